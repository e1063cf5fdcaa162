-- How large the letters of a map can be and how much of each list it can show, so that the curve
-- keeps its room.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local cards = require "reis.pictures.map.cards"

local fit = {}

fit.LABEL = 56     -- width of the lane labels
fit.INSET = 4.5    -- of text from a column's edge

-- What is tried: the first that leaves `curve` points for the curve is taken. `items` holds the lists that are told
-- elsewhere too (systems, actions) to so many; `names` and `lines` cut texts; level 2 has cards of one line.
local WHOLE, PARTS = {}, {}
local function tries(list, level, curve, limit, sizes)
    for _, body in ipairs(sizes) do
        list[#list + 1] = { level = level, curve = curve, items = limit.items, lines = limit.lines,
            names = limit.names, body = body }
    end
end
for _, list in ipairs { WHOLE, PARTS } do
    tries(list, 0, 190, {}, { 9.0, 8.6, 8.2, 7.8, 7.4 })
    tries(list, 0, 150, {}, { 7.0, 6.8 })
    tries(list, 0, 150, { items = 3 }, { 7.0, 6.8 })
    tries(list, 0, 150, { items = 2 }, { 7.0, 6.8, 6.6 })
    tries(list, 0, 150, {}, { 6.6, 6.4, 6.2 })
    tries(list, 0, 150, { items = 3 }, { 6.6, 6.4, 6.2 })
    tries(list, 0, 140, { items = 2 }, { 6.4, 6.2 })
end
-- The only page of a map may shorten names; where there are several there is room for them.
tries(WHOLE, 1, 140, { items = 3, lines = 3, names = 2 }, { 6.4, 6.2, 6.0 })
tries(WHOLE, 1, 130, { items = 2, lines = 2, names = 2 }, { 6.2, 6.0 })
tries(WHOLE, 2, 120, { items = 2, lines = 3, names = 1 }, { 6.2, 6.0 })
tries(PARTS, 0, 120, { items = 1 }, { 6.2, 6.0 })
local LAST = { level = 3, curve = 60, items = 1, lines = 2, names = 1, body = 6.0, clip = true }

--- Wraps what a list shows of its items; the last one leaves room for "+k" where some are left out.
local function wrap_items(items, width, try, o)
    local out, size = {}, try.body
    local shown = try.items and math.min(try.items, #items) or #items
    for i = 1, shown do
        local more = i == shown and #items - shown or 0
        local how = { size = size, first = o.first and o.first(items[i]) or 0, max = try.lines }
        local lines = scene.wrap(items[i].text, width, how)
        if more > 0 then
            local sign = scene.width("+" .. more, size, true) + 3
            local last = scene.width(lines[#lines] or "", size) + (#lines == 1 and how.first or 0)
            if last + sign > width then lines = scene.wrap(items[i].text, width - sign, how) end
        end
        out[i] = { item = items[i], lines = lines, more = more }
    end
    return out
end

local function list_height(cells, lead, between, pad)
    local most = 0
    for _, cell in ipairs(cells) do
        local lines = 0
        for _, one in ipairs(cell.items) do lines = lines + #one.lines end
        most = math.max(most, (lines + between * math.max(0, #cell.items - 1)) * lead)
    end
    return most + pad
end

local function list_cells(phases, field, width, try, o)
    local cells = {}
    for i, phase in ipairs(phases) do cells[i] = { items = wrap_items(phase[field], width, try,
        o) } end
    return cells
end

--- Names of systems: one under the other, or where a limit holds one running text of three lines
-- at most.
local function running_cells(phases, field, width, try)
    local cells = {}
    for i, phase in ipairs(phases) do
        local items, size = phase[field], try.body
        if not try.items or #items <= try.items then
            cells[i] = { items = wrap_items(items, width, { body = size, lines = try.lines }, {}) }
        else
            local text, kept, lines = items[1].text, 1, nil
            lines = scene.wrap(text, width, { size = size, max = 3 })
            for k = 2, #items do
                local longer = text .. ", " .. items[k].text
                local room = k < #items and longer .. " +88" or longer
                if #scene.wrap(room, width, { size = size }) > math.max(2, try.items) then break end
                text, kept = longer, k
                lines = scene.wrap(text, width, { size = size })
            end
            cells[i] = { items = { { item = { text = text }, lines = lines,
                more = #items - kept } } }
        end
    end
    return cells
end

--- A lane's label and what it needs: bold title, small words under it.
local function label(L, key, sub)
    local width = fit.LABEL - 6
    local lines, size = ink.gentle(L(key), width, 7.3, { bold = true })
    local small, small_size = {}, 6
    if sub then small, small_size = ink.gentle(sub, width, 6) end
    return { lines = lines, size = size, small = small, small_size = small_size,
        h = #lines * 8.4 + #small * 6.9 + 6.5 }
end

-- The lanes from top to bottom; those of OPTIONAL only where the journey has something for them.
local ORDER = { "goal", "does", "touchpoints", "thinks", "experience", "feels", "pains", "needs", "questions",
    "backstage", "opportunities" }
local OPTIONAL = { does = true, thinks = true, feels = true, questions = true }

--- The width that an item's mark takes before its text.
local function indent_of(lay, key, cells)
    if key == "pains" or key == "needs" then return lay.indent end
    local widest = 0
    for _, cell in ipairs(cells) do
        for _, item in ipairs(cell[key]) do
            if item.number then widest = math.max(widest, scene.width(item.number, lay.micro, true) + 3) end
        end
    end
    return widest
end

--- The texts of a lane of a list, and its height.
local function measure_list(lay, key, phases, width, try)
    local field = key == "opportunities" and "actions" or key
    local own = { body = try.body, lines = try.lines, items = try.clip and 1 or nil }
    local between, pad = 0.32, 8.5
    if key == "opportunities" then
        own.items, between, pad = try.items, 0.5, 9.5
        lay[key] = list_cells(phases, field, width, own, { first = function(item)
            return ink.chip_width(item.id, lay.chip) + 3
        end })
    elseif key == "backstage" then
        own.items = try.items
        lay[key] = running_cells(phases, field, width, own)
    else
        lay.indents[key] = indent_of(lay, key, phases)
        lay[key] = list_cells(phases, field, width - lay.indents[key], own, {})
    end
    return list_height(lay[key], lay.lead, between, pad)
end

local function measure(map, cw, try, labels, most)
    local body, phases = try.body, map.phases
    local lead = ink.LEAD * body
    local width = cw - 2 * fit.INSET
    local lay = { body = body, lead = lead, level = try.level, micro = math.max(ink.MICRO,
        0.87 * body), indents = {},
        indent = 1.3 * body, chip = math.max(ink.MICRO, 0.82 * body), cw = cw, heights = {} }
    local columns = cards.columns(phases, cw)
    lay.card_w = math.min((cw - 5 - (columns - 1) * cards.GAP) / columns, 210)
    lay.goals = {}
    local goal = 0
    for i, phase in ipairs(phases) do
        lay.goals[i] = phase.goal and scene.wrap(phase.goal, width, { size = body,
            max = try.lines }) or {}
        goal = math.max(goal, #lay.goals[i] * lead + 8)
    end
    lay.cards, lay.cards_h = cards.measure(phases, lay.card_w, try, columns, most)
    for _, key in ipairs(ORDER) do
        local h = key == "goal" and goal or key == "touchpoints" and lay.cards_h
        if key ~= "experience" and labels[key] then
            lay.heights[key] = math.max(h or measure_list(lay, key, phases, width, try), labels[key].h)
        end
    end
    return lay
end

--- Whether a page shows an action that the plan leaves out.
local function any_out(map)
    for _, phase in ipairs(map.phases) do
        for _, action in ipairs(phase.actions) do
            if action.horizon == "out" then return true end
        end
    end
    return false
end

--- What stands under "Pains": with evidence, where all have some or only part of them.
local function evidence_words(L, map)
    local known, unknown = false, false
    for _, phase in ipairs(map.phases) do
        for _, pain in ipairs(phase.pains) do
            if pain.known then known = true else unknown = true end
        end
    end
    if map.blank then return L "lane.pains.sub" end
    return known and L(unknown and "lane.pains.some" or "lane.pains.sub") or nil
end

--- The labels of the lanes of a map. who: what its persona is called, nil for everyone.
function fit.labels(ctx, map, who)
    local L = ctx.L
    local sub = { goal = who and L("lane.goal.sub", who) or L "lane.goal.sub.all",
        touchpoints = L "lane.touchpoints.sub", pains = evidence_words(L, map), backstage = L "lane.backstage.sub",
        opportunities = L(any_out(map) and "lane.opportunities.some" or "lane.opportunities.sub") }
    local labels = {}
    for _, key in ipairs(ORDER) do
        local there = not OPTIONAL[key]
        for _, phase in ipairs(map.phases) do there = there or #(phase[key] or {}) > 0 end
        if there then labels[key] = label(L, "lane." .. key, sub[key]) end
    end
    return labels
end

-- Heights of the lanes of an empty map.
local BLANK = { goal = 40, touchpoints = 92, pains = 46, needs = 42, backstage = 36, opportunities = 46 }

local function rest_of(lay, room)
    local rest = room.bottom - room.top
    for _, key in ipairs(ORDER) do rest = rest - (lay.heights[key] or 0) end
    return rest
end

--- Measures columns until they fit. room = { top, bottom }; alone: the only page of its map. -> layout, room for the
-- curve; nil where they do not fit without a loss
function fit.try(columns, cw, room, labels, alone)
    for _, try in ipairs(alone and WHOLE or PARTS) do
        local lay = measure(columns, cw, try, labels)
        local rest = rest_of(lay, room)
        if rest >= try.curve then return lay, rest end
    end
    return nil
end

--- The layout of a page of a map: sizes, wrapped texts and the lanes' tops.
function fit.page(part, cw, room, labels, alone)
    local lay, rest = fit.try(part, cw, room, labels, alone)
    for most = 12, 1, -1 do -- too much for any of them: not all cards are shown
        if lay and rest >= LAST.curve then break end
        lay = measure(part, cw, LAST, labels, most)
        rest = rest_of(lay, room)
    end
    if part.blank then
        lay.heights = BLANK
        rest = rest_of(lay, room)
    end
    lay.labels, lay.lanes = labels, {}
    local y = room.top
    for _, key in ipairs(ORDER) do
        if labels[key] then
            local h = key == "experience" and rest or lay.heights[key]
            local lane = { key = key, y = y, h = h, band = #lay.lanes % 2 == 1 }
            lay.lanes[#lay.lanes + 1], lay.lanes[key] = lane, lane
            y = y + h
        end
    end
    return lay
end

return fit
