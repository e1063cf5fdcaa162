-- reis report FILE

local host = require "host"
local project = require "reis.command.project"
local options = require "reis.command.options"
local output = require "reis.command.output"
local pictures = require "reis.pictures.pictures"

return {
    name = "report",
    summary = "one self-contained HTML file",
    doc = "Writes one HTML file with all pictures in it, linked to one another, and all that the script declares.\n"
        .. "It fetches nothing, and runs no script but its own. --format md or a name that ends in .md gives Markdown.",
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
        if format ~= "html" and format ~= "md" then
            host.diag { level = "error", message = ("a report is written as html or md, not '%s'"):format(format) }
            return 2
        end
        local report = require("reis.report." .. format)
        return output.fill(job, path and "o" or "-", function()
            return report.write(p, { lang = job.options.lang, paper = job.options.paper, plan = asked }, host.append)
        end)
    end,
}
