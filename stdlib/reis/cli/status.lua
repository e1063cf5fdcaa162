-- reis status FILE

local host = require "host"
local i18n = require "reis.words.i18n"
local asked = require "reis.status.asked"
local output = require "reis.command.output"
local pictures = require "reis.pictures.pictures"
local project = require "reis.command.project"
local tables = require "reis.words.tables"
local text = require "reis.status.text"

local LEAST = 100 -- columns of a table, where a terminal does not have more

local function draw(p, job, R)
    local context = pictures.with(pictures.context(p, { lang = job.options.lang, paper = output.paper(job), link = output.linker(job, p.model) }),
        { status = R, plan = false })
    return output.pictures(job, { output.set("status", i18n.of(context.lang, "status") "title", pictures.view "status", context) },
        { lang = context.lang, author = p.model.company and p.model.company.name })
end

--- Says what is wrong with a user's layers -> exit status: 2 where the command line names some that are not there
local function wrong(message, named)
    local file, line, what = require("reis.language.fault").split(host.tostring(message), {})
    host.diag { level = "error", file = file, line = line, message = what }
    return named and message:find "^no layers" and 2 or 1
end

return {
    name = "status",
    summary = "what each of the five steps still lacks, per persona and phase",
    doc = "How far the work is: the five steps (who we are, personas, journeys, analysis, plan) and the five layers of research (job\n"
        .. "and context, milestones, criteria, touchpoints, numbers) for each persona and phase: done, thin or missing, and why;\n"
        .. "and the one most useful thing to do next. A file status/layers.lua beside the script has layers of your own;\n"
        .. "--layers NAME takes those of method/NAME.lua. With -o it draws them.",
    run = function(job)
        local p, status = project.open(job, { all = not job.options.json and not job.options.output and not job.options.format
            and not job.options.quiet })
        if not p then return status end
        local lang = job.options.lang or "en"
        local R, message = asked.of(p.model, p.figures(), lang, job.options.layers)
        if not R then return wrong(message, job.options.layers) end
        local done = output.data(job, { json = function() return text.json(R) end, csv = function() return text.csv(R) end,
            md = function() return text.md(R, lang) end })
        if done then return done end
        if job.options.output or job.options.format then return draw(p, job, R) end
        local before = tables.width
        tables.width = tables.width or math.max(LEAST, host.terminal().columns or 0)
        host.out(text.text(R, lang))
        tables.width = before
        return 0
    end,
}
