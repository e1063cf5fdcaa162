-- The gain of a roadmap that does not count in money: a stair of points, one step where actions
-- are done.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local time = require "reis.pictures.roadmap.time"

local steps = {}

local function finished(plan, q)
    local ids = {}
    for _, a in ipairs(plan.actions) do
        if a.finish == q then ids[#ids + 1] = "A" .. a.thing.index end
    end
    return ids
end

local function frame_of(level, periods, top, bottom)
    local low, high = 0, 0
    for q = 1, periods do low, high = math.min(low, level[q]), math.max(high, level[q]) end
    if high - low <= 0 then high = low + 1 end
    local y0, y1 = bottom - 8, top + 22
    return function(v) return y0 - (v - low) / (high - low) * (y0 - y1) end
end

--- A point at each step, and what is gained by then: beside it over the tread that begins, else over the one that ends, where
-- the label is clear of those that are there already; the last one first, as it says what all bring.
local function marks(page, ctx, plan, level, axis, y_of)
    local taken = {}
    local function free(x, y, w)
        for _, one in ipairs(taken) do
            if x < one.x + one.w + 3 and one.x < x + w + 3 and math.abs(y - one.y) < 9 then return false end
        end
        for q = 1, plan.periods do -- treads and risers
            local x1, x2, below = axis.edge[q - 1], axis.edge[q], y_of(level[q - 1])
            if x1 < x + w and x2 > x and math.abs(below - y) < 5.5 then return false end
            local to = y_of(level[q])
            if x2 > x - 2 and x2 < x + w + 2 and math.min(below, to) < y + 4 and math.max(below, to) > y - 4 then return false end
        end
        return x > axis.x0 and x + w < axis.x1
    end
    local function put(x, y, w)
        if not free(x, y, w) then return false end
        taken[#taken + 1] = { x = x, y = y, w = w }
        return true
    end
    for q = plan.periods, 1, -1 do
        if math.abs(level[q] - level[q - 1]) > 1e-12 then
            local x, y, ids = axis.edge[q], y_of(level[q]), table.concat(finished(plan, q), ", ")
            local s = ctx.L("road.points", format.signed(level[q], 2, ctx.lang))
            local name, w = ctx.L("road.gain.step", ids, s), scene.width(s, 7.2, true)
            page:add { "circle", x = x, y = y, r = plan.periods > 20 and 2 or 2.6, fill = ink.WHITE, stroke = ink.GREEN,
                width = 1.1, name = name }
            local many = #finished(plan, q)
            local said = { ctx.L("road.gain.done", ids), ctx.L(i18n.plural("road.gain.many", tostring(many)), many) }
            local at, beside = x + 5, nil
            for _, words in ipairs(said) do
                if not beside and put(at, y - 8, w + 5 + scene.width(words, 6.4)) then beside = words end
            end
            local placed = beside or put(at, y - 8, w)
            if not placed then
                at = x - 4 - w
                placed = put(at, y - 8, w) or put(at, y - 1, w)
            end
            if placed then
                page:line(at, taken[#taken].y, s, { size = 7.2, bold = true, color = ink.GREEN, tip = name })
                if beside then page:line(at + w + 5, y - 7.8, beside, { size = 6.4, color = ink.INK2, tip = name }) end
            end
        end
    end
end

--- Draws the stair between top and bottom; level as reis.timeline.gains gives it.
function steps.draw(page, ctx, plan, level, axis, top, bottom)
    local y_of = frame_of(level, plan.periods, top, bottom)
    local zero = y_of(0)
    local lines = scene.wrap(ctx.L "road.gain.curve", axis.x0 - ink.M - 8, { size = 7.2,
        bold = true, max = 3 })
    for i, s in ipairs(lines) do page:line(ink.M + 3, top + 3 + 8.3 * (i - 0.4), s, { size = 7.2,
        bold = true }) end
    page:line(ink.M + 3, top + 3 + 8.3 * (#lines + 0.6), ctx.L "road.gain.unit", { size = 6.2,
        color = ink.INK2 })
    page:rule(axis.x0, zero, axis.x1, zero, ink.INK3, 0.7)
    page:line(axis.x0 - 4, zero, "0", { size = 6, color = ink.INK2, align = "right", w = 0 })
    local points = { axis.x0, zero }
    for q = 1, plan.periods do
        local x, y, w = axis.edge[q - 1], y_of(level[q - 1]), time.width(axis, q)
        if level[q - 1] ~= 0 then
            page:rect(x, math.min(y, zero), w, math.abs(zero - y), ink.GREENT .. "B0")
        end
        for _, p in ipairs { { x, y }, { x + w, y } } do
            local n = #points
            if p[1] ~= points[n - 1] or p[2] ~= points[n] then
                local seg = ink.straight(points[n - 1], points[n], p[1], p[2])
                for k = 3, 8 do points[#points + 1] = seg[k] end
            end
        end
    end
    local last = plan.periods
    local n, xe, ye = #points, axis.x1, y_of(level[last])
    if ye ~= points[n] then
        local seg = ink.straight(points[n - 1], points[n], xe, ye)
        for k = 3, 8 do points[#points + 1] = seg[k] end
    end
    local total = ctx.L("road.points", format.signed(level[last], 2, ctx.lang))
    page:add { "path", points = points, stroke = ink.GREEN, width = 1.8,
        name = ctx.L("road.gain.name", total) }
    marks(page, ctx, plan, level, axis, y_of)
end

return steps
