-- One phase from close by: the flow of its touchpoints, added value against expectation, pains and
-- needs, what the customer sees, what staff do, and the systems behind it. Eight touchpoints to a page.

local ink = require "reis.pictures.ink"
local quantity = require "reis.language.quantity"
local data = require "reis.pictures.zoom.data"
local flow = require "reis.pictures.zoom.flow"
local value = require "reis.pictures.zoom.value"
local voices = require "reis.pictures.zoom.voices"
local stage = require "reis.pictures.zoom.stage"
local head = require "reis.pictures.zoom.head"
local lane = require "reis.pictures.zoom.lane"

local MOST = 8 -- touchpoints on a page

-- What is tried until all fits: font size, how much is told (3: thoughts too … 0: no questions),
-- items and lines, whether offers are told, up to how many columns it is tried, and how many ways
-- to other phases are told at a card (2 where nothing is said).
local TRIES = {
    { 8.8, 3, 8, 5, true, 2, 4 }, { 8.2, 3, 8, 5, true, 3, 4 }, { 7.8, 3, 6, 5, true, 4, 3 },
    { 7.4, 3, 6, 4, true, 8, 3 }, { 7, 3, 6, 4, true, 8, 3 }, { 7, 2, 5, 3, true },
    { 6.8, 2, 4, 3, true }, { 6.8, 1, 4, 3, true }, { 6.6, 1, 4, 3, false },
    { 6.6, 0, 4, 3, false }, { 6.4, 0, 5, 2, false }, { 6.2, 0, 4, 2, false },
    { 6.2, 0, 3, 2, false }, { 6.2, 0, 2, 2, false }, { 6.2, 0, 1, 1, false },
}

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
    Z.x0, Z.x1 = ink.M + lane.WIDTH, paper.w - ink.M
    Z.colw = (Z.x1 - Z.x0) / #Z.cols
    Z.card_w = math.min(Z.colw - (#Z.cols > 6 and 25 or 30), #Z.cols < 3 and 250 or 210)
    for i, c in ipairs(Z.cols) do
        c.x = Z.x0 + (i - 1) * Z.colw
        c.cx = c.x + Z.colw / 2
        c.card_x = c.cx - Z.card_w / 2
        c.moment = moment_for(c.t, Z.all.people)
    end
end

local function flow_sub(Z)
    local L, one = Z.ctx.L, Z.all.flow_person
    if one and one.thing and Z.all.several then return L("zoom.flow.one", ink.called(Z.ctx, one.name)) end
    return L "zoom.flow.all"
end

--- Measures all lanes at one degree of detail. -> the least height of all
local function measure(Z, try)
    Z.size, Z.words, Z.max_items, Z.max_lines, Z.offers = table.unpack(try, 1, 5)
    Z.most_ways = try[7] or 2
    Z.small = math.max(5.75, Z.size * 0.87)
    Z.m = { flow = flow.measure(Z), value = value.measure(Z), voices = voices.measure(Z),
        stage = stage.measure(Z) }
    Z.m.flow.least = math.max(Z.m.flow.least, lane.height(Z.ctx.L "lane.touchpoints", flow_sub(Z)))
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
    give("stage", 16)
    give("value", m.value.best - h.value)
    give("voices", 8)
    give("stage", 24)
    local rest = spare
    if m.value.scored then give("value", math.min(rest * 0.35, #m.value.rows * 18)) end
    give("voices", m.voices.empty and 0 or rest * 0.15)
    give("stage", math.min(rest * 0.2, 30))
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
local function draw_ground(Z, at, bottom)
    local page, left = Z.page, ink.M
    local w = page.w - 2 * ink.M
    page:rect(left, at.value, w, at.voices - at.value, ink.BAND)
    local line = stage.places(Z.m.stage, at.stage, bottom - at.stage).line
    page:rect(left, line, w, bottom - line, ink.BACK)
    for _, c in ipairs(Z.cols) do
        if c.killer then draw_tint(Z, c, at.value + 0.5, line, bottom) end
    end
    local whole = Z.m.voices.phase_h -- what is said of the whole phase stands on white
    if whole > 0 then page:rect(Z.x0, at.stage - whole - 2, Z.x1 - Z.x0, whole + 2, ink.WHITE) end
    for i = 2, #Z.cols do
        page:rule(Z.cols[i].x, at.value + 2, Z.cols[i].x, at.stage - 2 - Z.m.voices.phase_h,
            ink.COL, 0.4)
    end
    for _, y in ipairs { at.value, at.voices, at.stage } do page:rule(left, y, left + w, y) end
    return line
end

local function draw_labels(Z, at, line)
    local L, m = Z.ctx.L, Z.m
    lane.draw(Z, at.flow, L "lane.touchpoints", flow_sub(Z))
    lane.draw(Z, at.value, L "zoom.value")
    lane.draw(Z, at.voices, L "zoom.voices", L "zoom.voices.sub")
    lane.draw(Z, at.stage, L "zoom.front", L "zoom.front.sub")
    lane.draw(Z, line + 1, L "zoom.back", L "zoom.back.sub")
    if #m.stage.rows > 0 then
        local places = stage.places(m.stage, at.stage, at.bottom - at.stage)
        lane.draw(Z, places.inner + 1, L "zoom.systems", L "zoom.systems.sub")
    end
end

local function draw_page(ctx, all, first, last, n, of)
    local phase = ctx.phase
    local title = ctx.L("zoom.page", phase.index, phase.name, ctx.journey.name)
    if of > 1 then title = ctx.L("kicker.page", title, n, of) end
    local Z = { ctx = ctx, all = all, page = ink.page(ctx, title), cols = {}, scored = false }
    local top = head.draw(Z, n, of)
    if last < first then
        head.empty(Z, top)
        head.legend(Z, n, of)
        return Z.page
    end
    Z.cols, Z.ways = data.columns(ctx, all, first, last)
    set_columns(Z)
    local total = Z.page.h - 31 - 2 - top
    for _, try in ipairs(TRIES) do
        if #Z.cols <= (try[6] or MOST) and measure(Z, try) <= total then break end
    end
    local h = heights(Z, total)
    local at = { flow = top }
    at.value = at.flow + h.flow
    at.voices = at.value + h.value
    at.stage = at.voices + h.voices
    at.bottom = at.stage + h.stage
    Z.scored = Z.m.value.scored
    local line = draw_ground(Z, at, at.bottom)
    draw_labels(Z, at, line)
    flow.draw(Z, Z.m.flow, at.flow, h.flow)
    value.draw(Z, Z.m.value, at.value, h.value)
    voices.draw(Z, Z.m.voices, at.voices, h.voices)
    stage.draw(Z, Z.m.stage, at.stage, h.stage)
    head.legend(Z, n, of)
    return Z.page
end

return {
    name = "zoom",
    --- ctx.journey and ctx.phase say which phase, ctx.persona whose flow and which persona comes
    -- first.
    build = function(ctx)
        local all, count = data.of(ctx), #ctx.phase.touchpoints
        if count == 0 then return { draw_page(ctx, all, 1, 0, 1, 1) } end
        local of = math.ceil(count / MOST)
        local pages, first = {}, 1
        for n = 1, of do
            local last = first + math.ceil((count - first + 1) / (of - n + 1)) - 1
            pages[n] = draw_page(ctx, all, first, last, n, of)
            first = last + 1
        end
        return pages
    end,
}
