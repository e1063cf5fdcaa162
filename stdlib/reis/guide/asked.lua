-- The guide of a project as commands, views and reports ask for it: with the wording and the layers that stand beside the script.

local guide = require "reis.guide.guide"
local own = require "reis.guide.own"
local status = require "reis.status.asked"

local asked = {}

local LARGE = 3000 -- touchpoints, as many times as there are personas

--- Whether a model is so large that nothing is drawn and planned for the guide: then what decides gives the order.
function asked.is_large(model)
    local n = 0
    for _, journey in ipairs(model.journeys) do n = n + #journey.touchpoints end
    return n * math.max(1, #model.personas) > LARGE
end

--- -> the guide (reis.guide.guide) | nil, message of what is wrong with a user's wording or layers. o: lang, plan, correlated, simulated,
-- tell, today, all, persona, journey, phase as there; questions, layers: names of method/NAME.lua, or nil; status: one that was made
function asked.of(model, F, o)
    local words, wrong = own.words(o.questions)
    if not words then return nil, wrong end
    local R = o.status
    if not R then
        R, wrong = status.of(model, F, o.lang, o.layers)
        if not R then return nil, wrong end
    end
    return guide.of(model, F, R, { lang = o.lang, words = words, plan = o.plan, correlated = o.correlated, simulated = o.simulated,
        today = o.today, all = o.all, persona = o.persona, journey = o.journey, phase = o.phase, tell = o.tell })
end

return asked
