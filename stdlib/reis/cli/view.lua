-- reis view NAME FILE

local host = require "host"
local project = require "reis.command.project"
local options = require "reis.command.options"
local pictures = require "reis.pictures.pictures"
local output = require "reis.command.output"

return {
    name = "view",
    summary = "blueprint, channels, owners, card, cards, storyboard, or your own views/NAME.lua",
    doc = "Draws the view of that name: one of ours (blueprint, channels, owners, card, cards, storyboard), or views/NAME.lua beside\n"
        .. "the script. A view is a table with a\n"
        .. "function build(context) that returns pages; `reis help extending` shows one.",
    run = function(job)
        local name = job.args[1]
        local p, status = project.open(job)
        if not p then return status end
        local view, message = pictures.view(name)
        if not view then
            local file, line, what = require("reis.language.fault").split(message, {})
            host.diag { level = "error", file = file, line = line, message = what }
            return 2
        end
        local journey, persona = options.narrow(job, p.model)
        if journey == false then return persona end
        local context = pictures.with(pictures.context(p, { lang = job.options.lang, paper = output.paper(job),
            link = output.linker(job, p.model) }), { journey = journey or p.model.journeys[1], only = journey, persona = persona })
        context.phase = context.journey and context.journey.phases[1]
        local ok, pages = pcall(view.build, context)
        if not ok or type(pages) ~= "table" then
            local message = ok and "build must return a list of pages" or host.tostring(pages)
            local file, line, what = require("reis.language.fault").split(message, {})
            host.diag { level = "error", file = file or "views/" .. name .. ".lua", line = line, message = what }
            return 1
        end
        return output.pictures(job, { { name = name, title = name, view = view, context = context, build = function() return pages end } },
            { lang = context.lang, author = p.model.company and p.model.company.name })
    end,
}
