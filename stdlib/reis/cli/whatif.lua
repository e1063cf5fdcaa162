-- reis whatif FILE [SCENARIO…]

local host = require "host"
local project = require "reis.command.project"
local options = require "reis.command.options"
local format = require "reis.words.format"
local json = require "reis.words.json"
local measures = require "reis.figures.measures"
local tables = require "reis.words.tables"
local whatif = require "reis.figures.whatif"

local MEASURES = { "experience", "completion", "lifetime", "duration", "cost_to_serve", "handovers", "channel_switches",
    "consistency", "killer_risk" }

--- A figure as shown; a vetoed journey never shows its experience alone.
local function shown(j, measure, currency)
    local text = measures.show(measure, j[measure], nil, currency)
    return measure == "experience" and measures.vetoed(j) and ("vetoed (%s)"):format(text) or text
end

local function same(a, b)
    return a == b or a and b and math.abs(a - b) <= 1e-9 * math.max(1, math.abs(a), math.abs(b))
end

--- One journey: a row for each measure, a column for now and for each scenario.
local function journey_table(i, now, columns, currency)
    local head = { now.journeys[i].name, "now" }
    for c, column in ipairs(columns) do head[c + 2] = column.scenario.name end
    local rows = { head }
    for _, measure in ipairs(MEASURES) do
        local before = now.journeys[i]
        local line, any = { (measure:gsub("_", " ")), shown(before, measure, currency) }, before[measure] ~= nil
        for c, column in ipairs(columns) do
            local after = column.scores.journeys[i]
            any = any or after[measure] ~= nil
            line[c + 2] = same(before[measure], after[measure]) and measures.vetoed(before) == measures.vetoed(after) and "="
                or shown(after, measure, currency)
        end
        if any then rows[#rows + 1] = line end
    end
    return tables.format(rows, { head = true })
end

local function utility_text(model, now, columns)
    local function show(x) return now.money and format.money(x, model.company and model.company.currency) or format.number(x, 2) end
    local head, line = { "utility", "now" }, { now.money and "a year" or "points", show(now.utility) }
    for c, column in ipairs(columns) do
        head[c + 2] = column.scenario.name
        local change = column.scores.utility - now.utility
        line[c + 2] = same(column.scores.utility, now.utility) and "="
            or ("%s (%s%s)"):format(show(column.scores.utility), change > 0 and "+" or "", show(change))
    end
    return tables.format({ head, line }, { head = true })
end

local function as_json(now, columns)
    local after, delta = {}, {}
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
        after[c] = { name, json.object { { "utility", column.scores.utility }, { "journeys", figures } } }
        delta[c] = { name, json.object { { "utility", column.scores.utility - now.utility }, { "journeys", changes } } }
    end
    return json.encode(json.object { { "measures", json.object(after) }, { "delta", json.object(delta) } })
end

--- The scenarios that are meant: those named, else all. -> list, or nil and an exit status
local function chosen(job, model)
    if #job.args == 0 then return model.scenarios end
    local list = {}
    for i, name in ipairs(job.args) do
        list[i] = model.scenarios[name]
        if not list[i] then return nil, options.unknown("scenario", name, model.scenarios) end
    end
    return list
end

return {
    name = "whatif",
    summary = "the scenarios side by side",
    doc = "Shows what each declared scenario makes of the measures, beside what they are now; = is no change.",
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
        local F, columns = p.figures(), {}
        for i, scenario in ipairs(scenarios) do
            local scores, message = whatif.scores(p.model, F, scenario)
            if not scores then
                return project.fail(p, { { level = "error", file = scenario.file, line = scenario.line,
                    message = ('scenario "%s": %s'):format(scenario.name, message) } })
            end
            columns[i] = { scenario = scenario, scores = scores }
        end
        local now = F.scores()
        if job.options.json then
            host.out(as_json(now, columns))
            return 0
        end
        for i in ipairs(now.journeys) do host.out(journey_table(i, now, columns, p.model.company and p.model.company.currency) .. "\n") end
        host.out(utility_text(p.model, now, columns))
        return 0
    end,
}
