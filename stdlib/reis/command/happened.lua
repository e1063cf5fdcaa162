-- What a log gives besides its figures: the map of what happened.

local host = require "host"
local format = require "reis.words.format"
local journey = require "reis.data.mine_journey"
local language = require "reis.command.language"
local map = require "reis.data.mine_map"
local mine = require "reis.data.mine"
local nearest = require "reis.language.nearest"
local output = require "reis.command.output"
local pictures = require "reis.pictures.pictures"
local printer = require "reis.language.printer"
local graph = require "reis.pictures.happened.graph"
local i18n = require "reis.words.i18n"

local happened = {}

local COVERAGE, NODES = 0.9, 60

-- A log has no script, and so none of what a script may say of its pictures.
local NO_MODEL = { personas = {}, journeys = {}, actions = {} }

--- A file's name without folders and suffixes.
local function stem(file) return file:match("[^/]*$"):gsub("%.gz$", ""):gsub("%.[^.]*$", "") end

--- What a log is called: its files by their names.
function happened.name(files)
    local names = {}
    for i = 1, math.min(#files, 4) do names[i] = stem(files[i]) end
    return table.concat(names, ", ") .. (#files > 4 and ", …" or "")
end

--- The context of the map of a log. found: of reis.data.mine; options: { name =, lang =, paper = of pictures.paper, coverage = (0..1,
-- nil: 0.9), nodes = activities at most (nil: 60), allowed = steps that a journey has, as L:fit takes them (nil: none is marked), model = (nil:
-- none), conformance = (nil: none) } -> context, with what is drawn chosen | nil, message, exit status
function happened.context(found, options)
    local places = found.log:places()
    local ctx = { model = options.model or NO_MODEL, allowed = options.allowed, conformance = options.conformance,
        lang = options.lang, L = i18n.of(options.lang), paper = options.paper, prefix = "", link = function() end,
        found = found, places = places, graph = graph.of(found, places), name = options.name,
        coverage = options.coverage or COVERAGE, nodes = options.nodes or NODES }
    local good, message, status = pictures.view("happened").choose(ctx)
    if not good then return nil, message, status end
    return ctx
end

--- Writes the map of a log into a file that a script names. ctx: of happened.context; suffix: "svg", "txt" … -> path | nil, message
function happened.write(ctx, file, suffix, dpi)
    local view = pictures.view "happened"
    local title = i18n.of(ctx.lang, "happened")("map.page", ctx.name)
    if suffix == "txt" or suffix == "md" then
        return output.write_words(file, output.set("happened", title, view, ctx), suffix == "md" and "md" or "text")
    end
    return pictures.write("w", file, suffix, pictures.each(view.build(ctx)), { title = title, lang = ctx.lang, dpi = dpi })
end

local GO_WITH = { { "map", "emit" }, { "goal", "emit" }, { "name", "emit" }, { "journey", "against" } }

--- What is wrong with the options of a command that go with each other; nil where nothing is.
function happened.misfit(job)
    local o, W = job.options, i18n.of(job.options.lang, "happened")
    if o.emit and o.against then return W "opt.not_both" end
    for _, pair in ipairs(GO_WITH) do
        if o[pair[1]] and not o[pair[2]] then return W("opt.goes_with", pair[1], pair[2]) end
    end
end

--- Whether the map of what happened is asked for: as a picture, or as text or md in a file.
function happened.draws(job)
    local o = job.options
    local suffix = o.output and not o.format and o.output:match "%.(%w+)$"
    local format = o.format or suffix and suffix:lower()
    return (o.output or o.format) ~= nil and format ~= "json" and format ~= "csv"
end

--- Draws the map of what happened where a command's -o or --format says. -> exit status
function happened.draw(job, found)
    local o, lang = job.options, job.options.lang or "en"
    if not output.format(job) then return 2 end
    if found.events == 0 then
        language.tell { level = "error", message = i18n.of(lang, "happened") "map.nothing" }
        return 1
    end
    local nodes = math.tointeger(o["max-activities"] or NODES)
    local ctx, message, status = happened.context(found, { name = happened.name(job.files), lang = lang, paper = output.paper(job),
        coverage = o.coverage, nodes = nodes })
    if not ctx then
        language.tell { level = "error", message = message }
        return status
    end
    local view = pictures.view "happened"
    local title = i18n.of(lang, "happened")("map.page", ctx.name)
    status = output.pictures(job, { output.set("happened", title, view, ctx) }, { lang = lang })
    if status == 0 and not o.quiet then language.tell { level = "note", message = (view.told(ctx):gsub("%.$", "")) } end
    return status
end

--- An error with its exit status.
local function fail(status, message, file, line)
    language.tell { level = "error", file = file, line = line, message = message }
    return nil, status
end

--- The rules of --map -> rules (none: an empty list) | nil, exit status
local function rules_of(job)
    if not job.options.map then return {} end
    local text, message = host.text(job.numbers.map)
    if not text then return fail(message:find "^limit" and 3 or 4, message, job.options.map) end
    local rules, line
    rules, message, line = map.read(text)
    if not rules then return fail(1, message, job.options.map, line) end
    return rules
end

local function names_of(text)
    local names = {}
    for name in (text or ""):gmatch "[^,]+" do names[#names + 1] = name:match "^%s*(.-)%s*$" end
    return names
end

--- A file's name without folders.
local function leaf(file) return file:match "[^/]*$" end

--- What a person should know of a script that was made: list of texts.
local function emitted(told, W, lang)
    local notes = {}
    if told.edges < told.all_edges then
        notes[1] = W("emit.edges", format.count(told.edges, lang), format.count(told.all_edges, lang), format.percent(told.share, lang))
    end
    if #told.unmapped > 0 then
        local first = table.move(told.unmapped, 1, math.min(#told.unmapped, 5), 1, {})
        notes[#notes + 1] = W("emit.unmapped.told", format.count(#told.unmapped, lang), table.concat(first, ", ") .. (#told.unmapped > 5 and ", …" or ""))
    end
    if told.ends then notes[#notes + 1] = W "emit.ends" end
    return notes
end

--- Writes the journey that a log shows where --emit says. -> exit status
function happened.emit(job, found)
    local o, lang = job.options, job.options.lang or "en"
    local rules, status = rules_of(job)
    if not rules then return status end
    local W, notes = i18n.of(lang, "happened"), {}
    for _, rule in ipairs(rules) do -- before activities are called as their touchpoints
        local idle = map.idle(rule, found.activities)
        local near = idle and nearest.of(rule.activity, idle)
        if idle then notes[#notes + 1] = W("emit.idle", rule.activity) .. (near and W("emit.meant", near) or "") end
    end
    if #rules > 0 then found = mine.of(found.log:filter { rename = map.renames(rules) }) end
    local sources = {}
    for i, file in ipairs(job.files) do sources[i] = leaf(file) end
    local goals = {}
    for _, goal in ipairs(job.every.goal or {}) do table.move(names_of(goal), 1, #names_of(goal), #goals + 1, goals) end
    local nodes, told = journey.nodes(found, { name = o.name or happened.name(job.files), source = table.concat(sources, ", "), lang = lang,
        rules = rules, goals = goals, coverage = o.coverage })
    if not nodes then return select(2, fail(1, told)) end
    table.move(emitted(told, W, lang), 1, 3, #notes + 1, notes)
    for _, note in ipairs(o.quiet and {} or notes) do
        language.tell { level = "note", message = note }
    end
    return (output.bytes("e", "", printer.script(nodes)))
end

return happened
