-- reis review FILE

local host = require "host"
local options = require "reis.command.options"
local output = require "reis.command.output"
local pictures = require "reis.pictures.pictures"
local project = require "reis.command.project"
local review = require "reis.figures.review"
local text = require "reis.figures.review_text"

local function draw(p, job, R)
    local o = job.options
    local context = pictures.with(pictures.context(p, { lang = o.lang, paper = output.paper(job), link = output.linker(job, p.model) }),
        { reviewed = R, plan = false })
    return output.pictures(job, { output.set("review", context.L "report.review", pictures.view "review", context) },
        { lang = context.lang, author = p.model.company and p.model.company.name })
end

return {
    name = "review",
    summary = "expected against measured effect of what was done",
    doc = "Of every action that is done: the effect it was expected to have on a metric's measure against the one that its\n"
        .. "readings show, with a 95 % interval and a verdict; what that makes of its effects; and what is due for a new\n"
        .. "look on the roadmap's rhythm. With -o it draws them.",
    run = function(job)
        local p, status = project.open(job)
        if not p then return status end
        local roadmap, bad = options.pick(job, "roadmap", "roadmap", p.model.roadmaps)
        if roadmap == false then return bad end
        local R = review.of(p.figures(), { today = host.today(), roadmap = roadmap })
        local done = output.data(job, { json = function() return text.json(R) end, csv = function() return text.csv(R) end })
        if done then return done end
        if job.options.output or job.options.format then return draw(p, job, R) end
        host.out(text.text(p.model, R, job.options.lang or "en"))
        return 0
    end,
}
