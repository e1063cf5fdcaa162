-- What was done and not measured may as well not have been done.
local calendar = require "reis.words.calendar"

return {
    id = "metric-unread",
    severity = "warning",
    doc = "A metric follows an action that is done, and was not read after that.",
    why = "What was improved has to be measured again; else nobody learns whether it worked.",
    mend = "Read it, and add it to readings; `reis review` then compares.",
    source = "Van der Kooi 2017, the journey map in five steps",
    example = { wrong = [[
journey "Buy" { phase "Find" {
  touchpoint "Page" { experience = 6 },
} }
action "Plain sizes" { status = "done", done = "2025-06" }
metric "Ease" { measure = "experience", touchpoint = "Page", action = "Plain sizes",
  readings = { { date = "2025-03", n = 80, mean = 5.1 } } }
]], right = [[
journey "Buy" { phase "Find" {
  touchpoint "Page" { experience = 6 },
} }
action "Plain sizes" { status = "done", done = "2025-06" }
metric "Ease" { measure = "experience", touchpoint = "Page", action = "Plain sizes",
  readings = { { date = "2025-03", n = 80, mean = 5.1 }, { date = "2025-10", n = 90, mean = 6.2 } } }
]] },
    check = function(model, _, report, options)
        for _, metric in ipairs(model.metrics) do
            local action = metric.ref.action
            if action and action.status == "done" then
                local done, last = rawget(action, "done"), nil
                for _, reading in ipairs(rawget(metric, "readings") or {}) do
                    local day = calendar.day(reading.date)
                    if day and (not last or day > last) then last = day end
                end
                if not last or done and last < calendar.day(done) then
                    report("warning", metric, options.L("metric-unread", action.name))
                end
            end
        end
    end,
}
