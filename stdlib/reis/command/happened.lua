-- What a log gives besides its figures: the map of what happened.

local language = require "reis.command.language"
local output = require "reis.command.output"
local pictures = require "reis.pictures.pictures"
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
-- nil: 0.9), nodes = activities at most (nil: 60) } -> context, with what is drawn chosen | nil, message, exit status
function happened.context(found, options)
    local places = found.log:places()
    local ctx = { model = NO_MODEL, lang = options.lang, L = i18n.of(options.lang), paper = options.paper, prefix = "", link = function() end,
        found = found, places = places, graph = graph.of(found, places), name = options.name,
        coverage = options.coverage or COVERAGE, nodes = options.nodes or NODES }
    local good, message, status = pictures.view("happened").choose(ctx)
    if not good then return nil, message, status end
    return ctx
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

return happened
