-- Plans side by side: a column for each method or scenario with what it gains, a row for each action with when it starts.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local frame = require "reis.pictures.frame"
local compare = require "reis.roadmap.compare"
local say = require "reis.roadmap.say"

local NAMES, TOP, BARS = 190, 74, 44 -- the width of the names, the top of the heads, the height of the bars with their figures
local LEAD, LOW, HIGH = 8, 12, 24 -- of names; heights of a row of one line

--- The comparison to show: the one that was asked for, else of our methods and the script's scenarios.
local function comparison(ctx)
    if ctx.comparison then return ctx.comparison end
    return (compare.of(ctx.model, ctx.F, compare.names(ctx.model), { time = 0.35 }))
end

--- The names of the columns in lines, and how many lines the longest takes.
local function heads_of(C, w)
    local heads, most = {}, 1
    for c, column in ipairs(C.columns) do
        local lines, size = ink.whole(column.name, w - 6, 6.6, { bold = true, lines = 5 })
        heads[c] = { lines = lines, size = size }
        most = math.max(most, #heads[c].lines)
    end
    return heads, most
end

--- A column's name, its gain as a bar against the largest, and what it loses. floor: y on which the bar stands
local function draw_head(page, ctx, V, column, head, x, w, most, floor)
    local mid = x + w / 2
    for i, s in ipairs(head.lines) do
        page:line(x, TOP + LEAD * (i - 0.5), s, { size = head.size, bold = true, align = "center", w = w, tip = column.name })
    end
    local h = most > 0 and math.max(0, column.plan.gain) / most * (BARS - 18) or 0
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
    local size = math.max(ink.MICRO, math.min(7, h * 0.5))
    page:chip(x + (w - ink.chip_width(label, size)) / 2, y + h / 2, label, one.horizon or "later", { size = size, name = "#" .. one.rank })
end

--- The rows laid out: { row, lines, h }.
local function rows_of(C)
    local rows = {}
    for i, row in ipairs(C.rows) do
        local chip = ink.chip_width("A" .. row.thing.index, 5.6)
        local differs = row.n > 0 and row.n < #C.columns
        local lines = scene.wrap(row.name, NAMES - chip - 14, { size = 6.8, bold = differs })
        rows[i] = { row = row, lines = lines, differs = differs, h = math.max(LOW, #lines * LEAD + 4) }
    end
    return rows
end

local function draw_row(page, ctx, C, one, y, w)
    local row, x0, h = one.row, ink.M + NAMES, one.h
    if one.differs then page:rect(ink.M, y, x0 + w * #C.columns - ink.M, h, ink.BAND) end
    local chip = page:chip(ink.M + 4, y + h / 2, "A" .. row.thing.index, ctx.horizon(row.thing), { size = 5.6,
        url = ctx.link("action", row.thing) })
    for k, s in ipairs(one.lines) do
        page:line(ink.M + 9 + chip, y + h / 2 + LEAD * (k - (#one.lines + 1) / 2), s, { size = 6.8, tip = row.name, bold = one.differs })
    end
    for c, column in ipairs(C.columns) do cell(page, row.cells[column.name], x0 + (c - 1) * w, y, w, h) end
    page:rule(ink.M, y + h, x0 + w * #C.columns, y + h, ink.HAIR, 0.4)
end

--- A page with its heads. -> page, the y at which rows begin
local function page_of(ctx, C, title, w)
    local L, V = ctx.L, say.voice(C.best, ctx.lang)
    local page, x0, most = ink.page(ctx, title), ink.M + NAMES, 0
    frame.header(page, { kicker = L "kicker.compare", title = title, max = page.w - 2 * ink.M, evidence = L "compare.sub",
        back = { label = L "matrix.back", url = ctx.link "roadmap", name = L "kicker.roadmap" } })
    local heads, lines = heads_of(C, w)
    local floor = TOP + lines * LEAD + BARS
    for _, column in ipairs(C.columns) do most = math.max(most, column.plan.gain) end
    page:line(ink.M + 4, floor - 6, L(C.money and "compare.gain.money" or "compare.gain.points"), { size = 7, bold = true })
    for c, column in ipairs(C.columns) do draw_head(page, ctx, V, column, heads[c], x0 + (c - 1) * w, w, most, floor) end
    page:rule(ink.M, floor, x0 + w * #C.columns, floor, ink.INK3, 0.7)
    return page, floor + 16
end

local function finish(ctx, page, number, count)
    local key, L = frame.key, ctx.L
    frame.legend(page, { key.swatch(L "compare.method", ink.GREEN), key.swatch(L "compare.scenario", ink.BLUE),
        key.chip(L "action.horizon.now", "now"), key.chip(L "action.horizon.next", "next"), key.chip(L "action.horizon.later", "later"),
        key.words(L "compare.cell"), key.swatch(L "compare.differs", ink.BAND) }, frame.footer(ctx, number, count), 2)
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
    local title, rows, bottom = title_of(ctx, C), rows_of(C), ctx.paper.h - 31 - 8
    local w, sum = math.min(90, (ctx.paper.w - 2 * ink.M - NAMES) / #C.columns), 0
    for _, one in ipairs(rows) do sum = sum + one.h end
    local page, y = page_of(ctx, C, title, w)
    local pages, more = { page }, math.max(0, math.min(HIGH - LOW, (bottom - y - sum) / #rows))
    for _, one in ipairs(rows) do
        if y + one.h > bottom then
            page, y = page_of(ctx, C, title, w)
            pages[#pages + 1] = page
        end
        one.h = math.max(one.h, math.min(HIGH, one.h + more))
        draw_row(page, ctx, C, one, y, w)
        y = y + one.h
    end
    for n, one in ipairs(pages) do finish(ctx, one, n, #pages) end
    return pages
end

return { name = "compare", build = build }
