-- A guess with a figure behind it reads as if it had been measured.
local evidence = require "reis.model.evidence"

--- Whether a mark, or one in a table of marks, is a plain number.
local function exact(q)
    if type(q) == "number" then return true end
    if type(q) ~= "table" or type(rawget(q, "dist")) == "string" then return false end
    for _, inner in next, q do
        if exact(inner) then return true end
    end
    return false
end

--- Whether a touchpoint of a journey rests on assumptions only and has exact marks. What is yet to be cannot have been measured.
local function of(journey, t)
    return journey.state ~= "to-be" and evidence.only_assumed(t.ref.evidence)
        and (exact(rawget(t, "score")) or exact(rawget(t, "experience")))
end

return {
    of = of,
    id = "assumption-as-fact",
    severity = "note",
    doc = "Marks that rest on assumptions only are exact, or evidence is based on assumptions only.",
    why = "Who reads 4.0 believes that it was measured; a guess has a width.",
    mend = "Write the mark as between(low, likely, high), and ask or watch some customers.",
    source = "a design agency on the journey map: four points of quality",
    example = { wrong = [[
assumption "Coffee talk" { date = "2025-12" }
journey "Buy" { phase "Find" {
  touchpoint "Page" { experience = 4, evidence = { "Coffee talk" } },
} }
]], right = [[
assumption "Coffee talk" { date = "2025-12" }
journey "Buy" { phase "Find" {
  touchpoint "Page" { experience = between(2, 4, 7), evidence = { "Coffee talk" } },
} }
]] },
    check = function(model, _, report, options)
        for _, journey in ipairs(model.journeys) do
            for _, t in ipairs(journey.touchpoints) do
                if of(journey, t) then report("note", t, options.L "assumption-as-fact") end
            end
        end
        for _, source in ipairs(evidence.declared(model)) do
            if source.kind ~= "assumption" and evidence.only_assumed(source.ref.based_on) then
                report("note", source, options.L "assumption-as-fact.based")
            end
        end
    end,
}
