-- A band along a curve: the area between the curve through its lower points and that through its upper ones.

local scene = require "scene"

local band = { FILL = "#0072B238", GREY = "#5E6C7930" }

local STEPS = 20 -- corners from one point to the next

--- Points along the curve through { x1, y1, x2, y2, … }, from left to right.
local function along(through)
    local chain, out = scene.curve(through), {}
    for k = 1, #chain - 7, 6 do
        for step = 0, STEPS do
            local t = step / STEPS
            local a, b, c, d = (1 - t) ^ 3, 3 * t * (1 - t) ^ 2, 3 * t * t * (1 - t), t ^ 3
            for axis = 0, 1 do
                out[#out + 1] = a * chain[k + axis] + b * chain[k + 2 + axis] + c * chain[k + 4 + axis] + d * chain[k + 6 + axis]
            end
        end
    end
    return out
end

--- The corners of a band. points: list of { x =, low =, high = } on the page, two or more, from left to right
function band.corners(points)
    local low, high = {}, {}
    for i, p in ipairs(points) do
        low[2 * i - 1], low[2 * i], high[2 * i - 1], high[2 * i] = p.x, p.low, p.x, p.high
    end
    local corners, below = along(high), along(low)
    for k = #below - 1, 1, -2 do corners[#corners + 1], corners[#corners + 2] = below[k], below[k + 1] end
    return corners
end

return band
