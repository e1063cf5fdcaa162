-- reis help [TOPIC]

local host = require "host"
local help = require "reis.command.help"

--- `reis help rules`, `reis help rule` and `reis help rule ID` -> exit status
local function rule(job, topic)
    local rules, lang = require "reis.command.help_rules", job.options.lang or "en"
    local text, message
    if topic == "rule" and job.args[2] then text, message = rules.one(job.args[2], lang) else text = rules.list(lang) end
    if not text then
        host.diag { level = "error", message = message }
        return 2
    end
    host.out(text)
    return 0
end

--- `reis help --completion SHELL`, `--man NAME` and `--annotations` -> exit status, or nil where none is asked for
local function for_programs(job)
    local shell, page = job.options.completion, job.options.man
    if job.options.annotations then
        host.out(require("reis.command.annotations").of(job.options.lang))
        return 0
    end
    if shell then
        host.out(require("reis.command.completions").of(shell))
        return 0
    end
    if not page then return nil end
    local text = require("reis.command.man_page").of(page)
    if text then
        host.out(text)
        return 0
    end
    host.diag { level = "error", message = ("there is no page '%s'; --man reis, or a command's name"):format(page) }
    return 2
end

return {
    name = "help",
    summary = "the manual",
    doc = "Shows a page of the manual, a command (your own too, beside you), the fields of a kind, or where a field occurs; `reis help kinds`\n"
        .. "lists the kinds, `reis help rules` the rules of `reis check`, and `reis help rule ID` tells of one.\n"
        .. "Of a library (`reis help retail.returns`) what its comments say. --completion and --man print what shells and man want:\n"
        .. "`reis help --completion bash > ~/.local/share/bash-completion/completions/reis`.",
    run = function(job)
        local topic, status = job.args[1], for_programs(job)
        if status then return status end
        if not topic then
            host.out(help.overview())
            return 0
        end
        if topic == "rule" or topic == "rules" and not job.args[2] then return rule(job, topic) end
        if job.args[2] then
            host.diag { level = "error", message = ("`reis help` does not know what to do with '%s'; only `reis help rule ID` takes two words")
                :format(job.args[2]) }
            return 2
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
