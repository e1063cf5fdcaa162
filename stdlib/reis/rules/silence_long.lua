-- Silence is a touchpoint too: the customer waits and hears nothing.
local quantity = require "reis.language.quantity"
local WEEK = 7 * 24 * 60

return {
    id = "silence-long",
    severity = "note",
    doc = "A felt silence that no action breaks, or a wait of over a week not marked as one.",
    why = "Silence is a touchpoint too: the customer waits and hears nothing.",
    mend = "Plan a sign of life; mark a wait that is felt with silence = true.",
    source = "two articles on researching the customer journey: five layers",
    example = { wrong = [[
journey "Buy" { phase "Find" {
  touchpoint "Page" { wait = weeks(2) },
} }
]], right = [[
journey "Buy" { phase "Find" {
  touchpoint "Page" { wait = days(2) },
} }
]] },
    check = function(model, _, report, options)
        local touched = {}
        for _, action in ipairs(model.actions) do
            for _, t in ipairs(action.ref.touchpoints) do touched[t] = true end
        end
        for _, journey in ipairs(model.journeys) do
            for _, t in ipairs(journey.touchpoints) do
                local wait = quantity.mean(rawget(t, "wait")) or 0
                if t.silence and not touched[t] then
                    report("note", t, options.L "silence-long.felt")
                elseif wait > WEEK and not t.silence then
                    report("note", t, options.L("silence-long.wait", options.number(wait / 1440, 1)))
                end
            end
        end
    end,
}
