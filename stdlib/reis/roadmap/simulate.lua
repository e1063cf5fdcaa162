-- What plans come to in the draws of a model: how often one beats doing nothing and overruns its limits, which plan is best
-- in a draw, and what it is worth to know a number first.

local ordered = require "reis.words.ordered"
local quantity = require "reis.language.quantity"
local tape = require "reis.figures.tape"
local draws = require "reis.figures.simulate"
local roadmap = require "reis.roadmap.roadmap"
local paid = require "reis.roadmap.problem".paid

local simulate = {}

-- A plan is made for each of so many draws, with so many steps of the search where it is not proven.
local PLANNED, STEPS = 200, 2000
-- What is no more than this above a limit is within it.
local WITHIN = 1e-6

-- the limits ------------------------------------------------------------------------------------

--- How far a total is over a limit, for all of them together; nil where there is no limit.
local function over(sum, total, limit)
    if not limit or limit == math.huge then return sum end
    local excess = quantity.positive(total - limit)
    return sum and sum + excess or excess
end

local function limit_in(days, q)
    if type(days) ~= "table" or days.reg then return days end
    return days[math.min(q, #days)]
end

--- What a plan costs and how far it is over its budgets and capacities, as numbers or nodes; nil where nothing limits it.
-- numbers: the planner's problem, start: of each of its actions (0: out)
local function use(numbers, start)
    local cost, money, days = 0, nil, nil
    for q = 1, numbers.periods do
        local spent, work = 0, {}
        for i, action in ipairs(numbers.actions) do
            local from = start[i]
            spent = spent + (from > 0 and paid(action.cost, q - from) or 0)
            for team, effort in pairs(from > 0 and from <= q and q < from + action.periods and action.effort or {}) do
                work[team] = (work[team] or 0) + effort / action.periods
            end
        end
        cost = cost + spent
        money = over(money, spent, numbers.budget_per_period)
        for team = 1, numbers.teams do
            if work[team] then days = over(days, work[team], limit_in(numbers.capacity[team], q)) end
        end
    end
    return cost, over(money, cost, numbers.budget), days
end

--- Whether starts hold the limits and the musts of a plan, at the means.
local function holds(numbers, start)
    local _, money, days = use(numbers, start)
    for i, action in ipairs(numbers.actions) do
        if action.must and start[i] == 0 then return false end
    end
    return (money or 0) <= WITHIN and (days or 0) <= WITHIN
end

--- A function that tells whether starts hold the limits and the musts of a plan.
function simulate.limits(plan)
    local numbers = roadmap.numbers(plan)
    return function(start) return holds(numbers, start) end
end

--- The same, of the plan of a simulation.
function simulate.holds(self, start) return holds(tape.drawn(self.numbers), start) end

-- plans in draws --------------------------------------------------------------------------------

--- By period of start, then by what they gain alone with what they need, at the numbers of the planner. -> rank by action
local function ranks(planner, entries, start)
    local facts = require "reis.roadmap.facts"
    local none, list = planner:utility {} or 0, {}
    for i in ipairs(entries) do
        if start[i] > 0 then
            local with = ordered.keys(facts.closure(entries, i))
            list[#list + 1] = { i = i, gain = (planner:utility(with) or none) - none }
        end
    end
    table.sort(list, function(a, b)
        if start[a.i] ~= start[b.i] then return start[a.i] < start[b.i] end
        if a.gain ~= b.gain then return a.gain > b.gain end
        return a.i < b.i
    end)
    local rank = {}
    for k, one in ipairs(list) do rank[one.i] = k end
    return rank
end

--- The period in which each action of the model is finished under starts.
local function finish(sim, numbers, start)
    local out = {}
    for a = 1, #sim.flat.actions do out[a] = 0 end
    for i, action in ipairs(numbers.actions) do
        if start[i] > 0 then out[action.index] = start[i] + action.periods - 1 end
    end
    return out
end

--- The best plan of each of the first draws, no worse than the present one where that fits.
-- found(start, rank) is called for each that has one. -> how many were asked
local function plan_draws(sim, numbers, entries, present, found)
    local last = math.min(PLANNED, sim.n)
    for k = 1, last do
        local drawn = tape.drawn(numbers, sim.draws:hold(k))
        drawn.engine = sim.engine
        local planner = require "plan".new(drawn)
        local best = planner:solve { iterations = STEPS, bound = false, seeds = { present } }
        if best then found(best.start, ranks(planner, entries, best.start)) end
        if sim.tell("plan of draw %d of %d", k, last) then return k end
    end
    return last
end

--- The candidates: the plan, doing nothing, and every other plan that is best in a draw. -> list of { start =, finish = },
-- of each action { times =, ranks = { times at each rank } }, draws planned
local function candidates(self)
    local sim, numbers, entries = self.sim, self.numbers, self.entries
    local list, known, tally = {}, {}, {}
    for i in ipairs(entries) do tally[i] = { times = 0, ranks = {} } end
    local function add(start)
        local key = table.concat(start, " ")
        if not known[key] then
            known[key] = true
            list[#list + 1] = { start = start, finish = finish(sim, numbers, start) }
        end
    end
    local none = {}
    for i in ipairs(entries) do none[i] = 0 end
    add(self.start)
    add(none)
    local planned = plan_draws(sim, numbers, entries, self.start, function(start, rank)
        add(start)
        for i, own in ipairs(tally) do
            local at = rank[i]
            if at then own.times, own.ranks[at] = own.times + 1, (own.ranks[at] or 0) + 1 end
        end
    end)
    return list, tally, planned
end

-- a simulation with a plan ----------------------------------------------------------------------

--- What keeps draws from being made, as diags: a correlation that is wrong, or their number, which is a limit.
local function refused(message, at)
    return { { level = "error", message = message, file = at and at.file, line = at and at.line }, status = at and 1 or 3 }
end

--- A simulation in which a plan (of reis.roadmap.roadmap) is carried out. options: as of reis.figures.simulate, and
-- best = false: do not look for the plans that are best in single draws. -> simulation | nil, diags
function simulate.of(model, plan, options)
    local sim = draws.of(model, options)
    local self = { sim = sim, plan = plan, model = model }
    self.numbers, self.entries = sim.tape:reading(roadmap.numbers, plan)
    self.start = roadmap.starts(plan)
    self.numbers.engine = nil
    local cost, money, days = use(self.numbers, self.start)
    self.cost = sim:watch(cost)
    self.over_budget, self.over_capacity = money and sim:watch(money), days and sim:watch(days)
    local ready, message, at = sim:begin(self.numbers.lookahead)
    if not ready then return nil, refused(message, at) end
    if options.best == false then
        self.list = { { start = self.start, finish = finish(sim, self.numbers, self.start) } }
    else
        self.list, self.tally, self.planned = candidates(self)
    end
    local finished = {}
    for c, one in ipairs(self.list) do finished[c] = one.finish end
    sim.draws:plans(finished)
    sim:run()
    return self
end

--- The share of the plans that no other beats in mean cost and mean gain, doing nothing apart, that hold each action.
local function core(self)
    local list = {}
    for c, one in ipairs(self.list) do
        local any = false
        for _, start in ipairs(one.start) do any = any or start > 0 end
        local cost = use(tape.drawn(self.numbers), one.start)
        local gain = self.sim.draws:summary("gain", c).mean
        if any and gain then list[#list + 1] = { start = one.start, cost = cost, gain = gain } end
    end
    local count, within = 0, {}
    for _, a in ipairs(list) do
        local beaten = false
        for _, b in ipairs(list) do
            beaten = beaten or b.cost <= a.cost and b.gain >= a.gain and (b.cost < a.cost or b.gain > a.gain)
        end
        count = beaten and count or count + 1
        for i, start in ipairs(beaten and {} or a.start) do
            if start > 0 then within[i] = (within[i] or 0) + 1 end
        end
    end
    for i in ipairs(self.entries) do within[i] = count > 0 and (within[i] or 0) / count or 0 end
    return within
end

local function actions(self)
    local list, within = {}, core(self)
    for i, entry in ipairs(self.entries) do
        local tally = self.tally[i]
        local own = { name = entry.name, in_best = tally.times / self.planned, core_index = within[i],
            in_plan = self.start[i] > 0, ranks = {} }
        for k = 1, #self.entries do own.ranks[k] = (tally.ranks[k] or 0) / self.planned end
        list[i] = own
    end
    return list
end

--- Per uncertain number what it is worth to know it first: list of { name =, worth =, sd = }, worth most first. The
-- bias of the bins, found by shuffling, is taken off; sd is that of the shuffles.
local function knowing(sim)
    local list, bias, sd = {}, sim.draws:bias()
    for q, one in ipairs(sim.tape.quantities) do
        list[q] = { name = sim.names[q], worth = math.max(0, sim.draws:binned(one.watched) - bias), sd = sd, index = q }
    end
    table.sort(list, function(a, b)
        if a.worth ~= b.worth then return a.worth > b.worth end
        return a.index < b.index
    end)
    return list
end

--- Per journey with a band somewhere wider than nothing: { journey =, points = }; nil where no curve was kept.
local function bands(sim)
    if not sim.curve then return nil end
    local list = {}
    for _, journey in ipairs(sim.model.journeys) do
        local points, moves = sim:band(journey), false
        for _, point in ipairs(points) do moves = moves or point.p05 ~= point.p95 end
        if moves then list[#list + 1] = { journey = journey, points = points } end
    end
    return list
end

local function chance_over(self, i) return i and self.sim.draws:above("watched", i, WITHIN) end

--- What came of it, as a table: n, seed, complete, failed, measures (list of rows), tornado, and with a plan gain, cost,
-- beats_nothing, over_budget, over_capacity (nil: no limit), actions, planned, candidates, perfect (EVPI), knowing (EVPPI)
-- and places (of the uncertain numbers by their index, as reis.figures.quantities has them).
function simulate.result(self)
    local sim = self.sim
    local out = { n = sim.done, seed = sim.seed, complete = sim.complete, failed = sim:failed(), measures = sim:measures(),
        of = self.plan and "gain" or "utility", money = sim.flat.money, uncertain = #sim.tape.quantities }
    out.tornado = sim:tornado(out.of, 1)
    out.at_mean = sim.draws:at_mean(out.of, 1)
    out.bands = bands(sim)
    out.histogram = sim:histogram(out.of, 1, 30)
    if not self.plan then return out end
    out.gain, out.cost = sim:row("gain", "gain", "gain", 1), sim:row("cost", "cost", "watched", self.cost)
    out.beats_nothing = sim.draws:above("gain", 1, 0)
    out.over_budget, out.over_capacity = chance_over(self, self.over_budget), chance_over(self, self.over_capacity)
    if self.tally then
        out.actions, out.planned, out.candidates = actions(self), self.planned, #self.list
        out.perfect, out.knowing, out.places = sim.draws:perfect(), knowing(sim), sim.places
    end
    return out
end

--- How many numbers of a model, and of what a plan (nil: none) is made of, are uncertain.
function simulate.uncertain(model, plan)
    local sim = draws.of(model, {})
    if plan then sim.tape:reading(roadmap.numbers, plan) end
    return #sim.tape.quantities
end

--- A simulation without a plan. -> simulation | nil, diags
function simulate.alone(model, options)
    local sim = draws.of(model, options)
    local ready, message, at = sim:begin()
    if not ready then return nil, refused(message, at) end
    sim:run()
    return { sim = sim, model = model }
end

return simulate
