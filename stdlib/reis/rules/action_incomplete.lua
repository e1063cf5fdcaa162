-- An action can only be weighed when its effect, its owner and its effort are known.
return {
    name = "action-incomplete",
    doc = "An action without effect, owner or effort.",
    check = function(model, _, report, options)
        for _, action in ipairs(model.actions) do
            local ref, L = action.ref, options.L
            if action.status ~= "done" and action.status ~= "dropped" then
                local lacks = {}
                if #ref.improves + #ref.removes + #ref.reroutes == 0
                    and not rawget(action, "benefit") then
                    lacks[#lacks + 1] = L "lacks.effect"
                end
                if not rawget(action, "owner") then lacks[#lacks + 1] = L "lacks.owner" end
                if not rawget(action, "effort") and not rawget(action, "cost") then
                    lacks[#lacks + 1] = L "lacks.effort"
                end
                if #lacks > 0 then
                    report("warning", action, L("action-incomplete", table.concat(lacks, L "lacks.and")))
                end
            end
        end
    end,
}
