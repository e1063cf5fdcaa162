-- Who comes by at the touchpoints of a journey, and what they find: figures over all who make it, each by their share.

local ink = require "reis.pictures.ink"
local frame = require "reis.pictures.frame"
local pictures = require "reis.pictures.pictures"
local format = require "reis.words.format"
local quantity = require "reis.language.quantity"
local zoom = require "reis.pictures.zoom.data"

local crowd = {}

local USUAL = 5 -- the importance of a touchpoint that has none

--- What is known of a journey. -> { people =, flow = (by touchpoint index: visits, reach, next), customers = (a year, or nil) }
function crowd.of(ctx, journey)
    if #journey.phases == 0 then return { people = {}, flow = {} } end
    local all = zoom.of(pictures.with(ctx, { journey = journey, phase = journey.phases[1] }))
    if ctx.persona and all.flow_person then all.people = { all.flow_person } end
    all.customers = quantity.mean(journey.customers)
    return all
end

--- The mean of a figure over touchpoints, weighted as the mean experience of a journey: by importance, reach and share.
-- list: of { t =, part = (the share of its visits that counts) }; read(figures) -> number or nil. -> mean | nil where nothing is known
function crowd.mean(all, list, read)
    local sum, weight, plain, n = 0, 0, 0, 0
    for _, person in ipairs(all.people) do
        for _, one in ipairs(list) do
            local m = person.met[one.t.index]
            local x = m and read(m)
            if x then
                local w = (person.row.share or 1) * (m.importance or USUAL) * (m.reach or 0) * (one.part or 1)
                sum, weight, plain, n = sum + w * x, weight + w, plain + x, n + 1
            end
        end
    end
    if weight > 0 then return sum / weight end
    return n > 0 and plain / n or nil -- where nobody comes by any more
end

--- So many of all who start, in words: "640 a year" where the number of customers is known, else "64 %".
function crowd.many(ctx, all, part)
    if not all.customers then return format.percent(part, ctx.lang) end
    return ctx.L("eco.a_year", format.count(all.customers * part, ctx.lang))
end

--- The journeys that a picture shows: the one that was asked for, else all. -> list
function crowd.journeys(ctx)
    return ctx.only and { ctx.only } or ctx.model.journeys
end

--- Puts the footer on pages that hold what is numbered as on the map; where there are none, one says so. none, kicker: texts
function crowd.finish(ctx, pages, V, none, kicker)
    if #pages == 0 then
        pages[1] = ink.page(ctx, none)
        frame.header(pages[1], { kicker = kicker, title = none })
    end
    for n, page in ipairs(pages) do
        frame.legend(page, { frame.key.words(V "deck.numbers") }, ctx.L("footer", n, #pages, ctx.paper.name), 1)
    end
    return pages
end

return crowd
