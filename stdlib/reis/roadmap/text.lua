-- A roadmap as text for people and as JSON for programs.

local criteria = require "reis.figures.criteria"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local json = require "reis.words.json"
local tables = require "reis.words.tables"
local say = require "reis.roadmap.say"

local text = {}

local ACTION = { "name", "start", "finish", "owner", "cost", "costs", "effort", "adds", "gain_alone", "rank", "why" }

--- plan (of reis.roadmap) -> the JSON of `reis roadmap --json`
function text.json(plan)
    local actions, left = {}, {}
    for i, a in ipairs(plan.actions) do actions[i] = json.fields(a, ACTION) end
    for i, a in ipairs(plan.left_out) do left[i] = json.fields(a, { "name", "why" }) end
    local object = json.fields(plan, { "roadmap", "method", "gain", "cost", "proven", "bound" })
    object.object[#object.object + 1] = { "actions", actions }
    object.object[#object.object + 1] = { "left_out", left }
    object.object[#object.object + 1] = { "criteria", criteria.json(plan.criteria) }
    return json.encode(object)
end

local function gain_text(V, x)
    if V.money then return V.L("plan.a_year", format.money(x, V.currency, V.lang)) end
    return V.L("plan.points", format.signed(x, 2, V.lang))
end

--- What the plan costs, of the budget in force.
local function cost_text(V, plan)
    local cost = format.money(plan.cost, V.currency, V.lang)
    if not plan.budget then return cost end
    return V.L("plan.of_budget", cost, format.money(plan.budget, V.currency, V.lang))
end

--- Which plan it is: the method, and what is known of it.
local function kind_text(V, plan)
    if plan.method ~= "optimal" then return plan.method end
    local known = V.L(plan.proven and "plan.proven" or "plan.best")
    if plan.gap and not plan.proven then
        known = known .. V.L("plan.bound", gain_text(V, plan.bound), format.number(100 * plan.gap, 1, V.lang))
    end
    return V.L "method.name.optimal" .. ", " .. known
end

--- The one line that matters: which actions first, why, and of which budget.
function text.headline(plan, lang)
    local V = say.voice(plan, lang)
    local first, names = nil, {}
    for _, a in ipairs(plan.actions) do
        first = first or a.start
        if a.start == first then names[#names + 1] = a.name end
    end
    if #names == 0 then return V.L("plan.first.none", V.L(#plan.left_out == 0 and "plan.first.empty" or "plan.first.unworthy")) end
    local shown = table.concat(names, ", ", 1, math.min(#names, 4))
    if #names > 4 then shown = V.L("plan.first.more", shown, #names - 4) end
    local why = say.taken(V, plan.actions[1]):match("^[^;]*")
    local line = #names > 1 and V.L("plan.first.several", shown, plan.actions[1].name, why) or V.L("plan.first.one", shown, why)
    return plan.budget and line .. " " .. V.L("plan.first.budget", cost_text(V, plan)) or line
end

--- What the plan comes to, in one line.
function text.line(plan, lang)
    local V = say.voice(plan, lang)
    local all = #plan.actions + #plan.left_out
    return V.L("plan.line", plan.roadmap, #plan.actions, V.L(i18n.plural("plan.actions", all), all),
        cost_text(V, plan), gain_text(V, plan.gain), kind_text(V, plan))
end

-- The columns of text.taken that are numbers.
text.right = { true, false, true, false, true, true, true, true }

--- What an action takes, as text; "–" where it declares none: that is not known to be 0.
local function taken(a, field, shown) return rawget(a.thing, field) == nil and a[field] == 0 and "–" or shown end

--- Rows of the actions that are in; the first is the head.
function text.taken(plan, lang)
    local V = say.voice(plan, lang)
    local rows, head = {}, {}
    for word in V.L("plan.head"):gmatch("[^|]+") do head[#head + 1] = word end
    rows[1] = head
    for _, a in ipairs(plan.actions) do
        rows[#rows + 1] = { tostring(a.rank), a.name, a.start == a.finish and tostring(a.start) or a.start .. "–" .. a.finish,
            a.owner or "–", taken(a, "cost", format.money(a.cost, V.currency, V.lang)),
            taken(a, "effort", V.L("plan.d", (format.number(a.effort or 0, 1, V.lang):gsub("[.,]0$", "")))),
            gain_text(V, a.adds), a.gain_alone and gain_text(V, a.gain_alone) or "–", say.taken(V, a) }
    end
    return rows
end

--- Rows of the actions that are left out; the first is the head.
function text.left_out(plan, lang)
    local V = say.voice(plan, lang)
    local rows = { { V.L "plan.left_out", V.L "plan.why" } }
    for _, a in ipairs(plan.left_out) do rows[#rows + 1] = { a.name, say.left_out(V, a, 1) } end
    return rows
end

--- That the plan raises utility at the customers' cost; nil where it does not.
function text.beware(plan, lang) return say.against(say.voice(plan, lang), plan.against) end

--- How much one regrets a robust plan at most, and the plan on the means.
function text.robust(plan, lang)
    local V, own = say.voice(plan, lang), plan.robust
    local function regret(x) return (gain_text(V, x):gsub("^%+", ""):gsub("^±", "")) end
    if not own.usual then return V.L("plan.robust.alone", regret(own.regret)) end
    return V.L(own.scenarios and "plan.robust.scenarios" or "plan.robust", regret(own.regret), regret(own.usual))
end

--- The plan as text.
function text.plan(plan, lang)
    local V = say.voice(plan, lang)
    local out = { text.line(plan, lang) .. "\n" }
    if #plan.actions > 0 then out[#out + 1] = tables.format(text.taken(plan, lang), { head = true, right = text.right }) end
    if #plan.left_out > 0 then out[#out + 1] = "\n" .. tables.format(text.left_out(plan, lang), { head = true }) end
    if plan.break_even then out[#out + 1] = "\n" .. V.L("plan.break_even", plan.break_even) .. "\n" end
    if plan.robust then out[#out + 1] = "\n" .. text.robust(plan, lang) .. "\n" end
    local beware = text.beware(plan, lang)
    if beware then out[#out + 1] = "\n" .. beware .. "\n" end
    if #plan.criteria > 0 then out[#out + 1] = "\n" .. criteria.text(plan.criteria, V.lang, V.currency) end
    return table.concat(out)
end

return text
