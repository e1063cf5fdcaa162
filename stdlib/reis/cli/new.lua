-- reis new DIR

local host = require "host"
local i18n = require "reis.words.i18n"
local tables = require "reis.words.tables"
local templates = require "reis.command.templates"

local function refuse(message)
    host.diag { level = "error", message = message }
    return 2
end

local function listed() return tables.format(templates.list "en", { indent = 2 }) end

local ASKED = "my-journey" -- the folder of `new --ask` where none is named: the host knows it too

--- The name of a project: that of its folder.
local function named(dir) return dir:gsub("/+$", ""):match "([^/]*)$" end

--- Draws the first map beside a script, as an SVG and as a PDF -> what to say of it, or nil where that could not be
local function drawn(job, dir, script, text)
    local p = require("reis.command.project").of_text(job, script, text)
    if not p then return nil end
    local pictures = require "reis.pictures.pictures"
    local context = pictures.with(pictures.context(p, {}), { journey = p.model.journeys[1] })
    local paths = {}
    for i, format in ipairs { "svg", "pdf" } do
        local pages = pictures.view("map").build(context)
        if format == "svg" then pages = { pages[1] } end
        local path, message = pictures.write("n", "map." .. format, format, pictures.each(pages),
            { title = context.journey.name, lang = context.lang, author = p.model.company and p.model.company.name })
        if not path then
            host.diag { level = "warning", file = dir, message = message }
            return nil
        end
        paths[i] = path
    end
    return paths
end

--- Writes the files of a project into the folder that was named; map (may be nil): as drawn gives it -> exit status
local function write(files, dir, L, quiet, map)
    for _, file in ipairs(files) do
        local path, message, code = host.write("n", file[1], file[2])
        if not path then
            if code ~= "I" then host.diag { level = "error", file = dir, message = message } end
            return code == "I" and 4 or 1
        end
        if not quiet then host.out(L("wrote", path) .. "\n") end
    end
    local script = dir:gsub("/+$", "") .. "/" .. files[#files][1]
    local paths = map and map(script, files[#files][2])
    if paths and not quiet then host.out(L("drawn", paths[2], paths[1], script, paths[2]) .. "\n") end
    if not quiet then host.out(L("next", script, script) .. "\n") end
    return 0
end

--- Asks, and writes what was answered -> exit status
local function asked(job, dir, lang, L)
    for _, name in ipairs(host.files(dir, "r")) do
        if name == templates.script(lang) or name == "Makefile" or name:find "^map%.%a+$" then
            host.diag { level = "error", file = dir, message = "has a project in it, and `reis new` writes over nothing; name another folder" }
            return 4
        end
    end
    local answers = require("reis.command.ask").all(L)
    if not answers then
        host.diag { level = "error", message = L "ended" }
        return 1
    end
    local script, least = require("reis.command.first").script(answers, lang)
    host.out "\n"
    return write(templates.project(script, lang, { NAME = named(dir), LEAST = ("%.10g"):format(least - 1) }), dir, L,
        job.options.quiet, function(path, text) return drawn(job, dir, path, text) end)
end

return {
    name = "new",
    summary = "a project to start from",
    doc = "Makes a folder with a journey that checks, scores and draws, to be made your own, a README, a Makefile and a test.\n\n"
        .. "templates:\n" .. listed():gsub("\n$", ""),
    run = function(job)
        local dir, wanted = job.args[1], job.options.template or templates.default
        local lang = templates.language(job.options.lang)
        local L = i18n.of(lang, "new")
        if job.options.ask then return asked(job, dir or ASKED, lang, L) end
        if not dir then return refuse "`reis new` needs a folder to make; for example `reis new my-journey`" end
        local script = templates.text(wanted, lang)
        if not script then
            return refuse(("no template '%s'; there are:\n%s"):format(wanted:sub(1, 60), listed():gsub("\n$", "")))
        end
        return write(templates.project(script, lang, { NAME = named(dir) }), dir, L, job.options.quiet)
    end,
}
