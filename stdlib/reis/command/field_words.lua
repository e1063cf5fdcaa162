-- What a thing was given, field by field, in words for the terminal.

local schema = require "reis.language.schema"
local format = require "reis.words.format"
local ordered = require "reis.words.ordered"
local quantity = require "reis.language.quantity"
local uncertain = require "reis.language.uncertain"

local words = {}

local PARTS, CALLED = uncertain.PARTS, uncertain.CALLED

local number

--- { a = 1 } in words: "a 1, b 2".
local function pairs_of(t, field, currency)
    local out = {}
    for key, v in ordered.pairs(t) do
        local text = type(v) == "table" and not v.dist and "{ " .. pairs_of(v, field, currency) .. " }" or number(v, field, currency)
        out[#out + 1] = type(key) == "number" and text or key .. " " .. text
    end
    return table.concat(out, ", ")
end

--- A number as the field writes it: money, a duration, a share; an uncertain one as it was given.
function number(v, field, currency)
    if type(v) == "table" then
        if v.dist == "each" then
            local out = { v.default ~= nil and number(v.default, field, currency) or nil }
            for name, one in ordered.pairs(v.per) do out[#out + 1] = name .. " " .. number(one, field, currency) end
            return table.concat(out, ", ")
        end
        if v.dist == "seen" then return ("%s (%s)"):format(quantity.show(quantity.mean(v)), pairs_of(v.marks, field, currency)) end
        if v.dist == "count" then return pairs_of(v.counts, field, currency) end
        if not PARTS[v.dist] then return pairs_of(v, field, currency) end
        local parts = {}
        for i, part in ipairs(PARTS[v.dist]) do parts[i] = number(v[part], field, currency) end
        return ("%s(%s)"):format(CALLED[v.dist] or v.dist, table.concat(parts, ", "))
    end
    if type(v) ~= "number" then return tostring(v) end
    local type_of = field and schema.held(field)
    if type_of == "money" then return format.money(v, currency) end
    if type_of == "duration" then return format.duration(v) end
    if type_of == "share" or type_of == "probability" or type_of == "next" then return format.percent(v) end
    return quantity.show(v)
end
words.number = number

local CHANCE = { type = "probability" }

--- A thing that another holds: its name, a killer with how likely it is.
local function called(one)
    if rawget(one, "kind") ~= "killer" and one.kind ~= "killer" then return rawget(one, "name") or rawget(one, "text") end
    local p = rawget(one, "probability")
    return ("%s (%s)"):format(one.name, number(p == nil and 1 or p, CHANCE))
end

--- A field of a thing in words; nil where there is nothing to say.
function words.field(thing, field, currency)
    local v = rawget(thing, field.store or field.name)
    if v == nil then return nil end
    if type(v) ~= "table" then
        if v == true then return "yes" elseif v == false then return "no" end
        return number(v, field, currency)
    end
    if v.dist then return number(v, field, currency) end
    local out = {}
    for i = 1, rawlen(v) do
        local one = v[i]
        if type(one) == "number" or type(one) == "table" and one.dist then
            out[i] = number(one, field, currency)
        else
            out[i] = type(one) == "table" and (called(one) or pairs_of(one, field, currency)) or tostring(one)
        end
    end
    if #out > 0 then return table.concat(out, field.type == "texts" and "; " or ", ") end
    local text = pairs_of(v, field, currency)
    return text ~= "" and text or nil
end

--- The fields that a thing was given, in the schema's order: list of { name, words }. without: set of names to pass over
function words.fields(thing, currency, without)
    local out = {}
    for _, field in ipairs(schema.fields(thing.kind)) do
        local text = not (without and without[field.name]) and field.name ~= "name" and words.field(thing, field, currency)
        if text then out[#out + 1] = { field.name, text } end
    end
    return out
end

return words
