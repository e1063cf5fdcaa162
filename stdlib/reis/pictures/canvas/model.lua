-- The business model canvas: nine blocks where the field puts them, a note for each text.

local ink = require "reis.pictures.ink"
local links = require "reis.pictures.canvas.links"
local notes = require "reis.pictures.canvas.notes"
local sheet = require "reis.pictures.canvas.frame"

local HEAD, PAD = 26, 7 -- the heading of a block, and around its notes
local LOW = 0.27        -- of the height, for costs and revenues

-- Each block: its field; column, and columns wide; from where to where of the upper part (none: below it); its tint.
local BLOCKS = {
    { "key_partners", 0, 1, 0, 1, ink.PALE }, { "key_activities", 1, 1, 0, 0.5, ink.PALE }, { "key_resources", 1, 1, 0.5, 1, ink.PALE },
    { "value_propositions", 2, 1, 0, 1, ink.GREENT }, { "customer_relationships", 3, 1, 0, 0.5, ink.BLUET },
    { "channels", 3, 1, 0.5, 1, ink.BLUET }, { "customer_segments", 4, 1, 0, 1, ink.BLUET },
    { "cost_structure", 0, 2.5, nil, nil, ink.FAIL }, { "revenue_streams", 2.5, 2.5, nil, nil, ink.GREENT },
}

--- How much room a block of so many texts asks for, in lines or so.
local function weight(thing, field)
    local n = 4
    for _, text in ipairs(rawget(thing, field) or {}) do n = n + 2 + #text / 24 end
    return n
end

--- Where the upper of two blocks ends, from 0 to 1: by what stands in them, each with its part.
local function split(thing, upper, lower)
    local a, b = weight(thing, upper), weight(thing, lower)
    return math.max(0.3, math.min(0.7, a / (a + b)))
end

local function blocks_of(ctx, thing, find)
    local w, h = (ctx.paper.w - 2 * ink.M) / 5, ctx.paper.h - sheet.TOP - sheet.FOOT
    local upper, list, count, loose = h * (1 - LOW), {}, 0, 0
    local half = { split(thing, "key_activities", "key_resources"), split(thing, "customer_relationships", "channels") }
    for i, b in ipairs(BLOCKS) do
        local own = half[b[2] == 1 and 1 or 2]
        local function place(part) return (part == 0.5 and own or part) * upper end
        local top, bottom = b[4] and place(b[4]) or upper, b[5] and place(b[5]) or h
        local block = { field = b[1], fill = b[6], x = ink.M + b[2] * w, y = sheet.TOP + top, w = b[3] * w, h = bottom - top }
        local inner = { x = block.x + PAD, y = block.y + HEAD, w = block.w - 2 * PAD, h = block.h - HEAD - 5 }
        local free
        block.notes, free = notes.of(rawget(thing, block.field), find)
        block.place = function(some, size) return notes.fill(some, inner, size) end
        count, loose, list[i] = count + #block.notes, loose + free, block
    end
    return list, count, loose
end

local function draw_block(page, V, block)
    local title, hint = V("canvas." .. block.field), V("canvas." .. block.field .. ".hint")
    page:add { "box", x = block.x, y = block.y, w = block.w, h = block.h, fill = ink.WHITE, stroke = ink.DEEP, width = 1.1, name = title }
    page:line(block.x + PAD, block.y + 9, title, { size = ink.fit(title, block.w - 2 * PAD, 9, { bold = true }), bold = true, color = ink.DEEP })
    page:line(block.x + PAD, block.y + 18.4, hint, { size = ink.fit(hint, block.w - 2 * PAD, 6), color = ink.INK3 })
end

--- The pages of a business model.
return function(ctx, V, thing)
    local blocks, count, loose = blocks_of(ctx, thing, links.of(ctx, V, thing))
    local list, pages = sheet.spread(blocks), {}
    for n, placed in ipairs(list) do
        local page = sheet.page(ctx, V, { kicker = V "canvas.kicker.model", title = thing.name, n = n, of = #list,
            evidence = sheet.told(V, count, loose) })
        for _, block in ipairs(blocks) do draw_block(page, V, block) end
        for _, block in ipairs(blocks) do
            for _, one in ipairs(placed[block]) do notes.draw(page, one[1], one[2], one[3], block.fill) end
        end
        sheet.legend(ctx, V, page, n, #list)
        pages[n] = page
    end
    return pages
end
