-- Cut-out cards of every touchpoint, pain, need and action, for the wall of a workshop.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local frame = require "reis.pictures.frame"
local i18n = require "reis.words.i18n"
local crowd = require "reis.pictures.lanes.crowd"
local sheet = require "reis.pictures.twin.sheet"
local deck = require "reis.pictures.cards.deck"

local WIDTH, HEIGHT = 180, 124               -- about what a card measures, points
local PAD, BAR = 9, 4                        -- around what stands on a card, and the stripe at its left
local SIZES = { 13, 12, 11, 10, 9, 8, 7, 6 } -- of its text: the largest that fits

local function fitted(text, w, h)
    for _, size in ipairs(SIZES) do
        local lines, _, forced = scene.wrap(text, w, { size = size, bold = true })
        if #lines * size * ink.LEAD <= h and (not forced or size == SIZES[#SIZES]) then return lines, size end
    end
    return scene.wrap(text, w, { size = 6, bold = true, max = math.floor(h / (6 * ink.LEAD)) }), 6
end

local function draw_card(page, card, x, y, w, h)
    local head = card.number and ("%s %s"):format(card.kind, card.number) or card.kind
    page:add { "box", x = x, y = y, w = w, h = h, fill = ink.CLEAR, stroke = card.dashed and ink.DASH or ink.EDGE, width = 0.5,
        dash = { 2, 3 }, name = head .. ": " .. card.text } -- where to cut
    page:rect(x + 5, y + 5, BAR, h - 10, card.color)
    local left, wide = x + PAD + BAR + 3, w - 2 * PAD - BAR - 3
    page:line(left, y + PAD + 5, head, { size = 9, bold = true, color = card.color })
    card.sign(page, x + w - PAD, y + PAD + 5)
    local under, size = scene.wrap(card.under, wide, { size = 6.6, max = 5 }), 6.6
    local foot = #under * size * ink.LEAD
    local shown = card.image and h > 100 and h * 0.42 or 0 -- the height of its image
    if shown > 0 then page:image(left, y + h - PAD - foot - shown, wide, shown - 4, card.image, { name = card.text }) end
    local lines, large = fitted(card.text, wide, h - 2 * PAD - 18 - foot - shown)
    page:text(left, y + PAD + 15, lines, { size = large, lead = large * ink.LEAD, bold = true, tip = card.text })
    page:text(left, y + h - PAD - foot, under, { size = size, lead = size * ink.LEAD, color = ink.INK2, tip = card.under })
end

--- The pages of a list of cards.
local function add_pages(pages, ctx, V, title, cards)
    local top = sheet.TOP - 4
    local wide, high = ctx.paper.w - 2 * ink.M, ctx.paper.h - sheet.FOOT - top
    local across, down = math.max(1, wide // WIDTH), math.max(1, high // HEIGHT)
    local each, w, h = across * down, wide / across, high / down
    local count = math.ceil(#cards / each)
    for n = 1, count do
        local page = ink.page(ctx, V("deck.page", title))
        frame.header(page, { kicker = count > 1 and ctx.L("kicker.page", V "deck.kicker", n, count) or V "deck.kicker", title = title,
            evidence = V "deck.cut", max = page.w - 2 * ink.M })
        for i = 0, math.min(each, #cards - (n - 1) * each) - 1 do
            draw_card(page, cards[(n - 1) * each + i + 1], ink.M + i % across * w, top + i // across * h, w, h)
        end
        pages[#pages + 1] = page
    end
end

local function build(ctx)
    local V, pages = i18n.of(ctx.lang, "service"), {}
    for _, journey in ipairs(crowd.journeys(ctx)) do add_pages(pages, ctx, V, journey.name, deck.journey(V, journey)) end
    add_pages(pages, ctx, V, V "deck.actions", deck.actions(V, ctx.model))
    return crowd.finish(ctx, pages, V, V "deck.none", V "deck.kicker")
end

return { name = "cards", build = build }
