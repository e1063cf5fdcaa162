-- The ranked list of a matrix: rank, chip, whole name, value, effort, value per day, mark; beside the plot or on pages of its own.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local format = require "reis.words.format"
local matrix = require "reis.roadmap.matrix"

local list = {}

list.HEAD = 7 -- from the heads of the columns to the first row

local SIZE, LEAD = 6.4, 7.6
local MARK, BETWEEN = 14, 7 -- room of a mark at the right; between figures

--- What a list says below its rows: the actions without a figure.
local function unknown_lines(ctx, M, w)
    if #M.unknown == 0 then return {} end
    return scene.wrap(ctx.L("matrix.unknown", table.concat(M.unknown, ", ")), w, { size = SIZE })
end

local function currency_of(ctx) return ctx.model.company and ctx.model.company.currency end

--- The figures of a row as texts.
local function figures(ctx, M, row)
    local currency = currency_of(ctx)
    return { value = matrix.value(M, row.value, ctx.lang, currency), effort = format.short(row.effort, 1, ctx.lang),
        ratio = matrix.value(M, row.ratio, ctx.lang, currency) }
end

--- How far from the right each column of figures ends, and the names before them: as wide as what stands in them.
local function columns(ctx, M)
    local ends, at = {}, MARK
    for _, key in ipairs { "ratio", "effort", "value" } do
        local w = scene.width(ctx.L("matrix.head." .. key), 6.2, true)
        for _, row in ipairs(M.rows) do w = math.max(w, scene.width(figures(ctx, M, row)[key], SIZE)) end
        ends[key], at = at, at + w + BETWEEN
    end
    return ends, at
end

--- Lays rows out in a width. -> { lines and h of each, height of all, below = lines under them }
function list.measure(ctx, M, w)
    local laid, chip = { height = list.HEAD, w = w }, 0
    laid.ends, laid.figures = columns(ctx, M)
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
    local L, right = ctx.L, x + laid.w
    for _, key in ipairs { "value", "effort", "ratio" } do
        page:line(right - laid.ends[key], y, L("matrix.head." .. key), { size = 6.2, bold = true, color = ink.INK2, align = "right", w = 0 })
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
        local said_of = figures(ctx, M, row)
        for _, key in ipairs { "value", "effort", "ratio" } do
            page:line(right - laid.ends[key], mid, said_of[key], { size = SIZE, align = "right", w = 0 })
        end
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
