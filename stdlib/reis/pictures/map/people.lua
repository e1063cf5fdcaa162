-- Whose eyes a map is seen through: one person, beside whom another's curve is drawn, or all of them together.

local ink = require "reis.pictures.ink"
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

--- A curve for each, as many as can be told apart. -> list, the names of the others
local function all(ctx, journey)
    local list, left = {}, {}
    for _, one in ipairs(travellers(ctx, journey)) do
        local name = one.persona.name
        if one.meets and #list < together.MOST then
            local letters = ink.letters(ctx, name)
            list[#list + 1] = { value = by_index(data.emotions(ctx, journey, one.persona)), look = together.look(#list + 1),
                name = ctx.L("curve.emotional", name), label = letters .. " " .. ink.called(ctx, name), letters = letters }
        else
            left[#left + 1] = ink.called(ctx, name)
        end
    end
    return list, left
end

--- The map of a journey with whoever is drawn on it. -> map, met (as of data.of)
function people.map(ctx, journey)
    if ctx.together then
        local map, met = data.of(ctx, journey, nil)
        map.all, map.left = all(ctx, journey)
        map.others, map.scored = {}, 0
        return map, met
    end
    local main, second, left = pair(ctx, journey)
    local map, met = data.of(ctx, journey, main)
    map.others, map.left, map.scored = { second and beside(ctx, journey, second) }, left, 0
    local bands = ctx.fan and ctx.fan:band(journey, main) or { curve = {}, functional = {} }
    for _, p in ipairs(map.points) do p.band, p.functional_band = bands.curve[p.index], bands.functional[p.index] end
    return map, met
end

return people
