-- reis diff OLD NEW

local host = require "host"
local criteria = require "reis.figures.criteria"
local diff = require "reis.figures.diff"
local text = require "reis.figures.diff_text"
local csv = require "reis.words.csv"
local json = require "reis.words.json"
local output = require "reis.command.output"
local pictures = require "reis.pictures.pictures"
local project = require "reis.command.project"

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

--- What two files are called in a picture: their names without folders, or as they were given where those are alike.
local function short_names(a, b)
    local x, y = a:match("[^/]*$"), b:match("[^/]*$")
    if x == y or x == "" or y == "" then return a, b end
    return x, y
end

local function draw(new, job, D)
    local o = job.options
    local old_name, new_name = short_names(job.files[1], job.files[2])
    local context = pictures.with(pictures.context(new, { lang = o.lang, paper = output.paper(job), link = output.linker(job, new.model) }),
        { diff = D, between = { old_name, new_name }, plan = false })
    return output.pictures(job, { output.set("diff", old_name .. " → " .. new_name, pictures.view "diff", context) },
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
        local V = text.voice(new.model, lang)
        local done = output.data(job, { json = function() return as_json(D, V) end, csv = function() return as_csv(D, V) end })
        if done then return done end
        if job.options.output or job.options.format then return draw(new, job, D) end
        host.out(text.all(D, V))
        return 0
    end,
}
