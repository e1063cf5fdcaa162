-- reis whatif FILE [SCENARIO…]

local host = require "host"
local criteria = require "reis.figures.criteria"
local output = require "reis.command.output"
local pictures = require "reis.pictures.pictures"
local project = require "reis.command.project"
local options = require "reis.command.options"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local json = require "reis.words.json"
local measures = require "reis.figures.measures"
local tables = require "reis.words.tables"
local taken = require "reis.model.taken"

local moved = require "reis.figures.moved"
local result = require "reis.figures.result"
local columns_of = require "reis.roadmap.scenarios"
local beside = require "reis.roadmap.beside"

local MEASURES = moved.measures

--- A figure as shown.
local function shown(j, measure, V)
    if measure == "experience" then return measures.headline(j, V.lang) end
    return measures.show(measure, j[measure], V.lang, V.currency)
end

local function same(a, b)
    return a == b or a and b and math.abs(a - b) <= 1e-9 * math.max(1, math.abs(a), math.abs(b))
end

--- Whether nothing of a journey moves from one row of scores to another.
local function still(before, after)
    for _, measure in ipairs(MEASURES) do
        if not same(before[measure], after[measure]) then return false end
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
            line[c + 2] = same(before[measure], after[measure]) and before.vetoed == after.vetoed and "="
                or shown(after, measure, V)
        end
        if any then rows[#rows + 1] = line end
    end
    return tables.format(rows, { head = true })
end

--- Through what the journeys of a scenario moved, a line each.
local function through(column, now, V, out)
    local replaced = {}
    for _, journey in ipairs(column.scenario.ref.use) do replaced[journey.ref.instead_of] = true end
    for _, j in ipairs(result.difference(column.scores, now).journeys) do
        local thing = V.model.journeys[j.index]
        local list = not replaced[thing] and thing.state ~= "to-be" and moved.through(j, V.lang) or {}
        for _, one in ipairs(list) do
            out[#out + 1] = ("%s: %s\n"):format(column.scenario.name, V.L("moved.through", j.name .. " / " .. one))
        end
    end
end

--- What is to be said of a scenario: through what it works, which actions its limits leave room for, how that differs
-- from the present plan (false: there is none), which actions it cannot have, and the criteria that flip.
local function notes(column, now, present, V)
    local out, names = {}, {}
    for i, action in ipairs(column.found.actions) do names[i] = action.name end
    through(column, now, V, out)
    if taken.limited(column.scenario) then
        out[#out + 1] = V.L("whatif.takes", column.scenario.name,
            #names > 0 and table.concat(names, ", ") or V.L "whatif.nothing") .. "\n"
        for _, line in ipairs(present and beside.lines(present, column.found.plan, V.lang) or {}) do
            out[#out + 1] = line .. "\n"
        end
    end
    for _, one in ipairs(column.found.out) do
        out[#out + 1] = V.L("whatif.without", column.scenario.name, one.action.name, one.requires.name) .. "\n"
    end
    for _, one in ipairs(column.flips) do
        out[#out + 1] = column.scenario.name .. ": " .. criteria.line(one, V.lang, V.currency) .. "\n"
    end
    return table.concat(out)
end

--- All journeys: tables of those that move, one line for each that does not.
local function journeys_text(model, now, columns, V)
    local out, still_last = {}, false
    for i, j in ipairs(now.journeys) do
        if model.journeys[i].state ~= "to-be" then -- those are shown in the place of another
            local text = journey_table(model, i, now, columns, V)
            out[#out + 1] = text or ("%s  ="):format(j.name)
            if text then out[#out] = (still_last and "\n" or "") .. text end
            out[#out] = out[#out] .. "\n"
            still_last = not text
        end
    end
    return table.concat(out) .. (still_last and "\n" or "")
end

local function utility_text(now, columns, V)
    local L = V.L
    local function show(x) return now.money and format.money(x, V.currency, V.lang) or format.number(x, 2, V.lang) end
    local head, line = { L "whatif.utility", L "whatif.now" }, { L(now.money and "whatif.money" or "whatif.points"), show(now.utility) }
    for c, column in ipairs(columns) do
        head[c + 2] = column.scenario.name
        local change = column.scores.utility - now.utility
        line[c + 2] = same(column.scores.utility, now.utility) and "="
            or ("%s (%s%s)"):format(show(column.scores.utility), change > 0 and "+" or "", show(change))
    end
    return tables.format({ head, line }, { head = true })
end

--- The plan of each scenario that leads to one, beside the present one; nil where none does.
local function plans_json(columns, present)
    local out = {}
    for _, column in ipairs(columns) do
        local plan = column.found.plan
        if plan then
            local object, found = json.fields(plan, { "gain", "cost", "proven" }), present and beside.of(present, plan)
            for _, one in ipairs(found and { { "in", found.into }, { "out", found.out }, { "moved", found.moved } } or {}) do
                local list = {}
                for i, entry in ipairs(one[2]) do
                    list[i] = type(entry) == "table" and json.fields(entry, { "name", "from", "to" }) or entry
                end
                object.object[#object.object + 1] = { one[1], list }
            end
            out[#out + 1] = { column.scenario.name, object }
        end
    end
    return #out > 0 and json.object(out) or nil
end

local function as_json(now, columns, present)
    local after, delta, flips = {}, {}, {}
    for c, column in ipairs(columns) do
        local figures, changes = {}, {}
        for i, j in ipairs(column.scores.journeys) do
            local change = { name = j.name }
            for _, m in ipairs(MEASURES) do
                local before = now.journeys[i][m]
                change[m] = before and j[m] and j[m] - before or nil
            end
            figures[i] = json.fields(j, { "name", table.unpack(MEASURES) })
            changes[i] = json.fields(change, { "name", table.unpack(MEASURES) })
        end
        local name = column.scenario.name
        flips[c] = { name, criteria.json(column.flips) }
        after[c] = { name, json.object { { "utility", column.scores.utility }, { "journeys", figures } } }
        delta[c] = { name, json.object { { "utility", column.scores.utility - now.utility }, { "journeys", changes } } }
    end
    local object = json.object { { "measures", json.object(after) }, { "delta", json.object(delta) },
        { "criteria", json.object(flips) } }
    local plans = plans_json(columns, present)
    if plans then object.object[#object.object + 1] = { "plans", plans } end
    return json.encode(object)
end

--- The scenarios that are meant: those named, else all. -> list, or nil and an exit status
local function chosen(job, model)
    if #job.args == 0 then return model.scenarios end
    local list = {}
    for i, name in ipairs(job.args) do
        local scenario, bad = options.find("scenario", name, model.scenarios)
        if not scenario then return nil, bad end
        list[i] = scenario
    end
    return list
end

local function draw(p, job, found)
    local o = job.options
    local context = pictures.with(pictures.context(p, { lang = o.lang, paper = o.paper, link = output.linker(job, p.model) }),
        { whatif = found, plan = false })
    return output.pictures(job, { { name = "whatif", title = #found.columns == 1 and found.columns[1].name or p.model.journeys[1].name,
        build = function() return pictures.view("whatif").build(context) end } },
        { lang = context.lang, author = p.model.company and p.model.company.name })
end

return {
    name = "whatif",
    summary = "the scenarios side by side",
    doc = "Shows what each declared scenario makes of the measures, beside what they are now; = is no change, and a\n"
        .. "journey in which nothing moves is one line. Below: through which touchpoints, and for a scenario that bounds what\n"
        .. "can be done (a budget, a capacity, a team that is away) its plan beside the present one. With -o it draws them.",
    run = function(job)
        local p, status = project.open(job)
        if not p then return status end
        local scenarios, bad = chosen(job, p.model)
        if not scenarios then return bad end
        if #scenarios == 0 then
            host.diag { level = "error", file = p.script.main,
                message = 'there is no scenario to show; declare one: scenario "Cheap year" { with = { "An action" } }' }
            return 1
        end
        local found, message, wrong = columns_of.of(p.model, p.figures(), scenarios)
        if not found then
            return project.fail(p, { { level = "error", file = wrong.file, line = wrong.line,
                message = ('scenario "%s": %s'):format(wrong.name, message) } })
        end
        local now, columns, present = p.figures().scores(), found.columns, found.present
        local done = output.data(job, { json = function() return as_json(now, columns, present) end })
        if done then return done end
        if job.options.output or job.options.format then return draw(p, job, found) end
        local lang = job.options.lang or "en" -- the terminal speaks English unless asked
        local V = { L = i18n.of(lang), lang = lang, model = p.model, currency = p.model.company and p.model.company.currency }
        host.out(journeys_text(p.model, now, columns, V))
        host.out(utility_text(now, columns, V))
        for _, column in ipairs(columns) do host.out(notes(column, now, present, V)) end
        return 0
    end,
}
