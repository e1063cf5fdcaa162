-- Scenarios side by side in words: rows of tables and lines.

local beside = require "reis.roadmap.beside"
local criteria = require "reis.figures.criteria"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local measures = require "reis.figures.measures"
local moved = require "reis.figures.moved"
local result = require "reis.figures.result"
local taken = require "reis.model.taken"

local text = {}

local MEASURES = moved.measures

--- What words need of a model, in a language.
function text.voice(model, lang)
    return { L = i18n.of(lang), lang = lang, model = model, currency = model.company and model.company.currency }
end

--- A figure as shown.
local function shown(j, measure, V)
    if measure == "experience" then return measures.headline(j, V.lang) end
    return measures.show(measure, j[measure], V.lang, V.currency)
end

--- Whether nothing of a journey moves from one row of scores to another.
local function still(before, after)
    for _, measure in ipairs(MEASURES) do
        if not measures.same(before[measure], after[measure]) then return false end
    end
    return before.vetoed == after.vetoed
end

--- The row of scores that a column has for the journey that is now at i: its own, or that of the journey put in
-- its place. -> row, name of the one in its place
local function row_of(model, column, i)
    for _, journey in ipairs(column.scenario.ref.use) do
        local replaced = journey.ref.instead_of
        if replaced and replaced.index == i then return column.scores.journeys[journey.index], journey.name end
    end
    return column.scores.journeys[i]
end

--- One journey: a row for each measure, a column for now and for each scenario; nil where nothing moves.
local function journey_table(model, i, now, columns, V)
    local before, head, place, moves, placed = now.journeys[i], { now.journeys[i].name, V.L "whatif.now" }, { V.L "whatif.instead", "" }, false, false
    local rows = { head }
    for c, column in ipairs(columns) do
        local row, other = row_of(model, column, i)
        head[c + 2], place[c + 2] = column.scenario.name, other or "="
        moves, placed = moves or other ~= nil or not still(before, row), placed or other ~= nil
    end
    if not moves then return nil end
    if placed then rows[2] = place end
    for _, measure in ipairs(MEASURES) do
        local line, any = { measures.label(measure, V.lang), shown(before, measure, V) }, before[measure] ~= nil
        for c, column in ipairs(columns) do
            local after = row_of(model, column, i)
            any = any or after[measure] ~= nil
            line[c + 2] = measures.same(before[measure], after[measure]) and before.vetoed == after.vetoed and "="
                or shown(after, measure, V)
        end
        if any then rows[#rows + 1] = line end
    end
    return rows
end

--- Through what the journeys of a scenario moved, a line each.
local function through(column, now, V, out)
    local replaced = {}
    for _, journey in ipairs(column.scenario.ref.use) do replaced[journey.ref.instead_of] = true end
    for _, j in ipairs(result.difference(column.scores, now).journeys) do
        local thing = V.model.journeys[j.index]
        local list = not replaced[thing] and thing.state ~= "to-be" and moved.through(j, V.lang) or {}
        for _, one in ipairs(list) do
            out[#out + 1] = ("%s: %s"):format(column.scenario.name, V.L("moved.through", j.name .. " / " .. one))
        end
    end
end

--- What is to be said of a scenario: through what it works, which actions its limits leave room for, how that differs
-- from the present plan (false: there is none), which actions it cannot have, and the criteria that flip. -> lines
function text.notes(column, now, present, V)
    local out, names = {}, {}
    for i, action in ipairs(column.found.actions) do names[i] = action.name end
    through(column, now, V, out)
    if taken.limited(column.scenario) then
        out[#out + 1] = V.L("whatif.takes", column.scenario.name,
            #names > 0 and table.concat(names, ", ") or V.L "whatif.nothing")
        for _, line in ipairs(present and beside.lines(present, column.found.plan, V.lang) or {}) do
            out[#out + 1] = line
        end
    end
    for _, one in ipairs(column.found.out) do
        out[#out + 1] = V.L("whatif.without", column.scenario.name, one.action.name, one.requires.name)
    end
    for _, one in ipairs(column.flips) do
        out[#out + 1] = column.scenario.name .. ": " .. criteria.line(one, V.lang, V.currency)
    end
    return out
end

--- The journeys that count: list of { name =, rows = (nil: nothing moves) }; the first row is the head.
function text.journeys(model, now, columns, V)
    local out = {}
    for i, j in ipairs(now.journeys) do
        if model.journeys[i].state ~= "to-be" then -- those are shown in the place of another
            out[#out + 1] = { name = j.name, rows = journey_table(model, i, now, columns, V) }
        end
    end
    return out
end

--- U now and under each scenario, as rows.
function text.utility(now, columns, V)
    local L = V.L
    local function show(x) return now.money and format.money(x, V.currency, V.lang) or format.number(x, 2, V.lang) end
    local head, line = { L "whatif.utility", L "whatif.now" }, { L(now.money and "whatif.money" or "whatif.points"), show(now.utility) }
    for c, column in ipairs(columns) do
        head[c + 2] = column.scenario.name
        local change = column.scores.utility - now.utility
        line[c + 2] = measures.same(column.scores.utility, now.utility) and "="
            or ("%s (%s%s)"):format(show(column.scores.utility), change > 0 and "+" or "", show(change))
    end
    return { head, line }
end

return text
