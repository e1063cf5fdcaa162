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

--- What a script gives to `correlated`, at a file and line. -> what reis.figures.simulate takes | nil, message
function simulation.correlation(given, file, line)
    local first, second, r = nil, nil, nil
    if type(given) == "table" then first, second, r = rawget(given, 1), rawget(given, 2), rawget(given, 3) end
    if type(first) ~= "string" or type(second) ~= "string" or type(r) ~= "number" or not (r > -1 and r < 1) then
        return nil, 'correlated takes two uncertain numbers by name and a correlation between -1 and 1: '
            .. 'correlated { "Action A: effort", "Action B: effort", 0.6 }'
    end
    return { first = first, second = second, r = r, file = file, line = line }
end

--- A plain copy of a result for a script: its measures by name.
local function data_of(r)
    local data = { n = r.n, seed = r.seed, complete = r.complete, failed = r.failed, measures = {}, tornado = r.tornado,
        actions = r.actions, planned = r.planned, candidates = r.candidates, beats_nothing = r.beats_nothing,
        over_budget = r.over_budget, over_capacity = r.over_capacity, evpi = r.perfect, evppi = r.knowing,
        histogram = r.histogram }
    for _, row in ipairs(r.measures) do data.measures[row.name] = row end
    data.measures.gain, data.measures.cost = r.gain, r.cost
    return data
end

--- The simulation of a model, with a plan or without. correlated: what the script has said so far.
-- -> { data =, show = function that gives its text } | nil, message
function simulation.make(model, plan, options, correlated)
    local simulate = require "reis.roadmap.simulate"
    local progress = require "reis.command.progress"
    options.tell, options.correlated = progress.tell, correlated
    local found, diags = progress.shortened(plan and simulate.of or simulate.alone, model, plan or options, options)
    if not found then return nil, diags[1].message end
    local r = simulate.result(found)
    return { data = data_of(r), show = function()
        return (require("reis.roadmap.simulate_text").text(model, r, require("reis.command.language").now(model)):gsub("\n+$", ""))
    end }
end

return simulation
