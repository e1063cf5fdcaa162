-- An action can only be weighed when its effect, its owner and its effort are known.
return {
    name = "action-incomplete",
    doc = "An action without effect, owner or effort.",
    check = function(model, _, report)
        for _, action in ipairs(model.actions) do
            local ref = action.ref
            if action.status ~= "done" and action.status ~= "dropped" then
                local lacks = {}
                if #ref.improves + #ref.removes + #ref.reroutes == 0
                    and not rawget(action, "benefit") then
                    lacks[#lacks + 1] = "an effect (improves, removes or reroutes)"
                end
                if not rawget(action, "owner") then lacks[#lacks + 1] = "an owner" end
                if not rawget(action, "effort") and not rawget(action, "cost") then
                    lacks[#lacks + 1] = "an effort or cost"
                end
                if #lacks > 0 then
                    report("warning", action, "lacks " .. table.concat(lacks, " and ")
                        .. ", so it cannot be weighed against others; add what is known")
                end
            end
        end
    end,
}
