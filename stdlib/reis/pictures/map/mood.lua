-- The experience lane of a map: the emotional curve with its area, the functional one, a second
-- person,
-- points, killers, moments of truth, and what customers said.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local format = require "reis.words.format"
local band = require "reis.pictures.band"
local place = require "reis.pictures.map.place"

local mood = {}

local ABOVE, BELOW = 21, 13
local LIMIT = 5

local function clip(v)
    return math.max(-LIMIT, math.min(LIMIT, v))
end

--- Points (x, y) of a figure, in order; nil where there are fewer than one.
local function chain_of(points, y_of, value)
    local flat = {}
    for _, p in ipairs(points) do
        local v = value(p)
        if v then
            flat[#flat + 1] = p.x
            flat[#flat + 1] = y_of(clip(v))
        end
    end
    return flat
end

local function grid(page, lane, x0, x1, y_of, L)
    for _, v in ipairs { -5, -2.5, 2.5, 5 } do page:rule(x0, y_of(v), x1, y_of(v), ink.HAIR,
        0.5) end
    for _, word in ipairs { { "mood.high", 5 }, { "mood.mid", 0 }, { "mood.low", -5 } } do
        page:line(x0 - 4, y_of(word[2]), L(word[1]), { size = 6.2, color = ink.INK2,
            align = "right", w = 0 })
    end
end

local function strips(page, lane, points, L, crowd)
    local last
    for _, p in ipairs(points) do
        if p.killers and p.emotion then
            page:rect(p.x - 9, lane.y + 1, 18, lane.h - 2, ink.STRIP)
            local w = scene.width(L "killer.strip", 6.4, true)
            if not last or p.x - last > w + 6 then
                page:line(p.x - w / 2, lane.y + 7, L "killer.strip", { size = 6.4, bold = true,
                    color = ink.VERM })
                crowd:block(p.x - w / 2 - 2, lane.y + 2, w + 4, 10)
                last = p.x
            end
        end
    end
end

local function point_name(p, L, lang)
    local s = L("point.name", p.number, p.name, format.signed(p.emotion, 1, lang))
    if p.band and p.band.p95 - p.band.p05 > 1e-9 then s = ("%s (%s … %s)"):format(s, format.signed(p.band.p05, 1, lang), format.signed(p.band.p95, 1, lang)) end
    if p.killers then s = s .. " – " .. L("tp.killer", table.concat(p.killers, "; ")) end
    for _, q in ipairs(p.quotes) do s = s .. " – “" .. q .. "”" end
    return s
end

local function draw_points(page, points, y_of, spacing, ctx)
    local r = math.max(1.6, math.min(4.7, 0.46 * spacing))
    local numbered = r >= (#points > 99 and 4.6 or 3.5)
    for _, p in ipairs(points) do
        if p.emotion then
            local y, label = y_of(clip(p.emotion)), numbered and p.number or nil
            local name = point_name(p, ctx.L, ctx.lang)
            local size = math.max(ink.MICRO, 5.8 * r / 4.7)
            local radius = p.killers and 1.4 * r or r
            page:add { p.killers and "octagon" or "circle", x = p.x, y = y, r = radius,
                fill = p.killers and ink.VERM or ink.WHITE, width = p.killers and 0.5
                    or 1.15 * math.max(0.6, r / 4.7),
                stroke = p.killers and ink.INK or p.emotion >= 0 and ink.BLUE or ink.VERM,
                    label = label,
                size = size, bold = true, color = p.killers and ink.WHITE or ink.INK, name = name,
                id = "exp" .. p.number, class = p.killers and "point killer" or "point" }
            if p.moment then
                local up = p.emotion >= 0
                page:moment(p.x, y + (up and -1 or 1) * (radius + 5.9), numbered and 4.8 or 3.4,
                    ctx.L("tp.moment", p.name))
            end
        end
    end
end

--- Where a curve comes from or goes to beyond the page: a dotted bow to the page's edge.
local function stub(page, x, y, edge, edge_y)
    local chain
    if edge < x then chain = scene.curve { edge, edge_y, x, y } else chain = scene.curve { x, y,
        edge, edge_y } end
    page:add { "path", points = chain, stroke = ink.INK, width = 1.1, dash = { 1.6, 1.8 } }
    return chain
end

local function spacing_of(points)
    local least, last = math.huge, nil
    for _, p in ipairs(points) do
        if p.emotion then
            if last then least = math.min(least, p.x - last) end
            last = p.x
        end
    end
    return least
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
            run[#run + 1] = { x = p.x, low = y_of(clip(wide.p05)), high = y_of(clip(wide.p95)) }
            moves = moves or wide.p95 - wide.p05 > 1e-9
        elseif own then
            close()
        end
    end
    close()
end

local function draw_curves(page, points, y_of, o, crowd)
    local main = chain_of(points, y_of, function(p) return p.emotion end)
    local second = o.second and chain_of(points, y_of, function(p) return o.second[p.index] end)
        or {}
    local functional = chain_of(points, y_of, function(p) return p.emotional and p.functional end)
    if #main >= 4 then
        for _, area in ipairs(scene.areas(scene.curve(main), y_of(0))) do
            page:back { "area", points = area.points, fill = area.above and ink.BLUET or ink.VERMT }
        end
    end
    draw_band(page, points, y_of, function(p) return p.emotional and p.functional, p.functional_band end,
        { fill = band.GREY, stroke = ink.INK3, name = o.band_name })
    draw_band(page, points, y_of, function(p) return p.emotion, p.band end, { fill = band.FILL, stroke = ink.BLUE, name = o.band_name })
    if #second >= 4 then
        local chain = scene.curve(second)
        page:add { "path", points = chain, stroke = ink.PURPLE, width = 0.95, dash = { 1.1, 2.0 },
            name = o.second_name }
        crowd:curve(chain)
    elseif #second == 2 then -- one mark is no curve
        page:add { "diamond", x = second[1], y = second[2], r = 2.8, fill = ink.PURPLE,
            name = o.second_name }
    end
    if #functional >= 4 then
        local chain = scene.curve(functional)
        page:add { "path", points = chain, stroke = ink.INK3, width = 0.85, dash = { 4.2, 2.2 },
            name = o.functional_name }
        crowd:curve(chain)
    end
    for i = 1, #functional, 2 do
        page:add { "box", x = functional[i] - 1.45, y = functional[i + 1] - 1.45, w = 2.9, h = 2.9,
            fill = ink.INK3 }
    end
    if #main >= 4 then
        local chain = scene.curve(main)
        page:add { "path", points = chain, stroke = ink.INK, width = 1.7, name = o.name }
        crowd:curve(chain)
    end
    return main
end

local function draw_stubs(page, main, o, x0, x1, y_of, crowd)
    if #main < 2 then return end
    if o.before then crowd:curve(stub(page, main[1], main[2], x0, y_of(clip(o.before)))) end
    if o.after then crowd:curve(stub(page, main[#main - 1], main[#main], x1,
        y_of(clip(o.after)))) end
end

--- Quotes beside their points, strongest emotion first, twelve at most; the others stay in the
-- tooltip.
local function draw_quotes(page, points, y_of, lane, body, crowd)
    local wanted = {}
    for i, p in ipairs(points) do
        if p.emotion and p.quotes[1] then wanted[#wanted + 1] = { p = p, order = i } end
    end
    table.sort(wanted, function(a, b)
        local ea, eb = math.abs(a.p.emotion), math.abs(b.p.emotion)
        if ea ~= eb then return ea > eb end
        return a.order < b.order
    end)
    local size = math.min(8, math.max(6.2, 0.89 * body))
    for i = 1, math.min(#wanted, 12) do
        local p = wanted[i].p
        local spot = crowd:seek(p.x, y_of(clip(p.emotion)), "“" .. p.quotes[1] .. "”", size,
            p.emotion >= 0, y_of(0))
        if spot then
            page:text(spot.x, spot.y, spot.lines, { size = size, lead = size * 1.2, italic = true,
                color = ink.INK2,
                name = "“" .. p.quotes[1] .. "”", tip = "“" .. p.quotes[1] .. "”" })
            crowd:block(spot.x - 1, spot.y - 1, spot.w + 2, spot.h + 2)
        end
    end
end

--- Draws the lane. o: x0, x1, points (with x), second, name, functional_name, second_name, before,
-- after, body, blank, band_name.
function mood.draw(page, ctx, lane, o)
    local scale = (lane.h - ABOVE - BELOW) / (2 * LIMIT)
    local function y_of(v) return lane.y + ABOVE + LIMIT * scale - v * scale end
    local crowd = place.new(o.x0 + 2, lane.y + 3, o.x1 - 2, lane.y + lane.h - 3)
    grid(page, lane, o.x0, o.x1, y_of, ctx.L)
    page:stroke(o.x0, y_of(0), o.x1, y_of(0), { stroke = ink.INK2, width = 0.7 })
    crowd:block(o.x0, y_of(0) - 1.2, o.x1 - o.x0, 2.4)
    for _, v in ipairs { -5, -2.5, 2.5, 5 } do crowd:line(y_of(v)) end
    if o.blank then return end
    local main = draw_curves(page, o.points, y_of, o, crowd)
    strips(page, lane, o.points, ctx.L, crowd)
    draw_stubs(page, main, o, o.x0, o.x1, y_of, crowd)
    for _, p in ipairs(o.points) do
        if p.emotion then
            local y = y_of(clip(p.emotion))
            crowd:block(p.x - 7, y - 7, 14, 14)
            if p.moment then crowd:block(p.x - 6, y + (p.emotion >= 0 and -17 or 6), 12, 11) end
        end
    end
    draw_points(page, o.points, y_of, spacing_of(o.points), ctx)
    draw_quotes(page, o.points, y_of, lane, o.body, crowd)
end

return mood
