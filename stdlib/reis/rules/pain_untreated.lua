-- A pain that is known and left alone.
return {
    id = "pain-untreated",
    severity = "note",
    doc = "A pain that no open action resolves and no opportunity names.",
    why = "A pain that is known and left alone is not forgotten by who has it.",
    mend = "Let an action resolve it, or put it in an opportunity.",
    source = "Nielsen Norman Group on omnichannel journeys",
    example = { wrong = [[
journey "Buy" { phase "Find" {
  touchpoint "Page" { pain "Sizes are jargon" {} },
} }
]], right = [[
journey "Buy" { phase "Find" {
  touchpoint "Page" { pain "Sizes are jargon" {} },
} }
opportunity "Plain words" { pains = { "Sizes are jargon" } }
]] },
    check = function(model, _, report, options)
        local treated = {}
        for _, action in ipairs(model.actions) do
            if action.status ~= "dropped" then
                for _, pain in ipairs(action.ref.resolves) do treated[pain] = true end
            end
        end
        for _, chance in ipairs(model.opportunities) do
            for _, pain in ipairs(chance.ref.pains) do treated[pain] = true end
        end
        local function look(pains)
            for _, pain in ipairs(pains) do
                if not treated[pain] then
                    report("note", pain, options.L("pain-untreated", pain.name))
                end
            end
        end
        for _, journey in ipairs(model.journeys) do
            for _, phase in ipairs(journey.phases) do
                look(phase.pains)
                for _, t in ipairs(phase.touchpoints) do look(t.pains) end
            end
        end
    end,
}
