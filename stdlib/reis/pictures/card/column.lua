-- Blocks of a column: as those of flow, but drawn at { page =, x = }.

local scene = require "scene"
local ink = require "reis.pictures.ink"

local column = {}

--- A heading that stays with what follows, with small words (sub) under it where there are some. fresh: it begins a column.
function column.heading(out, text, w, sub, fresh)
    local lines = scene.wrap(text, w, { size = 9, bold = true })
    local small = sub and scene.wrap(sub, w, { size = 6.2 }) or {}
    local gap = #out > 0 and not fresh and 7 or 0
    out[#out + 1] = { head = true, fresh = fresh, h = gap + #lines * 11 + #small * 7.6 + 4, draw = function(at, y)
        at.page:text(at.x, y + gap, lines, { size = 9, lead = 11, bold = true })
        if #small > 0 then at.page:text(at.x, y + gap + #lines * 11, small, { size = 6.2, lead = 7.6, color = ink.INK3 }) end
    end }
end

--- A text, a block a line, so that it goes on in the next column. o: size, color, italic, bold, indent, sign(page, x, y) before its
-- first line, after (points below it), tip, url.
function column.text(out, text, w, o)
    local size, indent = o.size or 7.4, o.indent or 0
    local lead = size * 1.2
    local lines = scene.wrap(text, w - indent, { size = size, bold = o.bold })
    for i, line in ipairs(lines) do
        out[#out + 1] = { h = lead + (i == #lines and (o.after or 0) or 0), head = o.head or i == 1 and #lines > 1, draw = function(at, y)
            if i == 1 and o.sign then o.sign(at.page, at.x, y + lead / 2) end
            at.page:text(at.x + indent, y, line, { size = size, lead = lead, bold = o.bold, italic = o.italic, color = o.color,
                url = o.url, tip = o.tip or text })
        end }
    end
end

return column
