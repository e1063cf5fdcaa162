-- A value of the model as cells of a sheet: what fits in one cell is one; what differs by value or by persona has a column each.
-- data/import/values.lua reads them back.
--
-- Several things in a cell stand on lines of their own; a name with a share has it behind it: "Shop (40%)", what was counted
-- "Shop (12×)". What has no form of its own stands there as JSON. A cell is a text, a number, a boolean, or { date = "2026-03-14" }.

local digits = require "reis.words.digits"
local json = require "reis.words.json"
local ordered = require "reis.words.ordered"
local schema = require "reis.language.schema"

local cells = {}

local NUMBERS = { number = true, mark = true, share = true, probability = true, money = true, duration = true, effort = true, int = true, delta = true }
local WORDS = { text = true, url = true, enum = true, color = true, font = true, image = true, measure = true }
local CALLED = { pert = { "between", "low", "likely", "high" }, uniform = { "uniform", "low", "high" }, around = { "around", "mean", "sd" } }

--- Any table as JSON, on one line.
local function whole(v)
    local function of(x)
        if type(x) ~= "table" then return x end
        if rawlen(x) > 0 then
            local list = {}
            for i = 1, rawlen(x) do list[i] = of(rawget(x, i)) end
            return list
        end
        local object = {}
        for key, one in ordered.pairs(x) do object[#object + 1] = { tostring(key), of(one) } end
        return json.object(object)
    end
    return (json.encode(of(v)):gsub("\n$", ""))
end

local BULLETS = { "•", "●", "▪", "◦", "–", "—", "*", "-" }

--- Where a text goes on behind a bullet or a number that it begins with; nil where it begins with none.
function cells.bullet(s)
    for _, bullet in ipairs(BULLETS) do
        if s:sub(1, #bullet) == bullet and s:find("^%s", #bullet + 1) then return s:find("%S", #bullet + 1) or #s + 1 end
    end
    return s:match "^%d+[.)]%s+()"
end

--- One of the things in a cell: between quotes where it would not be read as one, or as itself.
function cells.item(s)
    local odd = s:find(";", 1, true) or cells.bullet(s)
        or s:find '^["%[{]' or s:find "^%s" or s:find "%s$" or s:find "%([%d.,]+%s*[%%xX]?%)$" or s:find "%([%d.,]+%s*\u{D7}%)$"
    return odd and '"' .. s:gsub('"', '""') .. '"' or s
end

local function lines(list)
    local out = {}
    for i = 1, #list do out[i] = cells.item(list[i]) end
    return table.concat(out, "\n")
end

--- "(40%)", or the share itself where a percentage would not be exactly it.
local function share(p)
    local percent = ("%.15g"):format(p * 100)
    return tonumber(percent) / 100 == p and ("(%s%%)"):format(percent) or ("(%s)"):format(digits(p))
end

--- A table of numbers by name on lines; nil where one of them is no plain number. how(x) -> what stands behind the name
local function shares(t, how)
    local out = {}
    for name, x in ordered.pairs(t) do
        if type(name) ~= "string" or type(x) ~= "number" then return nil end
        out[#out + 1] = cells.item(name) .. " " .. how(x)
    end
    return table.concat(out, "\n")
end

local function times(n) return ("(%s×)"):format(digits(n)) end

--- A number, or what an uncertain one is called in a script.
local function number(v)
    if type(v) == "number" then return v end
    local form = type(v) == "table" and CALLED[v.dist]
    if not form then
        return type(v) == "table" and v.dist == "seen" and "seen " .. whole(v.marks) or whole(v)
    end
    local parts = {}
    for i = 2, #form do parts[i - 1] = digits(v[form[i]]) end
    return ("%s(%s)"):format(form[1], table.concat(parts, ", "))
end

--- What an action improves, a line a touchpoint: "Checkout: ease +2, wait -30"; nil where a name or a number has no such form.
local function improvements(v)
    local out = {}
    for place, changes in ordered.pairs(v) do
        local parts = {}
        for what, x in ordered.pairs(changes) do
            if type(x) ~= "number" or what:find "[,;:]" or what:find "^%s" or what:find "[%s%d]$" then return nil end
            parts[#parts + 1] = what .. " " .. (x >= 0 and "+" or "") .. digits(x)
        end
        if #parts == 0 or place:find "[;:\"]" or cells.bullet(place) or place:find "^[%s%[{]" or place:find "%s$" then return nil end
        out[#out + 1] = place .. ": " .. table.concat(parts, ", ")
    end
    return #out > 0 and table.concat(out, "\n") or nil
end

local of -- (field, v, put, key, persona): put(cell, key, persona) for each

--- Whether a value is of a type of those that a field may have.
local function fits(field, v)
    local is_table = type(v) == "table"
    local is_list = is_table and not v.dist and rawlen(v) > 0
    if NUMBERS[field.type] then return type(v) == "number" or is_table and v.dist ~= nil end
    if field.type == "map" then return is_table and not v.dist and not is_list end
    if field.type == "refs" or field.type == "texts" or field.type == "numbers" then return is_list end
    return field.type == "flag" and type(v) == "boolean" or field.type ~= "flag" and type(v) == "string"
        or is_table and field.type == "next"
end

local BY_COLUMN = { value = true, persona = true, team = true }

local function map(field, v, put, key, persona)
    local keys = field.key or {}
    if not field.key and not field.any or BY_COLUMN[keys[1]] then
        for name, one in ordered.pairs(v) do
            if key == nil then
                of(field.value, one, put, name, persona)
            else -- marks per value of a persona: score = { Anna = { ease = 3 } }
                of(field.value, one, put, name, key)
            end
        end
        return
    end
    local of_one = field.value.type
    local text = of_one == "map" and field.value.value.type == "delta" and improvements(v)
        or (of_one == "share" or of_one == "probability") and shares(v, share) or of_one == "int" and shares(v, times)
    put(text or whole(v), key, persona)
end

local FORMS = {}

function FORMS.date(_, v, put, key, persona) put({ date = v }, key, persona) end
function FORMS.flag(_, v, put, key, persona) put(v, key, persona) end
function FORMS.texts(_, v, put, key, persona) put(lines(v), key, persona) end
function FORMS.refs(_, v, put, key, persona) put(lines(v), key, persona) end
FORMS.map = map

function FORMS.shares(_, v, put)
    if type(v) == "string" then return put(cells.item(v)) end
    put(rawlen(v) > 0 and lines(v) or shares(v, share) or whole(v))
end

FORMS["next"] = function(_, v, put, key, persona)
    if type(v) == "string" then return put(cells.item(v), key, persona) end
    if v.dist == "count" then return put(shares(v.counts, times), key, persona) end
    put(shares(v, share) or whole(v), key, persona)
end

function FORMS.numbers(_, v, put, key, persona)
    local out = {}
    for i = 1, #v do
        if type(v[i]) ~= "number" then return put(whole(v), key, persona) end
        out[i] = digits(v[i])
    end
    put(table.concat(out, "\n"), key, persona)
end

function FORMS.record(field, v, put)
    for _, part in ipairs(field.fields) do
        if v[part.name] ~= nil then
            of(part, v[part.name], function(cell) put(cell, part.name) end)
        end
    end
end

function FORMS.records(field, v, put)
    local texts = {}
    for i, one in ipairs(v) do
        if not field.text or next(one, next(one)) ~= nil or not one.text then return put(whole(v)) end
        texts[i] = one.text
    end
    put(lines(texts))
end

function FORMS.things(_, v, put)
    local names = {}
    for i, one in ipairs(v) do names[i] = one.name end
    put(lines(names))
end

function of(field, v, put, key, persona)
    if type(v) == "table" and v.dist == "each" then
        if v.default ~= nil then of(field, v.default, put, key, persona) end
        for name, one in ordered.pairs(v.per) do of(field, one, put, key, name) end
        return
    end
    if field.type == "alt" then
        for _, option in ipairs(field.options) do
            if fits(option, v) then return of(option, v, put, key, persona) end
        end
    end
    if NUMBERS[field.type] then return put(number(v), key, persona) end
    if field.type == "ref" then return put(cells.item(v), key, persona) end
    if WORDS[field.type] then return put(tostring(v), key, persona) end
    if FORMS[field.type] then return FORMS[field.type](field, v, put, key, persona) end
    put(type(v) == "table" and whole(v) or v, key, persona)
end

--- Calls put(cell, key, persona) for each cell of a field's value in its normal form; key and persona may be nil: they tell its
-- column.
function cells.of(field, v, put) of(field, v, put) end

-- How a number of a field is shown in a workbook: a letter of interp/draw/workbook.h.
local SHOWN = { money = "m", share = "p", probability = "p" }

--- The letter for a field's numbers.
function cells.shown(field) return SHOWN[schema.held(field)] or "0" end

return cells
