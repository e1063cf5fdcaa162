-- Which columns stand on which page of a map, so that nothing is lost: a column is a phase, or a part of one that
-- holds more than a page's height; a page has nine at most.

local paging = {}

local MOST = 9
paging.MOST = MOST

-- The lists of a phase of which each item is on some page, and those that are also in the zoom and the roadmap.
paging.LISTS = { "does", "thinks", "feels", "pains", "needs", "questions" }
paging.ELSEWHERE = { "backstage", "actions" }

local function each_list()
    local all = table.move(paging.LISTS, 1, #paging.LISTS, 1, {})
    return table.move(paging.ELSEWHERE, 1, #paging.ELSEWHERE, #all + 1, all)
end

--- Cuts a phase into k parts: its touchpoints in order, what is said at one with it, the rest where it is emptiest.
local function parts_of(phase, k)
    local parts, place, n, from = {}, {}, #phase.touchpoints, 1
    for i = 1, k do
        local part = { whole = phase, part = i, parts = k, touchpoints = {} }
        for field, v in pairs(phase) do
            if part[field] == nil then part[field] = v end
        end
        local to = n * i // k
        for j = from, to do
            part.touchpoints[#part.touchpoints + 1] = phase.touchpoints[j]
            place[phase.touchpoints[j].index] = i
        end
        from = to + 1
        if i > 1 then part.goal, part.duration = nil, nil end
        for _, key in ipairs(each_list()) do part[key] = {} end
        parts[i] = part
    end
    for _, key in ipairs(each_list()) do
        for _, item in ipairs(phase[key]) do
            local best = item.at and place[item.at]
            for i = 1, best and 0 or k do
                if not best or #parts[i][key] < #parts[best][key] then best = i end
            end
            table.insert(parts[best][key], item)
        end
    end
    return parts
end

--- How many parts a phase can be cut into at most.
local function most_parts(phase)
    local most = math.max(1, #phase.touchpoints)
    for _, key in ipairs(paging.LISTS) do most = math.max(most, #phase[key]) end
    return most
end

--- A phase in as few parts as each fit a narrow column.
local function split(phase, fits)
    local most, k = most_parts(phase), math.max(1, #phase.touchpoints // 16)
    while true do
        local parts, ok = k == 1 and { phase } or parts_of(phase, k), true
        for _, part in ipairs(parts) do
            if not fits({ part }, MOST) then
                ok = false
                break
            end
        end
        if ok or k >= most then return parts end
        k = math.min(most, math.max(k + 1, k * 6 // 5))
    end
end

--- Cuts n into pages as even as can be: 30 -> 8 8 7 7.
local function even(n)
    local count, sizes = math.max(1, math.ceil(n / MOST)), {}
    for i = 1, count do sizes[i] = n // count + (i <= n % count and 1 or 0) end
    return sizes
end

--- Adds a page of columns, or as many pages as it takes.
local function add(pages, columns, fits)
    local n = #columns
    if n == 1 or fits(columns, n) then
        pages[#pages + 1] = columns
        return
    end
    add(pages, table.move(columns, 1, n - n // 2, 1, {}), fits)
    add(pages, table.move(columns, n - n // 2 + 1, n, 1, {}), fits)
end

--- The columns of each page. fits(columns, n, alone) says whether columns as wide as n of them side by side lose
-- nothing; alone: on the only page, where names may be short.
function paging.pages(phases, fits)
    if #phases <= MOST and fits(phases, #phases, true) then return { phases } end
    local columns, pages, from = {}, {}, 1
    for _, phase in ipairs(phases) do
        for _, part in ipairs(split(phase, fits)) do columns[#columns + 1] = part end
    end
    for _, size in ipairs(even(#columns)) do
        add(pages, table.move(columns, from, from + size - 1, 1, {}), fits)
        from = from + size
    end
    return pages
end

return paging
