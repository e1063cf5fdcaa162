-- Which columns stand on which page of a map, so that nothing is lost: a column is a phase, or a part of one that
-- holds more than a page.

local paging = {}

--- Cuts a phase into k parts: its touchpoints in order, what is said at one with it, the rest where it is emptiest.
local function parts_of(phase, k)
    local parts, place, n, from = {}, {}, #phase.touchpoints, 1
    for i = 1, k do
        local part = { whole = phase, part = i, parts = k, touchpoints = {}, lists = {} }
        for field, v in pairs(phase) do
            if part[field] == nil then part[field] = v end
        end
        local to = n * i // k
        for j = from, to do
            part.touchpoints[#part.touchpoints + 1] = phase.touchpoints[j]
            place[phase.touchpoints[j].index] = i
        end
        from = to + 1
        if i > 1 then part.duration = nil end
        for key in pairs(phase.lists) do part.lists[key] = {} end
        parts[i] = part
    end
    for key, list in pairs(phase.lists) do
        for _, item in ipairs(list) do
            local best = item.at and place[item.at]
            for i = 1, best and 0 or k do
                if not best or #parts[i].lists[key] < #parts[best].lists[key] then best = i end
            end
            table.insert(parts[best].lists[key], item)
        end
    end
    return parts
end

--- How many parts a phase can be cut into at most.
local function most_parts(phase)
    local most = math.max(1, #phase.touchpoints)
    for _, list in pairs(phase.lists) do most = math.max(most, #list) end
    return most
end

--- A phase in as few parts as each fit a page.
local function split(phase, fits)
    local most, k = most_parts(phase), 1
    while k < most do
        local parts, ok = k == 1 and { phase } or parts_of(phase, k), true
        for _, part in ipairs(parts) do ok = ok and fits { part } end
        if ok then return parts end
        k = math.min(most, math.max(k + 1, k * 6 // 5))
    end
    return k == 1 and { phase } or parts_of(phase, k)
end

--- What a column weighs on its page.
local function load_of(column)
    local n = math.max(1, #column.touchpoints)
    for _, list in pairs(column.lists) do n = math.max(n, 0.6 * #list) end
    return n + 1
end

--- As many columns on each page as fit, `most` at most, and no more load than `enough`.
local function filled(columns, most, enough, fits)
    local pages, from = {}, 1
    while from <= #columns do
        local to, load = from, load_of(columns[from])
        local page = { columns[from] }
        while to < #columns and #page < most do
            load = load + load_of(columns[to + 1])
            if load > enough + 1e-9 then break end
            page[#page + 1] = columns[to + 1]
            if not fits(page) then
                page[#page] = nil
                break
            end
            to = to + 1
        end
        pages[#pages + 1] = page
        from = to + 1
    end
    return pages
end

--- The columns of each page: as few pages as can be, each about as full. fits(columns) says whether columns side by side
-- stand there whole; most: how many at most
function paging.pages(phases, most, fits)
    if #phases <= most and fits(phases) then return { phases } end
    local columns, load, largest = {}, 0, 0
    for _, phase in ipairs(phases) do
        for _, part in ipairs(split(phase, fits)) do
            columns[#columns + 1] = part
            load, largest = load + load_of(part), math.max(largest, load_of(part))
        end
    end
    local best = filled(columns, most, math.huge, fits)
    local n = #best
    for spare = 0, 0.6, 0.1 do -- the same number of pages, but evenly filled
        local even = filled(columns, math.min(most, math.ceil(#columns / n) + math.ceil(spare * 4)),
            math.max(largest, load / n * (1 + spare)), fits)
        if #even <= n then return even end
    end
    return best
end

return paging
