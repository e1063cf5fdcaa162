-- The efficient frontier: the best plan for every budget, by cost against gain; and the curve of a ranking beside it.

local roadmap = require "reis.roadmap.roadmap"
local beside = require "reis.roadmap.beside"
local problem = require "reis.roadmap.problem"

local frontier = {}

local MOST = 200 -- points of one curve
local STEP = 5e-7 -- of the range: how far below a plan's cost the next one is looked for
local EQUAL = 1e-9
local UNPROVEN = 40 -- steps of the range: where no plan is proven, none is known to be best below its budget either

local function gains_more(a, b) return a > b + EQUAL * math.max(1, math.abs(a), math.abs(b)) end

--- What all open actions cost together: more buys nothing.
local function cost_of_all(model, F)
    local sum = 0
    for _, action in ipairs(model.actions) do
        local cost = action.status ~= "done" and action.status ~= "dropped" and problem.cost(action, F.get)
        sum = sum + (cost or 0)
    end
    return sum
end

--- The plans of a method for the budgets from low to high, cheapest first: each holds from its cost to the next one's.
-- A plan that is best at a budget and costs less is best for all budgets down to its cost; the next is looked for just
-- below that. -> list of { cost =, gain =, proven =, plan = } | nil, diags where not even the highest has a plan
local function curve(model, F, method, low, high, options, most)
    local points, budget, down, made = {}, high, STEP * math.max(high - low, 1e-9), 0
    local why
    while budget >= low and #points < MOST and made < most do
        made = made + 1
        local asked = { method = method, budget = budget }
        for k, v in next, options do asked[k] = asked[k] or v end
        local plan, diags = roadmap.plan(model, F, asked)
        if not plan then
            why = diags
            break
        end
        local first = points[1]
        if first and method == "optimal" and not gains_more(first.gain, plan.gain) then -- as good for less
            table.remove(points, 1)
        end
        table.insert(points, 1, { cost = plan.cost, gain = plan.gain, proven = plan.proven, bound = plan.bound, plan = plan,
            from = math.max(low, math.min(plan.cost, budget)) })
        if options.tell then options.tell("frontier: %d plans", #points) end
        if plan.cost <= low then break end
        budget = plan.cost - down
        if method == "optimal" and not plan.proven then budget = math.min(budget, asked.budget - (high - low) / UNPROVEN) end
    end
    if #points == 0 then return nil, why end
    points.cut = made >= most and points[1].cost > low and points[1].cost or nil
    return points
end

--- Says of each plan what it adds to the one before, and what it gives up.
local function named(points)
    for i, point in ipairs(points) do
        local before = points[i - 1]
        local found = beside.of(before and before.plan or { actions = {} }, point.plan)
        point.adds, point.without, point.moves = found.into, found.out, found.moved
    end
end

--- What a ranking comes to at a budget: the plan that holds from the nearest cost below (with less budget it skips no
-- action that it would have room for, so its plan holds down to its cost as well).
local function at(points, budget)
    local best
    for _, point in ipairs(points) do
        if point.cost <= budget + EQUAL * math.max(1, budget) then best = point end
    end
    return best
end

--- options: from, to (budgets; 0 and what everything costs), method (the ranking beside it, "roi"), time, roadmap, tell, most (plans
-- of a curve that are made; below that it is cut).
-- -> { points = { { cost =, gain =, proven =, plan =, adds =, without = (names) }, … }, ranked = the same of the ranking,
-- loses = { budget =, gain = }, the most that following the ranking loses (nil: nothing), to =, cut = the
-- budget below which nothing was looked for (nil: none), money = } | nil, diags
function frontier.of(model, F, options)
    options = options or {}
    local low, high = options.from or 0, options.to or cost_of_all(model, F)
    local asked = { time = options.time, roadmap = options.roadmap, iterations = options.iterations }
    local points, diags = curve(model, F, "optimal", low, high, asked, options.most or math.huge)
    if not points then return nil, diags end
    named(points)
    local found = { points = points, from = low, to = high, money = F.flat.money == true, method = options.method or "roi",
        ranked = curve(model, F, options.method or "roi", low, high, asked, options.most or math.huge) or {}, cut = points.cut }
    for _, point in ipairs(points) do
        local ranked = at(found.ranked, point.cost)
        point.ranked = ranked and ranked.gain or nil
        local loss = point.gain - (ranked and ranked.gain or 0)
        if loss > EQUAL * math.max(1, math.abs(point.gain)) and (not found.loses or loss > found.loses.gain) then
            found.loses = { budget = point.cost, gain = loss }
        end
    end
    return found
end

return frontier
