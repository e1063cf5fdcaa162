-- Owner × phase: who answers for which touchpoint, and how many customers go from one owner to another.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local flow = require "reis.pictures.flow"
local frame = require "reis.pictures.frame"
local i18n = require "reis.words.i18n"
local numbering = require "reis.model.numbering"
local sheet = require "reis.pictures.twin.sheet"
local notes = require "reis.pictures.twin.notes"
local boxes = require "reis.pictures.lanes.boxes"
local crowd = require "reis.pictures.lanes.crowd"
local glance = require "reis.pictures.lanes.glance"
local grid = require "reis.pictures.lanes.grid"
local duty = require "reis.pictures.owners.duty"

local LABEL, MOST = 92, 9 -- the width of names, phases beside each other
local SIZES = { 8.4, 7.6, 6.8 } -- of names: the largest at which a page holds all owners
local BARS = 60            -- the longest bar of a hand-over

--- Where a touchpoint hands its customers over to, as small lines on its card; once for each owner.
local function hands(ctx, V, all, list)
    local rows, sums, order = {}, {}, {}
    for _, one in ipairs(list or {}) do
        if not sums[one.to] then order[#order + 1] = one.to end
        sums[one.to] = (sums[one.to] or 0) + one.n
    end
    for i, owner in ipairs(order) do
        rows[i] = { V("own.hands", owner.name, crowd.many(ctx, all, sums[owner])), color = ink.LEAF }
    end
    return rows
end

local function blocks_of(ctx, V, journey, all, rows, out_of, part, size)
    local out, n = {}, part.to - part.from + 1
    local G, plates = grid.new(ctx, n, LABEL), {}
    for i = 1, n do
        local phase = journey.phases[part.from + i - 1]
        plates[i] = { from = i, to = i, text = ("%d  %s"):format(phase.index, phase.name), url = ctx.link("zoom", journey, phase),
            name = ctx.L("phase.name", phase.index, phase.name) }
    end
    out[1] = grid.plates(G, plates)
    for k, row in ipairs(rows) do
        local cells = {}
        for i = 1, n do
            local items = {}
            for _, t in ipairs(row.cells[part.from + i - 1] or {}) do
                local mine = t.ref.owner == row.owner -- of several owners the first hands over
                boxes.touchpoint(items, ctx, t, G.box, { size = size, plain = true, rows = hands(ctx, V, all, mine and out_of[t]) })
            end
            cells[i] = #items > 0 and items or nil
        end
        local sub = V(i18n.plural("chan.touchpoints", row.n), row.n)
        if row.owner and row.owner.kind == "partner" then sub = V "own.partner" .. " · " .. sub end
        grid.row(out, G, { label = row.owner and row.owner.name or V "own.none", sub = sub, cells = cells, natural = true,
            fill = not row.owner and ink.FAIL or k % 2 == 0 and ink.BAND or nil })
    end
    return out
end

--- All of it at a glance: an owner a row, in a cell how many touchpoints they answer for.
local function rows_of(ctx, V, journey, rows)
    local list = {}
    for k, row in ipairs(rows) do
        local name, cells = row.owner and row.owner.name or V "own.none", {}
        for _, phase in ipairs(journey.phases) do
            local mine, numbers = row.cells[phase.index], {}
            for i, t in ipairs(mine or {}) do numbers[i] = "#" .. numbering.of(t) .. " " .. t.name end
            if mine then
                cells[phase.index] = { text = tostring(#mine), fill = not row.owner and ink.FAIL or row.owner.kind == "partner" and ink.WHITE
                    or ink.BLUET, name = ("%s, %s: %s"):format(name, ctx.L("phase.name", phase.index, phase.name), table.concat(numbers, ", ")) }
            end
        end
        list[k] = { label = name, tip = name, cells = cells, all = { text = tostring(row.n), fill = ink.WHITE,
            name = name .. ": " .. V(i18n.plural("chan.touchpoints", row.n), row.n) } }
    end
    return list
end

--- One hand-over: a bar, from whom to whom, and between which touchpoints.
local function handover(ctx, V, all, one, most, w)
    local where = {}
    for i, at in ipairs(one.at) do where[i] = ("%s → %s"):format(numbering.of(at.t), numbering.of(at.to)) end
    local heads = scene.wrap(("%s → %s"):format(one.from.name, one.to.name), w - BARS - 76, { size = 7, bold = true })
    local lines = scene.wrap(V("own.at", table.concat(where, ", ")), w - BARS - 76, { size = 6.2 })
    local many = crowd.many(ctx, all, one.n)
    local counts = scene.wrap(many, 58, { size = 6.6, bold = true })
    return { h = math.max(#heads * 8.4 + #lines * 7.4, #counts * 7.9) + 5, draw = function(page, x, y)
        page:add { "box", x = x, y = y + 1.4, w = math.max(0.6, one.n / most * BARS), h = 6, fill = ink.GREEN,
            name = V("own.hand.name", one.from.name, one.to.name, many) }
        page:text(x + BARS + 4, y + 0.4, counts, { size = 6.6, lead = 7.9, bold = true, tip = many })
        page:text(x + BARS + 66, y, heads, { size = 7, lead = 8.4, bold = true })
        page:text(x + BARS + 66, y + #heads * 8.4, lines, { size = 6.2, lead = 7.4, color = ink.INK3 })
    end }
end

local function add_handovers(out, ctx, V, all, list)
    local w, rows = ctx.paper.w - 2 * ink.M, {}
    out[#out + 1] = { h = 6, draw = function() end }
    out[#out + 1] = flow.heading(V "own.hand.title", #list > 0 and V "own.hand.sub" or V "own.hand.none", w)
    for i, one in ipairs(list) do rows[i] = handover(ctx, V, all, one, list[1].n, w / 2 - 12) end
    notes.grid(out, rows, 2, w)
end

local function evidence(V, rows, list)
    local owners, parts = 0, {}
    for _, row in ipairs(rows) do owners = owners + (row.owner and 1 or 0) end
    parts[1] = V(i18n.plural("own.count", owners), owners)
    parts[2] = V(i18n.plural("own.pairs", #list), #list)
    local last = rows[#rows]
    if last and not last.owner then parts[3] = V(i18n.plural("own.orphans", last.n), last.n) end
    return table.concat(parts, " · ")
end

local function legend(ctx, V)
    local key, L = frame.key, ctx.L
    return { key.dashed(L "legend.unmanaged"), key.swatch(V "own.none", ink.FAIL), key.words(V "own.key.hands"),
        key.swatch(V "own.key.bar", ink.GREEN), key.moment(L "legend.moment"), key.killer(V "blue.key.killer") }
end

local function build(ctx)
    local V, list = i18n.of(ctx.lang, "service"), {}
    for _, journey in ipairs(crowd.journeys(ctx)) do
        local all, rows = crowd.of(ctx, journey), duty.rows(journey)
        local pairs_of, out_of = duty.handovers(journey, all.flow)
        local some, laid = #rows > 0, {}
        for _, size in ipairs(some and SIZES or {}) do
            local fits = true
            for k, part in ipairs(grid.parts(#journey.phases, MOST)) do
                laid[k] = blocks_of(ctx, V, journey, all, rows, out_of, part, size)
                fits = fits and grid.height(laid[k]) <= ctx.paper.h - sheet.FOOT - sheet.TOP
            end
            if fits then break end
        end
        local many = some and glance.asked(ctx, laid, sheet.FOOT + sheet.TOP)
        if some then add_handovers(laid[#laid], ctx, V, all, pairs_of) end
        if many then
            local first = {}
            glance.blocks(first, ctx, V, journey, rows_of(ctx, V, journey, rows), V "own.glance")
            table.insert(laid, 1, first)
        end
        list[#list + 1] = { title = journey.name, name = V("own.page", journey.name), legend = some and legend(ctx, V) or {},
            evidence = some and evidence(V, rows, pairs_of) or V "service.empty", blocks = grid.join(ctx, laid) }
    end
    if #list == 0 then list[1] = { title = V "service.none", legend = {}, blocks = {} } end
    return sheet.pages(ctx, V "own.kicker", list)
end

return { name = "owners", build = build }
