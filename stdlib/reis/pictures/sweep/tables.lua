-- A sweep as tables: a row for each point, and where something breaks.

local i18n = require "reis.words.i18n"
local listed = require "reis.pictures.listed.table"
local text = require "reis.roadmap.sweep_text"

--- ctx: { sweep = of reis.roadmap.sweep } -> tables
return function(ctx)
    local result, tables, W = ctx.sweep, {}, i18n.of(ctx.lang, "table")
    if not result then return tables end
    local V, breaks = text.voice(ctx.model, result, ctx.lang), {}
    if result.lines then
        local rows, right, title = text.grid(V, result)
        listed.rows(tables, title, rows, right)
        for _, one in ipairs(result.lines) do
            for _, b in ipairs(one.breaks) do
                breaks[#breaks + 1] = { ("%s %s: %s"):format(result.other, V.x(one.value, result.other), text.break_line(V, b, result.name)) }
            end
        end
    else
        local rows, right = text.points(V, result, result.points)
        listed.rows(tables, ctx.L("sweep.title", result.name, V.x(result.values[1]), V.x(result.values[#result.values])), rows, right)
        for i, b in ipairs(result.breaks) do breaks[i] = { text.break_line(V, b, result.name) } end
    end
    listed.add(tables, W "tab.breaks", { W "col.text" }, breaks)
    return tables
end
