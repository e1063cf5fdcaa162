-- The lanes of a journey map, as a script and the command line name them.

local tongue = require "reis.language.tongue"
local ordered = require "reis.words.ordered"

local lanes = {}

-- From top to bottom, as most maps have them; beside these a script's own (kind lane).
lanes.NAMES = { "goals", "activities", "touchpoints", "channels", "owners", "thinks", "experience", "feels", "quotes", "pains", "needs",
    "questions", "criteria", "offers", "principles", "metrics", "opportunities", "processes", "physical", "frontstage", "backstage",
    "systems", "partners", "actions" }

local OTHER_NAMES = { ideas = "opportunities" }

--- The lane of ours that a name means, in English or in Dutch; nil for none.
function lanes.find(name)
    if ordered.holds(lanes.NAMES, name) then return name end
    if OTHER_NAMES[name] then return OTHER_NAMES[name] end
    local dutch = tongue.of "reis.nl".words.lanes.from[name]
    return dutch and dutch[1]
end

--- All names that a map can be asked for: ours in a tongue (nil: English), and those that a model declares.
function lanes.all(model, T)
    local names = {}
    for i, name in ipairs(lanes.NAMES) do names[i] = T and T:word("lanes", name) or name end
    for _, lane in ipairs(model.lanes or {}) do names[#names + 1] = lane.name end
    return names
end

return lanes
