-- Two curves on one lane: as it was, dashed, and as it is; between them the area in which it got better or worse.

local scene = require "scene"
local ink = require "reis.pictures.ink"

local curve = {}

local STEP = 2 -- points between two corners of an area

--- The Bézier chain through { x1, y1, x2, y2, … }; a single point has none.
function curve.chain(points) return #points >= 4 and scene.curve(points) or nil end

--- The height of a chain at x; its control points stand at thirds, so x runs evenly along each piece.
local function at(chain, x)
    local k = 1
    while k + 13 <= #chain and x > chain[k + 6] do k = k + 6 end
    local t = (x - chain[k]) / (chain[k + 6] - chain[k])
    t = math.max(0, math.min(1, t))
    local u = 1 - t
    return u * u * u * chain[k + 1] + 3 * u * u * t * chain[k + 3] + 3 * u * t * t * chain[k + 5] + t * t * t * chain[k + 7]
end

local function within(x, list)
    for _, one in ipairs(list) do
        if x > one[1] - 1e-6 and x < one[2] + 1e-6 then return true end
    end
    return false
end

--- Where both curves run, the pieces between them on which one is above: list of { points =, better = }. quiet: as of curve.draw
local function areas(before, after, quiet)
    local from, to = math.max(before[1], after[1]), math.min(before[#before - 1], after[#after - 1])
    local list, upper, lower, sign = {}, {}, {}, 0
    local function close()
        if #upper >= 4 then
            for k = #lower - 1, 1, -2 do upper[#upper + 1], upper[#upper + 2] = lower[k], lower[k + 1] end
            list[#list + 1] = { points = upper, better = sign > 0 }
        end
        upper, lower = {}, {}
    end
    local function add(x, a, b)
        local n = #upper
        upper[n + 1], upper[n + 2], lower[n + 1], lower[n + 2] = x, a, x, b
    end
    local n = math.max(1, math.ceil((to - from) / STEP))
    local px, pd
    for i = 0, to > from and n or -1 do
        local x = from + (to - from) * i / n
        local a, b = at(before, x), at(after, x)
        local now = within(x, quiet) and 0 or a - b > 0.05 and 1 or a - b < -0.05 and -1 or 0
        if now ~= sign then
            if sign ~= 0 then add(x, (a + b) / 2, (a + b) / 2) end
            close()
            if now ~= 0 and px then add(px, b + pd / 2, b + pd / 2) end
            sign = now
        end
        if now ~= 0 then add(x, a, b) end
        px, pd = x, a - b
    end
    close()
    return list
end

--- Draws both chains (one may be nil). o: name_before, name_after (what they are called), thin, quiet (list of
-- { from, to }: between touchpoints at which neither differs the curves part by their bend alone; nothing is tinted there).
function curve.draw(page, before, after, o)
    if before and after then
        for _, one in ipairs(areas(before, after, o.quiet or {})) do
            if #one.points >= 6 then page:back { "poly", points = one.points, fill = one.better and ink.BLUET or ink.VERMT } end
        end
    end
    if before then
        page:add { "path", points = before, stroke = ink.INK3, width = o.thin and 0.8 or 1, dash = { 4.2, 2.2 }, name = o.name_before }
    end
    if after then page:add { "path", points = after, stroke = ink.INK, width = o.thin and 1.2 or 1.7, name = o.name_after } end
end

return curve
