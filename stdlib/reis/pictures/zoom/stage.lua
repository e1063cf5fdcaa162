-- Front stage, the line of visibility, backstage, and the systems and partners behind a zoom.

local scene = require "scene"
local several = require "reis.model.several"
local ink = require "reis.pictures.ink"
local format = require "reis.words.format"
local lane = require "reis.pictures.zoom.lane"

local stage = {}

local CHIP_GAP = 3.5
local MOST_IMAGE = 60 -- the height of what the customer sees

-- what stands in the boxes ------------------------------------------------------------------------

local function front_of(Z, c)
    local t, L = c.t, Z.ctx.L
    local w = Z.box_w - 9
    local box
    if t.silence and #t.frontstage == 0 then
        box = { lines = { L "zoom.silence" }, silence = true, whole = L "zoom.silence" }
    elseif #t.frontstage > 0 then
        local s = table.concat(t.frontstage, "; ")
        box = { lines = scene.wrap(s, w, { size = Z.size }), whole = s }
    elseif t.ref.channel then
        local channel = several.names(t, "channel")
        box = { lines = scene.wrap(channel, w, { size = Z.size }),
            whole = channel,
            weak = true }
    elseif t.image and not Z.plain then
        box = { lines = {}, whole = t.name }
    else
        return nil
    end
    box.held, box.image_h = {}, t.image and not Z.plain and math.min(Z.box_w * 0.56, MOST_IMAGE) or 0
    if #t.physical > 0 then
        local s = L("zoom.with", table.concat(t.physical, ", "))
        box.held, box.held_whole = scene.wrap(s, w, { size = Z.small }), s
    end
    box.h = box.image_h + #box.lines * Z.size * 1.17 + #box.held * Z.small * 1.17 + 7
    return box
end

local function back_of(Z, c)
    if #c.t.backstage == 0 then return nil end
    local s = table.concat(c.t.backstage, "; ")
    local lines = scene.wrap(s, Z.box_w - 9, { size = Z.size })
    return { lines = lines, whole = s, h = #lines * Z.size * 1.17 + 7 }
end

-- systems ---------------------------------------------------------------------------------------

--- Things used by columns, as runs of neighbouring columns, in declared order of first use.
local function runs(Z, field, kind, failing)
    local list, order, columns = {}, {}, {}
    for i, c in ipairs(Z.cols) do
        for _, thing in ipairs(c.t.ref[field] or {}) do
            if not columns[thing] then
                columns[thing] = {}
                order[#order + 1] = thing
            end
            columns[thing][i] = true
        end
    end
    for _, thing in ipairs(order) do
        local i = 1
        while i <= #Z.cols do
            if columns[thing][i] then
                local from = i
                local fails = failing(thing, from)
                while columns[thing][i + 1] and failing(thing, i + 1) == fails do i = i + 1 end
                list[#list + 1] = { from = from, to = i, text = thing.name, thing = thing,
                    kind = kind, fail = fails,
                    third = kind == "partner" or thing.managed == false }
            end
            i = i + 1
        end
    end
    return list
end

--- The systems and partners that a fail point belongs to: the names of all, and of those that no
-- chip of the touchpoint's own shows.
local function where_fails(t, fail)
    local all, unseen = {}, {}
    for _, field in ipairs { "systems", "partners" } do
        local own = {}
        for _, one in ipairs(t.ref[field] or {}) do own[one] = true end
        for _, one in ipairs(fail.ref and fail.ref[field] or {}) do
            all[#all + 1] = one.name
            if not own[one] then unseen[#unseen + 1] = one.name end
        end
    end
    return all, unseen
end

--- The fail points. Each says what it belongs to, as far as the tinted chips do not tell.
local function fail_chips(Z)
    local list = {}
    for i, c in ipairs(Z.cols) do
        for _, fail in ipairs(c.t.fails) do
            local text = fail.name
            local p = require "reis.language.quantity".mean(rawget(fail, "probability"))
            if p then
                text = text .. " (" .. format.percent(p, Z.ctx.lang):gsub(" ", "\u{A0}") .. ")"
            end
            local all, unseen = where_fails(c.t, fail)
            local told = #c.t.fails > 1 and all or unseen
            list[#list + 1] = { from = i, to = i, text = text, thing = fail, kind = "fail",
                fail = true, where = #told > 0 and Z.ctx.L("zoom.fail.at",
                table.concat(told, ", ")), at_all = #all > 0 and Z.ctx.L("zoom.fail.at",
                table.concat(all, ", ")) }
        end
    end
    return list
end

--- Whether a system or partner is named in a fail point of a column.
local function fails_at(Z)
    return function(thing, i)
        for _, fail in ipairs(Z.cols[i].t.fails) do
            for _, field in ipairs { "systems", "partners" } do
                for _, one in ipairs(fail.ref and fail.ref[field] or {}) do
                    if one == thing then return true end
                end
            end
        end
        return false
    end
end

local function chip_sentence(Z, chip)
    local L = Z.ctx.L
    local s = L("zoom." .. chip.kind .. ".name", chip.text)
    if chip.at_all then s = s .. ", " .. chip.at_all end
    if chip.kind == "system" and rawget(chip.thing, "realtime") == false then
        s = s .. ", " .. L "zoom.batch"
    end
    if chip.third then s = s .. " (" .. L "tp.unmanaged" .. ")" end
    if chip.fail and chip.kind ~= "fail" then s = s .. ": " .. L "legend.fail" end
    if chip.thing.note then s = s .. " – " .. chip.thing.note end
    return s
end

--- Puts chips into rows, long ones first, then from left to right.
local function into_rows(Z, chips)
    for i, chip in ipairs(chips) do chip.at = i end
    table.sort(chips, function(a, b)
        local fa, fb = a.kind == "fail", b.kind == "fail"
        if fa ~= fb then return fb end
        local la, lb = a.to - a.from, b.to - b.from
        if la ~= lb then return la > lb end
        if a.from ~= b.from then return a.from < b.from end
        return a.at < b.at
    end)
    local rows = {}
    for _, chip in ipairs(chips) do
        local w = (chip.to - chip.from) * Z.colw + Z.box_w - 9
        chip.lines = scene.wrap(chip.text, w, { size = Z.size, bold = chip.kind == "fail" })
        chip.under = chip.where and scene.wrap(chip.where, w, { size = Z.small }) or {}
        chip.h = #chip.lines * Z.size * 1.15 + #chip.under * Z.small * 1.15 + 5.5
        chip.name = chip_sentence(Z, chip)
        for r = 1, #rows + 1 do
            rows[r] = rows[r] or { chips = {}, h = 0, taken = {} }
            local free = true
            for i = chip.from, chip.to do free = free and not rows[r].taken[i] end
            if free then
                for i = chip.from, chip.to do rows[r].taken[i] = chip end
                table.insert(rows[r].chips, chip)
                rows[r].h = math.max(rows[r].h, chip.h)
                break
            end
        end
    end
    return rows
end

-- measuring -------------------------------------------------------------------------------------

function stage.measure(Z)
    Z.box_w = math.min(Z.colw - 14, #Z.cols == 1 and 460 or 340)
    local m = { front = {}, back = {}, front_h = 0, back_h = 0, box_w = Z.box_w }
    for i, c in ipairs(Z.cols) do
        m.front[i], m.back[i] = front_of(Z, c), back_of(Z, c)
        m.front_h = math.max(m.front_h, m.front[i] and m.front[i].h or 0)
        m.back_h = math.max(m.back_h, m.back[i] and m.back[i].h or 0)
    end
    local failing = fails_at(Z)
    local chips = runs(Z, "systems", "system", failing)
    for _, chip in ipairs(runs(Z, "partners", "partner", failing)) do chips[#chips + 1] = chip end
    for _, chip in ipairs(fail_chips(Z)) do chips[#chips + 1] = chip end
    m.rows = into_rows(Z, chips)
    m.systems_h = 0
    for _, row in ipairs(m.rows) do m.systems_h = m.systems_h + row.h + CHIP_GAP end
    local told = false -- a front stage that only repeats the channels of the cards tells nothing
    for _, box in pairs(m.front) do told = told or not box.weak or #box.held > 0 or box.image_h > 0 end
    m.has_back, m.behind = next(m.back) ~= nil, next(m.back) ~= nil or #m.rows > 0
    m.none = not told and not m.behind
    local L = Z.ctx.L
    m.top_pad, m.boxes_h = 7, m.back_h
    m.over = m.behind and 11 or 5 -- from the front stage to the line of visibility
    m.front_least = math.max(m.top_pad + m.front_h, lane.height(Z, L "zoom.front", L "zoom.front.sub") - m.over)
    if m.has_back then m.back_h = math.max(m.back_h, lane.height(Z, L "zoom.back", L "zoom.back.sub") - 19) end
    m.back_least = m.has_back and 11 + m.back_h or 0
    m.between = not m.behind and 0 or #m.rows > 0 and 9 or 2 -- from backstage to the line of internal interaction
    m.systems_least = #m.rows > 0 and math.max(m.systems_h + 7, lane.height(Z, L "zoom.systems", L "zoom.systems.sub")) or 0
    m.least = m.none and 0 or m.front_least + m.over + m.back_least + m.between + m.systems_least + 4
    return m
end

-- drawing ---------------------------------------------------------------------------------------

local function draw_box(Z, c, box, y, h, o)
    local x = c.cx - Z.box_w / 2
    local style = { "box", x = x, y = y, w = Z.box_w, h = h, fill = ink.WHITE, stroke = ink.EDGE,
        width = 0.6,
        name = o.name }
    if box.silence then
        style.stroke, style.width, style.dash = ink.VERM, 0.9, { 2.4, 1.7 }
    elseif o.dashed then
        style.stroke, style.width, style.dash = ink.DASH, 0.8, { 2.4, 1.7 }
    end
    Z.page:add(style)
    local lead, small = Z.size * 1.17, Z.small * 1.17
    local held = box.held or {}
    local shown = box.image_h or 0
    if shown > 0 and #box.lines + #held == 0 then shown = h - 4 end
    if shown > 0 then Z.page:image(x + 2, y + 2, Z.box_w - 4, shown, c.t.image, { name = o.name }) end
    local top = y + shown + (h - shown - #box.lines * lead - #held * small) / 2
    if #box.lines > 0 then Z.page:text(x + 5, top, box.lines, { size = Z.size, lead = lead, italic = box.silence,
        tip = o.name,
        color = box.silence and ink.VERM or box.weak and ink.INK3 or ink.INK }) end
    if #held > 0 then
        Z.page:text(x + 5, top + #box.lines * lead, held,
            { size = Z.small, lead = small, color = ink.INK3,
            tip = box.held_whole })
    end
end

--- A dashed line across all columns with its name in a gap of it.
local function divider(Z, y, label, o)
    local w = scene.width(label, 6.4, true) + 8
    local x = #Z.cols > 1 and Z.x1 - Z.colw or Z.x1 - w / 2 - 8
    Z.page:add { "path", points = { ink.straight(Z.x0, y, x - w / 2, y),
        ink.straight(x + w / 2, y, Z.x1, y) },
        stroke = ink.INK, width = o.width, dash = o.dash, name = label }
    Z.page:line(x, y, label, { size = 6.4, bold = true, align = "center", w = 0 })
end

local function draw_chip(Z, chip, y, h)
    local x = Z.cols[chip.from].cx - Z.box_w / 2
    local w = (chip.to - chip.from) * Z.colw + Z.box_w
    local style = { "box", x = x, y = y, w = w, h = h, round = true, fill = ink.WHITE,
        stroke = ink.EDGE,
        width = 0.6, name = chip.name,
        class = chip.kind }
    if chip.third then style.stroke, style.width, style.dash = ink.DASH, 0.8, { 2.4, 1.7 } end
    if chip.fail then style.fill, style.stroke, style.width = ink.FAIL, ink.VERM, 0.8 end
    Z.page:add(style)
    local lead = Z.size * 1.15
    local bold, small = chip.kind == "fail", Z.small * 1.15
    local top = y + (h - #chip.lines * lead - #chip.under * small) / 2 + (bold and 0.6 or 0.2)
    if #chip.under > 0 then
        Z.page:text(x + 5, top + #chip.lines * lead, chip.under,
            { size = Z.small, lead = small, color = ink.VERM, tip = chip.name })
    end
    Z.page:text(x + 5, top, chip.lines,
        { size = Z.size, lead = lead, bold = bold,
        tip = chip.name,
        italic = chip.kind == "partner", color = chip.fail and ink.VERM or ink.INK })
end

local function connector(Z, x, y1, y2, name)
    if y1 - y2 < 4 then return end
    Z.page:stroke(x, y1, x, y2, { stroke = ink.INK2, width = 0.8, arrow = 2.2, name = name })
end

--- The top of the first chip behind a column, nil without.
local function chip_top(m, i, y)
    for _, row in ipairs(m.rows) do
        if row.taken[i] then return y end
        y = y + row.h + CHIP_GAP
    end
end

local function draw_column(Z, m, i, at)
    local c, L = Z.cols[i], Z.ctx.L
    local front, back, chip = m.front[i], m.back[i], chip_top(m, i, at.systems)
    local front_bottom = front and at.front + m.front_h
    if back then
        if front then connector(Z, c.cx, at.back, front_bottom, L("zoom.carries", c.id)) end
        if chip then connector(Z, c.cx, chip, at.back + m.boxes_h, L("zoom.serves", c.id)) end
    elseif chip and front then
        connector(Z, c.cx, chip, front_bottom, L("zoom.serves", c.id))
    end
    if front then
        draw_box(Z, c, front, at.front, m.front_h, { dashed = not c.t.managed,
            name = L("zoom.front.name", c.id,
            front.whole) })
    end
    if back then
        draw_box(Z, c, back, at.back, m.boxes_h, { name = L("zoom.back.name", c.id, back.whole) })
    end
end

--- Where the parts of the lane begin, in a lane from y of height h: front, line, back, inner,
-- systems.
function stage.places(m, y, h)
    local spare = math.max(0, h - m.least)
    local bit = m.behind and math.min(spare / 4, 16) or 0
    local at = { front = y + m.top_pad + math.min(bit, 5) }
    at.line = y + m.front_least + math.min(bit, 5) + bit + m.over
    at.back = at.line + 11 + bit
    at.inner = m.has_back and at.back + m.back_h + m.between * 0.9 + bit or at.line + 4
    at.systems = at.inner + 7
    return at
end

function stage.draw(Z, m, y, h)
    local L = Z.ctx.L
    local at = stage.places(m, y, h)
    if m.behind then divider(Z, at.line, L "zoom.visibility", { width = 1.4, dash = { 7, 3.2 } }) end
    if m.has_back and #m.rows > 0 then
        divider(Z, at.inner, L "zoom.internal", { width = 0.7, dash = { 2.2, 2.4 } })
    end
    for i = 1, #Z.cols do draw_column(Z, m, i, at) end
    local sy = at.systems
    for _, row in ipairs(m.rows) do
        for _, chip in ipairs(row.chips) do draw_chip(Z, chip, sy, chip.h) end
        sy = sy + row.h + CHIP_GAP
    end
end

return stage
