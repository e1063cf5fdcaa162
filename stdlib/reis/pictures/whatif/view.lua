-- Scenarios before and after: all of them side by side where there are several, then each with the journeys that moved and
-- the plan it leads to.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local flow = require "reis.pictures.flow"
local frame = require "reis.pictures.frame"
local format = require "reis.words.format"
local criteria = require "reis.figures.criteria"
local moved = require "reis.figures.moved"
local scenarios = require "reis.roadmap.scenarios"
local journey = require "reis.pictures.twin.journey"
local lane = require "reis.pictures.twin.lane"
local pair = require "reis.pictures.twin.pair"
local plans = require "reis.pictures.whatif.plans"
local tried = require "reis.pictures.whatif.tried"
local sheet = require "reis.pictures.twin.sheet"

--- Utility as text: { now, then, change }.
local function utility(ctx, V, column)
    local now, after = ctx.scores, column.scores
    local function show(x) return now.money and format.money(x, V.currency, V.lang) or format.number(x, 2, V.lang) end
    local change = after.utility - now.utility
    local text = show(math.abs(change))
    local sign = not text:find "[1-9∞]" and "±" or change > 0 and "+" or "−"
    return show(now.utility), show(after.utility), sign .. text, change
end

-- one scenario ----------------------------------------------------------------------------------

local function takes(out, V, column, w)
    local names = {}
    for i, action in ipairs(column.found.actions) do names[i] = action.name end
    if #names > 0 then flow.text(out, V.W("twin.takes", table.concat(names, " · ")), w) end
    for _, one in ipairs(column.found.out) do
        flow.text(out, V.L("whatif.without", column.name, one.action.name, one.requires.name), w, { color = ink.VERM })
    end
    for _, one in ipairs(column.flips) do
        flow.text(out, criteria.line(one, V.lang, V.currency), w, { bold = true, color = one.met and ink.BLUE or ink.VERM })
    end
end

--- The blocks of one scenario, and whether curves and plans are among them.
local function blocks_of(ctx, V, column, present)
    local out, still, w, shown = {}, {}, ctx.paper.w - 2 * ink.M, {}
    takes(out, V, column, w)
    for _, one in ipairs(scenarios.journeys(ctx.model, ctx.scores, column)) do
        if journey.still(V, one, moved.measures) then
            still[#still + 1] = one.name
        else
            journey.add(out, ctx, V, one, moved.measures)
            shown.curves = true
        end
    end
    if #still > 0 then
        out[#out + 1] = { h = 4, draw = function() end }
        flow.text(out, shown.curves and V.W("twin.journeys.still", table.concat(still, " · "))
            or V.W("twin.nothing", table.concat(still, " · ")), w, { after = 6 })
    end
    if column.found.plan then
        plans.add(out, ctx, V, present or nil, column.found.plan)
        shown.plans = true
    end
    return out, shown
end

local function scenario_pages(ctx, V, column, present)
    local now, after, change = utility(ctx, V, column)
    local evidence = V.W(ctx.scores.money and "twin.utility.money" or "twin.utility.points", now, after, change)
    local blocks, shown = blocks_of(ctx, V, column, present)
    local legend = shown.curves and journey.legend(V) or {}
    for _, entry in ipairs(shown.plans and plans.legend(V, frame.key) or {}) do legend[#legend + 1] = entry end
    return { title = column.name, evidence = evidence, legend = legend, blocks = blocks, moves = shown.curves or shown.plans }
end

-- all side by side ------------------------------------------------------------------------------

local SKETCHED = 700 -- the least width of a page on which there is room for a curve in each row

--- The curve of the first journey that moved, of the first who see it, in a small box.
local function sketch(page, V, one, x, y, w, h)
    local columns = pair.columns(one.old, one.new)
    local group = pair.groups(columns, one)[1]
    for _, other in ipairs(pair.groups(columns, one)) do
        if other.moves then
            group = other
            break
        end
    end
    if group then lane.sketch(page, V.W, group, { x = x, y = y, w = w, h = h }) end
end

--- A scenario as a row. places: where the columns begin (sketch: nil for none). -> block, that draws in any height given
local function summary_row(ctx, V, column, most, places)
    local _, _, text, change = utility(ctx, V, column)
    local names, first = {}, nil
    for _, one in ipairs(scenarios.journeys(ctx.model, ctx.scores, column)) do
        if not journey.still(V, one, moved.measures) then
            names[#names + 1], first = one.name, first or one
        end
    end
    local lines = scene.wrap(column.name, places.bar - ink.M - 10, { size = 7.4, bold = true })
    local words = #names > 0 and table.concat(names, " · ") or V.W "twin.moves.none"
    for _, flip in ipairs(column.flips) do words = words .. "; " .. criteria.line(flip, V.lang, V.currency) end
    local said = scene.wrap(words, ctx.paper.w - ink.M - places.words, { size = 6.4 })
    return { h = math.max(#lines * 8.8 + 8, #said * 7.8 + 8, 20), draw = function(page, y, h)
        page:text(ink.M, y + 5, lines, { size = 7.4, lead = 8.8, bold = true, tip = column.name })
        local wide = (places.sketch or places.words) - 14 - places.bar
        local zero = places.bar + wide / 2
        local w = most > 0 and math.abs(change) / most * (wide / 2 - 62) or 0
        if w > 0 then
            page:add { "box", x = change > 0 and zero or zero - w, y = y + 4.5, w = math.max(0.4, w), h = 9, fill = change > 0 and ink.BLUE or ink.VERM,
                name = column.name .. ": " .. text }
        end
        page:stroke(zero, y, zero, y + h, { stroke = ink.INK3, width = 0.7 })
        local left = change < 0 and zero - w - 5 - scene.width(text, 6.8, true) or zero + w + 5
        page:line(left, y + 9, text, { size = 6.8, bold = true })
        if first and places.sketch then sketch(page, V, first, places.sketch, y + 3, places.words - places.sketch - 14, h - 6) end
        page:text(places.words, y + 4.6, said, { size = 6.4, lead = 7.8, color = ink.INK2 })
        page:rule(ink.M, y + h, page.w - ink.M, y + h, ink.HAIR, 0.4)
    end }
end

local function summary(ctx, V, found)
    local most, blocks = 0, {}
    for _, column in ipairs(found.columns) do most = math.max(most, math.abs(select(4, utility(ctx, V, column)))) end
    local wide = ctx.paper.w - 2 * ink.M
    local places = { bar = ink.M + 0.22 * wide, words = ink.M + 0.763 * wide }
    blocks[1] = { h = 16, head = true, draw = function(page, y)
        local o = { size = 6.4, bold = true, color = ink.INK2 }
        page:line(ink.M, y + 6, V.W "twin.summary.scenario", o)
        page:line(places.bar, y + 6, V.W(ctx.scores.money and "twin.summary.money" or "twin.summary.points"),
            { size = 6.4, bold = true, color = ink.INK2, align = "center", w = (places.sketch or places.words) - 14 - places.bar })
        if places.sketch then page:line(places.sketch, y + 6, V.W "twin.summary.curve", o) end
        page:line(places.words, y + 6, V.W "twin.summary.moves", o)
        page:rule(ink.M, y + 14, page.w - ink.M, y + 14, ink.INK3, 0.6)
    end }
    local room = ctx.paper.h - sheet.FOOT - sheet.TOP - 16
    for i, column in ipairs(found.columns) do
        local block = summary_row(ctx, V, column, most, places)
        block.again, room = blocks[1], room - block.h
        blocks[i + 1] = block
    end
    local more = math.max(0, math.min(64, room / #found.columns)) -- a row has what is left, and a curve where that is enough
    if more >= 12 and wide > SKETCHED then places.sketch = ink.M + 0.536 * wide else more = math.min(more, 8) end
    for i = 2, #blocks do
        local draw, h = blocks[i].draw, blocks[i].h + more
        blocks[i].h, blocks[i].draw = h, function(page, y) draw(page, y, h) end
    end
    return { title = V.W("twin.summary.title", #found.columns), legend = places.sketch and journey.legend(V) or {}, blocks = blocks }
end

-- pages -----------------------------------------------------------------------------------------

local function build(ctx)
    local V, found = journey.voice(ctx), tried(ctx)
    if not found or #found.columns == 0 then
        return sheet.pages(ctx, V.W "twin.kicker.whatif", { { title = V.W "twin.none", legend = {}, blocks = {} } })
    end
    local parts = {}
    if #found.columns > 1 then parts[1] = summary(ctx, V, found) end
    for _, column in ipairs(found.columns) do
        local part = scenario_pages(ctx, V, column, found.present)
        if part.moves or #found.columns == 1 then parts[#parts + 1] = part end -- of the others the first page says all
    end
    return sheet.pages(ctx, V.W "twin.kicker.whatif", parts)
end

return { name = "whatif", build = build }
