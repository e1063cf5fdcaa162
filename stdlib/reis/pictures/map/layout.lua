-- What a page of a map takes at a size of letters: how wide its columns are, how cards and lists break into lines and stand
-- beside each other, how high each lane is.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local cards = require "reis.pictures.map.cards"
local share = require "reis.pictures.map.share"

local layout = {}

layout.INSET = 4.5 -- of text from a column's edge
layout.GAP = 0.32  -- between two items of a list, in lines

--- How many things a column has to show beside or under each other: cards count whole, items of a list less.
local function crowd(phase)
    local most = #phase.touchpoints
    for _, list in pairs(phase.lists) do most = math.max(most, math.ceil(#list * 0.55)) end
    return most
end

--- The columns of phases between x0 and x1 where each has at most `most` cards under each other: crowded phases are
-- wider. -> list of { x =, w =, n = (stacks), sub = (width of a stack) }, total of stacks
function layout.columns(phases, x0, x1, most)
    local list, total = {}, 0
    for i, phase in ipairs(phases) do
        list[i] = { n = math.max(1, math.ceil(crowd(phase) / most)) }
        total = total + list[i].n
    end
    local x, unit = x0, (x1 - x0) / total
    for _, column in ipairs(list) do
        column.x, column.w, column.sub = x, column.n * unit, unit
        x = x + column.w
    end
    return list, total
end

--- All ways to set phases in columns: narrow stacks of cards last. least: how narrow a stack may be
function layout.ways(phases, x0, x1, least)
    local most, ways, known = 1, {}, 0
    for _, phase in ipairs(phases) do most = math.max(most, crowd(phase)) end
    for per = most, 1, -1 do
        local columns, total = layout.columns(phases, x0, x1, per)
        if total ~= known and (known == 0 or (x1 - x0) / total >= least) then ways[#ways + 1], known = columns, total end
    end
    return ways
end

-- lists -----------------------------------------------------------------------------------------

--- The width that an item's mark takes before its text.
local function indent_of(lay, lane, phases)
    local mark, widest = lane.kind.mark, 0
    if mark == "pain" or mark == "need" then return lay.indent end
    if mark == "icon" then return 1.5 * lay.body end
    if mark ~= "number" then return 0 end
    for _, phase in ipairs(phases) do
        for _, item in ipairs(phase.lists[lane.key]) do
            if item.number then widest = math.max(widest, scene.width(item.number, lay.micro, true) + 3) end
        end
    end
    return widest
end

--- The items of a cell as they are set: names that may run on are one text where they are many.
local function items_of(lane, list)
    if not lane.kind.run or #list <= 2 then return list end
    local names = {}
    for i, item in ipairs(list) do names[i] = item.text end
    return { { text = table.concat(names, ", ") } }
end

--- A cell of a list: its items wrapped, in columns beside each other. -> { groups =, h = }, whether a text is cut
local function cell(lay, lane, phase, column, most)
    local list = items_of(lane, phase.lists[lane.key])
    local wide = lane.kind.wide or lane.kind.run
    local n = wide and 1 or math.min(column.n, math.max(1, #list))
    local sub = column.w / n
    local width = sub - 2 * layout.INSET - lay.indents[lane.key]
    local heights, set, cut = {}, {}, false
    for i, item in ipairs(list) do
        local first = lane.kind.mark == "chip" and ink.chip_width(item.id, lay.chip) + 3 or 0
        local lines, clipped = scene.wrap(item.text, width, { size = lay.body, first = first, max = most, bold = item.mark == "killer" })
        set[i], heights[i] = { item = item, lines = lines }, #lines * lay.lead
        cut = cut or clipped
    end
    local gap = (lane.kind.between or layout.GAP) * lay.lead
    local out = { sub = sub, gap = gap, h = 0 }
    for k, group in ipairs(share(heights, n, gap)) do
        out[k] = table.move(set, group.from, group.to, 1, {})
        out.h = math.max(out.h, group.h)
    end
    return out, cut
end

local function measure_list(lay, lane, phases, most)
    lay.indents[lane.key] = indent_of(lay, lane, phases)
    local cells, h, cut = {}, 0, false
    for i, phase in ipairs(phases) do
        local one, clipped = cell(lay, lane, phase, lay.columns[i], most)
        cells[i], h, cut = one, math.max(h, one.h), cut or clipped
    end
    lay.cells[lane.key] = cells
    lay.cut = lay.cut or cut
    return h + (lane.kind.mark == "chip" and 9.5 or 8.5)
end

--- Measures a page. try: body, level (1: compact cards), lines (the most of an item, nil: all), clip (lists and cards that
-- are shown, nil: all). lanes: of the map. -> lay with heights = { [lane] = }
function layout.measure(phases, columns, lanes, try)
    local body = try.body
    local lay = { body = body, lead = ink.LEAD * body, level = try.level, micro = math.max(ink.MICRO, 0.87 * body), indents = {},
        indent = 1.3 * body, chip = math.max(ink.MICRO, 0.82 * body), columns = columns, heights = {}, cells = {} }
    local killers = true
    for _, lane in ipairs(lanes) do killers = killers and lane.key ~= "pains" end
    for _, lane in ipairs(lanes) do
        local h = 0
        if lane.key == "touchpoints" then
            lay.cards, h = cards.measure(phases, columns, lay, killers)
        elseif lane.key ~= "experience" then
            h = measure_list(lay, lane, phases, try.lines)
        end
        if lane.key ~= "experience" then lay.heights[lane.key] = math.max(h, lane.label.h) end
    end
    return lay
end

return layout
