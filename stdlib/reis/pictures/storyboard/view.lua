-- A journey as a storyboard: a frame a touchpoint with its image, or room to draw one, and what is said there.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local frame = require "reis.pictures.frame"
local i18n = require "reis.words.i18n"
local numbering = require "reis.model.numbering"
local crowd = require "reis.pictures.lanes.crowd"
local sheet = require "reis.pictures.twin.sheet"

local WIDTH, GAP = 165, 12      -- about what a frame measures, and what parts frames
local SHAPE = 0.6               -- an image's height by its width
local HEAD, WORDS = 13, 45      -- above an image: its phase; below it: number, name and quote
local SIZE, SMALL = 8, 6.4

--- The image of a touchpoint, or a dotted frame with the icon of its channel to draw in.
local function picture(page, t, x, y, w, h)
    page:add { "box", x = x, y = y, w = w, h = h, fill = ink.WHITE, stroke = ink.EDGE, width = 0.6, dash = not t.image and { 2, 3 } or nil,
        class = "touchpoint", id = "f" .. t.index, name = numbering.of(t) .. " " .. t.name }
    if t.image and page:image(x + 0.6, y + 0.6, w - 1.2, h - 1.2, t.image, { name = t.name }) then return end
    page:icon(x + w / 2 - 11, y + h / 2 - 11, t.ref.channel, 22, { stroke = ink.EDGE })
end

--- What stands under an image: the number, the name, and the quote where there is room for it.
local function words(page, t, x, y, w)
    local number = numbering.of(t)
    local inset = scene.width(number, SIZE, true) + 4
    page:line(x, y + 5, number, { size = SIZE, bold = true })
    local lines, size = ink.gentle(t.name, w - inset, SIZE, { max = 2 })
    page:text(x + inset, y, lines, { size = size, lead = size * ink.LEAD, bold = true, tip = t.name })
    local below = y + #lines * size * ink.LEAD + 3
    local room = math.floor((y + WORDS - below) / (SMALL * ink.LEAD))
    local said = t.quote and t.quote[1]
    local quote = said and "“" .. said.text .. "”"
    if not quote or room < 1 then return end
    page:text(x, below, scene.wrap(quote, w, { size = SMALL, max = room }), { size = SMALL, lead = SMALL * ink.LEAD, italic = true,
        color = ink.INK2, tip = quote })
end

--- The pages of a journey, its frames row by row.
local function add_pages(pages, ctx, V, journey)
    local wide, high = ctx.paper.w - 2 * ink.M, ctx.paper.h - sheet.FOOT - sheet.TOP
    local across = math.max(1, (wide + GAP) // (WIDTH + GAP))
    local w = (wide - (across - 1) * GAP) / across
    local down = math.max(1, math.floor(high / (w * SHAPE + HEAD + WORDS) + 0.3)) -- rather a little lower than a row less
    local h = math.min(w * 0.75 + HEAD + WORDS, high / down)
    local tall = h - HEAD - WORDS
    local each, list = across * down, journey.touchpoints
    for n = 1, math.ceil(#list / each) do
        local page = ink.page(ctx, V("story.page", journey.name))
        local kicker = V "story.kicker"
        frame.header(page, { kicker = #list > each and ctx.L("kicker.page", kicker, n, math.ceil(#list / each)) or kicker,
            title = journey.name, evidence = frame.evidence(ctx, journey), max = page.w - 2 * ink.M })
        for i = 0, math.min(each, #list - (n - 1) * each) - 1 do
            local t = list[(n - 1) * each + i + 1]
            local x, y = ink.M + i % across * (w + GAP), sheet.TOP + i // across * h
            local before = list[(n - 1) * each + i]
            if i == 0 or before.phase ~= t.phase then
                local phase = t.phase.index .. "  " .. t.phase.name
                page:line(x, y + 6, ink.cut(phase, w, 7, true), { size = 7, bold = true, color = ink.INK3, tip = phase })
            end
            picture(page, t, x, y + HEAD, w, tall)
            words(page, t, x, y + HEAD + tall + 4, w)
        end
        pages[#pages + 1] = page
    end
end

local function build(ctx)
    local V, pages = i18n.of(ctx.lang, "service"), {}
    for _, journey in ipairs(crowd.journeys(ctx)) do add_pages(pages, ctx, V, journey) end
    return crowd.finish(ctx, pages, V, V "story.none", V "story.kicker")
end

return { name = "storyboard", build = build }
