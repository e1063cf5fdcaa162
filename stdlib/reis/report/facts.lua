-- Everything that was declared of a thing, as labels and texts in the report's language: nothing of the model is left out.

local schema = require "reis.language.schema"
local tongue = require "reis.language.tongue"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local ordered = require "reis.words.ordered"

local facts = {}

-- What a page of its own shows; where these only name things (an opportunity's needs) they are facts.
local CHILDREN = { phases = true, touchpoints = true, needs = true, pains = true, killers = true, fails = true, questions = true,
    criteria = true, readings = true, quote = true, lanes = true, fields = true }

--- What facts need: the language, its words, the currency, the ids of things.
function facts.voice(ctx)
    return { lang = ctx.lang, made = ctx.model.session.made, L = i18n.of(ctx.lang, "pages"), currency = ctx.model.company and ctx.model.company.currency,
        T = tongue.of("reis." .. ctx.lang), ids = ctx.ids }
end

local function plain(word) return (word:gsub("_", " ")) end

--- A word of the language (list: fields, values, kinds, measures) as a reader has it.
function facts.word(V, list, word)
    local key = list .. "." .. word
    local own = V.L(key)
    if own ~= key then return own end
    return plain(V.T and V.T:word(list, word) or word)
end

local capital

--- What a field is called, with a capital.
function facts.label(V, name)
    return capital(facts.word(V, "fields", name))
end

function capital(s) return (s:gsub("^%l", string.upper)) end
facts.capital = capital

local SHOW = {}

function SHOW.mark(V, x) return format.short(x, 2, V.lang) end
function SHOW.share(V, x) return format.percent(x, V.lang) end
SHOW.probability = SHOW.share
function SHOW.money(V, x) return format.money(x, V.currency, V.lang) end
function SHOW.duration(V, x) return format.duration(x, V.lang) end
function SHOW.effort(V, x) return V.L("pages.days", format.short(x, 1, V.lang)) end
function SHOW.delta(V, x) return format.signed(x, 2, V.lang) end

local function number(V, field, x) return (SHOW[field and schema.held(field)] or SHOW.mark)(V, x) end

local value

local DISTS = {
    pert = function(V, f, q) return V.L("pages.between", number(V, f, q.low), number(V, f, q.high), number(V, f, q.likely)) end,
    uniform = function(V, f, q) return V.L("pages.uniform", number(V, f, q.low), number(V, f, q.high)) end,
    around = function(V, f, q) return V.L("pages.around", number(V, f, q.mean), number(V, f, q.sd)) end,
    each = function(V, f, q)
        local parts = {}
        for _, name in ipairs(ordered.keys(q.per)) do parts[#parts + 1] = name .. ": " .. value(V, f, q.per[name]) end
        if q.default ~= nil then parts[#parts + 1] = V.L "pages.others" .. ": " .. value(V, f, q.default) end
        return table.concat(parts, "; ")
    end,
    seen = function(V, f, q)
        local parts = {}
        for _, name in ipairs(ordered.keys(q.marks)) do parts[#parts + 1] = name .. ": " .. value(V, f, q.marks[name]) end
        return table.concat(parts, "; ")
    end,
}

--- A key of a map: a name, or what the language itself means by one.
local function name_of(V, field, key)
    if field and (field.fields or field.type == "change" or field.also and field.also[key]) then return facts.word(V, "fields", key) end
    local own = V.L("names." .. tostring(key))
    return own ~= "names." .. tostring(key) and own or tostring(key)
end

local function map(V, field, v)
    local parts = {}
    for _, key in ipairs(ordered.keys(v)) do
        local part = field and field.fields and field.fields[key] or field and field.value
        local inner = V.made[v[key]] or v[key]
        local text = value(V, part, inner)
        if type(inner) == "table" and not rawget(inner, "dist") then text = "(" .. text .. ")" end
        parts[#parts + 1] = ("%s: %s"):format(name_of(V, field, key), text)
    end
    return table.concat(parts, "; ")
end

local function list(V, field, v)
    local parts = {}
    for i = 1, rawlen(v) do parts[i] = value(V, field and field.value, v[i]) end
    return table.concat(parts, "; ")
end

--- The choice of a field of several types that suits a value.
local function chosen(field, v)
    if not field or field.type ~= "alt" then return field end
    local is_map = type(v) == "table" and not rawget(v, "dist") and rawlen(v) == 0 and rawget(v, "name") == nil
    local is_list = type(v) == "table" and rawlen(v) > 0
    for _, option in ipairs(field.options) do
        if is_list and option.type == "numbers" then return option end
    end
    for _, option in ipairs(field.options) do
        if is_map == (option.type == "map") and (type(v) ~= "string" or not option.number) then return option end
    end
    return field.options[1]
end

local WAYS = { value = { type = "share", number = true } } -- of where customers go on to

--- A value of a field (may be nil) as text.
function value(V, field, v)
    v = V.made[v] or v -- an uncertain number within a table
    field = chosen(field, v)
    if type(v) == "boolean" then return V.L(v and "pages.yes" or "pages.no") end
    if type(v) == "number" then return number(V, field, v) end
    if type(v) == "string" then
        local words = field and (field.type == "enum" and "values" or field.type == "measure" and "measures")
        return words and facts.word(V, words, v) or v
    end
    local dist = rawget(v, "dist")
    if field and field.type == "next" and not dist then field = WAYS end
    if dist then return DISTS[dist] and DISTS[dist](V, field, v) or V.L "pages.counted" end
    if rawget(v, "name") then return v.name end
    if rawlen(v) > 0 then return list(V, field, v) end
    return map(V, field, v)
end
facts.value = value

--- A text where that leads to what it names: one name, or several.
local function cell(V, thing, field, v)
    local text = value(V, field, v)
    local refs = rawget(thing.ref or {}, field.name)
    if type(refs) == "table" and rawget(refs, "kind") and V.ids[refs] then return { text = text, to = V.ids[refs] } end
    if field.type == "url" then return { text = text, url = text } end
    return text
end

--- The facts of a thing, as given: list of { name = (of the field), label, text or { text =, to = } }. except: set of fields left out
function facts.of(V, thing, except)
    local out = {}
    for _, field in ipairs(schema.fields(thing.kind)) do
        local v = rawget(thing, field.store or field.name)
        if v ~= nil and (not CHILDREN[field.name] or field.type == "refs") and not (except and except[field.name])
            and not (type(v) == "table" and next(v) == nil and not rawget(v, "dist")) then
            out[#out + 1] = { name = field.name, label = facts.label(V, field.name), cell = cell(V, thing, field, v) }
        end
    end
    return out
end

--- The same in one line: "severity: 6; frequency: 40 %".
function facts.line(V, thing, except)
    local parts = {}
    for _, one in ipairs(facts.of(V, thing, except)) do
        local text = type(one.cell) == "table" and one.cell.text or one.cell
        parts[#parts + 1] = ("%s: %s"):format(one.label, text)
    end
    return table.concat(parts, " · ")
end

--- Things of one kind as a table: a column for every field that one of them has. -> rows (the first the head), set of right columns
function facts.table(V, things, except)
    local names, seen, numeric = {}, {}, {}
    local all = {}
    for i, thing in ipairs(things) do
        all[i] = {}
        for _, one in ipairs(facts.of(V, thing, except)) do
            all[i][one.name], seen[one.name] = one.cell, true
            if type(rawget(thing, one.name)) ~= "number" then numeric[one.name] = false end
        end
    end
    local head, right = { V.L "pages.name" }, {}
    for _, field in ipairs(things[1] and schema.fields(things[1].kind) or {}) do
        if seen[field.name] then
            names[#names + 1], head[#head + 1] = field.name, facts.label(V, field.name)
            right[#head] = field.number and numeric[field.name] ~= false or nil
        end
    end
    local rows = { head }
    for i, thing in ipairs(things) do
        local row = { thing.name, id = V.ids[thing] }
        for c, name in ipairs(names) do row[c + 1] = all[i][name] or "" end
        rows[i + 1] = row
    end
    return rows, right
end

return facts
