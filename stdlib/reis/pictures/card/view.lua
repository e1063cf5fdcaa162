-- A card for each persona: who it is and what it wants, what it expects and finds, its journeys, its pains and needs.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local flow = require "reis.pictures.flow"
local frame = require "reis.pictures.frame"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local quantity = require "reis.language.quantity"
local about = require "reis.pictures.card.about"
local values = require "reis.pictures.card.values"
local journeys = require "reis.pictures.card.journeys"
local voices = require "reis.pictures.card.voices"

local TOP, FOOT, GAP = 84, 39, 18
local NARROW = 230             -- a column is at least so wide: three on A4, two on A5
local ROOMY = 560              -- a page from so many points has the quote in its title band

--- How many columns a page has, and how wide they are.
local function columns_of(ctx)
    local room = ctx.paper.w - 2 * ink.M
    local k = math.max(1, (room + GAP) // (NARROW + GAP))
    return k, (room - (k - 1) * GAP) / k
end

--- Where the quote begins.
local function quote_x(ctx) return ctx.paper.w < ROOMY and ctx.paper.w - ink.M + 20 or ctx.paper.w * 0.475 end

--- What stands under the name: role, share of customers.
local function line_of(ctx, V, persona)
    local parts = { persona.role }
    local share = quantity.mean(persona.share)
    if share then parts[#parts + 1] = V("card.share", format.percent(share, ctx.lang)) end
    if persona.ref and persona.ref.extends then parts[#parts + 1] = V("card.extends", persona.ref.extends.name) end
    return table.concat(parts, " · ")
end

--- A text in so many points of height at the largest size that it fits in. -> lines, size; nil where even the least is too large
local function fitted(text, w, h, sizes, o)
    for _, size in ipairs(sizes) do
        local lines, _, forced = scene.wrap(text, w, { size = size, bold = o and o.bold })
        if #lines * size * ink.LEAD <= h and (not forced or size == sizes[#sizes]) then return lines, size end
    end
end

local function head(ctx, V, persona, n, count)
    local page = ink.page(ctx, V("card.page", persona.name))
    local name = frame.full_name(persona, ctx.lang)
    page:avatar(ink.M + 21, 47, 21, persona.name, { name = name, fill = ink.DEEP })
    local x, w = ink.M + 52, quote_x(ctx) - ink.M - 72
    page:line(x, ink.TOP + 4, count > 1 and ctx.L("kicker.page", V "card.kicker", n, count) or V "card.kicker",
        { size = 6.2, bold = true, color = ink.INK3 })
    local lines, size = fitted(name, w, 27, { 17, 15, 13, 11.2, 10, 8.6, 7.4, 6.4, 5.6 }, { bold = true })
    if not lines then lines, size = scene.wrap(name, w, { size = 5.6, bold = true, max = 4 }), 5.6 end
    local y = 27.5
    page:text(x, y, lines, { size = size, lead = size * ink.LEAD, bold = true, name = name })
    y = y + #lines * size * ink.LEAD + 1.5
    local line = line_of(ctx, V, persona)
    local small, s = fitted(line, w, 74 - y, { 7.4, 7, 6.6, 6.2, 5.8, 5.6 })
    if not small then small, s = scene.wrap(line, w, { size = 5.6, max = math.max(1, (74 - y) // 6.7) }), 5.6 end
    page:text(x, y, small, { size = s, lead = s * ink.LEAD, color = ink.INK2, tip = line })
    return page
end

--- The quote at the right of the title band, where it fits; else nil.
local function quote_of(persona, w)
    if not persona.quote or w < 120 then return nil end
    local text = "“" .. persona.quote .. "”"
    local lines, size = fitted(text, w, 46, { 13, 11.5, 10, 9, 8, 7.2 })
    return lines and { text = text, lines = lines, size = size }
end

local function draw_quote(page, quote, x)
    local lead = quote.size * ink.LEAD
    page:stroke(x - 12, 26, x - 12, 72, { stroke = ink.RULE, width = 0.5 })
    page:text(x, 49 - #quote.lines * lead / 2, quote.lines, { size = quote.size, lead = lead, italic = true, color = ink.INK, tip = quote.text })
end

local function legend(V)
    local key = frame.key
    local function dot(page, x, y) page:add { "circle", x = x + 2.5, y = y, r = 2.5, fill = ink.BLUE } end
    local function tick(page, x, y) page:stroke(x + 1, y - 3, x + 1, y + 3, { stroke = ink.INK, width = 1.2 }) end
    return { key.of(5, V "card.key.found", dot), key.of(2, V "card.key.expected", tick), key.swatch(V "card.key.below", ink.BELOW),
        key.swatch(V "card.key.above", ink.ABOVE), key.line(V "card.key.curve", { stroke = ink.INK, width = 1.4 }),
        key.killer(V "blue.key.killer"), key.pain(V "card.pains"), key.need(V "card.needs") }
end

--- In one column a part begins where the one before it ends, a little lower.
local function in_one(blocks)
    for i, block in ipairs(blocks) do
        if block.fresh and i > 1 then
            local draw = block.draw
            block.h = block.h + 7
            block.draw = function(at, y) draw(at, y + 7) end
        end
        block.fresh = nil
    end
end

--- The pages of a persona: blocks flow through the columns of a page; each part of the card begins a column where it can.
local function pages_of(ctx, V, persona)
    local columns, w = columns_of(ctx)
    local quote, blocks = ctx.paper.w >= ROOMY and quote_of(persona, ctx.paper.w - ink.M - quote_x(ctx)) or nil, {}
    about.add(blocks, ctx, V, persona, w, not quote)
    local before = #blocks
    values.add(blocks, ctx, V, persona, w)
    local room = ctx.paper.h - FOOT - TOP
    for i = before + 1, #blocks do room = room - blocks[i].h end
    journeys.add(blocks, ctx, V, persona, w, room)
    voices.add(blocks, ctx, V, persona, w)
    if columns == 1 then in_one(blocks) end
    local pages = {}
    flow.pages(blocks, { top = TOP, bottom = ctx.paper.h - FOOT, page = function(n, count)
        local k = (n - 1) // columns + 1
        if not pages[k] then
            pages[k] = head(ctx, V, persona, k, math.ceil(count / columns))
            if quote then draw_quote(pages[k], quote, quote_x(ctx)) end
            pages[k]:rule(ink.M, TOP - 6, ctx.paper.w - ink.M, TOP - 6)
        end
        return { page = pages[k], x = ink.M + (n - 1) % columns * (w + GAP) }
    end })
    return pages
end

local function build(ctx)
    local V, list = i18n.of(ctx.lang, "service"), {}
    for _, persona in ipairs(ctx.persona and { ctx.persona } or ctx.model.personas) do
        local own = pages_of(ctx, V, persona)
        table.move(own, 1, #own, #list + 1, list)
    end
    if #list == 0 then
        list[1] = ink.page(ctx, V "card.none")
        frame.header(list[1], { kicker = V "card.kicker", title = V "card.none" })
        frame.legend(list[1], {}, frame.footer(ctx, 1, 1))
        return list
    end
    for n, page in ipairs(list) do
        frame.legend(page, legend(V), ctx.L("footer", n, #list, ctx.paper.name), 2)
    end
    return list
end

return { name = "card", build = build, things = function(ctx) return ctx.model.personas end }
