-- The journeys of a persona: the curve of each, and its verdict.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local format = require "reis.words.format"
local map = require "reis.pictures.map.data"
local column = require "reis.pictures.card.column"

local journeys = {}

local LOW, TALL, LIMIT = 38, 84, 5 -- the least and most height of a curve; emotion is clipped at ± this
local AROUND = 38                 -- of a journey beside its curve

--- The emotions of a persona along a journey: list of { place (from 0 to 1), emotion }.
local function points_of(ctx, journey, persona)
    local by, list, n = map.emotions(ctx, journey, persona), {}, #journey.touchpoints
    for i, t in ipairs(journey.touchpoints) do
        if by[t.index] then list[#list + 1] = { (i - 0.5) / n, math.max(-LIMIT, math.min(LIMIT, by[t.index])) } end
    end
    return list
end

local function draw_curve(page, V, points, x, y, w, h)
    local up, down = 0.6, 0.6
    for _, p in ipairs(points) do up, down = math.max(up, p[2]), math.max(down, -p[2]) end
    local zero = y + 3 + (h - 6) * up / (up + down)
    local function at(p) return x + w * p[1], zero - p[2] / (up + down) * (h - 6) end
    if #points > 1 then
        local flat = {}
        for _, p in ipairs(points) do flat[#flat + 1], flat[#flat + 2] = at(p) end
        local chain = scene.curve(flat)
        for _, area in ipairs(scene.areas(chain, zero)) do
            page:back { "area", points = area.points, fill = area.above and ink.BLUET or ink.VERMT }
        end
        page:stroke(x, zero, x + w, zero, { stroke = ink.INK3, width = 0.6 })
        page:add { "path", points = chain, stroke = ink.INK, width = 1.4, name = V "card.key.curve" }
    else
        page:stroke(x, zero, x + w, zero, { stroke = ink.INK3, width = 0.6 })
    end
    for _, p in ipairs(#points < 25 and points or {}) do
        local px, py = at(p)
        page:add { "circle", x = px, y = py, r = 1.8, fill = ink.WHITE, stroke = p[2] >= 0 and ink.BLUE or ink.VERM, width = 0.9 }
    end
end

--- What is said of a journey: text, whether it is a veto.
function journeys.verdict(ctx, V, journey, row)
    local vetoes = map.vetoes(journey, row)
    if vetoes then
        local names = {}
        for i, one in ipairs(vetoes) do names[i] = V("card.killer", one.id, one.name) end
        return V("card.vetoed", table.concat(names, "; ")), true
    end
    if not row.experience then return ctx.L "verdict.unscored" end
    return V("card.experience", format.number(row.experience, 1, ctx.lang))
end

local function add_journey(out, ctx, V, journey, row, persona, w, tall)
    local points, said, vetoed = points_of(ctx, journey, persona), journeys.verdict(ctx, V, journey, row)
    local future = journey.state == "to-be" and " (" .. ctx.L "eco.future" .. ")" or ""
    column.text(out, journey.name .. future, w, { size = 7.8, bold = true, head = true, tip = journey.name })
    local indent = vetoed and 12 or 0
    if row.completion then said = said .. " · " .. V("card.completes", format.percent(row.completion, ctx.lang)) end
    column.text(out, said, w, { size = 7, bold = vetoed, color = vetoed and ink.VERM or ink.INK2, indent = indent, head = #points > 0,
        sign = vetoed and function(page, x, y) page:killer(x + 4.4, y, 4.2, said) end or nil, after = #points > 0 and 0 or 7 })
    if #points == 0 then return end
    out[#out + 1] = { h = tall + 9, draw = function(at, y)
        draw_curve(at.page, V, points, at.x, y + 2, w, tall)
        at.page:hit(at.x, y + 2, w, tall, { name = journey.name, url = ctx.link("map", journey) })
    end }
end

--- The journeys that a persona makes: list of { journey, its row in the scores }.
function journeys.of(ctx, persona)
    local list = {}
    for _, journey in ipairs(ctx.model.journeys) do
        for _, row in ipairs(ctx.scores.journeys[journey.index].personas) do
            if ctx.model.personas[row.persona] == persona then list[#list + 1] = { journey, row } end
        end
    end
    return list
end

--- Adds them. room: the height that is left in the column, which the curves share
function journeys.add(out, ctx, V, persona, w, room)
    local list = journeys.of(ctx, persona)
    column.heading(out, V "card.journeys", w)
    if #list == 0 then column.text(out, V "card.journeys.none", w, { color = ink.INK3 }) end
    local tall = math.max(LOW, math.min(TALL, (room - 24) / math.max(1, #list) - AROUND))
    for _, one in ipairs(list) do add_journey(out, ctx, V, one[1], one[2], persona, w, tall) end
end

return journeys
