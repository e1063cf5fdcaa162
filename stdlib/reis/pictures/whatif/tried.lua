-- The scenarios that a picture shows.

local pictures = require "reis.pictures.pictures"
local scenarios = require "reis.roadmap.scenarios"

--- What was worked out, else the script's scenarios; nil where there are none.
return function(ctx)
    if ctx.whatif then return ctx.whatif end
    if #ctx.model.scenarios == 0 then return nil end
    return (scenarios.of(ctx.model, ctx.F, ctx.model.scenarios, pictures.SEARCH))
end
