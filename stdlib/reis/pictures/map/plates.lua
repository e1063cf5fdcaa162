-- What stands over the lanes of a map: a plate for each phase, all titles of one size, and the way back to the beginning.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local format = require "reis.words.format"

local plates = {}

plates.LOOP = 15 -- height of the loop above the plates
local LEAST = 28 -- height of a plate

--- Columns of one phase beside each other are one plate: { phase =, x =, w = }, …
local function groups(columns, at)
    local list = {}
    for i, column in ipairs(columns) do
        local last = list[#list]
        if last and last.phase.whole == column.whole and column.whole then
            last.w = last.w + at[i].w
        else
            list[#list + 1] = { phase = column, x = at[i].x, w = at[i].w }
        end
    end
    return list
end

--- What stands under a phase's name: how long it takes, or that it began on the page before.
local function sub_of(ctx, phase)
    if (phase.part or 1) > 1 then return ctx.L "phase.continued" end
    return phase.duration
end

local function head_of(phase) return phase.index .. "\u{A0} " .. phase.name end

local function lines_of(list, size)
    local most, forced = 1, false
    for _, one in ipairs(list) do
        local broken
        one.lines, _, broken = scene.wrap(head_of(one.phase), one.w - 14, { size = size, bold = true })
        most, forced = math.max(most, #one.lines), forced or broken
    end
    return most, forced
end

local function fits(list, size, lines)
    local most, forced = lines_of(list, size)
    return most <= lines and not forced
end

--- The plates of a page: one size of letters for all titles, in which none is cut. at: columns of a layout
function plates.measure(ctx, phases, at)
    local list, size, timed = groups(phases, at), 8.6, false
    for _, one in ipairs(list) do
        one.sub = sub_of(ctx, one.phase)
        timed = timed or one.sub ~= nil
    end
    for _, try in ipairs { { 1, 7.0 }, { 2, 7.0 }, { 2, 6.4 }, { 99, 6.4 } } do -- lines, and how small
        size = 8.6
        while size > try[2] and not fits(list, size, try[1]) do size = size - 0.2 end
        if fits(list, size, try[1]) then break end
    end
    local most = lines_of(list, size)
    local lead = size * 1.16
    return { list = list, size = size, lead = lead, timed = timed, h = math.max(LEAST, most * lead + (timed and 8.4 or 0) + 7) }
end

--- Draws the plates from y on. slice: first (whether the journey begins on this page); last: whether it ends on it
function plates.draw(page, ctx, made, journey, slice, y, last)
    for i, one in ipairs(made.list) do
        local phase, final, h = one.phase, i == #made.list, made.h
        local w = final and last and one.w - 5 - 1.2 or one.w - 1.2
        local outline = ink.plate(one.x + (i > 1 and 1.2 or 0), y, w - (i > 1 and 1.2 or 0), h, { first = i == 1 and slice.first })
        if ctx.blank then
            page:add { "polygon", points = outline, fill = ink.WHITE, stroke = ink.DEEP, width = 0.8 }
        else
            page:back { "poly", points = outline, fill = ink.DEEP }
        end
        local url = phase.thing and not ctx.blank and ctx.link("zoom", journey, phase.thing) or nil
        local name = ctx.L("phase.name", phase.index, phase.name) .. (phase.whole and phase.whole.goal and " – " .. phase.whole.goal or "")
        page:hit(one.x, y, one.w - 3, h, { name = name, url = url, id = "phase" .. phase.index, class = "phase" })
        local left = one.x + ((i > 1 or not slice.first) and 7.2 or 5.5)
        local tall = #one.lines * made.lead + (one.sub and 8.4 or 0)
        local top = y + (made.timed and made.h > LEAST and 3.5 or (h - tall) / 2)
        page:text(left, top, one.lines, { size = made.size, bold = true, lead = made.lead, url = url, tip = phase.name,
            color = ctx.blank and ink.INK or ink.WHITE })
        if one.sub then
            local under = top + #one.lines * made.lead + 4.2
            page:line(left, under, ink.cut(one.sub, one.w - 14, 6.2), { size = 6.2, color = ctx.blank and ink.INK2 or ink.PALE })
        end
    end
end

-- the way back -------------------------------------------------------------------------------------

local function loop_label(ctx, journey)
    local c = journey.cyclic
    local label = type(c) == "table" and c.label or ctx.L "loop.default"
    local p = type(c) == "table" and c.probability
    local mean = require("reis.language.quantity").mean(p)
    return mean and ctx.L("loop.share", label, format.percent(mean, ctx.lang)) or label
end

local function arc(page, points, r, name, arrow)
    page:add { "path", points = ink.elbow(points, r), stroke = ink.GREEN, width = 1.3, arrow = arrow, name = name }
end

local function loop_whole(page, ctx, journey, x0, x1, y)
    local label = loop_label(ctx, journey)
    local size = ink.fit(label, (x1 - x0) * 0.6, 6.8, { bold = true })
    label = ink.cut(label, (x1 - x0) * 0.6, size, true)
    local w = scene.width(label, size, true)
    local mid, top, bottom = (x0 + x1) / 2, y + 5.5, y + plates.LOOP
    local name = ctx.L("name.loop", label)
    local right, left = x1 - 13.5, x0 + 14
    arc(page, { right, bottom - 1, right, top, mid + w / 2 + 6, top }, 5, name)
    arc(page, { mid - w / 2 - 6, top, left, top, left, bottom - 0.3 }, 3.4, name, 2.3)
    page:line(mid - w / 2, top, label, { size = size, bold = true, color = ink.GREEN, name = name })
end

--- On several pages the loop becomes words: where it comes from and where it goes.
local function loop_words(page, ctx, phases, slice, x0, x1, y, of)
    local top, bottom = y + 5.5, y + plates.LOOP
    if slice.number == 1 then
        local s = ctx.L("loop.from", phases, of)
        arc(page, { x0 + 48, top, x0 + 14, top, x0 + 14, bottom - 0.3 }, 3.4, ctx.L("name.loop", s), 2.3)
        page:line(x0 + 52, top, s, { size = 6.8, bold = true, color = ink.GREEN })
    elseif slice.number == of then
        local s = ctx.L("loop.to", 1, 1)
        local w = scene.width(s, 6.8, true)
        arc(page, { x1 - 13.5, bottom - 1, x1 - 13.5, top, x1 - 44, top }, 5, ctx.L("name.loop", s))
        page:line(x1 - 48 - w, top, s, { size = 6.8, bold = true, color = ink.GREEN })
    end
end

--- Draws the loop of a cyclic journey above the plates, which begin at y. phases: how many the map has; of: how many pages
function plates.loop(page, ctx, map, slice, x0, x1, y, of)
    if of == 1 then loop_whole(page, ctx, map.journey, x0, x1, y - plates.LOOP)
    else loop_words(page, ctx, #map.phases, slice, x0, x1, y - plates.LOOP, of) end
end

return plates
