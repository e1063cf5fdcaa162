-- The touchpoint cards of a map: how they are wrapped and stacked, and how they are drawn.

local scene = require "scene"
local ink = require "reis.pictures.ink"

local cards = {}

cards.GAP = 3.2 -- between cards

--- The names of a card's killers, wrapped.
local function killer_lines(t, w, micro)
    local out = {}
    for _, name in ipairs(t.killers or {}) do
        local lines = scene.wrap(name, w, { size = micro, bold = true })
        table.move(lines, 1, #lines, #out + 1, out)
    end
    return out
end

--- A card's text block and height. A mark on its corner takes 7.5 of the first line, two take 17.
local function card(t, w, try, marks)
    local body = try.body
    local left = try.level >= 2 and scene.width("88", body + 0.4, true) + 6 or 2.55 * body
    local micro = math.max(ink.MICRO, 0.87 * body)
    local killers = killer_lines(t, w - left - 3, micro)
    local below = #killers * 1.2 * micro
    if try.level >= 2 then
        local room = w - left - body * 1.3 * math.max(1, #t.channels) - 3.5 - (marks > 0 and 9.5 * marks - 1.5 or 0)
        return { t = t, name = { ink.cut(t.name, room, body) }, left = left, h = 1.87 * body + below,
            micro = micro, killers = killers, head = 1.87 * body }
    end
    local lines = scene.wrap(t.name, w - left - 2.5, { size = body, first = marks > 0
        and 9.5 * marks - 2 or 0, max = try.names })
    local lead = 1.135 * body
    local h = #lines > 1 and #lines * lead + (t.owner and 1.25 * micro or 0) + 5.2
        or lead + math.max(1.25 * micro + 5.2, 2.3 * body)
    local text = #lines * lead + (t.owner and 1.25 * micro or 0) + below + 5.2
    h = math.max(h, 1.2 * body + 1.4 * body + 6, text)
    return { t = t, name = lines, left = left, h = h, micro = micro, lead = lead, killers = killers }
end

--- Cards of a phase in stacks beside each other, read downwards; at most `most` in a stack.
local function stacks_of(phase, w, try, columns, most)
    local stacks, n = {}, #phase.touchpoints
    local per = math.max(1, math.ceil(n / columns))
    local shown = most and math.min(n, most * columns) or n
    per = most and math.min(per, most) or per
    for k = 1, shown do
        local t = phase.touchpoints[k]
        local c = math.min(columns, (k - 1) // per + 1)
        stacks[c] = stacks[c] or { h = 0 }
        local one = card(t, w, try, (t.killers and 1 or 0) + (t.moment and 1 or 0))
        table.insert(stacks[c], one)
        stacks[c].h = stacks[c].h + one.h + (#stacks[c] > 1 and cards.GAP or 0)
    end
    if shown < n then
        local last = stacks[#stacks]
        last.more, last.h = n - shown, last.h + 1.3 * try.body + cards.GAP
    end
    return stacks
end

function cards.measure(phases, w, try, columns, most)
    local list, h = {}, 0
    for i, phase in ipairs(phases) do
        list[i] = stacks_of(phase, w, try, columns, most)
        for _, stack in ipairs(list[i]) do h = math.max(h, stack.h) end
    end
    return list, h + 8
end

--- How many stacks of cards stand beside each other in a phase: more than one where columns are
-- wide.
function cards.columns(phases, cw)
    local most = 0
    for _, phase in ipairs(phases) do most = math.max(most, #phase.touchpoints) end
    if most <= 4 then return 1 end
    return math.max(1, math.min(cw // 92, math.ceil(most / 4)))
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

--- What the killers of a card are called, under its texts.
local function killer_names(page, card, x, y)
    if #card.killers == 0 then return end
    page:text(x + card.left, y, card.killers, { size = card.micro, lead = 1.2 * card.micro, bold = true, color = ink.VERM,
        tip = table.concat(card.t.killers, "; ") })
end

--- The icons of the channels after the first, at the right end of a card's row whose middle is y. -> their left end
local function other_icons(page, t, right, y, size, url)
    for i = #t.channels, 2, -1 do
        right = right - size - 1.5
        page:icon(right, y - size / 2, t.channels[i], size, { url = url })
    end
    return right
end

local function full_card(page, lay, card, x, y, url, ctx)
    local t, body = card.t, lay.body
    page:text(x + card.left, y + 2.6, card.name, { size = body, lead = card.lead, url = url,
        tip = t.name,
        color = t.met and ink.INK or ink.INK3 })
    local row = y + 2.6 + #card.name * card.lead
    local right = other_icons(page, t, x + lay.card_w - 2, row + 0.62 * card.micro, 1.15 * card.micro, url)
    if t.owner then
        page:line(x + card.left, row + 0.62 * card.micro, ink.cut(t.owner, right - x - card.left, card.micro),
            { size = card.micro, italic = not t.managed, color = ink.INK3, tip = t.owner })
    end
    killer_names(page, card, x, row + (t.owner and 1.25 * card.micro or 0) + 0.6)
    local column = card.left - 1
    page:line(x + column / 2, y + 2.6 + card.lead / 2, t.number,
        { size = body + 0.6, bold = true, align = "center", w = 0, url = url, color = t.met
            and ink.INK or ink.INK3 })
    if t.channel or t.silent then
        page:icon(x + column / 2 - 0.7 * body, y + card.lead + 4, t.channel, 1.4 * body,
            { url = url })
    end
end

local function slim_card(page, lay, card, x, y, url)
    local t, body, mid = card.t, lay.body, y + card.head / 2
    killer_names(page, card, x, y + card.head - 2)
    page:line(x + 2.6, mid, t.number, { size = body + 0.2, bold = true, url = url })
    page:line(x + card.left, mid, card.name[1], { size = body, url = url, tip = t.name })
    local marks_here = (t.killers and 1 or 0) + (t.moment and 1 or 0)
    if t.channel or t.silent then
        local right = marks_here > 0 and 9.5 * marks_here + 0.5 or 2.5
        local left = x + lay.card_w - 1.3 * body - right
        page:icon(left, mid - 0.62 * body, t.channel, 1.24 * body, { url = url })
        other_icons(page, t, left, mid, 1.24 * body, url)
    end
end

local function draw_card(page, lay, card, x, y, url, ctx)
    local t = card.t
    page:card(x, y, lay.card_w, card.h, t.managed, { name = touchpoint_name(t, ctx.L), url = url,
        id = "tp" .. t.number, class = card_class(t) })
    if lay.level >= 2 then
        slim_card(page, lay, card, x, y, url)
    else
        full_card(page, lay, card, x, y, url, ctx)
    end
    marks(page, t, x + lay.card_w - 4, y + 3, ctx.L)
end

function cards.draw(page, lay, map, x0, ctx)
    for i, stacks in ipairs(lay.cards) do
        local zoom = ctx.link("zoom", map.journey, map.phases[i].thing)
        for k, stack in ipairs(stacks) do
            local x = x0 + (i - 1) * lay.cw + 2.5 + (k - 1) * (lay.card_w + cards.GAP)
            local y = lay.lanes.touchpoints.y + 4
            for _, card in ipairs(stack) do
                local url = ctx.link("zoom", map.journey, map.phases[i].thing, card.t.thing)
                draw_card(page, lay, card, x, y, url or card.t.thing.url, ctx)
                y = y + card.h + cards.GAP
            end
            if stack.more then
                page:line(x + 3, y + 0.6 * lay.body, ctx.L("more", stack.more), { size = lay.body,
                    bold = true,
                    color = ink.INK3, url = zoom })
            end
        end
    end
end

return cards
