-- Plans side by side, by several methods or under several scenarios: where they agree, where they differ, and what following
-- each costs in gain.

local figures = require "reis.figures.figures"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local csv = require "reis.words.csv"
local json = require "reis.words.json"
local ranking = require "reis.roadmap.ranking"
local roadmap = require "reis.roadmap.roadmap"
local say = require "reis.roadmap.say"
local tables = require "reis.words.tables"
local taken = require "reis.model.taken"

local compare = {}

--- The open actions that a scenario may take: those it names, all where it names none.
local function actions_of(model, scenario)
    local list = taken.of(model.actions, scenario)
    if scenario.ref.with or scenario.ref.without or #list > 0 then return list end
    for _, action in ipairs(model.actions) do
        if action.status ~= "done" and action.status ~= "dropped" then list[#list + 1] = action end
    end
    return list
end

local function by_scenario(model, F, scenario, search)
    local used = {}
    for i, journey in ipairs(scenario.ref.use or {}) do used[i] = journey.name end
    local set = scenario.ref.set
    if set and #set > 0 or #used > 0 then F = figures.of(model, { set = set, use = used, base = F }) end
    local _, plan = require "reis.roadmap.scenario"(F, scenario, actions_of(model, scenario), search)
    if type(plan) == "string" then return nil, plan end
    return plan
end

--- What there is to compare where nobody says: our methods and the user's own, then the scenarios.
function compare.names(model, own)
    local list = table.move(ranking.methods, 1, #ranking.methods, 1, {})
    for _, name in ipairs(own or {}) do list[#list + 1] = name end
    for _, scenario in ipairs(model.scenarios) do list[#list + 1] = scenario.name end
    return list
end

local function order(columns)
    local rows, known = {}, {}
    for _, column in ipairs(columns) do
        for _, list in ipairs { column.plan.actions, column.plan.left_out } do
            for _, a in ipairs(list) do
                local row = known[a.thing]
                if not row then
                    row = { name = a.name, thing = a.thing, n = 0, at = #rows, cells = {} }
                    known[a.thing], rows[#rows + 1] = row, row
                end
                row.cells[column.name] = { start = a.start, finish = a.finish, rank = a.rank, horizon = a.start and a.horizon or nil }
                if a.start then row.n = row.n + 1 end
            end
        end
    end
    return rows
end

--- names: of scenarios and methods, one or more. options: as of roadmap.plan, for all of them; made: { [method or
-- scenario] = a plan that is there already }.
-- -> { columns = { { name =, kind = "method" | "scenario", plan =, loses = (the best plan's gain minus its own; only of
-- methods) } }, rows = { { name =, thing =, n = in how many plans, cells = { [column] = { start, finish, rank, horizon } } } },
-- best = the plan "optimal", money =, without = { { name =, why = (no plan) } } } | nil, message, whether the name is unknown,
-- the line (or nil)
function compare.of(model, F, names, options)
    local C, made = { columns = {}, without = {} }, options and options.made or {}
    local function plan_by(method)
        local asked = { method = method }
        if made[method] then return made[method] end
        for k, v in pairs(options or {}) do
            if k ~= "made" then asked[k] = asked[k] or v end
        end
        local plan, diags = roadmap.plan(model, F, asked)
        return plan, diags and diags[1] and diags[1].message, diags and diags.status == 2, diags and diags[1] and diags[1].line
    end
    local best, message, unknown, at = plan_by "optimal"
    if not best then return nil, message, unknown, at end
    C.best, C.money = best, best.money
    for _, name in ipairs(names) do
        local scenario, plan = model.scenarios[name], nil
        if scenario and made[name] then
            plan = made[name]
        elseif scenario then
            plan, message = by_scenario(model, F, scenario, options)
        elseif name == "optimal" then
            plan = best
        else
            plan, message, unknown = plan_by(name)
        end
        if unknown then return nil, message, true end
        if not plan then
            C.without[#C.without + 1] = { name = name, why = message }
        else
            C.columns[#C.columns + 1] = { name = name, kind = scenario and "scenario" or "method", plan = plan,
                loses = not scenario and best.gain - plan.gain or nil }
        end
    end
    if #C.columns == 0 and #C.without > 0 then return nil, C.without[1].name .. ": " .. C.without[1].why end
    C.rows = order(C.columns)
    return C
end

-- text ------------------------------------------------------------------------------------------

--- A gain, or with `plain` what is lost, in the plan's own unit.
local function gain_text(V, x, plain)
    if not x then return "–" end
    if V.money then return format.short_money(x, V.currency, V.lang) end
    return plain and format.number(x, 2, V.lang) or format.signed(x, 2, V.lang)
end
compare.gain = gain_text

local function tidy(x) return math.abs(x) < 1e-9 and 0 or x end

--- When an action starts in a plan and its rank: "2 (#1)"; "–" where it is out.
local function cell_text(cell)
    if not cell or not cell.start then return "–" end
    return ("%d (#%d)"):format(cell.start, cell.rank)
end

--- Rows of texts; the first is the head, then what each plan comes to, then the actions.
function compare.table(C, lang)
    local V = say.voice(C.best, lang)
    local L = V.L
    local head, gain, loses, cost = { "" }, { L(C.money and "compare.gain.money" or "compare.gain.points") },
        { L "compare.loses" }, { L "compare.cost" }
    for c, column in ipairs(C.columns) do
        head[c + 1] = column.name
        gain[c + 1] = gain_text(V, column.plan.gain)
        loses[c + 1] = column.loses and (tidy(column.loses) == 0 and "=" or gain_text(V, column.loses, true)) or ""
        cost[c + 1] = format.money(column.plan.cost, V.currency, V.lang)
    end
    head[#head + 1] = L "compare.agree"
    local rows = { head, gain, loses, cost }
    for _, row in ipairs(C.rows) do
        local line = { row.name }
        for c, column in ipairs(C.columns) do line[c + 1] = cell_text(row.cells[column.name]) end
        line[#line + 1] = row.n == #C.columns and L "compare.all" or row.n == 0 and L "compare.no" or L("compare.some", row.n, #C.columns)
        rows[#rows + 1] = line
    end
    return rows
end

--- The comparison as text.
function compare.text(C, lang)
    local L, right = i18n.of(lang), {}
    for c = 2, #C.columns + 1 do right[c] = true end
    local out = { tables.format(compare.table(C, lang), { head = true, right = right }), L "compare.legend", "\n" }
    for _, one in ipairs(C.without) do out[#out + 1] = L("compare.without", one.name, one.why) .. "\n" end
    return table.concat(out)
end

--- The comparison as plain values for scripts: { plans = { { name, kind, gain, cost, loses } }, actions = { { name,
-- plans = { [plan] = start } } } }
function compare.data(C)
    local data = { plans = {}, actions = {} }
    for c, column in ipairs(C.columns) do
        data.plans[c] = { name = column.name, kind = column.kind, gain = column.plan.gain, cost = column.plan.cost,
            loses = column.loses and tidy(column.loses) }
    end
    for i, row in ipairs(C.rows) do
        local starts = {}
        for name, cell in pairs(row.cells) do starts[name] = cell.start end
        data.actions[i] = { name = row.name, plans = starts }
    end
    return data
end

--- The comparison for sheets: a row for each plan and action (without a start: out), with what the plan comes to; one row
-- for a name without a plan.
function compare.csv(C)
    local rows = { { "plan", "kind", "gain", "cost", "proven", "loses", "action", "start", "finish", "rank", "no_plan" } }
    for _, column in ipairs(C.columns) do
        local plan = column.plan
        for _, row in ipairs(#C.rows > 0 and C.rows or { { cells = {} } }) do
            local cell = row.cells[column.name] or {}
            rows[#rows + 1] = { column.name, column.kind, plan.gain, plan.cost, plan.proven, column.loses and tidy(column.loses),
                row.name, cell.start, cell.finish, cell.rank }
        end
    end
    for _, one in ipairs(C.without) do rows[#rows + 1] = { one.name, [11] = one.why } end
    return csv(rows)
end

--- The comparison for programs.
function compare.json(C)
    local plans, actions, without = {}, {}, {}
    for i, one in ipairs(C.without) do without[i] = json.fields(one, { "name", "why" }) end
    for c, column in ipairs(C.columns) do
        plans[c] = json.fields({ name = column.name, kind = column.kind, gain = column.plan.gain, cost = column.plan.cost,
            proven = column.plan.proven, loses = column.loses and tidy(column.loses) },
            { "name", "kind", "gain", "cost", "proven", "loses" })
    end
    for i, row in ipairs(C.rows) do
        local cells = {}
        for c, column in ipairs(C.columns) do
            local cell = row.cells[column.name] or {}
            cells[c] = json.fields({ plan = column.name, start = cell.start, finish = cell.finish, rank = cell.rank },
                { "plan", "start", "finish", "rank" })
        end
        actions[i] = json.object { { "name", row.name }, { "in", row.n }, { "plans", cells } }
    end
    return json.encode(json.object { { "plans", plans }, { "actions", actions }, { "no_plan", without } })
end

return compare
