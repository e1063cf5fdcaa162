-- How much more an action would have to bring, in money a year, to be in the best plan: found by planning again with a larger
-- `benefit`. The best plan takes an action at every benefit above one at which it takes it, since all that gains by more of it
-- is plans that hold it.

local quantity = require "reis.language.quantity"
local whatif = require "reis.figures.whatif"

local gain = {}

local DOUBLINGS, NARROWINGS = 30, 60
local NEVER = { wont = true, unlisted = true, trap = true, periods = true, horizon = true, closed = true }

--- The plan of ctx with another benefit of an action; nil where there is none.
local function plan_with(ctx, name, benefit)
    local model = ctx.model
    local scenario = require("reis.model.model").scenario(model, { set = { [name] = { benefit = benefit } } })
    local found = scenario and whatif.of(model, ctx.F, scenario)
    local F = found and found:figures()
    return F and require("reis.roadmap.roadmap").plan(model, F, ctx.options)
end

local function is_in(ctx, name, benefit)
    local P = plan_with(ctx, name, benefit)
    for _, row in ipairs(P and P.actions or {}) do
        if row.name == name then return true end
    end
    return false
end

--- Whether it can be told: U is money, the plan is the best there is, not one under a scenario, and what keeps the action out
-- is a matter of what it brings.
local function can_tell(ctx, row)
    if not row.entry or not ctx.proven or not ctx.method.optimal or ctx.options.given or ctx.options.robust
        or next(ctx.F.state.set or {}) ~= nil or next(ctx.F.state.bare or {}) ~= nil then return false end
    local data = ctx.F.scores()
    return data and data.money and not NEVER[row.reasons[1].limit]
end

--- The least benefit, in whole money a year, with which an action that is out is in the best plan. ctx: of roadmap.context; row:
-- of the plan's left_out. -> benefit | nil (it cannot be told, or no benefit does)
function gain.least(ctx, row)
    if not can_tell(ctx, row) then return nil end
    local action = ctx.entries[row.entry].thing
    local own = quantity.mean(rawget(action, "benefit")) or 0
    local low, high = own, own + math.max(1, row.cost or 0, math.abs(own))
    for step = 1, DOUBLINGS + 1 do
        if is_in(ctx, row.name, high) then break end
        if step > DOUBLINGS then return nil end
        low, high = high, own + 2 * (high - own)
    end
    for _ = 1, NARROWINGS do
        if high - low <= 0.5 then break end
        local middle = (low + high) / 2
        if is_in(ctx, row.name, middle) then high = middle else low = middle end
    end
    local least = math.ceil(low)
    while not is_in(ctx, row.name, least) do
        least = least + 1
        if least > high + 2 then return nil end
    end
    return least
end

return gain
