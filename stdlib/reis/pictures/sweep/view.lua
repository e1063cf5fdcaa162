-- A sweep: the gain of the best plan (or the utility) over a quantity, with every point at which something breaks.

local ink = require "reis.pictures.ink"
local frame = require "reis.pictures.frame"
local chart = require "reis.pictures.sweep.chart"
local text = require "reis.roadmap.sweep_text"

local COLORS = { ink.BLUE, ink.VERM, ink.GREEN, ink.PURPLE, ink.DEEP, ink.GREY }
local DASHES = { false, { 4.2, 2.2 }, { 1.1, 2 }, { 7, 3.2 }, { 2.4, 1.7 }, { 5, 1.5 } }

local function nothing(ctx)
    local page = ink.page(ctx, ctx.L "kicker.sweep")
    frame.header(page, { kicker = ctx.L "kicker.sweep", title = ctx.L "frontier.none" })
    frame.legend(page, {}, frame.footer(ctx, 1, 1))
    return { page }
end

--- The points of one line as { x, y }, in order, with those just below and just above each break.
local function points_of(result, one)
    local states, seen, out = {}, {}, {}
    local function add(list)
        for _, p in ipairs(list) do
            if not seen[p.x] then states[#states + 1], seen[p.x] = p, true end
        end
    end
    add(one.points)
    for _, b in ipairs(one.breaks) do add(b.states or {}) end
    table.sort(states, function(a, b) return a.x < b.x end)
    for i, p in ipairs(states) do out[i] = { p.x, text.figure(result, p) } end
    return out
end

--- The break points as vertical lines with a number, and as rows of a list.
local function breaks(page, ctx, V, result, list, area, at, bounds)
    local rows, last, lift = {}, nil, 0
    for i, one in ipairs(list) do
        local x = at(one.at, bounds.y0)
        lift = last and x - last < 10 and (lift + 1) % 6 or 0
        last = x
        local line = text.break_line(V, one, result.name)
        local where, what = line:match("^(.-): (.*)$")
        rows[i] = { head = ink.capital(where), text = what, color = one.change.what == "plan" and ink.BLUE or ink.VERM, hollow = not one.proven }
        page:stroke(x, area.y, x, area.y + area.h, { stroke = rows[i].color, width = 0.6, dash = { 2.4, 1.7 }, name = line })
        chart.mark(page, x, area.y + 6 + lift * 10, i, { color = rows[i].color, hollow = rows[i].hollow, name = line })
    end
    return rows
end

local function build(ctx)
    local result = ctx.sweep
    if not result then return nothing(ctx) end
    local V = text.voice(ctx.model, result, ctx.lang)
    local title = ctx.L("sweep.title", result.name, V.x(result.values[1]), V.x(result.values[#result.values]))
    local page = ink.page(ctx, title)
    frame.header(page, { kicker = ctx.L "kicker.sweep", title = title, max = page.w - 2 * ink.M,
        back = { label = ctx.L "back.ecosystem", url = ctx.link "ecosystem", name = ctx.L "to.ecosystem" } })
    local lines, all = {}, {}
    for i, one in ipairs(result.lines or { { points = result.points, breaks = result.breaks } }) do
        lines[i] = { points = points_of(result, one), value = one.value }
        all[i] = lines[i].points
    end
    local bounds = chart.bounds(all, result.plans)
    local area = { x = ink.M + 48, y = 84, w = (page.w - 2 * ink.M) * 0.62 - 48, h = page.h - 84 - 72 }
    local what = ctx.L(result.plans and "sweep.axis.gain" or "sweep.axis.utility")
    local at = chart.axes(page, area, bounds, { x = result.name, y = what, show_x = V.x, show_y = V.gain })
    local entries = {}
    for i, one in ipairs(lines) do
        local k = (i - 1) % #COLORS + 1
        local style = { stroke = COLORS[k], dash = DASHES[k] or nil, width = 1.7 }
        style.name = one.value and ("%s %s"):format(result.other, V.x(one.value, result.other)) or what
        entries[i] = frame.key.line(style.name, { stroke = style.stroke, dash = style.dash, width = 1.7 })
        chart.line(page, at, one.points, style)
    end
    local right = { x = area.x + area.w + 18, y = area.y, h = area.h }
    right.w = page.w - ink.M - right.x
    if result.breaks then
        local rows = breaks(page, ctx, V, result, result.breaks, area, at, bounds)
        chart.list(page, right, rows, function(n) return ctx.L("sweep.more", n) end)
    else
        local rows = {}
        for _, one in ipairs(result.lines) do
            for _, b in ipairs(one.breaks) do
                rows[#rows + 1] = { head = ("%s %s"):format(result.other, V.x(one.value, result.other)), text = text.break_line(V, b, result.name) }
            end
        end
        chart.list(page, right, rows, function(n) return ctx.L("sweep.more", n) end)
    end
    frame.legend(page, entries, frame.footer(ctx, 1, 1), 1)
    return { page }
end

return { name = "sweep", build = build }
