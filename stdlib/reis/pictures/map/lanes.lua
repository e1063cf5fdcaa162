-- The lanes of a map except the curve and the cards: goals, what customers do, think, feel and ask, pains, needs,
-- systems, actions, and their labels.

local ink = require "reis.pictures.ink"
local fit = require "reis.pictures.map.fit"

local lanes = {}

--- Bands and rules of all lanes; none between two parts of a phase.
function lanes.ground(page, lay, x0, x1, columns)
    local last = lay.lanes[#lay.lanes]
    for i, lane in ipairs(lay.lanes) do
        if lane.band then page:rect(ink.M, lane.y, x1 - ink.M, lane.h, ink.BAND) end
        if i > 1 then page:rule(ink.M, lane.y, x1, lane.y, ink.RULE, 0.5) end
    end
    for i = 1, #columns - 1 do
        local same = columns[i].whole == columns[i + 1].whole
        if not same then page:rule(x0 + i * lay.cw, lay.lanes[1].y + 3, x0 + i * lay.cw, last.y + last.h - 3,
            ink.COL, 0.4) end
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

--- A lane of what customers do, think, feel or ask, each with the number of its touchpoint.
local function said(key, style)
    return function(page, lay, map, x0, ctx)
        list(page, lay, lay[key], lay.lanes[key], x0, { between = 0.32, L = ctx.L,
            mark = function(item, x, y)
                if item.number then
                    page:line(x, y, item.number, { size = lay.micro, bold = true, color = ink.INK3 })
                end
            end,
            text = function(one, x, y)
                page:text(x + lay.indents[key], y, one.lines, { size = lay.body, lead = lay.lead, class = key,
                    italic = style.italic, color = style.color, tip = one.item.text,
                    name = ctx.L("zoom." .. style.says, one.item.text) })
            end })
    end
end

lanes.does = said("does", { says = "does" })
lanes.thinks = said("thinks", { italic = true, color = ink.INK2, says = "thinks" })
lanes.feels = said("feels", { italic = true, color = ink.INK2, says = "feels" })
lanes.questions = said("questions", { says = "question" })

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
    list(page, lay, lay.opportunities, lay.lanes.opportunities, x0, { between = 0.5, L = ctx.L, top = 4.7,
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
