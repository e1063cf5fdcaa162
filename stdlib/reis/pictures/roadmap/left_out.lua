-- The actions a roadmap leaves out, each with what keeps it out.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local format = require "reis.words.format"

local left_out = {}

local SHOWN = { budget = true, budget_per_period = true, capacity = true, requires = true,
    conflict = true, no_gain = true, wont = true, horizon = true, chain = true, trap = true }

--- What keeps an action out, short, in the language of the picture; else as the plan says it.
local function why(ctx, a)
    local r = a.reason or {}
    local currency = ctx.model.company and ctx.model.company.currency
    if not SHOWN[r.limit] then return a.why end
    local key = "road.why." .. r.limit
    local amount = r.amount and math.abs(r.amount) or 0
    if r.limit == "budget" then
        return ctx.L(key, format.short_money(amount, currency, ctx.lang))
    end
    if r.limit == "budget_per_period" then
        return ctx.L(key, format.short_money(amount, currency, ctx.lang), r.period
            and tostring(r.period) or "–")
    end
    if r.limit == "capacity" then
        return ctx.L(key, r.team or "?", format.number(amount, amount < 10 and 1 or 0, ctx.lang),
            r.period and tostring(r.period) or "–")
    end
    if r.limit == "requires" or r.limit == "conflict" or r.limit == "chain" then
        return r.other and ctx.L(key, r.other) or a.why
    end
    if r.limit == "no_gain" and amount > 1e-9 and (a.gain_alone or 0) > 0 then
        return ctx.L "road.why.better_without"
    end
    if r.limit == "no_gain" and (a.gain_alone or 0) < -1e-9 then
        return ctx.L("road.why.loses", ctx.plan.money and ctx.L("road.a_year",
            format.short_money(-a.gain_alone, currency, ctx.lang))
            or ctx.L("road.points", format.number(-a.gain_alone, 2, ctx.lang)))
    end
    return ctx.L(key)
end

--- The entries of a plan.
function left_out.of(ctx, plan)
    local list = {}
    for _, a in ipairs(plan.left_out) do
        list[#list + 1] = { id = "A" .. a.thing.index, name = scene.clean(a.name), why = why(ctx,
            a), full = a.why, thing = a.thing }
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
        local name = ink.cut(one.name, for_name, size, true)
        page:line(x + cw + 4, row, name, { size = size, bold = true, tip = said })
        local at = cw + 4 + scene.width(name, size, true) + 5
        page:line(x + at, row, ink.cut(one.why, w - at - 6, size), { size = size, color = ink.VERM,
            tip = said })
    end
end

return left_out
