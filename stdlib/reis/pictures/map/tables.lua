-- All that a journey map shows, and all that it had no room for, as tables.

local against = require "reis.pictures.map.against"
local listed = require "reis.pictures.listed.table"
local parts = require "reis.pictures.listed.parts"
local traveller = require "reis.pictures.listed.traveller"
local verdict = require "reis.figures.verdict"

--- ctx: { journey =, persona = (nil: the first that makes it) } -> tables
return function(ctx)
    local journey, tables = ctx.journey, {}
    if not journey or ctx.blank then return tables end
    local S = parts.scope(ctx, journey, journey.phases, traveller(ctx, journey))
    local rows = verdict.measures(ctx.model, ctx.scores.journeys[journey.index], ctx.lang)
    local right = {}
    for c = 2, #rows[1] do right[c] = true end
    parts.phases(S, tables)
    parts.touchpoints(S, tables)
    if ctx.against then
        local found = against.of(ctx, journey, traveller(ctx, journey))
        listed.add(tables, ctx.L "lane.changes" .. ": " .. found.what,
            { S.W "col.number", S.W "col.touchpoint", S.W "col.phase", ctx.L "lane.changes" }, found.rows)
    end
    if not ctx.persona then parts.emotions(S, tables) end
    parts.known(S, tables)
    listed.rows(tables, S.W "tab.measures", rows, right)
    parts.evidence(S, tables)
    return tables
end
