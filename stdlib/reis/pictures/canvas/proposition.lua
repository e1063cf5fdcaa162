-- The value proposition canvas: at the right, in a circle, what the customer wants done, suffers and hopes for; at the left, in a
-- square, what is offered for that.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local links = require "reis.pictures.canvas.links"
local notes = require "reis.pictures.canvas.notes"
local sheet = require "reis.pictures.canvas.frame"

local HEAD, PAD, INSET = 15, 8, 9 -- a heading, around notes, from the edge of the circle
local SMALL, REST = 6.6, 8 -- sizes of what the journeys name and the canvas does not: under it, and overleaf
local SLOPE = 0.62                -- of the lines that part the jobs from gains and pains: across for each point down
local NARROW, WIDEST = 64, 180     -- of a note in the circle
local BETWEEN = 42                -- the square and the circle
local MISSING = 26                -- points under the canvas for what it does not name

--- Where square and circle stand: beside one another, on an upright page one above the other.
local function geometry(ctx)
    local top, bottom = sheet.TOP + 12, ctx.paper.h - sheet.FOOT - MISSING - 4
    local room, tall = ctx.paper.w - 2 * ink.M, bottom - top
    local g = { x = ink.M, y = top, bottom = bottom, upright = ctx.paper.w < ctx.paper.h }
    if g.upright then
        g.r = math.min(room / 2, (tall - BETWEEN) * 0.29)
        g.side, g.tall = room, tall - BETWEEN - 2 * g.r
        g.cx, g.cy = ctx.paper.w / 2, bottom - g.r
        return g
    end
    g.r, g.cy, g.tall = tall / 2, (top + bottom) / 2, tall
    g.cx = ctx.paper.w - ink.M - g.r
    g.side = math.min(tall, g.cx - g.r - ink.M - BETWEEN)
    return g
end

-- the square ------------------------------------------------------------------------------------

--- The three parts of the square: products at the left, gain creators and pain relievers at the right.
local function square_parts(g)
    local w = g.side * 0.46
    local function part(field, x, y, wide, tall, fill)
        local box = { x = x + PAD, y = y + HEAD + 6, w = wide - 2 * PAD, h = tall - HEAD - 12 }
        return { field = field, fill = fill, head_x = x + PAD, head_y = y + 11, head_w = wide - 2 * PAD,
            place = function(list, size) return notes.fill(list, box, size) end }
    end
    return { part("products", g.x, g.y, w, g.tall, ink.PALE), part("gain_creators", g.x + w, g.y, g.side - w, g.tall / 2, ink.GREENT),
        part("pain_relievers", g.x + w, g.y + g.tall / 2, g.side - w, g.tall / 2, ink.FAIL) }
end

-- the circle ------------------------------------------------------------------------------------

--- Between which x a sector reaches at a height; nil where it does not.
local function reach(g, sector, y)
    local d = math.abs(y - g.cy)
    if d >= g.r - INSET then return nil end
    local half = math.sqrt((g.r - INSET) ^ 2 - d * d)
    local edge = g.cx + d * SLOPE
    if sector == "jobs" then return edge + 5, g.cx + half end
    return g.cx - half, math.min(edge - 5, g.cx + half)
end

--- The same over a stretch from y1 to y2.
local function room(g, sector, y1, y2)
    local a, b = reach(g, sector, y1)
    local c, d = reach(g, sector, y2)
    if not a or not c then return nil end
    if sector == "jobs" and y1 < g.cy and y2 > g.cy then return math.max(a, c), math.min(b, d) end
    return math.max(a, c), math.min(b, d)
end

--- A text laid out for the place at a height, as wide as the sector is there over the whole of its first piece; nil where it is too
-- narrow. -> pieces, x
local function laid_at(g, sector, one, size, y, limit)
    if one.pieces then
        local a, b = room(g, sector, y, y + one.pieces[1].h)
        if a and b - a >= one.pieces[1].w then return one.pieces, (a + b - one.pieces[1].w) / 2 end
        return nil
    end
    local a, b = room(g, sector, y, y + size * 2 + 10)
    for _ = 1, 3 do
        if not a or b - a < NARROW then return nil end
        local w = math.min(b - a, WIDEST)
        local pieces = notes.laid(one.text, one.link, w, size, math.min(limit - y, g.r * 0.8))
        a, b = room(g, sector, y, y + pieces[1].h)
        if a and b - a >= w - 0.01 then return pieces, (a + b - w) / 2 end
    end
end

--- Stacks notes in a sector from y downwards, each as wide as the circle is there. -> placed, rest
local function stack(g, sector, list, size, y, limit)
    local placed = {}
    for i, one in ipairs(list) do
        local left = one
        while left do
            local pieces, x
            while y < limit do
                pieces, x = laid_at(g, sector, left, size, y, limit)
                if pieces then break end
                y = y + 3
            end
            if not pieces or y + pieces[1].h > limit + 0.01 then return placed, table.move(list, i + 1, #list, 2, { left }) end
            placed[#placed + 1] = { pieces[1], x, y }
            y = y + pieces[1].h + notes.GAP
            left = #pieces > 1 and { text = one.text, link = one.link, pieces = table.move(pieces, 2, #pieces, 1, {}) } or nil
        end
    end
    return placed, {}
end

--- Stacks them about the height at which a sector is best used.
local function place_in(g, sector, from, about, limit)
    return function(list, size)
        local placed, rest = stack(g, sector, list, size, from, limit)
        if #rest > 0 or #placed == 0 then return placed, rest end
        local last = placed[#placed]
        local start = about - (last[3] + last[1].h - placed[1][3]) / 2
        for y = start, from, -4 do
            local again, left = stack(g, sector, list, size, y, limit)
            if #left == 0 then return again, left end
        end
        return placed, rest
    end
end

local function sectors(g)
    local r, cy, list = g.r, g.cy, {}
    local function sector(field, fill, head_y, from, about, limit)
        local a, b = reach(g, field, head_y)
        list[#list + 1] = { field = field, fill = fill, head_x = (a + b) / 2, head_y = head_y, center = true,
            place = place_in(g, field, from, about, limit) }
    end
    sector("gains", ink.GREENT, cy - r + 28, cy - r + 38, cy - r * 0.42, cy - 6)
    sector("pains", ink.FAIL, cy + 12, cy + HEAD + 6, cy + r * 0.4, cy + r - INSET)
    sector("jobs", ink.BLUET, cy - r * 0.62, cy - r * 0.62 + 9, cy, cy + r * 0.86)
    return list
end

-- drawing ---------------------------------------------------------------------------------------

local function outlines(page, g)
    page:add { "box", x = g.x, y = g.y, w = g.side, h = g.tall, fill = ink.WHITE, stroke = ink.DEEP, width = 1.4 }
    local w = g.side * 0.46
    for _, line in ipairs { { g.x + w, g.y, g.x + w, g.y + g.tall }, { g.x + w, g.y + g.tall / 2, g.x + g.side, g.y + g.tall / 2 } } do
        page:stroke(line[1], line[2], line[3], line[4], { stroke = ink.DEEP, width = 0.9 })
    end
    page:add { "circle", x = g.cx, y = g.cy, r = g.r, fill = ink.WHITE, stroke = ink.DEEP, width = 1.4 }
    page:stroke(g.cx - g.r, g.cy, g.cx, g.cy, { stroke = ink.DEEP, width = 0.9 })
    local d = g.r / math.sqrt(1 + SLOPE * SLOPE)
    page:stroke(g.cx, g.cy, g.cx + d * SLOPE, g.cy - d, { stroke = ink.DEEP, width = 0.9 })
    page:stroke(g.cx, g.cy, g.cx + d * SLOPE, g.cy + d, { stroke = ink.DEEP, width = 0.9 })
    if g.upright then
        local y1, y2 = g.y + g.tall + 4, g.cy - g.r - 4
        page:stroke(g.cx - 5, y1, g.cx - 5, y2, { stroke = ink.GREEN, width = 1.6, arrow = true })
        page:stroke(g.cx + 5, y2, g.cx + 5, y1, { stroke = ink.BLUE, width = 1.6, arrow = true })
    else
        local x1, x2 = g.x + g.side + 4, g.cx - g.r - 4
        page:stroke(x1, g.cy - 5, x2, g.cy - 5, { stroke = ink.GREEN, width = 1.6, arrow = true })
        page:stroke(x2, g.cy + 5, x1, g.cy + 5, { stroke = ink.BLUE, width = 1.6, arrow = true })
    end
end

local function draw_head(page, V, block)
    local title = V("canvas." .. block.field)
    local size = block.head_w and ink.fit(title, block.head_w, 9, { bold = true }) or 9
    page:line(block.head_x, block.head_y, title, { size = size, bold = true, color = ink.DEEP, align = block.center and "center" or nil,
        w = block.center and 0 or nil, tip = title .. ": " .. V("canvas." .. block.field .. ".hint") })
end

--- Pains and needs of the journeys that the canvas does not name -> { lines = the two lines under it, rest = names that do not
-- fit there, all = all of them in words }, or nil where there are none
local function missing_of(ctx, V, thing)
    local list, words = links.missing(ctx, thing.ref and thing.ref.persona, links.texts(thing)), {}
    if #list == 0 then return nil end
    for i, one in ipairs(list) do words[i] = one.thing.name end
    local lines, shown
    for n = #words, 0, -1 do
        local more = n < #words and ", " .. ctx.L("more", #words - n) or ""
        lines = scene.wrap(V("canvas.missing", table.concat(words, ", ", 1, n) .. more), ctx.paper.w - 2 * ink.M, { size = SMALL })
        shown = n
        if #lines <= 2 then break end
    end
    return { lines = lines, rest = table.move(words, shown + 1, #words, 1, {}), all = V("canvas.missing", table.concat(words, ", ")) }
end

local function draw_missing(page, g, missing)
    page:text(ink.M, g.bottom + 9, missing.lines, { size = SMALL, lead = 8.2, color = ink.INK2, tip = missing.all })
end

--- Names on pages of their own, in columns from y0 to y1 -> list of { { x, y, lines }, … }
local function overleaf(ctx, names, y0, y1)
    local across = ctx.paper.w > 700 and 3 or 2
    local w, pages, column, y = (ctx.paper.w - 2 * ink.M) / across, {}, across, y1
    for _, name in ipairs(names) do
        local lines = scene.wrap(name, w - 16, { size = REST })
        local h = #lines * REST * ink.LEAD + 4
        if y + h > y1 then
            column, y = column + 1, y0
            if column > across then
                pages[#pages + 1], column = {}, 1
            end
        end
        table.insert(pages[#pages], { ink.M + (column - 1) * w, y, lines })
        y = y + h
    end
    return pages
end

--- The pages of a value proposition.
return function(ctx, V, thing)
    local find, g, blocks, count, loose = links.of(ctx, V, thing), geometry(ctx), {}, 0, 0
    for _, part in ipairs(square_parts(g)) do blocks[#blocks + 1] = part end
    for _, sector in ipairs(sectors(g)) do blocks[#blocks + 1] = sector end
    for _, block in ipairs(blocks) do
        local free
        block.notes, free = notes.of(rawget(thing, block.field), find)
        count, loose = count + #block.notes, loose + free
    end
    local ref, told = thing.ref or {}, { sheet.told(V, count, loose) }
    if ref.model then table.insert(told, 1, V("canvas.of", ref.model.name)) end
    if ref.persona then table.insert(told, 1, V("canvas.for", ref.persona.name)) end
    local list, pages = sheet.spread(blocks), {}
    local missing = missing_of(ctx, V, thing)
    local rest = overleaf(ctx, missing and missing.rest or {}, 74, ctx.paper.h - 44)
    for n, placed in ipairs(list) do
        local page = sheet.page(ctx, V, { kicker = V "canvas.kicker.proposition", title = thing.name, n = n, of = #list + #rest,
            evidence = table.concat(told, " · ") })
        page:line(g.x, g.y - 7, V "canvas.map", { size = 7.4, bold = true, color = ink.INK3 })
        page:line(g.cx - g.r, g.cy - g.r - 7, V "canvas.profile", { size = 7.4, bold = true, color = ink.INK3 })
        outlines(page, g)
        for _, block in ipairs(blocks) do
            draw_head(page, V, block)
            for _, one in ipairs(placed[block]) do notes.draw(page, one[1], one[2], one[3], block.fill) end
        end
        if n == #list and missing then draw_missing(page, g, missing) end
        sheet.legend(ctx, V, page, n, #list + #rest)
        pages[n] = page
    end
    for i, placed in ipairs(rest) do
        local page = sheet.page(ctx, V, { kicker = V "canvas.kicker.proposition", title = thing.name, n = #list + i, of = #list + #rest,
            evidence = V "canvas.missing.rest" })
        for _, one in ipairs(placed) do page:text(one[1], one[2], one[3], { size = REST }) end
        sheet.legend(ctx, V, page, #list + i, #list + #rest)
        pages[#pages + 1] = page
    end
    return pages
end
