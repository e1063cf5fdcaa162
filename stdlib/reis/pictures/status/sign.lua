-- The sign of a state: a full circle (done), one with a dot (thin), an empty one (missing); not by colour alone.

local ink = require "reis.pictures.ink"

local sign = {}

sign.FILL = { done = ink.GREENT, thin = ink.WHITE, missing = ink.FAIL }
sign.INK = { done = ink.LEAF, thin = ink.INK2, missing = ink.VERM }

--- Draws it with its middle at x, y. o: r (4), name
function sign.draw(page, x, y, state, o)
    local r = o and o.r or 4
    local color = sign.INK[state]
    page:add { "circle", x = x, y = y, r = r, fill = state == "done" and color or ink.WHITE, stroke = color, width = 1.1, name = o and o.name }
    if state == "thin" then page:add { "circle", x = x, y = y, r = r * 0.42, fill = color, name = o and o.name } end
end

return sign
