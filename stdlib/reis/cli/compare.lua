-- reis compare FILE [NAME…]

local host = require "host"
local compare = require "reis.roadmap.compare"
local options = require "reis.command.options"
local output = require "reis.command.output"
local pictures = require "reis.pictures.pictures"
local project = require "reis.command.project"

return {
    name = "compare",
    summary = "scenarios and methods side by side",
    doc = "Plans by every method and under every scenario, or by those named: when each action starts and its rank, where\n"
        .. "they agree, and what following each costs in gain. With -o it draws them.",
    run = function(job)
        local p, status = project.open(job)
        if not p then return status end
        local asked, bad = options.plan(job, p.model)
        if not asked then return bad end
        local o, model = job.options, p.model
        local names = #job.args > 0 and job.args or compare.names(model, require("reis.language.libraries").own "methods")
        local C, message, unknown, line = compare.of(model, p.figures(), names, { roadmap = asked.roadmap, budget = asked.budget,
            time = asked.time, lang = asked.lang })
        if not C then return project.fail(p, { { level = "error", message = message, line = line or 1 }, status = unknown and 2 or nil }) end
        local done = output.data(job, { json = function() return compare.json(C) end, csv = function() return compare.csv(C) end })
        if done then return done end
        local draws, alone = output.draws(job)
        if not o.json and not alone and not (o.output and o.quiet) then host.out(compare.text(C, o.lang or "en")) end
        if not draws then return 0 end
        local context = pictures.with(pictures.context(p, { lang = o.lang, paper = output.paper(job), link = output.linker(job, model) }),
            { comparison = C, plan = C.best })
        return output.pictures(job, { output.set("compare", C.best.roadmap, pictures.view "compare", context) },
            { lang = context.lang, author = model.company and model.company.name })
    end,
}
