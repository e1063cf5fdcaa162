-- A killer voids all the rest: no other improvement pays before it is gone.
return {
    name = "killer-untreated",
    doc = "A killer that no open action removes.",
    check = function(model, _, report)
        local treated = {}
        for _, action in ipairs(model.actions) do
            if action.status ~= "dropped" then
                for _, one in ipairs(action.ref.removes) do treated[one.killer] = true end
            end
        end
        for _, journey in ipairs(model.journeys) do
            for _, t in ipairs(journey.touchpoints) do
                for _, killer in ipairs(t.killers) do
                    if not treated[killer] then
                        report("warning", killer, ('voids the whole journey and no action removes '
                            .. 'it; give an action removes = { "%s" }'):format(killer.name))
                    end
                end
            end
        end
    end,
}
