-- reis help [TOPIC]

local host = require "host"
local help = require "reis.command.help"

return {
    name = "help",
    summary = "the manual",
    doc = "Shows a page of the manual, a command (your own too, beside you), the fields of a kind, or where a field occurs; `reis help kinds`\n"
        .. "lists the kinds. Of a library (`reis help retail.returns`) what its comments say.",
    run = function(job)
        local topic = job.args[1]
        if not topic then
            host.out(help.overview())
            return 0
        end
        local text = help.topic(topic) or help.library(topic)
        if not text then
            local near = help.near(topic)
            host.diag { level = "error", message = ("no page '%s'; %s"):format(topic,
                near and "did you mean `reis help " .. near .. "`?" or "`reis help` lists them") }
            return 2
        end
        host.out(text)
        return 0
    end,
}
