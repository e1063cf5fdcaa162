-- Blocks one below another, over as many pages as they take.

local scene = require "scene"
local ink = require "reis.pictures.ink"

local flow = {}

--- What a block needs with all that may not be parted from it: the blocks after it, as far as they are heads.
local function need(blocks, i)
    local h = blocks[i].h
    while blocks[i].head and blocks[i + 1] and not blocks[i + 1].fresh do
        i = i + 1
        h = h + blocks[i].h
    end
    return h
end

--- Blocks spread over sheets that have room for so many points each.
local function sheets(blocks, room)
    local list, left = { {} }, room
    for i, block in ipairs(blocks) do
        local sheet = list[#list]
        if #sheet > 0 and (block.fresh or need(blocks, i) > left + 0.01) then
            sheet, left = {}, room
            list[#list + 1] = sheet
            if block.again then
                sheet[1] = block.again
                left = left - block.again.h
            end
        end
        sheet[#sheet + 1] = block
        left = left - block.h
    end
    return list
end

--- Lays blocks on pages. A block: { h = (its height), draw(page, y) }, and head = true where it stays with the next one,
-- fresh = true where it begins a page, again = (the block to be repeated over it at the top of a page).
-- o: top, bottom (where blocks may stand), page(number, count) -> a page with its title band and foot. -> list of pages
function flow.pages(blocks, o)
    local list, pages = sheets(blocks, o.bottom - o.top), {}
    for n, sheet in ipairs(list) do
        local page, y = o.page(n, #list), o.top
        for _, block in ipairs(sheet) do
            block.draw(page, y)
            y = y + block.h
        end
        pages[n] = page
    end
    return pages
end

--- How many pages blocks take in a room of so many points.
function flow.count(blocks, room) return #sheets(blocks, room) end

--- The heading of a part, with words in small under it where there are some; it stays with what follows.
function flow.heading(text, sub, w)
    local lines = scene.wrap(text, w, { size = 9, bold = true })
    local small = sub and scene.wrap(sub, w, { size = 6.4 }) or {}
    return { head = true, h = 8 + 11 * #lines + 8 * #small, draw = function(page, y)
        page:text(ink.M, y + 2, lines, { size = 9, lead = 11, bold = true, tip = text })
        if #small > 0 then page:text(ink.M, y + 4 + 11 * #lines, small, { size = 6.4, lead = 8, color = ink.INK3 }) end
    end }
end

--- A text over the whole width, a block a line, so that a long one goes on overleaf. o: size, bold, color, after.
function flow.text(out, text, w, o)
    o = o or {}
    local size = o.size or 7
    local lines = scene.wrap(text, w, { size = size, bold = o.bold })
    for i, line in ipairs(lines) do
        out[#out + 1] = { h = size * 1.3 + (i == #lines and (o.after or 3) or 0), head = i == 1 and #lines > 1,
            draw = function(page, y)
                page:line(ink.M, y + size * 0.65, line, { size = size, bold = o.bold, color = o.color or ink.INK2 })
            end }
    end
end

return flow
