-- What an answer is worth: what the plan gains where an uncertain figure is known first (EVPPI), and how much a touchpoint decides.

local leverage = require "reis.figures.leverage"
local kinds = require "reis.guide.kinds"
local numbering = require "reis.model.numbering"
local simulate = require "reis.roadmap.simulate"

local worth = {}

local SURE = 2 -- times what chance alone finds

--- The touchpoint at which a number is written; nil where it is at none.
local function touchpoint_of(thing)
    if thing.kind == "touchpoint" then return thing end
    local parent = rawget(thing, "parent")
    return type(parent) == "table" and parent.kind == "touchpoint" and parent or nil
end

--- What it is worth to know each uncertain number first, well above what chance alone finds, most first.
-- plan: of reis.roadmap.roadmap; nil: nothing is to be decided. options: correlated (of the script), tell (as of reis.figures.simulate),
-- simulated (a result of reis.roadmap.simulate, in place of draws of its own)
-- -> list of { name =, worth = (in the unit of utility), thing =, field =, touchpoint = or nil, kind = (of question; nil: no customer
-- could tell) }, whether that is money; empty where nothing is uncertain or nothing is planned
function worth.knowing(model, plan, options)
    local result = options.simulated
    if not result then
        if not plan or #plan.actions + #plan.left_out == 0 or simulate.uncertain(model, plan) == 0 then return {}, false end
        local found = simulate.of(model, plan, { correlated = options.correlated, tell = options.tell })
        if not found then return {}, false end
        result = simulate.result(found)
    end
    local list = {}
    for _, one in ipairs(result.knowing or {}) do
        local at = result.places[one.index]
        if at and one.worth > SURE * one.sd and one.worth > 0 then
            local own = kinds.of_number[at.thing.kind]
            list[#list + 1] = { name = one.name, worth = one.worth, thing = at.thing, field = at.field,
                touchpoint = touchpoint_of(at.thing), kind = own and own[at.field] }
        end
    end
    return list, result.money
end

--- How much each touchpoint decides: what utility would gain if its marks were one higher. -> { [touchpoint] = number }, empty
-- where there are no figures
function worth.decisive(model, F)
    local out = {}
    for _, journey in ipairs(model.journeys) do
        local of_number = {}
        for _, row in ipairs(leverage.list(model, F, journey) or {}) do of_number[row.number] = row.leverage end
        for _, t in ipairs(journey.touchpoints) do out[t] = math.max(0, of_number[numbering.of(t)] or 0) end
    end
    return out
end

return worth
