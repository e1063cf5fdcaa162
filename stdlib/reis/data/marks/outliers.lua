-- Voices whose mark lies far below the rest of their source: what may be a killer, in the customer's own words.

local outliers = {}

local FAR = 3   -- median absolute deviations
local FEW = 5   -- others that a voice is held against

outliers.FAR, outliers.FEW = FAR, FEW

--- The mark that goes with a voice: of the question it belongs to, else of its touchpoint's questions, else the overall one, else
-- the mean of all.
local function mark_of(S, voice)
    local sum, n, all, count = 0, 0, 0, 0
    for _, item in ipairs(S.items) do
        local mark = item.mark[voice.row]
        if mark then
            all, count = all + mark, count + 1
            if item.touchpoint == voice.touchpoint and (voice.value == nil or item.value == voice.value) then sum, n = sum + mark, n + 1 end
        end
    end
    if n > 0 then return sum / n end
    if S.overall and S.overall.mark[voice.row] then return S.overall.mark[voice.row] end
    return count > 0 and all / count or nil
end

--- The middle of sorted { value, count } pairs with n in all.
local function median(pairs_list, n)
    local lower, upper, before = nil, nil, 0
    for _, one in ipairs(pairs_list) do
        before = before + one[2]
        if not lower and before >= (n + 1) // 2 then lower = one[1] end
        if not upper and before >= n // 2 + 1 then
            upper = one[1]
            break
        end
    end
    return (lower + upper) / 2
end

--- Marks with how often they occur, one of `without` taken away, sorted.
local function counted(count, without, shift)
    local out = {}
    for mark, n in pairs(count) do
        n = n - (mark == without and 1 or 0)
        if n > 0 then out[#out + 1] = { shift and math.abs(mark - shift) or mark, n } end
    end
    table.sort(out, function(a, b) return a[1] < b[1] end)
    return out
end

--- Median and deviation of the rest. Where more than half are alike, so that the median deviation is 0, the mean deviation times
-- 1.2533 stands for it (Iglewicz and Hoaglin 1993).
local function rest_of(count, n, mark)
    local middle = median(counted(count, mark), n - 1)
    local off = counted(count, mark, middle)
    local deviation = median(off, n - 1)
    if deviation == 0 then
        local sum = 0
        for _, one in ipairs(off) do sum = sum + one[1] * one[2] end
        deviation = 1.2533 * sum / (n - 1)
    end
    return middle, deviation
end

--- -> list of { voice =, mark =, median =, mad =, source =, n = of the rest } the worst first; list of sources with too few voices to tell;
-- how many voices have a mark
function outliers.of(S)
    local by, order, total = {}, {}, 0
    for _, voice in ipairs(S.voices) do
        voice.mark, voice.source = mark_of(S, voice), S.source[voice.row]
        if voice.mark then
            total = total + 1
            local one = by[voice.source]
            if not one then
                one = { voices = {}, count = {} }
                by[voice.source], order[#order + 1] = one, voice.source
            end
            table.insert(one.voices, voice)
            one.count[voice.mark] = (one.count[voice.mark] or 0) + 1
        end
    end
    local out, few = {}, {}
    for _, source in ipairs(order) do
        local one, n, known = by[source], #by[source].voices, {}
        if n <= FEW then few[#few + 1] = source end
        for _, voice in ipairs(n > FEW and one.voices or {}) do
            local rest = known[voice.mark]
            if not rest then
                rest = { rest_of(one.count, n, voice.mark) }
                known[voice.mark] = rest
            end
            if voice.mark < rest[1] - FAR * rest[2] then
                out[#out + 1] = { voice = voice, mark = voice.mark, median = rest[1], mad = rest[2], source = source, n = n - 1 }
            end
        end
    end
    table.sort(out, function(a, b)
        if a.mark ~= b.mark then return a.mark < b.mark end
        return a.voice.row < b.voice.row
    end)
    return out, few, total
end

return outliers
