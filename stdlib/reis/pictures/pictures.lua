-- From a project to pictures: the context that views get, the pages they build, the bytes that come back.

local host = require "host"
local scene = require "scene"
local compromises = require "reis.pictures.compromises"
local slug = require "reis.words.slug"
local images = require "reis.pictures.images"
local theme = require "reis.pictures.theme"

local pictures = {}

local PAPERS = { a3 = { 1191, 842 }, a4 = { 842, 595 }, a5 = { 595, 420 }, letter = { 792, 612 } } -- landscape, points

--- A size of paper by its name (a4 where there is none), upright where that is asked. -> { w =, h = (points), name =
-- "A4", as a footer says it }
function pictures.paper(name, upright)
    local size = PAPERS[name or "a4"]
    local w, h = size[1], size[2]
    if upright then w, h = h, w end
    return { w = w, h = h, name = (name or "a4"):gsub("^%l", string.upper) }
end

--- The view of that name: ours, or a user's own views/NAME.lua beside the script. -> view | nil, message
function pictures.view(name)
    local own = "reis.pictures." .. name .. "."
    local found_in = {}
    for _, module in ipairs(host.assets(own)) do found_in[module] = true end
    if found_in[own .. "view"] then
        local view = require(own .. "view")
        for _, part in ipairs { "tables", "in_words", "document" } do
            if found_in[own .. part] then view[part] = require(own .. part) end
        end
        return view
    end
    local found, message = require("reis.language.extension").load("views", name)
    if found and type(found.build) ~= "function" then
        return nil, ("views/%s.lua must return a table with a function `build`"):format(name)
    end
    if found then return require "reis.pictures.own".view(found) end
    return nil, message or ("no view '%s'; there is no views/%s.lua beside the script either"):format(name, name)
end

-- So many steps of search a picture has for its plan, unless --time says otherwise: always as many, so that it is drawn alike on
-- every run, and few enough to take less than a second.
local STEPS = 20000
pictures.SEARCH = { iterations = STEPS }

--- The plan that all pictures of a command show, made once. -> plan | nil, diags where there is no feasible one
function pictures.plan(project, options)
    if project.plan == nil then
        local asked = { iterations = not (options and options.time) and STEPS or nil }
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
        local plan = rawget(self, "plan") -- one that was asked for
        if plan == nil then plan = #project.model.actions > 0 and pictures.plan(project, options) or false end
        rawset(self, "plan", plan)
        rawset(self, "horizon", require "reis.roadmap.horizons"(plan))
        return rawget(self, key)
    end, __metatable = false }
    lazily[context] = meta
    return setmetatable(context, meta)
end

--- The names under which pictures link to one another, each different: kind, journey, phase or persona ->
-- "map-buy-a-bike".
function pictures.namer(model)
    local slugs, names, taken = slug.all(model.journeys), {}, {}
    for thing, s in pairs(slug.all(model.personas)) do slugs[thing] = s end
    local function give(kind, first, second)
        local s = slug.free(taken, kind .. "-" .. slugs[first] .. (second and "-" .. slugs[second] or ""), "__")
        names[kind] = names[kind] or {}
        names[kind][first] = names[kind][first] or {}
        names[kind][first][second or first] = s
    end
    for _, journey in ipairs(model.journeys) do give("map", journey) end
    for _, journey in ipairs(model.journeys) do
        for thing, s in pairs(slug.all(journey.phases)) do slugs[thing] = s end
        for _, phase in ipairs(journey.phases) do give("zoom", journey, phase) end
        for _, persona in ipairs(model.personas) do give("map", journey, persona) end
    end
    return function(kind, first, second)
        local found = names[kind] and names[kind][first]
        return found and found[second or first] or kind
    end
end

--- The context of a view. options: lang, paper (as pictures.paper gives it), blank, link(kind, thing, thing, touchpoint) -> url
-- or nil, prefix, plan options.
function pictures.context(project, options)
    local model = project.model
    local F = project.figures()
    local own = model.company and model.company.language
    local lang = options.lang or own or "en"
    scene.language(own or lang) -- names are in the language of the script, whatever that of the labels
    return with_plan({
        model = model, F = F, scores = F.scores(), lang = lang, L = require("reis.words.i18n").of(lang),
        link = options.link or function() return nil end,
        prefix = options.prefix or "", paper = options.paper or pictures.paper(), blank = options.blank or false,
        today = host.today(),
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

local STATUS = { L = 3, I = 4, X = 70 } -- a limit, the system, a death; else the picture's own fault

--- The bookmarks that lead to a page, as lines of a request: what it is called itself, below what stands over it.
local function bookmarks(page)
    local texts, lines = page.bookmark, {}
    if texts == nil then texts = page.title end
    if type(texts) ~= "table" then texts = { texts or nil } end
    for i, text in ipairs(texts) do
        lines[#lines + 1] = ("level %d\nbookmark %s"):format((page.level or 1) + i - 1, (text:gsub("%c+", " ")))
    end
    return lines
end

--- A request to the drawing program: its settings, and a scene or nothing.
local function ask(format, options, body, page, files)
    local head = { "REIS-DRAW 2", "format " .. format, "dpi " .. ("%g"):format(options.dpi or 200),
        "lang " .. (options.lang or "en"), ("pages %d"):format(options.pages or 0) }
    if options.inline then head[#head + 1] = "inline yes" end
    if options.title then head[#head + 1] = "title " .. options.title end
    if options.author then head[#head + 1] = "author " .. options.author end
    local function more(lines) table.move(lines, 1, #lines, #head + 1, head) end
    if page and format == "pdf" then more(bookmarks(page)) end
    if page then more(theme.lines(page)) end
    local lines, bytes = images.parts(files or {})
    more(lines)
    local done, message, code = host.draw(format == "svg" and "s" or "b", table.concat(head, "\n") .. "\n\n" .. bytes .. body)
    if done then return true end
    return nil, message, STATUS[code] or 1
end

--- Has a page drawn into the output that is open, while the next is built: what goes wrong is told by the next one, or by
-- `into`. options: dpi, title, author, lang; inline: an svg that becomes part of HTML;
-- pages: how many pages of a pdf came before. In a pdf a page's `bookmark` is how the outline calls it, at `level` (1 is
-- outermost): a text; a list of them, each below the one before; false for none; else the page's title. What the page had
-- to leave off is kept (reis.pictures.compromises). -> true | nil, message, exit status
function pictures.draw(page, format, options)
    compromises.add(page)
    local painted, files = images.take(theme.paint(page))
    return ask(format, options, scene.encode { painted }, page, files)
end

--- Fills an output: `fill` adds to it and gives true, or nil and what went wrong; then nothing stays. where as in host.open.
-- strict: standard output stays empty where a page had to leave something off.
-- -> path | nil, message, exit status, whether the message is on the terminal already (or yet to be told)
function pictures.into(where, name, fill, strict)
    local path, message, code = host.open(where, name)
    if not path then return nil, message, STATUS[code] or 1, code == "I" end
    local good, status
    good, message, status = fill()
    if good then
        good, message, code = host.drawn()
        status = STATUS[code] or 1
    end
    if not good then
        host.drop()
        return nil, message, status
    end
    if strict and where == "-" and compromises.any() then
        host.drop()
        return nil, "", 1, true
    end
    good, message, code = host.close()
    if not good then return nil, message, STATUS[code] or 1, code == "I" end
    return path
end

--- Where things lie, asked of the drawing program now. lines: as draw/layout.h has them -> its answer | nil, message, exit status
function pictures.layout(lines)
    local text, message, code = host.layout("REIS-DRAW 2\nformat layout\n\n" .. lines)
    if text then return text end
    return nil, message, STATUS[code] or 1
end

--- Every page that next_page gives, as one pdf in the output that is open.
local function fill_pdf(next_page, options)
    local own = pictures.with(options, { pages = 0 })
    for page in next_page do
        local done, message, status = pictures.draw(page, "pdf", own)
        if not done then return nil, message, status end
        own.pages = own.pages + 1
    end
    return ask("pdf", own, "")
end

local function fill_page(next_page, format, options)
    local page = next_page()
    if not page then return nil, "there is no page to draw", 1 end
    if next_page() then return nil, "svg, png and dot hold one page each; write pdf, or one file per page", 1 end
    return pictures.draw(page, format, options)
end

--- Writes a file of the pages that next_page gives one by one: any number for a pdf, else one. As pictures.into; options.strict.
function pictures.write(where, name, format, next_page, options)
    return pictures.into(where, name, function()
        if format == "pdf" then return fill_pdf(next_page, options) end
        return fill_page(next_page, format, options)
    end, options.strict)
end

--- Writes a workbook of the records that interp/draw/workbook.h tells. As pictures.into.
function pictures.workbook(where, name, records)
    return pictures.into(where, name, function() return ask("xlsx", {}, records) end)
end

--- The items of a list, one by one.
function pictures.each(list)
    local i = 0
    return function()
        i = i + 1
        return list[i]
    end
end

return pictures
