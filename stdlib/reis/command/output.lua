-- Where a picture command writes: the format, the names of several pages, and what to tell about it.

local host = require "host"
local language = require "reis.command.language"
local compromises = require "reis.command.compromises"
local pictures = require "reis.pictures.pictures"

local output = {}

local FORMATS = { svg = true, pdf = true, png = true, dot = true, text = true, md = true }
local WORDS = { text = true, md = true } -- a picture in words
local SUFFIXES = { txt = "text" }

local function format_of(job)
    local path, given = job.options.output, job.options.format
    local suffix = path and path:match("%.(%w+)$")
    suffix = suffix and suffix:lower()
    local format = given or SUFFIXES[suffix] or suffix or (path or not host.terminal().terminal) and "svg" or "text"
    if path and path:find("^/dev/") and not given then format = "svg" end
    return format
end

--- The format of a picture command, from -o's suffix or --format. -> format, or nil after saying what is wrong.
function output.format(job)
    local format = format_of(job)
    if FORMATS[format] then return format end
    language.tell { level = "error", message = ("a picture is written as svg, pdf, png, dot, text or md, not '%s'; give -o a name that ends so, or --format")
        :format(format) }
    return nil
end

--- The paper that the command line asks for. upright: it stands where nothing else is asked
function output.paper(job, upright)
    local o = job.options
    return pictures.paper(o.paper, (o.portrait or upright) and not o.landscape)
end

local function failed(message, status)
    language.tell { level = "error", message = message }
    return status
end

--- Whether a command draws besides what it prints; and whether the picture itself goes where it would print.
function output.draws(job)
    local o = job.options
    return (o.output or o.format) ~= nil, o.format ~= nil and not o.output
end

--- Puts one file of bytes in its place, silently where its name was given. where as in host.write. -> exit status, path
function output.bytes(where, name, bytes)
    local path, message, code = host.write(where, name, bytes)
    if path then return 0, path end
    if code == "I" then return 4 end -- the parent has said why
    return failed(message, 1)
end

--- Writes data where they are asked for: by the suffix of -o or by --format, or by --json on the terminal (a picture may be
-- written beside that). made: { json = f, csv = f }, each f() -> text. -> exit status, or nil where all is yet to be written
function output.data(job, made)
    local o = job.options
    local f = (o.output or o.format) and made[format_of(job)]
    if f then return (output.bytes(o.output and "o" or "-", "", f())) end
    if not o.json then return nil end
    host.out(made.json())
    return not o.output and 0 or nil
end

--- Prints figures that are drawn by nobody, or writes them as output.data does. made: as there, with text = f; example: a name
-- that -o could have -> exit status
function output.figures(job, made, example)
    local done = output.data(job, made)
    if done then return done end
    if job.options.output then return failed(("these figures are written as csv or json: -o %s"):format(example), 2) end
    host.out(made.text())
    return 0
end

--- How the outline of a pdf calls the pages of a set, where their view does not say: the first bears the set's name (and
-- over it the group's, where a new one begins), the others lie below it.
local function mark(pages, set, begins)
    local level = set.group and 2 or 1
    for k, page in ipairs(pages) do
        if page.bookmark == nil then
            local first = k == 1 and (set.bookmark or set.title)
            page.level = first and (begins and 1 or level) or level + 1
            page.bookmark = first and begins and { set.group, first } or first or ("%s (%d/%d)"):format(page.title, k, #pages)
        end
    end
    return pages
end

--- The pages of all sets, each set built when its turn comes.
local function pages_of(sets)
    local next_set, next_page = pictures.each(sets), function() end
    local number, group = 0, nil
    return function()
        local page = next_page()
        while not page do
            local set = next_set()
            if not set then return nil end
            number = number + 1
            host.progress(("drawing %d of %d"):format(number, #sets))
            next_page = pictures.each(mark(set.build(), set, set.group and set.group ~= group))
            group = set.group
            page = next_page()
        end
        return page
    end
end

--- What pictures.into or write gave, as an exit status and a path; says what went wrong.
local function outcome(path, message, status, said)
    if path then return 0, path end
    return said and status or failed(message, status)
end
output.outcome = outcome

--- Fills the output that -o names (where "o"), or standard output ("-"), with a document that has pictures in it; tells what
-- they had to leave off. -> exit status
function output.fill(job, where, fill)
    local status = outcome(pictures.into(where, "", fill, job.options.strict))
    return compromises.tell(status, job.options, job.options.paper)
end

local function write(...)
    return outcome(pictures.write(...))
end

--- That there is no page. of: what is lacking. -> exit status
local function nothing(of)
    return failed("there is nothing to draw: no " .. (of or "journey") .. " is declared", 1)
end

--- One file a page, named after its set where there are several sets; the pages after the first, to which links lead,
-- end in _2, _3, …, as no name of a set does. -> exit status, what to say of the files
local function write_files(job, sets, where, format, draw, of)
    local several, wrote = #sets > 1, {}
    for i, set in ipairs(sets) do
        local pages = set.build()
        for k, page in ipairs(pages) do
            host.progress(("drawing %d of %d"):format(several and i or k, several and #sets or #pages))
            draw.title = set.title
            local name = (several and "-" .. set.name or "") .. (k > 1 and "_" .. k or "")
            local status, path = write(where, name, format, pictures.each { page }, draw)
            if status ~= 0 then return status end
            wrote[#wrote + 1] = (several or #pages > 1) and "wrote " .. path .. "\n" or ""
        end
    end
    return #wrote > 0 and 0 or nothing(of), wrote
end

local function count(sets)
    local n = 0
    for _, set in ipairs(sets) do n = n + #set.build() end
    return n
end

--- A set of pages of a view (of pictures.view) with its context. place: in the outline of a pdf it is called `bookmark`, else its
-- title, below its `group`
function output.set(name, title, view, context, place)
    return { name = name, title = title, view = view, context = context, group = place and place.group,
        bookmark = place and place.bookmark, build = function() return view.build(context) end }
end

--- All sets in words: into the file of -o, else printed. -> exit status
local function in_words(job, sets, format, lang)
    local text = require "reis.command.in_words".all(sets, format, lang, not job.options.output)
    if job.options.output then return (output.bytes("o", "", text)) end
    host.out(text)
    return 0
end

--- A set in words, in a file that a script names. format: "text" | "md" -> path | nil, message
function output.write_words(file, set, format)
    return host.write("w", file, (require "reis.command.in_words".all({ set }, format, set.context.lang)))
end

--- Draws sets of pages and writes them. sets: list of output.set, in order. One pdf holds them all, as does a text; in the other
-- formats each page is a file. Tells what the pages had to leave off. options: lang, author, title, of (what is lacking where
-- there is no set) -> exit status
function output.pictures(job, sets, options)
    local format = output.format(job)
    if not format then return 2 end
    local where = job.options.output and "o" or "-"
    local draw = { dpi = job.options.dpi, lang = options.lang, author = options.author, strict = job.options.strict }
    if #sets == 0 then return nothing(options.of) end
    if WORDS[format] then return in_words(job, sets, format, options.lang) end
    if format == "pdf" then
        draw.title = options.title or sets[1].title
        return compromises.tell(write(where, "", format, pages_of(sets), draw), job.options, job.options.paper)
    end
    local files = where == "-" and count(sets) or 1
    if files > 1 then
        return failed(("%d pictures go into %d files: say where with -o FILE.%s, or -o FILE.pdf for one file")
            :format(files, files, format), 2)
    end
    local status, wrote = write_files(job, sets, where, format, draw, options.of)
    status = compromises.tell(status, job.options, job.options.paper)
    if status == 0 and not job.options.quiet then host.out(table.concat(wrote)) end
    return status
end

local CONVENTIONAL = { ecosystem = true, map = true, zoom = true, roadmap = true, matrix = true, canvas = true, card = true }

--- Links between pictures written under their own names (ecosystem.svg, map-….svg …): the url of a name, or nil.
-- With one journey there is one map.svg; one pdf holds all maps.
function output.linker(job, model)
    local path, format = job.options.output, format_of(job)
    local stem = path and path:match("([^/]*)%.%w+$")
    if not stem or not CONVENTIONAL[stem] then
        return function() return nil end
    end
    local name, phases = pictures.namer(model), 0
    for _, journey in ipairs(model.journeys) do phases = phases + #journey.phases end
    local alone = { map = #model.journeys == 1, zoom = phases == 1 }
    return function(kind, first, second)
        if kind == "card" and format ~= "pdf" and #model.personas > 1 then return nil end -- each is a file of its own
        if kind == "action" then return "roadmap." .. format .. (format == "svg" and "#A" .. first.index or "") end
        if format == "pdf" or alone[kind] then return kind .. "." .. format end
        return name(kind, first, kind == "zoom" and second or nil) .. "." .. format
    end
end

return output
