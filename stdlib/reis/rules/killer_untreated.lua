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
    id = "killer-untreated",
    severity = "warning",
    doc = "A killer that no open action removes.",
    why = "A killer voids all the rest: no other improvement pays before it is gone.",
    mend = "Give an action removes with its name.",
    source = "a critique of the journey map: killers and cycles",
    example = { wrong = [[
journey "Buy" { phase "Find" {
  touchpoint "Page" { killer "Paid, then out of stock" {} },
} }
]], right = [[
journey "Buy" { phase "Find" {
  touchpoint "Page" { killer "Paid, then out of stock" {} },
} }
action "Live stock" { removes = { "Paid, then out of stock" } }
]] },
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
