-- Scenarios as tables: the measures of each journey that moves, utility, and through what it moves.

local i18n = require "reis.words.i18n"
local listed = require "reis.pictures.listed.table"
local text = require "reis.roadmap.scenarios_text"
local tried = require "reis.pictures.whatif.tried"

--- ctx: { whatif = (nil: of the script's scenarios) } -> tables
return function(ctx)
    local found, tables, W = tried(ctx), {}, i18n.of(ctx.lang, "table")
    if not found or #found.columns == 0 then return tables end
    local V, right, still = text.voice(ctx.model, ctx.lang), {}, {}
    for c = 2, #found.columns + 2 do right[c] = true end
    for _, one in ipairs(text.journeys(ctx.model, ctx.scores, found.columns, V)) do
        if one.rows then listed.rows(tables, one.name, one.rows, right) else still[#still + 1] = { one.name } end
    end
    local rows = text.utility(ctx.scores, found.columns, V)
    listed.rows(tables, ctx.L "whatif.utility", rows, right)
    local notes = {}
    for _, column in ipairs(found.columns) do
        for _, line in ipairs(text.notes(column, ctx.scores, found.present, V)) do notes[#notes + 1] = { (line:gsub("^%s+", "")) } end
    end
    listed.add(tables, W "tab.moves", { W "col.text" }, notes)
    listed.add(tables, W "tab.still", { W "col.journey" }, still)
    return tables
end
