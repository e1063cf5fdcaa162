-- The actions a roadmap leaves out, each with what keeps it out.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local say = require "reis.roadmap.say"

local left_out = {}

--- The entries of a plan.
function left_out.of(ctx, plan)
    local list, voice = {}, say.voice(plan, ctx.lang)
    for _, a in ipairs(plan.left_out) do
        list[#list + 1] = { id = "A" .. a.thing.index, name = scene.clean(a.name), thing = a.thing,
            why = say.reason(voice, a.reasons[1]), full = say.left_out(voice, a) }
    end
    return list
end

--- The room they take in two columns of at most so many rows.
function left_out.height(list, rows)
    return #list > 0 and 10 + math.min(rows, math.ceil(#list / 2)) * 10.5 or 0
end

--- Draws them in two columns from y on, rows as many as fit in h.
function left_out.draw(page, ctx, list, x0, x1, y, h)
    page:rule(ink.M, y, x1, y)
    local lines = scene.wrap(ctx.L "road.left_out", x0 - ink.M - 8, { size = 7.2, bold = true,
        max = 2 })
    for i, s in ipairs(lines) do page:line(ink.M + 3, y + 3 + 8.3 * (i - 0.4), s, { size = 7.2,
        bold = true }) end
    local rows = math.max(1, math.floor((h - 8) / 10.5))
    local columns = #list == 1 and 1 or 2
    local w = (x1 - x0 - 6) / columns
    local most = rows * columns
    for i, one in ipairs(list) do
        local x, row = x0 + 5 + w * ((i - 1) // rows), y + 9.5 + 10.5 * ((i - 1) % rows)
        if i == most and #list > most then
            local names = {}
            for k = i, #list do names[#names + 1] = list[k].id .. " " .. list[k].name end
            page:line(x, row, ctx.L("more", #list - i + 1), { size = 6.4, italic = true,
                color = ink.INK2, tip = table.concat(names, ", ") })
            return
        end
        local said = one.id .. " " .. one.name .. ": " .. one.full
        local cw = page:chip(x, row, one.id, "out", { size = 6, name = said, id = one.id })
        local room = w - cw - 12
        local size = 6.6
        local nw, ww = scene.width(one.name, size, true), scene.width(one.why, size)
        local for_name = math.min(nw, math.max(room - ww - 6, room * 0.45))
        local name = ink.cut_apart(one.name, ctx.model.actions, for_name, size, true)
        page:line(x + cw + 4, row, name, { size = size, bold = true, tip = said })
        local at = cw + 4 + scene.width(name, size, true) + 5
        page:line(x + at, row, ink.cut(one.why, w - at - 6, size), { size = size, color = ink.VERM,
            tip = said })
    end
end

return left_out
