-- The ranked list of a matrix: rank, chip, whole name, value, effort, value per day, mark; beside the plot or on pages of its own.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local format = require "reis.words.format"
local matrix = require "reis.roadmap.matrix"

local list = {}

list.HEAD = 7 -- from the heads of the columns to the first row

local SIZE, LEAD = 6.4, 7.6
local FIGURES = { value = 78, effort = 46, ratio = 14 } -- how far each ends from the right

--- What a list says below its rows: the actions without a figure.
local function unknown_lines(ctx, M, w)
    if #M.unknown == 0 then return {} end
    return scene.wrap(ctx.L("matrix.unknown", table.concat(M.unknown, ", ")), w, { size = SIZE })
end

local function currency_of(ctx) return ctx.model.company and ctx.model.company.currency end

--- The widest value in a list, so that the column of names ends before it.
local function figures_width(ctx, M)
    local w = 0
    for _, row in ipairs(M.rows) do
        w = math.max(w, scene.width(matrix.value(M, row.value, ctx.lang, currency_of(ctx)), SIZE))
    end
    return FIGURES.value + math.max(w, scene.width(ctx.L "matrix.head.value", 6.2, true)) + 6
end

--- Lays rows out in a width. -> { lines and h of each, height of all, below = lines under them }
function list.measure(ctx, M, w)
    local laid, chip = { height = list.HEAD, w = w, figures = figures_width(ctx, M) }, 0
    for _, row in ipairs(M.rows) do chip = math.max(chip, ink.chip_width(row.id, 5.8)) end
    laid.left = 22 + chip
    for i, row in ipairs(M.rows) do
        local lines = scene.wrap(row.name, w - laid.figures - laid.left, { size = SIZE })
        laid[i] = { lines = lines, h = math.max(11, #lines * LEAD + 3.6) }
        laid.height = laid.height + laid[i].h
    end
    laid.below = unknown_lines(ctx, M, w)
    if #laid.below > 0 then laid.height = laid.height + 5 + #laid.below * LEAD end
    return laid
end

--- Draws rows from..to with their heads, x and y the left top; more: what each row is higher. -> y below them
function list.draw(page, ctx, M, laid, from, to, x, y, more)
    local L, right, currency = ctx.L, x + laid.w, currency_of(ctx)
    for key, back in pairs(FIGURES) do laid[key] = right - back end
    for _, key in ipairs { "value", "effort", "ratio" } do
        page:line(laid[key], y, L("matrix.head." .. key), { size = 6.2, bold = true, color = ink.INK2, align = "right", w = 0 })
    end
    page:line(x + 18, y, L "matrix.head.action", { size = 6.2, bold = true, color = ink.INK2 })
    y = y + list.HEAD
    page:rule(x, y, right, y, ink.INK3, 0.9)
    for i = from, to do
        local row, lines, h = M.rows[i], laid[i].lines, laid[i].h + more
        local mid = y + h / 2
        local said = ("%d. %s"):format(row.rank, scene.clean(row.name))
        page:line(x + 13, mid, tostring(row.rank), { size = math.min(8.6, h * 0.6), bold = true, align = "right", w = 0 })
        page:chip(x + 18, mid, row.id, row.horizon, { size = 5.8, name = said, url = ctx.link("action", row.thing) })
        page:text(x + laid.left, mid - #lines * LEAD / 2 - 0.1, lines, { size = SIZE, lead = LEAD, tip = said })
        page:line(laid.value, mid, matrix.value(M, row.value, ctx.lang, currency), { size = SIZE, align = "right", w = 0 })
        page:line(laid.effort, mid, format.short(row.effort, 1, ctx.lang), { size = SIZE, align = "right", w = 0 })
        page:line(laid.ratio, mid, matrix.value(M, row.ratio, ctx.lang, currency), { size = SIZE, align = "right", w = 0 })
        local r = math.min(4.8, h * 0.36)
        if row.killer then page:killer(right - 5, mid, r, L "road.legend.killer")
        elseif row.moment then page:moment(right - 5, mid, r, L "legend.moment") end
        y = y + h
        page:rule(x, y, right, y)
    end
    if to == #M.rows and #laid.below > 0 then
        page:text(x, y + 5, laid.below, { size = SIZE, lead = LEAD, color = ink.INK2 })
        y = y + 5 + #laid.below * LEAD
    end
    return y
end

--- How many rows from `from` on stand in a column of a height. -> the last of them, at least `from`
function list.upto(laid, from, height)
    local used, to = list.HEAD, from - 1
    while laid[to + 1] and (to < from or used + laid[to + 1].h <= height) do
        to = to + 1
        used = used + laid[to].h
    end
    if to == #laid and #laid.below > 0 and used + 5 + #laid.below * LEAD > height and to > from then to = to - 1 end
    return to
end

return list
