-- Numbers that remember what they were made of. Read through a tape (quantity.read_by), every uncertain number is a node,
-- and what is worked out of nodes by + - * / is one too: the tape then says, for the engine, how each number of the flat
-- model follows from what is drawn. A node compares as its mean does. Registers count from 1.

local quantity = require "reis.language.quantity"
local ordered = require "reis.words.ordered"
local engine = require "engine"

local tape = {}
tape.__index = tape

local meta = {}
meta.__index = meta

local function is_node(v) return type(v) == "table" and getmetatable(v) == meta end

local function register(T)
    T.registers = T.registers + 1
    return T.registers
end

local function node(T, mean) return setmetatable({ tape = T, reg = register(T), mean = mean }, meta) end

--- A number as a node: itself, or a constant.
function tape:node(v)
    if is_node(v) then return v end
    local known = self.known[v]
    if not known then
        known = node(self, v)
        self.known[v] = known
        self.constants[#self.constants + 1] = { reg = known.reg, value = v }
    end
    return known
end

local function operation(kind, work_out)
    return function(a, b)
        local T = (is_node(a) and a or b).tape
        local x, y = T:node(a), T:node(b)
        local out = node(T, work_out(x.mean, y.mean))
        T.ops[#T.ops + 1] = { kind = kind, to = out.reg, a = x.reg, b = y.reg }
        return out
    end
end

meta.__add = operation("add", function(a, b) return a + b end)
meta.__sub = operation("sub", function(a, b) return a - b end)
meta.__mul = operation("mul", function(a, b) return a * b end)
-- What goes each way where nobody goes on is as good as anything, so long as it is a number.
meta.__div = operation("div", function(a, b) return b == 0 and 1 or a / b end)

local function mean_of(v) return is_node(v) and v.mean or v end

function meta.__lt(a, b) return mean_of(a) < mean_of(b) end
function meta.__le(a, b) return mean_of(a) <= mean_of(b) end

--- The node, or 0 where it is below.
function meta:positive()
    local out = node(self.tape, math.max(0, self.mean))
    self.tape.ops[#self.tape.ops + 1] = { kind = "positive", to = out.reg, a = self.reg }
    return out
end

-- what is drawn ---------------------------------------------------------------------------------

local function source(T, reg, fields)
    fields.reg = reg
    T.sources[#T.sources + 1] = fields
    return #T.sources
end

--- A quantity by its own, to be told of: node, what it is drawn for (see reis.figures.quantities), its source's number.
local function drawn(T, q, out, number, key)
    T.quantities[#T.quantities + 1] = { q = q, key = key, node = out, source = number }
    return out
end

local function is_certain(q) return q.dist == "around" and q.sd == 0 or q.dist ~= "around" and q.low == q.high end

--- One of the sources of a mark, with chance in proportion to its n, and what it gave.
local function seen(T, q)
    local names, weights, list, sum = ordered.keys(q.marks), {}, {}, 0
    for i, name in ipairs(names) do
        weights[i] = q.n and q.n[name] or 1
        sum = sum + weights[i]
    end
    local mean = 0
    for i, name in ipairs(names) do
        if sum == 0 then weights[i] = 1 end
        local one = T:node(quantity.mean(q.marks[name]))
        list[i], mean = one.reg, mean + weights[i] * one.mean
    end
    local which = node(T, 0)
    local number = source(T, which.reg, { dist = "choice", weights = weights })
    local out = node(T, mean / (sum == 0 and #names or sum))
    T.ops[#T.ops + 1] = { kind = "pick", to = out.reg, a = which.reg, list = list, weights = weights }
    return drawn(T, q, out, number)
end

local function number(T, q)
    local known = T.of[q]
    if known then return known end
    if q.dist == "seen" then
        known = seen(T, q)
    elseif is_certain(q) then
        known = engine.mean(q)
    else
        local out = node(T, engine.mean(q))
        known = drawn(T, q, out, source(T, out.reg, { dist = q.dist, low = q.low, high = q.high, likely = q.likely,
            mean = q.mean, sd = q.sd }))
    end
    T.of[q] = known
    return known
end

--- What is counted under a name, of counts that are drawn together.
local function counted(T, counts, name)
    local known = T.of[counts]
    if not known then
        local names, weights, total = ordered.keys(counts), {}, 0
        known = {}
        for i, key in ipairs(names) do
            weights[i], total = counts[key], total + counts[key]
            known[key] = node(T, counts[key])
        end
        local which = source(T, known[names[1]].reg, { dist = "shares", weights = weights })
        for _, key in ipairs(names) do
            known[key].mean = counts[key] / total
            if #names > 1 then drawn(T, counts, known[key], which, key) end
        end
        T.of[counts] = known
    end
    return known[name]
end

--- What f gives, every uncertain number read as a node of this tape.
function tape:reading(f, ...)
    return quantity.read_by({
        number = function(q) return number(self, q) end,
        counted = function(counts, name) return counted(self, counts, name) end,
    }, f, ...)
end

-- what became of it -----------------------------------------------------------------------------

--- Puts the mean in the place of every node in a tree of tables. -> list of { path = { keys }, reg = }, in no order that
-- matters
function tape:strip(tree)
    local places, path = {}, {}
    local function walk(t, depth)
        for key, v in next, t do
            path[depth] = key
            if is_node(v) then
                places[#places + 1] = { path = { table.unpack(path, 1, depth) }, reg = v.reg }
                t[key] = v.mean
            elseif type(v) == "table" then
                walk(v, depth + 1)
            end
        end
    end
    walk(tree, 1)
    return places
end

--- A copy of a tree of tables with the values of a draw in the place of its nodes (values: by register; nil: the means).
function tape.drawn(tree, values)
    if is_node(tree) then
        if values then return values[tree.reg] end
        return tree.mean
    end
    if type(tree) ~= "table" then return tree end
    local copy = {}
    for key, v in next, tree do copy[key] = tape.drawn(v, values) end
    return copy
end

--- An empty tape.
function tape.new()
    return setmetatable({ registers = 0, constants = {}, sources = {}, ops = {}, of = {}, known = {}, quantities = {} }, tape)
end

return tape
