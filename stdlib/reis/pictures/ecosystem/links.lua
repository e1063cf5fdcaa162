-- The ways from one journey to the next in an overview: lines in the gutters between cards, never over one.

local ink = require "reis.pictures.ink"
local format = require "reis.words.format"
local mean = require "reis.language.quantity".mean

local links = {}

local MOST = 40 -- more lines would be a web; the cards name what they lead to

--- What a journey leads to: list of { to = journey, share = text }.
function links.of(ctx, journey)
    local list = {}
    if journey.state == "to-be" then return list end
    for _, one in ipairs(journey.ref.leads_to or {}) do
        list[#list + 1] = { to = one.to, share = format.percent(mean(one.share), ctx.lang) }
    end
    return list
end

local function draw(page, ctx, from, to, share, off, gap)
    local x1, x2 = from.x + from.w, to.x
    local y1, y2 = from.y + from.h * 0.5 + off, to.y + to.h * 0.5 - off
    local out, into = x1 + gap.x / 2 + off, x2 - gap.x / 2 - off
    local points
    if math.abs(into - out) < 4 then -- neighbouring columns
        points = math.abs(y1 - y2) < 4 and { x1, y1, x2, y1 } or { x1, y1, out, y1, out, y2, x2, y2 }
    else
        local level = to.strip - gap.y / 2 + off
        points = { x1, y1, out, y1, out, level, into, level, into, y2, x2, y2 }
    end
    page:add { "path", points = ink.elbow(points, 3), stroke = ink.GREEN, width = 0.9, arrow = 2.4, class = "leads",
        name = ctx.L("eco.leads", share, from.name, to.name) }
end

--- Draws the ways between the cards of a page, which have x, y, w, h and strip (the top of the shelf they stand on).
-- gap: { x, y } between cards. -> whether some are drawn
function links.draw(page, ctx, cards, gap)
    local at, list = {}, {}
    for _, card in ipairs(cards) do at[card.thing] = card end
    for _, card in ipairs(cards) do
        for _, one in ipairs(links.of(ctx, card.thing)) do
            if at[one.to] and one.to ~= card.thing then list[#list + 1] = { from = card, to = at[one.to], share = one.share } end
        end
    end
    if #list > MOST then return false end
    for i, one in ipairs(list) do
        draw(page, ctx, one.from, one.to, one.share, ((i - 1) % 5 - 2) * math.min(1.4, gap.x / 8), gap)
    end
    return #list > 0
end

return links
