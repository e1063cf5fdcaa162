-- Where the curves of each person lie in nine of ten draws of all uncertain numbers.

local draws = require "reis.figures.simulate"

local fan = {}
fan.__index = fan

local N = 1000

--- The curves that the map draws through a touchpoint: the emotional emotion, else that over all values; and beside an
-- emotional one the functional one.
local function drawn(t)
    return { curve = t.emotional_emotion or t.emotion, functional = t.emotional_emotion and t.functional_emotion }
end

--- Keeps the curves of every person in one draw. kept: { [journey] = { [persona] = { [touchpoint] = { curve = list, functional =
-- list } } } }, by index
local function keep(kept, scores)
    for j, journey in ipairs(scores.journeys) do
        for _, row in ipairs(journey.personas) do
            for _, t in ipairs(row.touchpoints) do
                local of = kept[j] or {}
                local own = of[row.index] or {}
                local lists = own[t.index] or {}
                kept[j], of[row.index], own[t.index] = of, own, lists
                for which, v in pairs(drawn(t)) do
                    lists[which] = lists[which] or {}
                    table.insert(lists[which], v)
                end
            end
        end
    end
end

--- The curves of a model in its draws. options: n (1000), seed, correlated, tell: as of reis.figures.simulate
-- -> fan with n (draws made), seed, uncertain (numbers), complete | nil, diags
function fan.of(model, options)
    local sim = draws.of(model, { n = options.n or N, seed = options.seed, threads = 1, correlated = options.correlated, tell = options.tell })
    local ready, message, at = sim:begin()
    if not ready then
        return nil, { { level = "error", message = message, file = at and at.file, line = at and at.line }, status = at and 1 or 3 }
    end
    local self = setmetatable({ n = 0, seed = sim.seed, uncertain = #sim.tape.quantities, kept = {} }, fan)
    for k = 1, sim.n do
        sim.draws:hold(k)
        local scores = sim.engine:score()
        if scores then keep(self.kept, scores) end -- else nobody gets out of a touchpoint in this draw
        self.n = k
        if sim.tell("draw %d of %d", k, sim.n) then break end
    end
    self.complete = self.n == sim.n
    return self
end

--- A quantile of a sorted list, of type 7.
local function quantile(list, p)
    local h = (#list - 1) * p + 1
    local i = math.floor(h)
    local a, b = list[i], list[math.min(i + 1, #list)]
    return a + (h - i) * (b - a)
end

--- The bands of a journey's curves for a persona (nil: of everyone): { curve = { [index of a touchpoint] = { p05 =, p95 = } },
-- functional = likewise }.
function fan:band(journey, persona)
    local own, out = (self.kept[journey.index] or {})[persona and persona.index or 1], { curve = {}, functional = {} }
    for index, lists in pairs(own or {}) do
        for which, list in pairs(lists) do
            table.sort(list)
            out[which][index] = { p05 = quantile(list, 0.05), p95 = quantile(list, 0.95) }
        end
    end
    return out
end

return fan
