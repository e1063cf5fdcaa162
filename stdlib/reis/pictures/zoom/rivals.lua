-- What others score at the touchpoints of a zoom: hollow marks on the axis of the marks, and under them their names.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local format = require "reis.words.format"
local quantity = require "reis.language.quantity"

local rivals = {}

local SIZE, LEAD = 5.8, 6.9

--- The rivals of a touchpoint, lowest first: list of { name =, mark = }.
local function of(t)
    local list = {}
    for name, q in pairs(rawget(t, "rivals") or {}) do
        local mark = quantity.mean(q)
        if mark then list[#list + 1] = { name = name, mark = mark } end
    end
    table.sort(list, function(a, b)
        if a.mark ~= b.mark then return a.mark < b.mark end
        return a.name < b.name
    end)
    return list
end

--- What is known of rivals at the columns; nil where nothing is. -> { h =, [column] = { list =, lines = } }
function rivals.measure(Z)
    local m, most = {}, 0
    for i, c in ipairs(Z.cols) do
        local list, words = of(c.t), {}
        for k, one in ipairs(list) do words[k] = one.name .. "\u{A0}" .. format.number(one.mark, 1, Z.ctx.lang) end
        local lines = #list > 0 and scene.wrap(table.concat(words, " · "), math.min(Z.colw - 14, 300), { size = SIZE }) or {}
        m[i] = { list = list, lines = lines }
        most = math.max(most, #lines)
    end
    if most == 0 then return nil end
    m.h = 10 + most * LEAD + 3
    return m
end

--- Draws the row from y downwards. axis(column, Z) -> the place of a mark
function rivals.draw(Z, m, y, axis)
    local L = Z.ctx.L
    Z.page:text(Z.x0 - 8, y + 1, { L "zoom.rivals" }, { size = 6.8, color = ink.INK2, align = "right", w = 0 })
    for i, c in ipairs(Z.cols) do
        local at = axis(c, Z)
        for _, one in ipairs(m[i].list) do
            Z.page:add { "circle", x = at(one.mark), y = y + 5, r = 2, fill = ink.WHITE, stroke = ink.INK3, width = 0.8,
                name = L("zoom.rival", one.name, c.id, format.number(one.mark, 1, Z.ctx.lang)) }
        end
        Z.page:text(c.cx, y + 9.5, m[i].lines, { size = SIZE, lead = LEAD, color = ink.INK3, align = "center", w = 0 })
    end
end

return rivals
