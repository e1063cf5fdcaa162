-- Comparisons as tables: the measures of both sides, and the emotion at each touchpoint.

local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local measures = require "reis.figures.measures"
local moved = require "reis.figures.moved"
local listed = require "reis.pictures.listed.table"
local pairs_of = require "reis.pictures.comparison.pairs"
local pair = require "reis.pictures.twin.pair"

--- What the two sides of a pair are called.
local function sides(ctx, C, one)
    if one.kind == "personas" or one.kind == "journeys" then return one.names[1], one.names[2] end
    if one.kind == "states" then return ctx.L "state.as-is", ctx.L "state.to-be" end
    return C "comparison.before", C "comparison.after"
end

local function add(tables, ctx, C, one, row)
    local a, b = sides(ctx, C, one)
    local title = C("comparison." .. one.kind, one.names[1], one.names[2])
    if one.kind == "plan" or one.kind == "personas" then title = title .. " · " .. row.name end
    local currency = ctx.model.company and ctx.model.company.currency
    for _, person in ipairs(row.personas) do
        local head, rows = #row.personas > 1 and title .. " · " .. person.persona or title, {}
        for _, measure in ipairs(moved.measures) do
            rows[#rows + 1] = { measures.label(measure, ctx.lang), measures.show(measure, person.from and person.from[measure], ctx.lang, currency),
                measures.show(measure, person.to and person.to[measure], ctx.lang, currency) }
        end
        listed.add(tables, head, { C "comparison.measure", ">" .. a, ">" .. b }, rows)
        rows = {}
        local columns = pair.columns(row.old, row.new)
        local function emotion(t) return t and format.signed(t.emotion, 1, ctx.lang) or "" end
        for i, met in ipairs(pair.of(columns, person.from, person.to)) do
            if met.before or met.after then
                rows[#rows + 1] = { columns[i].number, columns[i].name, emotion(met.before), emotion(met.after) }
            end
        end
        listed.add(tables, head, { C "comparison.number", C "comparison.touchpoint", ">" .. C("comparison.emotion", a),
            ">" .. C("comparison.emotion", b) }, rows)
    end
end

--- ctx: as of the picture -> tables
return function(ctx)
    local C, tables = i18n.of(ctx.lang, "comparison"), {}
    for _, one in ipairs(pairs_of.all(ctx, ctx.things or {})) do
        for _, row in ipairs(one.list) do add(tables, ctx, C, one, row) end
    end
    return tables
end
