-- Two personas who live through all alike are one.
local quantity = require "reis.language.quantity"

local function same(a, b)
    if a == b then return true end
    if type(a) ~= "table" or type(b) ~= "table" then return false end
    for k, v in next, a do
        if not same(v, b[k]) then return false end
    end
    for k in next, b do
        if a[k] == nil then return false end
    end
    return true
end

--- Whether something at a touchpoint is of only some personas, of whom it names one and not the other.
local function named_apart(t, one, other)
    local function among(list, persona)
        for _, p in ipairs(list) do if p == persona then return true end end
        return #list == 0
    end
    for _, field in ipairs { "needs", "pains", "killers" } do
        for _, thing in ipairs(t[field]) do
            if not thing.plain and among(thing.ref.personas, one) ~= among(thing.ref.personas, other) then return true end
        end
    end
    return false
end

--- Whether two personas meet nothing that differs in any journey.
local function alike(F, model, one, other)
    if not same(F.flat.personas[one.index].expects, F.flat.personas[other.index].expects) then return false end
    for _, journey in ipairs(model.journeys) do
        local makes = F:of(journey, one) ~= nil
        if makes ~= (F:of(journey, other) ~= nil) then return false end
        for _, t in ipairs(makes and journey.touchpoints or {}) do
            if not same(F:record(t, one), F:record(t, other)) or named_apart(t, one, other) then return false end
        end
    end
    return quantity.mean(one.share) ~= 0
end

--- Whether there is a mark in any journey.
local function scored(model)
    for _, journey in ipairs(model.journeys) do
        for _, t in ipairs(journey.touchpoints) do
            if rawget(t, "score") or rawget(t, "experience") then return true end
        end
    end
    return false
end

return {
    id = "personas-alike",
    severity = "note",
    doc = "Two personas make the same journey with the same marks, needs and ways everywhere.",
    why = "The journey is another for every customer: who has no marks of their own is an average with a name.",
    mend = "Ask this persona too, and give what differs: score = { Kim = { … } }; or leave one of the two out.",
    source = "Van der Kooi 2017, the journey map in five steps",
    example = { wrong = [[
persona "Kim" { share = 0.5 }
persona "Bo" { share = 0.5 }
value "ease" {}
journey "Buy" { phase "Find" {
  touchpoint "Page" { score = { ease = 6 } },
} }
]], right = [[
persona "Kim" { share = 0.5 }
persona "Bo" { share = 0.5 }
value "ease" {}
journey "Buy" { phase "Find" {
  touchpoint "Page" { score = { ease = 6, Bo = { ease = 4 } } },
} }
]] },
    check = function(model, F, report, options)
        if not F or not scored(model) then return end
        local seen = {}
        for i, one in ipairs(model.personas) do
            for k = i + 1, not one.implicit and not seen[one] and #model.personas or 0 do
                local other = model.personas[k]
                if not seen[other] and not other.implicit and alike(F, model, one, other) then
                    seen[other] = true
                    report("note", other, options.L("personas-alike", one.name))
                end
            end
        end
    end,
}
