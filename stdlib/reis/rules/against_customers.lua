-- What is good for the goals should not be bad for customers: who drives the unhappy away has fewer complaints.
local against = require "reis.figures.against"
local format = require "reis.words.format"
local measures = require "reis.figures.measures"

--- What gets worse (of reis.figures.against), in words.
local function shown(model, one, options)
    local L, from, to = options.L, format.apart(one.from, one.to, one.what ~= "experience", options.lang)
    if not one.persona then return L("worse." .. one.what, one.journey, from, to) end
    return L("worse." .. one.what, measures.who(model, one, options.lang), one.journey, from, to)
end

--- Why there are no figures: the engine's own sentence where it speaks the language.
local function impossible(model, message, trap, options)
    if options.lang == "en" then return message end
    local goal = model.goals[trap.goal]
    return goal and options.L("plan.why.null", goal.name) or options.L "plan.why.trap.any"
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
    id = "against-customers",
    severity = "warning",
    doc = "An action that raises utility while customers are worse off, or leaves a goal without a figure.",
    why = "What is good for the goals should not be bad for customers.",
    mend = "Change the action, or weigh what customers lose in a goal.",
    source = "a design agency on the journey map: four points of quality",
    example = { wrong = [[
goal "Fast" { measure = "duration", journey = "Buy", worth = 10, per = hours(1) }
journey "Buy" { phase "Find" {
  touchpoint "Page" { experience = 6, leave = 0.1 },
  touchpoint "Call" { experience = 6, duration = hours(9) },
} }
action "Hide the number" { improves = { Page = { leave = 0.4 }, Call = { duration = -60 } } }
]], right = [[
goal "Fast" { measure = "duration", journey = "Buy", worth = 10, per = hours(1) }
journey "Buy" { phase "Find" {
  touchpoint "Page" { experience = 6, leave = 0.1 },
  touchpoint "Call" { experience = 6, duration = hours(9) },
} }
action "Answer sooner" { improves = { Call = { duration = -60 } } }
]] },
    check = function(model, F, report, options)
        if not F then return end
        for _, action in ipairs(model.actions) do
            if action.status ~= "done" and action.status ~= "dropped" then
                local list = with_required(action, {}, {})
                local after, message, trap = F.engine:rows { actions = list }
                list[#list] = nil
                local before = F.engine:rows { actions = list }
                if before and not after then
                    report("warning", action, options.L("against-customers.nothing", impossible(model, message, trap, options)))
                elseif before then
                    local worse = against.customers(before, after)[1]
                    if worse then
                        report("warning", action, options.L("against-customers", shown(model, worse, options)))
                    end
                end
            end
        end
    end,
}
