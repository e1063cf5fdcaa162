-- A simulation as tables: how far figures spread, what drives that, what is worth knowing first, and the bands of curves.

local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local listed = require "reis.pictures.listed.table"
local numbering = require "reis.model.numbering"
local simulation = require "reis.pictures.simulate.simulation"
local text = require "reis.roadmap.simulate_text"

--- The band in which each point of a journey's curve lies.
local function band(ctx, W, one, tables)
    local rows = {}
    for i, p in ipairs(one.points) do
        local t = one.journey.touchpoints[i]
        local row = { numbering.of(t), t.name }
        for k, name in ipairs { "p05", "p50", "p95" } do row[k + 2] = p[name] and format.signed(p[name], 1, ctx.lang) or "" end
        rows[i] = row
    end
    listed.add(tables, ctx.L("simulate.title.fan", one.journey.name), { W "col.number", W "col.touchpoint", ">p05", ">p50", ">p95" }, rows)
end

--- ctx: { simulation = (nil: a small one of the model) } -> tables
return function(ctx)
    local result, tables, W = simulation(ctx), {}, i18n.of(ctx.lang, "table")
    for _, one in ipairs(text.tables(ctx.model, result, ctx.lang)) do
        local rows = one.rows
        if one.headless then rows = table.move(one.rows, 1, #one.rows, 2, { { W "col.text", #one.rows[1] > 1 and W "col.share" or nil } }) end
        if #rows > 1 then listed.rows(tables, one.title, rows, one.right) end
    end
    for _, one in ipairs(result.bands or {}) do band(ctx, W, one, tables) end
    return tables
end
