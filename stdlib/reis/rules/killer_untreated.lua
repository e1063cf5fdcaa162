-- A killer voids all the rest: no other improvement pays before it is gone.

--- Every killer with its touchpoint, and how many there are of each name.
local function all_of(model)
    local list, of_name = {}, {}
    for _, journey in ipairs(model.journeys) do
        for _, t in ipairs(journey.touchpoints) do
            for _, killer in ipairs(t.killers) do
                list[#list + 1] = { killer = killer, touchpoint = t }
                of_name[killer.name] = (of_name[killer.name] or 0) + 1
            end
        end
    end
    return list, of_name
end

return {
    name = "killer-untreated",
    doc = "A killer that no open action removes.",
    check = function(model, _, report, options)
        local treated = {}
        for _, action in ipairs(model.actions) do
            if action.status ~= "dropped" then
                for _, one in ipairs(action.ref.removes) do treated[one.killer] = true end
            end
        end
        local list, of_name = all_of(model)
        for _, one in ipairs(list) do
            local killer, reference = one.killer, one.killer.name
            if of_name[reference] > 1 then reference = one.touchpoint.name .. "/" .. reference end
            if not treated[killer] then
                report("warning", killer, options.L("killer-untreated", reference))
            end
        end
    end,
}
