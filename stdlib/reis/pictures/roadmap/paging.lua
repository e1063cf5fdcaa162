-- How much of a roadmap goes on a page: the most detail that fits, else several pages.

local tasks = require "reis.pictures.roadmap.tasks"
local left_out = require "reis.pictures.roadmap.left_out"

local paging = {}

local CURVES = { 150, 118, 96, 76 }

--- The rows a little taller, as far as the curve keeps its height and the next level is not
-- reached.
local function stretch(lanes, axis, room, level, curve, most)
    local best = level
    for i = 1, 8 do
        local h = level.h + (most - level.h) * i / 9
        local try = { h = h, t = level.t, b = level.b, title = level.title, rows = level.rows,
            gap = level.gap + 0.25 * i }
        if tasks.layout(lanes, axis, try) + curve > room then break end
        best = try
    end
    tasks.layout(lanes, axis, best)
    return best
end

--- The level of detail and the height of the curve that fit all lanes on one page; nil when none
-- does.
local function fit(lanes, axis, room, curve)
    for i, level in ipairs(tasks.LEVELS) do
        local total = tasks.layout(lanes, axis, level)
        local heights = not curve and { 0 } or i <= 2 and { 150 } or i <= 3 and { 150, 118, 96 }
            or CURVES
        for _, h in ipairs(heights) do
            if total + h <= room then
                local above = tasks.LEVELS[i - 1]
                return above and stretch(lanes, axis, room, level, curve and math.max(h, 130) or 0,
                    above.h) or level, h
            end
        end
    end
end

-- Lanes cut over pages at the rows, at a middle level of detail.
local function cut(lanes, axis, room)
    local level = tasks.LEVELS[6]
    tasks.layout(lanes, axis, level)
    local pages, page, used = {}, {}, 0
    for _, lane in ipairs(lanes) do
        local by_row = {}
        for _, task in ipairs(lane.tasks) do
            by_row[task.row] = by_row[task.row] or {}
            table.insert(by_row[task.row], task)
        end
        local part
        for r = 1, lane.rows do
            local h = level.h + level.gap
            if used + h + (part and 0 or 2 * level.gap + 6) > room then
                pages[#pages + 1], page, used, part = page, {}, 0, nil
            end
            if not part then
                part = { name = lane.name, none = lane.none, tasks = {}, effort = lane.effort,
                    cost = lane.cost, thing = lane.thing }
                page[#page + 1] = part
                used = used + 2 * level.gap + 6
            end
            for _, task in ipairs(by_row[r]) do table.insert(part.tasks, task) end
            used = used + h
        end
    end
    pages[#pages + 1] = page
    return pages, level
end

--- Splits a plan over pages. -> list of { lanes, level, curve = height or nil, left = height of
-- what is left out or nil }
function paging.split(lanes, axis, room, curve, left)
    for _, rows in ipairs { 24, 12, 8, 6, 4 } do
        local left_h = left_out.height(left, rows)
        local level, h = fit(lanes, axis, room - left_h, curve)
        if level and (level.rows == 2 or rows == 4) then
            return { { lanes = lanes, level = level, curve = curve and h, left = left_h } }
        end
    end
    local sets, middle = cut(lanes, axis, room)
    local pages = {}
    for i, set in ipairs(sets) do pages[i] = { lanes = set, level = middle } end
    local last, left_h = pages[#pages], left_out.height(left, 6)
    local used = tasks.layout(last.lanes, axis, middle)
    if used + left_h + (curve and 96 or 0) > room then
        left_h = left_out.height(left, 24)
        last = { lanes = {}, level = middle }
        pages[#pages + 1], used = last, 0
    end
    last.left, last.curve = left_h, curve and room - used - left_h
    return pages
end

return paging
