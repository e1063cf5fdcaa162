-- reis report FILE

local host = require "host"
local language = require "reis.command.language"
local project = require "reis.command.project"
local options = require "reis.command.options"
local output = require "reis.command.output"
local pictures = require "reis.pictures.pictures"

local FORMATS = { html = true, md = true, pdf = true }

return {
    name = "report",
    summary = "one self-contained HTML file",
    doc = "Writes one HTML file with all pictures in it, linked to one another, and all that the script declares.\n"
        .. "It fetches nothing, and runs no script but its own. --format md or a name that ends in .md gives Markdown,\n"
        .. "one that ends in .pdf one PDF with an outline.",
    run = function(job)
        local p, status = project.open(job)
        if not p then return status end
        local asked, bad = options.plan(job, p.model)
        if not asked then return bad end
        local plan, diags = pictures.plan(p, asked)
        if not plan and diags.status then return project.fail(p, diags) end
        local path = job.options.output
        local format = job.options.format or path and path:match("%.(%w+)$") or "html"
        if format == "htm" then format = "html" end
        if not FORMATS[format] then
            language.tell { level = "error", message = ("a report is written as html, md or pdf, not '%s'"):format(format) }
            return 2
        end
        local given = { lang = job.options.lang, paper = job.options.paper, plan = asked, links = format == "html" }
        if format == "pdf" then return output.pictures(job, require "reis.report.pdf".sets(p, given)) end
        local html = format == "html" and require "reis.report.html"
        local text, message, said
        if not html then -- its pictures are outputs of their own, so they come before it
            given.beside = path ~= nil and not path:find "^/dev/"
            text, message, status, said = require "reis.report.md".text(p, given)
            if not text then return (output.outcome(nil, message, status, said)) end
        end
        return output.fill(job, path and "o" or "-", function()
            if html then return html.write(p, given, host.append) end
            host.append(text)
            return true
        end)
    end,
}
