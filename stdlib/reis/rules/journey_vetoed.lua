-- A journey with a killer above its tolerance is not good, whatever its mark.
local format = require "reis.words.format"
local measures = require "reis.figures.measures"

return {
    id = "journey-vetoed",
    severity = "warning",
    doc = "The killer risk of a persona's journey is above its tolerance.",
    why = "A journey with a killer above its tolerance is not good, whatever its mark.",
    mend = "Remove the killer before all else.",
    source = "a critique of the journey map: killers and cycles",
    example = { wrong = [[
journey "Buy" { phase "Find" {
  touchpoint "Page" { experience = 8, killer "Out of stock" { probability = 0.2 } },
} }
]], right = [[
journey "Buy" { phase "Find" {
  touchpoint "Page" { experience = 8, killer "Out of stock" { probability = 0.001 } },
} }
]] },
    check = function(model, F, report, options)
        if not F then return end
        for ji, row in ipairs(F.scores().journeys) do
            local journey, seen = model.journeys[ji], {}
            for _, one in ipairs(row.personas or {}) do
                local worst = one.vetoed and one.killers and one.killers[1]
                if worst and not seen[worst.name] then
                    seen[worst.name] = true
                    report("warning", journey, options.L("journey-vetoed", worst.name, worst.touchpoint,
                        format.number(100 * (one.killer_risk or 0), 1, options.lang), measures.who(model, one, options.lang)))
                end
            end
        end
    end,
}
