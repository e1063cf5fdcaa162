-- The boxes beside the journeys of an ecosystem: customers, channels, owners.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local frame = require "reis.pictures.frame"
local flows = require "reis.pictures.ecosystem.flows"

local boxes = {}

local ICON, FIGURES = 22, 56 -- room of a channel's icon and of an owner's figures

--- The names of boxes, wrapped in the width of their column in the largest size at which all can stand whole.
-- list: of one column; room: its height, gap between boxes, w the width. Sets label, size and low (the least height) of each.
local function labels(list, room, gap, w, taken, below)
    for _, size in ipairs { 7.4, 6.8, 6.2, 5.8 } do
        local sum, broken = gap * (#list - 1), false
        for _, node in ipairs(list) do
            local lines, _, forced = scene.wrap(node.name, w - taken, { size = size, bold = true })
            node.label, node.size, node.low = lines, size, #lines * size * 1.14 + below
            sum, broken = sum + node.low, broken or forced
        end
        if sum <= room and (not broken or size < 6) then return end
    end
    for _, node in ipairs(list) do
        local sum = 0
        for _, one in ipairs(list) do sum = sum + (one.low or 0) end
        if sum > room then node.label, node.low = nil, nil end
    end
end

--- Room for the names of channels and owners, in columns of these widths. height: of the columns
function boxes.labels(f, C, height)
    if C.channels then labels(f.channels, height, 4, C.channels[2], ICON + 4, 13) end
    if C.owners then
        local all = table.move(f.units, 1, #f.units, 1, {})
        table.move(f.thirds, 1, #f.thirds, #all + 1, all)
        labels(all, height - 24, 3, C.owners[2], FIGURES, 6)
    end
end

local MOOD = { good = ink.BLUE, poor = ink.VERM, neutral = ink.INK2 }
local function mood_color(mean) return MOOD[flows.mood(mean)] end

--- A customer: disc, name, role.
function boxes.customer(page, ctx, one)
    local x, y, w, h = one.x, one.y, one.w, one.h
    local persona = one.thing
    local role = persona and persona.role
    local name = persona and frame.full_name(persona, ctx.lang) or one.said or one.name
    page:add { "box", x = x, y = y, w = w, h = h, round = true, fill = ink.WHITE, stroke = ink.EDGE,
        width = 0.6, name = name .. (role and ", " .. role or "") .. ". " .. ctx.L(
        i18n.plural("eco.makes", #one.to), #one.to), class = "persona" }
    local r = math.min(w < 80 and 8 or 13, h / 2 - 3)
    local left, room = x + 2 * r + 12, w - 2 * r - 16
    page:avatar(x + r + 7, y + h / 2, r, one.name)
    local lines, size = ink.gentle(one.name, room, 7.4, { bold = true })
    for _, less in ipairs { 6.6, 6, 5.6 } do
        if #lines * size * 1.16 + 4 <= h then break end
        size = less
        lines = scene.wrap(one.name, room, { size = size, bold = true })
    end
    local most = math.max(1, (h - 4) // (size * 1.16))
    if #lines > most then lines = scene.wrap(one.name, room, { size = size, bold = true, max = most }) end
    local rows = role and scene.wrap(role, room, { size = 6 }) or {}
    if (h - 7 - #lines * size * 1.16) < 7 * #rows then rows = {} end -- the tooltip and the card have it
    local tall = #lines * size * 1.16 + (#rows > 0 and 1.5 or 0) + #rows * 7
    local top = y + (h - tall) / 2
    page:text(left, top, lines, { size = size, bold = true, lead = size * 1.16, tip = name })
    if #rows > 0 then
        page:text(left, top + #lines * size * 1.16 + 1.5, rows, { size = 6, lead = 7,
            color = ink.INK2, tip = role })
    end
end

--- How the channels of a page count their touchpoints: all in full, in short or in figures, as each of them has the room.
-- -> function(n) -> words
function boxes.channel_count(ctx, nodes)
    local ways = {
        function(n) return n == 1 and ctx.L "eco.touchpoint" or ctx.L("eco.touchpoints", n) end,
        function(n) return n == 1 and ctx.L "eco.touchpoint.short" or ctx.L("eco.touchpoints.short", n) end,
    }
    for _, way in ipairs(ways) do
        local fits = true
        for _, node in ipairs(nodes) do
            local mw = scene.width(format.signed(node.mean, 1, ctx.lang), 6.2, true)
            fits = fits and scene.width(way(node.n), 5.8) <= node.w - 33 - mw
        end
        if fits then return way end
    end
    return tostring
end

--- A channel: icon, name, touchpoints in the words of count(n), mean.
function boxes.channel(page, ctx, node, count)
    local x, y, w, h = node.x, node.y, node.w, node.h
    local mid = y + h / 2
    local mean = format.signed(node.mean, 1, ctx.lang)
    local n = node.n == 1 and ctx.L "eco.touchpoint" or ctx.L("eco.touchpoints", node.n)
    local said = ("%s: %s, %s"):format(node.said or node.name, n, ctx.L("eco.mean", mean))
    local managed = not (node.thing and node.thing.managed == false)
    page:card(x, y, w, h, managed, { name = said, class = "channel", width = managed and 0.6
        or nil })
    page:icon(x + 6, mid - 6, node.thing, 12, { stroke = ink.INK2 })
    local left = x + ICON
    local mw = scene.width(mean, 6.2, true)
    local o = { size = node.size or 6.2, bold = true, tip = said, italic = not managed }
    if node.label then
        o.lead = o.size * 1.14
        local top = mid - (#node.label * o.lead + 8.4) / 2
        page:text(left, top, node.label, o)
        mid = top + #node.label * o.lead + 4.6
        n = count(node.n)
        local cs = ink.fit(n, w - 33 - mw, 6.2)
        page:line(left, mid, ink.cut(n, w - 32 - mw, cs), { size = cs, color = ink.INK2, tip = said })
    else
        page:line(left, mid, ink.cut_apart(node.name, ctx.model.channels, w - ICON - mw - 8, o.size, true), o)
    end
    page:line(x + w - 5, mid, mean, { size = 6.2, bold = true, color = mood_color(node.mean),
        align = "right", w = 0, tip = said })
end

--- An owner: name, touchpoints, mean; a third party has a dashed outline.
function boxes.owner(page, ctx, node)
    local x, y, w, h = node.x, node.y, node.w, node.h
    local mid = y + h / 2
    local mean = format.signed(node.mean, 1, ctx.lang)
    local n = node.n == 1 and ctx.L "eco.touchpoint" or ctx.L("eco.touchpoints", node.n)
    local said = ("%s (%s): %s, %s"):format(node.said or node.name, ctx.L(node.ours and "eco.ours"
        or "eco.theirs"), n, ctx.L("eco.mean", mean))
    page:card(x, y, w, h, node.ours, { name = said, class = node.ours and "owner"
        or "owner unmanaged", width = node.ours and 0.6 or nil })
    local plain, size = not node.thing, node.size or 6.2
    local bold = node.ours and not plain
    local lines = node.label or { ink.cut_apart(node.name, ctx.model[node.ours and "teams" or "partners"], w - FIGURES + 2, size, bold) }
    page:text(x + 9, mid - #lines * size * 1.14 / 2 - 0.1, lines, { size = size, lead = size * 1.14, bold = bold,
        italic = not node.ours or plain, tip = said })
    page:line(x + w - 30, mid, tostring(node.n), { size = 6.6, color = ink.INK2, align = "right",
        w = 0, tip = said })
    page:line(x + w - 7, mid, mean, { size = 6.4, bold = true, color = mood_color(node.mean),
        align = "right", w = 0, tip = said })
end

return boxes
