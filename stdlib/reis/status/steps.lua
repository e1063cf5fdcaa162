-- The five steps of the method, each with what it asks: a check gives how many of how many are as they should be; what lacks is
-- said by the words lack.STEP.CHECK.

local chain = require "reis.figures.chain"
local evidence = require "reis.model.evidence"
local model_of = require "reis.model.model"

local QUALITATIVE = { interview = true, observation = true, usertest = true }

local function one(ok) return ok and 1 or 0, 1 end

--- How many of a list pass -> n, all
local function of(list, test)
    local n = 0
    for _, thing in ipairs(list) do n = n + (test(thing) and 1 or 0) end
    return n, #list
end

local function given(field) return function(thing) return rawget(thing, field) ~= nil end end

local function company(field)
    return function(model) return one(model.company and rawget(model.company, field) ~= nil) end
end

local function some(collection) return function(model) return one(#model[collection] > 0) end end

local function persona(field)
    return function(model) return of(model.personas, function(p) return model_of.of_persona(p, field) ~= nil end) end
end

local function as_is(model)
    local list = {}
    for _, journey in ipairs(model.journeys) do
        if journey.state ~= "to-be" then list[#list + 1] = journey end
    end
    return list
end

local function touchpoints(model)
    local list = {}
    for _, journey in ipairs(as_is(model)) do table.move(journey.touchpoints, 1, #journey.touchpoints, #list + 1, list) end
    return list
end

local function is_scored(t) return rawget(t, "score") ~= nil or rawget(t, "experience") ~= nil end

local function met(model)
    for _, source in ipairs(evidence.declared(model)) do
        if QUALITATIVE[source.kind] then return one(true) end
    end
    return one(false)
end

--- Personas that make a journey.
local function travelling(model, F)
    local goes = {}
    for ji, journey in ipairs(model.journeys) do
        for _, row in ipairs(journey.state ~= "to-be" and F and F.scores().journeys[ji].personas or {}) do goes[row.index] = true end
    end
    return of(model.personas, function(p) return goes[p.index] == true end)
end

--- Whether any touchpoint has one of some fields.
local function any_at(...)
    local fields = { ... }
    return function(model)
        for _, t in ipairs(touchpoints(model)) do
            for _, field in ipairs(fields) do
                local v = rawget(t, field)
                if v ~= nil and v ~= false and not (type(v) == "table" and next(v) == nil) then return one(true) end
            end
        end
        return one(false)
    end
end

local function with_status(model, test)
    local list = {}
    for _, action in ipairs(model.actions) do
        if test(action.status) then list[#list + 1] = action end
    end
    return list
end

local function whole(action)
    local ref = action.ref
    local effect = #ref.improves + #ref.removes + #ref.reroutes > 0 or rawget(action, "benefit") ~= nil
    return effect and rawget(action, "owner") ~= nil and (rawget(action, "effort") ~= nil or rawget(action, "cost") ~= nil)
end

local function planned(model)
    return of(with_status(model, function(s) return s ~= "done" and s ~= "dropped" end), whole)
end

--- Actions that are done and that some metric follows with a reading before and one after.
local function read(model)
    return of(with_status(model, function(s) return s == "done" end), function(action)
        for _, metric in ipairs(model.metrics) do
            if metric.ref.action == action and #(rawget(metric, "readings") or {}) > 1 then return true end
        end
        return false
    end)
end

--- Canvases all of whose texts are something in the journeys.
local function tied(model)
    local list, known = {}, chain.known(model)
    for _, field in ipairs { "business_models", "value_propositions" } do
        for _, canvas in ipairs(model[field]) do list[#list + 1] = canvas end
    end
    return of(list, function(canvas) return #chain.loose(model, canvas, known) == 0 end)
end

local function testable(model) return of(model.criteria, given "measure") end

return {
    { id = "who", checks = { { "why", company "why" }, { "what", company "what" }, { "values", some "values" }, { "goal", some "goals" },
        { "worth", function(model) return of(model.goals, given "worth") end } } },
    { id = "personas", checks = { { "some", some "personas" }, { "job", persona "job" }, { "expects", persona "expects" },
        { "context", persona "context" }, { "met", met } } },
    { id = "journeys", checks = { { "some", some "journeys" }, { "each", travelling },
        { "goal", function(model) return of(as_is(model), given "goal") end },
        { "marks", function(model) return of(touchpoints(model), is_scored) end },
        { "evidence", function(model) return of(touchpoints(model), function(t) return #t.ref.evidence > 0 end) end } } },
    { id = "analysis", checks = { { "decisive", any_at("moment_of_truth", "importance") }, { "pains", any_at("pains", "needs") },
        { "killers", any_at "killers" }, { "judged", some "criteria" }, { "criteria", testable }, { "canvases", tied } } },
    { id = "plan", checks = { { "actions", some "actions" }, { "whole", planned }, { "roadmap", some "roadmaps" },
        { "metrics", some "metrics" }, { "read", read } } },
}
