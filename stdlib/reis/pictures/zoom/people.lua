-- Whose marks a zoom shows: a mark for each, and where the title band has no room for all of them, a band of their names.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local frame = require "reis.pictures.frame"
local format = require "reis.words.format"
local measures = require "reis.figures.measures"
local data = require "reis.pictures.zoom.data"

local people = {}

local FILL = { ink.BLUE, ink.PURPLE, ink.INK2, ink.INK3 }
local WIDE = 760                        -- a page from so many points has two people in its title band
local SIZE, LEAD, GAP = 6.6, 10, 16 -- of the band of names
people.NAMES = 5.8                  -- the size of names at rows of marks

--- The colour of the k-th person.
function people.fill(k) return FILL[(k - 1) % #FILL + 1] end

--- The mark of the k-th person; its shape tells it apart in grey too. r: half its height
function people.mark(page, k, x, y, name, r)
    r = r or 2.3
    local fill, shape = people.fill(k), (k - 1) % 4
    if shape == 0 then
        page:add { "circle", x = x, y = y, r = r, fill = fill, stroke = ink.WHITE, width = 0.5, name = name }
    elseif shape == 1 then
        page:add { "diamond", x = x, y = y, r = r * 1.22, fill = fill, stroke = ink.WHITE, width = 0.5, name = name }
    elseif shape == 2 then
        page:add { "box", x = x - r * 0.9, y = y - r * 0.9, w = r * 1.8, h = r * 1.8, fill = fill, stroke = ink.WHITE,
            width = 0.4, name = name }
    else
        page:add { "triangle", x = x, y = y, w = r * 2.2, h = r * 2, fill = fill, name = name }
    end
end

--- What is said of a person in the title band: "experience 6.2 · expected 6.5".
function people.said(Z, person)
    local L, row = Z.ctx.L, person.row
    if not row.experience then return L "zoom.nomarks" end
    local s = L("verdict.experience", measures.mark(row.experience, Z.ctx.lang))
    local expected = data.expected(person)
    if expected then s = s .. " · " .. L("zoom.expected", format.number(expected, 1, Z.ctx.lang)) end
    if row.vetoed and #Z.all.shown > 2 then s = L "verdict.vetoed" .. " · " .. s end
    return s
end

--- Whether the title band has room for all of them: two at most, with their names and roles whole.
local function in_head(Z)
    local shown = Z.all.shown
    if #shown > 2 or Z.ctx.paper.w < WIDE then return false end
    local w = people.head_width(Z)
    for _, person in ipairs(shown) do
        local thing = person.thing
        local name = thing and frame.full_name(thing, Z.ctx.lang) or person.name
        if scene.width(name, 8.2, true) > w then return false end
        if thing and thing.role and #scene.wrap(thing.role, w, { size = 6.4 }) > 2 then return false end
    end
    return true
end

--- The points a person has in the title band.
function people.head_width(Z) return #Z.all.shown == 1 and 170 or 109 end

--- Lays out the band of names in columns; none where the title band has them. -> its height
function people.measure(Z)
    Z.names = {}
    if in_head(Z) then return 0 end
    local room, widest = Z.ctx.paper.w - 2 * ink.M, 0
    for k, person in ipairs(Z.all.shown) do
        local name = person.thing and frame.full_name(person.thing, Z.ctx.lang) or person.name
        local said = people.said(Z, person)
        local lines = scene.wrap(name, room - 14 - scene.width(said, SIZE), { size = SIZE, bold = true })
        local wide = 0
        for _, s in ipairs(lines) do wide = math.max(wide, scene.width(s, SIZE, true)) end
        Z.names[k] = { lines = lines, said = said, wide = wide, tip = name .. ", " .. said }
        widest = math.max(widest, 14 + wide + scene.width(said, SIZE))
    end
    local across = math.max(1, math.min((room + GAP) // (widest + GAP), #Z.names))
    local down, y = math.ceil(#Z.names / across), 0
    for row = 1, down do
        local tall = 1
        for column = 1, across do
            local one = Z.names[(row - 1) * across + column]
            if one then one.x, one.y, tall = ink.M + (column - 1) * (room + GAP) / across, y, math.max(tall, #one.lines) end
        end
        y = y + tall * LEAD
    end
    return y + 6
end

--- Draws the band of names, from y downwards.
function people.draw(Z, y)
    for k, one in ipairs(Z.names) do
        local mid = y + 3 + one.y + 0.5 * LEAD
        people.mark(Z.page, k, one.x + 3, mid, one.tip, 2.5)
        Z.page:text(one.x + 9, mid - LEAD / 2 - 0.1, one.lines, { size = SIZE, lead = LEAD, bold = true, tip = one.tip })
        Z.page:text(one.x + 14 + one.wide, mid - LEAD / 2 - 0.1, one.said, { size = SIZE, lead = LEAD, color = ink.INK2, tip = one.tip })
    end
end

--- The width that the names at rows of marks take, at a size.
function people.widest(Z, size)
    local w = 0
    for _, person in ipairs(Z.all.shown) do
        w = math.max(w, scene.width(person.thing and ink.called(Z.ctx, person.name) or person.name, size))
    end
    return w
end

--- What a person is called at its row of marks: as much of the name as tells it apart, in a width.
function people.label(Z, person, w, size)
    local name = person.thing and ink.called(Z.ctx, person.name) or person.name
    if scene.width(name, size) <= w then return name, size end
    local others = {}
    for i, other in ipairs(Z.all.shown) do others[i] = { name = other.thing and ink.called(Z.ctx, other.name) or other.name } end
    return ink.cut_apart(name, others, w, size), size
end

return people
