-- A criterion that nobody can test is a wish.
return {
    id = "criterion-untestable",
    severity = "note",
    doc = "A criterion without a measure and a bound.",
    why = "A criterion that nobody can test is a wish.",
    mend = "Give it a measure and a min or max.",
    source = "two articles on researching the customer journey: five layers",
    example = { wrong = [[
journey "Buy" { criteria = { "it just works" } }
]], right = [[
journey "Buy" { criterion "It just works" { measure = "experience", min = 5 }, phase "Find" { touchpoint "Page" { experience = 6 } } }
]] },
    check = function(model, _, report, options)
        local function look(holder)
            local loose = {}
            for _, criterion in ipairs(holder.criteria) do
                if not rawget(criterion, "measure") then
                    loose[#loose + 1] = '"' .. criterion.name .. '"'
                end
            end
            if #loose > 0 then
                report("note", holder, options.L("criterion-untestable", table.concat(loose, ", ")))
            end
        end
        for _, journey in ipairs(model.journeys) do
            look(journey)
            for _, phase in ipairs(journey.phases) do look(phase) end
        end
    end,
}
