-- The lanes of a map except the curve: goals, touchpoint cards, pains, needs, systems, actions,
-- and their labels.

local ink = require "reis.pictures.ink"
local fit = require "reis.pictures.map.fit"

local lanes = {}

--- Bands, rules and labels of all lanes.
function lanes.ground(page, lay, x0, x1, n)
    local last = lay.lanes[#lay.lanes]
    for i, lane in ipairs(lay.lanes) do
        if lane.band then page:rect(ink.M, lane.y, x1 - ink.M, lane.h, ink.BAND) end
        if i > 1 then page:rule(ink.M, lane.y, x1, lane.y, ink.RULE, 0.5) end
    end
    for i = 1, n - 1 do
        page:rule(x0 + i * lay.cw, lay.lanes[1].y + 3, x0 + i * lay.cw, last.y + last.h - 3,
            ink.COL, 0.4)
    end
end

function lanes.label(page, lay, key)
    local lane, label = lay.lanes[key], lay.labels[key]
    local y = lane.y + 3.2
    page:text(ink.M + 3, y, label.lines, { size = label.size, bold = true, lead = 8.4,
        name = table.concat(label.lines, " ") })
    if #label.small > 0 then
        page:text(ink.M + 3, y + #label.lines * 8.4 + 0.6, label.small, { size = label.small_size,
            lead = 6.9, color = ink.INK3 })
    end
end

function lanes.goals(page, lay, map, x0)
    for i, phase in ipairs(map.phases) do
        if #lay.goals[i] > 0 then
            page:text(x0 + (i - 1) * lay.cw + fit.INSET, lay.lanes.goal.y + 4, lay.goals[i],
                { size = lay.body, lead = lay.lead, tip = phase.goal })
        end
    end
end

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
    return "touchpoint" .. (t.managed and "" or " unmanaged") .. (t.killer and " killer" or "")
        .. (t.moment and " moment" or "")
end

local function marks(page, t, x, y, L)
    if t.moment then
        page:moment(x, y, 4.8, L("tp.moment", t.name))
        x = x - 9.5
    end
    if t.killer then page:killer(x, y, 4.8, L("tp.killer", t.killer.name)) end
end

local function full_card(page, lay, card, x, y, url, ctx)
    local t, body = card.t, lay.body
    page:text(x + card.left, y + 2.6, card.name, { size = body, lead = card.lead, url = url,
        tip = t.name,
        color = t.met and ink.INK or ink.INK3 })
    if t.owner then
        local room = lay.card_w - card.left - 2
        page:line(x + card.left, y + 2.6 + #card.name * card.lead + 0.62 * card.micro,
            ink.cut(t.owner, room, card.micro),
            { size = card.micro, italic = not t.managed, color = ink.INK3, tip = t.owner })
    end
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
    local t, body, mid = card.t, lay.body, y + card.h / 2
    page:line(x + 2.6, mid, t.number, { size = body + 0.2, bold = true, url = url })
    page:line(x + card.left, mid, card.name[1], { size = body, url = url, tip = t.name })
    local marks_here = (t.killer and 1 or 0) + (t.moment and 1 or 0)
    if t.channel or t.silent then
        local right = marks_here > 0 and 9.5 * marks_here + 0.5 or 2.5
        page:icon(x + lay.card_w - 1.3 * body - right, mid - 0.62 * body, t.channel, 1.24 * body,
            { url = url })
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

function lanes.touchpoints(page, lay, map, x0, ctx)
    for i, stacks in ipairs(lay.cards) do
        local zoom = ctx.link("zoom", map.journey, map.phases[i].thing)
        for k, stack in ipairs(stacks) do
            local x = x0 + (i - 1) * lay.cw + 2.5 + (k - 1) * (lay.card_w + fit.GAP)
            local y = lay.lanes.touchpoints.y + 4
            for _, card in ipairs(stack) do
                draw_card(page, lay, card, x, y, zoom or card.t.thing.url, ctx)
                y = y + card.h + fit.GAP
            end
            if stack.more then
                page:line(x + 3, y + 0.6 * lay.body, ctx.L("more", stack.more), { size = lay.body,
                    bold = true,
                    color = ink.INK3, url = zoom })
            end
        end
    end
end

--- "+k" at the right end of the last line of a clipped list.
local function more(page, lay, one, x, y, L)
    if one.more > 0 then
        local s = L("more.short", one.more)
        page:line(x + lay.cw - 2.5, y, s, { size = lay.micro, bold = true, color = ink.INK3,
            align = "right", w = 0,
            name = L("more", one.more) })
    end
end

--- A list lane: draw(one, x, y) puts an item's mark; texts stand `indent` to the right.
local function list(page, lay, cells, lane, x0, o)
    for i, cell in ipairs(cells) do
        local x, y = x0 + (i - 1) * lay.cw, lane.y + (o.top or 4.2)
        for _, one in ipairs(cell.items) do
            if o.mark then o.mark(one.item, x + fit.INSET, y + lay.lead / 2) end
            o.text(one, x + fit.INSET, y)
            more(page, lay, one, x, y + lay.lead * (#one.lines - 0.5), o.L)
            y = y + (#one.lines + o.between) * lay.lead
        end
    end
end

function lanes.pains(page, lay, map, x0, ctx)
    local most = 1
    for _, phase in ipairs(map.phases) do
        for _, pain in ipairs(phase.pains) do most = math.max(most, pain.n) end
    end
    list(page, lay, lay.pains, lay.lanes.pains, x0, { between = 0.32, L = ctx.L,
        mark = function(pain, x, y)
            local side = math.max(3.2, 8.6 * math.sqrt(pain.n / most)) * lay.body / 7
            page:pain(x + 0.46 * lay.body, y, math.min(side, 1.15 * lay.body))
        end,
        text = function(one, x, y)
            page:text(x + lay.indent, y, one.lines, { size = lay.body, lead = lay.lead,
                name = ctx.L("pain.name", one.item.text), tip = one.item.text, class = "pain" })
        end })
end

function lanes.needs(page, lay, map, x0, ctx)
    list(page, lay, lay.needs, lay.lanes.needs, x0, { between = 0.32, L = ctx.L,
        mark = function(_, x, y) page:need(x + 0.46 * lay.body, y, 0.33 * lay.body) end,
        text = function(one, x, y)
            page:text(x + lay.indent, y, one.lines, { size = lay.body, lead = lay.lead,
                name = ctx.L("need.name", one.item.text), tip = one.item.text, class = "need" })
        end })
end

function lanes.backstage(page, lay, map, x0, ctx)
    list(page, lay, lay.backstage, lay.lanes.backstage, x0, { between = 0.32, L = ctx.L,
        text = function(one, x, y)
            page:text(x, y, one.lines, { size = lay.body, lead = lay.lead, color = ink.INK2,
                tip = one.item.text })
        end })
end

function lanes.opportunities(page, lay, map, x0, ctx)
    list(page, lay, lay.actions, lay.lanes.opportunities, x0, { between = 0.5, L = ctx.L, top = 4.7,
        text = function(one, x, y)
            local a = one.item
            local url = ctx.link("action", a.action)
            local name = ctx.L("action.name", a.id, ctx.L("action.horizon." .. a.horizon), a.text)
            local w = page:chip(x, y + lay.lead / 2, a.id, a.horizon, { size = lay.chip,
                name = name, tip = a.text,
                url = url, id = a.id })
            local color = a.horizon == "out" and ink.INK3 or nil
            local rest = {}
            for i = 2, #one.lines do rest[i - 1] = one.lines[i] end
            if one.lines[1] and one.lines[1] ~= "" then
                page:text(x + w + 3, y, one.lines[1], { size = lay.body, lead = lay.lead,
                    color = color, url = url, tip = a.text })
            end
            if #rest > 0 then
                page:text(x, y + lay.lead, rest, { size = lay.body, lead = lay.lead,
                    color = color, url = url, tip = a.text })
            end
        end })
end

return lanes
