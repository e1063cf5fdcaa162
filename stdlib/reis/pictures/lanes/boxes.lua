-- What stands in the cells of a grid: texts, boxes of text, the card of a touchpoint. Each is an item { h =, draw(page, x, y, w, h) }.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local frame = require "reis.pictures.frame"
local numbering = require "reis.model.numbering"
local several = require "reis.model.several"

local boxes = {}

local MOST = 30 -- lines of one box; a longer text goes on in the next

local STYLE = {
    box = { fill = ink.WHITE, stroke = ink.EDGE, width = 0.6 },
    dashed = { fill = ink.WHITE, stroke = ink.DASH, width = 0.8, dash = { 2.4, 1.7 } },
    silent = { fill = ink.WHITE, stroke = ink.VERM, width = 0.9, dash = { 2.4, 1.7 } },
    gap = { fill = ink.WHITE, stroke = ink.INK3, width = 0.7, dash = { 1.2, 2 }, round = true },
    fail = { fill = ink.FAIL, stroke = ink.VERM, width = 0.8 },
}

--- The outline of a box in a style, with fields of its own. -> item for page:add
function boxes.outline(style, x, y, w, h, own)
    local item = { "box", x = x, y = y, w = w, h = h }
    for k, v in pairs(STYLE[style]) do item[k] = v end
    for k, v in pairs(own or {}) do item[k] = v end
    return item
end

--- A text in boxes, as many as it takes. o: style (box), size, bold, italic, color, round, name (its sentence), under (small text).
function boxes.text(out, text, w, o)
    local size, small = o.size, math.max(ink.MICRO, o.size - 0.8)
    local lead = size * 1.17
    local lines = scene.wrap(text, w - 10, { size = size, bold = o.bold })
    local under = o.under and scene.wrap(o.under, w - 10, { size = small }) or {}
    for from = 1, #lines, MOST do
        local part = table.move(lines, from, math.min(#lines, from + MOST - 1), 1, {})
        local last = from + MOST > #lines
        local tail = last and #under * small * 1.17 or 0
        out[#out + 1] = { h = #part * lead + tail + 7, draw = function(page, x, y, wide, h)
            page:add(boxes.outline(o.style or "box", x, y, wide, h, { round = o.round, name = o.name or text }))
            local top = y + (h - #part * lead - tail) / 2
            page:text(x + 5, top, part, { size = size, lead = lead, bold = o.bold, italic = o.italic, color = o.color,
                tip = o.name or text })
            if tail > 0 then
                page:text(x + 5, top + #part * lead, under, { size = small, lead = small * 1.17, color = o.color or ink.INK2,
                    tip = o.name or o.under })
            end
        end }
    end
end

local function sentence(ctx, t)
    local s = ctx.L("tp.name", numbering.of(t), t.name)
    local channel, owner = several.names(t, "channel"), several.names(t, "owner")
    if channel then s = s .. " – " .. channel end
    if owner then s = s .. ", " .. owner end
    if t.managed == false then s = s .. " (" .. ctx.L "tp.unmanaged" .. ")" end
    return s
end

local function marks(page, ctx, t, x, y)
    local at = x
    if #t.killers > 0 then
        page:killer(at, y, 4.8, ctx.L("tp.killer", t.killers[1].name))
        at = at - 11
    end
    if t.moment_of_truth == true then page:moment(at, y, 4.8, ctx.L("tp.moment", t.name)) end
end

--- The card of a touchpoint: number, name, channel; dashed where it is not ours to steer. o: size, plain (without channel),
-- rows = small lines under the name: list of { text, color =, italic = }
function boxes.touchpoint(out, ctx, t, w, o)
    local size, number = o.size, numbering.of(t)
    local small, lead = math.max(ink.MICRO, size - 0.8), size * 1.17
    local left = math.max(scene.width(number, size + 0.4, true), o.plain and 0 or 9) + 8.5
    local marked = (#t.killers > 0 or t.moment_of_truth == true) and 5 or 0 -- they reach into the corner
    local lines = scene.wrap(t.name, w - left - 5 - marked, { size = size })
    local rows = {}
    for _, row in ipairs(o.rows or {}) do
        for _, line in ipairs(scene.wrap(row[1], w - left - 5, { size = small })) do
            rows[#rows + 1] = { line, color = row.color, italic = row.italic, tip = row[1] }
        end
    end
    local text_h = #lines * lead + #rows * small * 1.19
    local h = math.max(text_h, o.plain and 0 or lead + 12) + 8
    local name = sentence(ctx, t)
    out[#out + 1] = { h = h, draw = function(page, x, y, wide, tall)
        page:add(boxes.outline(t.managed == false and "dashed" or "box", x, y, wide, tall, { round = true, name = name,
            url = ctx.link("zoom", t.journey, t.phase, t), class = "touchpoint" }))
        local top = y + math.max(4, (tall - math.max(text_h, o.plain and 0 or lead + 12)) / 2)
        page:text(x + 4.5, top - 0.2, number, { size = size + 0.4, lead = lead, bold = true, tip = name })
        if not o.plain then page:icon(x + 4.5, top + lead + 1.5, t.ref.channel, 9) end
        page:text(x + left, top, lines, { size = size, lead = lead, tip = name })
        for i, row in ipairs(rows) do
            page:text(x + left, top + #lines * lead + (i - 1) * small * 1.19 + 0.4, row[1],
                { size = small, lead = small * 1.19, color = row.color or ink.INK3, italic = row.italic, tip = row.tip })
        end
        marks(page, ctx, t, x + wide - 4, y + 1)
    end }
end

--- A style of box for the legend.
function boxes.key(label, style)
    return frame.key.of(12, label, function(page, x, y) page:add(boxes.outline(style, x, y - 3.2, 12, 6.4)) end)
end

return boxes
