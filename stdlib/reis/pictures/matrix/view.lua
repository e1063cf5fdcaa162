-- The priority matrix: a bubble for each action, its value against its effort, and the ranked list beside it or overleaf.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local frame = require "reis.pictures.frame"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local matrix = require "reis.roadmap.matrix"
local apart = require "reis.pictures.matrix.apart"
local labels = require "reis.pictures.matrix.labels"
local ranked = require "reis.pictures.matrix.list"

local X0, TOP, TABLE = 62, 72, 212 -- the plot's left and top, the width of the list
local LARGEST, ID = 20, 5.6 -- the largest bubble; the smallest size of an id
local PAD = 22 -- between the axes and their zero: room for a bubble that stands there
local FILL = { now = ink.GREEN .. "E6", next = ink.GREENT .. "E6", later = ink.WHITE .. "E6", out = ink.WHITE .. "E6" }

local function currency_of(ctx) return ctx.model.company and ctx.model.company.currency end

--- Where an effort and a value stand in a box.
local function x_of(M, box, effort) return box.x + PAD + (box.w - PAD) * math.min(1, effort / M.effort.high) end
local function y_of(M, box, value)
    return box.y + (box.h - PAD) * (1 - math.max(0, math.min(1, value / M.value.high)))
end

--- Whether a bubble lies over the name of a field at (x, y).
local function covered(list, x, y)
    for _, one in ipairs(list) do
        if one.x + one.r > x and one.x - one.r < x + 130 and math.abs(one.y - y) < one.r + 6 then return true end
    end
    return false
end

--- The four fields with their names, at the outer edge or where no bubble covers them; and the axes with their ticks.
-- -> the boxes of the names
local function field(page, ctx, M, box, list)
    local names = {}
    local midx, midy = x_of(M, box, M.effort.high / 2), y_of(M, box, M.value.high / 2)
    local quads = { { "quick", box.x, box.y, "#E6F3EE" }, { "big", midx, box.y, "#EFF5F8" }, { "fill", box.x, midy, "#F7F9FA" },
        { "reconsider", midx, midy, "#EBEFF2" } }
    for i, q in ipairs(quads) do
        local w, h = i % 2 == 1 and midx - box.x or box.x + box.w - midx, i <= 2 and midy - box.y or box.y + box.h - midy
        page:rect(q[2], q[3], w, h, q[4])
        local name, top, bottom = ctx.L("matrix." .. q[1]), q[3] + 10, q[3] + h - 10
        local y, other = i <= 2 and top or bottom, i <= 2 and bottom or top
        if covered(list, q[2], y) and not covered(list, q[2], other) then y = other end
        names[i] = { x = q[2], y = y - 8, w = 17 + scene.width(name, 8.2, true) + scene.width(ctx.L("matrix." .. q[1] .. ".sub"), 6.4), h = 16 }
        page:line(q[2] + 7, y, name, { size = 8.2, bold = true, color = ink.INK2 })
        page:line(q[2] + 13 + scene.width(name, 8.2, true), y + 0.4, ctx.L("matrix." .. q[1] .. ".sub"), { size = 6.4, color = ink.INK3 })
    end
    page:rule(midx, box.y, midx, box.y + box.h, ink.EDGE, 0.7)
    page:rule(box.x, midy, box.x + box.w, midy, ink.EDGE, 0.7)
    page:rule(box.x, box.y, box.x, box.y + box.h, ink.INK2, 0.9)
    page:rule(box.x, box.y + box.h, box.x + box.w, box.y + box.h, ink.INK2, 0.9)
    for k = 0, math.floor(M.effort.high / M.effort.step + 1e-9) do
        local x = x_of(M, box, k * M.effort.step)
        page:rule(x, box.y + box.h, x, box.y + box.h + 3, ink.INK2, 0.6)
        page:line(x - 20, box.y + box.h + 8, format.short(k * M.effort.step, 2, ctx.lang), { size = 6.4, color = ink.INK2,
            align = "center", w = 40 })
    end
    for k = 0, math.floor(M.value.high / M.value.step + 1e-9) do
        local y = y_of(M, box, k * M.value.step)
        page:rule(box.x - 3, y, box.x, y, ink.INK2, 0.6)
        page:line(box.x - 5, y, matrix.value(M, k * M.value.step, ctx.lang, currency_of(ctx)), { size = 6.4, color = ink.INK2,
            align = "right", w = 0 })
    end
    page:line(box.x, box.y + box.h + 18, ctx.L "matrix.axis.effort", { size = 7, bold = true, align = "center", w = box.w })
    page:line(ink.M, TOP - 9, ctx.L(M.money and "matrix.axis.money" or "matrix.axis.points"), { size = 7, bold = true })
    return names
end

local function bubbles_of(ctx, M, box)
    local list, largest = {}, math.max(9, LARGEST * math.min(1, math.sqrt(18 / #M.rows)))
    for i, row in ipairs(M.rows) do
        local part = M.reach > 0 and math.sqrt(math.max(0, row.reach) / M.reach) or 0.5
        list[i] = { row = row, name = scene.clean(row.name), r = math.max(scene.width(row.id, ID, true) / 2 + 1.4, largest * part),
            x = x_of(M, box, row.effort), y = y_of(M, box, row.value),
            url = ctx.link("action", row.thing) }
    end
    apart.spread(list, box)
    return list
end

--- The bubbles, largest first, then every id above them all; a killer's or a moment's mark at their right top.
local function draw_bubbles(page, ctx, M, list)
    local by_size = table.move(list, 1, #list, 1, {})
    table.sort(by_size, function(a, b)
        if a.r ~= b.r then return a.r > b.r end
        return a.row.rank < b.row.rank
    end)
    for _, one in ipairs(by_size) do -- from where a bubble belongs to where it has room
        if math.abs(one.x - one.at_x) + math.abs(one.y - one.at_y) > 3 then
            page:stroke(one.at_x, one.at_y, one.x, one.y, { stroke = ink.INK3, width = 0.5 })
            page:add { "circle", x = one.at_x, y = one.at_y, r = 1.1, fill = ink.INK3 }
        end
    end
    for _, one in ipairs(by_size) do
        local row, style = one.row, ink.CHIP[one.row.horizon]
        local days = format.short(row.effort, 1, ctx.lang)
        page:add { "circle", x = one.x, y = one.y, r = one.r, fill = FILL[row.horizon], stroke = style.stroke, width = 1,
            dash = style.dash, id = "M" .. row.thing.index, url = one.url, class = "action " .. row.horizon,
            name = ctx.L("action.name", row.id, ctx.L("action.horizon." .. row.horizon), one.name) .. ". "
                .. matrix.value(M, row.value, ctx.lang, currency_of(ctx)) .. ". " .. ctx.L(i18n.plural("road.effort", days), days) }
    end
    for _, one in ipairs(by_size) do
        local size = math.max(ID, math.min(8.4, one.r * 0.5))
        page:line(one.x - 20, one.y + 0.3, one.row.id, { size = size, bold = true, align = "center", w = 40,
            color = one.row.horizon == "now" and ink.WHITE or ink.INK, url = one.url })
        local d = math.max(one.r * 0.72, 6.4)
        if one.row.killer then
            page:killer(one.x + d, one.y - d, 4.8, ctx.L "road.legend.killer")
        elseif one.row.moment then
            page:moment(one.x + d, one.y - d, 4.8, ctx.L "legend.moment")
        end
    end
end

local function legend(page, ctx, M, number, count)
    local L, key = ctx.L, frame.key
    local entries = { key.chip(L "action.horizon.now", "now"), key.chip(L "action.horizon.next", "next"),
        key.chip(L "action.horizon.later", "later"), key.chip(L "action.horizon.out", "out") }
    entries[#entries + 1] = key.of(9, L("matrix.area", format.count(M.reach, ctx.lang)), function(p, x, y)
        p:add { "circle", x = x + 4.5, y = y, r = 4, fill = ink.WHITE, stroke = ink.INK2, width = 0.8 }
    end)
    entries[#entries + 1] = key.killer(L "road.legend.killer")
    entries[#entries + 1] = key.moment(L "legend.moment")
    entries[#entries + 1] = key.words(L "matrix.alone")
    frame.legend(page, entries, frame.footer(ctx, number, count), 2)
end

local function title_of(ctx, M)
    local n = 0
    for _, row in ipairs(M.rows) do n = n + (row.horizon == "now" and 1 or 0) end
    if n == 0 then return ctx.L "matrix.title.none" end
    local words = {}
    for word in ctx.L("eco.numbers"):gmatch("%S+") do words[#words + 1] = word end
    if not words[n] then return ctx.L("matrix.title.many", n, #M.rows) end
    return ctx.L(i18n.plural("matrix.title", n), words[n])
end

--- A page with its title band.
local function page_of(ctx, title, number, count)
    local page, company = ink.page(ctx, ctx.L("matrix.page", title)), ctx.model.company
    local kicker = count > 1 and ctx.L("kicker.page", ctx.L "kicker.matrix", number, count) or ctx.L "kicker.matrix"
    frame.header(page, { kicker = kicker, title = title, max = page.w - 2 * ink.M,
        back = { label = ctx.L "matrix.back", url = ctx.link "roadmap", name = ctx.L "kicker.roadmap" },
        evidence = ctx.L "matrix.sub" .. (company and " · " .. company.name or "") })
    return page
end

local function plot(page, ctx, M, box)
    local list = bubbles_of(ctx, M, box)
    local names = field(page, ctx, M, box, list)
    draw_bubbles(page, ctx, M, list)
    labels.draw(page, list, box, names)
end

--- Where the rows of a list begin and end in the columns of the pages after the plot. -> list of pages, each a list of { from, to }
local function columns_of(laid, rows, columns, height)
    local pages, from = {}, 1
    while from <= rows do
        local page = {}
        for _ = 1, columns do
            if from <= rows then
                local to = ranked.upto(laid, from, height)
                page[#page + 1], from = { from, to }, to + 1
            end
        end
        pages[#pages + 1] = page
    end
    return pages
end

--- The plot on a page, the list on those after it.
local function overleaf(ctx, M, title, bottom)
    local w, columns, gap = ctx.paper.w - 2 * ink.M, ctx.paper.w > ctx.paper.h and 2 or 1, 24
    local wide = (w - (columns - 1) * gap) / columns
    local laid = ranked.measure(ctx, M, wide)
    local sheets, pages = columns_of(laid, #M.rows, columns, bottom + 20 - TOP), {}
    pages[1] = page_of(ctx, title, 1, 1 + #sheets)
    plot(pages[1], ctx, M, { x = X0, y = TOP, w = w + ink.M - X0, h = bottom - TOP })
    legend(pages[1], ctx, M, 1, 1 + #sheets)
    for n, sheet in ipairs(sheets) do
        local page = page_of(ctx, title, 1 + n, 1 + #sheets)
        for k, part in ipairs(sheet) do
            ranked.draw(page, ctx, M, laid, part[1], part[2], ink.M + (k - 1) * (wide + gap), TOP, 0)
        end
        legend(page, ctx, M, 1 + n, 1 + #sheets)
        pages[1 + n] = page
    end
    return pages
end

local function build(ctx)
    local M = ctx.plan and matrix.of(ctx.plan) or nil
    local title = M and #M.rows > 0 and title_of(ctx, M) or ctx.L "matrix.none"
    if not M or #M.rows == 0 then
        local page = page_of(ctx, title, 1, 1)
        frame.legend(page, {}, frame.footer(ctx, 1, 1))
        return { page }
    end
    local paper = ctx.paper
    local upright = paper.w < paper.h -- then the list stands below the plot
    local bottom = paper.h - 31 - 28
    local box = { x = X0, y = TOP, w = paper.w - ink.M - (upright and 0 or TABLE + 20) - X0, h = bottom - TOP }
    local laid = ranked.measure(ctx, M, upright and paper.w - 2 * ink.M or TABLE)
    if upright then box.h = math.min(box.w, bottom - TOP - 40 - laid.height) end
    local room = upright and bottom - (box.y + box.h + 38) or box.h
    if laid.height > room + 1e-6 or box.h < 0.5 * box.w then return overleaf(ctx, M, title, bottom) end
    local page = page_of(ctx, title, 1, 1)
    plot(page, ctx, M, box)
    ranked.draw(page, ctx, M, laid, 1, #M.rows, upright and ink.M or paper.w - ink.M - TABLE,
        upright and box.y + box.h + 38 or TOP, math.min(14, (room - laid.height) / #M.rows))
    legend(page, ctx, M, 1, 1)
    return { page }
end

return { name = "matrix", build = build }
