-- A principle on the wall changes nothing.
return {
    id = "principle-idle",
    severity = "note",
    doc = "An experience principle that no touchpoint follows.",
    why = "Principles make a journey consistent and unlike others', where touchpoints follow them.",
    mend = "Name it in follows where it holds, or drop it.",
    source = "a design agency on the journey map: four points of quality",
    example = { wrong = [[
principle "One voice" {}
journey "Buy" { phase "Find" {
  touchpoint "Page" { experience = 6 },
} }
]], right = [[
principle "One voice" {}
journey "Buy" { phase "Find" {
  touchpoint "Page" { experience = 6, follows = { "One voice" } },
} }
]] },
    check = function(model, _, report, options)
        local followed = {}
        for _, journey in ipairs(model.journeys) do
            for _, t in ipairs(journey.touchpoints) do
                for _, principle in ipairs(t.ref.follows) do followed[principle] = true end
            end
        end
        for _, principle in ipairs(model.principles) do
            if not principle.implicit and not followed[principle] then report("note", principle, options.L "principle-idle") end
        end
    end,
}
