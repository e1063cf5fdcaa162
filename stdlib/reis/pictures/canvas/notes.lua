-- Notes stuck on a canvas: a text on a tinted slip; under it what it is in the journeys, or a dashed edge where it hangs loose.

local scene = require "scene"
local ink = require "reis.pictures.ink"

local notes = {}

local GAP = 3.5 -- between two notes
notes.GAP = GAP

--- Around the text of a note.
local function pad_of(size) return math.min(5, 0.48 * size) end

local function small_of(size) return math.max(ink.MICRO, math.min(8.4, size * 0.72)) end

--- A note laid out at a size in a width. text; link: of links.of, or nil where it hangs loose. most: points it may be high; what is
-- more becomes a note of its own. -> list of notes { lines =, under =, h =, size =, w = }
function notes.laid(text, link, w, size, most)
    local small, lead, pad = small_of(size), size * 1.18, pad_of(size)
    local lines = scene.wrap(text, w - 2 * pad - 1, { size = size })
    local under = link and scene.wrap("→ " .. link.say, w - 2 * pad - 1, { size = small }) or {}
    local foot = #under > 0 and #under * small * 1.17 + 2 or 0
    local each, list = math.max(1, math.floor((most - 2 * pad - foot) / lead)), {}
    for from = 1, math.max(1, #lines), each do
        local last = from + each > #lines
        local part = table.move(lines, from, math.min(#lines, from + each - 1), 1, {})
        list[#list + 1] = { lines = part, under = last and under or {}, size = size, small = small, w = w, text = text, link = link,
            pad = pad, h = 2 * pad + #part * lead + (last and foot or 0) }
    end
    return list
end

--- Draws a note at a place. fill: the tint of its slip
function notes.draw(page, note, x, y, fill)
    local link, lead = note.link, note.size * 1.18
    local name = link and note.text .. " → " .. link.say or note.text
    page:rect(x + 0.9, y + 1.1, note.w, note.h, "#1B273314") -- its shadow
    page:add { "box", x = x, y = y, w = note.w, h = note.h, fill = fill, stroke = link and ink.EDGE or ink.DASH, width = link and 0.6 or 0.8,
        dash = not link and { 2.4, 1.7 } or nil, name = name, url = link and link.url, class = link and "note" or "note loose" }
    page:text(x + note.pad, y + note.pad, note.lines, { size = note.size, lead = lead, tip = name, url = link and link.url })
    if #note.under > 0 then
        page:text(x + note.pad, y + note.pad + #note.lines * lead + 2, note.under, { size = note.small, lead = note.small * 1.17,
            color = ink.BLUE, tip = name, url = link.url })
    end
end

--- The columns of notes in a box: how many, and how wide.
local function columns_of(list, box, size)
    local k = math.max(1, math.min(#list, math.floor((box.w + GAP) / (math.max(96, size * 13) + GAP))))
    return k, (box.w - (k - 1) * GAP) / k
end

--- Sticks notes in a box, in columns side by side where it is wide. list: of notes.of; box: { x =, y =, w =, h = }
-- -> placed = list of { note, x, y }, rest = the notes for which there is no room, as a list like the first
function notes.fill(list, box, size)
    local k, w = columns_of(list, box, size)
    local heights, placed = {}, {}
    for i = 1, k do heights[i] = 0 end
    for i, one in ipairs(list) do
        local pieces = one.pieces or notes.laid(one.text, one.link, w, size, box.h)
        for p, note in ipairs(pieces) do
            local column = 1
            for c = 2, k do
                if heights[c] < heights[column] - 0.01 then column = c end
            end
            if heights[column] + note.h > box.h + 0.01 then
                local rest = table.move(list, i + 1, #list, 2, { { text = one.text, pieces = table.move(pieces, p, #pieces, 1, {}) } })
                return placed, rest
            end
            placed[#placed + 1] = { note, box.x + (column - 1) * (w + GAP), box.y + heights[column] }
            heights[column] = heights[column] + note.h + GAP
        end
    end
    return placed, {}
end

--- The texts of a field as notes with what they are. -> list of { text =, link = }, how many hang loose
function notes.of(texts, find)
    local list, loose = {}, 0
    for i, text in ipairs(texts or {}) do
        list[i] = { text = text, link = find(text) }
        if not list[i].link then loose = loose + 1 end
    end
    return list, loose
end

return notes
