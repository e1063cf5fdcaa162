-- The golden circle: why a company is there, how it does that and what it makes, from the inside out; beside it what customers
-- are promised, which the journeys put to the test.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local frame = require "reis.pictures.frame"
local format = require "reis.words.format"
local sheet = require "reis.pictures.canvas.frame"

local circle = {}

local RINGS = { { "what", 190, ink.BLUET, ink.INK }, { "how", 126, ink.BLUE, ink.WHITE }, { "why", 64, ink.DEEP, ink.WHITE } }
local ORDER = { "why", "how", "what" }
local SIZES = { 17, 15, 13.5, 12, 11, 10, 9, 8, 7.2, 6.6 }

--- The mean mark that all personas give for a value over what they meet, each by its share and reach; nil where nobody does.
local function mark_of(ctx, value)
    local marks, sum, weight = require("reis.pictures.zoom.data").mark, 0, 0
    for _, journey in ipairs(ctx.model.journeys) do
        for _, row in ipairs(journey.state ~= "to-be" and ctx.scores.journeys[journey.index].personas or {}) do
            local person = { thing = ctx.model.personas[row.persona] }
            for _, met in ipairs(row.touchpoints) do
                local mark = marks(ctx, person, journey.touchpoints[met.index], value.index)
                local w = (row.share or 1) * (met.reach or 0) * (met.importance or 5)
                if mark then sum, weight = sum + w * mark, weight + w end
            end
        end
    end
    return weight > 0 and sum / weight or nil
end

local function draw_rings(page, V, company, cx, cy)
    for _, ring in ipairs(RINGS) do
        local text = rawget(company, ring[1])
        page:add { "circle", x = cx, y = cy, r = ring[2], fill = ring[3], stroke = ink.WHITE, width = 1.5,
            name = text and V("canvas." .. ring[1]) .. ": " .. text or V("canvas." .. ring[1]) }
    end
    for i, ring in ipairs(RINGS) do
        local y = ring[1] == "why" and cy or cy - (ring[2] + RINGS[i + 1][2]) / 2
        page:line(cx, y, V("canvas." .. ring[1]), { size = ring[1] == "why" and 19 or 15, bold = true, color = ring[4], align = "center", w = 0 })
    end
end

--- The largest letters in which the three texts have room. -> size, lines by field, height of all
local function laid(company, w, h)
    local size, lines, tall
    for _, try in ipairs(SIZES) do
        size, lines, tall = try, {}, 0
        for _, field in ipairs(ORDER) do
            lines[field] = scene.wrap(rawget(company, field) or "–", w, { size = try, bold = field == "why" })
            tall = tall + #lines[field] * try * 1.2 + 34
        end
        if tall <= h then break end
    end
    return size, lines, tall
end

--- Where the text of a ring begins on its edge: right of the middle, higher for the outer rings.
local function draw_texts(page, V, company, cx, cy, x, top, h)
    local size, lines, tall = laid(company, page.w - ink.M - x, h)
    local gap, y = math.min(26, (h - tall) / 2), top + math.max(0, (h - tall - 2 * math.min(26, (h - tall) / 2)) / 2)
    for i, field in ipairs(ORDER) do
        local r = RINGS[4 - i][2]
        local own = #lines[field] * size * 1.2
        local mid = y + 12
        local dy = math.max(-0.92, math.min(0.92, (mid - cy) / r))
        local from = cx + r * math.sqrt(1 - dy * dy) * (field == "why" and 0.9 or 0.98)
        local leader = ink.elbow({ from, cy + dy * r, x - 22, mid, x - 8, mid }, 6)
        page:add { "path", points = leader, stroke = ink.WHITE, width = 2.4 }
        page:add { "path", points = leader, stroke = ink.INK, width = 0.9 }
        page:add { "circle", x = from, y = cy + dy * r, r = 2.2, fill = ink.WHITE, stroke = ink.DEEP, width = 0.9 }
        page:line(x, mid - 6, V("canvas." .. field), { size = 8, bold = true, color = ink.BLUE })
        page:line(x + scene.width(V("canvas." .. field), 8, true) + 6, mid - 6, V("canvas." .. field .. ".hint"), { size = 6.6, color = ink.INK3 })
        page:text(x, mid + 2, lines[field], { size = size, lead = size * 1.2, bold = field == "why", tip = rawget(company, field) })
        y = y + own + 34 + gap
    end
end

--- What is promised: values with the mark that customers give, and principles. -> list of { name =, text =, mark =, principle =, said = }
function circle.promises(ctx, V)
    local list = {}
    for _, value in ipairs(ctx.model.values) do
        list[#list + 1] = { name = value.name, text = value.promise, mark = mark_of(ctx, value) }
    end
    for _, principle in ipairs(ctx.model.principles or {}) do
        list[#list + 1] = { name = principle.name, text = rawget(principle, "promise"), principle = true }
    end
    for _, one in ipairs(list) do
        one.said = one.principle and V "canvas.principle"
            or one.mark and V("canvas.given", format.number(one.mark, 1, ctx.lang)) or V "canvas.given.none"
    end
    return list
end

local function lay_slips(list, w, size)
    local h = 0
    for _, one in ipairs(list) do
        one.head = scene.wrap(one.name, w - 12, { size = size + 0.6, bold = true })
        one.lines = one.text and scene.wrap(one.text, w - 12, { size = size }) or {}
        one.foot = scene.wrap(one.said, w - 12, { size = math.max(ink.MICRO, size - 1) })
        h = math.max(h, (#one.head * (size + 0.6) + #one.lines * size + #one.foot * (size - 1)) * 1.2 + 12)
    end
    return h
end

local function draw_slip(page, one, x, y, w, h, size)
    page:add { "box", x = x, y = y, w = w, h = h, fill = one.principle and ink.PALE or ink.GREENT, stroke = ink.EDGE, width = 0.6,
        dash = not one.mark and not one.principle and { 2.4, 1.7 } or nil, name = one.name .. (one.text and ": " .. one.text or "") }
    page:text(x + 6, y + 5, one.head, { size = size + 0.6, bold = true })
    local at = y + 5 + #one.head * (size + 0.6) * 1.2
    page:text(x + 6, at, one.lines, { size = size, lead = size * 1.2 })
    page:text(x + 6, at + #one.lines * size * 1.2 + 1, one.foot, { size = math.max(ink.MICRO, size - 1), color = one.principle and ink.INK2 or ink.BLUE })
end

--- Rows of slips at the foot of the page. -> their height
local function draw_slips(page, ctx, V, bottom)
    local list = circle.promises(ctx, V)
    if #list == 0 then return 0 end
    local across = math.min(#list, 6)
    local rows, w = math.ceil(#list / across), (page.w - 2 * ink.M - (across - 1) * 8) / across
    local size, h = 8, 0
    repeat
        h = lay_slips(list, w, size)
        size = size - 0.2
    until rows * (h + 6) <= 150 or size < 6
    size = size + 0.2
    local top = bottom - rows * (h + 6)
    page:line(ink.M, top - 8, V "canvas.promises", { size = 8, bold = true })
    for i, one in ipairs(list) do
        draw_slip(page, one, ink.M + (i - 1) % across * (w + 8), top + (i - 1) // across * (h + 6), w, h, size)
    end
    return rows * (h + 6) + 18
end

--- The page of a company.
function circle.pages(ctx, V, company)
    local page = sheet.page(ctx, V, { kicker = V "canvas.kicker.circle", title = company.name, n = 1, of = 1,
        evidence = company.unique and #company.unique > 0 and V("canvas.unique", table.concat(company.unique, "; ")) or nil })
    local foot = page.h - sheet.FOOT - 4
    local used = draw_slips(page, ctx, V, foot)
    local h = foot - used - sheet.TOP - 8
    local grow = math.min(1, h / 2 / RINGS[1][2], 0.26 * page.w / RINGS[1][2])
    local cx, cy = ink.M + RINGS[1][2] * grow + 6, sheet.TOP + 4 + h / 2
    local rings = {}
    for i, ring in ipairs(RINGS) do rings[i] = ring[2] end
    for i, ring in ipairs(RINGS) do ring[2] = rings[i] * grow end
    draw_rings(page, V, company, cx, cy)
    draw_texts(page, V, company, cx, cy, cx + RINGS[1][2] + 44, sheet.TOP + 4, h)
    for i, ring in ipairs(RINGS) do ring[2] = rings[i] end
    frame.legend(page, { frame.key.swatch(V "canvas.key.promise", ink.GREENT, { stroke = ink.EDGE, width = 0.6 }),
        frame.key.swatch(V "canvas.key.principle", ink.PALE, { stroke = ink.EDGE, width = 0.6 }) }, ctx.L("footer", 1, 1, ctx.paper.name or ""), 1)
    return { page }
end

return circle
