-- Shares as they stand at the lines of a zoom, and how wide a line is for one.

local format = require "reis.words.format"

local share = { LEAST = 0.0005 } -- a share below this is not drawn

--- "36 %", kept together.
function share.percent(Z, p)
    return (format.percent(p, Z.ctx.lang):gsub(" ", "\u{A0}"))
end

--- The width of a line that a share of the customers takes.
function share.width(p)
    return 0.6 + 2.4 * math.min(1, p)
end

return share
