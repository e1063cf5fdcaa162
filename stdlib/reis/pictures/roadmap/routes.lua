-- What must be finished first, as lines from bar to bar: level, then upright where fewest bars
-- are crossed, then level.

local ink = require "reis.pictures.ink"

local routes = {}

-- How many boxes a level (y) or upright (x) stroke runs through.
local function crossed(boxes, x1, y1, x2, y2, skip)
    local n = 0
    for _, b in ipairs(boxes) do
        if not skip[b] then
            local hit
            if y1 == y2 then
                hit = y1 > b.y - 1 and y1 < b.y + b.h + 1 and math.min(x1, x2) < b.x2
                    and math.max(x1, x2) > b.x1
            else
                hit = x1 > b.x1 - 1 and x1 < b.x2 + 1 and math.min(y1, y2) < b.y + b.h
                    and math.max(y1, y2) > b.y
            end
            if hit then n = n + 1 end
        end
    end
    return n
end

-- Uprights of other sources too near to this one.
local function crowded(legs, source, x, y1, y2)
    local n, top, bottom = 0, math.min(y1, y2), math.max(y1, y2)
    for _, leg in ipairs(legs) do
        if leg.source ~= source and math.abs(leg.x - x) < 1.1
            and math.min(leg.y1, leg.y2) < bottom and math.max(leg.y1, leg.y2) > top then
            n = n + 1
        end
    end
    return n
end

local function candidates(from, to, axis)
    local x1, x2 = from.x + from.w, to.x
    local gap = x2 - x1
    local out = {}
    if gap < 14 then
        out = { x1 + gap * 0.26, x1 + gap * 0.14, x1 + gap * 0.38 }
    else
        for _, d in ipairs { 5, 7.5, 3 } do
            out[#out + 1] = x1 + d
            out[#out + 1] = x2 - 4.6 - d
        end
        for k = from.to, to.from - 1 do
            for _, d in ipairs { 0, 2.5, -2.5 } do
                local x = axis.edge[k] + d
                if x > x1 + 2 and x < x2 - 6 then out[#out + 1] = x end
            end
        end
    end
    return out
end

local function best_leg(from, to, y1, y2, axis, boxes, legs)
    local x1, x2 = from.x + from.w, to.x
    local best, least
    local skip = { [from.box] = true, [to.box] = true }
    for i, x in ipairs(candidates(from, to, axis)) do
        local cost = 10 * (crossed(boxes, x1, y1, x, y1, skip) + crossed(boxes, x, y1, x, y2, skip)
            + crossed(boxes, x, y2, x2, y2, skip)) + 4 * crowded(legs, from, x, y1, y2) + 0.01 * i
        if not least or cost < least then best, least = x, cost end
    end
    return best, least
end

-- A way between the rows: down or up at once, level in a gap between rows, and to the target's
-- height at the end.
local function detour(from, to, y1, y2, boxes, legs)
    local x1, x2 = from.x + from.w, to.x
    local d = math.min(10, x2 - x1)
    local skip, best, least = { [from.box] = true, [to.box] = true }, nil, nil
    for i, box in ipairs(boxes) do
        for k, y in ipairs { box.y - 2, box.y + box.h + 2 } do
            for _, out in ipairs { 0.26, 0.14, 0.42 } do
                for _, back in ipairs { 0.74, 0.86, 0.6 } do
                    local a, b = x1 + d * out, x2 - d * back
                    if b < a then b = a end
                    local cost = 10 * (crossed(boxes, a, y1, a, y, skip) + crossed(boxes, a, y, b,
                        y, skip) + crossed(boxes, b, y, b, y2, skip)) + 0.02 * (math.abs(y - y1)
                        + math.abs(y - y2)) + 4 * (crowded(legs, from, a, y1, y) + crowded(legs,
                        from, b, y, y2)) + 0.1 * (math.abs(out - 0.26) + math.abs(back - 0.74))
                        + 0.0001 * (2 * i + k)
                    if not least or cost < least then
                        best, least = { x1, y1, a, y1, a, y, b, y, b, y2, x2, y2 }, cost
                    end
                end
            end
        end
    end
    return best, least
end

--- Draws the lines between tasks that stand on the page; bars are drawn over them afterwards.
-- name(from, to) -> sentence. -> the tasks that are sources
function routes.draw(page, list, axis, name)
    local boxes, by, sources = {}, {}, {}
    for _, task in ipairs(list) do
        task.box = { x1 = task.x, x2 = task.x + task.w, y = task.y, h = task.h }
        boxes[#boxes + 1] = task.box
        by[task.thing] = task
    end
    local legs, links = {}, {}
    for _, task in ipairs(list) do
        task.into = 0
        for _, other in ipairs(task.thing.ref.requires) do
            if by[other] then links[#links + 1] = { from = by[other], to = task } end
        end
    end
    for _, link in ipairs(links) do link.to.into = link.to.into + 1 end
    local seen = {}
    table.sort(links, function(a, b)
        if a.to ~= b.to then
            if a.to.y ~= b.to.y then return a.to.y < b.to.y end
            return a.to.x < b.to.x
        end
        if a.from.y ~= b.from.y then return a.from.y < b.from.y end
        return a.from.x < b.from.x
    end)
    for _, link in ipairs(links) do
        local from, to = link.from, link.to
        seen[to] = (seen[to] or 0) + 1
        local x1, y1 = from.x + from.w, from.y + from.h / 2
        local x2, y2 = to.x, to.y + to.h / 2 + (seen[to] - (to.into + 1) / 2) * math.min(6,
            to.h / (to.into + 1))
        if math.abs(y2 - y1) < 0.8 * from.h / 2 and crossed(boxes, x1, y2, x2, y2,
            { [from.box] = true, [to.box] = true }) == 0 then
            y1 = y2
        end
        local points
        local tight = x2 - x1 < 7
        if tight and y1 ~= y2 then y2 = to.y < from.y and to.y + to.h or to.y end
        local clear = crossed(boxes, x1, y1, x2, y1, { [from.box] = true, [to.box] = true }) == 0
        if y1 == y2 and clear then
            points = ink.straight(x1, y1, x2, y2)
        elseif tight then -- into the bar from above or below
            local x = x2 + math.min(2.4, to.w / 2)
            points = ink.elbow({ x1, y1, x, y1, x, y2 }, 1.5)
            legs[#legs + 1] = { source = from, x = x, y1 = y1, y2 = y2 }
        else
            local x, cost = x1, math.huge
            if y1 ~= y2 then x, cost = best_leg(from, to, y1, y2, axis, boxes, legs) end
            local around, other = nil, math.huge
            if cost >= 10 then around, other = detour(from, to, y1, y2, boxes, legs) end
            if around and other < cost then
                points = ink.elbow(around, 2)
                legs[#legs + 1] = { source = from, x = around[3], y1 = y1, y2 = around[6] }
                legs[#legs + 1] = { source = from, x = around[7], y1 = around[8], y2 = y2 }
            else
                legs[#legs + 1] = { source = from, x = x, y1 = y1, y2 = y2 }
                points = ink.elbow({ x1, y1, x, y1, x, y2, x2, y2 }, 2)
            end
        end
        page:add { "path", points = points, stroke = ink.INK2, width = 0.85, arrow = 2.1,
            name = name(from, to), class = "requires" }
        if not sources[from] or sources[from] ~= y1 then
            sources[from] = y1
            page:add { "circle", x = x1 + 0.4, y = y1, r = 1.6, fill = ink.INK2 }
        end
    end
end

return routes
