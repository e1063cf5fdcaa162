-- The touchpoint cards of a map: how they are wrapped and stacked, and how they are drawn. No name is ever cut.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local share = require "reis.pictures.map.share"

local cards = {}

local GAP, TIGHT = 3.2, 2.2 -- between cards
local WIDEST = 30           -- of a card, in sizes of its letters

local function wrapped(s, w, size, o)
    o = o or {}
    o.size = size
    return s and scene.wrap(s, w, o) or {}
end

--- The names of a card's killers, wrapped.
local function killer_lines(t, w, micro)
    local out = {}
    for _, name in ipairs(t.killers or {}) do
        local lines = wrapped(name, w, micro, { bold = true })
        table.move(lines, 1, #lines, #out + 1, out)
    end
    return out
end

--- What the marks on a card's corner take of its first line.
local function marks_width(t)
    local n = (t.killers and 1 or 0) + (t.moment and 1 or 0)
    return n > 0 and 9.5 * n - 2 or 0
end

--- The lines of a name: shorter than w where a mark stands on the corner, on its first line or, where no word fits there, on all.
local function name_lines(t, w, size)
    local lines = wrapped(t.name, w, size, { first = marks_width(t) })
    if lines[1] == "" then return wrapped(t.name, w - marks_width(t), size) end
    return lines
end

--- A card with its number and icon at the left, name and owner beside them.
local function full(t, w, lay)
    local body, micro = lay.body, lay.micro
    local left = math.max(2.55 * body, scene.width(t.number, body + 0.6, true) + 5)
    local name = name_lines(t, w - left - 2.5, body)
    local others = math.max(0, #t.channels - 1) * (1.15 * micro + 1.5)
    local owner = wrapped(t.owner, w - left - 2.5 - others, micro)
    local lead = 1.135 * body
    local h = #name * lead + #owner * 1.2 * micro + 5.2
    if #owner == 0 and others > 0 then h = h + 1.2 * micro end
    return { t = t, name = name, owner = owner, left = left, lead = lead, h = math.max(h, 1.2 * body + 1.4 * body + 6) }
end

--- A low card: number, icon and name in one row, the owner behind the name where there is room.
local function compact(t, w, lay)
    local body, micro = lay.body, lay.micro
    local icon = scene.width(t.number, body + 0.2, true) + 5.5
    local left = icon + (t.channel and 1.45 * body or 0)
    local room = w - left - 2.5
    local lead = 1.135 * body
    local name = name_lines(t, room, body)
    local others = math.max(0, #t.channels - 1) * (1.15 * micro + 1.5)
    local last = scene.width(name[#name], body) + (#name == 1 and marks_width(t) or 0)
    local beside = t.owner and last + 5 + others + scene.width(t.owner, micro) <= 0.98 * room
    local owner = beside and {} or wrapped(t.owner, room - others, micro)
    local rows = #owner * 1.2 * micro
    if #owner == 0 and not beside and others > 0 and last + others > room then rows = 1.2 * micro end
    return { t = t, name = name, owner = owner, beside = beside and last + 5 - (#name == 1 and marks_width(t) or 0) or nil, icon = icon,
        left = left, lead = lead, h = math.max(#name * lead + rows, 1.3 * body) + 3.4 }
end

--- The cards of phases in stacks beside each other, read downwards. killers: whether cards name them.
-- -> for each phase its stacks, the height of the lane
function cards.measure(phases, columns, lay, killers)
    local list, most = {}, 0
    local make, gap = lay.level > 0 and compact or full, lay.level > 0 and TIGHT or GAP
    for i, phase in ipairs(phases) do
        local w = math.min(columns[i].sub - 5, WIDEST * lay.body)
        local all, heights = {}, {}
        for k, t in ipairs(phase.touchpoints) do
            local card = make(t, w, lay)
            card.w = w
            card.killers = killers and killer_lines(t, w - card.left - 3, lay.micro) or {}
            card.h = card.h + #card.killers * 1.2 * lay.micro
            all[k], heights[k] = card, card.h
        end
        list[i] = {}
        for k, group in ipairs(share(heights, columns[i].n, gap)) do
            list[i][k] = table.move(all, group.from, group.to, 1, {})
            most = math.max(most, group.h)
        end
    end
    lay.card_gap = gap
    return list, most + 8
end

-- drawing -----------------------------------------------------------------------------------------

local function touchpoint_name(t, L)
    local parts = {}
    for i, channel in ipairs(t.channels) do parts[i] = channel.name end
    if t.owner then parts[#parts + 1] = t.owner end
    local s = L("tp.name", t.number, t.name)
    if #parts > 0 then s = s .. " – " .. table.concat(parts, ", ") end
    if not t.met then s = s .. " – " .. L "tp.unmet" end
    if not t.managed then s = s .. " – " .. L "tp.unmanaged" end
    return s
end

local function card_class(t)
    return "touchpoint" .. (t.managed and "" or " unmanaged") .. (t.killers and " killer" or "")
        .. (t.moment and " moment" or "")
end

local function marks(page, t, x, y, L)
    if t.moment then
        page:moment(x, y, 4.8, L("tp.moment", t.name))
        x = x - 9.5
    end
    if t.killers then page:killer(x, y, 4.8, L("tp.killer", table.concat(t.killers, "; "))) end
end

--- The icons of the channels after the first, at the right end of a card's row whose middle is y.
local function other_icons(page, t, right, y, size, url)
    for i = #t.channels, 2, -1 do
        right = right - size - 1.5
        page:icon(right, y - size / 2, t.channels[i], size, { url = url })
    end
end

--- Number and icon of a card: beneath each other at the left, or beside each other.
local function number_and_icon(page, lay, card, x, y, look)
    local t, body = card.t, lay.body
    local middle = y + 0.5 * card.lead
    if card.icon then
        page:line(x + 2.8, middle, t.number, { size = body + 0.2, bold = true, url = look.url, color = look.color })
        if t.channel or t.silent then page:icon(x + card.icon, middle - 0.58 * body, t.channel, 1.16 * body, { url = look.url }) end
        return
    end
    local column = card.left - 1
    page:line(x + column / 2, middle, t.number, { size = body + 0.6, bold = true, align = "center", w = 0, url = look.url,
        color = look.color })
    if t.channel or t.silent then
        page:icon(x + column / 2 - 0.7 * body, y + card.lead + 1.4, t.channel, 1.4 * body, { url = look.url })
    end
end

local function draw_card(page, lay, card, x, y, url, ctx)
    local t, micro = card.t, lay.micro
    page:card(x, y, card.w, card.h, t.managed, { name = touchpoint_name(t, ctx.L), url = url, id = "tp" .. t.number,
        class = card_class(t) })
    local top, left = y + (card.icon and 1.7 or 2.6), x + card.left
    local look = { url = url, color = t.met and ink.INK or ink.INK3 }
    page:text(left, top, card.name, { size = lay.body, lead = card.lead, url = url, tip = t.name, color = look.color })
    local row = top + #card.name * card.lead
    local small = { size = micro, lead = 1.2 * micro, italic = not t.managed, color = ink.INK3, tip = t.owner }
    if card.beside then
        page:line(left + card.beside, row - 0.5 * card.lead, t.owner, small)
    elseif #card.owner > 0 then
        page:text(left, row, card.owner, small)
    end
    local at = (card.beside or card.icon and #card.owner == 0) and row - 0.5 * card.lead or row + 0.62 * micro
    other_icons(page, t, x + card.w - 2, at, 1.15 * micro, url)
    if #card.killers > 0 then
        page:text(left, row + #card.owner * 1.2 * micro + 0.6, card.killers, { size = micro, lead = 1.2 * micro, bold = true,
            color = ink.VERM, tip = table.concat(t.killers, "; ") })
    end
    if t.fate then -- it changes: a bar at its edge
        page:add { "box", x = x, y = y + 2, w = 2.1, h = card.h - 4, fill = t.fate == "gone" and ink.VERM or ink.GREEN,
            name = ctx.L("against.card." .. (t.fate == "gone" and "gone" or "changed"), t.name) }
    end
    number_and_icon(page, lay, card, x, top, look)
    marks(page, t, x + card.w - 4, y + 3, ctx.L)
end

--- Places for cards that are still to be written, as many as a phase has room for.
local function draw_blank(page, lay, lane)
    local tall = lane.h - 8
    local rows = math.max(1, (tall + GAP) // 46)
    local h = (tall - (rows - 1) * GAP) / rows
    for _, column in ipairs(lay.columns) do
        local n = math.max(1, (column.w - 2) // 96)
        local w = (column.w - 5 - (n - 1) * GAP) / n
        for k = 0, n * rows - 1 do
            page:add { "box", x = column.x + 2.5 + k % n * (w + GAP), y = lane.y + 4 + k // n * (h + GAP), w = w, h = h, round = true,
                stroke = ink.EDGE, width = 0.6, dash = { 0.9, 1.8 } }
        end
    end
end

--- Draws the lane. lane: its place; part: journey and phases of the page
function cards.draw(page, lay, lane, part, ctx)
    if ctx.blank then return draw_blank(page, lay, lane) end
    for i, stacks in ipairs(lay.cards) do
        local column = lay.columns[i]
        for k, stack in ipairs(stacks) do
            local y = lane.y + 4
            for _, card in ipairs(stack) do
                local zoom = ctx.link("zoom", part.journey, part.phases[i].thing, card.t.thing)
                draw_card(page, lay, card, column.x + 2.5 + (k - 1) * column.sub, y, zoom or card.t.thing.url, ctx)
                y = y + card.h + lay.card_gap
            end
        end
    end
end

return cards
