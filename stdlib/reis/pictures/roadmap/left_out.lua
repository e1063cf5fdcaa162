-- The actions a roadmap leaves out, each with what keeps it out.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local say = require "reis.roadmap.say"

local left_out = {}

local BELOW, ALONE = 6.6, 7.6 -- sizes beneath bars and on a page of its own
local HEAD = 7

--- The entries of a plan.
function left_out.of(ctx, plan)
    local list, voice = {}, say.voice(plan, ctx.lang)
    for _, a in ipairs(plan.left_out) do
        list[#list + 1] = { id = "A" .. a.thing.index, name = scene.clean(a.name), thing = a.thing,
            why = say.reasons(voice, a.reasons), full = say.left_out(voice, a) }
    end
    return list
end

--- Lays the entries in so many columns of a width: name and reason in one line where they fit, else one under the other, whole.
-- Sets lines, room and h of each.
local function measure(list, w, size)
    for _, one in ipairs(list) do
        one.size, one.lead = size, size * 1.24
        one.chip = ink.chip_width(one.id, 0.91 * size) + 4
        local room = w - one.chip - 8
        local name, why = scene.width(one.name, size, true), scene.width(one.why, size)
        one.beside = name + 6 + why <= room and name + 5 or nil
        one.title = scene.wrap(one.name, room, { size = size, bold = true })
        one.reason = scene.wrap(one.why, room, { size = size })
        one.h = (one.beside and 1 or #one.title + #one.reason) * one.lead + 0.36 * size
    end
end

--- The least height at which list[from..] stands in the columns, each filled after the other.
local function balanced(list, from, to, columns)
    local sum, tallest = 0, 0
    for i = from, to do sum, tallest = sum + list[i].h, math.max(tallest, list[i].h) end
    local h = math.max(tallest, sum / columns)
    while true do
        local column, used = 1, 0
        for i = from, to do
            if used + list[i].h > h + 1e-6 then column, used = column + 1, 0 end
            used = used + list[i].h
        end
        if column <= columns then return h end
        h = h + 1
    end
end

local function upto(list, from, columns, room)
    local to = from - 1
    while to < #list and balanced(list, from, to + 1, columns) + HEAD <= room do to = to + 1 end
    return to
end

local function columns_of(list, w) return #list == 1 and 1 or math.max(2, w // 360) end

--- The whole list as one part, beneath bars; nil where it takes more than the room.
function left_out.below(list, w, room)
    local columns = columns_of(list, w)
    measure(list, w / columns, BELOW)
    if #list == 0 then return { list = list, from = 1, to = 0, h = 0, columns = columns } end
    if upto(list, 1, columns, room) < #list then return nil end
    return { list = list, from = 1, to = #list, columns = columns, h = balanced(list, 1, #list, columns) + HEAD }
end

--- The list in parts that each fill a page of so much room.
function left_out.pages(list, w, room)
    local columns, parts, from = columns_of(list, w), {}, 1
    measure(list, w / columns, ALONE)
    while from <= #list do
        local to = math.max(from, upto(list, from, columns, room))
        parts[#parts + 1] = { list = list, from = from, to = to, columns = columns, h = balanced(list, from, to, columns) + HEAD }
        from = to + 1
    end
    return parts
end

--- Draws a part from y on, between x0 and x1, in columns of at most h.
function left_out.draw(page, ctx, part, x0, x1, y)
    page:rule(ink.M, y, x1, y)
    local lines = scene.wrap(ctx.L "road.left_out", x0 - ink.M - 8, { size = 7.2, bold = true })
    for i, s in ipairs(lines) do page:line(ink.M + 3, y + 3 + 8.3 * (i - 0.4), s, { size = 7.2, bold = true }) end
    local w = (x1 - x0 - 6) / part.columns
    local column, used = 0, 0
    for i = part.from, part.to do
        local one = part.list[i]
        if used > 0 and used + one.h > part.h - HEAD + 1e-6 then column, used = column + 1, 0 end
        local x, row = x0 + 5 + w * column, y + HEAD + used
        local said = one.id .. " " .. one.name .. ": " .. one.full
        page:chip(x, row + one.lead / 2, one.id, "out", { size = 0.91 * one.size, name = said, id = one.id })
        page:text(x + one.chip, row, one.title, { size = one.size, lead = one.lead, bold = true, tip = said })
        page:text(x + one.chip + (one.beside or 0), row + (one.beside and 0 or #one.title * one.lead), one.reason,
            { size = one.size, lead = one.lead, color = ink.VERM, tip = said })
        used = used + one.h
    end
end

return left_out
