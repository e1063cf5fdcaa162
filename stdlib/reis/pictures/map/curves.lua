-- The curves of a map's experience lane: the emotional one with its area, the functional one, those of other people or of
-- another time, the bands in which they lie, and where they come from and go to.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local band = require "reis.pictures.band"

local curves = {}

local LIMIT = 5

--- A figure as it is drawn: on the scale's edge where it lies beyond it. -> value, whether it was clipped
function curves.clip(v)
    local shown = math.max(-LIMIT, math.min(LIMIT, v))
    return shown, math.abs(v - shown) > 0.05
end

--- The points { x, y, … } of a figure, in order.
local function chain_of(points, y_of, value)
    local flat = {}
    for _, p in ipairs(points) do
        local v = value(p)
        if v then
            flat[#flat + 1] = p.x
            flat[#flat + 1] = y_of(curves.clip(v))
        end
    end
    return flat
end

--- The band of a curve, in runs of the touchpoints that have one. value(p) -> the curve's own figure, its band
local function draw_band(page, points, y_of, value, look)
    local run, moves = {}, false
    local function close()
        if #run > 1 and moves then page:add { "polygon", points = band.corners(run), fill = look.fill, name = look.name } end
        for _, p in ipairs(run) do
            if p.low > p.high then page:stroke(p.x, p.low, p.x, p.high, { stroke = look.stroke, width = 0.6 }) end
        end
        run, moves = {}, false
    end
    for _, p in ipairs(points) do
        local own, wide = value(p)
        if own and wide then
            run[#run + 1] = { x = p.x, low = y_of(curves.clip(wide.p05)), high = y_of(curves.clip(wide.p95)) }
            moves = moves or wide.p95 - wide.p05 > 1e-9
        elseif own then
            close()
        end
    end
    close()
end

--- A curve of somebody else: one.value(p); or of another time: one.points, as of against.of. Both: look = { stroke, width,
-- dash }, name
local function draw_other(page, points, y_of, one, o, crowd)
    local flat
    if one.points then
        flat = chain_of(one.points(points, o.phases, { o.x0, o.x1 }), y_of, function(p) return p.v end)
    else
        flat = chain_of(points, y_of, one.value)
    end
    if #flat >= 4 then
        local chain = scene.curve(flat)
        page:add { "path", points = chain, stroke = one.look.stroke, width = one.look.width, dash = one.look.dash, name = one.name }
        crowd:curve(chain)
    end
    local list = one.points and one.points(points, o.phases, { o.x0, o.x1 }) or {}
    for i = 1, #flat, 2 do
        local p = list[(i + 1) // 2]
        if #flat == 2 or p and p.changed then -- one mark is no curve
            page:add { "diamond", x = flat[i], y = flat[i + 1], r = 2.8, fill = p and p.new and ink.WHITE or one.look.stroke,
                stroke = one.look.stroke, width = 0.9, name = one.name }
            crowd:block(flat[i] - 4, flat[i + 1] - 4, 8, 8)
        end
    end
end

local function draw_functional(page, points, y_of, o, crowd)
    local flat = chain_of(points, y_of, function(p) return p.emotional and p.functional end)
    if #flat >= 4 then
        local chain = scene.curve(flat)
        page:add { "path", points = chain, stroke = ink.INK3, width = 0.85, dash = { 4.2, 2.2 }, name = o.functional_name }
        crowd:curve(chain)
    end
    for i = 1, #flat, 2 do
        page:add { "box", x = flat[i] - 1.45, y = flat[i + 1] - 1.45, w = 2.9, h = 2.9, fill = ink.INK3 }
    end
end

--- A dotted bow to the page's edge: where a curve comes from or goes to beyond the page.
local function stub(page, x, y, edge, edge_y)
    local chain = edge < x and scene.curve { edge, edge_y, x, y } or scene.curve { x, y, edge, edge_y }
    page:add { "path", points = chain, stroke = ink.INK, width = 1.1, dash = { 1.6, 1.8 } }
    return chain
end

--- Draws all curves of a lane. o: as of mood.draw; y_of(v): the height of a value
function curves.draw(page, y_of, o, crowd)
    local points = o.points
    local main = o.main and chain_of(points, y_of, function(p) return p.emotion end) or {}
    if #main == 2 then -- no curve, but as far from the middle as one would be
        local top, bottom = math.min(main[2], y_of(0)), math.max(main[2], y_of(0))
        page:rect(main[1] - 16, top, 32, bottom - top, main[2] < y_of(0) and ink.BLUET or ink.VERMT)
        crowd:block(main[1] - 16, top, 32, bottom - top)
    end
    if #main >= 4 then
        for _, area in ipairs(scene.areas(scene.curve(main), y_of(0))) do
            page:back { "area", points = area.points, fill = area.above and ink.BLUET or ink.VERMT }
        end
    end
    draw_band(page, points, y_of, function(p) return p.emotional and p.functional, p.functional_band end,
        { fill = band.GREY, stroke = ink.INK3, name = o.band_name })
    draw_band(page, points, y_of, function(p) return p.emotion, p.band end, { fill = band.FILL, stroke = ink.BLUE, name = o.band_name })
    for _, one in ipairs(o.others) do draw_other(page, points, y_of, one, o, crowd) end
    if o.main then draw_functional(page, points, y_of, o, crowd) end
    if #main >= 4 then
        local chain = scene.curve(main)
        page:add { "path", points = chain, stroke = ink.INK, width = 1.7, name = o.name }
        crowd:curve(chain)
    end
    if #main < 2 then return end
    if o.before then crowd:curve(stub(page, main[1], main[2], o.x0, y_of(curves.clip(o.before)))) end
    if o.after then crowd:curve(stub(page, main[#main - 1], main[#main], o.x1, y_of(curves.clip(o.after)))) end
end

return curves
