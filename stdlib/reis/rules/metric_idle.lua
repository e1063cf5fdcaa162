-- Not every contact needs to be measured; those that decide and those that change do.
local changed = require "reis.rules.shared.changed"
local leverage = require "reis.figures.leverage"

local DECISIVE = 3 -- touchpoints of a journey with the most leverage

--- The touchpoints of a journey that decide: with the most leverage, of truth, or with a killer. nil where there are no figures
local function decisive(model, F, journey)
    local list, set = leverage.list(model, F, journey), {}
    if not list then return nil end
    for i = 1, math.min(DECISIVE, #list) do set[list[i].touchpoint] = true end
    for _, t in ipairs(journey.touchpoints) do
        if rawget(t, "moment_of_truth") or #t.killers > 0 then set[t.name] = true end
    end
    return set
end

return {
    id = "metric-idle",
    severity = "note",
    doc = "A metric is on a touchpoint that is neither decisive nor to be changed.",
    why = "Measuring costs customers' time: measure selectively, where it decides or where something is done.",
    mend = "Measure where it matters (`reis score --leverage`), or say which action it follows.",
    source = "Van der Kooi 2017, the journey map in five steps",
    example = { wrong = [[
goal "Content" { measure = "experience" }
journey "Buy" { phase "Find" {
  touchpoint "Page" { experience = 6, importance = 9 },
  touchpoint "Basket" { experience = 5, importance = 1 },
  touchpoint "Pay" { experience = 6, importance = 9 },
  touchpoint "Thanks" { experience = 7, importance = 8 },
  touchpoint "Parcel" { experience = 6, importance = 9 },
} }
metric "Ease of the basket" { measure = "experience", touchpoint = "Basket" }
]], right = [[
goal "Content" { measure = "experience" }
journey "Buy" { phase "Find" {
  touchpoint "Page" { experience = 6, importance = 9 },
  touchpoint "Basket" { experience = 5, importance = 1 },
  touchpoint "Pay" { experience = 6, importance = 9 },
  touchpoint "Thanks" { experience = 7, importance = 8 },
  touchpoint "Parcel" { experience = 6, importance = 9 },
} }
metric "The parcel" { measure = "experience", touchpoint = "Parcel" }
]] },
    check = function(model, F, report, options)
        if not F then return end
        local touched, known = changed.by_open(model), {}
        for _, metric in ipairs(model.metrics) do
            local t = metric.ref.touchpoint
            if t and not metric.ref.action and not touched[t] then
                if known[t.journey] == nil then known[t.journey] = decisive(model, F, t.journey) or false end
                local set = known[t.journey]
                if set and not set[t.name] then report("note", metric, options.L("metric-idle", t.name)) end
            end
        end
    end,
}
