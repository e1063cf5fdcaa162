-- What things say in the fields that a script gives them of its own, in words.

local schema = require "reis.language.schema"
local quantity = require "reis.language.quantity"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local ink = require "reis.pictures.ink"

local own_fields = {}

local SHOW = {
    money = function(x, ctx) return format.money(x, ctx.model.company and ctx.model.company.currency, ctx.lang) end,
    duration = function(x, ctx) return format.duration(x, ctx.lang) end,
    share = function(x, ctx) return format.percent(x, ctx.lang) end,
}

--- A value of a field as text; nil where there is none to show. ctx: lang, model
function own_fields.shown(value, field, ctx)
    if type(value) == "boolean" then return value and i18n.of(ctx.lang) "diff.yes" or nil end
    if type(value) == "number" or type(value) == "table" and type(value.dist) == "string" then
        local x = quantity.mean(value)
        if not x then return nil end
        return (SHOW[schema.held(field)] or function() return format.short(x, 2, ctx.lang) end)(x, ctx)
    end
    if type(value) == "table" then
        local parts = {}
        for i, one in ipairs(value) do parts[i] = type(one) == "table" and (one.name or one.text) or tostring(one) end
        return #parts > 0 and table.concat(parts, ", ") or nil
    end
    return value and tostring(value)
end

--- What a field is called: as the lane that shows it, else by its own name.
local function label_of(model, kind, field)
    for _, lane in ipairs(model.lanes or {}) do
        local from = lane.ref.from
        if from and from.kind == kind and from.field.name == field.name then return lane.name end
    end
    return ink.capital((field.name:gsub("_", " ")))
end

--- The fields of its own that a thing was given, in order: list of { label =, text = }. ctx: lang, model
function own_fields.of(ctx, thing)
    local list = {}
    for _, field in ipairs(schema.fields(thing.kind)) do
        local text = field.own and own_fields.shown(rawget(thing, field.name), field, ctx)
        if text then list[#list + 1] = { label = label_of(ctx.model, thing.kind, field), text = text } end
    end
    return list
end

return own_fields
