-- reis diff OLD NEW

local host = require "host"
local criteria = require "reis.figures.criteria"
local diff = require "reis.figures.diff"
local text = require "reis.figures.diff_text"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local csv = require "reis.words.csv"
local json = require "reis.words.json"
local measures = require "reis.figures.measures"
local output = require "reis.command.output"
local pictures = require "reis.pictures.pictures"
local project = require "reis.command.project"
local tables = require "reis.words.tables"

-- what changed ----------------------------------------------------------------------------------

local function changes_text(D, V)
    if #D.changes == 0 then return V.L "diff.nothing" .. "\n" end
    local L = V.L
    local rows = { { L "diff.change", L "diff.kind", L "diff.thing", L "diff.field", L "diff.was", L "diff.is" } }
    for i, one in ipairs(D.changes) do
        local from, to = "", ""
        if one.change == "changed" or one.change == "moved" then
            from, to = text.both(one, V)
        end
        rows[i + 1] = { L("diff." .. one.change), one.kind, one.thing, one.field or "", from, to }
    end
    return tables.format(rows, { head = true })
end

-- what that does --------------------------------------------------------------------------------

local function same(a, b)
    return a == b or a and b and math.abs(a - b) <= 1e-9 * math.max(1, math.abs(a), math.abs(b))
end

--- A measure that went from one figure to another; "=" where it did not.
local function step(measure, a, b, V)
    a, b = a or {}, b or {}
    local from, to = a[measure], b[measure]
    if same(from, to) and (measure ~= "experience" or a.vetoed == b.vetoed) then return "=" end
    local function show(row, x)
        if measure == "experience" and row.experience then return measures.headline(row, V.lang) end
        return measures.show(measure, x, V.lang, V.currency)
    end
    local change = from and to and not same(from, to) and " (" .. measures.change(measure, to - from, V.lang, V.currency) .. ")" or ""
    return show(a, from) .. " → " .. show(b, to) .. change
end

local function journey_text(one, V)
    local head = { one.name, V.L "score.together" }
    local rows = { head }
    for p, row in ipairs(one.personas) do head[p + 2] = measures.who(V.model, row, V.lang) end
    for _, measure in ipairs(diff.measures) do
        local line = { measures.label(measure, V.lang), step(measure, one.from, one.to, V) }
        local moved = line[2] ~= "="
        for p, row in ipairs(one.personas) do
            line[p + 2] = step(measure, row.from, row.to, V)
            moved = moved or line[p + 2] ~= "="
        end
        if moved then rows[#rows + 1] = line end
    end
    if #rows == 1 then return one.name .. "  =\n" end
    return tables.format(rows, { head = true })
end

local function utility_text(D, V)
    local from, to = D.utility.from, D.utility.to
    local function show(x, money)
        if not x then return "–" end
        if money then return V.L("score.utility.money", format.money(x, V.currency, V.lang)) end
        return V.L("score.utility.points", format.number(x, 2, V.lang))
    end
    if same(from, to) and D.money.from == D.money.to then return show(to, D.money.to) .. "  =\n" end
    return show(from, D.money.from) .. " → " .. show(to, D.money.to) .. "\n"
end

-- for programs ----------------------------------------------------------------------------------

--- A value for a program: a number or text as it is, what has parts as it is shown.
local function plain(v, type_of, V)
    return type(v) == "table" and text.written(v, type_of, V) or v
end

local function change_json(one, V)
    local from, to = one.from, one.to
    if one.change == "changed" then from, to = plain(from, one.type, V), plain(to, one.type, V) end
    return json.fields({ change = one.change, kind = one.kind, thing = one.thing, field = one.field, from = from, to = to },
        { "change", "kind", "thing", "field", "from", "to" })
end

--- A row for each change, each measure of a journey (together, and for each persona), U and each criterion that flips.
local function as_csv(D, V)
    local rows = { { "change", "kind", "thing", "field", "persona", "from", "to" } }
    for _, one in ipairs(D.changes) do
        rows[#rows + 1] = { one.change, one.kind, one.thing, one.field, nil, plain(one.from, one.type, V), plain(one.to, one.type, V) }
    end
    local function figures(journey, persona, from, to)
        for _, measure in ipairs(diff.measures) do
            local a, b = from and from[measure], to and to[measure]
            if a or b then rows[#rows + 1] = { "measure", "journey", journey, measure, persona, a, b } end
        end
    end
    for _, one in ipairs(D.journeys) do
        figures(one.name, nil, one.from, one.to)
        for _, row in ipairs(one.personas) do figures(one.name, row.persona, row.from, row.to) end
    end
    rows[#rows + 1] = { "measure", nil, nil, "utility", nil, D.utility.from, D.utility.to }
    for _, flip in ipairs(D.criteria) do
        rows[#rows + 1] = { flip.met and "met" or "fails", "criterion", criteria.path(flip.criterion), flip.what,
            flip.persona and flip.persona.name, flip.from, flip.to }
    end
    return csv(rows)
end

local function row_json(row) return row and json.fields(row, diff.measures) or json.null end

local function journey_json(one)
    local personas = {}
    for p, row in ipairs(one.personas) do
        personas[p] = json.object { { "persona", row.persona }, { "from", row_json(row.from) }, { "to", row_json(row.to) } }
    end
    return json.object { { "name", one.name }, { "change", one.change or json.null }, { "from", row_json(one.from) },
        { "to", row_json(one.to) }, { "personas", personas } }
end

local function as_json(D, V)
    local changes, rows = {}, {}
    for i, one in ipairs(D.changes) do changes[i] = change_json(one, V) end
    for i, one in ipairs(D.journeys) do rows[i] = journey_json(one) end
    return json.encode(json.object { { "changes", changes }, { "journeys", rows }, { "utility", json.fields(D.utility, { "from", "to" }) },
        { "criteria", criteria.json(D.criteria) } })
end

local function draw(new, job, D)
    local o = job.options
    local context = pictures.with(pictures.context(new, { lang = o.lang, paper = o.paper, link = output.linker(job, new.model) }),
        { diff = D, between = { job.files[1], job.files[2] }, plan = false })
    return output.pictures(job, { { name = "diff", title = job.files[1] .. " → " .. job.files[2],
        build = function() return pictures.view("diff").build(context) end } },
        { lang = context.lang, author = new.model.company and new.model.company.name })
end

return {
    name = "diff",
    summary = "what changed between two models, and what that does to the measures",
    doc = "Names every thing that was added, removed or moved and every field that changed from OLD to NEW, then what\n"
        .. "that does to each measure of each journey, for each persona, and the criteria that flip. = is no change.\n"
        .. "With -o it draws the curves, old and new, and all that changed.",
    run = function(job)
        local old, status = project.open(job, { file = 1 })
        if not old then return status end
        local new
        new, status = project.open(job, { file = 2 })
        if not new then return status end
        local D = diff.of(old.figures(), new.figures())
        local lang = job.options.lang or "en"
        local V = { L = i18n.of(lang), lang = lang, model = new.model, currency = new.model.company and new.model.company.currency }
        local done = output.data(job, { json = function() return as_json(D, V) end, csv = function() return as_csv(D, V) end })
        if done then return done end
        if job.options.output or job.options.format then return draw(new, job, D) end
        host.out(changes_text(D, V))
        for _, one in ipairs(D.journeys) do host.out("\n" .. journey_text(one, V)) end
        host.out("\n" .. utility_text(D, V))
        host.out(criteria.text(D.criteria, lang, V.currency))
        return 0
    end,
}
