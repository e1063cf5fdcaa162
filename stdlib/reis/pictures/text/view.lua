-- Texts and tables as pages, where a whole report goes on paper: upright, one part below another.

local scene = require "scene"
local flow = require "reis.pictures.flow"
local ink = require "reis.pictures.ink"
local tables = require "reis.pictures.text.table"

local TOP, FOOT = 40, 34
local SIZES = { { 17, 20 }, { 11, 15 }, { 8.6, 12 } } -- of headings of each depth: letters, lines

--- A block for each line, so that a long text goes on overleaf. o: size, lead, bold, italic, color, indent, mark (before the first)
local function add_text(out, text, w, o)
    local indent = o.indent or 0
    local lines = scene.wrap(text, (w - indent) / 0.98, { size = o.size, bold = o.bold })
    for i, line in ipairs(lines) do
        out[#out + 1] = { h = o.lead + (i == #lines and (o.after or 3) or 0), head = o.head or (i == 1 and #lines > 1), draw = function(page, y)
            if i == 1 and o.mark then page:line(ink.M + indent - 7, y + o.lead / 2, o.mark, { size = o.size, color = ink.INK2 }) end
            page:line(ink.M + indent, y + o.lead / 2, line, { size = o.size, bold = o.bold, italic = o.italic, color = o.color or ink.INK })
        end }
    end
end

local function space(out, h) if #out > 0 and not out[#out].fresh then out[#out + 1] = { h = h, head = true, draw = function() end } end end

local add = {}

function add.head(out, part, w)
    local size = SIZES[part.depth or 2]
    space(out, size[1])
    add_text(out, part.head, w, { size = size[1], lead = size[2], bold = true, head = true, after = 2 })
end

function add.text(out, part, w) add_text(out, part.text, w, { size = 8, lead = 10.6, italic = part.italic, color = part.color, after = 4 }) end

function add.list(out, part, w)
    for i, one in ipairs(part.list) do
        add_text(out, one, w, { size = 8, lead = 10.6, indent = 12, mark = part.numbered and tostring(i) or "•" })
    end
end

function add.facts(out, part, w)
    local rows = {}
    for i, one in ipairs(part.facts) do rows[i] = { one[1], one[2] } end
    tables.add(out, { rows = rows, headless = true }, w)
end

function add.rows(out, part, w)
    if part.caption then add_text(out, part.caption, w, { size = 7, lead = 9, color = ink.INK3, head = true, after = 1 }) end
    tables.add(out, part, w)
end

--- Upright, where the paper lies.
local function upright(paper)
    if paper.w <= paper.h then return paper end
    return { w = paper.h, h = paper.w }
end

local function sheet(ctx, number, count)
    local page, D = ink.page(ctx, ctx.document.title), ctx.document
    page:line(ink.M, 22, D.kicker, { size = 6.4, bold = true, color = ink.INK3 })
    if count > 1 then
        local s = ("%d / %d"):format(number, count)
        page:line(page.w - ink.M - scene.width(s, 6.4), 22, s, { size = 6.4, color = ink.INK3 })
    end
    page:rule(ink.M, 30, page.w - ink.M, 30, ink.RULE, 0.5)
    return page
end

--- ctx.document: { title =, kicker =, parts = list of { head =, depth = (1–3) } | { text =, italic } | { list = texts, numbered } |
-- { facts = pairs of texts } | { rows =, right =, caption =, headless } }
local function build(ctx)
    local own = setmetatable({ paper = upright(ctx.paper) }, { __index = ctx })
    local w, out = own.paper.w - 2 * ink.M, {}
    for _, part in ipairs(ctx.document.parts) do
        for _, kind in ipairs { "head", "text", "list", "facts", "rows" } do
            if part[kind] then add[kind](out, part, w) end
        end
    end
    return flow.pages(out, { top = TOP, bottom = own.paper.h - FOOT, page = function(number, count) return sheet(own, number, count) end })
end

return { name = "text", build = build }
