-- Pairs of questions about a feature, if it were there and if it were not (Kano 1984): what kind of feature it is.

local kano = {}

-- By the answer if it is there (a row) and if it is not (a column): like, expect, neutral, live with, dislike. A attractive,
-- O one-dimensional, M must-be, I indifferent, R reverse, Q questionable.
local TABLE = { "QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ" }
kano.CATEGORIES = { "M", "O", "A", "I", "R", "Q" } -- of as many answers, the first counts (Berger et al. 1993)

--- Fong's test (1996): whether the most frequent category differs from the next by more than chance, 90 %.
local function clear(a, b, n) return math.abs(a - b) >= 1.65 * math.sqrt((a + b) * (2 * n - a - b) / (2 * n)) end

local function judged(pair, S)
    local out = { touchpoint = pair.touchpoint, value = pair.value, n = 0, count = {} }
    for _, category in ipairs(kano.CATEGORIES) do out.count[category] = 0 end
    for r = 1, S.n do
        local with, without = math.tointeger(pair.with.raw[r]), math.tointeger(pair.without.raw[r])
        if with and without then
            local category = TABLE[with]:sub(without, without)
            out.count[category], out.n = out.count[category] + 1, out.n + 1
        end
    end
    if out.n == 0 then return out end
    local order = {}
    for i, category in ipairs(kano.CATEGORIES) do order[i] = { category, out.count[category], i } end
    table.sort(order, function(a, b)
        if a[2] ~= b[2] then return a[2] > b[2] end
        return a[3] < b[3]
    end)
    out.category, out.next = order[1][1], order[2][1]
    out.clear = clear(order[1][2], order[2][2], out.n)
    local A, O, M, I = out.count.A, out.count.O, out.count.M, out.count.I
    if A + O + M + I > 0 then -- Berger et al. 1993: how much better with it, how much worse without
        out.better, out.worse = (A + O) / (A + O + M + I), -(O + M) / (A + O + M + I)
    end
    return out
end

--- -> list of { touchpoint =, value =, n =, count = { M =, … }, category =, next =, clear =, better =, worse = }, items that have no other half
function kano.of(S)
    local out, single, other = {}, {}, {}
    local function key(item) return (item.touchpoint or "") .. "\0" .. (item.value or "") end
    for _, item in ipairs(S.parts["kano-"]) do other[key(item)] = item end
    for _, item in ipairs(S.parts["kano+"]) do
        local without = other[key(item)]
        other[key(item)] = nil
        if without then
            out[#out + 1] = judged({ touchpoint = item.touchpoint, value = item.value, with = item, without = without }, S)
        else
            single[#single + 1] = item
        end
    end
    for _, item in ipairs(S.parts["kano-"]) do
        if other[key(item)] then single[#single + 1] = item end
    end
    return out, single
end

return kano
