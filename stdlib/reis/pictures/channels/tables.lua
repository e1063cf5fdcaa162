-- Channel × phase as tables: what customers find on each channel, and the touchpoints there.

local cells = require "reis.pictures.channels.cells"
local crowd = require "reis.pictures.lanes.crowd"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local listed = require "reis.pictures.listed.table"
local named = require "reis.pictures.listed.named"
local numbering = require "reis.model.numbering"

--- "6.4, reach 64 %: 1, 3"
local function cell_text(ctx, V, cell)
    local numbers = {}
    for i, one in ipairs(cell.list) do numbers[i] = numbering.of(one.t) end
    return ("%s, %s: %s"):format(cell.experience and format.number(cell.experience, 1, ctx.lang) or "–",
        V("chan.reach", format.percent(cell.reach, ctx.lang)), table.concat(numbers, ", "))
end

local function fill(ctx, V, W, journey, tables)
    local M = cells.of(ctx, journey, crowd.of(ctx, journey))
    local columns, rows = { W "col.channel" }, {}
    for i, phase in ipairs(journey.phases) do columns[i + 1] = ("%d %s"):format(phase.index, phase.name) end
    columns[#columns + 1] = W "tab.whole"
    for r, row in ipairs(M.rows) do
        rows[r] = { row.channel and row.channel.name or V "chan.none" }
        for i, phase in ipairs(journey.phases) do
            local cell = row.cells[phase.index]
            rows[r][i + 1] = cell and cell_text(ctx, V, cell) or row.channel and M.phases[phase.index].n > 0 and V "chan.gap" or ""
        end
        rows[r][#journey.phases + 2] = cell_text(ctx, V, row.all)
    end
    listed.add(tables, W "tab.channels", columns, rows)
    local apart = {}
    for _, phase in ipairs(journey.phases) do
        local x = M.phases[phase.index].apart
        if x then apart[#apart + 1] = { ("%d %s"):format(phase.index, phase.name), format.number(x, 1, ctx.lang) } end
    end
    if M.apart then apart[#apart + 1] = { W "tab.whole", format.number(M.apart, 1, ctx.lang) } end
    listed.add(tables, V "chan.between", { W "col.phase", ">" .. V "chan.between.sub" }, apart)
end

--- ctx: { only = a journey, or nil: all } -> tables
return function(ctx)
    local V, W = i18n.of(ctx.lang, "service"), i18n.of(ctx.lang, "table")
    return named.journeys(ctx, function(journey, tables) fill(ctx, V, W, journey, tables) end, true)
end
