-- The names in headings as a script has them: touchpoints, values, personas, needs.

local fold = require "reis.words.fold"
local nearest = require "reis.language.nearest"

local names = {}

local function list_of(things)
    local out = { names = {}, by = {} }
    for _, thing in ipairs(things) do
        local key = fold(thing.name)
        if not out.by[key] then out.names[#out.names + 1], out.by[key] = thing.name, thing end
    end
    return out
end

local function needs_of(model)
    local out = {}
    for _, journey in ipairs(model.journeys) do
        for _, phase in ipairs(journey.phases) do
            for _, need in ipairs(rawget(phase, "needs") or {}) do out[#out + 1] = need end
        end
        for _, touchpoint in ipairs(journey.touchpoints) do
            for _, need in ipairs(rawget(touchpoint, "needs") or {}) do out[#out + 1] = need end
        end
    end
    return out
end

--- What a model names -> { touchpoints =, values =, personas =, needs =, evidence = } of { names = list, by = { [folded] = thing } }
function names.of(model)
    local touchpoints, evidence = {}, {}
    for _, journey in ipairs(model.journeys) do
        for _, t in ipairs(journey.touchpoints) do touchpoints[#touchpoints + 1] = t end
    end
    for _, thing in ipairs(model.evidence or {}) do evidence[#evidence + 1] = thing end
    return { touchpoints = list_of(touchpoints), values = list_of(model.values), personas = list_of(model.personas),
        needs = list_of(needs_of(model)), evidence = list_of(evidence) }
end

local function known(list, name)
    local thing = name and list.by[fold(name)]
    return thing and thing.name
end

local NAMED = { item = true, text = true, nps = true, csat = true, ces = true, importance = true, satisfaction = true, ["kano+"] = true,
    ["kano-"] = true }

--- A function f(spec, tell) that gives a column the names of a script, and tells of those that are not there: tell(key, …)
function names.matcher(known_names)
    return function(spec, tell)
        if not NAMED[spec.role] then return end
        local T, V = known_names.touchpoints, known_names.values
        local touchpoint, value = known(T, spec.touchpoint), known(V, spec.value)
        if not touchpoint and spec.role == "item" and spec.value and known(T, spec.value) and known(V, spec.touchpoint) then
            touchpoint, value = known(T, spec.value), known(V, spec.touchpoint) -- the value came first
            spec.touchpoint, spec.value = touchpoint, value
        end
        if spec.touchpoint and not touchpoint then
            local near = nearest.of(spec.touchpoint, T.names)
            tell(near and "marks.touchpoint.near" or "marks.touchpoint.none", spec.column, spec.touchpoint, near or "")
        end
        local needed = spec.role == "importance" or spec.role == "satisfaction"
        if needed then value = known(known_names.needs, spec.value) end
        if spec.value and not value and (spec.role == "item" or needed) then
            local near = nearest.of(spec.value, needed and known_names.needs.names or V.names)
            local kind = needed and "marks.need" or "marks.value"
            tell(near and kind .. ".near" or kind .. ".none", spec.column, spec.value, near or "")
        end
        spec.touchpoint, spec.value = touchpoint or spec.touchpoint, value or spec.value
    end
end

return names
