-- Reads what is typed and has it run, until the end.

local host = require "host"
local complete = require "reis.repl.complete"
local entry = require "reis.repl.entry"
local ink = require "reis.repl.ink"
local session = require "reis.repl.session"

local repl = {}

--- What the prompt says: the loaded model's name, with a * where the session has changed it; "reis" without one.
local function prompt(R)
    local name = R.file and (R.file:match("([^/]*)$"):gsub("%.lua$", "")) or ""
    if name == "" or name == "-" then name = "reis" end
    return name .. (R.changed and "*" or "") .. "> "
end

--- What helps while an entry is typed: see host.line (interp/lib/lib_host_line.c).
local function asks(R)
    return { -- another script may be loaded meanwhile
        complete = function(before, after) return complete.at(R, before, after) end,
        whole = function(text) return entry.whole(R.script, text) end,
        ink = function(text, point) return ink.of(R.script, text, point) end,
    }
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
    greet(job)
    local helps = asks(R)
    while true do
        local text, why = host.line(prompt(R), helps)
        if why == "end" or text and (leaves(R.script, text) or session.run(R, text) == "quit") then return 0 end
    end
end

return repl
