-- What there is to say against a page: texts on one another or off the page, letters too small, texts that leave the shape
-- they stand in, and what was cut or left out.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local pages = require "pages"

local measure = {}

measure.KINDS = { "overlaps", "off", "small", "outside", "cut", "left out", "thinned" }

local CELL = 60 -- side of the squares in which neighbours are looked for

--- Texts and labels of shapes: { s =, size =, x =, y =, w =, h =, shape = (of a label) }.
local function texts_of(page)
    local list = pages.texts(page)
    for _, item in ipairs(page.items) do
        if item.label and item.label ~= "" then
            local size = item.size or 7
            local w = scene.width(item.label, size, item.bold)
            local cx, cy = item.x, item.y -- of circles, their middle
            if not item.r then cx, cy = item.x + (item.w or 0) / 2, item.y + (item.h or 0) / 2 end
            list[#list + 1] = { s = item.label, size = size, x = cx - w / 2, y = cy - 0.45 * size, w = w, h = 0.9 * size,
                room = item.r and 2 * item.r or item.w, shape = item }
        end
    end
    return list
end

--- Calls f(a, b) for each pair of texts that may touch, once.
local function neighbours(list, f)
    local cells = {}
    for i, a in ipairs(list) do
        local seen = {}
        for cx = a.x // CELL, (a.x + a.w) // CELL do
            for cy = a.y // CELL, (a.y + a.h) // CELL do
                local key = cx * 100000 + cy
                local cell = cells[key] or {}
                cells[key] = cell
                for _, k in ipairs(cell) do
                    if not seen[k] then
                        seen[k] = true
                        f(list[k], a)
                    end
                end
                cell[#cell + 1] = i
            end
        end
    end
end

--- How far two boxes lie over each other, across and down.
local function common(a, b)
    return math.min(a.x + a.w, b.x + b.w) - math.max(a.x, b.x), math.min(a.y + a.h, b.y + b.h) - math.max(a.y, b.y)
end

local function seen(box) return box.stroke and box.stroke ~= ink.CLEAR or box.fill and box.fill ~= ink.CLEAR end

--- Texts that begin in a box that is seen, and end beyond its side; boxes that a text crosses.
local function outside(page, list, note)
    for _, box in ipairs(page.items) do
        if box[1] == "box" and seen(box) and box.w > 14 and box.h > 5 then
            for _, a in ipairs(list) do
                local across, down = common(a, box)
                local middle = a.y + a.h / 2
                if across > 1.5 and down > 0 and middle > box.y and middle < box.y + box.h and a.w - across > 1.5 then
                    note("outside", ("%s | %s"):format(a.s, box.name or box.tip or "a box"))
                end
            end
        end
    end
end

--- All of a page: { [kind] = list of texts that tell it }.
function measure.page(page)
    local found, list = {}, texts_of(page)
    for _, kind in ipairs(measure.KINDS) do found[kind] = {} end
    local function note(kind, text) found[kind][#found[kind] + 1] = text end
    for _, a in ipairs(list) do
        if a.size < ink.MICRO - 1e-6 and not a.shape then note("small", ("%.2f: %s"):format(a.size, a.s)) end
        if a.x < -0.1 or a.y < -0.1 or a.x + a.w > page.w + 0.1 or a.y + a.h > page.h + 0.1 then note("off", a.s) end
        if a.room and a.w > a.room + 0.1 then note("outside", ("%s | its own shape"):format(a.s)) end
    end
    neighbours(list, function(a, b)
        local across, down = common(a, b)
        if across > 0.6 and down > 0.9 then note("overlaps", ("%s | %s"):format(a.s, b.s)) end
    end)
    outside(page, list, note)
    for _, one in ipairs(page.compromises or {}) do note(one.kind, one.text) end
    return found
end

return measure
