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

local function build(ctx)
    local frontier = found_of(ctx)
    local title = ctx.L(frontier and "frontier.title" or "frontier.none")
    local page = ink.page(ctx, title)
    local V = frontier and text.voice(ctx.model, frontier, ctx.lang)
    frame.header(page, { kicker = ctx.L "kicker.frontier", title = title, max = page.w - 2 * ink.M,
        evidence = frontier and text.loses(V, frontier),
        back = { label = ctx.L "back.ecosystem", url = ctx.link "ecosystem", name = ctx.L "to.ecosystem" } })
    if not frontier then
        frame.legend(page, {}, frame.footer(ctx, 1, 1))
        return { page }
    end
    local best, ranked = {}, {}
    for i, p in ipairs(frontier.points) do best[i] = { p.cost, p.gain } end
    for i, p in ipairs(frontier.ranked) do ranked[i] = { p.cost, p.gain } end
    local last = frontier.points[#frontier.points].cost -- beyond it nothing changes
    local bounds = chart.bounds({ best, ranked, { { frontier.from },
        { math.min(frontier.to, last + 0.12 * math.max(last - frontier.from, 1)) } } }, true)
    local area = { x = ink.M + 48, y = 84, w = (page.w - 2 * ink.M) * 0.66 - 48, h = page.h - 84 - 72 }
    local at = chart.axes(page, area, bounds, { x = ctx.L "frontier.axis", y = ctx.L "sweep.axis.gain", show_x = V.money_of,
        show_y = V.gain })
    chart.line(page, at, ranked, { stroke = ink.VERM, width = 1.2, dash = { 4, 2 }, steps = true, to = bounds.x1,
        name = ctx.L "frontier.key.ranked" })
    chart.line(page, at, best, { stroke = ink.BLUE, width = 1.8, steps = true, to = bounds.x1, name = ctx.L "frontier.key.best" })
    local rows = rows_of(ctx, V, frontier)
    for i, p in ipairs(frontier.points) do
        local x, y = at(p.cost, p.gain)
        chart.mark(page, x, y, i, { hollow = not p.proven, name = rows[i].head .. ": " .. rows[i].text })
    end
    local right = { x = area.x + area.w + 18, y = area.y, h = area.h }
    right.w = page.w - ink.M - right.x
    chart.list(page, right, rows, function(n) return ctx.L("sweep.more", n) end)
    local key = frame.key
    frame.legend(page, { key.line(ctx.L "frontier.key.best", { stroke = ink.BLUE, width = 1.8 }),
        key.line(ctx.L "frontier.key.ranked", { stroke = ink.VERM, width = 1.2, dash = { 4, 2 } }) }, frame.footer(ctx, 1, 1), 1)
    return { page }
end

return { name = "frontier", build = build }
