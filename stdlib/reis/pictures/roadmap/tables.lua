-- A roadmap as tables: what is in the plan and why, what is left out and why, where each action works and what it waits for.

local i18n = require "reis.words.i18n"
local listed = require "reis.pictures.listed.table"
local numbering = require "reis.model.numbering"
local plans = require "reis.roadmap.text"

--- The touchpoints of an action by journey: "Buy a bike: 4, 5; Repair: 2".
local function where(action)
    local order, numbers = {}, {}
    for _, t in ipairs(action.ref.touchpoints) do
        if not numbers[t.journey] then order[#order + 1], numbers[t.journey] = t.journey, {} end
        table.insert(numbers[t.journey], numbering.of(t))
    end
    for i, journey in ipairs(order) do order[i] = journey.name .. ": " .. table.concat(numbers[journey], ", ") end
    return table.concat(order, "; ")
end

local function killers(action)
    local names = {}
    for i, one in ipairs(action.ref.removes) do names[i] = one.killer.name end
    return table.concat(names, "; ")
end

--- ctx: with the plan -> tables
return function(ctx)
    local W, tables, plan = i18n.of(ctx.lang, "table"), {}, ctx.plan
    if not plan then return tables end
    if #plan.actions > 0 then listed.rows(tables, W "tab.plan", plans.taken(plan, ctx.lang), plans.right) end
    if #plan.left_out > 0 then listed.rows(tables, W "tab.left_out", plans.left_out(plan, ctx.lang)) end
    local rows = {}
    for _, list in ipairs { plan.actions, plan.left_out } do
        for _, a in ipairs(list) do
            rows[#rows + 1] = { "A" .. a.thing.index, a.name, ctx.L("action.horizon." .. (a.start and ctx.horizon(a.thing) or "out")),
                where(a.thing), killers(a.thing), listed.all(a.thing.ref.resolves), listed.all(a.thing.ref.serves),
                listed.all(a.thing.ref.requires) }
        end
    end
    listed.add(tables, W "tab.where", { W "col.id", W "col.action", W "col.when", W "col.where", W "col.removes", W "tab.pains",
        W "tab.needs", W "col.waits" }, rows)
    return tables
end
