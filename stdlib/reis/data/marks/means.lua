-- Means with their intervals: of all who answered, by persona, by source.

local stat = require "stat"

local means = {}

local CONFIDENCE = 0.95
means.CONFIDENCE = CONFIDENCE

--- Running sums (Welford; West 1979 with weights). A weight of 0 adds nothing.
local function add(sum, x, w)
    if w <= 0 then return end
    local weight = sum.w + w
    local delta = x - sum.mean
    sum.n, sum.w, sum.w2 = sum.n + 1, weight, sum.w2 + w * w
    sum.mean = sum.mean + delta * w / weight
    sum.m2 = sum.m2 + w * delta * (x - sum.mean)
end

local function nothing() return { n = 0, w = 0, w2 = 0, mean = 0, m2 = 0 } end
means.nothing, means.add = nothing, add

--- Sums as figures. n counts answers; with weights the interval rests on Kish's effective number, (Σw)² / Σw².
-- -> { n =, effective =, mean =, sd =, se =, low =, high = } (the last four absent for fewer than two) | nil for none
function means.of(sum)
    if sum.n == 0 then return nil end
    local out = { n = sum.n, mean = sum.mean, effective = sum.w * sum.w / sum.w2 }
    if out.effective <= 1 + 1e-9 then return out end
    local variance = math.max(0, sum.m2) / sum.w * out.effective / (out.effective - 1)
    out.sd = math.sqrt(variance)
    out.se = math.sqrt(variance / out.effective)
    local t = stat.t_quantile(0.5 + CONFIDENCE / 2, out.effective - 1)
    out.low, out.high = out.mean - t * out.se, out.mean + t * out.se
    return out
end

--- The mean of a list (false: none) by groups. keys: list of lists, each with the name of every respondent's group, or nil
-- -> figures of all, then a table by name for each of keys
function means.by(values, weight, keys)
    local all, groups = nothing(), {}
    for k = 1, #keys do groups[k] = {} end
    for r = 1, #values do
        local x = values[r]
        if x then
            local w = weight[r] or 1
            add(all, x, w)
            for k = 1, w > 0 and #keys or 0 do
                local name = keys[k][r]
                if name then
                    local sum = groups[k][name]
                    if not sum then
                        sum = nothing()
                        groups[k][name] = sum
                    end
                    add(sum, x, w)
                end
            end
        end
    end
    for k = 1, #keys do
        for name, sum in pairs(groups[k]) do groups[k][name] = means.of(sum) end
    end
    return means.of(all), table.unpack(groups)
end

--- A share with its Wilson interval (Wilson 1927): hits of n -> { n =, hits =, share =, low =, high = } | nil where n is 0.
-- Both may be sums of weights; n then is their effective number.
function means.share(hits, n)
    if n <= 0 then return nil end
    local z = stat.normal_quantile(0.5 + CONFIDENCE / 2)
    local p, z2 = hits / n, z * z
    local centre, half = p + z2 / (2 * n), z * math.sqrt(p * (1 - p) / n + z2 / (4 * n * n))
    return { n = n, hits = hits, share = p, low = math.max(0, (centre - half) / (1 + z2 / n)), high = math.min(1, (centre + half) / (1 + z2 / n)) }
end

--- Welch's test of two means (figures of means.of) -> { difference =, low =, high =, p =, df = } | nil where one has no spread
function means.apart(a, b)
    if not (a.se and b.se) then return nil end
    local va, vb = a.se * a.se, b.se * b.se
    local out = { difference = a.mean - b.mean }
    if va + vb == 0 then
        out.low, out.high, out.p = out.difference, out.difference, out.difference == 0 and 1 or 0
        return out
    end
    out.df = (va + vb) ^ 2 / (va * va / (a.effective - 1) + vb * vb / (b.effective - 1))
    local se = math.sqrt(va + vb)
    local t = stat.t_quantile(0.5 + CONFIDENCE / 2, out.df)
    out.low, out.high = out.difference - t * se, out.difference + t * se
    out.p = 2 * stat.t_cdf(-math.abs(out.difference) / se, out.df)
    return out
end

--- Ranks of the values of x where both x and y are there, ties with their mean rank.
local function ranks(x, y)
    local count, values = {}, {}
    for r = 1, #x do
        if x[r] and y[r] then
            if not count[x[r]] then values[#values + 1], count[x[r]] = x[r], 0 end
            count[x[r]] = count[x[r]] + 1
        end
    end
    table.sort(values)
    local rank, before = {}, 0
    for _, v in ipairs(values) do
        rank[v] = before + (count[v] + 1) / 2
        before = before + count[v]
    end
    return rank
end

local function pearson(x, y, of_x, of_y)
    local n, mx, my = 0, 0, 0
    for r = 1, #x do
        if x[r] and y[r] then
            n = n + 1
            mx, my = mx + (of_x and of_x[x[r]] or x[r]), my + (of_y and of_y[y[r]] or y[r])
        end
    end
    mx, my = mx / n, my / n
    local xx, yy, xy = 0, 0, 0
    for r = 1, #x do
        if x[r] and y[r] then
            local a, b = (of_x and of_x[x[r]] or x[r]) - mx, (of_y and of_y[y[r]] or y[r]) - my
            xx, yy, xy = xx + a * a, yy + b * b, xy + a * b
        end
    end
    if n < 2 or xx <= 0 or yy <= 0 then return nil, n end
    return xy / math.sqrt(xx * yy), n
end

--- How two lists of answers hang together, where both are given: Pearson's r and Spearman's, n.
function means.correlation(x, y)
    local r, n = pearson(x, y)
    return r, r and pearson(x, y, ranks(x, y), ranks(y, x)), n
end

return means
