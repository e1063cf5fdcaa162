-- The flow of a zoom: cards in a row, ways on, skips above, ways back below, who leaves, and where it comes from.

local scene = require "scene"
local ink = require "reis.ink"
local format = require "reis.format"

local flow = {}

local LABEL = 6.8 -- size of a share at a line
local LEAST = 0.0005 -- a share below this is not drawn

local function percent(Z, p) return (format.percent(p, Z.ctx.lang):gsub(" ", "\u{A0}")) end
local function width_of(p) return 0.6 + 2.4 * math.min(1, p) end

-- cards -----------------------------------------------------------------------------------------

local function time_of(Z, t)
    local ctx, parts = Z.ctx, {}
    local function minutes(field)
        local q = rawget(t, field)
        if q == nil then return nil end
        return require "reis.quantity".mean(q, Z.all.flow_person and Z.all.flow_person.thing)
    end
    local takes, waits = minutes "duration", minutes "wait"
    if takes and takes > 0 then parts[1] = format.duration(takes, ctx.lang) end
    if waits and waits > 0 then parts[#parts + 1] = ctx.L("zoom.wait", format.duration(waits, ctx.lang)) end
    return #parts > 0 and table.concat(parts, " · ") or nil
end

local function runs_it(Z, t)
    local channel, owner = t.ref.channel, t.ref.owner
    if owner and channel then return channel.name .. " · " .. owner.name end
    if owner or channel then return (owner or channel).name end
    return t.silence and Z.ctx.L "zoom.nobody" or nil
end

--- What stands on a card, wrapped: name, small lines, and its height.
local function card_text(Z, c)
    local size, small, left = Z.size, Z.small, Z.indent
    local w = Z.card_w - left - 4
    local name, font = ink.gentle(c.t.name, (c.killer or c.moment) and w - 5 or w, size, { max = 5 })
    local under, who = {}, runs_it(Z, c.t)
    if who then
        for _, s in ipairs(scene.wrap(who, w, { size = small, max = 2 })) do under[#under + 1] = { s } end
    end
    local time = time_of(Z, c.t)
    if time then
        for _, s in ipairs(scene.wrap(time, w, { size = small, max = 2 })) do under[#under + 1] = { s } end
    end
    if c.t.ref.zoom then
        under[#under + 1] = { ink.cut("› " .. c.t.ref.zoom.name, w, small), url = Z.ctx.link("map", c.t.ref.zoom), link = c.t.ref.zoom }
    end
    c.text = { name = name, font = font, under = under }
    return math.max(#name * font * 1.15 + #under * small * 1.16, 2.6 * size) + 4 + small * 1.2 + 8.5
end

local function card_sentence(Z, c)
    local L, t = Z.ctx.L, c.t
    local s = L("zoom.card", c.id, t.name)
    local who = runs_it(Z, t)
    if who then s = s .. " – " .. who end
    if not t.managed then s = s .. " (" .. L "tp.unmanaged" .. ")" end
    return s .. ", " .. L("zoom.reached", percent(Z, c.flow.reach))
end

local function draw_card(Z, c, y)
    local page, t, size, small = Z.page, c.t, Z.size, Z.small
    local x, w, h = c.card_x, Z.card_w, Z.card_h
    local url = t.ref.zoom and Z.ctx.link("map", t.ref.zoom) or Z.ctx.link("map", Z.ctx.journey)
    local style = { name = card_sentence(Z, c), url = url, id = "tp" .. t.index,
        class = t.managed and "touchpoint" or "touchpoint unmanaged" }
    if c.killer then style.stroke, style.width = ink.VERM, 1 end
    page:card(x, y, w, h, t.managed, style)
    page:line(x + 5, y + 3 + c.text.font * 0.6, c.id, { size = Z.size, bold = true })
    page:icon(x + 5, y + 4.5 + size * 1.25, t.ref.channel, size * 1.3, { tip = t.ref.channel and t.ref.channel.name })
    local ty = y + 3
    page:text(x + Z.indent, ty, c.text.name, { size = c.text.font, lead = c.text.font * 1.15, tip = style.name, url = url })
    ty = ty + #c.text.name * c.text.font * 1.15 + 0.5
    for _, row in ipairs(c.text.under) do
        page:text(x + Z.indent, ty, { row[1] }, { size = small, color = row.link and ink.BLUE or ink.INK3, lead = small * 1.16,
            italic = not t.managed and not row.link, url = row.url, name = row.link and row.link.name })
        ty = ty + small * 1.16
    end
    local foot, bar = y + h - 4.5, w - 10
    local said = ink.cut(Z.ctx.L("zoom.reached", percent(Z, c.flow.reach)), bar, small)
    page:line(x + w - 5, foot - 1.6 - small * 0.6, said, { size = small, color = ink.INK2, align = "right", w = 0 })
    page:add { "box", x = x + 5, y = foot - 1.1, w = bar, h = 2.2, fill = ink.HAIR }
    if c.flow.reach > 0 then
        page:add { "box", x = x + 5, y = foot - 1.1, w = math.max(0.6, bar * math.min(1, c.flow.reach)), h = 2.2, fill = ink.INK2 }
    end
    if c.killer then
        local names = {}
        for i, k in ipairs(t.killers) do names[i] = k.name end
        page:killer(x + w - 4, y + 3, 5.6, Z.ctx.L("tp.killer", table.concat(names, "; ")))
    end
    if c.moment then page:moment(x + w - (c.killer and 17 or 4), y + 3, 6, Z.ctx.L("tp.moment", t.name)) end
end

-- places along the edges of the cards -----------------------------------------------------------

local function where_to(Z, index)
    local L = Z.ctx.L
    if index == 0 then return { text = L "zoom.end", whole = L "zoom.end" } end
    local t = Z.ctx.journey.touchpoints[index]
    if t.phase == Z.ctx.phase then
        local id = require "reis.zoom.data".id(t)
        return { text = id, whole = id .. " " .. t.name }
    end
    return { text = t.phase.index .. " " .. t.phase.name, whole = t.phase.index .. " " .. t.phase.name, phase = t.phase,
        url = Z.ctx.link("zoom", Z.ctx.journey, t.phase) }
end

--- The ways to or from outside, with those of one phase together: { {text, url, p}, … }.
local function grouped(Z, ways, field)
    local list, at = {}, {}
    for _, way in ipairs(ways) do
        local to = where_to(Z, way.index)
        if field == "n" and way.index == 0 then to = { text = Z.ctx.L "zoom.start", whole = Z.ctx.L "zoom.start" } end
        if at[to.text] then
            at[to.text].p = at[to.text].p + way[field]
        else
            to.p = way[field]
            at[to.text] = to
            list[#list + 1] = to
        end
    end
    return list
end

--- A label of one stub: rows of {text, url}, at most two ways and how many more.
local function ways_label(Z, list, key, w, with_share)
    local rows, L = {}, Z.ctx.L
    for i = 1, math.min(2, #list) do
        local way = list[i]
        local bare = way.text == L "zoom.end" or way.text == L "zoom.start"
        local s = (with_share and percent(Z, way.p) .. " " or "") .. (bare and way.text or L(key, way.text))
        for _, line in ipairs(scene.wrap(s, w, { size = Z.note, max = 3 })) do
            rows[#rows + 1] = { line, url = way.url, phase = way.phase, whole = s }
        end
    end
    if #list > 2 then rows[#rows + 1] = { L("more.short", #list - 2) } end
    return rows
end

local function widest(Z, rows, bold)
    local w = 0
    for _, row in ipairs(rows) do w = math.max(w, scene.width(row[1], Z.note, bold)) end
    return w
end

--- What meets the lower or upper edge of a card, from left to right.
-- used: points at its ends that other labels take.
local function edge_items(Z, c, i, below, used)
    local legs_out, legs_in, loops = {}, {}, {}
    for _, arc in ipairs(Z.arcs) do
        if arc.below == below then
            if arc.from == i and arc.to == i then
                loops[#loops + 1] = arc
            elseif arc.from == i then
                legs_out[#legs_out + 1] = arc
            elseif arc.to == i then
                legs_in[#legs_in + 1] = arc
            end
        end
    end
    table.sort(legs_out, function(a, b) return a.to > b.to end)
    table.sort(legs_in, function(a, b) return a.from > b.from end)
    local items = {}
    local function legs(list, key)
        for _, arc in ipairs(list) do items[#items + 1] = { w = 4 + 2.6 * width_of(arc.p), arc = arc, key = key } end
    end
    local function stub(rows, o)
        if #rows == 0 then return end
        o.rows, o.w = rows, widest(Z, rows, o.bold) + 3
        items[#items + 1] = o
    end
    local room = math.min(70, Z.colw * 0.62)
    if below then
        local taken, stubs = #loops * 18, (c.flow.leave > LEAST and 1 or 0) + (i < #Z.cols and #c.exits > 0 and 1 or 0)
        for _, list in ipairs { legs_out, legs_in } do
            for _, arc in ipairs(list) do taken = taken + 4 + 2.6 * width_of(arc.p) end
        end
        if stubs > 0 then room = math.max(24, math.min(room, ((taken > 0 and Z.card_w - 10 or Z.colw - 14) - used - taken) / stubs - 3)) end
        legs(legs_out, "x1")
        for _, arc in ipairs(loops) do
            items[#items + 1] = { w = 9, arc = arc, key = "x1" }
            items[#items + 1] = { w = 9, arc = arc, key = "x2" }
        end
        if c.flow.leave > LEAST then
            local rows = {}
            local said = Z.ctx.L("zoom.leave", percent(Z, c.flow.leave))
            for _, s in ipairs(scene.wrap(said, room, { size = Z.note, bold = true })) do rows[#rows + 1] = { s, whole = said } end
            stub(rows, { leave = true, bold = true })
        end
        if i < #Z.cols then stub(ways_label(Z, grouped(Z, c.exits, "p"), "zoom.to", room, true), { out = true }) end
        legs(legs_in, "x2")
    else
        legs(legs_in, "x2")
        if i > 1 then stub(ways_label(Z, grouped(Z, c.arrivals, "n"), "zoom.from", room), { into = true }) end
        legs(legs_out, "x1")
    end
    return items
end

--- Gives the items of an edge their x.
local function place_items(Z, c, items, below, left_used, right_used)
    local total = 0
    for _, item in ipairs(items) do total = total + item.w end
    local lo, hi = c.card_x + 5 + left_used, c.card_x + Z.card_w - (below and 5 or 13) - right_used
    local gap = 0
    if total < hi - lo then
        gap = (hi - lo - total) / (#items + 1)
    else
        local middle = (lo + hi) / 2
        lo = math.max(middle - total / 2, c.x + 1 + left_used)
        lo = math.min(lo, c.x + Z.colw - 1 - right_used - total)
    end
    local x = lo + gap
    for _, item in ipairs(items) do
        item.x = math.max(c.card_x + 6, math.min(c.card_x + Z.card_w - (below and 6 or 14), x + item.w / 2))
        item.label_x = x + item.w / 2
        x = x + item.w + gap
    end
    for k = #items, 1, -1 do -- heads of arrows stay apart where the card's edge pushed them together
        local item, right = items[k], items[k + 1]
        if right and item.arc and right.arc then item.x = math.min(item.x, right.x - (item.w + right.w) / 2 - 1) end
        if item.arc then item.arc[item.key] = item.x end
    end
end

--- How deep labels of stubs go on one side.
local function stub_zone(Z, below)
    local lines = 0
    for _, c in ipairs(Z.cols) do
        for _, item in ipairs(below and c.below or c.above) do lines = math.max(lines, item.rows and #item.rows or 0) end
    end
    local ends = below and math.max(#Z.first_label, #Z.last_label) or 0
    local zone = lines > 0 and 15.5 + lines * Z.note * 1.17 + 1 or 0
    return math.max(zone, ends > 0 and 4 + ends * Z.note * 1.17 or 0)
end

--- Levels of arcs, nearest to the cards first, so that an arc runs outside those it spans or crosses.
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
    Z.indent = 5 + math.max(scene.width(Z.cols[#Z.cols].id, Z.size, true), Z.size * 1.3) + 4
    Z.card_h = 0
    for _, c in ipairs(Z.cols) do Z.card_h = math.max(Z.card_h, card_text(Z, c)) end
    Z.arcs, Z.straight = {}, {}
    for _, way in ipairs(Z.ways) do
        if way.to == way.from + 1 then
            Z.straight[#Z.straight + 1] = way
        else
            Z.arcs[#Z.arcs + 1] = { from = way.from, to = way.to, p = way.p, below = way.to <= way.from }
        end
    end
    local first, last = Z.cols[1], Z.cols[#Z.cols]
    Z.first_label = ways_label(Z, grouped(Z, first.arrivals, "n"), "zoom.from", 42)
    Z.last_label = ways_label(Z, grouped(Z, last.exits, "p"), "zoom.to", 42, #last.exits > 1 or last.flow.leave > LEAST)
    for i, c in ipairs(Z.cols) do
        local left = i == 1 and #Z.first_label > 0 and math.max(0, widest(Z, Z.first_label) + 3 - (c.card_x - Z.x0 + 8)) or 0
        local right = i == #Z.cols and #Z.last_label > 0 and math.max(0, widest(Z, Z.last_label) + 3 - (Z.x1 - c.card_x - Z.card_w)) or 0
        c.below, c.above = edge_items(Z, c, i, true, left + right), edge_items(Z, c, i, false, 0)
        place_items(Z, c, c.below, true, left, right)
        place_items(Z, c, c.above, false, 0, 0)
    end
    local up, down = set_levels(Z.arcs, false), set_levels(Z.arcs, true)
    Z.up, Z.down = up, down
    Z.zone_up, Z.zone_down = stub_zone(Z, false), stub_zone(Z, true)
    local above = Z.zone_up + (up > 0 and 14 + 12 * up or 0) + 9
    local below = Z.zone_down + (down > 0 and 14 + 12 * down or 0) + 5
    return { least = above + Z.card_h + below, above = above, below = below, stretch = (up > 0 and up + 1 or 0.3) + (down > 0 and down + 1 or 0.3) }
end

-- drawing ---------------------------------------------------------------------------------------

local function colour(Z, way)
    return Z.cols[way.to].killer and ink.VERM or ink.FLOW
end

local function way_name(Z, way)
    return Z.ctx.L("zoom.way", percent(Z, way.p), Z.cols[way.from].id, Z.cols[way.to].id)
end

local function draw_straight(Z, way, y)
    local from, to = Z.cols[way.from], Z.cols[way.to]
    local x1, x2, c = from.card_x + Z.card_w, to.card_x, colour(Z, way)
    Z.page:stroke(x1, y, x2, y, { stroke = c, width = width_of(way.p), arrow = true, name = way_name(Z, way) })
    local size = ink.fit(percent(Z, way.p), x2 - x1 - 1, LABEL, { bold = true })
    Z.page:line((x1 + x2) / 2, y - width_of(way.p) * 1.2 - 2 - size * 0.62, percent(Z, way.p),
        { size = size, bold = true, color = c == ink.VERM and c or ink.INK2, align = "center", w = 0 })
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
        local x = u * u * u * arc.x1 + 3 * u * u * t * arc.x1 + 3 * u * t * t * arc.x2 + t * t * t * arc.x2
        local y = (u * u * u + t * t * t) * arc.a + 3 * u * t * arc.b
        local cost = math.abs(t - 0.5) * 4
        for _, other in ipairs(arcs) do
            if other ~= arc then
                for k = 1, #other.sampled, 2 do
                    if math.abs(other.sampled[k] - x) < w / 2 + 1.5 and math.abs(other.sampled[k + 1] - y) < 5.5 then cost = cost + 1 end
                end
            end
        end
        for _, p in ipairs(placed) do
            if math.abs(p[1] - x) < (w + p[3]) / 2 + 2 and math.abs(p[2] - y) < 9 then cost = cost + 50 end
        end
        if not least or cost < least then best, least = { x, y, w }, cost end
    end
    return best
end

local function draw_arcs(Z, top, bottom, up_room, down_room)
    for _, arc in ipairs(Z.arcs) do
        local levels = arc.below and Z.down or Z.up
        local zone = arc.below and Z.zone_down or Z.zone_up
        local leg = zone + 5 + 3.2 * width_of(arc.p)
        local room = (arc.below and down_room or up_room) - 8 - zone
        local lowest = math.max(0.35, math.min(0.6, 1 - 13 * (levels - 1) / room))
        local part = levels == 1 and 0.7 or lowest + (1 - lowest) * (arc.level - 1) / (levels - 1)
        local depth = math.max(6, zone + part * room - leg)
        if arc.from == arc.to then depth = math.min(depth, 10) end
        arc.chain, arc.a, arc.b = arc_chain(arc, arc.below and bottom or top, leg, depth)
        arc.sampled = scene.sample(arc.chain, 3)
    end
    for _, arc in ipairs(Z.arcs) do
        Z.page:add { "path", points = arc.chain, stroke = colour(Z, arc), width = width_of(arc.p), arrow = true, name = way_name(Z, arc) }
    end
    local placed = {}
    for _, arc in ipairs(Z.arcs) do
        local s = percent(Z, arc.p)
        local w = scene.width(s, LABEL, true)
        local at = label_place(arc, Z.arcs, placed, w)
        placed[#placed + 1] = at
        Z.page:add { "box", x = at[1] - w / 2 - 2, y = at[2] - 4.6, w = w + 4, h = 9.2, fill = ink.WHITE }
        Z.page:line(at[1], at[2], s, { size = LABEL, bold = true, align = "center", w = 0,
            color = colour(Z, arc) == ink.VERM and ink.VERM or ink.INK2, tip = way_name(Z, arc) })
    end
end

local function draw_rows(Z, rows, x, y, o)
    for i, row in ipairs(rows) do
        local name = row.phase and Z.ctx.L("zoom.other", row.phase.index, row.phase.name) or nil
        Z.page:text(x, y + (i - 1) * Z.note * 1.17, { row[1] }, { size = Z.note, lead = Z.note * 1.17, bold = o.bold, align = o.align, w = 0,
            color = o.color or (row.phase and ink.BLUE or ink.INK2), url = row.url, name = row.url and name, tip = row.whole })
    end
end

local function draw_stubs(Z, c, top, bottom)
    for _, item in ipairs(c.below) do
        if item.rows then
            local p = item.leave and c.flow.leave or 0
            for _, way in ipairs(item.out and c.exits or {}) do p = p + way.p end
            local w = math.min(item.leave and 1.4 or 2, width_of(p))
            Z.page:stroke(item.x, bottom, item.x, bottom + 14, { stroke = item.leave and ink.VERM or ink.FLOW, width = w, arrow = true,
                name = item.leave and c.id .. ": " .. item.rows[1].whole or item.rows[1].whole })
            draw_rows(Z, item.rows, item.label_x, bottom + 15, { align = "center", bold = item.bold, color = item.leave and ink.VERM })
        end
    end
    for _, item in ipairs(c.above) do
        if item.rows then
            local p = 0
            for _, way in ipairs(c.arrivals) do p = p + way.n end
            Z.page:stroke(item.x, top - 14, item.x, top, { stroke = ink.INK3, width = math.min(width_of(p), 2), arrow = true, name = item.rows[1].whole })
            draw_rows(Z, item.rows, item.label_x, top - 15.5 - #item.rows * Z.note * 1.17, { align = "center" })
        end
    end
end

--- The arrows into the first and out of the last card.
local function draw_ends(Z, y, bottom)
    local first, last = Z.cols[1], Z.cols[#Z.cols]
    if #Z.first_label > 0 then
        local p = 0
        for _, way in ipairs(first.arrivals) do p = p + way.n end
        Z.page:stroke(Z.x0 - 6, y, first.card_x, y, { stroke = ink.INK3, width = math.min(width_of(p), 2.8), arrow = true, name = Z.first_label[1].whole })
        draw_rows(Z, Z.first_label, Z.x0 - 8, bottom + 3, {})
    end
    if #Z.last_label > 0 then
        local p = 0
        for _, way in ipairs(last.exits) do p = p + way.p end
        Z.page:stroke(last.card_x + Z.card_w, y, Z.x1, y, { stroke = ink.INK3, width = math.min(width_of(p), 2.8), arrow = true, name = Z.last_label[1].whole })
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
        draw_card(Z, c, top)
        draw_stubs(Z, c, top, bottom)
    end
end

return flow
