-- How the REPL says what went wrong, at the line where it was typed, in the language of the session's script.

local host = require "host"
local script = require "reis.language.script"
local fault = require "reis.language.fault"
local language = require "reis.command.language"

local say = {}

local speaks -- the tongue of the session; nil for English words

--- Answers a session in its language from now on. asked: that of the command line, or nil
function say.answer(s, asked)
    speaks = s.tongues[s.env]
    language.answer(asked, s)
end

local function tell(d)
    d.message = speaks and speaks:say(d.message) or d.message
    language.tell(d)
end

--- A note of the REPL itself.
function say.note(message) tell { level = "note", file = "line", message = message } end

--- What a command of the REPL could not do.
function say.wrong(message) tell { level = "error", file = "line", message = message } end

--- An error that a chunk ended with; reason: what stopped it ("break" for ^C, else a limit), nil for its own error.
function say.error(s, message, reason)
    if reason then
        tell { level = reason == "break" and "note" or "error", file = "line", message = message }
        return
    end
    local file, line, rest = fault.split(host.tostring(message), s.files)
    tell { level = "error", file = file or "line", line = line, message = rest,
        source = file and script.line(s, file, line) or nil }
end

--- Says what keeps a text from being compiled, as `check` does.
function say.syntax(s, message)
    local _, line, problem = fault.split(message, s.files)
    local said, column, at = require("reis.language.syntax").explain(s.sources.line, line, problem)
    at = at or line
    tell { level = "error", file = "line", line = at, column = column, message = said, source = script.line(s, "line", at) }
end

return say
