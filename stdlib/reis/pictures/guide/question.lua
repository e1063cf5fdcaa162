-- A question on paper: a box to tick, what is asked and asked on, lines to write on; beside it, for whoever works the answer out, the
-- fields that it fills in, what is thought so far, and why it is asked.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local text = require "reis.guide.text"

local question = {}

local BOX, SIDE, GAP, PITCH = 9, 0.31, 10, 17 -- the box to tick, the part beside, between them, between lines to write on
local FIELDS = 6                               -- of one question, beside it

--- Small lines of the part beside: list of { text, color, italic, box, lead }
local function beside(one, w, W)
    local out = {}
    local function add(s, o)
        for i, line in ipairs(scene.wrap(s, w - 9, { size = 6.4, max = o.max })) do
            out[#out + 1] = { line, color = o.color, italic = o.italic, box = o.box and i == 1, whole = s }
        end
    end
    if one.about ~= "" then add(W("at", one.about), { color = ink.INK, max = 4 }) end
    for _, field in ipairs(text.fields(one, W, FIELDS)) do add(field, { color = ink.INK, box = true, max = 4 }) end
    if #one.hear > 0 then add(W "hear" .. ": " .. table.concat(one.hear, "; "), { color = ink.INK2, italic = true, max = 6 }) end
    if one.why ~= "" then add(W "because" .. " " .. one.why, { color = ink.INK3, max = 4 }) end
    return out
end

--- The chip of a question that is worth most.
local function first_chip(page, x, y, one, W)
    if one.first then page:chip(x, y, tostring(one.first), "now", { size = 6.4, name = W "key.first" .. ": " .. one.first }) end
end

--- The block of a question over so many points.
function question.block(ctx, one, number, w, W)
    local side = w * SIDE
    local wide = w - side - GAP - BOX - 7
    local title, size = ink.gentle(one.ask, wide - (one.first and 18 or 0), 9, { bold = true })
    local more = one.more ~= "" and scene.wrap(one.more, wide, { size = 7 }) or {}
    local small = beside(one, side - 8, W)
    local words = #title * size * 1.2 + #more * 8.4 + 3
    local rules = one.layer == "numbers" and 2 or 3
    local h = math.max(words + rules * PITCH + 4, #small * 7.8 + 22)
    rules = math.max(rules, math.floor((h - words - 4) / PITCH))
    local name = ("%d. %s"):format(number, one.ask)
    return { h = h + 9, draw = function(page, y)
        local x, sx = ink.M + BOX + 7, ink.M + w - side
        page:add { "box", x = ink.M, y = y + 1, w = BOX, h = BOX, fill = ink.WHITE, stroke = ink.EDGE, width = 0.9, round = false, name = name }
        local tx = x
        if one.first then
            first_chip(page, x, y + 5.6, one, W)
            tx = x + 18
        end
        page:text(tx, y, title, { size = size, lead = size * 1.2, bold = true, tip = one.ask })
        page:text(x, y + #title * size * 1.2 + 1.5, more, { size = 7, lead = 8.4, color = ink.INK2, tip = one.more })
        for i = 1, rules do
            local at = y + words + i * PITCH - 1
            page:rule(x, at, sx - GAP, at, ink.RULE, 0.5)
        end
        page:rect(sx, y - 2, side, h + 2, ink.BAND)
        page:line(sx + 6, y + 5.6, ink.cut(one.title, side - 12, 6.4, true), { size = 6.4, bold = true, color = ink.BLUE, tip = one.title })
        for i, line in ipairs(small) do
            local at = y + 7 + i * 7.8
            if line.box then
                page:add { "box", x = sx + 6, y = at - 2.2, w = 4.4, h = 4.4, fill = ink.WHITE, stroke = ink.EDGE, width = 0.5, name = line.whole }
            end
            page:line(sx + 13.5, at, line[1], { size = 6.4, color = line.color, italic = line.italic, tip = line.whole })
        end
    end }
end

return question
