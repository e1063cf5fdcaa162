-- How large the letters of a page of a map can be so that all of it stands there whole and the curve keeps its room:
-- first crowded phases get more of the width and stacks beside each other, then letters get smaller.

local layout = require "reis.pictures.map.layout"

local fit = {}

-- What is tried, the best first: `curve` points are left for the curve; level 1 has low cards.
local TRIES = {}
local function tries(level, curve, sizes, few)
    for _, body in ipairs(sizes) do TRIES[#TRIES + 1] = { level = level, curve = curve, body = body, few = few } end
end
tries(0, 150, { 14, 13, 12, 11, 10 }, true) -- where there is little to show
tries(0, 190, { 9.0, 8.6, 8.2, 7.8, 7.4 })
tries(0, 150, { 7.0, 6.8, 6.6, 6.4 })
tries(1, 140, { 6.8, 6.6, 6.4 })
tries(0, 130, { 6.2, 6.0 })
tries(1, 120, { 6.2, 6.0 })
tries(1, 104, { 6.0 })

-- A stack of cards is no narrower than so many sizes of its letters.
local NARROW = 9.2

local function rest_of(lay, room, lanes)
    local rest = room.bottom - room.top
    for _, lane in ipairs(lanes) do rest = rest - (lay.heights[lane.key] or 0) end -- in order: sums of floats depend on it
    return rest
end

--- The first way to set columns in which a page fits at one size. -> lay, room for the curve; nil
local function at_size(phases, room, lanes, try)
    local curve = room.curve and math.min(room.curve, try.curve) or try.curve
    for _, columns in ipairs(layout.ways(phases, room.x0, room.x1, NARROW * try.body)) do
        local lay = layout.measure(phases, columns, lanes, try)
        local rest = rest_of(lay, room, lanes)
        if rest >= curve then return lay, rest end
    end
    return nil
end

local function few(phases)
    local n = 0
    for _, phase in ipairs(phases) do n = n + 1 + #phase.touchpoints end
    return n <= 6
end

--- Whether a page fits at all. room: { top, bottom, x0, x1, curve = (what the lane of the curve needs, nil: as tried) }
function fit.fits(phases, room, lanes)
    for i = #TRIES, #TRIES - 2, -1 do
        if at_size(phases, room, lanes, TRIES[i]) then return true end
    end
    return false
end

--- The layout of a page with the largest letters that fit; for one on which nothing fits whole, what each list can show.
-- -> lay, room for the curve
function fit.page(phases, room, lanes)
    local low, high = few(phases) and 1 or 6, #TRIES
    while low < high do -- larger letters never take less room
        local middle = (low + high) // 2
        if at_size(phases, room, lanes, TRIES[middle]) then high = middle else low = middle + 1 end
    end
    local lay, rest = at_size(phases, room, lanes, TRIES[low])
    for lines = lay and 0 or 12, 1, -1 do
        local columns = layout.columns(phases, room.x0, room.x1, 1)
        lay = layout.measure(phases, columns, lanes, { body = 6, level = 1, lines = lines })
        rest = rest_of(lay, room, lanes)
        if rest >= 60 then break end
    end
    return lay, rest
end

return fit
