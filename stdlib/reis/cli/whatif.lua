-- reis whatif FILE [SCENARIO…]

local host = require "host"
local language = require "reis.command.language"
local criteria = require "reis.figures.criteria"
local output = require "reis.command.output"
local pictures = require "reis.pictures.pictures"
local project = require "reis.command.project"
local options = require "reis.command.options"
local json = require "reis.words.json"
local tables = require "reis.words.tables"

local moved = require "reis.figures.moved"
local columns_of = require "reis.roadmap.scenarios"
local text = require "reis.roadmap.scenarios_text"
local beside = require "reis.roadmap.beside"

local MEASURES = moved.measures

--- All journeys: tables of those that move, one line for each that does not.
local function journeys_text(list)
    local out, still_last = {}, false
    for _, one in ipairs(list) do
        out[#out + 1] = (one.rows and (still_last and "\n" or "") .. tables.format(one.rows, { head = true }) or one.name .. "  =") .. "\n"
        still_last = not one.rows
    end
    return table.concat(out) .. (still_last and "\n" or "")
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
    local context = pictures.with(pictures.context(p, { lang = o.lang, paper = output.paper(job), link = output.linker(job, p.model) }),
        { whatif = found, plan = false })
    local title = #found.columns == 1 and found.columns[1].name or p.model.journeys[1].name
    return output.pictures(job, { output.set("whatif", title, pictures.view "whatif", context) },
        { lang = context.lang, author = p.model.company and p.model.company.name })
end

--- What is said of scenarios that cannot be, at their lines.
local function said(failed)
    local list = {}
    for i, one in ipairs(failed) do
        list[i] = { level = "error", file = one.scenario.file, line = one.scenario.line,
            message = ('scenario "%s": %s'):format(one.scenario.name, one.message) }
    end
    return list
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
            language.tell { level = "error", file = p.script.main,
                message = 'there is no scenario to show; declare one: scenario "Cheap year" { with = { "An action" } }' }
            return 1
        end
        local failed, outcome = {}, 0
        local found, message, wrong = columns_of.of(p.model, p.figures(), scenarios, nil, failed)
        if not found then failed[#failed + 1] = { scenario = wrong, message = message } end
        if #failed > 0 then outcome = project.fail(p, said(failed)) end -- the others are shown all the same
        if not found then return outcome end
        local now, columns, present = p.figures().scores(), found.columns, found.present
        local done = output.data(job, { json = function() return as_json(now, columns, present) end })
        if done then return math.max(done, outcome) end
        if job.options.output or job.options.format then return math.max(draw(p, job, found), outcome) end
        local lang = job.options.lang or "en" -- the terminal speaks English unless asked
        local V = text.voice(p.model, lang)
        host.out(journeys_text(text.journeys(p.model, now, columns, V)))
        host.out(tables.format(text.utility(now, columns, V), { head = true }))
        for _, column in ipairs(columns) do
            for _, line in ipairs(text.notes(column, now, present, V)) do host.out(line .. "\n") end
        end
        return outcome
    end,
}
