-- What a script asks of `simulate`, and what it gets.

local TAKES = "n, plan, seed, threads"

local simulation = {}

--- What a script gives to `simulate`. plans: result of `plan` -> the plan it stands for.
-- -> options of reis.roadmap.simulate, plan or nil | nil, nil, message
function simulation.read(given, plans)
    if given ~= nil and type(given) ~= "table" then return nil, nil, "simulate takes a table: simulate { n = 10000, plan = plan() }" end
    local options, plan = {}, nil
    for key, v in next, given or {} do
        if key == "plan" then
            plan = plans[v]
            if not plan then return nil, nil, "simulate: plan must be what plan() gave: simulate { plan = plan() }" end
        elseif key == "n" or key == "seed" or key == "threads" then
            options[key] = math.tointeger(v) or v
        else
            return nil, nil, ("simulate knows no '%s'; it takes %s"):format(require "host".tostring(key), TAKES)
        end
    end
    local wrong = require("reis.figures.simulate").wrong(options)
    if wrong then return nil, nil, wrong end
    return options, plan
end

--- A plain copy of a result for a script: its measures by name.
local function data_of(r)
    local data = { n = r.n, seed = r.seed, complete = r.complete, failed = r.failed, measures = {}, tornado = r.tornado,
        actions = r.actions, planned = r.planned, candidates = r.candidates, beats_nothing = r.beats_nothing,
        over_budget = r.over_budget, over_capacity = r.over_capacity, evpi = r.perfect, evppi = r.knowing }
    for _, row in ipairs(r.measures) do data.measures[row.name] = row end
    data.measures.gain, data.measures.cost = r.gain, r.cost
    return data
end

--- The simulation of a model, with a plan or without. -> { data =, show = function that gives its text } | nil, message
function simulation.make(model, plan, options)
    local simulate = require "reis.roadmap.simulate"
    options.tell = require("reis.command.output").tell
    local found, message = (plan and simulate.of or simulate.alone)(model, plan or options, options)
    if not found then return nil, message end
    local r = simulate.result(found)
    return { data = data_of(r), show = function()
        return (require("reis.roadmap.simulate_text").text(model, r):gsub("\n+$", ""))
    end }
end

return simulation
