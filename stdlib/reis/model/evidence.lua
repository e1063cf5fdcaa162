-- What is asked of evidence: of which sort it is, and what a thing rests on.

local evidence = {}

-- What only counts: how many, how often. Why is asked in interviews, and seen in tests and observations.
local COUNTS = { survey = true, log = true }

--- What was declared as evidence, without what a name alone stands for.
function evidence.declared(model)
    local list = {}
    for _, source in ipairs(model.evidence) do
        if not source.implicit then list[#list + 1] = source end
    end
    return list
end

--- Whether there are sources and all are surveys or logs. list: of things of the model
function evidence.only_counts(list)
    for _, source in ipairs(list) do
        if source.implicit or not COUNTS[source.kind] then return false end
    end
    return #list > 0
end

--- Whether there are sources and all are assumptions.
function evidence.only_assumed(list)
    for _, source in ipairs(list) do
        if source.kind ~= "assumption" then return false end
    end
    return #list > 0
end

--- What is known of a phase: its own evidence, else that of all that stands in it. -> list, with repeats
function evidence.of_phase(phase)
    local list = {}
    local function add(thing) table.move(thing.ref.evidence, 1, #thing.ref.evidence, #list + 1, list) end
    add(phase)
    if #list > 0 then return list end
    local function within(holder)
        for _, field in ipairs { "needs", "pains", "killers", "fails", "criteria" } do
            for _, one in ipairs(holder[field] or {}) do
                if not one.plain then add(one) end
            end
        end
    end
    within(phase)
    for _, t in ipairs(phase.touchpoints) do
        add(t)
        within(t)
    end
    return list
end

return evidence
