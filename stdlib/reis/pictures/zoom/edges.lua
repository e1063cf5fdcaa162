-- What meets the lower and upper edges of the cards in a zoom: legs of arcs, and stubs to and from
-- elsewhere.

local scene = require "scene"
local numbering = require "reis.model.numbering"
local share = require "reis.pictures.zoom.share"

local edges = {}

local function where_to(Z, index)
    local L = Z.ctx.L
    if index == 0 then return { text = L "zoom.end", whole = L "zoom.end" } end
    local t = Z.ctx.journey.touchpoints[index]
    if t.phase == Z.ctx.phase then
        local id = numbering.of(t)
        return { text = id, whole = id .. " " .. t.name }
    end
    return { text = t.phase.index .. " " .. t.phase.name, whole = t.phase.index .. " "
        .. t.phase.name,
        phase = t.phase,
        url = Z.ctx.link("zoom", Z.ctx.journey, t.phase) }
end

--- The ways to or from outside, with those of one phase together: { {text, url, p}, … }.
function edges.grouped(Z, ways, field)
    local list, at = {}, {}
    for _, way in ipairs(ways) do
        local to = where_to(Z, way.index)
        if field == "n" and way.index == 0 then
            to = { text = Z.ctx.L "zoom.start", whole = Z.ctx.L "zoom.start" }
        end
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

local MOST_LINES = 4 -- of one way; a phase that takes more goes by its number

--- One way in words, "70 % to 7 Medication", and its lines; "7 Medication" stays on one where it
-- fits.
local function way_words(Z, way, key, with_share, w)
    local L = Z.ctx.L
    local bare = way.text == L "zoom.end" or way.text == L "zoom.start"
    local function say(text)
        return (with_share and share.percent(Z, way.p) .. " " or "")
            .. (bare and text or L(key, text))
    end
    local close = way.text:gsub(" ", "\u{A0}")
    if scene.width(close, Z.note) > 0.98 * w then close = way.text end
    local lines = scene.wrap(say(close), w, { size = Z.note })
    if #lines > MOST_LINES and way.phase then
        lines = scene.wrap(say(tostring(way.phase.index)), w, { size = Z.note })
    end
    return say(way.text), lines
end

--- A label of one stub: rows of {text, url}, at most Z.most_ways of them and how many more; all of
-- them are told where one points at the last row.
function edges.label(Z, list, key, w, with_share)
    local rows, said = {}, {}
    local most = #list <= Z.most_ways + 1 and Z.most_ways > 2 and #list or Z.most_ways
    for i, way in ipairs(list) do
        local lines
        said[i], lines = way_words(Z, way, key, with_share, w)
        for _, line in ipairs(i <= most and lines or {}) do
            rows[#rows + 1] = { line, url = way.url, phase = way.phase, whole = said[i] }
        end
    end
    if #list > most then
        rows[#rows + 1] = { Z.ctx.L("more.short", #list - most),
            whole = table.concat(said, "; ", most + 1) }
    end
    return rows
end

function edges.widest(Z, rows, bold)
    local w = 0
    for _, row in ipairs(rows) do w = math.max(w, scene.width(row[1], Z.note, bold)) end
    return w
end

--- The arcs that leave column i, arrive there and go round in it, on one side, in the order of
-- their legs.
local function legs_at(Z, i, below)
    local out, into, loops = {}, {}, {}
    for _, arc in ipairs(Z.arcs) do
        if arc.below == below then
            local list = arc.from == i and (arc.to == i and loops or out) or arc.to == i and into
            if list then list[#list + 1] = arc end
        end
    end
    table.sort(out, function(a, b) return a.to > b.to end)
    table.sort(into, function(a, b) return a.from > b.from end)
    return out, into, loops
end

local function leg_width(arc) return 4 + 2.6 * share.width(arc.p) end

local function add_legs(items, list, key)
    for _, arc in ipairs(list) do
        items[#items + 1] = { w = leg_width(arc), arc = arc, key = key }
    end
end

local function add_stub(Z, items, rows, o)
    if #rows == 0 then return end
    o.rows, o.w = rows, edges.widest(Z, rows, o.bold) + 3
    items[#items + 1] = o
end

--- The width that labels under a card may take: what its legs and the labels at its ends leave.
local function label_room(Z, c, i, used, out, into, loops)
    local taken, stubs = #loops * 18, 0
    for _, list in ipairs { out, into } do
        for _, arc in ipairs(list) do taken = taken + leg_width(arc) end
    end
    if c.flow.leave > share.LEAST then stubs = stubs + 1 end
    if i < #Z.cols and #c.exits > 0 then stubs = stubs + 1 end
    local most = math.min(math.max(70, 9 * Z.note), Z.colw * 0.62) -- large letters, wider labels
    if stubs == 0 then return most end
    local whole = taken > 0 and Z.card_w - 10 or Z.colw - 14
    return math.max(24, math.min(most, (whole - used - taken) / stubs - 3))
end

--- What meets the lower edge of a card, from left to right. used: points at its ends that other
-- labels take.
function edges.below(Z, c, i, used)
    local out, into, loops = legs_at(Z, i, true)
    local room, items = label_room(Z, c, i, used, out, into, loops), {}
    add_legs(items, out, "x1")
    for _, arc in ipairs(loops) do
        items[#items + 1] = { w = 9, arc = arc, key = "x1" }
        items[#items + 1] = { w = 9, arc = arc, key = "x2" }
    end
    if c.flow.leave > share.LEAST then
        local rows, said = {}, Z.ctx.L("zoom.leave", share.percent(Z, c.flow.leave))
        for _, s in ipairs(scene.wrap(said, room, { size = Z.note, bold = true })) do
            rows[#rows + 1] = { s, whole = said }
        end
        add_stub(Z, items, rows, { leave = true, bold = true })
    end
    if i < #Z.cols then
        add_stub(Z, items, edges.label(Z, edges.grouped(Z, c.exits, "p"), "zoom.to", room, true),
            { out = true })
    end
    add_legs(items, into, "x2")
    return items
end

--- What meets the upper edge of a card, from left to right.
function edges.above(Z, c, i)
    local out, into = legs_at(Z, i, false)
    local items = {}
    add_legs(items, into, "x2")
    if i > 1 then
        local room, taken = math.min(70, Z.colw * 0.62), 0
        for _, item in ipairs(items) do taken = taken + item.w end
        for _, arc in ipairs(out) do taken = taken + leg_width(arc) end
        if taken > 0 then room = math.max(24, math.min(room, Z.card_w - 21 - taken)) end
        add_stub(Z, items, edges.label(Z, edges.grouped(Z, c.arrivals, "n"), "zoom.from", room),
            { into = true })
    end
    add_legs(items, out, "x1")
    return items
end

--- Gives the items of an edge their x.
function edges.place(Z, c, items, below, left_used, right_used)
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
        item.x = math.max(c.card_x + 6, math.min(c.card_x + Z.card_w - (below and 6 or 14),
            x + item.w / 2))
        item.label_x = x + item.w / 2
        x = x + item.w + gap
    end
    -- Heads of arrows stay apart where the card's edge pushed them together.
    for k = #items, 1, -1 do
        local item, right = items[k], items[k + 1]
        if right and item.arc and right.arc then
            item.x = math.min(item.x, right.x - (item.w + right.w) / 2 - 1)
        end
        if item.arc then item.arc[item.key] = item.x end
    end
end

--- How deep labels of stubs go on one side.
function edges.zone(Z, below)
    local lines = 0
    for _, c in ipairs(Z.cols) do
        for _, item in ipairs(below and c.below or c.above) do
            lines = math.max(lines, item.rows and #item.rows or 0)
        end
    end
    local ends = below and math.max(#Z.first_label, #Z.last_label) or 0
    local zone = lines > 0 and 15.5 + lines * Z.note * 1.17 + 1 or 0
    return math.max(zone, ends > 0 and 4 + ends * Z.note * 1.17 or 0)
end

return edges
