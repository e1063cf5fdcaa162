-- The flow of a zoom: cards in a row, ways on, skips above, ways back below, who leaves, and where
-- it comes from.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local cards = require "reis.pictures.zoom.cards"
local edges = require "reis.pictures.zoom.edges"
local share = require "reis.pictures.zoom.share"

local flow = {}

--- The size of a share at a line; it grows with the cards.
local function label_size(Z) return math.max(6.8, Z.size - 1) end

--- Levels of arcs, nearest to the cards first, so that an arc runs outside those it spans or
-- crosses.
local function set_levels(arcs, below)
    local list = {}
    for _, arc in ipairs(arcs) do
        if arc.below == below then list[#list + 1] = arc end
    end
    table.sort(list, function(a, b)
        local sa, sb = math.abs(a.to - a.from), math.abs(b.to - b.from)
        if sa ~= sb then return sa < sb end
        if a.from ~= b.from then return a.from < b.from end
        return a.to < b.to
    end)
    local most = 0
    for i, arc in ipairs(list) do
        arc.level = 1
        local lo, hi = math.min(arc.from, arc.to), math.max(arc.from, arc.to)
        for k = 1, i - 1 do
            local other = list[k]
            local l, h = math.min(other.from, other.to), math.max(other.from, other.to)
            local apart = h <= lo or l >= hi
            if lo == hi or l == h then apart = lo > h or hi < l end
            if not apart then arc.level = math.max(arc.level, other.level + 1) end
        end
        most = math.max(most, arc.level)
    end
    return most
end

--- Sorts the ways into straight ones and arcs, and says how high the lane must be at least.
function flow.measure(Z)
    Z.note = math.max(5.8, Z.size - 0.8)
    local wide = Z.size * 1.3
    for _, c in ipairs(Z.cols) do wide = math.max(wide, scene.width(c.id, Z.size, true)) end
    Z.indent = 5 + wide + 4
    Z.card_h = 0
    for _, c in ipairs(Z.cols) do Z.card_h = math.max(Z.card_h, cards.measure(Z, c)) end
    Z.arcs, Z.straight = {}, {}
    for _, way in ipairs(Z.ways) do
        if way.to == way.from + 1 then
            Z.straight[#Z.straight + 1] = way
        else
            Z.arcs[#Z.arcs + 1] = { from = way.from, to = way.to, p = way.p,
                below = way.to <= way.from }
        end
    end
    local first, last = Z.cols[1], Z.cols[#Z.cols]
    local room = math.max(42, math.min(8 * Z.note, Z.card_w * 0.3), math.min(110, Z.x1 - last.card_x - Z.card_w - 3))
    Z.first_label = edges.label(Z, edges.grouped(Z, first.arrivals, "n"), "zoom.from", room)
    Z.last_label = edges.label(Z, edges.grouped(Z, last.exits, "p"), "zoom.to", room,
        #last.exits > 1 or last.flow.leave > share.LEAST)
    for i, c in ipairs(Z.cols) do
        local left = i == 1 and #Z.first_label > 0 and math.max(0, edges.widest(Z,
            Z.first_label) + 3 - (c.card_x - Z.x0 + 8)) or 0
        local right = i == #Z.cols and #Z.last_label > 0 and math.max(0, edges.widest(Z,
            Z.last_label) + 3 - (Z.x1 - c.card_x - Z.card_w)) or 0
        c.below, c.above = edges.below(Z, c, i, left + right), edges.above(Z, c, i)
        edges.place(Z, c, c.below, true, left, right)
        edges.place(Z, c, c.above, false, 0, 0)
    end
    local up, down = set_levels(Z.arcs, false), set_levels(Z.arcs, true)
    Z.up, Z.down = up, down
    Z.zone_up, Z.zone_down = edges.zone(Z, false), edges.zone(Z, true)
    local above = Z.zone_up + (up > 0 and 9 + 10 * up or 0) + 9
    local below = Z.zone_down + (down > 0 and 9 + 10 * down or 0) + 5
    return { least = above + Z.card_h + below, above = above, below = below,
        stretch = (up > 0 and up + 1
        or 0.3) + (down > 0 and down + 1 or 0.3) }
end

-- drawing ---------------------------------------------------------------------------------------

local function colour(Z, way)
    return Z.cols[way.to].killer and ink.VERM or ink.FLOW
end

local function way_name(Z, way)
    return Z.ctx.L("zoom.way", share.percent(Z, way.p), Z.cols[way.from].id, Z.cols[way.to].id)
end

local function draw_straight(Z, way, y)
    local from, to = Z.cols[way.from], Z.cols[way.to]
    local x1, x2, c = from.card_x + Z.card_w, to.card_x, colour(Z, way)
    Z.page:stroke(x1, y, x2, y, { stroke = c, width = share.width(way.p), arrow = true,
        name = way_name(Z, way) })
    local size = ink.fit(share.percent(Z, way.p), x2 - x1 - 1, label_size(Z), { bold = true })
    Z.page:line((x1 + x2) / 2, y - share.width(way.p) * 1.2 - 2 - size * 0.62,
        share.percent(Z, way.p),
        { size = size, bold = true, color = c == ink.VERM and c or ink.INK2, align = "center",
            w = 0 })
end

--- The chain of an arc: a leg, a curve whose ends are upright, a leg.
local function arc_chain(arc, y, leg, depth)
    local s = arc.below and 1 or -1
    local a, b = y + s * leg, y + s * (leg + depth / 0.75)
    local first = ink.straight(arc.x1, y, arc.x1, a)
    local chain = {}
    for i = 1, 8 do chain[i] = first[i] end
    for _, v in ipairs { arc.x1, b, arc.x2, b, arc.x2, a } do chain[#chain + 1] = v end
    local last = ink.straight(arc.x2, a, arc.x2, y)
    for i = 3, 8 do chain[#chain + 1] = last[i] end
    return chain, a, b
end

local TRIES = { 0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74 }

--- Where on its arc a share is best read: away from the other lines and shares.
local function label_place(arc, arcs, placed, w)
    local best, least
    for _, t in ipairs(TRIES) do
        local u = 1 - t
        local x = u * u * (u + 3 * t) * arc.x1 + t * t * (t + 3 * u) * arc.x2
        local y = (u * u * u + t * t * t) * arc.a + 3 * u * t * arc.b
        local cost = math.abs(t - 0.5) * 4
        for _, other in ipairs(arcs) do
            if other ~= arc then
                for k = 1, #other.sampled, 2 do
                    if math.abs(other.sampled[k] - x) < w / 2 + 1.5
                        and math.abs(other.sampled[k + 1] - y) < 5.5 then
                        cost = cost + 1
                    end
                end
            end
        end
        for _, p in ipairs(placed) do
            if math.abs(p[1] - x) < (w + p[3]) / 2 + 2 and math.abs(p[2] - y) < 9 then
                cost = cost + 50
            end
        end
        if not least or cost < least then best, least = { x, y, w }, cost end
    end
    return best
end

local function draw_arcs(Z, top, bottom, up_room, down_room)
    for _, arc in ipairs(Z.arcs) do
        local levels = arc.below and Z.down or Z.up
        local zone = arc.below and Z.zone_down or Z.zone_up
        local leg = zone + 5 + 3.2 * share.width(arc.p)
        local room = (arc.below and down_room or up_room) - 8 - zone
        local lowest = math.max(0.35, math.min(0.6, 1 - 13 * (levels - 1) / room))
        local part = levels == 1 and 0.7 or lowest + (1 - lowest) * (arc.level - 1) / (levels - 1)
        local depth = math.max(6, zone + part * room - leg)
        if arc.from == arc.to then depth = math.min(depth, 10) end
        arc.chain, arc.a, arc.b = arc_chain(arc, arc.below and bottom or top, leg, depth)
        arc.sampled = scene.sample(arc.chain, 3)
    end
    for _, arc in ipairs(Z.arcs) do
        Z.page:add { "path", points = arc.chain, stroke = colour(Z, arc),
            width = share.width(arc.p), arrow = true,
            name = way_name(Z, arc) }
    end
    local placed, size = {}, label_size(Z)
    for _, arc in ipairs(Z.arcs) do
        local s = share.percent(Z, arc.p)
        local w = scene.width(s, size, true)
        local at = label_place(arc, Z.arcs, placed, w)
        placed[#placed + 1] = at
        Z.page:add { "box", x = at[1] - w / 2 - 2, y = at[2] - 0.68 * size, w = w + 4, h = 1.36 * size,
            fill = ink.WHITE }
        Z.page:line(at[1], at[2], s, { size = size, bold = true, align = "center", w = 0,
            color = colour(Z, arc) == ink.VERM and ink.VERM or ink.INK2, tip = way_name(Z, arc) })
    end
end

local function draw_rows(Z, rows, x, y, o)
    for i, row in ipairs(rows) do
        local name = row.phase and Z.ctx.L("zoom.other", row.phase.index, row.phase.name) or nil
        Z.page:text(x, y + (i - 1) * Z.note * 1.17, { row[1] },
            { size = Z.note, lead = Z.note * 1.17, bold = o.bold,
            align = o.align, w = 0,
            color = o.color or (row.phase and ink.BLUE or ink.INK2), url = row.url, name = row.url
                and name,
                tip = row.whole })
    end
end

local function draw_stubs(Z, c, top, bottom)
    for _, item in ipairs(c.below) do
        if item.rows then
            local p = item.leave and c.flow.leave or 0
            for _, way in ipairs(item.out and c.exits or {}) do p = p + way.p end
            local w = math.min(item.leave and 1.4 or 2, share.width(p))
            Z.page:stroke(item.x, bottom, item.x, bottom + 14,
                { stroke = item.leave and ink.VERM or ink.FLOW,
                width = w, arrow = true,
                name = item.leave and c.id .. ": " .. item.rows[1].whole or item.rows[1].whole })
            draw_rows(Z, item.rows, item.label_x, bottom + 15, { align = "center", bold = item.bold,
                color = item.leave and ink.VERM })
        end
    end
    for _, item in ipairs(c.above) do
        if item.rows then
            local p = 0
            for _, way in ipairs(c.arrivals) do p = p + way.n end
            Z.page:stroke(item.x, top - 14, item.x, top,
                { stroke = ink.INK3, width = math.min(share.width(p), 2),
                arrow = true, name = item.rows[1].whole })
            draw_rows(Z, item.rows, item.label_x, top - 15.5 - #item.rows * Z.note * 1.17,
                { align = "center" })
        end
    end
end

--- The arrows into the first and out of the last card.
local function draw_ends(Z, y, bottom)
    local first, last = Z.cols[1], Z.cols[#Z.cols]
    if #Z.first_label > 0 then
        local p = 0
        for _, way in ipairs(first.arrivals) do p = p + way.n end
        Z.page:stroke(Z.x0 - 6, y, first.card_x, y, { stroke = ink.INK3,
            width = math.min(share.width(p), 2.8),
            arrow = true, name = Z.first_label[1].whole })
        draw_rows(Z, Z.first_label, Z.x0 - 8, bottom + 3, {})
    end
    if #Z.last_label > 0 then
        local p = 0
        for _, way in ipairs(last.exits) do p = p + way.p end
        Z.page:stroke(last.card_x + Z.card_w, y, Z.x1, y,
            { stroke = ink.INK3, width = math.min(share.width(p), 2.8),
            arrow = true, name = Z.last_label[1].whole })
        draw_rows(Z, Z.last_label, Z.x1, bottom + 3, { align = "right" })
    end
end

--- Draws the lane from y with a height of h.
function flow.draw(Z, m, y, h)
    local spare = h - m.least
    local share_up = (Z.up > 0 and Z.up + 1 or 0.3) / m.stretch
    local top = y + m.above + spare * share_up
    local bottom = top + Z.card_h
    local middle = top + Z.card_h / 2
    draw_arcs(Z, top, bottom, top - y, y + h - bottom)
    for _, way in ipairs(Z.straight) do draw_straight(Z, way, middle) end
    draw_ends(Z, middle, bottom)
    for _, c in ipairs(Z.cols) do
        cards.draw(Z, c, top)
        draw_stubs(Z, c, top, bottom)
    end
end

return flow
