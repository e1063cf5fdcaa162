-- Draws the lanes of a map that are lists: goals, pains, needs, systems, actions, whatever a script's own lanes hold.

local ink = require "reis.pictures.ink"
local layout = require "reis.pictures.map.layout"

local cells = {}

--- The sign before an item, its middle at y; most: how often the pain was mentioned that was mentioned most.
local function sign(page, lay, lane, item, x, y, most)
    local body = lay.body
    if item.mark == "killer" then
        page:killer(x + 0.46 * body, y, 0.52 * body)
    elseif lane.kind.mark == "pain" then
        local side = math.max(3.2, 8.6 * math.sqrt(item.n / most)) * body / 7
        page:pain(x + 0.46 * body, y, math.min(side, 1.15 * body))
    elseif lane.kind.mark == "need" then
        page:need(x + 0.46 * body, y, 0.33 * body)
    elseif lane.kind.mark == "icon" then
        page:icon(x, y - 0.6 * body, item.thing, 1.2 * body)
    elseif lane.kind.mark == "number" and item.number then
        page:line(x, y, item.number, { size = lay.micro, bold = true, color = ink.INK3 })
    end
end

--- An action: its chip, the text going on beside and below it.
local function action(page, lay, one, x, y, ctx)
    local a = one.item
    local url = ctx.link("action", a.action)
    local name = ctx.L("action.name", a.id, ctx.L("action.horizon." .. a.horizon), a.text)
    local w = page:chip(x, y + lay.lead / 2, a.id, a.horizon, { size = lay.chip, name = name, tip = a.text, url = url, id = a.id })
    local color = a.horizon == "out" and ink.INK3 or nil
    local rest = table.move(one.lines, 2, #one.lines, 1, {})
    if one.lines[1] and one.lines[1] ~= "" then
        page:text(x + w + 3, y, one.lines[1], { size = lay.body, lead = lay.lead, color = color, url = url, tip = a.text })
    end
    if #rest > 0 then
        page:text(x, y + lay.lead, rest, { size = lay.body, lead = lay.lead, color = color, url = url, tip = a.text })
    end
end

local function text(page, lay, lane, one, x, y, ctx)
    local item, kind = one.item, lane.kind
    local killer = item.mark == "killer"
    local name = killer and ctx.L("tp.killer", item.text) or kind.says and ctx.L(kind.says, item.text) or item.text
    page:text(x + lay.indents[lane.key], y, one.lines, { size = lay.body, lead = lay.lead, class = kind.own and "own" or lane.key, italic = kind.italic,
        bold = killer, color = killer and ink.VERM or item.dim and ink.INK3 or item.color or kind.color, tip = item.text, name = name })
end

--- The most that a pain of the page was mentioned.
local function most_mentioned(part, key)
    local most = 1
    for _, phase in ipairs(part.phases) do
        for _, item in ipairs(phase.lists[key]) do most = math.max(most, item.n or 0) end
    end
    return most
end

--- Draws a lane. part: journey and phases of the page
function cells.draw(page, lay, lane, part, ctx)
    local most, chip = most_mentioned(part, lane.key), lane.kind.mark == "chip"
    for i, cell in ipairs(lay.cells[lane.key]) do
        for k, items in ipairs(cell) do
            local x, y = lay.columns[i].x + (k - 1) * cell.sub + layout.INSET, lane.y + (chip and 4.7 or 4.2)
            for _, one in ipairs(items) do
                if chip then
                    action(page, lay, one, x, y, ctx)
                else
                    sign(page, lay, lane, one.item, x, y + lay.lead / 2, most)
                    text(page, lay, lane, one, x, y, ctx)
                end
                y = y + #one.lines * lay.lead + cell.gap
            end
        end
    end
end

return cells
