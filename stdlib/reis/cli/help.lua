-- reis help [TOPIC]

local host = require "host"
local help = require "reis.help"
local nearest = require "reis.nearest"

local function topic_text(name)
    local page = host.asset("manual/" .. name .. ".md")
    if page then return page end
    local kind, command = require("reis.schema").kinds[name] and require("reis.reference").kind(name), nil
    for _, known in ipairs(require("reis.commands").names()) do
        if known == name then command = help.command(require("reis.cli." .. name)) end
    end
    if kind and command then return command .. "\n" .. kind end
    return command or kind or nil
end

local function all_topics()
    local names = help.topics()
    for _, kind in ipairs(require("reis.schema").order) do names[#names + 1] = kind end
    for _, name in ipairs(require("reis.commands").names()) do names[#names + 1] = name end
    return names
end

return {
    name = "help",
    summary = "the manual",
    usage = "reis help [TOPIC]",
    doc = "Shows a page of the manual, the fields of a kind, or a command.",
    run = function(job)
        local topic = job.args[1]
        if not topic then
            host.out(help.overview())
            return 0
        end
        local text = topic_text(topic)
        if not text then
            local near = nearest.of(topic, all_topics())
            host.diag { level = "error", message = ("no page '%s'; %s"):format(topic,
                near and "did you mean `reis help " .. near .. "`?" or "`reis help` lists them") }
            return 2
        end
        host.out(text)
        return 0
    end,
}
