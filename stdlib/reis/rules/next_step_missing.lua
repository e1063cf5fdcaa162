-- The end is a new beginning: a customer who is done should know where to go.
local sale = require "reis.rules.shared.sale" -- journey-ends-at-sale says more

return {
    id = "next-step-missing",
    severity = "note",
    doc = "A journey ends and leads nowhere: it has no cyclic and no leads_to.",
    why = "Every end is a new beginning; a customer who is done should know where to go.",
    mend = "Give the journey cyclic, or leads_to another journey.",
    source = "a critique of the journey map: killers and cycles",
    example = { wrong = [[
journey "Buy" { phase "Find" {
  touchpoint "Page" {  },
} }
]], right = [[
journey "Buy" { cyclic = { probability = 0.3 }, phase "Find" {
  touchpoint "Page" {  },
} }
]] },
    check = function(model, _, report, options)
        for _, journey in ipairs(model.journeys) do
            local last = journey.touchpoints[#journey.touchpoints]
            if last and not rawget(journey, "cyclic") and not rawget(journey, "leads_to") and not sale.ends(journey) then
                report("note", journey, options.L("next-step-missing", last.name))
            end
        end
    end,
}
