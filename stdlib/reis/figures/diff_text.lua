-- What changed between two models in words: values near to how a script writes them, and what that does to the measures.

local criteria = require "reis.figures.criteria"
local measures = require "reis.figures.measures"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local ordered = require "reis.words.ordered"
local tables = require "reis.words.tables"
local uncertain = require "reis.language.uncertain"

local text = {}

--- A value of a field of a type as a text, near to how it is written.
function text.written(v, type_of, V)
    if v == nil then return "–" end
    if type(v) == "number" then
        if type_of == "duration" then return format.duration(v, V.lang) end
        if type_of == "money" then return format.money(v, V.currency, V.lang) end
        return format.short(v, 4, V.lang)
    end
    if type(v) == "boolean" then return V.L(v and "diff.yes" or "diff.no") end
    if type(v) ~= "table" then return tostring(v) end
    local parts, out = uncertain.PARTS[v.dist], {}
    if parts then
        for i, part in ipairs(parts) do out[i] = text.written(v[part], type_of, V) end
        return ("%s(%s)"):format(uncertain.CALLED[v.dist] or v.dist, table.concat(out, "; "))
    end
    for key, part in ordered.pairs(v) do
        if key ~= "dist" and type(part) ~= "function" then
            local name = type(key) == "string" and key .. " " or ""
            out[#out + 1] = name .. (type(part) == "table" and not part.dist and "(" .. text.written(part, type_of, V) .. ")" or text.written(part, type_of, V))
        end
    end
    return table.concat(out, ", ")
end

--- From what to what something went, as two texts.
function text.both(one, V)
    if one.type == "phase" then return one.from, one.to end
    if one.type == "place" then return V.L("diff.place", one.from), V.L("diff.place", one.to) end
    return text.written(one.from, one.type, V), text.written(one.to, one.type, V)
end

-- what changed ----------------------------------------------------------------------------------

--- A row for each change; the first is the head.
function text.changes(D, V)
    local L = V.L
    local rows = { { L "diff.change", L "diff.kind", L "diff.thing", L "diff.field", L "diff.was", L "diff.is" } }
    for i, one in ipairs(D.changes) do
        local from, to = "", ""
        if one.change == "changed" or one.change == "moved" then
            from, to = text.both(one, V)
        end
        rows[i + 1] = { L("diff." .. one.change), one.kind, one.thing, one.field or "", from, to }
    end
    return rows
end

local function changes_text(D, V)
    if #D.changes == 0 then return V.L "diff.nothing" .. "\n" end
    return tables.format(text.changes(D, V), { head = true })
end

-- what that does --------------------------------------------------------------------------------

--- A measure that went from one figure to another; "=" where it did not.
local function step(measure, a, b, V)
    a, b = a or {}, b or {}
    local from, to = a[measure], b[measure]
    if measures.same(from, to) and (measure ~= "experience" or a.vetoed == b.vetoed) then return "=" end
    local function show(row, x)
        if measure == "experience" and row.experience then return measures.headline(row, V.lang) end
        return measures.show(measure, x, V.lang, V.currency)
    end
    local change = from and to and not measures.same(from, to) and " (" .. measures.change(measure, to - from, V.lang, V.currency) .. ")" or ""
    return show(a, from) .. " → " .. show(b, to) .. change
end

--- The measures of a journey that went from one figure to another; the first row is the head. nil where none did.
function text.journey(one, V)
    local head = { one.name, V.L "score.together" }
    local rows = { head }
    for p, row in ipairs(one.personas) do head[p + 2] = measures.who(V.model, row, V.lang) end
    for _, measure in ipairs(require("reis.figures.diff").measures) do
        local line = { measures.label(measure, V.lang), step(measure, one.from, one.to, V) }
        local moved = line[2] ~= "="
        for p, row in ipairs(one.personas) do
            line[p + 2] = step(measure, row.from, row.to, V)
            moved = moved or line[p + 2] ~= "="
        end
        if moved then rows[#rows + 1] = line end
    end
    return #rows > 1 and rows or nil
end

local function journey_text(one, V)
    local rows = text.journey(one, V)
    return rows and tables.format(rows, { head = true }) or one.name .. "  =\n"
end

--- Utility, before and after, in one line.
function text.utility(D, V)
    local from, to = D.utility.from, D.utility.to
    local function show(x, money)
        if not x then return "–" end
        if money then return V.L("score.utility.money", format.money(x, V.currency, V.lang)) end
        return V.L("score.utility.points", format.number(x, 2, V.lang))
    end
    if measures.same(from, to) and D.money.from == D.money.to then return show(to, D.money.to) .. "  =" end
    return show(from, D.money.from) .. " → " .. show(to, D.money.to)
end

--- How a diff is said: V of the functions here. model: the new one
function text.voice(model, lang)
    return { L = i18n.of(lang), lang = lang, model = model, currency = model.company and model.company.currency }
end

--- A whole diff (figures/diff.lua) as text.
function text.all(D, V)
    local out = { changes_text(D, V) }
    for _, one in ipairs(D.journeys) do out[#out + 1] = "\n" .. journey_text(one, V) end
    out[#out + 1] = "\n" .. text.utility(D, V) .. "\n" .. criteria.text(D.criteria, V.lang, V.currency)
    return table.concat(out)
end

return text
