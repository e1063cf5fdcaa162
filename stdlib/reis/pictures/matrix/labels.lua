-- Names beside bubbles, whole: of eight places each takes the first that is free, else the one that covers least.

local scene = require "scene"
local ink = require "reis.pictures.ink"

local SIZE, WIDE, MOST = 6.2, 92, 4 -- of a name; its widest line, and how many lines at most (the list has it too)
local LEAD = SIZE * ink.LEAD

local labels = {}

local function overlap(a, b)
    local w = math.min(a.x + a.w, b.x + b.w) - math.max(a.x, b.x)
    local h = math.min(a.y + a.h, b.y + b.h) - math.max(a.y, b.y)
    return w > 0 and h > 0 and w * h or 0
end

--- The places around a bubble, the best first: the box of the text and how it is aligned.
local function places(one, w, h)
    local gap, d = one.r + 4, (one.r + 3) * 0.72
    return {
        { x = one.x + gap, y = one.y - h / 2 }, { x = one.x - gap - w, y = one.y - h / 2, right = true },
        { x = one.x - w / 2, y = one.y - gap - h + 1 }, { x = one.x - w / 2, y = one.y + gap - 1 },
        { x = one.x + d, y = one.y - d - h }, { x = one.x + d, y = one.y + d },
        { x = one.x - d - w, y = one.y - d - h, right = true }, { x = one.x - d - w, y = one.y + d, right = true },
    }
end

--- What a place covers of what is there, in square points; what leaves the field counts heavily.
local function cost(box, taken, field)
    local inside = overlap(box, field)
    local sum = (box.w * box.h - inside) * 20
    for _, other in ipairs(taken) do sum = sum + overlap(box, other) end
    return sum
end

--- Writes the names of bubbles { x, y, r, name } into a field { x, y, w, h }, each only where it covers
-- little (the list has them all). taken: boxes that are not to be written over.
function labels.draw(page, bubbles, field, taken)
    for _, one in ipairs(bubbles) do
        taken[#taken + 1] = { x = one.x - one.r, y = one.y - one.r, w = 2 * one.r, h = 2 * one.r }
    end
    for _, one in ipairs(bubbles) do
        local lines, w = scene.wrap(one.name, WIDE, { size = SIZE }), 0
        for _, s in ipairs(lines) do w = math.max(w, scene.width(s, SIZE)) end
        local h, best, least = #lines * LEAD, nil, math.huge
        for _, box in ipairs(places(one, w, h)) do
            box.w, box.h = w, h
            local c = cost(box, taken, field)
            if c < least - 1e-9 then best, least = box, c end
        end
        if #lines <= MOST and least < 0.5 then
            taken[#taken + 1] = best
            for i, s in ipairs(lines) do
                page:line(best.right and best.x + w or best.x, best.y + LEAD * (i - 0.5), s, { size = SIZE,
                    align = best.right and "right" or nil, w = best.right and 0 or nil, tip = one.name })
            end
        end
    end
end

return labels
