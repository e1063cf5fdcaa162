-- Owner × phase as tables: who answers for which touchpoint, and who hands customers over to whom.

local crowd = require "reis.pictures.lanes.crowd"
local duty = require "reis.pictures.owners.duty"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local listed = require "reis.pictures.listed.table"
local named = require "reis.pictures.listed.named"
local numbering = require "reis.model.numbering"

local function numbered(t) return numbering.of(t) .. " " .. t.name end

local function fill(ctx, V, W, journey, tables)
    local columns, rows, all = { W "col.owner", W "col.kind" }, {}, crowd.of(ctx, journey)
    for i, phase in ipairs(journey.phases) do columns[i + 2] = ("%d %s"):format(phase.index, phase.name) end
    for r, row in ipairs(duty.rows(journey)) do
        rows[r] = { row.owner and row.owner.name or V "own.none", row.owner and W(row.owner.kind == "partner" and "is.third" or "is.own") or "" }
        for i, phase in ipairs(journey.phases) do
            local names = {}
            for k, t in ipairs(row.cells[phase.index] or {}) do names[k] = numbered(t) end
            rows[r][i + 2] = table.concat(names, "; ")
        end
    end
    listed.add(tables, W "tab.owners", columns, rows)
    local hands = {}
    for _, pair in ipairs((duty.handovers(journey, all.flow))) do
        for _, at in ipairs(pair.at) do
            hands[#hands + 1] = { pair.from.name, pair.to.name, numbered(at.t), numbered(at.to), format.number(at.n, 2, ctx.lang) }
        end
    end
    listed.add(tables, W "tab.handovers", { W "col.from", W "col.to", W "col.touchpoint", W "col.to", ">" .. W "col.times" }, hands)
end

--- ctx: { only = a journey, or nil: all } -> tables
return function(ctx)
    local V, W = i18n.of(ctx.lang, "service"), i18n.of(ctx.lang, "table")
    return named.journeys(ctx, function(journey, tables) fill(ctx, V, W, journey, tables) end, true)
end
