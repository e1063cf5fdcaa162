-- Reads what is typed and has it run, until the end.

local host = require "host"
local complete = require "reis.language.complete"
local entry = require "reis.repl.entry"
local session = require "reis.repl.session"

local repl = {}

--- Reads lines until the last of them is whole. -> text, or nil at the end, or "" after ^C
local function read(R)
    local s, text = R.script, nil
    while true do
        local completer = function(before, word) return complete.words(s, before, word) end
        local line, why = host.line(text and ">> " or "> ", completer)
        if not line then
            if why == "end" then return text end
            return ""
        end
        text = text and text .. "\n" .. line or line
        if not entry.goes_on(s, text) then return text end
    end
end

--- Whether a line asks to leave; a script may have given these words a meaning of its own.
local function leaves(s, text)
    local word = text:match("^%s*(%a+)%s*%(?%s*%)?%s*;?%s*$")
    return (word == "exit" or word == "quit") and rawget(s.env, word) == nil
end

local function greet(job)
    if not job.options.quiet then
        host.out(("reis %s: an empty line does nothing, ^C stops a line, ^D or exit leaves; try help()\n"):format(host.version))
    end
end

--- A session from its first line to its last. -> exit status
function repl.run(job)
    local R, message = session.open(job)
    if not R then
        host.diag { level = "error", file = job.files[1], message = message }
        return 4
    end
    R.script.env.help = function(name) require("reis.repl.commands").run(R, "help", type(name) == "string" and name or "") end
    greet(job)
    while true do
        local text = read(R)
        if not text or leaves(R.script, text) or session.run(R, text) == "quit" then return 0 end
    end
end

return repl
