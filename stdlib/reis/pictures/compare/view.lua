-- Plans side by side: a column for each method or scenario with what it gains, a row for each action with when it starts.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local frame = require "reis.pictures.frame"
local compare = require "reis.roadmap.compare"
local say = require "reis.roadmap.say"

local NAMES, TOP, BARS = 190, 74, 74 -- the width of the names, the top of the heads, the height of heads and bars

--- The comparison to show: the one that was asked for, else of our methods and the script's scenarios.
local function comparison(ctx)
    if ctx.comparison then return ctx.comparison end
    return (compare.of(ctx.model, ctx.F, compare.names(ctx.model), { time = 0.35 }))
end

--- A column's name, its gain as a bar against the largest, and what it loses.
local function head(page, ctx, V, column, x, w, most)
    local mid, floor = x + w / 2, TOP + BARS - 4
    local lines = scene.wrap(column.name, w - 6, { size = 6.6, bold = true, max = 2 })
    for i, s in ipairs(lines) do
        page:line(x, TOP + 8 * (i - 0.5), s, { size = 6.6, bold = true, align = "center", w = w, tip = column.name })
    end
    local h = most > 0 and math.max(0, column.plan.gain) / most * (BARS - 48) or 0
    local text = compare.gain(V, column.plan.gain)
    page:add { "box", x = mid - 9, y = floor - h - 0.1, w = 18, h = h + 0.1, fill = column.kind == "method" and ink.GREEN or ink.BLUE,
        name = column.name .. ": " .. text }
    page:line(x, floor - h - 6, text, { size = 6.4, bold = true, align = "center", w = w })
    if column.loses and column.loses > 1e-9 then
        page:line(x, floor + 7, ctx.L("compare.lost", compare.gain(V, column.loses, true)), { size = 6, color = ink.VERM, align = "center", w = w })
    end
end

local function cell(page, one, x, y, w, h)
    if not one or not one.start then
        page:rule(x + w / 2 - 3, y + h / 2, x + w / 2 + 3, y + h / 2, ink.EDGE, 0.7)
        return
    end
    local label = one.finish > one.start and one.start .. "–" .. one.finish or tostring(one.start)
    local size = math.min(7, h * 0.5)
    page:chip(x + (w - ink.chip_width(label, size)) / 2, y + h / 2, label, one.horizon or "later", { size = size, name = "#" .. one.rank })
end

local function draw_rows(page, ctx, C, from, to, h)
    local x0, right = ink.M + NAMES, page.w - ink.M
    local w = math.min(90, (right - x0) / #C.columns)
    for i = from, to do
        local row, y = C.rows[i], TOP + BARS + 12 + (i - from) * h
        local differs = row.n > 0 and row.n < #C.columns
        if differs then page:rect(ink.M, y, x0 + w * #C.columns - ink.M, h, ink.BAND) end
        local chip = page:chip(ink.M + 4, y + h / 2, "A" .. row.thing.index, ctx.horizon(row.thing), { size = 5.6,
            url = ctx.link("action", row.thing) })
        page:line(ink.M + 9 + chip, y + h / 2, ink.cut(scene.clean(row.name), NAMES - chip - 14, 6.8), { size = 6.8, tip = row.name,
            bold = differs })
        for c, column in ipairs(C.columns) do cell(page, row.cells[column.name], x0 + (c - 1) * w, y, w, h) end
        page:rule(ink.M, y + h, x0 + w * #C.columns, y + h, ink.HAIR, 0.4)
    end
    return x0, w
end

local function page_of(ctx, C, title, from, to, number, count, h)
    local L, V = ctx.L, say.voice(C.best, ctx.lang)
    local page = ink.page(ctx, title)
    frame.header(page, { kicker = L "kicker.compare", title = title, max = page.w - 2 * ink.M, evidence = L "compare.sub",
        back = { label = L "matrix.back", url = ctx.link "roadmap", name = L "kicker.roadmap" } })
    local x0, w = draw_rows(page, ctx, C, from, to, h)
    local most = 0
    for _, column in ipairs(C.columns) do most = math.max(most, column.plan.gain) end
    page:line(ink.M + 4, TOP + BARS - 10, L(C.money and "compare.gain.money" or "compare.gain.points"), { size = 7, bold = true })
    for c, column in ipairs(C.columns) do head(page, ctx, V, column, x0 + (c - 1) * w, w, most) end
    page:rule(ink.M, TOP + BARS - 4, x0 + w * #C.columns, TOP + BARS - 4, ink.INK3, 0.7)
    local key = frame.key
    frame.legend(page, { key.swatch(L "compare.method", ink.GREEN), key.swatch(L "compare.scenario", ink.BLUE),
        key.chip(L "action.horizon.now", "now"), key.chip(L "action.horizon.next", "next"), key.chip(L "action.horizon.later", "later"),
        key.words(L "compare.cell"), key.swatch(L "compare.differs", ink.BAND) }, frame.footer(ctx, number, count), 2)
    return page
end

local function title_of(ctx, C)
    local agreed, differ = 0, 0
    for _, row in ipairs(C.rows) do
        if row.n == #C.columns then agreed = agreed + 1 elseif row.n > 0 then differ = differ + 1 end
    end
    return ctx.L("compare.title", agreed, differ)
end

local function build(ctx)
    local C = #ctx.model.actions > 0 and comparison(ctx) or nil
    if not C or #C.rows == 0 then
        local page = ink.page(ctx, ctx.L "kicker.compare")
        frame.header(page, { kicker = ctx.L "kicker.compare", title = ctx.L "compare.none", evidence = ctx.L "road.none.sub" })
        frame.legend(page, {}, frame.footer(ctx, 1, 1))
        return { page }
    end
    local room = ctx.paper.h - 31 - 8 - (TOP + BARS + 12)
    local h = math.max(11, math.min(24, room / #C.rows))
    local each = math.floor(room / h + 1e-9)
    local count, pages = math.ceil(#C.rows / each), {}
    for n = 1, count do
        pages[n] = page_of(ctx, C, title_of(ctx, C), (n - 1) * each + 1, math.min(#C.rows, n * each), n, count, h)
    end
    return pages
end

return { name = "compare", build = build }
