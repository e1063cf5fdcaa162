-- The lane of a journey before and after for those who see the same: phases, two curves, marks where something changed.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local format = require "reis.words.format"
local curve = require "reis.pictures.twin.curve"
local pair = require "reis.pictures.twin.pair"

local lane = {}

local LABEL, TALL, LOW = 30, 112, 94 -- the room of the axis' words, the height of the curves, and of three below one another
local MOST, LEAST = 60, 11  -- touchpoints beside each other, points between two of them
local NAMED, ROOMY = 29, 60 -- points between two touchpoints that are named under the curve; and where words may be broken

--- The lowest and highest emotion that anyone has, with zero between, as whole numbers.
function lane.range(groups)
    local low, high = -1, 1
    for _, group in ipairs(groups) do
        for _, one in ipairs(group.met) do
            for _, row in ipairs { one.before or false, one.after or false } do
                local v = row and row.emotion
                if v then low, high = math.min(low, v), math.max(high, v) end
            end
        end
    end
    return { low = math.floor(low), high = math.ceil(high) }
end

--- Places columns from..to in a width: a third of it is shared by the phases, the rest by the touchpoints. -> xs, phases, closest
local function placed(columns, from, to, x, w)
    local phases, xs, closest = pair.phases(columns, from, to), {}, math.huge
    for _, phase in ipairs(phases) do
        local k = phase.to - phase.from + 1
        phase.x, phase.w = x, w * (0.3 / #phases + 0.7 * k / (to - from + 1))
        for i = 1, k do xs[phase.from + i - 1] = x + phase.w * (i - 0.5) / k end
        closest, x = math.min(closest, phase.w / k), x + phase.w
    end
    return xs, phases, closest
end

--- The parts in which columns are drawn below one another. w: the width -> list of { from =, to =, xs =, phases =, closest = }
function lane.parts(columns, w)
    local n = #columns
    for count = math.max(1, math.ceil(n / MOST)), math.max(1, n) do
        local list, fine = {}, true
        for k = 1, count do
            local part = { from = (k - 1) * n // count + 1, to = k * n // count }
            part.xs, part.phases, part.closest = placed(columns, part.from, part.to, ink.M + LABEL, w - LABEL)
            fine = fine and part.closest >= LEAST and #part.phases <= 12
            list[k] = part
        end
        if fine or count >= n then return list end
    end
end

--- The words under a part: what its phases and, where there is room, its touchpoints are called.
local function words_of(columns, part)
    local tall, named = 1, part.closest >= NAMED
    for i = part.from, named and part.closest < ROOMY and part.to or 0 do
        local lines, _, forced = scene.wrap(columns[i].name, part.closest - 3, { size = 5.8 })
        named = named and not forced and #lines <= 6
    end
    part.named = named
    for _, phase in ipairs(part.phases) do
        phase.lines, phase.size = ink.gentle(phase.name, phase.w - 6, 6.6, { bold = true })
        phase.size = math.max(ink.MICRO, phase.size)
        tall = math.max(tall, #phase.lines)
    end
    part.head, part.foot, part.names = tall * 7.8 + 4, 4, {}
    for i = part.from, named and part.to or 0 do
        local lines = scene.wrap(columns[i].name, part.closest - 3, { size = 5.8 })
        part.names[i] = lines
        part.foot = math.max(part.foot, 6 + #lines * 6.8)
    end
end

local function plates(page, part, y)
    for i, phase in ipairs(part.phases) do
        page:back { "poly", points = { phase.x, y, phase.x + phase.w - 1.2, y, phase.x + phase.w - 1.2, y + part.head, phase.x, y + part.head },
            fill = ink.DEEP }
        page:hit(phase.x, y, phase.w - 1.2, part.head, { name = phase.name, class = "phase" })
        page:text(phase.x + 3, y + 2, phase.lines, { size = phase.size, lead = 7.8, bold = true, color = ink.WHITE, tip = phase.name })
        if i > 1 then page:rule(phase.x - 0.6, y + part.head, phase.x - 0.6, y + part.head + part.tall, ink.COL, 0.4) end
    end
end

local function grid(page, ctx, part, range, y_of, right)
    local left = ink.M + LABEL
    local step = range.high - range.low > 8 and 2 or 1
    for v = range.low, range.high do
        if v % step == 0 then
            if v == 0 then page:stroke(left, y_of(v), right, y_of(v), { stroke = ink.INK3, width = 0.7 }) -- over what is tinted
            else page:rule(left, y_of(v), right, y_of(v), ink.HAIR, 0.4) end
            page:line(left - 4, y_of(v), format.signed(v, 0, ctx.lang), { size = 6, color = ink.INK2, align = "right", w = 0 })
        end
    end
end

--- Whether a change is for the better: of the mark, else of those who leave, of killers, of the emotion, of the time it takes.
local function better(one)
    local a, b = one.before, one.after
    if pair.differs(a.experience, b.experience) then return (b.experience or 0) > (a.experience or 0) end
    if pair.differs(a.leave, b.leave) then return (b.leave or 0) < (a.leave or 0) end
    if pair.differs(one.killed, one.kills) then return (one.kills or 0) < (one.killed or 0) end
    if pair.differs(a.emotion, b.emotion) then return (b.emotion or 0) > (a.emotion or 0) end
    return (b.minutes or 0) < (a.minutes or 0)
end

local STRIP = { new = { "#00795A1A", ink.GREEN }, gone = { ink.STRIP, ink.VERM }, moved = { ink.BACK, ink.INK2 } }

--- The strip behind a touchpoint that is new, gone or moved, with its word.
local function strip(page, V, fate, x, y, wide, tall, last)
    page:rect(x - wide / 2, y, wide, tall, STRIP[fate][1])
    local word = V("twin." .. fate)
    local w = scene.width(word, 5.8, true)
    if last and x - w / 2 < last + 3 then return last end
    page:line(x - w / 2, y + 5, word, { size = 5.8, bold = true, color = STRIP[fate][2] })
    return x + w / 2
end

--- The colour of what became of a touchpoint.
function lane.color(one)
    if one.fate == "gone" then return ink.VERM end
    if one.fate == "new" then return ink.GREEN end
    if one.fate == "routed" then return ink.INK2 end
    return better(one) and ink.BLUE or ink.VERM
end

local function point_name(ctx, V, column, one)
    local function show(row) return format.signed(row and row.emotion, 1, ctx.lang) end
    local s = ("%s %s: %s → %s"):format(column.number, column.name, show(one.before), show(one.after))
    return one.fate and s .. " (" .. V("twin." .. one.fate) .. ")" or s
end

--- The mark of a touchpoint as it is now (or was last), with its number.
local function point(page, ctx, V, column, one, x, y_of, r, closest)
    local row = one.after and one.after.emotion and one.after or one.before
    local y = y_of(row and row.emotion or 0)
    local name = point_name(ctx, V, column, one)
    local size = math.max(ink.MICRO, 5.8 * r / 4.7)
    local wide = scene.width(column.number, size, true) / 2 + 1
    if wide > r and wide <= 0.5 * closest then r = wide end
    if wide > r + 0.6 then size = nil end
    local look = { fill = ink.WHITE, stroke = ink.EDGE, color = ink.INK, width = 0.8 }
    if one.fate then
        local c = lane.color(one)
        look.fill, look.stroke, look.color = one.fate == "gone" and ink.WHITE or c, c, one.fate == "gone" and c or ink.WHITE
        look.dash = one.fate == "gone" and { 1.6, 1.2 } or nil
    end
    if one.kills and one.fate ~= "gone" then look.stroke, look.width = ink.INK, 0.8 end
    page:add { one.kills and one.fate ~= "gone" and "octagon" or "circle", x = x, y = y, r = one.kills and 1.25 * r or r, fill = look.fill,
        stroke = look.stroke, width = look.width, dash = look.dash, label = size and column.number or nil, size = size, bold = true, color = look.color,
        name = name, class = "point" }
end

local function chain_of(part, met, key, y_of)
    local flat = {}
    for i = part.from, part.to do
        local row = met[i][key]
        if row and row.emotion then
            flat[#flat + 1], flat[#flat + 2] = part.xs[i], y_of(row.emotion)
        end
    end
    return flat
end

--- From one touchpoint to the next on both curves where neither differs: list of { from, to } on the page.
local function quiet_of(part, met)
    local list, last = {}, nil
    for i = part.from, part.to do
        local a, b = met[i].before and met[i].before.emotion, met[i].after and met[i].after.emotion
        if a and b and not pair.differs(a, b) then
            if last then list[#list + 1] = { last, part.xs[i] } end
            last = part.xs[i]
        elseif a or b then
            last = nil
        end
    end
    return list
end

local function draw(page, ctx, V, columns, part, group, range, y)
    local top, right = y + part.head, page.w - ink.M
    local function y_of(v) return top + 15 + (range.high - v) / (range.high - range.low) * (part.tall - 23) end
    plates(page, part, y)
    grid(page, ctx, part, range, y_of, right)
    local last
    for i = part.from, part.to do
        local one = group.met[i]
        local fate = STRIP[one.fate] and one.fate or columns[i].moved and one.after and "moved"
        if fate then
            last = strip(page, V, fate, part.xs[i], top, math.min(18, part.closest - 1), part.tall, last)
        end
    end
    local before, after = chain_of(part, group.met, "before", y_of), chain_of(part, group.met, "after", y_of)
    curve.draw(page, curve.chain(before), curve.chain(after), { name_before = V "twin.key.before", name_after = V "twin.key.after",
        quiet = quiet_of(part, group.met) })
    local side = math.min(3.2, part.closest * 0.3)
    for k = 1, #before, 2 do
        page:add { "box", x = before[k] - side / 2, y = before[k + 1] - side / 2, w = side, h = side, fill = ink.INK3 }
    end
    local r = math.min(4.7, 0.45 * part.closest)
    for i = part.from, part.to do
        local one = group.met[i]
        if one.before and one.before.emotion or one.after and one.after.emotion or one.fate then
            point(page, ctx, V, columns[i], one, part.xs[i], y_of, r, part.closest)
        end
        if part.names[i] then
            page:text(part.xs[i] - part.closest / 2 + 1.5, top + part.tall + 3, part.names[i], { size = 5.8, lead = 6.8, align = "center",
                w = part.closest - 3, color = one.fate and ink.INK or ink.INK3, bold = false, tip = columns[i].name })
        end
    end
end

--- Both curves of a group alone, in an area { x, y, w, h }.
function lane.sketch(page, W, group, area)
    local range = lane.range { group }
    local function y_of(v) return area.y + (range.high - v) / (range.high - range.low) * area.h end
    local part = { from = 1, to = #group.met, xs = {} }
    for i in ipairs(group.met) do part.xs[i] = area.x + area.w * (i - 0.5) / #group.met end
    page:rule(area.x, y_of(0), area.x + area.w, y_of(0), ink.INK3, 0.5)
    local after = chain_of(part, group.met, "after", y_of)
    curve.draw(page, curve.chain(chain_of(part, group.met, "before", y_of)), curve.chain(after), { thin = true, quiet = quiet_of(part, group.met),
        name_before = W "twin.key.before", name_after = W "twin.key.after" })
    for i, one in ipairs(group.met) do
        local row = one.after and one.after.emotion and one.after or one.before
        if one.fate and row and row.emotion then
            page:add { "circle", x = part.xs[i], y = y_of(row.emotion), r = 1.8, fill = one.fate == "gone" and ink.WHITE or lane.color(one),
                stroke = lane.color(one), width = 0.8 }
        end
    end
end

--- Adds the lanes of a group to blocks; who: what stands over them, count: of how many groups.
-- -> whether every touchpoint is named under its lane
function lane.add(out, ctx, V, columns, group, range, who, count)
    local w = ctx.paper.w - 2 * ink.M
    local lines, all = scene.wrap(who, w, { size = 7.4, bold = true }), true
    for k, part in ipairs(lane.parts(columns, w)) do
        words_of(columns, part)
        part.tall = count > 2 and LOW or TALL
        all = all and part.named
        if k == 1 then
            out[#out + 1] = { head = true, h = #lines * 9 + 3, draw = function(page, y)
                page:text(ink.M, y + 1, lines, { size = 7.4, lead = 9, bold = true })
            end }
        end
        out[#out + 1] = { h = part.head + part.tall + part.foot + 7, draw = function(page, y)
            draw(page, ctx, V, columns, part, group, range, y)
        end }
    end
    return all
end

return lane
