-- A matrix of rows by phase at one glance, before the pages that tell all of it: a figure in a small cell, many on a page.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local boxes = require "reis.pictures.lanes.boxes"
local flow = require "reis.pictures.flow"
local grid = require "reis.pictures.lanes.grid"

local glance = {}

local MOST, SLIM, NAMED = 60, 15, 62 -- phases beside each other, the least width of a column, one that holds a phase's name
local HIGH = 13 -- of a row

--- One cell: { text =, fill =, name = (its sentence), up = / down = (a triangle beside the figure), gap = (nothing is there, something
-- could be), strong = bold }
local function draw_cell(page, cell, x, y, w)
    if cell.gap then
        page:add(boxes.outline("gap", x + 1, y + 1.5, w - 2, HIGH - 3, { name = cell.name }))
        return
    end
    page:add { "box", x = x + 0.6, y = y + 0.6, w = w - 1.2, h = HIGH - 1.2, fill = cell.fill, stroke = ink.EDGE, width = 0.4, name = cell.name }
    local tw = scene.width(cell.text, 6, true)
    local mark = (cell.up or cell.down) and 5 or 0
    local left = x + math.max(1.5, (w - tw - mark) / 2)
    page:line(left, y + HIGH / 2, cell.text, { size = 6, bold = true, tip = cell.name })
    if mark > 0 then
        page:add { "triangle", x = left + tw + 3, y = y + HIGH / 2, w = 3.4, h = 3, down = cell.down, fill = cell.up and ink.BLUE or ink.VERM,
            name = cell.name }
    end
end

--- The width of the names: the longest of them, as far as a third of the page.
local function label_width(rows, page_w)
    local w = 60
    for _, row in ipairs(rows) do w = math.max(w, scene.width(scene.clean(row.label), 7, true) + (row.sign and 24 or 12)) end
    return math.min(w, page_w / 3)
end

local function head_of(ctx, journey, part, x0, cw, V)
    local n, wide = part.to - part.from + 1, cw >= NAMED
    local heads, h = {}, 0
    for i = 1, n do
        local phase = journey.phases[part.from + i - 1]
        local text = wide and ("%d  %s"):format(phase.index, phase.name) or tostring(phase.index)
        local lines, size = { text }, ink.MICRO + 0.6
        if wide then lines, size = ink.gentle(text, cw - 8, 6.6, { bold = true }) end
        heads[i] = { lines = lines, size = size, phase = phase }
        h = math.max(h, #lines * size * 1.17 + 7)
    end
    return { h = h + 3, head = true, draw = function(page, y)
        for i, one in ipairs(heads) do
            local x, name = x0 + (i - 1) * cw, ctx.L("phase.name", one.phase.index, one.phase.name)
            page:rect(x + 0.5, y, cw - 1, h, ink.DEEP)
            page:hit(x, y, cw, h, { name = name, url = ctx.link("zoom", journey, one.phase), class = "phase" })
            local lead = one.size * 1.17
            for k, s in ipairs(one.lines) do
                local at = wide and x + 4 or x + (cw - scene.width(s, one.size, true)) / 2
                page:text(at, y + (h - #one.lines * lead) / 2 + (k - 1) * lead, s, { size = one.size, lead = lead, bold = true,
                    color = ink.WHITE, tip = name, url = ctx.link("zoom", journey, one.phase) })
            end
        end
        page:rect(x0 + n * cw + 3, y, cw - 3 + 14, h, ink.PALE)
        page:line(x0 + n * cw + 3 + 2, y + h / 2, V "glance.all", { size = 6, bold = true, tip = V "chan.whole" })
    end }
end

--- Rows as blocks of a page. rows: list of { label =, sign = (draws 9 × 9 before the name), tip =, cells = { [phase index] = cell },
-- all = cell }. V: words of the service pictures; sub: what the figures are
function glance.blocks(out, ctx, V, journey, rows, sub)
    local page_w = ctx.paper.w - 2 * ink.M
    local label = label_width(rows, page_w)
    local most = math.max(1, math.min(MOST, math.floor((page_w - label - 14) / SLIM) - 1))
    for k, part in ipairs(grid.parts(#journey.phases, most)) do
        local n, x0 = part.to - part.from + 1, ink.M + label
        local cw = math.min(90, (page_w - label - 14) / (n + 1))
        if k == 1 then out[#out + 1] = flow.heading(V "glance.title", sub, page_w) end
        local head = head_of(ctx, journey, part, x0, cw, V)
        out[#out + 1] = head
        for r, row in ipairs(rows) do
            local at = row.sign and 16 or 4
            local lines = scene.wrap(row.label, label - at - 6, { size = 7, bold = true })
            local h = math.max(HIGH + 1, #lines * 8 + 3)
            out[#out + 1] = { h = h, again = head, draw = function(page, y)
                if r % 2 == 0 then page:rect(ink.M, y, x0 + (n + 1) * cw + 14 - ink.M, h, ink.BAND) end
                if row.sign then row.sign(page, ink.M + 4, y + h / 2 - 4.5) end
                page:text(ink.M + at, y + (h - #lines * 8) / 2, lines, { size = 7, lead = 8, bold = true, tip = row.tip })
                for i = 1, n do
                    local cell = row.cells[part.from + i - 1]
                    if cell then draw_cell(page, cell, x0 + (i - 1) * cw, y + (h - HIGH) / 2, cw) end
                end
                if row.all then draw_cell(page, row.all, x0 + n * cw + 3, y + (h - HIGH) / 2, cw + 11) end
            end }
        end
        if cw < NAMED then
            local names = {}
            for i = 1, n do names[i] = ("%d\u{A0}%s"):format(part.from + i - 1, journey.phases[part.from + i - 1].name) end
            out[#out + 1] = { h = 5, draw = function() end }
            flow.text(out, table.concat(names, " · "), page_w, { size = 6.4 })
        end
    end
end

--- Whether pages of blocks take more than one page together.
function glance.asked(ctx, laid, foot)
    if #laid > 1 then return true end
    return laid[1] ~= nil and grid.height(laid[1]) > ctx.paper.h - foot
end

return glance
