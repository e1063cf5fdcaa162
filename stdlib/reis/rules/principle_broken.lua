-- A principle that is broken on purpose or by accident: somebody should know.
return {
    id = "principle-broken",
    severity = "warning",
    doc = "A touchpoint breaks a principle and no action changes it.",
    why = "Experience principles make a journey consistent and unlike others'.",
    mend = "Plan an action here, or follow the principle.",
    source = "a design agency on the journey map: four points of quality",
    example = { wrong = [[
principle "One voice" {}
journey "Buy" { phase "Find" {
  touchpoint "Page" { breaks = { "One voice" } },
} }
]], right = [[
principle "One voice" {}
journey "Buy" { phase "Find" {
  touchpoint "Page" { breaks = { "One voice" }, experience = 5 },
} }
action "Same words" { improves = { Page = { experience = 1 } } }
]] },
    check = function(model, _, report, options)
        local touched = {}
        for _, action in ipairs(model.actions) do
            if action.status ~= "dropped" then
                for _, t in ipairs(action.ref.touchpoints) do touched[t] = true end
            end
        end
        for _, journey in ipairs(model.journeys) do
            for _, t in ipairs(journey.touchpoints) do
                for _, principle in ipairs(t.ref.breaks) do
                    if not touched[t] then
                        report("warning", t, options.L("principle-broken", principle.name))
                    end
                end
            end
        end
    end,
}
