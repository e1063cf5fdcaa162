-- The gain of a roadmap that does not count in money: a stair of points, one step where actions
-- are done.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local format = require "reis.words.format"

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
        local x, y = axis.x0 + (q - 1) * axis.cw, y_of(level[q - 1])
        if level[q - 1] ~= 0 then
            page:rect(x, math.min(y, zero), axis.cw, math.abs(zero - y), ink.GREENT .. "B0")
        end
        for _, p in ipairs { { x, y }, { x + axis.cw, y } } do
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
    for q = 1, last do
        if math.abs(level[q] - level[q - 1]) > 1e-12 then
            local x, y = axis.x0 + q * axis.cw, y_of(level[q])
            local s = ctx.L("road.points", format.signed(level[q], 2, ctx.lang))
            local ids = table.concat(finished(plan, q), ", ")
            local right = q == last
            local at = right and x - 4 or x + 5
            page:add { "circle", x = x, y = y, r = 2.6, fill = ink.WHITE, stroke = ink.GREEN,
                width = 1.1, name = ctx.L("road.gain.step", ids, s) }
            page:line(at, y - 8, s, { size = 7.2, bold = true, color = ink.GREEN, align = right
                and "right" or nil, w = 0 })
            local room = axis.cw * (right and 1 or 1) - scene.width(s, 7.2, true) - 16
            local after = at + scene.width(s, 7.2, true) + 5
            if not right and room > 20 then
                page:line(after, y - 7.8, ink.cut(ctx.L("road.gain.done", ids), room, 6.4),
                    { size = 6.4, color = ink.INK2 })
            end
        end
    end
end

return steps
