-- A simulation: how far the gain (or the utility) spreads and what drives it, which actions are best whatever comes, what is
-- worth knowing first; and for each journey that has one the emotion curve with its band.

local ink = require "reis.pictures.ink"
local frame = require "reis.pictures.frame"
local format = require "reis.words.format"
local text = require "reis.roadmap.simulate_text"
local numbering = require "reis.model.numbering"
local spread = require "reis.pictures.simulate.spread"
local shares = require "reis.pictures.simulate.shares"
local fan = require "reis.pictures.simulate.fan"

local DRAWS = 2000 -- where the picture is asked for without a simulation

--- The simulation to show: the one that was asked for, or a small one.
local function simulation(ctx)
    if ctx.simulation then return ctx.simulation end
    local simulate = require "reis.roadmap.simulate"
    local options = { n = DRAWS, curve = true }
    local plan = ctx.plan
    return simulate.result(plan and simulate.of(ctx.model, plan, options) or simulate.alone(ctx.model, options))
end

local function row_of(result)
    if result.gain then return result.gain end
    for _, row in ipairs(result.measures) do
        if row.name == "utility" then return row end
    end
end

--- A page with its title band and foot.
local function page_of(ctx, result, title, number, count)
    local page = ink.page(ctx, title)
    frame.header(page, { kicker = ctx.L "kicker.simulate", title = title, max = page.w - 2 * ink.M, evidence = text.about(ctx.L, result,
        ctx.lang), back = { label = ctx.L "back.ecosystem", url = ctx.link "ecosystem", name = ctx.L "to.ecosystem" } })
    local key = frame.key
    local entries = number == 1 and { key.swatch(ctx.L "simulate.key.nine", ink.BLUE), key.swatch(ctx.L "simulate.key.loss", ink.VERM),
        key.swatch(ctx.L "simulate.key.low", ink.ORANGE), key.swatch(ctx.L "simulate.key.high", ink.BLUE) }
        or { key.swatch(ctx.L "simulate.key.band", ink.BLUET), key.line(ctx.L "simulate.key.middle", { stroke = ink.BLUE, width = 1.6 }) }
    frame.legend(page, entries, frame.footer(ctx, number, count), 1)
    return page
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
    page:line(area.x + area.w, y - 9, ctx.L "simulate.core", { size = 6.4, color = ink.INK3, align = "right", w = 0 })
    shares.draw(page, { x = area.x, y = y, w = area.w, h = area.h - (y - area.y) }, rows)
end

local function knowing(page, ctx, result, area, show)
    local rows, most = {}, result.perfect or 0
    for i, one in ipairs(result.knowing) do
        rows[i] = { name = one.name, share = most > 0 and one.worth / most or 0, text = show("gain", one.worth), strong = one.worth > 2 * one.sd }
    end
    local y = spread.heading(page, area.x, area.y, area.w, ctx.L "simulate.title.knowing",
        ctx.L("simulate.sub.knowing", show("gain", result.perfect)))
    shares.draw(page, { x = area.x, y = y, w = area.w, h = area.h - (y - area.y) }, rows)
end

local function first(ctx, result, show, count)
    local row = row_of(result)
    if not row then return page_of(ctx, result, ctx.L "simulate.none", 1, count) end
    local page = page_of(ctx, result, text.headline(ctx.L, show, result, row, ctx.lang), 1, count)
    local wide = (page.w - 3 * ink.M) / 2
    local left, right, top, middle = ink.M + 3, page.w - ink.M - wide + 3, 74, result.actions and page.h * 0.55 or page.h - 45
    local tall = middle - top - 16
    local function of(x) return show(result.of, x) end
    local y = spread.heading(page, left, top, wide, ctx.L("simulate.title." .. result.of), text.chances(ctx.L, result, ctx.lang))
    spread.histogram(page, { x = left, y = y + 4, w = wide - 8, h = tall - 24 }, result.histogram, row, of)
    if #result.tornado > 0 then
        y = spread.heading(page, right, top, wide, ctx.L "simulate.title.tornado", ctx.L "simulate.sub.tornado")
        spread.tornado(page, { x = right, y = y, w = wide - 6, h = tall - 20 }, result.tornado, result.at_mean, of, function(x)
            return format.significant(x, 3, ctx.lang)
        end)
    end
    if result.actions then
        local h = page.h - 40 - middle
        page:rule(ink.M, middle - 8, page.w - ink.M, middle - 8)
        actions(page, ctx, result, { x = left, y = middle + 4, w = wide - 8, h = h })
        knowing(page, ctx, result, { x = right, y = middle + 4, w = wide - 6, h = h }, show)
    end
    return page
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
    local pages = { first(ctx, result, show, 1 + #parts) }
    for i, part in ipairs(parts) do
        local page = page_of(ctx, result, ctx.L("simulate.title.fan", part.journey.name), i + 1, 1 + #parts)
        fan.draw(page, ctx, { x = ink.M + 18, y = 80, w = page.w - 2 * ink.M - 24, h = page.h - 125 }, part.points, part.all)
        pages[#pages + 1] = page
    end
    return pages
end

return { name = "simulate", build = build }
