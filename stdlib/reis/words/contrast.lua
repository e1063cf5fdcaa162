-- How well two colours can be told apart, as WCAG 2 counts it: 1 (not at all) to 21. Colours are "#RRGGBB".

local contrast = {}

local function parts(color)
    local function part(i) return tonumber(color:sub(i, i + 1), 16) end
    return part(2), part(4), part(6)
end

--- The colour of three parts from 0 to 255.
local function colour(r, g, b)
    local function part(v) return math.floor(math.max(0, math.min(255, v)) + 0.5) end
    return ("#%02X%02X%02X"):format(part(r), part(g), part(b))
end

local function light(v)
    v = v / 255
    return v <= 0.04045 and v / 12.92 or ((v + 0.055) / 1.055) ^ 2.4
end

--- The relative luminance of a colour, 0 (black) to 1 (white).
function contrast.luminance(color)
    local r, g, b = parts(color)
    return 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b)
end

--- The contrast of two colours.
function contrast.ratio(one, other)
    local a, b = contrast.luminance(one), contrast.luminance(other)
    return (math.max(a, b) + 0.05) / (math.min(a, b) + 0.05)
end

--- So much (0 to 1) of one colour in another.
function contrast.mix(one, other, part)
    local r, g, b = parts(one)
    local x, y, z = parts(other)
    return colour(x + (r - x) * part, y + (g - y) * part, z + (b - z) * part)
end

--- The shade of a colour, itself or towards `to`, that has a contrast of `least` with `ground` and is nearest to it. -> a colour,
-- or `to` where no shade has
function contrast.shade(color, to, ground, least)
    for step = 0, 100 do
        local shade = contrast.mix(to, color, step / 100)
        if contrast.ratio(shade, ground) >= least then return shade end
    end
    return to
end

return contrast
