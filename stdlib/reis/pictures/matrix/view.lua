-- The priority matrix: a bubble for each action, its value against its effort, and the ranked list beside it.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local frame = require "reis.pictures.frame"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local matrix = require "reis.roadmap.matrix"
local labels = require "reis.pictures.matrix.labels"

local X0, TOP, TABLE = 62, 72, 212 -- the plot's left and top, the width of the list
local LARGEST, SMALLEST = 20, 4.2
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
        names[i] = { x = q[2], y = y - 8, w = 130, h = 16 }
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
        list[i] = { row = row, name = scene.clean(row.name), r = math.max(SMALLEST, largest * part),
            x = x_of(M, box, row.effort), y = y_of(M, box, row.value),
            url = ctx.link("action", row.thing) }
    end
    return list
end

--- The bubbles, largest first, then every id above them all; a killer's or a moment's mark at their right top.
local function draw_bubbles(page, ctx, M, list)
    local by_size = table.move(list, 1, #list, 1, {})
    table.sort(by_size, function(a, b)
        if a.r ~= b.r then return a.r > b.r end
        return a.row.rank < b.row.rank
    end)
    for _, one in ipairs(by_size) do
        local row, style = one.row, ink.CHIP[one.row.horizon]
        local days = format.short(row.effort, 1, ctx.lang)
        page:add { "circle", x = one.x, y = one.y, r = one.r, fill = FILL[row.horizon], stroke = style.stroke, width = 1,
            dash = style.dash, id = "M" .. row.thing.index, url = one.url, class = "action " .. row.horizon,
            name = ctx.L("action.name", row.id, ctx.L("action.horizon." .. row.horizon), one.name) .. ". "
                .. matrix.value(M, row.value, ctx.lang, currency_of(ctx)) .. ". " .. ctx.L(i18n.plural("road.effort", days), days) }
    end
    for _, one in ipairs(by_size) do
        local size = math.max(5, math.min(8.4, one.r * 0.5))
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

--- The ranked list: rank, chip, name, value, effort, value per day, mark. -> how many did not fit
local function list_of(page, ctx, M, x, y, bottom)
    local L, right = ctx.L, page.w - ink.M
    local at = { value = right - 78, effort = right - 46, ratio = right - 14 }
    for _, key in ipairs { "value", "effort", "ratio" } do
        page:line(at[key], y, L("matrix.head." .. key), { size = 6.2, bold = true, color = ink.INK2, align = "right", w = 0 })
    end
    page:line(x + 18, y, L "matrix.head.action", { size = 6.2, bold = true, color = ink.INK2 })
    y = y + 7
    page:rule(x, y, right, y, ink.INK3, 0.9)
    local h = math.max(11, math.min(33, (bottom - y) / math.max(1, #M.rows)))
    local room = math.floor((bottom - y) / h + 1e-9)
    local shown = room < #M.rows and room - 1 or #M.rows
    for i = 1, shown do
        local row, mid = M.rows[i], y + h * (i - 0.5)
        page:line(x + 13, mid, tostring(row.rank), { size = math.min(8.6, h * 0.6), bold = true, align = "right", w = 0 })
        local w = page:chip(x + 18, mid, row.id, row.horizon, { size = 5.8, url = ctx.link("action", row.thing) })
        local left = x + 22 + w
        local lines = scene.wrap(row.name, at.value - 24 - left, { size = 6.4, max = h >= 18 and 2 or 1 })
        for k, s in ipairs(lines) do
            page:line(left, mid + 7.6 * (k - (#lines + 1) / 2), s, { size = 6.4, tip = row.name })
        end
        local currency = currency_of(ctx)
        page:line(at.value, mid, matrix.value(M, row.value, ctx.lang, currency), { size = 6.4, align = "right", w = 0 })
        page:line(at.effort, mid, format.short(row.effort, 1, ctx.lang), { size = 6.4, align = "right", w = 0 })
        page:line(at.ratio, mid, matrix.value(M, row.ratio, ctx.lang, currency), { size = 6.4, align = "right", w = 0 })
        local r = math.min(4.8, h * 0.36)
        if row.killer then page:killer(right - 5, mid, r) elseif row.moment then page:moment(right - 5, mid, r) end
        page:rule(x, y + h * i, right, y + h * i)
    end
    if shown < #M.rows then
        page:line(x + 18, y + h * (shown + 0.5), L("more", #M.rows - shown), { size = 6.4, color = ink.INK2 })
    end
end

local function legend(page, ctx, M)
    local L, key = ctx.L, frame.key
    local entries = { key.chip(L "action.horizon.now", "now"), key.chip(L "action.horizon.next", "next"),
        key.chip(L "action.horizon.later", "later"), key.chip(L "action.horizon.out", "out") }
    entries[#entries + 1] = key.of(9, L("matrix.area", format.count(M.reach, ctx.lang)), function(p, x, y)
        p:add { "circle", x = x + 4.5, y = y, r = 4, fill = ink.WHITE, stroke = ink.INK2, width = 0.8 }
    end)
    entries[#entries + 1] = key.killer(L "road.legend.killer")
    entries[#entries + 1] = key.moment(L "legend.moment")
    entries[#entries + 1] = key.words(L "matrix.alone")
    frame.legend(page, entries, frame.footer(ctx, 1, 1), 2)
end

local function title_of(ctx, M)
    local n = 0
    for _, row in ipairs(M.rows) do n = n + (row.horizon == "now" and 1 or 0) end
    if n == 0 then return ctx.L "matrix.title.none" end
    local words = {}
    for word in ctx.L("eco.numbers"):gmatch("%S+") do words[#words + 1] = word end
    return ctx.L(i18n.plural("matrix.title", n), words[n] or tostring(n))
end

local function build(ctx)
    local M = ctx.plan and matrix.of(ctx.plan) or nil
    local title = M and #M.rows > 0 and title_of(ctx, M) or ctx.L "matrix.none"
    local page = ink.page(ctx, ctx.L("matrix.page", title))
    local company = ctx.model.company
    frame.header(page, { kicker = ctx.L "kicker.matrix", title = title, max = page.w - 2 * ink.M,
        back = { label = ctx.L "matrix.back", url = ctx.link "roadmap", name = ctx.L "kicker.roadmap" },
        evidence = ctx.L "matrix.sub" .. (company and " · " .. company.name or "") })
    if not M or #M.rows == 0 then
        frame.legend(page, {}, frame.footer(ctx, 1, 1))
        return { page }
    end
    local upright = page.w < page.h -- then the list stands below the plot
    local bottom = page.h - 31 - 28
    local box = { x = X0, y = TOP, w = page.w - ink.M - (upright and 0 or TABLE + 20) - X0, h = bottom - TOP }
    if upright then box.h = math.min(box.w, math.max(box.h * 0.45, box.h - 40 - 20 * #M.rows)) end
    local list = bubbles_of(ctx, M, box)
    local names = field(page, ctx, M, box, list)
    draw_bubbles(page, ctx, M, list)
    labels.draw(page, list, box, names)
    list_of(page, ctx, M, upright and ink.M or page.w - ink.M - TABLE, upright and box.y + box.h + 38 or TOP, bottom)
    legend(page, ctx, M)
    return { page }
end

return { name = "matrix", build = build }
