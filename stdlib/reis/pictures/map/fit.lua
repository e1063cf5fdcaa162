-- How large the letters of a map can be and how much of each list it can show, so that the curve
-- keeps its room.

local scene = require "scene"
local ink = require "reis.pictures.ink"

local fit = {}

fit.LABEL = 56     -- width of the lane labels
fit.INSET = 4.5    -- of text from a column's edge
fit.GAP = 3.2      -- between cards

-- Tried in this order; the first that leaves `curve` points for the curve is taken.
local TRIES = {}
local function tries(level, curve, limit, sizes)
    for _, body in ipairs(sizes) do
        TRIES[#TRIES + 1] = { level = level, curve = curve, items = limit.items,
            lines = limit.lines,
            names = limit.names, body = body }
    end
end
tries(0, 190, {}, { 9.0, 8.6, 8.2, 7.8, 7.4 })
tries(0, 150, {}, { 7.0, 6.8 })
tries(0, 150, { items = 3 }, { 7.0, 6.8 })
tries(0, 150, { items = 2 }, { 7.0, 6.8, 6.6 })
tries(0, 150, {}, { 6.6, 6.4, 6.2 })
tries(0, 150, { items = 3 }, { 6.6, 6.4, 6.2 })
tries(0, 140, { items = 2 }, { 6.4, 6.2 })
tries(1, 140, { items = 3, lines = 3, names = 2 }, { 6.4, 6.2, 6.0 })
tries(1, 130, { items = 2, lines = 2, names = 2 }, { 6.2, 6.0 })
tries(2, 120, { items = 2, lines = 3, names = 1 }, { 6.2, 6.0 })
tries(3, 60, { items = 1, lines = 2, names = 1 }, { 6.0 })

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

--- A card's text block and height. A mark on its corner takes 7.5 of the first line, two take 17.
local function card(t, w, try, marks)
    local body = try.body
    local left = try.level >= 2 and scene.width("88", body + 0.4, true) + 6 or 2.55 * body
    local micro = math.max(ink.MICRO, 0.87 * body)
    if try.level >= 2 then
        local room = w - left - body * 1.3 - 3.5 - (marks > 0 and 9.5 * marks - 1.5 or 0)
        return { t = t, name = { ink.cut(t.name, room, body) }, left = left, h = 1.87 * body,
            micro = micro }
    end
    local lines = scene.wrap(t.name, w - left - 2.5, { size = body, first = marks > 0
        and 9.5 * marks - 2 or 0, max = try.names })
    local lead = 1.135 * body
    local h = #lines > 1 and #lines * lead + (t.owner and 1.25 * micro or 0) + 5.2
        or lead + math.max(1.25 * micro + 5.2, 2.3 * body)
    h = math.max(h, 1.2 * body + 1.4 * body + 6)
    return { t = t, name = lines, left = left, h = h, micro = micro, lead = lead }
end

--- Cards of a phase in stacks beside each other, read downwards; at most `most` in a stack.
local function stacks_of(phase, w, try, columns, most)
    local stacks, n = {}, #phase.touchpoints
    local per = math.max(1, math.ceil(n / columns))
    local shown = most and math.min(n, most * columns) or n
    per = most and math.min(per, most) or per
    for k = 1, shown do
        local t = phase.touchpoints[k]
        local c = math.min(columns, (k - 1) // per + 1)
        stacks[c] = stacks[c] or { h = 0 }
        local one = card(t, w, try, (t.killer and 1 or 0) + (t.moment and 1 or 0))
        table.insert(stacks[c], one)
        stacks[c].h = stacks[c].h + one.h + (#stacks[c] > 1 and fit.GAP or 0)
    end
    if shown < n then
        local last = stacks[#stacks]
        last.more, last.h = n - shown, last.h + 1.3 * try.body + fit.GAP
    end
    return stacks
end

local function cards(phases, w, try, columns, most)
    local list, h = {}, 0
    for i, phase in ipairs(phases) do
        list[i] = stacks_of(phase, w, try, columns, most)
        for _, stack in ipairs(list[i]) do h = math.max(h, stack.h) end
    end
    return list, h + 8
end

--- How many stacks of cards stand beside each other in a phase: more than one where columns are
-- wide.
local function card_columns(phases, cw)
    local most = 0
    for _, phase in ipairs(phases) do most = math.max(most, #phase.touchpoints) end
    if most <= 4 then return 1 end
    return math.max(1, math.min(cw // 92, math.ceil(most / 4)))
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

local function measure(map, cw, try, labels, most)
    local body, phases = try.body, map.phases
    local lead = ink.LEAD * body
    local width = cw - 2 * fit.INSET
    local lay = { body = body, lead = lead, level = try.level, micro = math.max(ink.MICRO,
        0.87 * body),
        indent = 1.3 * body, chip = 0.82 * body, cw = cw }
    local columns = card_columns(phases, cw)
    lay.card_w = math.min((cw - 5 - (columns - 1) * fit.GAP) / columns, 210)
    lay.chip = math.max(ink.MICRO, lay.chip)
    lay.goals = {}
    local goal = 0
    for i, phase in ipairs(phases) do
        lay.goals[i] = phase.goal and scene.wrap(phase.goal, width, { size = body,
            max = try.lines }) or {}
        goal = math.max(goal, #lay.goals[i] * lead + 8)
    end
    lay.cards, lay.cards_h = cards(phases, lay.card_w, try, columns, most)
    lay.pains = list_cells(phases, "pains", width - lay.indent, try, {})
    lay.needs = list_cells(phases, "needs", width - lay.indent, try, {})
    lay.backstage = running_cells(phases, "backstage", width, try)
    lay.actions = list_cells(phases, "actions", width, try, {
        first = function(item) return ink.chip_width(item.id, lay.chip) + 3 end })
    lay.heights = {
        goal = math.max(goal, labels.goal.h),
        touchpoints = math.max(lay.cards_h, labels.touchpoints.h),
        pains = math.max(list_height(lay.pains, lead, 0.32, 8.5), labels.pains.h),
        needs = math.max(list_height(lay.needs, lead, 0.32, 8.5), labels.needs.h),
        backstage = math.max(list_height(lay.backstage, lead, 0.32, 8.5), labels.backstage.h),
        opportunities = math.max(list_height(lay.actions, lead, 0.5, 9.5), labels.opportunities.h),
    }
    return lay
end

local LISTS = { "goal", "touchpoints", "pains", "needs", "backstage", "opportunities" }
local ORDER = { "goal", "touchpoints", "experience", "pains", "needs", "backstage",
    "opportunities" }

--- Whether a page shows an action that the plan leaves out.
local function any_out(map)
    for _, phase in ipairs(map.phases) do
        for _, action in ipairs(phase.actions) do
            if action.horizon == "out" then return true end
        end
    end
    return false
end

--- The layout of a page of a map: sizes, wrapped texts and the lanes' tops. room = {top, bottom}.
function fit.page(ctx, map, cw, room, who)
    local L = ctx.L
    local labels = {
        goal = label(L, "lane.goal", who and L("lane.goal.sub", who) or L "lane.goal.sub.all"),
        touchpoints = label(L, "lane.touchpoints", L "lane.touchpoints.sub"),
        experience = label(L, "lane.experience"), pains = label(L, "lane.pains",
            L "lane.pains.sub"),
        needs = label(L, "lane.needs"), backstage = label(L, "lane.backstage",
            L "lane.backstage.sub"),
        opportunities = label(L, "lane.opportunities", L(any_out(map)
            and "lane.opportunities.some" or "lane.opportunities.sub")),
    }
    local lay, rest
    local function attempt(try, most)
        lay = measure(map, cw, try, labels, most)
        rest = room.bottom - room.top
        for _, key in ipairs(LISTS) do rest = rest - lay.heights[key] end
        return rest >= try.curve
    end
    for _, try in ipairs(TRIES) do
        if attempt(try) then break end
    end
    for most = 12, 1, -1 do -- too much for any of them: not all cards are shown
        if rest >= TRIES[#TRIES].curve then break end
        attempt(TRIES[#TRIES], most)
    end
    if map.blank then
        local h = { goal = 40, touchpoints = 92, pains = 46, needs = 42, backstage = 36,
            opportunities = 46 }
        rest = room.bottom - room.top
        for _, key in ipairs(LISTS) do
            lay.heights[key] = h[key]
            rest = rest - h[key]
        end
    end
    lay.labels, lay.lanes = labels, {}
    lay.heights.experience = rest
    local y = room.top
    for i, key in ipairs(ORDER) do
        lay.lanes[i] = { key = key, y = y, h = lay.heights[key], band = i % 2 == 0 }
        lay.lanes[key] = lay.lanes[i]
        y = y + lay.heights[key]
    end
    return lay
end

return fit
