-- Where one goal outweighs all others, they might as well not be there; often its unit is not what was meant.
local format = require "reis.words.format"

local MOST = 0.95

return {
    id = "goal-alone",
    severity = "warning",
    doc = "One of several goals makes more than 95 % of utility.",
    why = "Where one goal outweighs all others, they might as well not be there; often its unit is not what was meant.",
    mend = "Look at worth and per of that goal.",
    source = "reis: utility is the sum of worth times measure",
    example = { wrong = [[
goal "Fast" { measure = "duration", worth = 10 }
goal "Well" { measure = "experience", worth = 1 }
journey "Buy" { phase "Find" {
  touchpoint "Page" { experience = 6, duration = hours(9) },
} }
]], right = [[
goal "Fast" { measure = "duration", worth = 10, per = days(1) }
goal "Well" { measure = "experience", worth = 1 }
journey "Buy" { phase "Find" {
  touchpoint "Page" { experience = 6, duration = hours(9) },
} }
]] },
    check = function(model, F, report, options)
        if not F or #model.goals < 2 then return end
        local parts, sum = {}, 0
        for i, figure in pairs(F.scores().goals or {}) do
            parts[i] = math.abs(F.flat.goals[i].worth * figure)
            sum = sum + parts[i]
        end
        for i, goal in ipairs(model.goals) do
            if parts[i] and sum > 0 and parts[i] > MOST * sum then
                local measure = rawget(goal, "measure") or "experience"
                report("warning", goal, options.L("goal-alone", format.number(100 * parts[i] / sum, 0, options.lang),
                    options.field(measure), measure == "duration" and not rawget(goal, "per") and options.L "unit.minute" or ""))
            end
        end
    end,
}
