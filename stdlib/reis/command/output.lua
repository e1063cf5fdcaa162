-- Where a picture command writes: the format, the names of several pages, and what to tell about it.

local host = require "host"
local pictures = require "reis.pictures.pictures"

local output = {}

local FORMATS = { svg = true, pdf = true, png = true, dot = true }

local function format_of(job)
    local path, given = job.options.output, job.options.format
    local suffix = path and path:match("%.(%w+)$")
    suffix = suffix and suffix:lower()
    local format = given or suffix or "svg"
    if path and path:find("^/dev/") and not given then format = "svg" end
    return format
end

--- The format of a picture command, from -o's suffix or --format. -> format, or nil after saying what is wrong.
function output.format(job)
    local format = format_of(job)
    if FORMATS[format] then return format end
    host.diag { level = "error", message = ("a picture is written as svg, pdf, png or dot, not '%s'; give -o a name that ends so, or --format")
        :format(format) }
    return nil
end

local function failed(message, status)
    host.diag { level = "error", message = message }
    return status
end

--- Puts one file of bytes in its place, silently where its name was given. where as in host.write. -> exit status, path
function output.bytes(where, name, bytes)
    local path, message, code = host.write(where, name, bytes)
    if path then return 0, path end
    if code == "I" then return 4 end -- the parent has said why
    return failed(message, 1)
end

--- Draws sets of pages and writes them. sets: list of { name =, title =, pages = } in order. One pdf holds them all;
-- in the other formats each page is a file, named after its set where there are several sets.
-- -> exit status
function output.pictures(job, sets, options)
    local format = output.format(job)
    if not format then return 2 end
    local where = job.options.output and "o" or "-"
    local draw = { dpi = job.options.dpi, lang = options.lang, author = options.author }
    local all, files = {}, {}
    for _, set in ipairs(sets) do
        for i, page in ipairs(set.pages) do
            all[#all + 1] = page
            files[#files + 1] = { page = page, name = (#sets > 1 and "-" .. set.name or "")
                .. (#set.pages > 1 and "-" .. i or ""), title = set.title }
        end
    end
    if #all == 0 then return failed("there is nothing to draw: no " .. (options.of or "journey") .. " is declared", 1) end
    if format == "pdf" then files = { { name = "", title = options.title or sets[1].title } } end
    if where == "-" and #files > 1 then
        return failed(("%d pictures go into %d files: say where with -o FILE.%s, or -o FILE.pdf for one file")
            :format(#files, #files, format), 2)
    end
    for i, file in ipairs(files) do
        host.progress(("drawing %d of %d"):format(i, #files))
        draw.title = file.title
        local bytes, message, status = pictures.draw(file.page and { file.page } or all, format, draw)
        if not bytes then return failed(message, status) end
        local written
        status, written = output.bytes(where, file.name, bytes)
        if status ~= 0 then return status end
        if #files > 1 and not job.options.quiet then host.out("wrote " .. written .. "\n") end
    end
    return 0
end

local CONVENTIONAL = { ecosystem = true, map = true, zoom = true, roadmap = true }

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
        if kind == "action" then return "roadmap." .. format .. (format == "svg" and "#A" .. first.index or "") end
        if format == "pdf" or alone[kind] then return kind .. "." .. format end
        return name(kind, first, kind == "zoom" and second or nil) .. "." .. format
    end
end

return output
