-- Draws of a model: every uncertain number once a draw, every action as it comes off. What plans come to in the draws is
-- reis.roadmap.simulate's.

local tape = require "reis.figures.tape"
local figures = require "reis.figures.figures"

local simulate = {}
simulate.__index = simulate

local N, SEED, THREADS = 10000, 1, 2
local MOST, MOST_THREADS = 10000000, 64

local MEASURES = { "experience", "mean", "peak", "end", "functional", "emotional", "emotion", "completion", "lifetime",
    "duration", "cost_to_serve", "handovers", "channel_switches", "consistency", "killer_risk" }

local function whole(v, low, high) return math.type(v) == "integer" and v >= low and v <= high end

--- What is wrong with { n =, seed =, threads = }, or nil.
function simulate.wrong(options)
    if options.n ~= nil and not whole(options.n, 1, MOST) then return ("n must be a whole number from 1 to %d"):format(MOST) end
    if options.seed ~= nil and math.type(options.seed) ~= "integer" then return "seed must be a whole number" end
    if options.threads ~= nil and not whole(options.threads, 1, MOST_THREADS) then
        return ("threads must be a whole number from 1 to %d"):format(MOST_THREADS)
    end
end

local function silent() end

--- A simulation of a model that is still to be begun. options: n, seed, threads, correlated (see correlate), curve (keep the emotion curve), tell (called
-- with how far it is, as text for format; gives true where it is to end with what it has).
function simulate.of(model, options)
    local T = tape.new()
    local self = setmetatable({ model = model, tape = T, n = options.n or N, seed = options.seed or SEED,
        threads = options.threads or THREADS, curve = options.curve,
        correlated = options.correlated or {}, tell = options.tell or silent, watched = {}, done = 0 }, simulate)
    self.flat = T:reading(figures.flatten, model)
    self.feasible = {}
    for i, action in ipairs(self.flat.actions) do
        local f = T:node(action.f)
        self.feasible[i], action.f = f.reg, f.mean
    end
    return self
end

--- Keeps what a node comes to in every draw. -> its number among what is kept
function simulate:watch(node)
    self.watched[#self.watched + 1] = self.tape:node(node).reg
    return #self.watched
end

--- The quantity of that name, whose own source can hang together with others. -> quantity | nil, message
local function single(self, name)
    for q, quantity in ipairs(self.tape.quantities) do
        if self.names[q] == name then
            if quantity.key or quantity.q.dist == "seen" then
                return nil, ('"%s" is drawn among several; only numbers of their own can be correlated'):format(name)
            end
            return quantity
        end
    end
    local near = require("reis.language.nearest").of(name, self.names)
    return nil, ('correlated: no uncertain number is called "%s"; %s'):format(name, near and ('did you mean "%s"?'):format(near)
        or #self.names > 0 and "there is: " .. table.concat(self.names, ", ") or "no number is uncertain")
end

--- Reads correlations, a list of { first =, second =, r =, file =, line = }: which sources hang together, and the matrix of
-- the normal numbers that they are drawn by (a Gaussian copula). -> true | nil, message, the one that is wrong
local function correlate(self, list)
    local at, sources, cells = {}, {}, {}
    for _, one in ipairs(list) do
        local pair = {}
        for k, name in ipairs { one.first, one.second } do
            local quantity, message = single(self, name)
            if not quantity then return nil, message, one end
            local source = quantity.source
            if not at[source] then
                sources[#sources + 1] = source
                at[source] = #sources
            end
            pair[k] = at[source]
        end
        if pair[1] == pair[2] then return nil, "correlated: a number cannot be correlated with itself", one end
        cells[pair[1] .. " " .. pair[2]], cells[pair[2] .. " " .. pair[1]] = one.r, one.r
    end
    self.together, self.matrix = sources, {}
    for i = 1, #sources do
        for j = 1, #sources do self.matrix[#self.matrix + 1] = i == j and 1 or cells[i .. " " .. j] or 0 end
    end
    return true
end

--- Makes the draws ready: nothing more can be watched. lookahead: of the gains that are counted.
-- -> true | nil, message, the correlation that is wrong (nil: they are too many)
function simulate:begin(lookahead)
    local T = self.tape
    for _, quantity in ipairs(T.quantities) do quantity.watched = self:watch(quantity.node) end
    self.names, self.places = require "reis.figures.quantities"(self.model, T.quantities)
    local fine, message, at = correlate(self, self.correlated)
    if not fine then return nil, message, at end
    local places, engines = T:strip(self.flat), {}
    for i = 1, math.min(self.threads, self.n) do engines[i] = require "engine".new(self.flat) end
    self.engine = engines[1]
    local ok, found = pcall(require "simulate".new, { engines = engines, n = self.n, seed = self.seed, lookahead = lookahead or 1,
        curve = self.curve, registers = T.registers, constants = T.constants, sources = T.sources, ops = T.ops,
        feasible = self.feasible, places = places, watched = self.watched, together = self.together, matrix = self.matrix })
    if not ok and found:find "positive definite" then
        return nil, "these correlations cannot hold together (their matrix is not positive definite); bring one nearer to 0",
            self.correlated[#self.correlated]
    end
    if not ok then return nil, found end
    self.draws = found
    return true
end

--- Makes all draws, telling how far they are; a ^C leaves it at those that are done.
function simulate:run()
    local step = math.max(self.threads * 64, self.n // 50)
    repeat
        self.done = self.draws:run(step)
        local enough = self.tell("draw %d of %d", self.done, self.n)
    until enough or self.done >= self.n
    self.complete = self.done >= self.n
end

-- what they say ---------------------------------------------------------------------------------

--- One row of figures: { name =, measure = (of reis.figures.measures), n =, mean =, sd =, p05 =, … }; nil where no draw has one.
function simulate:row(name, measure, kind, i)
    local row = self.draws:summary(kind, i)
    if row.n == 0 then return nil end
    row.name, row.measure = name, measure
    return row
end

--- Of every figure that some draw has: list of rows. Those of a journey are called "Journey/measure".
function simulate:measures()
    local list = { self:row("utility", "utility", "utility", 1) }
    for j, journey in ipairs(self.flat.journeys) do
        for m, measure in ipairs(MEASURES) do
            local row = self:row(journey.name .. "/" .. measure, measure, "measure", (j - 1) * #MEASURES + m)
            if row then
                row.journey = journey.name
                list[#list + 1] = row
            end
        end
    end
    for g, goal in ipairs(#self.model.goals > 0 and self.flat.goals or {}) do
        list[#list + 1] = self:row(goal.name, goal.measure, "goal", g)
    end
    return list
end

--- How many draws have no utility: somebody gets out of a touchpoint no more, or a goal loses its figure.
function simulate:failed() return self.done - self.draws:summary("utility", 1).n end

--- What drives the spread: per uncertain number what the figure (kind, i) is with it at its p05 and its p95 and all else at
-- the mean. -> list of { name =, low =, high = (of the number), at_low =, at_high =, index = }, widest first
function simulate:tornado(kind, i)
    local list = {}
    for q, quantity in ipairs(self.tape.quantities) do
        local own = self.draws:summary("watched", quantity.watched)
        local at_low = self.draws:at_mean(kind, i, quantity.node.reg, own.p05)
        local at_high = self.draws:at_mean(kind, i, quantity.node.reg, own.p95)
        list[q] = { name = self.names[q], low = own.p05, high = own.p95, at_low = at_low, at_high = at_high, index = q }
    end
    local function width(one) return math.abs((one.at_high or 0) - (one.at_low or 0)) end
    table.sort(list, function(a, b)
        if width(a) ~= width(b) then return width(a) > width(b) end
        return a.index < b.index
    end)
    return list
end

--- How often a figure falls in each of `bins` equal parts of its range. -> { low =, high =, counts = { } } | nil
function simulate:histogram(kind, i, bins)
    local own = self.draws:summary(kind, i)
    if own.n == 0 then return nil end
    local low, high = self.draws:range(kind, i)
    return { low = low, high = high, counts = self.draws:histogram(kind, i, low, high, bins) }
end

--- The band of the emotion curve of a journey: list of { name =, p05 =, p50 =, p95 = } of its touchpoints; curve must be kept.
function simulate:band(journey)
    local before, list = 0, {}
    for j = 1, journey.index - 1 do before = before + #self.flat.journeys[j].touchpoints end
    for t, touchpoint in ipairs(self.flat.journeys[journey.index].touchpoints) do
        local own = self.draws:summary("curve", before + t)
        list[t] = { name = touchpoint.name, p05 = own.p05, p50 = own.p50, p95 = own.p95 }
    end
    return list
end

return simulate
