-- A journey with a killer above its tolerance is not good, whatever its mark.
return {
    name = "journey-vetoed",
    doc = "The killer risk of a persona's journey is above its tolerance.",
    check = function(model, F, report)
        if not F then return end
        for ji, row in ipairs(F.scores().journeys) do
            local journey, seen = model.journeys[ji], {}
            for _, one in ipairs(row.personas or {}) do
                local worst = one.vetoed and one.killers and one.killers[1]
                if worst and not seen[worst.name] then
                    seen[worst.name] = true
                    report("warning", journey, ('is vetoed: "%s" at "%s" strikes too often (killer '
                        .. "risk %.1f %% for %s); remove it before all else"):format(worst.name,
                        worst.touchpoint, 100 * (one.killer_risk or 0), one.persona))
                end
            end
        end
    end,
}
