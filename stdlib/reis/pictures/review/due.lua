-- What is due for a new look: when it was last looked at, since when it is due, and how long that is.

local calendar = require "reis.words.calendar"
local scene = require "scene"
local ink = require "reis.pictures.ink"
local flow = require "reis.pictures.flow"

local due = {}

local NAMES, DATES = 250, 150

local function row(one, V, lang, first, today, x0, x1)
    local lines = scene.wrap(one.thing.name, NAMES - 12, { size = 6.8, bold = true })
    local last, since = calendar.day(one.last), calendar.day(one.since)
    local function at(day) return today > first and x0 + (day - first) / (today - first) * (x1 - x0) or x1 end
    local dates = V.W("twin.due.dates", calendar.said(one.since, lang), calendar.said(one.last, lang))
    return { h = #lines * 8.2 + 11, draw = function(page, y)
        page:text(ink.M, y + 2, lines, { size = 6.8, lead = 8.2, bold = true, tip = one.thing.name })
        page:line(ink.M, y + #lines * 8.2 + 5.4, one.thing.kind, { size = 5.8, color = ink.INK3 })
        page:line(ink.M + NAMES, y + 7, dates, { size = 6.4, color = ink.INK2 })
        local mid = y + 9
        page:stroke(at(last), mid, at(since), mid, { stroke = ink.EDGE, width = 0.8, dash = { 1.6, 1.2 } })
        page:add { "box", x = at(since), y = mid - 3, w = math.max(0.6, at(today) - at(since)), h = 6, fill = ink.VERM,
            name = ("%s: %s"):format(one.thing.name, dates) }
        page:add { "circle", x = at(last), y = mid, r = 2.4, fill = ink.WHITE, stroke = ink.INK2, width = 1 }
        page:rule(ink.M, y + #lines * 8.2 + 10.4, page.w - ink.M, y + #lines * 8.2 + 10.4, ink.HAIR, 0.4)
    end }
end

--- Adds what is due. R: of reis.figures.review, with today
function due.add(out, ctx, V, R)
    if #R.due == 0 then return end
    local today, first = calendar.day(R.today), math.huge
    for _, one in ipairs(R.due) do first = math.min(first, calendar.day(one.last)) end
    local x0, x1 = ink.M + NAMES + DATES, ctx.paper.w - ink.M - 4
    out[#out + 1] = flow.heading(V.W "twin.due.title", V.W("twin.due.sub", R.rhythm.words, calendar.said(R.today, ctx.lang)), ctx.paper.w - 2 * ink.M)
    for _, one in ipairs(R.due) do out[#out + 1] = row(one, V, ctx.lang, first, today, x0, x1) end
    out[#out + 1] = { h = 8, draw = function() end }
end

return due
