-- How important needs are and how well they are met, as shares of the two best answers times ten (Ulwick 2005), within each persona.

local metrics = require "reis.data.marks.metrics"
local ordered = require "reis.words.ordered"

local needs = {}

--- The share × 10 of those, of a persona where one is given, who gave one of the two best answers.
local function top(item, S, persona)
    local rows = {}
    for r = 1, S.n do
        if not persona or S.persona[r] == persona then rows[#rows + 1] = r end
    end
    local share = metrics.top(item, rows, S)
    return share and { n = share.n, hits = share.hits, figure = 10 * share.share, low = 10 * share.low, high = 10 * share.high }
end

--- The sources that asked for it.
local function sources_of(need, S)
    local there = {}
    for _, role in ipairs { "importance", "satisfaction" } do
        for r = 1, need[role] and S.n or 0 do
            if need[role].raw[r] then there[S.source[r]] = true end
        end
    end
    return ordered.keys(there)
end

local function judged(need, S, persona)
    local out = { touchpoint = need.touchpoint, value = need.value, persona = persona, sources = sources_of(need, S) }
    out.importance = need.importance and top(need.importance, S, persona)
    out.satisfaction = need.satisfaction and top(need.satisfaction, S, persona)
    if out.importance and out.satisfaction then
        local i, s = out.importance.figure, out.satisfaction.figure
        out.opportunity = i + math.max(i - s, 0)
    end
    return out
end

--- -> list of { touchpoint = or nil, value = the need, persona = or nil, importance = { figure, n, low, high }, satisfaction = the same,
-- sources = { names }, opportunity = importance + max(importance − satisfaction, 0) }, those of all before those of each persona
function needs.of(S)
    local list, by = {}, {}
    for _, role in ipairs { "importance", "satisfaction" } do
        for _, item in ipairs(S.parts[role]) do
            local key = (item.touchpoint or "") .. "\0" .. (item.value or "")
            if not by[key] then
                by[key] = { touchpoint = item.touchpoint, value = item.value }
                list[#list + 1] = by[key]
            end
            by[key][role] = item
        end
    end
    local out = {}
    for _, need in ipairs(list) do
        out[#out + 1] = judged(need, S, nil)
        for _, persona in ipairs(S.personas) do
            local one = judged(need, S, persona)
            if one.importance or one.satisfaction then out[#out + 1] = one end
        end
    end
    return out
end

return needs
