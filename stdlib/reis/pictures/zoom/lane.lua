-- The label of a lane at the left of a zoom: a bold title and what it is about.

local scene = require "scene"
local ink = require "reis.pictures.ink"

local lane = { WIDTH = 66, WIDER = 96, WIDEST = 190 } -- of the labels; from and to where with the names of personas among them

local TITLE, SUB = 7.3, 5.9

local function laid(Z, title, sub)
    local w = Z.x0 - ink.M - 10
    local lines, size = ink.gentle(title, w, TITLE, { bold = true })
    local under = sub and scene.wrap(sub, w, { size = SUB }) or {}
    return lines, size, under, 3.5 + #lines * size * ink.LEAD + (#under > 0 and 1 + #under * SUB * 1.17 or 0) + 2
end

--- The least height of a lane with this label.
function lane.height(Z, title, sub)
    local _, _, _, h = laid(Z, title, sub)
    return h
end

--- Writes the label of a lane that begins at y.
function lane.draw(Z, y, title, sub)
    local lines, size, under = laid(Z, title, sub)
    Z.page:text(ink.M + 3, y + 3.5, lines, { size = size, bold = true })
    if #under > 0 then
        Z.page:text(ink.M + 3, y + 4.5 + #lines * size * ink.LEAD, under, { size = SUB, color = ink.INK3, lead = SUB * 1.17 })
    end
end

return lane
