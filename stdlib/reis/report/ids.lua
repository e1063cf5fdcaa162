-- The name under which each thing of the model stands in a report: one that can be sent, and stays when others come and go.

local pictures = require "reis.pictures.pictures"
local model_of = require "reis.model.model"
local slug = require "reis.words.slug"

local ids = {}

--- Gives the things of a list names that begin so.
local function give(of, taken, kind, things)
    for _, thing in ipairs(things) do of[thing] = slug.free(taken, kind .. "-" .. slug.of(thing.name)) end
end

--- The names of all things of a model -> a table { [thing] = id }
function ids.of(model)
    local of, taken = {}, {}
    local name = pictures.namer(model)
    for _, journey in ipairs(model.journeys) do
        of[journey] = name("map", journey)
        for _, phase in ipairs(journey.phases) do of[phase] = name("zoom", journey, phase) end
    end
    for _, journey in ipairs(model.journeys) do
        give(of, taken, "touchpoint-" .. slug.of(journey.name), journey.touchpoints)
    end
    for _, collection in ipairs(model_of.collections) do
        if collection ~= "journeys" then
            for _, thing in ipairs(model[collection]) do give(of, taken, (thing.kind:gsub("_", "-")), { thing }) end
        end
    end
    return of
end

--- A link of pictures (pictures.context) within the report: to a journey's page, a phase's, a touchpoint's card, an action.
function ids.link(of, has_plan)
    return function(kind, first, second, touchpoint)
        local thing = touchpoint or second or first
        if kind == "roadmap" and not has_plan() then return nil end
        if kind == "map" then thing = touchpoint or first end
        return "#" .. (thing and of[thing] or kind)
    end
end

return ids
