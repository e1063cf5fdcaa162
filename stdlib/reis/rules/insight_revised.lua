-- When an insight changes, what was built on it may no longer hold.
local calendar = require "reis.words.calendar"

return {
    id = "insight-revised",
    severity = "warning",
    doc = "Evidence was revised after what builds on it (other evidence, a touchpoint) was last looked at.",
    why = "Between layers of research one keeps testing what an insight does to the ones after it, until all can be squared again.",
    mend = "Look at it again, and give reviewed (a touchpoint) or revised (evidence).",
    source = "two articles on researching the customer journey: five layers",
    example = { wrong = [[
interview "Visits" { n = 18, date = "2025-02", revised = "2025-11" }
journey "Buy" { phase "Find" {
  touchpoint "Page" { experience = 6, evidence = { "Visits" }, reviewed = "2025-06" },
} }
]], right = [[
interview "Visits" { n = 18, date = "2025-02", revised = "2025-11" }
journey "Buy" { phase "Find" {
  touchpoint "Page" { experience = 6, evidence = { "Visits" }, reviewed = "2025-12" },
} }
]] },
    check = function(model, _, report, options)
        --- The latest source in a list that was revised after a date; nil for none.
        local function later(list, date)
            local day, found = date and calendar.day(date), nil
            for _, source in ipairs(day and list or {}) do
                local revised = rawget(source, "revised")
                if revised and calendar.day(revised) > day and (not found or revised > found.revised) then found = source end
            end
            return found
        end
        for _, source in ipairs(model.evidence) do
            local date = rawget(source, "revised") or rawget(source, "date")
            local found = later(source.ref.based_on, date)
            if found then report("warning", source, options.L("insight-revised.evidence", found.name, found.revised, date)) end
        end
        for _, journey in ipairs(model.journeys) do
            for _, t in ipairs(journey.touchpoints) do
                local date = rawget(t, "reviewed") or rawget(journey, "date")
                local found = later(t.ref.evidence, date)
                if found then report("warning", t, options.L("insight-revised", found.name, found.revised, date)) end
            end
        end
    end,
}
