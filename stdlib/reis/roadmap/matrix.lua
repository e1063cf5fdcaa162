-- Value against effort: what each action gains alone, with what it needs, and the days that takes.

local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local csv = require "reis.words.csv"
local json = require "reis.words.json"
local tables = require "reis.words.tables"

local matrix = {}

--- The end of an axis that holds x, and the step between its ticks: four to six of them.
function matrix.axis(x)
    if not (x > 0) then return 1, 0.25 end
    local power = 10 ^ math.floor(math.log(x / 5, 10) + 1e-9)
    for _, k in ipairs { 1, 1.5, 2, 2.5, 3, 5, 10 } do
        local step = k * power
        if step * 6 >= x * (1 + 1e-9) then return step * math.max(4, math.ceil(x / step - 1e-9)), step end
    end
    return 10 * power * 6, 10 * power
end

--- A plan's actions on a matrix. plan: of reis.roadmap.roadmap -> { rows = list in order of rank, each { id =, rank =, name =,
-- thing =, value = gain alone, effort = days, ratio =, reach = customers a year, killer =, moment =, horizon = (or "out"),
-- class = "quick" | "big" | "fill" | "reconsider" }, unknown = names of those without a figure, value =, effort =
-- { high =, step = } of the axes, reach = the largest, money = }. The axes are split in the middle.
function matrix.of(plan)
    local M = { rows = {}, unknown = {}, reach = 0, money = plan.money }
    local value, effort = 0, 0
    for _, list in ipairs { plan.actions, plan.left_out } do
        for _, a in ipairs(list) do
            local known = a.facts
            if a.gain_alone and known then
                M.rows[#M.rows + 1] = { id = "A" .. a.thing.index, rank = a.rank, name = a.name, thing = a.thing, value = a.gain_alone,
                    effort = known.effort, ratio = known.effort > 0 and a.gain_alone / known.effort or nil, reach = known.reach,
                    killer = known.removes_killer, moment = known.moment_of_truth, horizon = a.start and a.horizon or "out" }
                value, effort, M.reach = math.max(value, a.gain_alone), math.max(effort, known.effort), math.max(M.reach, known.reach)
            else
                M.unknown[#M.unknown + 1] = a.name
            end
        end
    end
    M.value, M.effort = {}, {}
    M.value.high, M.value.step = matrix.axis(value * 1.05) -- with room for the bubble
    M.effort.high, M.effort.step = matrix.axis(effort * 1.05)
    for _, row in ipairs(M.rows) do
        local much, long = row.value > M.value.high / 2, row.effort > M.effort.high / 2
        row.class = much and (long and "big" or "quick") or long and "reconsider" or "fill"
    end
    table.sort(M.rows, function(a, b) return a.rank < b.rank end)
    return M
end

--- A value in the plan's own unit, short.
function matrix.value(M, x, lang, currency)
    if not x then return "–" end
    return M.money and format.short_money(x, currency, lang) or format.significant(x, 3, lang)
end

--- The rows as texts; the first is the head.
function matrix.table(M, lang, currency)
    local L = i18n.of(lang)
    local rows = { { "#", L "matrix.action", L(M.money and "matrix.value.money" or "matrix.value.points"), L "matrix.effort",
        L "matrix.ratio", L "matrix.class", L "matrix.horizon" } }
    for i, row in ipairs(M.rows) do
        rows[i + 1] = { tostring(row.rank), row.name, matrix.value(M, row.value, lang, currency), format.short(row.effort, 1, lang),
            matrix.value(M, row.ratio, lang, currency), L("matrix." .. row.class), L("action.horizon." .. row.horizon) }
    end
    return rows
end

matrix.right = { true, false, true, true, true }

--- The matrix as text.
function matrix.text(M, lang, currency)
    local L, out = i18n.of(lang), {}
    if #M.rows > 0 then out[1] = tables.format(matrix.table(M, lang, currency), { head = true, right = matrix.right }) end
    if #M.unknown > 0 then out[#out + 1] = L("matrix.unknown", table.concat(M.unknown, ", ")) .. "\n" end
    if #out == 0 then out[1] = L "matrix.none" .. "\n" end
    return table.concat(out)
end

local FIELDS = { "name", "rank", "value", "effort", "ratio", "reach", "killer", "moment", "class", "horizon" }

--- The matrix for sheets: a row for each action; those without a figure have none.
function matrix.csv(M)
    local rows = { FIELDS }
    for _, row in ipairs(M.rows) do
        local cells = {}
        for c, field in ipairs(FIELDS) do cells[c] = row[field] end
        rows[#rows + 1] = cells
    end
    for _, name in ipairs(M.unknown) do rows[#rows + 1] = { name } end
    return csv(rows)
end

--- The matrix for programs.
function matrix.json(M)
    local rows = {}
    for i, row in ipairs(M.rows) do rows[i] = json.fields(row, FIELDS) end
    return json.encode(json.object { { "actions", rows }, { "no_figure", M.unknown } })
end

return matrix
