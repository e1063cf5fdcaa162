-- Whose eyes a map is seen through: one person, beside whom another's curve is drawn, or all of them together.

local ink = require "reis.pictures.ink"
local against = require "reis.pictures.map.against"
local data = require "reis.pictures.map.data"
local together = require "reis.pictures.map.together"

local people = {}

--- Those who make a journey, in order: list of { persona =, meets = (whether it meets a touchpoint) }.
local function travellers(ctx, journey)
    local list = {}
    local scored = ctx.scores and ctx.scores.journeys[journey.index]
    for _, row in ipairs(scored and scored.personas or {}) do
        local persona = ctx.model.personas[row.persona]
        if persona then list[#list + 1] = { persona = persona, meets = #(row.touchpoints or {}) > 0 } end
    end
    return list
end

--- The persona of the map, the one beside it, and the names of those who make the journey and are not drawn.
local function pair(ctx, journey)
    local main, second, left = ctx.persona, nil, {}
    local list = travellers(ctx, journey)
    for _, one in ipairs(list) do main = main or one.meets and one.persona or nil end
    for _, one in ipairs(list) do
        if one.persona ~= main then
            if not second and one.meets then second = one.persona else left[#left + 1] = ink.called(ctx, one.persona.name) end
        end
    end
    return main, second, left
end

local function by_index(emotions) return function(p) return emotions[p.index] end end

--- The curve of a persona beside another's.
local function beside(ctx, journey, persona)
    return { value = by_index(data.emotions(ctx, journey, persona)), look = { stroke = ink.PURPLE, width = 0.95, dash = { 1.1, 2.0 } },
        name = ctx.L("curve.emotional", persona.name), label = ctx.L("legend.emotional", ink.called(ctx, persona.name)) }
end

--- Whether two see a journey alike.
local function alike(a, b, points)
    for _, p in ipairs(points) do
        local u, v = a[p.index], b[p.index]
        if (u == nil) ~= (v == nil) or u and math.abs(u - v) > 1e-9 then return false end
    end
    return true
end

--- A curve for each who sees it differently, as many as can be told apart. -> list, the names of the others
local function all(ctx, journey, points)
    local list, left = {}, {}
    for _, one in ipairs(travellers(ctx, journey)) do
        local name = ink.called(ctx, one.persona.name)
        local emotions, known = data.emotions(ctx, journey, one.persona), nil
        for _, other in ipairs(one.meets and list or {}) do known = known or alike(other.emotions, emotions, points) and other or nil end
        if known then
            table.insert(known.people, one.persona.name)
            known.called = known.called .. ", " .. name
        elseif one.meets and #list < together.MOST then
            list[#list + 1] = { emotions = emotions, value = by_index(emotions), look = together.look(#list + 1), people = { one.persona.name },
                letters = ink.letters(ctx, one.persona.name), called = name }
        else
            left[#left + 1] = name
        end
    end
    for _, one in ipairs(list) do
        one.name = ctx.L("curve.emotional", table.concat(one.people, ", "))
        if #one.people > 1 then one.letters = one.letters .. " +" .. #one.people - 1 end
        one.label = one.letters .. "  " .. one.called
    end
    return list, left
end

--- The map of a journey with whoever is drawn on it. -> map, met (as of data.of)
function people.map(ctx, journey)
    if ctx.together then
        local map, met = data.of(ctx, journey, nil, true)
        map.all, map.left = all(ctx, journey, map.points)
        map.others, map.scored = {}, 0
        return map, met
    end
    local main, second, left = pair(ctx, journey)
    local map, met = data.of(ctx, journey, main)
    map.others, map.left, map.scored = {}, left, 0
    if ctx.against then -- one other curve is enough
        map.against = against.of(ctx, journey, main)
        map.others[1] = map.against
        table.insert(map.left, 1, second and ink.called(ctx, second.name))
    elseif second then
        map.others[1] = beside(ctx, journey, second)
    end
    for _, p in ipairs(map.points) do p.fate = map.against and map.against.fate[p.index] end
    local bands = ctx.fan and ctx.fan:band(journey, main) or { curve = {}, functional = {} }
    for _, p in ipairs(map.points) do p.band, p.functional_band = bands.curve[p.index], bands.functional[p.index] end
    return map, met
end

return people
