-- A simulation: how far the gain (or the utility) spreads and what drives it, which actions are best whatever comes, what is
-- worth knowing first; and for each journey that has one the emotion curve with its band.

local ink = require "reis.pictures.ink"
local frame = require "reis.pictures.frame"
local format = require "reis.words.format"
local text = require "reis.roadmap.simulate_text"
local numbering = require "reis.model.numbering"
local simulation = require "reis.pictures.simulate.simulation"
local spread = require "reis.pictures.simulate.spread"
local shares = require "reis.pictures.simulate.shares"
local fan = require "reis.pictures.simulate.fan"

local function row_of(result)
    if result.gain then return result.gain end
    for _, row in ipairs(result.measures) do
        if row.name == "utility" then return row end
    end
end

--- A page with its title band.
local function page_of(ctx, result, title)
    local page = ink.page(ctx, title)
    frame.header(page, { kicker = ctx.L "kicker.simulate", title = title, max = page.w - 2 * ink.M, evidence = text.about(ctx.L, result,
        ctx.lang), back = { label = ctx.L "back.ecosystem", url = ctx.link "ecosystem", name = ctx.L "to.ecosystem" } })
    return page
end

--- The foot of a page. of: what the page holds, "figures", "rest" or "curves"
local function finish(ctx, page, number, count, of)
    local key = frame.key
    local entries = of == "rest" and {} or of == "curves" and { key.swatch(ctx.L "simulate.key.band", ink.BLUET),
            key.line(ctx.L "simulate.key.middle", { stroke = ink.BLUE, width = 1.6 }) }
        or { key.swatch(ctx.L "simulate.key.nine", ink.BLUE), key.swatch(ctx.L "simulate.key.loss", ink.VERM),
            key.swatch(ctx.L "simulate.key.low", ink.ORANGE), key.swatch(ctx.L "simulate.key.high", ink.BLUE) }
    frame.legend(page, entries, frame.footer(ctx, number, count), 1)
end

--- What the figures at the right of actions are; right: where they end, y: of their first row
local function core(page, ctx, right, y)
    page:line(right, y - 9, ctx.L "simulate.core", { size = 6.4, color = ink.INK3, align = "right", w = 0 })
end

local function actions(page, ctx, result, area)
    local rows = {}
    for i, action in ipairs(result.actions) do
        rows[i] = { name = action.name, share = action.in_best, text = format.percent(action.in_best, ctx.lang), strong = action.in_plan,
            more = format.number(action.core_index, 2, ctx.lang), index = i }
    end
    table.sort(rows, function(a, b)
        if a.share ~= b.share then return a.share > b.share end
        return a.index < b.index
    end)
    local y = spread.heading(page, area.x, area.y, area.w - 60, ctx.L "simulate.title.actions",
        ctx.L("simulate.sub.actions", result.planned))
    core(page, ctx, area.x + area.w, y)
    return shares.draw(page, { x = area.x, y = y, w = area.w, h = area.h - (y - area.y) }, rows)
end

local function knowing(page, ctx, result, area, show)
    local rows, most = {}, result.perfect or 0
    for i, one in ipairs(result.knowing) do
        rows[i] = { name = one.name, share = most > 0 and one.worth / most or 0, text = show("gain", one.worth), strong = one.worth > 2 * one.sd }
    end
    local y = spread.heading(page, area.x, area.y, area.w, ctx.L "simulate.title.knowing",
        ctx.L("simulate.sub.knowing", show("gain", result.perfect)))
    return shares.draw(page, { x = area.x, y = y, w = area.w, h = area.h - (y - area.y) }, rows)
end

local COLUMNS = 2

--- A page of what has no room on the first, in columns: the lists under their headings. lists: of { title =, sub =, core = (of actions), rows = }
-- -> the lists that still have no room
local function rest(page, ctx, lists)
    local wide, left = (page.w - (COLUMNS + 1) * ink.M) / COLUMNS, {}
    for k, list in ipairs(lists) do
        if k > COLUMNS then
            left[#left + 1] = list
        else
            local x, top = ink.M + 3 + (k - 1) * (wide + ink.M), 74
            local y = spread.heading(page, x, top, wide - 6, list.title, list.sub)
            if list.core then core(page, ctx, x + wide - 8, y) end
            local over = shares.draw(page, { x = x, y = y, w = wide - 8, h = page.h - 40 - y }, list.rows)
            if #over > 0 then left[#left + 1] = { title = list.title, sub = list.sub, core = list.core, rows = over } end
        end
    end
    return left
end

--- The first page, and what has no room there as lists for rest.
local function first(ctx, result, show)
    local row, lists = row_of(result), {}
    if not row then return page_of(ctx, result, ctx.L "simulate.none"), lists end
    local page = page_of(ctx, result, text.headline(ctx.L, show, result, row, ctx.lang))
    local wide = (page.w - 3 * ink.M) / 2
    local left, right, top, middle = ink.M + 3, page.w - ink.M - wide + 3, 74, result.actions and page.h * 0.55 or page.h - 45
    local tall = middle - top - 16
    local function of(x) return show(result.of, x) end
    local y = spread.heading(page, left, top, wide, ctx.L("simulate.title." .. result.of), text.chances(ctx.L, result, ctx.lang))
    spread.histogram(page, { x = left, y = y + 4, w = wide - 8, h = top + tall - y - 4 }, result.histogram, row, of)
    if #result.tornado > 0 then
        y = spread.heading(page, right, top, wide, ctx.L "simulate.title.tornado", ctx.L "simulate.sub.tornado")
        spread.tornado(page, { x = right, y = y, w = wide - 6, h = top + tall - y }, result.tornado, result.at_mean, of, function(x)
            return format.significant(x, 3, ctx.lang)
        end)
    end
    if result.actions then
        local h = page.h - 40 - middle
        page:rule(ink.M, middle - 8, page.w - ink.M, middle - 8)
        for _, list in ipairs {
            { title = ctx.L "simulate.title.actions", core = true, sub = ctx.L("simulate.sub.actions", result.planned),
                rows = actions(page, ctx, result, { x = left, y = middle + 4, w = wide - 8, h = h }) },
            { title = ctx.L "simulate.title.knowing", sub = ctx.L("simulate.sub.knowing", show("gain", result.perfect)),
                rows = knowing(page, ctx, result, { x = right, y = middle + 4, w = wide - 6, h = h }, show) },
        } do
            if #list.rows > 0 then lists[#lists + 1] = list end
        end
    end
    return page, lists
end

--- The curve of a journey in as many parts as it takes pages, its touchpoints numbered as on the map.
local function parts_of(band, parts)
    local n = #band.points
    for i, point in ipairs(band.points) do point.number = numbering.at(band.journey, i) end
    local count = math.ceil(n / fan.MOST)
    for k = 1, count do
        local from, to = (k - 1) * n // count + 1, k * n // count
        parts[#parts + 1] = { journey = band.journey, all = band.points, points = table.move(band.points, from, to, 1, {}) }
    end
end

local function build(ctx)
    local result = simulation(ctx)
    local show = text.shower(ctx.model, result, ctx.lang)
    local parts = {}
    for _, band in ipairs(result.bands or {}) do
        if not ctx.journey or ctx.simulation or band.journey == ctx.journey then parts_of(band, parts) end
    end
    local page, lists = first(ctx, result, show)
    local pages = { page }
    while #lists > 0 do
        pages[#pages + 1] = page_of(ctx, result, page.title)
        lists = rest(pages[#pages], ctx, lists)
    end
    local before = #pages
    for i, part in ipairs(parts) do
        pages[before + i] = page_of(ctx, result, ctx.L("simulate.title.fan", part.journey.name))
        fan.draw(pages[before + i], ctx, { x = ink.M + 18, y = 80, w = ctx.paper.w - 2 * ink.M - 24, h = ctx.paper.h - 125 }, part.points,
            part.all)
    end
    for i, one in ipairs(pages) do finish(ctx, one, i, #pages, i == 1 and "figures" or i > before and "curves" or "rest") end
    return pages
end

return { name = "simulate", build = build }
