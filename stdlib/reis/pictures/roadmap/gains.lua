-- What the actions of a plan bring one after another, as the engine says: U with those before it
-- and itself, less U with those before it. They add up to the gain when all is live.

local gains = {}

local function indices(list)
    local out = {}
    for i, a in ipairs(list) do out[i] = a.thing.index end
    table.sort(out)
    return out
end

--- adds = { [thing] = gain }, live = gain with all, level = { [q] = gain during the period after
-- q ended }, level[0] = 0; nil where there is nothing to tell (a plan without actions, or a set
-- that cannot be counted).
function gains.of(ctx, plan)
    local engine = ctx.F and ctx.F.engine
    if not engine or #plan.actions == 0 then return nil end
    local function utility(list) return (engine:utility { actions = indices(list) }) end
    local none = utility {}
    if not none then return nil end
    local adds, before, taken = {}, none, {}
    for _, a in ipairs(plan.actions) do
        taken[#taken + 1] = a
        local u = utility(taken)
        if not u then return nil end
        adds[a.thing], before = u - before, u
    end
    local level = { [0] = 0 }
    for q = 1, plan.periods do
        local done = {}
        for _, a in ipairs(plan.actions) do
            if a.finish <= q then done[#done + 1] = a end
        end
        local u = utility(done)
        if not u then return nil end
        level[q] = u - none
    end
    return { adds = adds, live = before - none, level = level }
end

return gains
