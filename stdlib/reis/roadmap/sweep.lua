-- A quantity from end to end: what it does to the measures and to the best plan, and where exactly something breaks.

local criteria = require "reis.figures.criteria"
local figures = require "reis.figures.figures"
local roadmap = require "reis.roadmap.roadmap"
local options_of = require "reis.roadmap.options"
local under = require "reis.figures.under"
local problem = require "reis.roadmap.problem"

local sweep = {}

local EXACT = 1e-6 -- of the range: how sharply a break point is known
local MOST = 1000 -- points of one quantity
local MOST_BREAKS = 200 -- between two points
sweep.time = 1 -- seconds of search for each plan, where nothing else is asked for

-- the quantity ----------------------------------------------------------------------------------

-- Fields with numbers by name in them, and how many names lead to one.
local DEEP = { improves = 2, removes = 1, effort = 1, capacity = 1, horizons = 1, cyclic = 1, expects = 1 }

--- The keys of a number within a field: "Live stock.improves.Checkout.ease". -> thing, list of keys | nil
local function deep(name)
    for field, n in pairs(DEEP) do
        local thing, rest = name:match("^(.+)%." .. field .. "%.(.+)$")
        local first, last = nil, rest
        if thing and n == 2 then first, last = rest:match("^(.+)%.([^.]+)$") end
        if last then return thing, { field, first or last, first and last } end
    end
end

--- What x is of a field of a thing: of an action's cost that is a list, the list that comes to x, every part in proportion.
local function laid(F, thing, field, x)
    local action = field == "cost" and F.model.actions[thing]
    local costs = action and select(2, problem.cost(action, F.get))
    return costs and problem.scaled(costs, x) or x
end

--- A quantity by its path: "budget", or "Thing.field" as `set` reaches it, a mark and a team's capacity among them; of a
-- number within a field the keys that lead to it, "Live stock.improves.Checkout.ease".
-- -> { name =, lay = function(scenario table, x, F) } | nil, message
function sweep.quantity(name)
    if name == "budget" then
        return { name = name, lay = function(t, x) t.budget = x end }
    end
    name = tostring(name)
    local thing, keys = deep(name)
    if not thing then
        thing, keys = name:match("^(.+)%.[^.]+$"), { name:match("([^.]+)$") }
    end
    if not thing then
        return nil, ('"%s" is no quantity: write budget, or "Thing.field", as "Checkout.leave"'):format(name)
    end
    return { name = name, lay = function(t, x, F)
        t.set = t.set or {}
        local at, key = t.set, thing
        for _, inner in ipairs(keys) do
            at[key] = at[key] or {}
            at, key = at[key], inner
        end
        at[key] = #keys == 1 and laid(F, thing, key, x) or x
    end }
end

-- one point -------------------------------------------------------------------------------------

--- Whether there is anything that a plan could hold.
local function plans(model)
    for _, action in ipairs(model.actions) do
        if action.status ~= "done" and action.status ~= "dropped" then return true end
    end
    return false
end

--- What is broken by these figures, under a key each: a veto, a failed criterion. when: "now" or "after" the plan.
local function note_broken(state, model, F, when)
    for _, journey in ipairs(F.scores().journeys) do
        if journey.vetoed then
            state.broken["veto\0" .. journey.name .. "\0" .. when] = true
        end
    end
    for _, one in ipairs(#model.criteria > 0 and criteria.all(model, F) or {}) do
        if not one.met then state.broken["criterion\0" .. criteria.path(one.criterion) .. "\0" .. when] = true end
    end
end

--- What a plan is: which actions start when, in whatever rank.
local function signature(plan)
    local parts = {}
    for i, row in ipairs(plan.actions) do parts[i] = row.name .. "\0" .. row.start end
    table.sort(parts)
    return table.concat(parts, "\1")
end

local function note_plan(self, state, F, scenario)
    local asked = { budget = scenario.budget, capacity = options_of.capacity(scenario), roadmap = self.roadmap,
        time = self.time, iterations = self.iterations }
    local plan, diags = roadmap.plan(self.model, F, asked)
    if not plan then
        state.plan_message = diags[1] and diags[1].message
        return note_broken(state, self.model, F, "after")
    end
    state.plan, state.gain, state.cost, state.proven, state.signature = plan, plan.gain, plan.cost, plan.proven, signature(plan)
    local indices = {}
    for i, row in ipairs(plan.actions) do indices[i] = row.thing.index end
    table.sort(indices)
    note_broken(state, self.model, #indices > 0 and under.of(F, { actions = indices }) or F, "after")
end

--- The state of everything at x: scores, plan, what is broken; made once. A point without figures has a message.
local function state_at(self, x)
    local known = self.known[x]
    if known then return known end
    local t = {}
    for k, v in next, self.base do t[k] = v end
    t.set = nil
    self.quantity.lay(t, x, self.F)
    if self.other then self.other.quantity.lay(t, self.other.value, self.F) end
    local scenario, diags = require "reis.model.scenario"(self.model, t)
    local state = { x = x, broken = {} }
    self.known[x] = state
    if not scenario then
        state.message = diags[1].message:gsub('^scenario "whatif": ', "")
        state.wrong = true
        return state
    end
    local F = self.F
    if scenario.ref.set and #scenario.ref.set > 0 then
        F = figures.of(self.model, { set = scenario.ref.set, base = self.F })
    end
    local utility, message = F.engine:utility {}
    if not utility then
        state.message = message
        return state
    end
    state.scores, state.utility = F.scores(), utility
    note_broken(state, self.model, F, "now")
    if self.plans then note_plan(self, state, F, scenario) end
    return state
end

-- where something changes -----------------------------------------------------------------------

--- Each thing that can change, as a function of a state: what of it holds there.
local function aspects(a, b)
    local list, seen = {}, {}
    local function add(key, kind, of) list[#list + 1] = { key = key, kind = kind, of = of } end
    add("plan", "plan", function(s) return s.signature or "infeasible" end)
    for _, state in ipairs { a, b } do
        for _, key in ipairs(require "reis.words.ordered".keys(state.broken)) do
            if not seen[key] then
                seen[key] = true
                add(key, key:match("^%a+"), function(s) return s.broken[key] == true end)
            end
        end
    end
    return list
end

--- Whether two states have the same plan: for a budget or a capacity one of the same gain is none other.
local function same(self, aspect, a, b)
    if aspect.of(a) == aspect.of(b) then return true end
    return aspect.kind == "plan" and self.limit and a.gain and b.gain
        and math.abs(a.gain - b.gain) <= 1e-9 * math.max(1, math.abs(a.gain))
end

--- Where between two states to look next: halfway; of a budget at what the plan above costs, for it is the best down to
-- there, and then just below that.
local function probe(self, aspect, a, b)
    if self.quantity.name == "budget" and aspect.kind == "plan" and b.proven and b.cost > a.x + self.exact then
        return b.x - b.cost > self.exact / 4 and b.cost or b.x - self.exact / 2
    end
    return a.x + (b.x - a.x) / 2
end

--- The first change of an aspect from a on: the states just below and just above it.
local function bisect(self, aspect, a, b)
    while b.x - a.x > self.exact do
        local x = probe(self, aspect, a, b)
        if x <= a.x or x >= b.x then break end
        local middle = state_at(self, x)
        if same(self, aspect, a, middle) then a = middle else b = middle end
    end
    return a, b
end

--- The number with the fewest digits between two: what a break point is called.
local function plainest(low, high)
    for digits = 0, 15 do
        local unit = 10.0 ^ digits
        local x = math.ceil(low * unit) / unit
        if x <= high then return x end
    end
    return high
end

--- What a change is: of the plan what comes in and goes out, of a veto or a criterion its name and whether it holds after.
local function change_of(aspect, a, b)
    if aspect.kind == "plan" then
        local found = require "reis.roadmap.beside".of(a.plan or { actions = {} }, b.plan or { actions = {} })
        return { what = "plan", into = found.into, out = found.out, moved = found.moved, message = b.plan_message or b.message }
    end
    local _, name, when = aspect.key:match("^(%a+)%z(.-)%z(%a+)$")
    return { what = aspect.kind, name = name, after_plan = when == "after", holds = aspect.of(b) }
end

--- What a change is told from: for a limit the plan of the last break, since one of the same gain is none other.
local function in_force(self, aspect, low)
    return self.limit and aspect.kind == "plan" and self.force or low
end

--- All changes of an aspect between two states, into breaks.
local function breaks_of(self, aspect, a, b, breaks)
    local n = 0
    while not same(self, aspect, a, b) and n < MOST_BREAKS do
        if aspect.kind == "plan" and not (a.proven ~= false and b.proven ~= false) then
            breaks[#breaks + 1] = { at = b.x, below = a.x, above = b.x, proven = false, change = change_of(aspect, a, b) }
            return
        end
        local low, high = bisect(self, aspect, a, b)
        breaks[#breaks + 1] = { at = plainest(low.x, high.x), below = low.x, above = high.x, states = { low, high },
            proven = low.proven ~= false and high.proven ~= false, change = change_of(aspect, in_force(self, aspect, low), high) }
        self.force = aspect.kind == "plan" and high or self.force
        a, n = high, n + 1
    end
end

local function by_place(a, b)
    if a.at ~= b.at then return a.at < b.at end
    return a.order < b.order
end

local function all_breaks(self, states)
    local breaks = {}
    self.force = states[1]
    for i = 2, #states do
        local a, b = states[i - 1], states[i]
        for _, aspect in ipairs(aspects(a, b)) do breaks_of(self, aspect, a, b, breaks) end
    end
    for i, one in ipairs(breaks) do one.order = i end
    table.sort(breaks, by_place)
    return breaks
end

-- the sweep -------------------------------------------------------------------------------------

--- Steps from low to high, both among them.
function sweep.range(low, high, steps)
    local list = {}
    for i = 0, steps do list[i + 1] = i == steps and high or low + (high - low) * i / steps end
    return list
end

local function wrong_values(values)
    if type(values) ~= "table" or #values < 2 then return "takes a list of at least two numbers, as range(0, 60000, 5000)" end
    if #values > MOST then return ("has %d values; at most %d will do"):format(#values, MOST) end
    for i, x in ipairs(values) do
        if type(x) ~= "number" or x ~= x or math.abs(x) == math.huge then return "takes numbers" end
        if i > 1 and x <= values[i - 1] then return "takes numbers that rise" end
    end
end

--- One quantity over its values, another (or nil) fixed. -> { points = states, breaks = } | nil, message
local function line(model, F, quantity, values, options, other)
    local self = { model = model, F = F, quantity = quantity, known = {}, base = options.base or {}, other = other,
        plans = plans(model), time = options.time or sweep.time, iterations = options.iterations, roadmap = options.roadmap,
        exact = EXACT * (values[#values] - values[1]), limit = quantity.name == "budget" or quantity.name:find "%.capacity%f[.\0]" ~= nil }
    local states = {}
    for i, x in ipairs(values) do
        states[i] = state_at(self, x)
        if states[i].wrong then return nil, states[i].message end
        if options.tell then options.tell("sweep: %d of %d", i, #values) end
    end
    return { points = states, breaks = all_breaks(self, states) }
end

--- list: one or two of { name =, values = numbers that rise }. options: time, iterations (of the planner), roadmap, tell.
-- -> { name =, values =, points = { { x =, utility =, scores =, gain =, cost =, plan =, proven =, message = }, … },
-- breaks = { { at =, below =, above =, proven =, change =, states = (just below
-- and above it) }, … }, lines = (of two quantities) the same for each value of
-- the second, other = its name } | nil, message
function sweep.of(model, F, list, options)
    options = options or {}
    local quantities = {}
    for i, one in ipairs(list) do
        local quantity, message = sweep.quantity(one.name)
        message = message or wrong_values(one.values)
        if message then return nil, quantity and one.name .. " " .. message or message end
        quantities[i] = quantity
    end
    local first, second = list[1], list[2]
    local result = { name = first.name, values = first.values, money = F.flat.money == true, plans = plans(model) }
    if not second then
        local found, message = line(model, F, quantities[1], first.values, options)
        if not found then return nil, message end
        result.points, result.breaks = found.points, found.breaks
        return result
    end
    result.other, result.lines = second.name, {}
    for i, y in ipairs(second.values) do
        local found, message = line(model, F, quantities[1], first.values, options, { quantity = quantities[2], value = y })
        if not found then return nil, message end
        result.lines[i] = { value = y, points = found.points, breaks = found.breaks }
    end
    return result
end

return sweep
