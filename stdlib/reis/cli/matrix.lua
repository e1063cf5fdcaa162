-- reis matrix FILE

local host = require "host"
local matrix = require "reis.roadmap.matrix"
local options = require "reis.command.options"
local output = require "reis.command.output"
local pictures = require "reis.pictures.pictures"
local project = require "reis.command.project"

return {
    name = "matrix",
    summary = "value against effort",
    doc = "Sets what each action gains alone, with what it needs, against the days that takes: quick wins, big bets,\n"
        .. "fill-ins and what to reconsider. With -o it draws them.",
    run = function(job)
        local p, status = project.open(job)
        if not p then return status end
        local asked, bad = options.plan(job, p.model)
        if not asked then return bad end
        local o, model = job.options, p.model
        local plan, diags = pictures.plan(p, asked)
        if not plan then return project.fail(p, diags) end
        local M, currency = matrix.of(plan), model.company and model.company.currency
        local done = output.data(job, { json = function() return matrix.json(M) end, csv = function() return matrix.csv(M) end })
        if done then return done end
        local draws, alone = output.draws(job)
        if not o.json and not alone and not (o.output and o.quiet) then host.out(matrix.text(M, o.lang or "en", currency)) end
        if not draws then return 0 end
        local context = pictures.context(p, { lang = o.lang, paper = output.paper(job), link = output.linker(job, model) })
        return output.pictures(job, { output.set("matrix", plan.roadmap, pictures.view "matrix", context) },
            { lang = context.lang, author = model.company and model.company.name })
    end,
}
