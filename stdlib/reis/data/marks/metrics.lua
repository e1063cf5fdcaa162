-- Three questions with a name: NPS, CSAT and CES, each with its scale, its direction and its formula; never mixed with each other,
-- nor one scale with another.

local means = require "reis.data.marks.means"

local metrics = {}

local PROMOTER, DETRACTOR = 9, 6

--- Promoters less detractors, of all, times 100 (Reichheld 2003). The interval is that of the mean of +1, 0 and −1.
local function nps(item, rows, S)
    local up, down, passive, sum = 0, 0, 0, means.nothing()
    for _, r in ipairs(rows) do
        local x = item.raw[r]
        if x then
            local way = x >= PROMOTER and 1 or x <= DETRACTOR and -1 or 0
            up, down, passive = up + (way > 0 and 1 or 0), down + (way < 0 and 1 or 0), passive + (way == 0 and 1 or 0)
            means.add(sum, way, S.weight[r] or 1)
        end
    end
    local found = means.of(sum)
    return found and { n = found.n, promoters = up, passives = passive, detractors = down, figure = 100 * found.mean,
        low = found.low and 100 * found.low, high = found.high and 100 * found.high }
end

--- The share of those (among rows) who gave one of the two best answers of its scale -> means.share with n and hits as counted | nil
function metrics.top(item, rows, S)
    local best, step = item.direction == "lower" and item.scale[1] or item.scale[2], metrics.step(item)
    local hits, sum = 0, means.nothing()
    for _, r in ipairs(rows) do
        local x = item.raw[r]
        if x then
            local hit = math.abs(x - best) <= step and 1 or 0
            hits = hits + hit
            means.add(sum, hit, S.weight[r] or 1)
        end
    end
    local found = means.of(sum)
    if not found then return nil end
    local share = means.share(found.mean * found.effective, found.effective)
    share.n, share.hits = found.n, hits
    return share
end

--- That share, times 100.
local function csat(item, rows, S)
    local share = metrics.top(item, rows, S)
    return share and { n = share.n, hits = share.hits, figure = 100 * share.share, low = 100 * share.low, high = 100 * share.high }
end

--- The mean of the answers as they are, on their own scale.
local function ces(item, rows, S)
    local sum = means.nothing()
    for _, r in ipairs(rows) do
        if item.raw[r] then means.add(sum, item.raw[r], S.weight[r] or 1) end
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
                local one = FORMULAS[kind](item, rows, S)
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
