-- What the three canvases share: the title band, the legend, and how much of them is in the journeys.

local ink = require "reis.pictures.ink"
local frame = require "reis.pictures.frame"
local i18n = require "reis.words.i18n"

local sheet = { TOP = 64, FOOT = 36 }

--- A page of a canvas. o: kicker, title, evidence, n, of (of its pages), sub
function sheet.page(ctx, V, o)
    local kicker = o.of > 1 and ctx.L("kicker.page", o.kicker, o.n, o.of) or o.kicker
    local page = ink.page(ctx, V("canvas.page", o.kicker, o.title))
    frame.header(page, { kicker = kicker, title = o.title, evidence = o.evidence, sub = o.sub, max = page.w - 2 * ink.M,
        back = { label = ctx.L "back.ecosystem", url = ctx.link "ecosystem", name = ctx.L "to.ecosystem" } })
    return page
end

--- "9 of 24 notes are also in the journeys".
function sheet.told(V, count, loose)
    if count == 0 then return V "canvas.blank" end
    return V(i18n.plural("canvas.linked", count), count - loose, count)
end

local function slip(label, stroke, dash)
    return frame.key.of(14, label, function(page, x, y)
        page:add { "box", x = x, y = y - 3.6, w = 14, h = 7.2, fill = ink.BLUET, stroke = stroke, width = 0.8, dash = dash }
    end)
end

local SIZES = { 11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7, 6.6, 6.2 }
local OVER = 7.5 -- where the smallest letters do not do, and more pages are taken

--- Spreads the notes of blocks over pages, in the largest letters in which they fit on one. blocks: list of { notes =,
-- place(list, size) -> placed, rest } -> list of pages, each { [block] = placed }
function sheet.spread(blocks)
    local function lay(size)
        local page, left = {}, false
        for _, block in ipairs(blocks) do
            page[block], block.rest = block.place(block.rest, size)
            left = left or #block.rest > 0
        end
        return page, left
    end
    local function again()
        for _, block in ipairs(blocks) do block.rest = block.notes end
    end
    for _, size in ipairs(SIZES) do
        again()
        local page, left = lay(size)
        if not left then return { page } end
    end
    again()
    local pages, left = {}, true
    while left do pages[#pages + 1], left = lay(OVER) end
    return pages
end

--- The legend of a canvas of notes.
function sheet.legend(ctx, V, page, n, of)
    local keys = { slip(V "canvas.key.linked", ink.EDGE), slip(V "canvas.key.loose", ink.DASH, { 2.4, 1.7 }) }
    frame.legend(page, keys, ctx.L("footer", n, of, ctx.paper.name or ""), 1)
end

return sheet
