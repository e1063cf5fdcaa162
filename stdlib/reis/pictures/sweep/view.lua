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

--- The break points as rows of a list.
local function break_rows(V, result, list)
    local rows = {}
    for i, one in ipairs(list) do
        local line = text.break_line(V, one, result.name)
        local where, what = line:match("^(.-): (.*)$")
        rows[i] = { head = ink.capital(where), text = what, color = one.change.what == "plan" and ink.BLUE or ink.VERM, hollow = not one.proven,
            name = line }
    end
    return rows
end

--- The same as vertical lines with a number.
local function draw_breaks(page, list, rows, area, at, bounds)
    local last, lift = nil, 0
    for i, one in ipairs(list) do
        local x, row = at(one.at, bounds.y0), rows[i]
        lift = last and x - last < 10 and (lift + 1) % 6 or 0
        last = x
        page:stroke(x, area.y, x, area.y + area.h, { stroke = row.color, width = 0.6, dash = { 2.4, 1.7 }, name = row.name })
        chart.mark(page, x, area.y + 6 + lift * 10, i, row)
    end
end

local function page_of(ctx, title, entries, n, count)
    local page, kicker = ink.page(ctx, title), ctx.L "kicker.sweep"
    frame.header(page, { kicker = count > 1 and ctx.L("kicker.page", kicker, n, count) or kicker, title = title, max = page.w - 2 * ink.M,
        back = { label = ctx.L "back.ecosystem", url = ctx.link "ecosystem", name = ctx.L "to.ecosystem" } })
    frame.legend(page, n == 1 and entries or {}, frame.footer(ctx, n, count), 1)
    return page
end

--- The lines of a sweep with how each is drawn: list of { points =, style = }.
local function lines_of(ctx, V, result)
    local lines = {}
    for i, one in ipairs(result.lines or { { points = result.points, breaks = result.breaks } }) do
        local k = (i - 1) % #COLORS + 1
        lines[i] = { points = points_of(result, one), style = { stroke = COLORS[k], dash = DASHES[k] or nil, width = 1.7,
            name = one.value and ("%s %s"):format(result.other, V.x(one.value, result.other))
                or ctx.L(result.plans and "sweep.axis.gain" or "sweep.axis.utility") } }
    end
    return lines
end

--- The rows of the list: the breaks, of each line where there are several.
local function rows_of(V, result)
    if result.breaks then return break_rows(V, result, result.breaks) end
    local rows = {}
    for _, one in ipairs(result.lines) do
        for _, b in ipairs(one.breaks) do
            rows[#rows + 1] = { head = ("%s %s"):format(result.other, V.x(one.value, result.other)), text = text.break_line(V, b, result.name) }
        end
    end
    return rows
end

local function build(ctx)
    local result = ctx.sweep
    if not result then return nothing(ctx) end
    local V = text.voice(ctx.model, result, ctx.lang)
    local title = ctx.L("sweep.title", result.name, V.x(result.values[1]), V.x(result.values[#result.values]))
    local lines, rows, all, entries = lines_of(ctx, V, result), rows_of(V, result), {}, {}
    for i, one in ipairs(lines) do
        all[i] = one.points
        entries[i] = frame.key.line(one.style.name, { stroke = one.style.stroke, dash = one.style.dash, width = 1.7 })
    end
    local bounds = chart.bounds(all, result.plans)
    local area = { x = ink.M + 48, y = 84, w = (ctx.paper.w - 2 * ink.M) * 0.62 - 48, h = ctx.paper.h - 84 - 72 }
    local right = { x = area.x + area.w + 18, y = area.y, w = ctx.paper.w - ink.M - area.x - area.w - 18, h = area.h }
    local draws, pages = chart.list(ctx, right, rows, 66, ctx.paper.h - 40), {}
    for n, draw in ipairs(draws) do
        local page = page_of(ctx, title, entries, n, #draws)
        if n == 1 then
            local at = chart.axes(page, area, bounds, { x = result.name, y = ctx.L(result.plans and "sweep.axis.gain" or "sweep.axis.utility"),
                show_x = V.x, show_y = V.gain })
            for _, one in ipairs(lines) do chart.line(page, at, one.points, one.style) end
            if result.breaks then draw_breaks(page, result.breaks, rows, area, at, bounds) end
        end
        draw(page)
        pages[n] = page
    end
    return pages
end

return { name = "sweep", build = build }
