-- Three questions with a name: NPS, CSAT and CES, each with its scale, its direction and its formula; never mixed with each other,
-- nor one scale with another.

local stat = require "stat"
local means = require "reis.data.marks.means"

local metrics = {}

local PROMOTER, DETRACTOR = 9, 6

--- Promoters less detractors, of all, times 100 (Reichheld 2003). The interval is that of the mean of +1, 0 and −1.
local function nps(item, rows)
    local n, up, down = 0, 0, 0
    for _, r in ipairs(rows) do
        local x = item.raw[r]
        if x then
            n = n + 1
            up, down = up + (x >= PROMOTER and 1 or 0), down + (x <= DETRACTOR and 1 or 0)
        end
    end
    if n == 0 then return nil end
    local mean = (up - down) / n
    local out = { n = n, promoters = up, passives = n - up - down, detractors = down, figure = 100 * mean }
    if n > 1 then
        local se = math.sqrt(((up + down) / n - mean * mean) / (n - 1))
        local t = stat.t_quantile(0.5 + means.CONFIDENCE / 2, n - 1)
        out.low, out.high = 100 * (mean - t * se), 100 * (mean + t * se)
    end
    return out
end

--- The share that gave one of the two best answers of its scale, times 100.
local function csat(item, rows)
    local best = item.direction == "lower" and item.scale[1] or item.scale[2]
    local n, hits = 0, 0
    for _, r in ipairs(rows) do
        local x = item.raw[r]
        if x then n, hits = n + 1, hits + (math.abs(x - best) <= metrics.step(item) and 1 or 0) end
    end
    local share = means.share(hits, n)
    return share and { n = n, hits = hits, figure = 100 * share.share, low = 100 * share.low, high = 100 * share.high }
end

--- The mean of the answers as they are, on their own scale.
local function ces(item, rows)
    local sum = means.nothing()
    for _, r in ipairs(rows) do
        if item.raw[r] then means.add(sum, item.raw[r], 1) end
    end
    local found = means.of(sum)
    return found and { n = found.n, figure = found.mean, sd = found.sd, low = found.low, high = found.high }
end

local FORMULAS = { nps = nps, csat = csat, ces = ces }
metrics.FORMULA = { nps = "nps", csat = "top2", ces = "mean" } -- as the language calls them

--- How far the second best answer is from the best: of a scale from 0 to 100 ten, of a yes or no none.
function metrics.step(item)
    local width = item.scale[2] - item.scale[1]
    return width > 20 and width / 10 or width > 1 and 1 or 0
end

--- Rows by source, and all.
local function groups(S)
    local all, by = {}, {}
    for r = 1, S.n do
        all[r] = r
        by[S.source[r]] = by[S.source[r]] or {}
        table.insert(by[S.source[r]], r)
    end
    return all, by
end

--- -> list of { metric = "nps" | "csat" | "ces", item =, source = or nil (all), figure =, n =, low =, high =, … }
function metrics.of(S)
    local out, all, by = {}, nil, nil
    for _, kind in ipairs { "nps", "csat", "ces" } do
        for _, item in ipairs(S.parts[kind]) do
            if not all then all, by = groups(S) end
            local function add(rows, source)
                local one = FORMULAS[kind](item, rows)
                if not one then return end
                one.metric, one.item, one.source = kind, item, source
                out[#out + 1] = one
            end
            add(all, nil)
            local whole = out[#out]
            for _, source in ipairs(#S.sources > 1 and S.sources or {}) do add(by[source.name], source.name) end
            if whole and out[#out - 1] == whole and out[#out].n == whole.n then -- one source has them all
                whole.source = out[#out].source
                out[#out] = nil
            end
        end
    end
    return out
end

--- Metrics of one kind about the same that differ in scale or direction: pairs of items. They stay apart.
function metrics.unlike(S)
    local out = {}
    for _, kind in ipairs { "csat", "ces" } do
        local list = S.parts[kind]
        for i = 1, #list do
            for j = i + 1, #list do
                if list[i].touchpoint == list[j].touchpoint and list[i].value == list[j].value then out[#out + 1] = { kind, list[i], list[j] } end
            end
        end
    end
    return out
end

return metrics
