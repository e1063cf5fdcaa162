-- reis roadmap FILE

local host = require "host"
local project = require "reis.command.project"
local options = require "reis.command.options"
local pictures = require "reis.pictures.pictures"
local output = require "reis.command.output"
local roadmap = require "reis.roadmap.roadmap"
local explained = require "reis.roadmap.explained"
local plans = require "reis.roadmap.text"

return {
    name = "roadmap",
    summary = "the prioritised roadmap",
    doc = "Works out which actions to do when, within budget and capacity, and says for each why it is in or what\n"
        .. "keeps it out. --explain tells of one action what it brings, through what and with which others. With -o it draws the roadmap as well.",
    run = function(job)
        local p, status = project.open(job)
        if not p then return status end
        local asked, bad = options.plan(job, p.model)
        if not asked then return bad end
        local about
        about, bad = options.pick(job, "explain", "action", p.model.actions)
        if about == false then return bad end
        local o, plan, diags = job.options, nil, nil
        if o.output or o.format then
            plan, diags = pictures.plan(p, asked)
        else
            plan, diags = roadmap.plan(p.model, p.figures(), asked)
        end
        if not plan then return project.fail(p, diags) end
        local shown, draws, alone = explained.flips, output.draws(job)
        if about and o.json then
            host.out(explained.json(plan, about.name, o.lang))
        elseif about then
            if not o.quiet then host.out(("%s: %s\n"):format(about.name, explained.text(plan, about.name, o.lang))) end
        elseif o.json then
            host.out(plans.json(shown(plan)))
        elseif o.headline then
            host.out(plans.headline(plan, o.lang) .. "\n")
        elseif not o.quiet and not alone then
            host.out(plans.plan(shown(plan), o.lang))
        end
        if not draws then return 0 end
        local context = pictures.context(p, { lang = o.lang, paper = output.paper(job), link = output.linker(job, p.model) })
        return output.pictures(job, { output.set("roadmap", plan.roadmap, pictures.view "roadmap", context) },
            { lang = context.lang, author = p.model.company and p.model.company.name })
    end,
}
