-- An action can only be weighed when its effect, its owner and its effort are known.
--- Whether a roadmap or scenario bounds the money; whether a team has a capacity.
local function scarce(model)
    local money, days = false, false
    for _, list in ipairs { model.roadmaps, model.scenarios } do
        for _, one in ipairs(list) do
            money = money or rawget(one, "budget") ~= nil or rawget(one, "budget_per_period") ~= nil
        end
    end
    for _, team in ipairs(model.teams) do days = days or rawget(team, "capacity") ~= nil end
    return money, days
end

--- What an action lacks beside what it needs at all: the cost (or the upkeep) where money is scarce, the effort where days are. -> key or nil
local function half_known(action, money, days)
    local cost, effort = rawget(action, "cost") or rawget(action, "upkeep"), rawget(action, "effort")
    if effort and not cost and money then return "lacks.cost" end
    if cost and not effort and days and (not action.ref.owner or action.ref.owner.kind == "team") then return "lacks.days" end
end

return {
    id = "action-incomplete",
    severity = "warning",
    doc = "An action without effect, owner or effort; without cost where there is a budget, without effort where teams have a capacity.",
    why = "Budget and time are scarce: an action can only be weighed when its effect, owner, effort and cost are known.",
    mend = "Add what is known; an estimate will do: between(3, 5, 9).",
    source = "a design agency on the journey map: four points of quality",
    example = { wrong = [[
action "Plain words" {}
]], right = [[
journey "Buy" { phase "Find" {
  touchpoint "Page" { experience = 5 },
} }
team "it" {}
action "Plain words" { owner = "it", effort = 5, cost = 800, improves = { Page = { experience = 1 } } }
]] },
    check = function(model, _, report, options)
        local money, days = scarce(model)
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
                local half = #lacks == 0 and half_known(action, money, days)
                if #lacks == 1 and not rawget(action, "owner") then
                    report("warning", action, L "action-incomplete.owner")
                elseif half then
                    report("note", action, L("action-incomplete.half", L(half)))
                elseif #lacks > 0 then
                    report("warning", action, L("action-incomplete", table.concat(lacks, L "lacks.and")))
                end
            end
        end
    end,
}
