-- A zoom of which one page cannot hold everything: its lanes one below another over as many pages as they take, each with its
-- columns under the names of their touchpoints.

local ink = require "reis.pictures.ink"
local i18n = require "reis.words.i18n"
local blueprint = require "reis.pictures.blueprint.parts"
local boxes = require "reis.pictures.lanes.boxes"
local grid = require "reis.pictures.lanes.grid"
local service = require "reis.pictures.lanes.service"
local flow = require "reis.pictures.zoom.flow"
local lane = require "reis.pictures.zoom.lane"
local value = require "reis.pictures.zoom.value"
local voices = require "reis.pictures.zoom.voices"

local paged = {}

local COLUMN = 260        -- points from which pains and needs leave their columns
local ARC, HEAD = 10, 14 -- points that an arc is given beyond the least; of the axes' numbers over values that go on overleaf

--- The touchpoints of the columns, by number and name, at the top of a page.
local function heads(Z)
    local items, h = {}, 0
    for i, c in ipairs(Z.cols) do
        local cell = {}
        boxes.touchpoint(cell, Z.ctx, c.t, Z.G.box, { size = Z.size, plain = true })
        items[i], h = cell[1], math.max(h, cell[1].h)
    end
    return { h = h + 6, head = true, draw = function(page, y)
        for i, item in ipairs(items) do item.draw(page, grid.middle(Z.G, i) - Z.G.box / 2, y, Z.G.box, h) end
    end }
end

--- The tint of the columns of killers behind a block.
local function tint(Z, page, y, h)
    for i, c in ipairs(Z.cols) do
        if c.killer then page:rect(grid.middle(Z.G, i) - Z.G.box / 2 - 3, y, Z.G.box + 6, h, ink.STRIP) end
    end
end

local function add_flow(out, Z, sub)
    local m = Z.m.flow
    local h = math.max(m.least + ARC * (Z.up + Z.down), lane.height(Z, Z.ctx.L "lane.touchpoints", sub))
    out[#out + 1] = { h = h, draw = function(page, y)
        Z.page = page
        lane.draw(Z, y, Z.ctx.L "lane.touchpoints", sub)
        flow.draw(Z, m, y, h)
        page:rule(ink.M, y + h, page.w - ink.M, y + h)
    end }
end

--- The axes, numbered, over values at the top of a page.
local function axes_again(Z, m)
    local again = Z.G.head
    return { h = again.h + HEAD + 8, head = true, draw = function(page, y)
        Z.page = page
        again.draw(page, y)
        page:rect(ink.M, y + again.h, page.w - 2 * ink.M, HEAD + 8, ink.BAND)
        lane.draw(Z, y + again.h, Z.ctx.L "zoom.value")
        value.draw_axes(Z, y + again.h + HEAD + 8, y + again.h + HEAD + 8, m.scored)
    end }
end

local function add_values(out, Z)
    local m = Z.m.value
    local function block(h, head, draw)
        out[#out + 1] = { h = h, head = head, again = head and Z.G.head or out.axes, draw = function(page, y)
            Z.page = page
            page:rect(ink.M, y, page.w - 2 * ink.M, h, ink.BAND)
            tint(Z, page, y, h)
            draw(y)
        end }
    end
    out.axes = axes_again(Z, m)
    block(m.top, true, function(y)
        lane.draw(Z, y, Z.ctx.L "zoom.value")
        value.draw_head(Z, m, y)
        if m.scored then value.draw_axes(Z, y + m.top, y + m.top, true) end
    end)
    for _, group in ipairs(m.groups) do
        local h = group.least + math.min(16, group.best - group.least)
        block(h, false, function(y)
            if not group.sum then value.draw_axes(Z, y, y + h) end
            value.draw_group(Z, group, y, h)
        end)
    end
    if m.rivals then block(m.rivals.h, false, function(y) value.draw_rivals(Z, m, y) end) end
end

--- Pains and needs under their touchpoints; where one has so many that its column would go on for pages, each over the whole width.
local function add_voices(out, Z)
    local m, L, cells, highest = Z.m.voices, Z.ctx.L, {}, 0
    for i in ipairs(Z.cols) do
        cells[i] = voices.items(Z, m, i)
        local h = 0
        for _, item in ipairs(cells[i]) do h = h + item.h + grid.GAP end
        highest = math.max(highest, h)
    end
    if highest > COLUMN then
        voices.wide_blocks(out, Z, m)
    elseif not m.empty then
        local from = #out + 1
        grid.row(out, Z.G, { label = L "zoom.voices", sub = L "zoom.voices.sub", cells = cells, natural = true })
        for k = from, #out do
            local block, draw = out[k], out[k].draw
            block.draw = function(page, y)
                tint(Z, page, y, block.h)
                draw(page, y)
            end
        end
    end
    voices.phase_blocks(out, Z, m)
end

--- The blocks of one group of columns, for flow.pages. Z: a zoom whose lanes have been measured; sub: what the flow is about
function paged.blocks(Z, sub)
    local out, list = {}, {}
    Z.G = grid.new(Z.ctx, #Z.cols, Z.x0 - ink.M)
    for i, c in ipairs(Z.cols) do list[i] = c.t end
    Z.G.head = heads(Z)
    Z.G.room = Z.G.room - Z.G.head.h - (Z.band_h or 0) - 12
    add_flow(out, Z, sub)
    add_values(out, Z)
    add_voices(out, Z)
    if not Z.m.stage.none then
        local V = i18n.of(Z.ctx.lang, "service")
        local parts = blueprint.of(Z.ctx, list, Z.G.box, Z.size)
        if next(parts.evidence) then service.row(out, Z.G, V, parts, "evidence", {}) end
        service.stages(out, Z.G, V, list, parts)
    end
    return out
end

return paged
