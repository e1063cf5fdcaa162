-- What rests on assumptions only should be tested before money is spent on it.
local evidence = require "reis.model.evidence"
local as_fact = require "reis.rules.assumption_as_fact" -- which says more of an exact mark

return {
    id = "evidence-assumed",
    severity = "warning",
    doc = "A touchpoint or action rests on assumptions only.",
    why = "What rests on assumptions only should be tested before money is spent on it.",
    mend = "Ask or watch a few customers; try an action small first.",
    source = "two articles on researching the customer journey: five layers",
    example = { wrong = [[
assumption "Coffee talk" { date = "2025-12" }
journey "Buy" { phase "Find" {
  touchpoint "Page" { evidence = { "Coffee talk" } },
} }
]], right = [[
assumption "Coffee talk" { date = "2025-12" }
usertest "Five people" { n = 5, date = "2025-12" }
journey "Buy" { phase "Find" {
  touchpoint "Page" { evidence = { "Coffee talk", "Five people" } },
} }
]] },
    check = function(model, _, report, options)
        for _, journey in ipairs(model.journeys) do
            for _, t in ipairs(journey.touchpoints) do
                if evidence.only_assumed(t.ref.evidence) and not as_fact.of(journey, t) then
                    report("note", t, options.L "evidence-assumed.touchpoint")
                end
            end
        end
        for _, action in ipairs(model.actions) do
            if evidence.only_assumed(action.ref.evidence) then
                report("warning", action, options.L "evidence-assumed.action")
            end
        end
    end,
}
