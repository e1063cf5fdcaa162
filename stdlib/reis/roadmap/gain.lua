-- How much more of U an action would have to bring to be in the best plan: found by planning again with more. The best plan
-- takes it at every amount above one at which it takes it, since what gains by more of it is plans that hold it.

local figures = require "reis.figures.figures"

local gain = {}

local DOUBLINGS, NARROWINGS = 30, 60
local NEVER = { wont = true, unlisted = true, trap = true, periods = true, horizon = true, closed = true }

--- Whether the best plan takes an action (a thing) where that brings so much more.
local function is_in(ctx, action, more)
    local F = figures.of(ctx.model, { more = { [action] = more } })
    local P = require("reis.roadmap.roadmap").plan(ctx.model, F, ctx.options)
    for _, row in ipairs(P and P.actions or {}) do
        if row.name == action.name then return true end
    end
    return false
end

--- Whether it can be told: the plan is the best there is, not one under a scenario, and what keeps the action out is a matter
-- of what it brings.
local function can_tell(ctx, row)
    return row.entry and ctx.proven and ctx.method.optimal and not ctx.options.given and not ctx.options.robust
        and next(ctx.F.state.set or {}) == nil and next(ctx.F.state.bare or {}) == nil and not NEVER[row.reasons[1].limit]
end

--- The least that an action which is out would have to bring besides, of U, to be in the best plan; rounded up to a unit of
-- `step` (1 of money, 0.001 of points). ctx: of roadmap.context; row: of the plan's left_out. -> amount | nil (it cannot be
-- told, or no amount does)
function gain.least(ctx, row, step)
    local action = can_tell(ctx, row) and ctx.entries[row.entry].thing
    if not action or (ctx.F.flat.actions[action.index].f or 0) <= 0 then return nil end
    local low, high = 0, 1000 * step
    for doubling = 1, DOUBLINGS + 1 do
        if is_in(ctx, action, high) then break end
        if doubling > DOUBLINGS then return nil end
        low, high = high, 2 * high
    end
    for _ = 1, NARROWINGS do
        if high - low <= step / 2 then break end
        local middle = (low + high) / 2
        if is_in(ctx, action, middle) then high = middle else low = middle end
    end
    local units = math.max(1, math.ceil(low / step))
    return is_in(ctx, action, units * step) and units * step or (units + 1) * step
end

return gain
