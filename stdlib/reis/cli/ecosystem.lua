-- reis ecosystem FILE

local project = require "reis.command.project"
local pictures = require "reis.pictures.pictures"
local output = require "reis.command.output"

return {
    name = "ecosystem",
    summary = "the whole, from above",
    doc = "Draws who travels, all journeys, through which channels, and who runs the touchpoints. Where they take more than a\n"
        .. "page, the first shows all of them from above, in groups: by tag, by who runs them, by persona, or by phase.",
    run = function(job)
        local p, status = project.open(job)
        if not p then return status end
        local view = pictures.view "ecosystem"
        local context = pictures.with(pictures.context(p, { lang = job.options.lang, paper = output.paper(job),
            link = output.linker(job, p.model) }), { group = job.options.group })
        return output.pictures(job, { output.set("ecosystem", context.L("ecosystem"), view, context) },
            { lang = context.lang, author = p.model.company and p.model.company.name })
    end,
}
