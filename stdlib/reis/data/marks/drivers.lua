-- What the overall answer hangs on: importance derived by regression, penalty and reward, and answers that decide by themselves.

local stat = require "stat"
local means = require "reis.data.marks.means"

local drivers = {}

local FEW = 5           -- answers that a low or high group needs to be told apart
local PER_COLUMN = 10   -- rows for each column of the regression of all lows and highs
local INFLATED = 10     -- variance inflation from which coefficients are not to be read one by one (Kutner et al. 2005)
local SIGNIFICANT = 0.05
local QUOTES = 3        -- of a killer, that are shown
local PASS = 5.5        -- the rest is in order from this mark on

drivers.SIGNIFICANT, drivers.INFLATED, drivers.PASS, drivers.FEW = SIGNIFICANT, INFLATED, PASS, FEW

--- The items of a source that at least half of those with an overall answer gave, and those that are left out.
local function items_of(S, source)
    local rows, used, left = {}, {}, {}
    for r = 1, S.n do
        if S.source[r] == source and S.overall.mark[r] and (S.weight[r] or 1) > 0 then rows[#rows + 1] = r end
    end
    for _, item in ipairs(S.items) do
        local n = 0
        for _, r in ipairs(rows) do
            if item.mark[r] then n = n + 1 end
        end
        if n > 0 then
            local list = 2 * n >= #rows and used or left
            list[#list + 1] = item
        end
    end
    return rows, used, left
end

--- Those rows in which all items are answered.
local function complete(rows, items)
    local out = {}
    for _, r in ipairs(rows) do
        local all = true
        for _, item in ipairs(items) do
            if not item.mark[r] then
                all = false
                break
            end
        end
        if all then out[#out + 1] = r end
    end
    return out
end

local function taken(list, rows)
    local out = {}
    for i, r in ipairs(rows) do out[i] = list[r] end
    return out
end

local function weights(S, rows)
    if not S.weighted then return nil end
    local out = {}
    for i, r in ipairs(rows) do out[i] = S.weight[r] or 1 end
    return out
end

--- The regression of the overall mark on the items' marks. -> fit | nil, why
local function regress(S, rows, items)
    if #items == 0 then return nil, "items" end
    local columns = {}
    for i, item in ipairs(items) do columns[i] = taken(item.mark, rows) end
    local fit = #rows >= 3 and stat.regress(columns, taken(S.overall.mark, rows), weights(S, rows)) or nil
    if not fit then return nil, "rows" end
    fit.inflated = false
    for i, item in ipairs(items) do
        local c = fit.columns[i]
        c.item = item
        if c.share then c.importance = fit.r2 > 0 and c.share / fit.r2 or 0 end
        if c.vif and c.vif > INFLATED then fit.inflated = true end
    end
    return fit
end

--- What a low and a high answer to an item bring, as columns of 0 and 1; absent where too few gave one.
local function dummies(item, rows, low, high)
    local lows, highs, nl, nh = {}, {}, 0, 0
    for i, r in ipairs(rows) do
        local mark = item.mark[r]
        lows[i], highs[i] = mark <= low and 1 or 0, mark >= high and 1 or 0
        nl, nh = nl + lows[i], nh + highs[i]
    end
    return nl >= FEW and #rows - nl >= FEW and lows or nil, nh >= FEW and #rows - nh >= FEW and highs or nil, nl, nh
end

--- Which kind of factor the two coefficients make it (Brandt 1987; Mikulić and Prebežac 2008): what is missed is only noticed
-- (basic), what is there counts both ways (performance), what nobody expects only delights (excitement).
local function kind_of(penalty, reward)
    local down = penalty and penalty.b and penalty.p <= SIGNIFICANT and penalty.b < 0
    local up = reward and reward.b and reward.p <= SIGNIFICANT and reward.b > 0
    if not (penalty and penalty.b) and not (reward and reward.b) then return "untold" end
    return down and up and "performance" or down and "basic" or up and "excitement" or "none"
end

--- Penalty-reward contrasts: the overall mark on two dummies an item, all items together where there are rows enough, else each
-- item by itself. -> list of { item =, low = n, high = n, penalty = { b, se, p }, reward = the same, kind = }, together = flag
local function contrasts(S, rows, items, low, high)
    local list, columns, at = {}, {}, {}
    for i, item in ipairs(items) do
        local lows, highs, nl, nh = dummies(item, rows, low, high)
        list[i] = { item = item, low = nl, high = nh, lows = lows, highs = highs }
        if lows then columns[#columns + 1], at[#at + 1] = lows, { list[i], "penalty" } end
        if highs then columns[#columns + 1], at[#at + 1] = highs, { list[i], "reward" } end
    end
    local y, w = taken(S.overall.mark, rows), weights(S, rows)
    local together = #columns > 0 and #rows >= PER_COLUMN * #columns
    local fit = together and stat.regress(columns, y, w)
    if fit then
        for k, c in ipairs(fit.columns) do at[k][1][at[k][2]] = { b = c.b, se = c.se, p = c.p } end
    else
        together = false
        for _, one in ipairs(list) do
            local own, keys = {}, {}
            if one.lows then own[#own + 1], keys[#keys + 1] = one.lows, "penalty" end
            if one.highs then own[#own + 1], keys[#keys + 1] = one.highs, "reward" end
            local alone = #own > 0 and stat.regress(own, y, w)
            for k, c in ipairs(alone and alone.columns or {}) do one[keys[k]] = { b = c.b, se = c.se, p = c.p } end
        end
    end
    for _, one in ipairs(list) do
        one.kind, one.lows, one.highs = kind_of(one.penalty, one.reward), nil, nil
    end
    return list, together
end

--- What those said who were lost there: the most frequent texts, of the touchpoint or of none.
local function quotes_of(S, item, who)
    local count, list = {}, {}
    for _, voice in ipairs(S.voices) do
        if who[voice.row] and (voice.touchpoint == nil or voice.touchpoint == item.touchpoint) then
            if not count[voice.text] then list[#list + 1], count[voice.text] = voice.text, 0 end
            count[voice.text] = count[voice.text] + 1
        end
    end
    table.sort(list, function(a, b)
        if count[a] ~= count[b] then return count[a] > count[b] end
        return a < b
    end)
    return table.move(list, 1, math.min(#list, QUOTES), 1, {})
end

--- Which low answers decide by themselves: of those who gave one and whose other answers are in order (their mean PASS or more),
-- how many are low overall; beside it the same of those who gave no low answer there.
-- -> list of { item =, killed = share, otherwise = share, verdict = "killer" | "suspect" | "none", quotes = { texts } }, the worst first
local function killers(S, rows, items, low)
    local list, sums, answers = {}, {}, {}
    for i, r in ipairs(rows) do
        sums[i], answers[i] = 0, 0
        for _, item in ipairs(items) do
            if item.mark[r] then sums[i], answers[i] = sums[i] + item.mark[r], answers[i] + 1 end
        end
    end
    for _, item in ipairs(items) do
        local n, hits, others, other_hits, who = 0, 0, 0, 0, {}
        for i, r in ipairs(rows) do
            local mark = item.mark[r]
            if mark then
                if answers[i] > 1 and (sums[i] - mark) / (answers[i] - 1) >= PASS - 1e-9 then
                    local bad = S.overall.mark[r] <= low and 1 or 0
                    if mark <= low then n, hits = n + 1, hits + bad else others, other_hits = others + 1, other_hits + bad end
                    if mark <= low and bad == 1 then who[r] = true end
                end
            end
        end
        local killed, otherwise = means.share(hits, n), means.share(other_hits, others)
        local verdict = "none"
        if killed and killed.share >= 0.5 and killed.share > (otherwise and otherwise.share or 0) then
            verdict = n >= FEW and killed.low >= 0.5 and killed.low > (otherwise and otherwise.high or 0) and "killer" or "suspect"
        end
        if killed then list[#list + 1] = { item = item, killed = killed, otherwise = otherwise, verdict = verdict,
            quotes = verdict ~= "none" and quotes_of(S, item, who) or {} } end
    end
    table.sort(list, function(a, b)
        if a.killed.low ~= b.killed.low then return a.killed.low > b.killed.low end
        return (a.item.column or "") < (b.item.column or "")
    end)
    return list
end

--- Of each source with an overall answer -> list of { source =, n = complete rows, rows = with an overall answer, fit = or nil, why =,
-- left = items too few answered, contrasts =, together =, killers = }
function drivers.of(S, low, high)
    local out = {}
    if not S.overall then return out end
    for _, source in ipairs(S.sources) do
        local rows, items, left = items_of(S, source.name)
        if #rows > 0 then
            local whole = complete(rows, items)
            local one = { source = source.name, rows = #rows, n = #whole, left = left }
            one.fit, one.why = regress(S, whole, items)
            one.contrasts, one.together = contrasts(S, whole, items, low, high)
            one.killers = killers(S, rows, items, low)
            out[#out + 1] = one
        end
    end
    return out
end

return drivers
