-- reis roadmap FILE

local host = require "host"
local project = require "reis.command.project"
local options = require "reis.command.options"
local pictures = require "reis.pictures.pictures"
local output = require "reis.command.output"
local plans = require "reis.roadmap.text"

return {
    name = "roadmap",
    summary = "the prioritised roadmap",
    usage = "reis roadmap FILE [--method NAME] [--budget MONEY] [-o FILE.svg|pdf|png]",
    doc = "Works out which actions to do when, within budget and capacity, and says for each why it is in or what\n"
        .. "keeps it out. With -o it draws the roadmap as well.",
    run = function(job)
        local p, status = project.open(job)
        if not p then return status end
        local bad = options.check_plan(job, p.model)
        if bad then return bad end
        local o = job.options
        local plan, diags = require("reis.roadmap.roadmap").plan(p.model, p.figures(),
            { roadmap = o.roadmap, method = o.method, budget = o.budget, time = o.time })
        if not plan then return project.fail(p, diags) end
        if o.json then
            host.out(plans.json(plan))
        elseif o.headline then
            host.out(plans.headline(plan) .. "\n")
        elseif not o.quiet then
            host.out(plans.text(p.model, plan, o.lang))
        end
        if not o.output then return 0 end
        p.plan = plan
        local context = pictures.context(p, { lang = o.lang, paper = o.paper, link = output.linker(job, p.model) })
        return output.pictures(job, { { name = "roadmap", title = plan.roadmap, pages = pictures.view("roadmap").build(context) } },
            { lang = context.lang, author = p.model.company and p.model.company.name })
    end,
}
