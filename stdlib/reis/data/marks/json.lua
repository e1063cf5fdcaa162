-- What answers came to as JSON, with the keys that the manual names.

local json = require "reis.words.json"
local ordered = require "reis.words.ordered"
local told = require "reis.data.marks.told"

local function or_null(v)
    if v == nil then return json.null end
    return v
end

local function of(keys, t)
    return t and json.fields(t, keys) or json.null
end

local FIGURES = { "n", "mean", "low", "high", "sd", "se" }
local SHARE = { "n", "hits", "share", "low", "high" }

local function figures(list)
    local out = {}
    for name, f in ordered.pairs(list) do
        local one = json.fields(f, FIGURES)
        table.insert(one.object, 1, { "name", name })
        out[#out + 1] = one
    end
    return out
end

local function about(item)
    return { { "touchpoint", or_null(item.touchpoint) }, { "value", or_null(item.value) }, { "column", or_null(item.column) } }
end

local function object(first, ...)
    local list = first
    for _, pair in ipairs { ... } do list[#list + 1] = pair end
    return json.object(list)
end

local function row_of(row)
    local item, f, raw = row.item, row.all or { n = 0 }, row.raw or {}
    return object(about(item), { "scale", { item.scale[1], item.scale[2] } }, { "direction", item.direction }, { "n", f.n },
        { "mark", or_null(f.mean) }, { "low", or_null(f.low) }, { "high", or_null(f.high) }, { "sd", or_null(f.sd) },
        { "raw_mean", or_null(raw.mean) }, { "raw_sd", or_null(raw.sd) }, { "pearson", or_null(row.pearson) },
        { "spearman", or_null(row.spearman) }, { "personas", figures(row.personas) }, { "sources", figures(row.sources) })
end

local function each(list, f)
    local out = {}
    for i, one in ipairs(list) do out[i] = f(one) end
    return out
end

local EFFECT = { "b", "se", "p" }

local function driver(one)
    local fit = one.fit
    return json.object {
        { "source", one.source }, { "n", one.n }, { "with_overall", one.rows }, { "r2", or_null(fit and fit.r2) },
        { "adjusted_r2", or_null(fit and fit.adjusted) },
        { "importance", each(fit and fit.columns or {}, function(c)
            return object(about(c.item), { "relative_weight", or_null(c.share) }, { "share", or_null(c.importance) }, { "beta", or_null(c.beta) },
                { "b", or_null(c.b) }, { "se", or_null(c.se) }, { "p", or_null(c.p) }, { "vif", or_null(c.vif) }, { "left_out", c.left })
        end) },
        { "penalty_reward_together", one.together },
        { "penalty_reward", each(one.contrasts, function(c)
            return object(about(c.item), { "low_n", c.low }, { "high_n", c.high }, { "penalty", of(EFFECT, c.penalty) },
                { "reward", of(EFFECT, c.reward) }, { "factor", c.kind })
        end) },
        { "killers", each(one.killers, function(k)
            return object(about(k.item), { "killed", of(SHARE, k.killed) }, { "otherwise", of(SHARE, k.otherwise) }, { "verdict", k.verdict },
                { "quotes", k.quotes })
        end) },
        { "left_out", each(one.left, function(item) return item.column end) },
    }
end

local FOR_METRIC = { "n", "figure", "low", "high", "promoters", "passives", "detractors", "hits", "sd" }
local FORMULAS = { nps = "nps", csat = "top2", ces = "mean" }

local function metric(m)
    local out = object({ { "metric", m.metric } }, table.unpack(about(m.item)))
    for _, pair in ipairs { { "source", or_null(m.source) }, { "scale", { m.item.scale[1], m.item.scale[2] } }, { "better", m.item.direction },
        { "formula", FORMULAS[m.metric] } } do table.insert(out.object, pair) end
    for _, key in ipairs(FOR_METRIC) do
        if m[key] ~= nil then table.insert(out.object, { key, m[key] }) end
    end
    return out
end

local COLUMN = { "file", "column", "role", "touchpoint", "value", "low", "high", "scale_from", "direction", "answers", "empty", "none", "outside", "odd" }
local TOP = { "figure", "n", "low", "high" }

--- found: of marks.read -> one line of JSON
return function(found, lang)
    local S = found.survey
    return json.encode(json.object {
        { "respondents", S.n }, { "low_mark", found.low }, { "high_mark", found.high },
        { "sources", each(S.sources, function(s) return json.fields(s, { "name", "n", "date" }) end) },
        { "columns", each(S.columns, function(c) return json.fields(c, COLUMN) end) },
        { "marks", each(found.rows, row_of) }, { "overall", found.overall and row_of(found.overall) or json.null },
        { "drivers", each(found.drivers, driver) }, { "metrics", each(found.metrics, metric) },
        { "kano", each(found.kano, function(k)
            return json.object { { "touchpoint", or_null(k.touchpoint) }, { "feature", or_null(k.value) }, { "n", k.n },
                { "count", json.fields(k.count, { "M", "O", "A", "I", "R", "Q" }) }, { "category", or_null(k.category) },
                { "next", or_null(k.next) }, { "clear", or_null(k.clear) }, { "better", or_null(k.better) }, { "worse", or_null(k.worse) } }
        end) },
        { "needs", each(found.needs, function(n)
            return json.object { { "touchpoint", or_null(n.touchpoint) }, { "need", or_null(n.value) }, { "persona", or_null(n.persona) },
                { "importance", of(TOP, n.importance) }, { "satisfaction", of(TOP, n.satisfaction) }, { "opportunity", or_null(n.opportunity) } }
        end) },
        { "outliers", each(found.outliers, function(o)
            return json.object { { "source", o.source }, { "touchpoint", or_null(o.voice.touchpoint) }, { "value", or_null(o.voice.value) },
                { "mark", o.mark }, { "median", o.median }, { "mad", o.mad }, { "n", o.n }, { "text", o.voice.text } }
        end) },
        { "contradictions", each(found.contradictions, function(c)
            return json.object { { "touchpoint", or_null(c.item.touchpoint) }, { "value", or_null(c.item.value) },
                { "high", json.object { { "source", c.first }, { "n", c.high.n }, { "mark", c.high.mean } } },
                { "low", json.object { { "source", c.second }, { "n", c.low.n }, { "mark", c.low.mean } } },
                { "test", of({ "difference", "low", "high", "df", "p" }, c.test) }, { "significant", c.sure } }
        end) },
        { "notes", each(told.notes(found, lang), function(n) return n.message end) },
    })
end
