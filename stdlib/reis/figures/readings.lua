-- Two readings of a metric and what lies between them: the difference with its 95 % interval, by the test that suits them.
-- Means: Welch (1947) with Satterthwaite's degrees of freedom; shares: Newcombe (1998), method 10, of two Wilson (1927)
-- intervals; promoters and detractors: the variance of a three-valued answer.

local stat = require "stat"

local readings = {}

local SURE = 0.975 -- 95 %, both sides

--- What a reading is of: "mean", "share" or "nps"; nil where it holds no figure.
local function kind_of(reading)
    if reading.hits and reading.n and reading.n > 0 then return "share" end
    if reading.promoters and reading.detractors and reading.n and reading.n > 0 then return "nps" end
    if reading.mean then return "mean" end
end

local NATURAL = { mean = { 0, 10 }, share = { 0, 1 }, nps = { -1, 1 } } -- the ends of a scale that is not given

--- The figure of a reading, on the scale of a mark where options.mark. options: scale = { low, high } or nil
-- -> { kind =, value =, sd =, n =, p =, d =, k = (by what a difference is multiplied), date = } | nil
function readings.figure(reading, options)
    local kind = kind_of(reading)
    if not kind then return nil end
    local value, scale = reading.mean, options.scale
    if kind == "share" then value = reading.hits / reading.n end
    if kind == "nps" then value = (reading.promoters - reading.detractors) / reading.n end
    local k, shift = 1, 0
    if options.mark then
        local low, high = NATURAL[kind][1], NATURAL[kind][2]
        if scale and scale.low and scale.high then
            low, high = scale.low, scale.high
            if kind ~= "mean" and high > 1 then low, high = low / 100, high / 100 end -- a scale in per cent
        end
        k, shift = 10 / (high - low), low
    end
    return { kind = kind, value = k * (value - shift), sd = reading.sd and k * reading.sd, n = reading.n, k = k,
        share = kind == "share" and value or nil, date = reading.date,
        p = kind == "nps" and reading.promoters / reading.n or nil, d = kind == "nps" and reading.detractors / reading.n or nil }
end

--- Wilson's interval of a share of n. -> low, high
function readings.wilson(p, n)
    local z = stat.normal_quantile(SURE)
    local middle, half = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    local whole = 1 + z * z / n
    return (middle - half) / whole, (middle + half) / whole
end

local function welch(a, b)
    if not (a.sd and b.sd and a.n and b.n and a.n > 1 and b.n > 1) then return nil, "n_sd" end
    local va, vb = a.sd ^ 2 / a.n, b.sd ^ 2 / b.n
    local effect, se = b.value - a.value, math.sqrt(va + vb)
    if se == 0 then return effect, effect, effect == 0 and 1 or 0 end
    local df = (va + vb) ^ 2 / (va ^ 2 / (a.n - 1) + vb ^ 2 / (b.n - 1))
    local t = stat.t_quantile(SURE, df)
    return effect - t * se, effect + t * se, 2 * stat.t_cdf(-math.abs(effect) / se, df), df
end

local function newcombe(a, b)
    local p1, p2 = b.share, a.share
    local l1, u1 = readings.wilson(p1, b.n)
    local l2, u2 = readings.wilson(p2, a.n)
    local effect = p1 - p2
    return b.k * (effect - math.sqrt((p1 - l1) ^ 2 + (u2 - p2) ^ 2)), b.k * (effect + math.sqrt((u1 - p1) ^ 2 + (p2 - l2) ^ 2))
end

local function promoters(a, b)
    local function variance(r) return (r.p + r.d - (r.p - r.d) ^ 2) / r.n end
    local effect, se = b.value - a.value, b.k * math.sqrt(variance(a) + variance(b))
    local z = stat.normal_quantile(SURE)
    if se == 0 then return effect, effect, effect == 0 and 1 or 0 end
    return effect - z * se, effect + z * se, 2 * stat.normal_cdf(-math.abs(effect) / se)
end

local TESTS = { mean = { "Welch", welch }, share = { "Newcombe", newcombe }, nps = { "normal", promoters } }

--- From a figure to a later one. -> { effect =, low =, high =, test =, p = (nil for shares), df = (of Welch) };
-- without low and high, and with why = "n_sd" or "kinds", where there is no interval
function readings.effect(a, b)
    if a.kind ~= b.kind then return { why = "kinds" } end
    local test = TESTS[a.kind]
    local low, high, p, df = test[2](a, b)
    if not low then return { effect = b.value - a.value, why = high } end
    return { effect = b.value - a.value, low = low, high = high, test = test[1], p = p, df = df }
end

return readings
