-- A criterion that nobody can test is a wish.
return {
    name = "criterion-untestable",
    doc = "A criterion without a measure and a bound.",
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
