-- A review as text for people and as JSON for programs.

local criteria = require "reis.figures.criteria"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local csv = require "reis.words.csv"
local json = require "reis.words.json"
local measures = require "reis.figures.measures"
local tables = require "reis.words.tables"

local text = {}

local function voice(model, lang)
    return { L = i18n.of(lang), lang = lang, currency = model.company and model.company.currency }
end

local function names(actions)
    local out = {}
    for i, action in ipairs(actions) do out[i] = action.name end
    return table.concat(out, ", ")
end

--- A figure, and a change, of what a metric reads; "other" is a plain number in the metric's unit.
local function figure(V, one, x)
    if one.what ~= "other" then return measures.show(one.what, x, V.lang, V.currency) end
    if not x then return "–" end
    return one.before.kind == "mean" and format.short(x, 2, V.lang) or format.percent(x, V.lang)
end

local function change(V, one, x)
    if not x then return "–" end
    if one.what ~= "other" then return measures.change(one.what, x, V.lang, V.currency) end
    local sign = x > 0 and "+" or x < 0 and "−" or "±"
    return sign .. figure(V, one, math.abs(x))
end

local function interval(V, one)
    if not one.low then return V.L("review.why." .. one.why) end
    return V.L("review.interval", change(V, one, one.low), change(V, one, one.high))
end

--- Rows of what was judged; the first is the head.
function text.rows(model, R, lang)
    local V = voice(model, lang)
    local L = V.L
    local rows = { { L "review.done", L "review.metric", L "review.before", L "review.after", L "review.expected",
        L "review.measured", L "review.sure", L "review.verdict" } }
    for i, one in ipairs(R.judged) do
        rows[i + 1] = { names(one.actions), one.metric.name, figure(V, one, one.before.value), figure(V, one, one.after.value),
            change(V, one, one.expected), change(V, one, one.effect), interval(V, one), L("review.verdict." .. one.verdict) }
    end
    return rows
end

local function estimate_line(V, one)
    local function show(x) return format.signed(x, 2, V.lang) end
    return V.L("review.estimate", one.action, one.target, one.field, show(one.declared), show(one.estimate), show(one.low),
        show(one.high)) .. "\n"
end

--- A change of what a metric reads, as text. one: a judgement
function text.change(model, one, x, lang) return change(voice(model, lang), one, x) end

--- What follows from it, a line each: effects as they are to be counted now, criteria that flip, what is not judged.
function text.follows(model, R, lang)
    local V, out = voice(model, lang), {}
    for _, one in ipairs(R.judged) do
        for _, estimate in ipairs(one.estimates) do out[#out + 1] = estimate_line(V, estimate) end
        for _, flip in ipairs(one.flips) do out[#out + 1] = criteria.line(flip, lang, V.currency) .. "\n" end
    end
    for _, one in ipairs(R.unjudged) do
        out[#out + 1] = V.L("review.unjudged." .. one.why, one.action.name) .. "\n"
    end
    return out
end

--- The same, and what is due.
function text.lines(model, R, lang)
    local V, out = voice(model, lang), text.follows(model, R, lang)
    for _, one in ipairs(R.due) do
        out[#out + 1] = V.L("review.due", one.thing.kind, one.thing.name, one.since, one.last, R.rhythm.words) .. "\n"
    end
    return out
end

--- The review as text.
function text.text(model, R, lang)
    local V, out = voice(model, lang), {}
    if #R.judged > 0 then out[1] = tables.format(text.rows(model, R, lang), { head = true }) end
    local lines = table.concat(text.lines(model, R, lang))
    if lines ~= "" then out[#out + 1] = (#out > 0 and "\n" or "") .. lines end
    if #out == 0 then out[1] = V.L "review.nothing" .. "\n" end
    return table.concat(out)
end

local ESTIMATE = { "action", "target", "field", "declared", "estimate", "low", "high" }

local function judged_json(one)
    local actions, estimates = {}, {}
    for i, action in ipairs(one.actions) do actions[i] = action.name end
    for i, estimate in ipairs(one.estimates) do estimates[i] = json.fields(estimate, ESTIMATE) end
    local function reading(r) return json.fields(r, { "date", "value", "n" }) end
    local function given(v) return v == nil and json.null or v end
    return json.object { { "actions", actions }, { "metric", one.metric.name }, { "measure", one.what },
        { "before", reading(one.before) }, { "after", reading(one.after) }, { "effect", given(one.effect) }, { "low", given(one.low) },
        { "high", given(one.high) }, { "test", given(one.test) }, { "p", given(one.p) }, { "df", given(one.df) },
        { "expected", given(one.expected) }, { "verdict", one.verdict }, { "factor", given(one.factor) }, { "estimates", estimates },
        { "criteria", criteria.json(one.flips) } }
end

--- The review for sheets: a row for each metric that judges something that was done, and for each action that is not judged.
function text.csv(R)
    local rows = { { "actions", "metric", "measure", "before_date", "before", "after_date", "after", "expected", "effect", "low",
        "high", "test", "p", "df", "verdict", "factor", "lacks" } }
    for _, one in ipairs(R.judged) do
        rows[#rows + 1] = { names(one.actions), one.metric.name, one.what, one.before.date, one.before.value, one.after.date,
            one.after.value, one.expected, one.effect, one.low, one.high, one.test, one.p, one.df, one.verdict, one.factor }
    end
    for _, one in ipairs(R.unjudged) do rows[#rows + 1] = { one.action.name, [17] = one.why } end
    return csv(rows)
end

--- The review for programs.
function text.json(R)
    local judged, unjudged, due = {}, {}, {}
    for i, one in ipairs(R.judged) do judged[i] = judged_json(one) end
    for i, one in ipairs(R.unjudged) do unjudged[i] = json.object { { "action", one.action.name }, { "lacks", one.why } } end
    for i, one in ipairs(R.due) do
        due[i] = json.object { { "kind", one.thing.kind }, { "name", one.thing.name }, { "last", one.last }, { "since", one.since } }
    end
    return json.encode(json.object { { "judged", judged }, { "not_judged", unjudged }, { "due", due } })
end

return text
