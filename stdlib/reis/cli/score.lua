-- reis score FILE

local host = require "host"
local project = require "reis.project"
local options = require "reis.cli_options"
local scores = require "reis.scores"

return {
    name = "score",
    summary = "the measures",
    usage = "reis score FILE",
    doc = "Prints every measure of every journey, per persona and together. A journey that a killer vetoes shows\n"
        .. "\"vetoed\" first and its figure after it.",
    run = function(job)
        local p, status = project.open(job)
        if not p then return status end
        local journey, bad = options.pick(job, "journey", "journey", p.model.journeys)
        if journey == false then return bad end
        local persona
        persona, bad = options.pick(job, "persona", "persona", p.model.personas)
        if persona == false then return bad end
        local F = p.figures()
        if job.options.json then
            host.out(scores.json(F.scores(), journey, persona))
        else
            host.out(scores.text(p.model, F, { journey = journey, persona = persona, lang = job.options.lang }))
        end
        return 0
    end,
}
