-- The plan that a scenario leads to beside the present one: what both gain and cost, and a row for each action of either.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local beside = require "reis.roadmap.beside"
local flow = require "reis.pictures.flow"
local format = require "reis.words.format"
local say = require "reis.roadmap.say"

local plans = {}

local NAMES, WORDS = 250, 92 -- the widths of the names and of what is said of each

--- The actions of both plans: those of the new one by rank, then those that fell out. -> list of { thing =, name =, was =, is = (rows or nil) }
local function rows_of(present, plan)
    local before, list, seen = {}, {}, {}
    for _, row in ipairs(present and present.actions or {}) do before[row.thing] = row end
    for _, row in ipairs(plan.actions) do
        list[#list + 1] = { thing = row.thing, name = row.name, was = before[row.thing], is = row }
        seen[row.thing] = true
    end
    for _, row in ipairs(present and present.actions or {}) do
        if not seen[row.thing] then list[#list + 1] = { thing = row.thing, name = row.name, was = row } end
    end
    return list
end

local function word_of(one, V)
    if not one.was then return V.W "twin.plan.in", ink.GREEN end
    if not one.is then return V.W "twin.plan.out", ink.VERM end
    if one.was.start ~= one.is.start then return V.W("twin.plan.moved", one.was.start, one.is.start), ink.BLUE end
    return V.W "twin.plan.same", ink.INK3
end

--- The gain or cost of both plans as two bars.
local function bars(label, was, is, show, colors)
    local most = math.max(math.abs(was or 0), math.abs(is), 1e-12)
    return { head = true, h = 24, draw = function(page, y)
        page:line(ink.M, y + 10, label, { size = 7, bold = true })
        local wide = 300
        for i, one in ipairs { { was, colors[1] }, { is, colors[2] } } do
            if one[1] then
                local w = math.max(0.6, math.abs(one[1]) / most * wide)
                local top = y + (i - 1) * 9.5 + 1.5
                page:add { "box", x = ink.M + 96, y = top, w = w, h = 7, fill = one[2], tip = show(one[1]) }
                page:line(ink.M + 101 + w, top + 3.5, show(one[1]), { size = 6.4, bold = i == 2 })
            end
        end
    end }
end

local function head_of(V, periods, x0, cw)
    return { head = true, h = 12, draw = function(page, y)
        page:line(ink.M, y + 5, V.W "twin.plan.actions", { size = 6.4, bold = true, color = ink.INK2 })
        for q = 1, periods do
            if cw >= 9 or q % 5 == 0 then
                page:line(x0 + (q - 1) * cw, y + 5, tostring(q), { size = 6.2, color = ink.INK2, align = "center", w = cw })
            end
        end
        page:rule(ink.M, y + 11, page.w - ink.M, y + 11, ink.INK3, 0.6)
    end }
end

local function row_block(ctx, V, one, periods, x0, cw)
    local chip = "A" .. one.thing.index
    local indent = ink.chip_width(chip, 5.6) + 5
    local lines = scene.wrap(one.name, NAMES - indent - 8, { size = 6.8, bold = one.is ~= nil and one.was == nil })
    local word, color = word_of(one, V)
    local words = scene.wrap(word, WORDS - 6, { size = 6.4, bold = color ~= ink.INK3 })
    local h = math.max(15, math.max(#lines, #words) * 8 + 4)
    return { h = h, draw = function(page, y)
        page:chip(ink.M, y + 6.5, chip, one.is and one.is.horizon or "out", { size = 5.6, url = ctx.link("action", one.thing),
            name = ("%s: %s"):format(one.name, word) })
        page:text(ink.M + indent, y + 2, lines, { size = 6.8, lead = 8, tip = one.name, bold = one.is ~= nil and one.was == nil })
        page:text(ink.M + NAMES, y + 2, words, { size = 6.4, lead = 8, bold = color ~= ink.INK3, color = color, tip = word })
        for q = 0, periods do page:rule(x0 + q * cw, y, x0 + q * cw, y + h, ink.HAIR, 0.4) end
        local function bar(row, top, look)
            look[1], look.x, look.y, look.h = "box", x0 + (row.start - 1) * cw + 0.8, top, 4.6
            look.w = math.max(1, (row.finish - row.start + 1) * cw - 1.6)
            page:add(look)
        end
        if one.was then
            bar(one.was, y + 2.2, { fill = ink.WHITE, stroke = ink.INK3, width = 0.6, dash = { 1.6, 1.2 },
                tip = ("%s, %s"):format(one.name, V.W "twin.plan.present") })
        end
        if one.is then bar(one.is, y + 8, { fill = ink.GREEN, tip = ("%s, %s"):format(one.name, V.W "twin.plan.then") }) end
        page:rule(ink.M, y + h, page.w - ink.M, y + h, ink.HAIR, 0.4)
    end }
end

--- Adds the plan of a scenario beside the present one (nil: there is none).
function plans.add(out, ctx, V, present, plan)
    local P, w = say.voice(plan, ctx.lang), ctx.paper.w - 2 * ink.M
    local found = beside.of(present or { actions = {} }, plan)
    local sub = #found.into + #found.out + #found.moved == 0 and present and V.W "twin.plan.alike"
        or V.W("twin.plan.sum", #found.into, #found.out, #found.moved)
    out[#out + 1] = flow.heading(V.W "twin.plan.title", sub, w)
    out[#out + 1] = bars(V.W "twin.plan.gain", present and present.gain, plan.gain, function(x) return say.worth(P, x) end,
        { ink.GREY, ink.GREEN })
    out[#out + 1] = bars(V.W "twin.plan.cost", present and present.cost, plan.cost,
        function(x) return format.money(x, V.currency, V.lang) end, { ink.GREY, ink.GREEN })
    local rows, periods = rows_of(present, plan), math.max(plan.periods or 1, present and present.periods or 1)
    if #rows == 0 then
        flow.text(out, V.W "twin.plan.none", w)
        return
    end
    local x0 = ink.M + NAMES + WORDS
    local cw = (ctx.paper.w - ink.M - x0) / periods
    local head = head_of(V, periods, x0, cw)
    out[#out + 1] = head
    for _, one in ipairs(rows) do
        local block = row_block(ctx, V, one, periods, x0, cw)
        block.again = head
        out[#out + 1] = block
    end
    out[#out + 1] = { h = 8, draw = function() end }
end

--- The signs of the plans for the legend.
function plans.legend(V, key)
    return { key.swatch(V.W "twin.plan.present", ink.WHITE, { stroke = ink.INK3, width = 0.6 }), key.swatch(V.W "twin.plan.then", ink.GREEN) }
end

return plans
