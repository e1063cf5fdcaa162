-- What is good for the goals should not be bad for customers: who drives the unhappy away has fewer complaints.
local against = require "reis.figures.against"
local format = require "reis.words.format"

local SHOWN = {
    completion = "completion of %s falls from %s to %s",
    killer_risk = "the killer risk of %s rises from %s to %s",
    experience = "the experience of %s in %s falls from %s to %s",
}

--- What gets worse (of reis.figures.against), in words.
local function shown(one)
    local from, to = format.apart(one.from, one.to, one.what ~= "experience")
    if one.persona then return SHOWN[one.what]:format(one.persona, one.journey, from, to) end
    return SHOWN[one.what]:format(one.journey, from, to)
end

--- The numbers of all that an action requires and that is not done, and its own last.
local function with_required(action, seen, out)
    if seen[action] or action.status == "done" then return out end
    seen[action] = true
    for _, other in ipairs(action.ref.requires) do with_required(other, seen, out) end
    out[#out + 1] = action.index
    return out
end

return {
    name = "against-customers",
    doc = "An action that raises utility while customers are worse off, or leaves a goal without a figure.",
    check = function(model, F, report)
        if not F then return end
        for _, action in ipairs(model.actions) do
            if action.status ~= "done" and action.status ~= "dropped" then
                local list = with_required(action, {}, {})
                local after, message = F.engine:rows { actions = list }
                list[#list] = nil
                local before = F.engine:rows { actions = list }
                if before and not after then
                    report("warning", action, "is no way to better things: " .. message)
                elseif before then
                    local worse = against.customers(before, after)[1]
                    if worse then
                        report("warning", action, ("raises utility while customers are worse off: %s"):format(
                            shown(worse)))
                    end
                end
            end
        end
    end,
}
