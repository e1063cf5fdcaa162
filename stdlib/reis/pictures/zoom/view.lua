-- One phase from close by: the flow of its touchpoints, added value against expectation, pains and
-- needs, what the customer sees, what staff do, and the systems behind it. Up to eight touchpoints to a page, fewer where
-- that holds all that is said of them; what no page holds goes on overleaf.

local ink = require "reis.pictures.ink"
local quantity = require "reis.language.quantity"
local blocks = require "reis.pictures.flow"
local grid = require "reis.pictures.lanes.grid"
local data = require "reis.pictures.zoom.data"
local flow = require "reis.pictures.zoom.flow"
local value = require "reis.pictures.zoom.value"
local voices = require "reis.pictures.zoom.voices"
local stage = require "reis.pictures.zoom.stage"
local head = require "reis.pictures.zoom.head"
local lane = require "reis.pictures.zoom.lane"
local paged = require "reis.pictures.zoom.paged"
local people = require "reis.pictures.zoom.people"

local TOP, FOOT = 68, 33      -- the title band, the legend
local PARTS = { 1, 0.75, 0.62, 0.5 } -- of the touchpoints that a page has room for: eight on A4, then six, five, four

-- Sizes of letters, and the width of a column from which they are tried.
local SIZES = { { 14, 700 }, { 13, 600 }, { 12, 360 }, { 11, 240 }, { 10, 240 }, { 9.4, 180 }, { 8.8, 145 }, { 8.2, 120 }, { 7.8, 90 },
    { 7.4, 0 }, { 7, 0 }, { 6.8, 0 }, { 6.6, 0 }, { 6.4, 0 }, { 6.2, 0 } }
local PAGED = { { 8.2, 240 }, { 7.4, 0 } } -- where more pages are taken anyway
local COLUMN = 88                          -- a touchpoint has at least so much of a page

local function moment_for(t, people)
    local q = rawget(t, "moment_of_truth")
    for _, person in ipairs(people) do
        if person.met[t.index] and quantity.pick(q, person.thing) == true then return true end
    end
    return #people == 0 and quantity.pick(q) == true
end

--- The columns of a page get their place.
local function set_columns(Z)
    local paper = Z.ctx.paper
    local label = lane.WIDTH
    if #Z.all.shown > 2 then label = math.max(lane.WIDER, math.min(lane.WIDEST, people.widest(Z, people.NAMES) + 19)) end
    Z.x0, Z.x1 = ink.M + label, paper.w - ink.M
    Z.colw = (Z.x1 - Z.x0) / #Z.cols
    Z.card_w = math.min(Z.colw - (#Z.cols > 6 and 25 or 30), #Z.cols == 1 and 380 or #Z.cols == 2 and 290 or 220)
    for i, c in ipairs(Z.cols) do
        c.x = Z.x0 + (i - 1) * Z.colw
        c.cx = c.x + Z.colw / 2
        c.card_x = c.cx - Z.card_w / 2
        c.moment = moment_for(c.t, Z.all.shown)
    end
end

local function flow_sub(Z)
    local L, one = Z.ctx.L, Z.all.flow_person
    if one and one.thing and Z.all.several then return L("zoom.flow.one", ink.called(Z.ctx, one.name)) end
    return L "zoom.flow.all"
end

--- Measures all lanes at a size of letters. -> the least height of all
local function measure(Z, size)
    Z.size, Z.small, Z.most_ways = size, math.max(5.75, size * 0.87), 12
    Z.m = { flow = flow.measure(Z), value = value.measure(Z), voices = voices.measure(Z, Z.whole), stage = stage.measure(Z) }
    Z.m.flow.least = math.max(Z.m.flow.least, lane.height(Z, Z.ctx.L "lane.touchpoints", flow_sub(Z)))
    return Z.m.flow.least + Z.m.value.least + Z.m.voices.least + Z.m.stage.least
end

--- Heights of the lanes in a total: what is left over goes to the rows of values, the arcs, then
-- the rest.
local function heights(Z, total)
    local m = Z.m
    local h = { flow = m.flow.least, value = m.value.least, voices = m.voices.least,
        stage = m.stage.least }
    local spare = total - h.flow - h.value - h.voices - h.stage
    local function give(lane, most)
        local part = math.max(0, math.min(spare, most))
        h[lane] = h[lane] + part
        spare = spare - part
    end
    give("value", (m.value.best - m.value.least) * 0.6)
    give("flow", (Z.up + Z.down) > 0 and 10 * (Z.up + Z.down) or 12)
    local staged = not m.stage.none
    give("stage", staged and 16 or 0)
    give("value", m.value.best - h.value)
    give("voices", m.voices.none and 0 or 8)
    give("stage", staged and 24 or 0)
    local rest = spare
    if m.value.scored then give("value", math.min(rest * 0.35, #m.value.groups * 18)) end
    give("voices", m.voices.none and 0 or rest * 0.15)
    give("stage", m.stage.none and 0 or math.min(rest * 0.2, 30))
    give("flow", m.voices.none and m.stage.none and rest * 0.35 or math.max(rest * 0.25, 16))
    if not m.stage.none then give("stage", 40) elseif not m.voices.none then give("voices", 60) end
    give("value", m.value.scored and spare or 0)
    give("flow", spare)
    return h
end

-- lanes -----------------------------------------------------------------------------------------

--- The tint of a killer's column: no wider than what stands in it, and on white, so that it stays
-- the same warm tone in every lane; a little deeper behind the scenes.
local function draw_tint(Z, c, top, line, bottom)
    local w = math.min(Z.colw, math.max(Z.card_w, Z.m.stage.box_w) + 20)
    local x = c.cx - w / 2
    Z.page:rect(x, top, w, bottom - top, ink.WHITE)
    Z.page:rect(x, top, w, line - top, "#B5470012")
    Z.page:rect(x, line, w, bottom - line, "#B547001E")
end

--- Bands, rules and the tint of killers, under everything.
local function draw_ground(Z, at)
    local page, left, m = Z.page, ink.M, Z.m
    local w, bottom = page.w - 2 * ink.M, at.bottom
    page:rect(left, at.value, w, at.voices - at.value, ink.BAND)
    local line = m.stage.behind and stage.places(m.stage, at.stage, bottom - at.stage).line or bottom
    if line < bottom then page:rect(left, line, w, bottom - line, ink.BACK) end
    for _, c in ipairs(Z.cols) do
        if c.killer then draw_tint(Z, c, at.value + 0.5, line, bottom) end
    end
    local whole = m.voices.phase_h -- what is said of the whole phase stands on white
    if whole > 0 then page:rect(Z.x0, at.stage - whole - 2, Z.x1 - Z.x0, whole + 2, ink.WHITE) end
    for i = 2, #Z.cols do
        page:rule(Z.cols[i].x, at.value + 2, Z.cols[i].x, at.stage - 2 - whole, ink.COL, 0.4)
    end
    for _, y in ipairs { at.value, at.voices, at.stage } do
        if y < bottom - 1 then page:rule(left, y, left + w, y) end
    end
    return line
end

local function draw_labels(Z, at, line)
    local L, m = Z.ctx.L, Z.m
    lane.draw(Z, at.flow, L "lane.touchpoints", flow_sub(Z))
    lane.draw(Z, at.value, L "zoom.value")
    if not m.voices.none then lane.draw(Z, at.voices, L "zoom.voices", L "zoom.voices.sub") end
    if m.stage.none then return end
    lane.draw(Z, at.stage, L "zoom.front", L "zoom.front.sub")
    if m.stage.has_back then lane.draw(Z, line + 1, L "zoom.back", L "zoom.back.sub") end
    if #m.stage.rows > 0 then
        local places = stage.places(m.stage, at.stage, at.bottom - at.stage)
        lane.draw(Z, places.inner + 1, L "zoom.systems", L "zoom.systems.sub")
    end
end

-- pages -----------------------------------------------------------------------------------------

--- The columns of touchpoints first..last. whole: what is said of the whole phase stands with them; plain: no images
local function part_of(ctx, all, first, last, whole, plain)
    local Z = { ctx = ctx, all = all, cols = {}, whole = whole, plain = plain }
    Z.band_h = people.measure(Z)
    if last < first then return Z end
    Z.cols, Z.ways = data.columns(ctx, all, first, last)
    set_columns(Z)
    Z.total = ctx.paper.h - FOOT - TOP - Z.band_h
    return Z
end

--- Finds the largest letters at which everything has room. -> whether there are any
local function fitting(Z)
    for _, try in ipairs(SIZES) do
        if Z.colw >= try[2] and measure(Z, try[1]) <= Z.total then return true end
    end
    return false
end

local function new_page(Z, n, of)
    local ctx, phase = Z.ctx, Z.ctx.phase
    local left = {}
    for _, c in ipairs(Z.plain and Z.cols or {}) do left[#left + 1] = c.t.image end
    local title = ctx.L("zoom.page", phase.index, phase.name, ctx.journey.name)
    if of > 1 then title = ctx.L("kicker.page", title, n, of) end
    Z.page = ink.page(ctx, title)
    for _, path in ipairs(left) do Z.page:compromise("left out", path) end
    return head.draw(Z, n, of)
end

--- Everything on one page.
local function draw_whole(Z, n, of)
    local top = new_page(Z, n, of)
    local h = heights(Z, Z.total)
    local at = { flow = top }
    at.value = at.flow + h.flow
    at.voices = at.value + h.value
    at.stage = at.voices + h.voices
    at.bottom = at.stage + h.stage
    draw_labels(Z, at, draw_ground(Z, at))
    flow.draw(Z, Z.m.flow, at.flow, h.flow)
    value.draw(Z, Z.m.value, at.value, h.value)
    voices.draw(Z, Z.m.voices, at.voices, h.voices)
    if not Z.m.stage.none then stage.draw(Z, Z.m.stage, at.stage, h.stage) end
    head.legend(Z, n, of)
    return { Z.page }
end

--- The same over several pages.
local function draw_paged(Z, n, of)
    local pages = blocks.pages(Z.blocks, { top = TOP + Z.band_h, bottom = Z.ctx.paper.h - FOOT, page = function(k)
        new_page(Z, n + k - 1, of)
        return Z.page
    end })
    for k, page in ipairs(pages) do
        Z.page = page
        head.legend(Z, n + k - 1, of)
    end
    return pages
end

--- The parts a phase is drawn in: the fewest in which each page holds its touchpoints whole.
local function parts_of(ctx, all)
    local count = #ctx.phase.touchpoints
    local pictured = false
    for _, t in ipairs(ctx.phase.touchpoints) do pictured = pictured or t.image ~= nil end
    local function parts(most, plain)
        local list = grid.parts(count, most)
        for k, one in ipairs(list) do list[k] = part_of(ctx, all, one.from, one.to, k == #list, plain) end
        return list
    end
    local tried
    local room = math.max(1, (ctx.paper.w - 2 * ink.M - lane.WIDTH) // COLUMN)
    for _, plain in ipairs(pictured and { false, true } or { true }) do -- rather without images than in pieces
        for _, part in ipairs(PARTS) do
            local fits = true
            tried = parts(math.max(1, math.floor(room * part)), plain)
            for _, Z in ipairs(tried) do fits = fits and fitting(Z) end
            if fits then return tried end
        end
    end
    tried = parts(room, true)
    for _, Z in ipairs(tried) do
        if not fitting(Z) then
            for _, try in ipairs(PAGED) do
                if Z.colw >= try[2] then
                    measure(Z, try[1])
                    break
                end
            end
            Z.blocks = paged.blocks(Z, flow_sub(Z))
        end
    end
    return tried
end

return {
    name = "zoom",
    --- ctx.journey and ctx.phase say which phase, ctx.persona whose flow and marks alone.
    build = function(ctx)
        local all = data.of(ctx)
        if #ctx.phase.touchpoints == 0 then
            local Z = part_of(ctx, all, 1, 0)
            head.empty(Z, new_page(Z, 1, 1))
            head.legend(Z, 1, 1)
            return { Z.page }
        end
        local list, of, pages = parts_of(ctx, all), 0, {}
        for _, Z in ipairs(list) do
            Z.count = Z.blocks and blocks.count(Z.blocks, ctx.paper.h - FOOT - TOP - Z.band_h) or 1
            of = of + Z.count
        end
        for _, Z in ipairs(list) do
            local drawn = (Z.blocks and draw_paged or draw_whole)(Z, #pages + 1, of)
            table.move(drawn, 1, #drawn, #pages + 1, pages)
        end
        return pages
    end,
}
