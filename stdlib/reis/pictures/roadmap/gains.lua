-- What a plan brings when all is live, and period by period until then, as the engine says.

local gains = {}

local function indices(list)
    local out = {}
    for i, a in ipairs(list) do out[i] = a.thing.index end
    table.sort(out)
    return out
end

--- live = gain with all, level = { [q] = gain during the period after
-- q ended }, level[0] = 0; nil where there is nothing to tell (a plan without actions, or a set
-- that cannot be counted).
function gains.of(ctx, plan)
    local engine = ctx.F and ctx.F.engine
    if not engine or #plan.actions == 0 then return nil end
    local function utility(list) return (engine:utility { actions = indices(list) }) end
    local none = utility {}
    if not none then return nil end
    local all = utility(plan.actions)
    if not all then return nil end
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
    return { live = all - none, level = level }
end

return gains
