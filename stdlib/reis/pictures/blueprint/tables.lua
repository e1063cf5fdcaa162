-- Service blueprints as tables: for each journey what the customer does, sees and holds, and all that is behind it.

local parts = require "reis.pictures.listed.parts"
local named = require "reis.pictures.listed.named"

--- ctx: { only = a journey, or nil: all } -> tables
return function(ctx)
    return named.journeys(ctx, function(journey, tables)
        local S = parts.scope(ctx, journey, journey.phases, ctx.persona)
        parts.stage(S, tables)
        parts.touchpoints(S, tables)
        parts.killers(S, tables)
        parts.fails(S, tables)
        parts.said(S, tables)
    end)
end
