-- Cumulative cost and benefit below a roadmap, on its own time axis, and where they meet.

local round = require "reis.pictures.axis"
local scene = require "scene"
local ink = require "reis.pictures.ink"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local calendar = require "reis.pictures.roadmap.calendar"
local time = require "reis.pictures.roadmap.time"

local money = {}

-- Where benefit first reaches cost, in periods from the start, and the amount there; nil outside
-- the plan.
local function meeting(curve)
    local cost, benefit = 0, 0
    for q, p in ipairs(curve) do
        if p.cost > 0 and p.benefit >= p.cost - 1e-9 * p.cost and benefit <= cost then
            local before, after = cost - benefit, p.benefit - p.cost
            local t = before + after > 0 and before / (before + after) or 1
            if cost == 0 and benefit == 0 then t = 1 end
            return q - 1 + t, cost + (p.cost - cost) * t
        end
        cost, benefit = p.cost, p.benefit
    end
end

local function chain(points)
    local out = { points[1], points[2] }
    for i = 3, #points - 1, 2 do
        local seg = ink.straight(points[i - 2], points[i - 1], points[i], points[i + 1])
        for k = 3, 8 do out[#out + 1] = seg[k] end
    end
    return out
end

local function line(curve, field, at)
    local x, y = at(0, 0)
    local points = { x, y }
    for q, p in ipairs(curve) do points[#points + 1], points[#points + 2] = at(q, p[field]) end
    return points
end

local function area(page, upper, lower, fill)
    local points = table.move(upper, 1, #upper, 1, {})
    for i = #lower - 1, 1, -2 do points[#points + 1], points[#points + 2] = lower[i],
        lower[i + 1] end
    page:back { "poly", points = points, fill = fill }
end

local function axis_labels(page, ctx, low, high, y_of, x0, x1)
    local step = round.step(high - low, 4)
    local unit, word = 1, nil
    if step >= 1e6 then unit, word = 1e6, "road.million" elseif step >= 1000 then unit, word = 1000,
        "road.thousand" end
    for k = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) do
        local y = y_of(k * step)
        page:rule(x0, y, x1, y, k == 0 and ink.INK3 or ink.HAIR, k == 0 and 0.7 or 0.4)
        local v = k * step / unit
        local digits = math.abs(v - math.floor(v + 0.5)) > 1e-9 and 1 or 0
        local s = digits == 0 and (v < 0 and "−" or "") .. format.count(math.abs(v), ctx.lang)
            or format.number(v, 1, ctx.lang)
        page:line(x0 - 4, y, s, { size = 6, color = ink.INK2, align = "right", w = 0 })
    end
    return word
end

local function label(page, ctx, top, word, w)
    local currency = ctx.model.company and ctx.model.company.currency or "EUR"
    local sign = ({ EUR = "€", USD = "$", GBP = "£", JPY = "¥" })[currency] or currency
    local lines = scene.wrap(ctx.L "road.curve", w - 18, { size = 7.2, bold = true, max = 3 })
    for i, s in ipairs(lines) do page:line(ink.M + 3, top + 3 + 8.3 * (i - 0.4), s, { size = 7.2,
        bold = true }) end
    page:line(ink.M + 3, top + 3 + 8.3 * (#lines + 0.6), word and ctx.L(word, sign) or sign,
        { size = 6.2, color = ink.INK2 })
end

-- ---- labels: each near what it names, clear of the lines and of one another ----

local SIZE, TALL = 7, 8.4

--- Whether a line comes through a box grown by a margin.
local function crosses(points, x, y, w, h)
    local pad = 1.6
    for i = 1, #points - 3, 2 do
        local xa, ya, xb, yb = points[i], points[i + 1], points[i + 2], points[i + 3]
        local from, to = math.max(x - pad, xa), math.min(x + w + pad, xb)
        if from <= to then
            local function at(px)
                return xb > xa and ya + (yb - ya) * (px - xa) / (xb - xa) or ya
            end
            local low, high = math.min(at(from), at(to)), math.max(at(from), at(to))
            if xb == xa then low, high = math.min(ya, yb), math.max(ya, yb) end
            if low < y + h + pad and high > y - pad then return true end
        end
    end
    return false
end

local function touches(box, x, y, w, h)
    return x < box.x + box.w + 3 and box.x < x + w + 3 and y < box.y + box.h and box.y < y + h
end

--- Puts a label near (x, y), where it costs least: far from there, or on the other side of it than
-- `side` (-1 above, 1 below) is dear; on a line or on another label is not done.
local function put(page, field, s, x, y, side, color)
    local w, best, cost = scene.width(s, SIZE, true), nil, math.huge
    for dx = 0, math.max(0, field.x1 - 4 - w - field.x0), 4 do
        local left = math.max(field.x0 + 4, math.min(field.x1 - 4, x) - w - dx)
        for top = field.top + 2, field.floor - TALL - 1, 2 do
            local dy = top + TALL / 2 - y
            local c = 1.3 * math.max(0, math.abs(dy) - 8) + 0.5 * dx + (dy * side < 0 and 14 or 0)
            local free = c < cost
            for _, line in ipairs(field.lines) do
                free = free and not crosses(line, left, top, w, TALL)
            end
            for _, box in ipairs(field.boxes) do
                free = free and not touches(box, left, top, w, TALL)
            end
            if free then best, cost = { x = left, y = top, w = w, h = TALL }, c end
        end
    end
    best = best or { x = math.max(field.x0 + 4, field.x1 - 4 - w), y = field.top + 2, w = w, h = TALL }
    field.boxes[#field.boxes + 1] = best
    page:line(best.x, best.y + TALL / 2, s, { size = SIZE, bold = true, color = color })
end

--- What the lines come to, at their right ends: the upper one's above it, the lower one's below.
local function ends(page, ctx, last, cost, benefit, field)
    local currency = ctx.model.company and ctx.model.company.currency
    local list = {
        { ctx.L("road.benefit", format.money(last.benefit, currency, ctx.lang)), benefit, ink.GREEN },
        { ctx.L("road.cost", format.money(last.cost, currency, ctx.lang)), cost, ink.VERM },
    }
    if last.cost > last.benefit then list[1], list[2] = list[2], list[1] end
    for i, one in ipairs(list) do
        put(page, field, one[1], field.x1, one[2][#one[2]], i == 1 and -1 or 1, one[3])
    end
end

--- The point where benefit reaches cost, and when; else in words when it does, if it does. -> what
-- writes it, to be called after the ends have their places
local function break_even(page, ctx, plan, at, field)
    local q, amount = meeting(plan.curve)
    if not q then
        local s = plan.cost <= 0 and ctx.L "road.even.free" or plan.break_even and ctx.L("road.even.after", calendar.moment(plan.roadmap_thing,
            plan.break_even, 1, ctx.L)) or ctx.L(i18n.plural("road.even.never", plan.lookahead), plan.lookahead)
        return function()
            put(page, field, s, field.x0 + 6 + scene.width(s, SIZE, true), field.top + 8, 1, ink.INK2)
        end
    end
    local x, y = at(q, amount)
    local period = math.max(1, math.ceil(q - 1e-9))
    local s = ctx.L("road.even", calendar.moment(plan.roadmap_thing, period, q - period + 1, ctx.L))
    page:add { "circle", x = x, y = y, r = 3, fill = ink.WHITE, stroke = ink.INK, width = 1.1,
        name = s }
    field.boxes[#field.boxes + 1] = { x = x - 3.5, y = y - 3.5, w = 7, h = 7 }
    return function() put(page, field, s, x - 2, y, -1, ink.INK) end
end

--- Draws the curve between top and bottom. axis: as time.axis
function money.draw(page, ctx, plan, axis, top, bottom)
    local low, high = 0, 0
    for _, p in ipairs(plan.curve) do low, high = math.min(low, p.benefit), math.max(high,
        p.benefit, p.cost) end
    if high - low <= 0 then high = 1 end
    local y0, y1 = bottom - 6, top + 15
    local function y_of(v) return y0 - (v - low) / (high - low) * (y0 - y1) end
    local function at(q, v) return time.at(axis, q), y_of(v) end
    local cost, benefit, zero = line(plan.curve, "cost", at), line(plan.curve, "benefit", at), {}
    for i = 1, #cost, 2 do zero[i], zero[i + 1] = cost[i], y_of(0) end
    local word = axis_labels(page, ctx, low, high, y_of, axis.x0, axis.x1)
    local q = meeting(plan.curve) or #plan.curve
    local upto = 2 * (math.floor(q) + 1)
    local upper, lower = table.move(cost, 1, upto, 1, {}), table.move(benefit, 1, upto, 1, {})
    if q > math.floor(q) then
        local k = math.floor(q)
        local t, p, n = q - k, plan.curve[k] or { cost = 0 }, plan.curve[k + 1]
        local x, y = at(q, p.cost + (n.cost - p.cost) * t)
        for _, list in ipairs { upper, lower } do list[#list + 1], list[#list + 2] = x, y end
    end
    area(page, benefit, zero, ink.GREENT .. "B0")
    if #upper >= 4 then area(page, upper, lower, ink.VERMT .. "90") end
    label(page, ctx, top, word, axis.x0 - ink.M - 3)
    local last = plan.curve[#plan.curve]
    page:add { "path", points = chain(benefit), stroke = ink.GREEN, width = 1.8,
        name = ctx.L("road.benefit.name", format.money(last.benefit, ctx.model.company
        and ctx.model.company.currency, ctx.lang)) }
    page:add { "path", points = chain(cost), stroke = ink.VERM, width = 1.3, dash = { 4, 2 },
        name = ctx.L("road.cost.name", format.money(last.cost, ctx.model.company
        and ctx.model.company.currency, ctx.lang)) }
    local field = { x0 = axis.x0, x1 = axis.x1, top = top, floor = y0, lines = { cost, benefit },
        boxes = {} }
    local say = break_even(page, ctx, plan, at, field)
    ends(page, ctx, last, cost, benefit, field)
    say()
end

return money
