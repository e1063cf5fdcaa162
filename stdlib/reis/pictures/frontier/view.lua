-- The efficient frontier: what each budget buys, each plan named by what it adds, and what a ranking would make of it.

local ink = require "reis.pictures.ink"
local frame = require "reis.pictures.frame"
local chart = require "reis.pictures.sweep.chart"
local text = require "reis.roadmap.sweep_text"

local function found_of(ctx)
    if ctx.frontier then return ctx.frontier end
    return #ctx.model.actions > 0 and require "reis.roadmap.frontier".of(ctx.model, ctx.F, { time = 0.35 }) or nil
end

--- What is drawn to the right: how each plan differs from the one before.
local function rows_of(ctx, V, frontier)
    local rows = {}
    for i, p in ipairs(frontier.points) do
        local change = text.change(V, p.adds, p.without)
        if change == "" then change = ctx.L(i == 1 and "beside.none" or "sweep.timing") end
        rows[i] = { head = ("%s → %s"):format(V.money_of(p.cost), V.gain(p.gain)), hollow = not p.proven,
            text = change .. (p.proven and "" or " " .. ctx.L "sweep.unproven") }
    end
    return rows
end

local function page_of(ctx, V, frontier, n, count)
    local title = ctx.L(frontier and "frontier.title" or "frontier.none")
    local page = ink.page(ctx, title)
    local kicker = ctx.L "kicker.frontier"
    frame.header(page, { kicker = count > 1 and ctx.L("kicker.page", kicker, n, count) or kicker, title = title, max = page.w - 2 * ink.M,
        evidence = frontier and text.loses(V, frontier),
        back = { label = ctx.L "back.ecosystem", url = ctx.link "ecosystem", name = ctx.L "to.ecosystem" } })
    local key = frame.key
    frame.legend(page, frontier and n == 1 and { key.line(ctx.L "frontier.key.best", { stroke = ink.BLUE, width = 1.8 }),
        key.line(ctx.L "frontier.key.ranked", { stroke = ink.VERM, width = 1.2, dash = { 4, 2 } }) } or {}, frame.footer(ctx, n, count), 1)
    return page
end

--- Both curves, each plan of the best one with its number.
local function draw_chart(page, ctx, V, frontier, rows, area)
    local best, ranked = {}, {}
    for i, p in ipairs(frontier.points) do best[i] = { p.cost, p.gain } end
    for i, p in ipairs(frontier.ranked) do ranked[i] = { p.cost, p.gain } end
    local last = frontier.points[#frontier.points].cost -- beyond it nothing changes
    local bounds = chart.bounds({ best, ranked, { { frontier.from },
        { math.min(frontier.to, last + 0.12 * math.max(last - frontier.from, 1)) } } }, true)
    local at = chart.axes(page, area, bounds, { x = ctx.L "frontier.axis", y = ctx.L "sweep.axis.gain", show_x = V.money_of,
        show_y = V.gain })
    chart.line(page, at, ranked, { stroke = ink.VERM, width = 1.2, dash = { 4, 2 }, steps = true, to = bounds.x1,
        name = ctx.L "frontier.key.ranked" })
    chart.line(page, at, best, { stroke = ink.BLUE, width = 1.8, steps = true, to = bounds.x1, name = ctx.L "frontier.key.best" })
    local marks = {}
    for i, p in ipairs(frontier.points) do
        local x, y = at(p.cost, p.gain)
        marks[i] = { x = x, y = y, hollow = not p.proven, name = rows[i].head .. ": " .. rows[i].text }
    end
    chart.marks(page, area, marks)
end

local function build(ctx)
    local frontier = found_of(ctx)
    if not frontier then return { page_of(ctx, nil, nil, 1, 1) } end
    local V = text.voice(ctx.model, frontier, ctx.lang)
    local rows = rows_of(ctx, V, frontier)
    local wide, tall = (ctx.paper.w - 2 * ink.M) * 0.66 - 48, ctx.paper.h - 84 - 72
    local area = { x = ink.M + 48, y = 84, w = wide, h = tall }
    local right = { x = area.x + wide + 18, y = area.y, w = ctx.paper.w - ink.M - area.x - wide - 18, h = tall }
    local draws, pages = chart.list(ctx, right, rows, 66, ctx.paper.h - 40), {}
    for n, draw in ipairs(draws) do
        pages[n] = page_of(ctx, V, frontier, n, #draws)
        if n == 1 then draw_chart(pages[n], ctx, V, frontier, rows, area) end
        draw(pages[n])
    end
    return pages
end

return { name = "frontier", build = build }
