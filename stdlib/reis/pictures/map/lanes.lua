-- Which lanes a map has, from top to bottom, what they hold of each phase, and their labels.

local ink = require "reis.pictures.ink"
local kinds = require "reis.pictures.map.kinds"

local lanes = {}

lanes.LABEL = 56     -- width of the labels

-- Those of a map that says nothing of it: a lane for which a journey has nothing collapses.
local DEFAULT = { "goals", "activities", "touchpoints", "thinks", "experience", "feels", "pains", "needs", "questions", "", "systems",
    "actions" }

-- Those of an empty map for a workshop.
local BLANK = { "goals", "touchpoints", "channels", "experience", "pains", "needs", "systems", "actions" }

--- The names of the lanes of a journey's map: the command line's, its own, else the default with the script's own lanes.
local function chosen(ctx, journey)
    if ctx.lanes then return ctx.lanes end
    if ctx.blank then return journey and rawget(journey, "lanes") or BLANK end
    if journey and rawget(journey, "lanes") then return journey.lanes end
    local names = {}
    for _, name in ipairs(DEFAULT) do
        if name ~= "" then names[#names + 1] = name end
        for _, lane in ipairs(name == "" and ctx.model.lanes or {}) do names[#names + 1] = lane.name end
    end
    return names
end

--- Whether a map shows an action that the plan leaves out.
local function any_out(map)
    for _, phase in ipairs(map.phases) do
        for _, action in ipairs(phase.lists.actions or {}) do
            if action.horizon == "out" then return true end
        end
    end
    return false
end

--- What stands under "Pains": with evidence, where all have some or only part of them.
local function evidence_words(L, map)
    local known, unknown = false, false
    for _, phase in ipairs(map.phases) do
        for _, pain in ipairs(phase.lists.pains or {}) do
            if pain.known then known = true elseif pain.mark ~= "killer" then unknown = true end
        end
    end
    if map.blank then return L "lane.pains.sub" end
    return known and L(unknown and "lane.pains.some" or "lane.pains.sub") or nil
end

local SUBS = {
    goals = function(L, map, who) return map.persona and L("lane.goals.sub", who) or L "lane.goals.sub.all" end,
    touchpoints = function(L) return L "lane.touchpoints.sub" end,
    pains = evidence_words,
    systems = function(L) return L "lane.systems.sub" end,
    actions = function(L, map) return L(any_out(map) and "lane.actions.some" or "lane.actions.sub") end,
}

--- A lane's label and what it needs: bold title, small words under it.
local function label(title, sub)
    local width = lanes.LABEL - 6
    local lines, size = ink.gentle(title, width, 7.3, { bold = true })
    local small, small_size = {}, 6
    if sub then small, small_size = ink.gentle(sub, width, 6) end
    return { name = title, lines = lines, size = size, small = small, small_size = small_size,
        h = #lines * 8.4 + #small * 6.9 + 6.5 }
end

--- What changes at the touchpoints of each phase, as a lane of its own: { key, kind, items by phase }.
local function changes(ctx, map)
    for _, phase in ipairs(map.phases) do phase.lists.changes = map.against.notes[phase.thing.name] or {} end
    local title = ctx.L "lane.changes"
    return { key = "changes", kind = { mark = "number", color = ink.LEAF }, label = label(title, map.against.what) }
end

local function holds(map, key)
    if key == "touchpoints" or key == "experience" then return true end
    for _, phase in ipairs(map.phases) do
        if #phase.lists[key] > 0 then return true end
    end
    return map.blank
end

--- Whether a map has a lane.
function lanes.has(map, key)
    for _, lane in ipairs(map.lanes) do
        if lane.key == key then return true end
    end
    return false
end

--- Fills the lists of a map's phases for its lanes, and gives it map.lanes = list of { key =, kind =, label = }.
-- o: as kinds take it; who: what its persona is called
function lanes.fill(ctx, map, o, who)
    map.lanes = {}
    for _, name in ipairs(chosen(ctx, map.journey)) do
        local kind, key = kinds.of(ctx.model, name)
        if not kind then error(("no lane '%s'"):format(name), 0) end
        for _, phase in ipairs(map.phases) do
            phase.lists[key] = kind.items and phase.thing and not map.blank and kind.items(phase.thing, o) or {}
        end
        if holds(map, key) then
            local title = kind.own and name or ctx.L("lane." .. key)
            local sub = SUBS[key] and SUBS[key](ctx.L, map, who)
            map.lanes[#map.lanes + 1] = { key = key, kind = kind, label = label(title, sub) }
            if key == "experience" and map.against then map.lanes[#map.lanes + 1] = changes(ctx, map) end
        end
    end
    if map.against and not lanes.has(map, "changes") then map.lanes[#map.lanes + 1] = changes(ctx, map) end
end

--- Bands and rules of all lanes of a page; none between two parts of a phase.
function lanes.ground(page, lay, x1, columns)
    local last = lay.lanes[#lay.lanes]
    for i, lane in ipairs(lay.lanes) do
        if lane.band then page:rect(ink.M, lane.y, x1 - ink.M, lane.h, ink.BAND) end
        if i > 1 then page:rule(ink.M, lane.y, x1, lane.y, ink.RULE, 0.5) end
    end
    for i = 2, #columns do
        local x = lay.columns[i].x
        page:rule(x, lay.lanes[1].y + 3, x, last.y + last.h - 3, ink.COL, 0.4)
    end
end

function lanes.label(page, lane)
    local y, words = lane.y + 3.2, lane.label
    page:text(ink.M + 3, y, words.lines, { size = words.size, bold = true, lead = 8.4, name = words.name })
    if #words.small > 0 then
        page:text(ink.M + 3, y + #words.lines * 8.4 + 0.6, words.small, { size = words.small_size, lead = 6.9, color = ink.INK3 })
    end
end

return lanes
