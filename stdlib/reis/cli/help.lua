-- reis help [TOPIC]

local host = require "host"
local help = require "reis.command.help"
local nearest = require "reis.language.nearest"

return {
    name = "help",
    summary = "the manual",
    doc = "Shows a page of the manual, a command (your own too, beside you), the fields of a kind, or where a field occurs; `reis help kinds`\n"
        .. "lists the kinds.",
    run = function(job)
        local topic = job.args[1]
        if not topic then
            host.out(help.overview())
            return 0
        end
        local text = help.topic(topic)
        if not text then
            local near = nearest.of(topic, help.names())
            host.diag { level = "error", message = ("no page '%s'; %s"):format(topic,
                near and "did you mean `reis help " .. near .. "`?" or "`reis help` lists them") }
            return 2
        end
        host.out(text)
        return 0
    end,
}
