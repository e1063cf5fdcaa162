-- A roadmap as text for people and as JSON for programs.

local format = require "reis.words.format"
local json = require "reis.words.json"
local tables = require "reis.words.tables"

local plans = {}

local ACTION = { "name", "start", "finish", "owner", "cost", "effort", "gain_alone", "rank", "why" }

--- plan (of reis.roadmap) -> the JSON of `reis roadmap --json`
function plans.json(plan)
    local actions, left = {}, {}
    for i, a in ipairs(plan.actions) do actions[i] = json.fields(a, ACTION) end
    for i, a in ipairs(plan.left_out) do left[i] = json.fields(a, { "name", "why" }) end
    local object = json.fields(plan, { "roadmap", "method", "gain", "cost", "proven", "bound" })
    object.object[#object.object + 1] = { "actions", actions }
    object.object[#object.object + 1] = { "left_out", left }
    return json.encode(object)
end

local function gain_text(plan, model, lang, x)
    if plan.money then return format.money(x, model.company and model.company.currency, lang) .. " a year" end
    return format.signed(x, 2, lang) .. " points"
end

--- The one line that matters: which actions first, and why.
function plans.headline(plan)
    local first, names = nil, {}
    for _, a in ipairs(plan.actions) do
        first = first or a.start
        if a.start == first then names[#names + 1] = a.name end
    end
    if #names == 0 then
        return "Nothing to do first: " .. (#plan.left_out == 0 and "no action is declared" or "no action earns its place")
    end
    local shown = table.concat(names, ", ", 1, math.min(#names, 4)) .. (#names > 4 and (" and %d more"):format(#names - 4) or "")
    return ("First: %s. Why: %s%s."):format(shown, #names > 1 and plan.actions[1].name .. " " or "it ",
        plan.actions[1].why:match("^[^;]*"))
end

--- The plan as text.
function plans.text(model, plan, lang)
    lang = lang or "en" -- the terminal speaks English unless asked
    local currency = model.company and model.company.currency
    local out = { ("%s: %d of %d actions, %s, gain %s (%s%s)\n"):format(plan.roadmap, #plan.actions,
        #plan.actions + #plan.left_out, format.money(plan.cost, currency, lang), gain_text(plan, model, lang, plan.gain),
        plan.method, plan.proven and ", proven the best" or plan.method == "optimal" and ", the best found, not proven" or "") }
    local rows = { { "#", "action", "period", "owner", "cost", "effort", "gain alone", "why" } }
    for _, a in ipairs(plan.actions) do
        rows[#rows + 1] = { tostring(a.rank), a.name, a.start == a.finish and tostring(a.start) or a.start .. "–" .. a.finish,
            a.owner or "–", format.money(a.cost, currency, lang), format.number(a.effort or 0, 1, lang):gsub("[.,]0$", "") .. " d",
            gain_text(plan, model, lang, a.gain_alone), a.why }
    end
    if #plan.actions > 0 then
        out[#out + 1] = tables.format(rows, { head = true, right = { true, false, true, false, true, true, true } })
    end
    if #plan.left_out > 0 then
        rows = { { "left out", "why" } }
        for _, a in ipairs(plan.left_out) do rows[#rows + 1] = { a.name, a.why } end
        out[#out + 1] = "\n" .. tables.format(rows, { head = true })
    end
    if plan.break_even then out[#out + 1] = ("\nbreak-even in period %d\n"):format(plan.break_even) end
    return table.concat(out)
end

return plans
