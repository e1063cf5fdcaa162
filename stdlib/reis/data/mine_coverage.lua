-- Which steps of a log are worth seeing: the most frequent ones, and what it takes to come to them from a begin and from
-- them to an end. What is left off is counted.

local coverage = {}

-- A heap of { width, name }, the widest first; as wide: by the name.
local function before(x, y)
    if x[1] ~= y[1] then return x[1] > y[1] end
    return x[2] < y[2]
end

local function push(heap, item)
    local at = #heap + 1
    while at > 1 and before(item, heap[at // 2]) do
        heap[at], at = heap[at // 2], at // 2
    end
    heap[at] = item
end

local function pop(heap)
    local top, last = heap[1], table.remove(heap)
    if #heap == 0 then return top end
    local at = 1
    while true do
        local child = at * 2
        if child < #heap and before(heap[child + 1], heap[child]) then child = child + 1 end
        if child > #heap or not before(heap[child], last) then break end
        heap[at], at = heap[child], child
    end
    heap[at] = last
    return top
end

--- The widest ways from where cases begin to each activity: over[name] = the step that leads there, nil where a case may begin there
-- rather. The width of a way is the least frequent of its steps, and of how often it is begun (Dijkstra's search, for the widest).
-- from, to: the keys of a step's ends; begins: the key of an activity's count of begins
local function widest(found, from, to, begins)
    local out, width, over, done, heap = {}, {}, {}, {}, {}
    for _, f in ipairs(found.follows) do
        out[f[from]] = out[f[from]] or {}
        table.insert(out[f[from]], f)
    end
    for _, a in ipairs(found.activities) do
        if a[begins] > 0 then
            width[a.name] = a[begins]
            push(heap, { a[begins], a.name })
        end
    end
    while #heap > 0 do
        local name = pop(heap)[2]
        for _, f in ipairs(done[name] and {} or out[name] or {}) do
            local next_name, w = f[to], math.min(width[name], f.count)
            if not done[next_name] and w > (width[next_name] or 0) then
                width[next_name], over[next_name] = w, f
                push(heap, { w, next_name })
            end
        end
        done[name] = true
    end
    return over
end

local function sum(list, key)
    local total = 0
    for _, item in ipairs(list) do total = total + item[key] end
    return total
end

--- Marks the steps on the way from a begin to an activity, against the way they were found in.
local function lead(name, over, from, chosen, there)
    while over[name] and not there[name] do
        there[name] = true
        chosen[over[name]] = true
        name = over[name][from]
    end
end

--- The most frequent steps that make a share of all, those of one frequency together no more than needed; then, for each activity
-- that they touch, the widest way from a begin and to an end. found: of reis.data.mine, or any with activities { name, count, starts,
-- ends } and follows { from, to, count }; share: 0 to 1 (1 and nil: all)
-- -> { edges = of found.follows, in their order, activities = of found.activities, in theirs, steps = in edges, all_steps =, share =
-- steps / all_steps, hidden = { edges =, steps =, activities =, events = } }
function coverage.choose(found, share)
    local all, chosen, covered = sum(found.follows, "count"), {}, 0
    for _, f in ipairs(found.follows) do
        if share and share < 1 and covered >= share * all then break end
        chosen[f], covered = true, covered + f.count
    end
    local touched = {}
    for f in pairs(chosen) do touched[f.from], touched[f.to] = true, true end
    if not share or share >= 1 or #found.follows == 0 then
        for _, a in ipairs(found.activities) do touched[a.name] = true end
    end
    local into, out = widest(found, "from", "to", "starts"), widest(found, "to", "from", "ends")
    local forth, back = {}, {}
    for _, a in ipairs(found.activities) do
        if touched[a.name] then
            lead(a.name, into, "from", chosen, forth)
            lead(a.name, out, "to", chosen, back)
        end
    end
    local edges, activities = {}, {}
    for _, f in ipairs(found.follows) do
        if chosen[f] then
            edges[#edges + 1], touched[f.from], touched[f.to] = f, true, true
        end
    end
    -- an activity that a way leads over has its own way too
    for _, a in ipairs(found.activities) do
        if touched[a.name] then activities[#activities + 1] = a end
    end
    local steps = sum(edges, "count")
    return { edges = edges, activities = activities, steps = steps, all_steps = all, share = all > 0 and steps / all or 1,
        hidden = { edges = #found.follows - #edges, steps = all - steps, activities = #found.activities - #activities,
            events = sum(found.activities, "count") - sum(activities, "count") } }
end

return coverage
