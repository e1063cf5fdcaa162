-- The rows of a service blueprint from the front stage down, as blocks under one another: front stage, line of visibility,
-- back stage, line of internal interaction, systems and partners, fail points. Rows in which nothing stands are left out.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local grid = require "reis.pictures.lanes.grid"
local parts = require "reis.pictures.blueprint.parts"

local service = {}

local LINES = {
    interaction = { width = 0.9 },
    visibility = { width = 1.4, dash = { 7, 3.2 } },
    internal = { width = 0.7, dash = { 2.2, 2.4 } },
}

--- A line between two lanes with its name at the left, and arrows up through it from what serves to what is served.
-- arrows: { [column] = what an arrow says }; through: { [column] = true where it goes on upwards }
function service.divider(out, G, V, name, arrows, through)
    local label = V("blue.line." .. name)
    local words = scene.wrap(label, G.label - 10, { size = 6, bold = true })
    local h = math.max(18, #words * 7 + 4)
    out[#out + 1] = { h = h, head = true, again = G.head, draw = function(page, y)
        local mid = y + h / 2
        page:text(ink.M + 4, mid - #words * 3.5, words, { size = 6, lead = 7, bold = true })
        local look = { stroke = ink.INK, name = label }
        for k, v in pairs(LINES[name]) do look[k] = v end
        page:stroke(G.x0, mid, G.x1, mid, look)
        for i = 1, G.n do
            if arrows[i] then
                local x = grid.middle(G, i)
                local passes = through and through[i] -- the arrow's head is further up
                page:stroke(x, y + h + grid.PAD, x, y - grid.PAD, { stroke = ink.INK2, width = 0.8, arrow = not passes and 2.2 or nil,
                    name = arrows[i] })
            end
        end
    end }
end

--- Which columns have arrows between a lane and the one above it; both as { [column] = items }.
function service.arrows(list, below, above, say)
    local found = {}
    for i, t in ipairs(list) do
        if below[i] and above[i] then found[i] = say(t) end
    end
    return found
end

--- Adds a lane of the blueprint as a row.
function service.row(out, G, V, lane, name, o)
    o.label, o.sub, o.cells = V("blue." .. name), V("blue." .. name .. ".sub"), lane[name]
    grid.row(out, G, o)
end

--- Adds the rows from the front stage down. lane: of parts.of; V: the words of services
function service.stages(out, G, V, list, lane)
    local served, through = {}, {} -- what a system serves: the work backstage, else the front stage
    local back, support = next(lane.back) ~= nil, next(lane.support) ~= nil
    for i in ipairs(list) do
        served[i] = lane.back[i] or lane.front[i]
        through[i] = back and not lane.back[i] and lane.front[i] and lane.support[i] and true or nil
    end
    local behind = back or support
    service.row(out, G, V, lane, "front", { open = behind })
    if behind then
        local up = service.arrows(list, back and lane.back or lane.support, lane.front, back and parts.carries(V) or parts.serves(V))
        for i in pairs(through) do up[i] = parts.serves(V)(list[i]) end
        service.divider(out, G, V, "visibility", up)
    end
    if back then
        service.row(out, G, V, lane, "back", { open = true, fill = ink.BACK, through = through })
        if support then
            service.divider(out, G, V, "internal", service.arrows(list, lane.support, served, parts.serves(V)), through)
        end
    end
    if support then service.row(out, G, V, lane, "support", { fill = ink.BACK }) end
    if next(lane.fails) then service.row(out, G, V, lane, "fails", {}) end
end

return service
