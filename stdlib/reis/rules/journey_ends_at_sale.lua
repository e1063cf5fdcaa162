-- The sale is where a relation begins.
local sale = require "reis.rules.shared.sale"

return {
    id = "journey-ends-at-sale",
    severity = "note",
    doc = "The last phase of a journey is the sale, and nothing comes after: no use, loyalty or return.",
    why = "Loyal customers and ambassadors are made after the sale; telling acquisition from relation apart is pointless.",
    mend = "Add the phases after the sale: delivery, use, loyalty; or say what follows in leads_to or cyclic.",
    source = "Van der Kooi 2017, the journey map in five steps; a critique of the journey map: killers and cycles",
    example = { wrong = [[
journey "Buy" { phase "Find" { touchpoint "Page" { experience = 6 } }, phase "Purchase" { touchpoint "Pay" { experience = 6 } } }
]], right = [[
journey "Buy" { phase "Purchase" { touchpoint "Pay" { experience = 6 } }, phase "Use" { touchpoint "First ride" { experience = 8 } } }
]] },
    check = function(model, _, report, options)
        for _, journey in ipairs(model.journeys) do
            if sale.ends(journey) then
                local phase = journey.phases[#journey.phases]
                report("note", journey, options.L("journey-ends-at-sale", phase.name))
            end
        end
    end,
}
