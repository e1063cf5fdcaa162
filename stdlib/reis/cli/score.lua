-- reis score FILE

local host = require "host"
local project = require "reis.command.project"
local options = require "reis.command.options"
local scores = require "reis.figures.text"
local output = require "reis.command.output"

return {
    name = "score",
    summary = "the measures",
    doc = "Prints every measure of every journey, per persona and together. A journey that a killer vetoes shows\n"
        .. "\"vetoed\" first and its figure after it. -o with a name that ends in .json writes JSON.",
    run = function(job)
        local p, status = project.open(job)
        if not p then return status end
        local journey, persona = options.narrow(job, p.model)
        if journey == false then return persona end
        local F = p.figures()
        local path, text = job.options.output, nil
        if job.options.leverage then
            local decisive = require "reis.figures.leverage"
            local list, message = decisive.list(p.model, F, journey)
            if not list then return project.fail(p, { { level = "error", message = message } }) end
            text = decisive.text(p.model, list, F.scores().money, job.options.lang)
        elseif job.options.json or path and path:find("%.json$") then
            text = scores.json(p.model, F.scores(), journey, persona)
        else
            text = scores.text(p.model, F, { journey = journey, persona = persona, lang = job.options.lang })
        end
        if path then return (output.bytes("o", "", text)) end
        host.out(text)
        return 0
    end,
}
