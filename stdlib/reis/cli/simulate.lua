-- reis simulate FILE

local host = require "host"
local language = require "reis.command.language"
local project = require "reis.command.project"
local pictures = require "reis.pictures.pictures"
local progress = require "reis.command.progress"
local output = require "reis.command.output"
local roadmap = require "reis.roadmap.roadmap"
local simulate = require "reis.roadmap.simulate"
local text = require "reis.roadmap.simulate_text"

--- Whether there is anything that a plan could hold.
local function plans(model)
    for _, action in ipairs(model.actions) do
        if action.status ~= "done" and action.status ~= "dropped" then return true end
    end
    return false
end

--- The simulation that the command line asks for. -> simulation | nil, diags
local function made(p, job)
    local o = job.options
    local options = { n = math.tointeger(o.n), seed = math.tointeger(o.seed), threads = math.tointeger(o.threads),
        tell = progress.tell, curve = (o.output or o.format) ~= nil, correlated = p.script.correlated }
    if not plans(p.model) then return simulate.alone(p.model, options) end
    local plan, diags = roadmap.plan(p.model, p.figures(), { lang = o.lang })
    if not plan then return nil, diags end
    return simulate.of(p.model, plan, options)
end

--- What came of a simulation; where it is asked for, with the robust plan. -> result | nil, diags
local function result_of(p, job, found)
    local result = simulate.result(found)
    if not job.options.robust then return result end
    if not found.plan then
        language.tell { level = "warning", message = "--robust has no plan to tell of: no action is open" }
        return result
    end
    local own, diags = require("reis.roadmap.robust").beside(p.model, p.figures(), found, { lang = job.options.lang })
    if not own then return nil, diags end
    result.plan, result.robust = found.plan, own
    return result
end

local function draw(p, job, found, result)
    local o = job.options
    local context = pictures.with(pictures.context(p, { lang = o.lang, paper = output.paper(job), link = output.linker(job, p.model) }),
        { simulation = result, plan = found.plan or false })
    return output.pictures(job, { output.set("simulate", context.L "kicker.simulate", pictures.view "simulate", context) },
        { lang = context.lang, author = p.model.company and p.model.company.name })
end

return {
    name = "simulate",
    summary = "uncertainty: quantiles, how often each action is in the best plan, what is worth knowing",
    doc = "Draws every uncertain number at once, again and again, and says how far the measures and the gain of the roadmap\n"
        .. "spread, what drives that, which actions are best whatever comes, and what it is worth to know a number first.\n"
        .. "The same seed gives the same figures, whatever the number of threads. ^C stops at the draws that are done.",
    run = function(job)
        local p, status = project.open(job)
        if not p then return status end
        local found, diags = progress.shortened(made, p, job)
        if not found then return project.fail(p, diags) end
        local o, result = job.options, nil
        result, diags = result_of(p, job, found)
        if not result then return project.fail(p, diags) end
        local done = output.data(job, { json = function() return text.json(result) end, csv = function() return text.csv(result) end })
        if done then return done end
        if output.draws(job) then return draw(p, job, found, result) end
        host.out(text.text(p.model, result, o.lang))
        return 0
    end,
}
