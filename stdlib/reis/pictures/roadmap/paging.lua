-- How a roadmap goes on pages: in the largest type in which every name stands whole; the curve shrinks, then it and what is left
-- out go overleaf, then the lanes go over pages.

local bars = require "reis.pictures.roadmap.bars"
local left_out = require "reis.pictures.roadmap.left_out"
local rows = require "reis.pictures.roadmap.rows"
local stack = require "reis.pictures.roadmap.stack"
local time = require "reis.pictures.roadmap.time"

local paging = {}

local CURVES = { 150, 118, 96, 76 }
local DENSE = 8 -- sizes of titles below this are for pages that are full
local ALONE = 250 -- the height of a curve that does not stand under bars

--- The ways to set a roadmap, the best first: { style =, level =, axis =, curve = the lowest that the curve may be }.
local function ways(lanes, o)
    local list = {}
    local even = time.axis(o.x0, o.x1, o.periods)
    local idle = time.idle(lanes, o.periods)
    local elastic = idle and time.axis(o.x0, o.x1, o.periods, idle)
    for _, level in ipairs(stack.LEVELS) do
        local curve = level.t > 10 and 150 or level.t > 7 and 96 or 76
        list[#list + 1] = { style = stack, level = level, axis = even, curve = curve, dense = level.t < DENSE }
        if elastic and level.t < DENSE then
            list[#list + 1] = { style = stack, level = level, axis = elastic, curve = curve, dense = true }
        end
    end
    local names = time.axis(o.x0 + rows.column(o.w), o.x1, o.periods)
    names.names = o.x0
    for _, level in ipairs(rows.LEVELS) do list[#list + 1] = { style = rows, level = level, axis = names, curve = 76, dense = true } end
    return list
end

local function total(lanes, level)
    local h = 0
    for _, lane in ipairs(lanes) do h = h + bars.height(lane, lane.rows, level) end
    return h
end

--- The rows a little taller and further apart, as far as the curve keeps its height.
local function stretch(ctx, lanes, way, room, curve)
    local level = way.level
    for i = 1, 8 do
        local try = {}
        for k, v in pairs(level) do try[k] = v end
        try.pad, try.gap, try.least = level.pad + 1.2 * i, level.gap + 0.25 * i, level.least + 1.2 * i
        if not way.style.layout(ctx, lanes, way.axis, try) or total(lanes, try) + curve > room then break end
        way.level = try
    end
    way.style.layout(ctx, lanes, way.axis, way.level)
end

--- Everything on one page, or nil.
local function one_page(ctx, lanes, list, o)
    for _, way in ipairs(list) do
        if way.style.layout(ctx, lanes, way.axis, way.level) then
            local used = total(lanes, way.level)
            local left = left_out.below(o.left, o.x1 - o.x0, o.room - used - (o.curve and way.curve or 0))
            if left and used + left.h + (o.curve and way.curve or 0) <= o.room then
                local curve = 0
                if o.curve then
                    for _, h in ipairs(CURVES) do
                        if used + left.h + h <= o.room then
                            curve = h
                            break
                        end
                    end
                end
                stretch(ctx, lanes, way, o.room - left.h, o.curve and math.max(curve, 130) or o.room * 0.3)
                return { { lanes = lanes, style = way.style, level = way.level, axis = way.axis, curve = o.curve and true or nil,
                    left = left.h > 0 and left or nil } }
            end
        end
    end
end

--- Lanes cut over pages at their rows. -> list of lists of lanes
local function cut(lanes, level, room)
    local pages, page, used = {}, {}, 0
    for _, lane in ipairs(lanes) do
        local part
        local function begin()
            part = setmetatable({ rows = {} }, { __index = lane })
            page[#page + 1] = part
        end
        begin()
        for _, row in ipairs(lane.rows) do
            local more = table.move(part.rows, 1, #part.rows, 1, {})
            more[#more + 1] = row
            if used + bars.height(lane, more, level) > room and (used > 0 or #part.rows > 0) then
                if #part.rows == 0 then page[#page] = nil end
                pages[#pages + 1] = page
                page, used = {}, 0
                begin()
                more = { row }
            end
            part.rows = more
        end
        used = used + bars.height(lane, part.rows, level)
    end
    pages[#pages + 1] = page
    return pages, used
end

--- Over several pages: in the first way in which every name stands whole and that does not take a page more than the smallest.
local function pages_of(ctx, lanes, list, o)
    local best, fewest
    for _, way in ipairs(list) do
        if way.dense and way.style.layout(ctx, lanes, way.axis, way.level) then
            local n = #cut(lanes, way.level, o.room)
            if not best or n < fewest and way.style == best.style then best, fewest = way, n end
        end
    end
    best.style.layout(ctx, lanes, best.axis, best.level)
    local sets, used = cut(lanes, best.level, o.room)
    local pages = {}
    for i, set in ipairs(sets) do
        pages[i] = { lanes = set, style = best.style, level = best.level, axis = best.axis }
    end
    local last = pages[#pages]
    if o.curve and used + 96 > o.room then
        last = { lanes = {}, style = best.style, level = best.level, axis = time.axis(o.x0, o.x1, o.periods), alone = ALONE }
        pages[#pages + 1], used = last, 0
    end
    if o.curve then
        last.curve = true
        used = used + (last.alone or 96)
    end
    if #o.left == 0 then return pages end
    local below = left_out.below(o.left, o.x1 - o.x0, o.room - used)
    if below then
        last.left = below
        return pages
    end
    if last.curve and not last.alone then last.tall = math.min(o.room - used + 96, 1.3 * ALONE) end
    for _, part in ipairs(left_out.pages(o.left, o.x1 - o.x0, ctx.paper.h - 97)) do
        pages[#pages + 1] = { lanes = {}, style = best.style, level = best.level, axis = best.axis, left = part }
    end
    return pages
end

--- Splits a plan over pages. o: x0, x1, w (of the page), room (height for lanes, curve and what is left out), periods, curve
-- (whether there is one), left (entries of left_out). -> list of { lanes, style, level, axis, curve, left = part or nil }
function paging.split(ctx, plan, lanes, o)
    bars.busy(plan, lanes)
    for _, lane in ipairs(lanes) do bars.label(ctx, lane, o.x0 - 20 - 8) end
    local list = ways(lanes, o)
    return one_page(ctx, lanes, list, o) or pages_of(ctx, lanes, list, o)
end

return paging
