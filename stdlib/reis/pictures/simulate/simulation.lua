-- The simulation that a picture shows.

local DRAWS = 2000 -- where the picture is asked for without a simulation

--- The one that was asked for, or a small one.
return function(ctx)
    if ctx.simulation then return ctx.simulation end
    local simulate = require "reis.roadmap.simulate"
    local options = { n = DRAWS, curve = true }
    local plan = ctx.plan
    return simulate.result(plan and simulate.of(ctx.model, plan, options) or simulate.alone(ctx.model, options))
end
