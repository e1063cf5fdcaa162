-- The time axis of a roadmap: where each period begins. Periods in which nothing is worked on may be narrower; a bar never
-- stands in one, so that all bars are to one scale.

local time = {}

-- How much of an axis narrow periods take at most, and what one takes.
local NARROW, SHARE = 34, 0.45

--- The edges of n periods from x0 to x1. narrow: a set of those to be narrow (nil: all are as wide)
-- -> { x0, x1, n, edge = { [0] = x0, …, [n] = x1 }, narrow = whether some are }
function time.axis(x0, x1, n, narrow)
    local few = 0
    for q = 1, n do if narrow and narrow[q] then few = few + 1 end end
    local wide, thin = (x1 - x0) / n, (x1 - x0) / n
    if few > 0 and few < n then
        thin = math.min(wide, NARROW, SHARE * (x1 - x0) / few)
        wide = (x1 - x0 - few * thin) / (n - few)
    end
    local edge, x = { [0] = x0 }, x0
    for q = 1, n do
        x = x + (narrow and narrow[q] and thin or wide)
        edge[q] = q == n and x1 or x
    end
    return { x0 = x0, x1 = x1, n = n, edge = edge, narrow = thin < wide - 0.5 }
end

--- Tasks as they follow one another, those of one period by rank -> a list of its own
function time.in_order(tasks)
    local list = table.move(tasks, 1, #tasks, 1, {})
    table.sort(list, function(a, b)
        if a.from ~= b.from then return a.from < b.from end
        return a.rank < b.rank
    end)
    return list
end

--- Where q periods have passed; q may be broken.
function time.at(axis, q)
    local k = math.max(0, math.min(axis.n, math.floor(q)))
    if k == axis.n then return axis.x1 end
    return axis.edge[k] + (q - k) * (axis.edge[k + 1] - axis.edge[k])
end

--- How wide period q is.
function time.width(axis, q) return axis.edge[q] - axis.edge[q - 1] end

--- How far bars stand from the edges of their periods.
function time.inset(axis, from)
    return math.min(5, time.width(axis, from) * 0.12)
end

--- The periods in which none of the lanes' tasks is worked on; nil where there is none.
function time.idle(lanes, n)
    local idle, any = {}, false
    for q = 1, n do idle[q] = true end
    for _, lane in ipairs(lanes) do
        for _, task in ipairs(lane.tasks) do
            for q = task.from, math.min(task.to, n) do idle[q] = nil end
        end
    end
    for q = 1, n do any = any or idle[q] end
    return any and idle or nil
end

return time
