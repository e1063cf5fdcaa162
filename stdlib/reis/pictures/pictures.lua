-- From a project to pictures: the context that views get, the pages they build, the bytes that come back.

local host = require "host"
local scene = require "scene"
local slug = require "reis.words.slug"

local pictures = {}

local PAPERS = { a4 = { w = 842, h = 595 }, a3 = { w = 1191, h = 842 } }

--- A copy of what a user's view built, without metatables, so that no code of theirs runs while we draw.
local function plain(value, depth)
    if type(value) ~= "table" then return value end
    if depth > 12 then error("a page is nested too deeply, or holds itself", 0) end
    local copy = {}
    for k, v in next, value do copy[k] = plain(v, depth + 1) end
    return copy
end

--- A user's view that builds plain pages, or raises what is wrong with them.
local function own_view(found)
    return { name = found.name, build = function(context)
        local pages = plain(found.build(context), 0)
        if type(pages) == "table" then scene.encode(pages) end
        return pages
    end }
end

--- The view of that name: ours, or a user's own views/NAME.lua beside the script. -> view | nil, message
function pictures.view(name)
    for _, module in ipairs(host.assets("reis.pictures.")) do
        if module == "reis.pictures." .. name .. ".view" then return require(module) end
    end
    local found, message = require("reis.language.extension").load("views", name)
    if found and type(found.build) ~= "function" then
        return nil, ("views/%s.lua must return a table with a function `build`"):format(name)
    end
    if found then return own_view(found) end
    return nil, message or ("no view '%s'; there is no views/%s.lua beside the script either"):format(name, name)
end

-- A picture waits half a second for its plan, unless --time says otherwise: the search takes up to 1.4 times this.
local WAIT = 0.35

--- The plan that all pictures of a command show, made once. -> plan | nil, diags where there is no feasible one
function pictures.plan(project, options)
    if project.plan == nil then
        local asked = { time = WAIT }
        for k, v in pairs(options or {}) do asked[k] = v end
        local plan, diags = require("reis.roadmap.roadmap").plan(project.model, project.figures(), asked)
        project.plan, project.no_plan = plan or false, diags
    end
    return project.plan or nil, project.no_plan
end

-- What is made only for the views that read it: { [context] = metatable }.
local lazily = setmetatable({}, { __mode = "k" })

--- A context that makes `plan` (false: none) and `horizon` when a view first reads them.
local function with_plan(context, project, options)
    local meta = { __index = function(self, key)
        if key ~= "plan" and key ~= "horizon" then return nil end
        local plan = #project.model.actions > 0 and pictures.plan(project, options) or false
        rawset(self, "plan", plan)
        rawset(self, "horizon", require "reis.roadmap.horizons"(plan))
        return rawget(self, key)
    end, __metatable = false }
    lazily[context] = meta
    return setmetatable(context, meta)
end

--- The slugs of all journeys, phases and personas of a model.
function pictures.slugs(model)
    local slugs = slug.all(model.journeys)
    for thing, s in pairs(slug.all(model.personas)) do slugs[thing] = s end
    for _, journey in ipairs(model.journeys) do
        for thing, s in pairs(slug.all(journey.phases)) do slugs[thing] = s end
    end
    return slugs
end

--- The names under which pictures link to one another: kind, journey, phase or persona -> "map-buy-a-bike".
function pictures.namer(model)
    local slugs = pictures.slugs(model)
    return function(kind, first, second)
        local parts = { kind }
        if first then parts[#parts + 1] = slugs[first] end
        if second then parts[#parts + 1] = slugs[second] end
        return table.concat(parts, "-")
    end
end

--- The context of a view. options: lang, paper, blank, link(kind, thing, thing) -> url or nil, prefix, plan options.
function pictures.context(project, options)
    local model = project.model
    local F = project.figures()
    local lang = options.lang or model.company and model.company.language or "en"
    return with_plan({
        model = model, F = F, scores = F.scores(), lang = lang, L = require("reis.words.i18n").of(lang),
        link = options.link or function() return nil end,
        prefix = options.prefix or "", paper = PAPERS[options.paper or "a4"], blank = options.blank or false,
    }, project, options.plan)
end

--- A copy of a context with a few fields of its own.
function pictures.with(context, fields)
    local copy = {}
    for k, v in pairs(context) do copy[k] = v end
    for k, v in pairs(fields) do copy[k] = v end
    lazily[copy] = lazily[context]
    return setmetatable(copy, lazily[context])
end

--- Personas that make a journey, in declared order; a list with nil's place for none is empty.
function pictures.travellers(context, journey)
    local list = {}
    for _, row in ipairs(context.scores.journeys[journey.index].personas) do
        list[#list + 1] = context.model.personas[row.persona]
    end
    return list
end

--- Draws pages in a format (svg, pdf, png, dot). options: dpi, title, author, lang.
-- -> bytes | nil, message, exit status
function pictures.draw(pages, format, options)
    local head = { "REIS-DRAW 1", "format " .. format, "dpi " .. ("%g"):format(options.dpi or 200),
        "lang " .. (options.lang or "en") }
    if options.title then head[#head + 1] = "title " .. options.title end
    if options.author then head[#head + 1] = "author " .. options.author end
    local bytes, message, code = host.draw(table.concat(head, "\n") .. "\n\n" .. scene.encode(pages))
    if bytes then return bytes end
    return nil, message, code == "L" and 3 or code == "I" and 4 or code == "X" and 70 or 1
end

return pictures
