-- reis repl [FILE]

local host = require "host"
local script = require "reis.language.script"
local project = require "reis.command.project"
local result = require "reis.figures.result"
local complete = require "reis.language.complete"
local fault = require "reis.language.fault"
local undo = require "reis.language.undo"

local LEVELS = { error = true, warning = true, note = true }

local function print_values(values)
    for i = 1, values.n do host.out(result.show(values[i]) .. "\n") end
end

--- Compiles a text as an expression or as a statement. -> chunk | nil, message, incomplete
-- before: how many lines were typed before it, for the numbers of its own
local function compile(s, text, before)
    local pad = ("\n"):rep(before or 0)
    local chunk, expression = host.load(pad .. "return " .. text, "=line", s.env)
    if chunk then return chunk end
    local message
    chunk, message = host.load(pad .. text, "=line", s.env)
    if chunk then return chunk end
    return nil, message, (message .. "\n" .. expression):find("near <eof>", 1, true) ~= nil
end

local function lines_in(text)
    return select(2, text:gsub("\n", "\n")) + 1
end

--- The statements and expressions of a text of several lines (pasted at once), each as if it were typed by itself.
-- What keeps something local for the next ones stays one text with them. -> list of texts
local function entries(s, text)
    local out, entry, first = {}, nil, false
    for line in (text .. "\n"):gmatch("([^\n]*)\n") do
        entry = entry and entry .. "\n" .. line or line
        local _, _, incomplete = compile(s, entry)
        if not incomplete then
            first = first or entry:find("^%s*local%f[^%w_]") ~= nil
            out[#out + 1], entry = entry, nil
        end
    end
    out[#out + 1] = entry
    if first and compile(s, text) then return { text } end
    return out
end

local function say_error(s, message, reason)
    if reason then
        host.diag { level = reason == "break" and "note" or "error", file = "line", message = message }
        return
    end
    local file, line, rest = fault.split(host.tostring(message), s.files)
    host.diag { level = "error", file = file or "line", line = line, message = rest,
        source = file and script.line(s, file, line) or nil }
end

--- Says what keeps a text from being compiled, as `check` does.
local function say_syntax(s, message)
    local _, line, problem = fault.split(message, s.files)
    local said, column, at = require("reis.language.syntax").explain(s.sources.line, line, problem)
    at = at or line
    host.diag { level = "error", file = "line", line = at, column = column, message = said, source = script.line(s, "line", at) }
end

--- Checks what was declared since the mark; where something is wrong it is said, and all of it is left out.
-- -> whether all is well
local function settle(s, mark, changes)
    local session = s.session
    if session.changes == changes and #session.diags == 0 then return true end
    local _, diags = require("reis.model.model").of(session)
    for _, d in ipairs(diags) do -- an expression's own line is not known to Lua, which returns its call's values
        if not d.line or d.line <= 0 then d.file, d.line = "line", s.typed end
    end
    local errors = project.print(s, diags, LEVELS)
    if errors > 0 then
        undo.back(session, mark)
        host.diag { level = "note", file = "line", message = "what was declared here is left out, and what was there before stays; declare it anew" }
        return false
    end
    session.diags = {}
    return true
end

local function run(s, chunk)
    local mark, changes = undo.mark(s.session), s.session.changes
    host.phase "script"
    local results = table.pack(host.protect(chunk))
    if not results[1] and type(results[2]) ~= "string" then
        local ok, text, reason = host.protect(host.tostring, results[2])
        results[2], results[3] = text, not ok and reason or results[3]
    end
    host.phase "work"
    local well, shown = settle(s, mark, changes), results
    if well and results[1] then
        host.phase "script"
        shown = table.pack(host.protect(print_values, table.pack(table.unpack(results, 2, results.n))))
        host.phase "work"
    end
    if not shown[1] then say_error(s, shown[2], shown[3]) end
end

--- Runs what was typed, one entry after another.
local function run_text(s, text)
    for _, entry in ipairs(entries(s, text)) do
        local before = s.typed
        s.typed = before + lines_in(entry)
        s.sources.line = s.sources.line .. entry .. "\n"
        s.session.finder.files.line = nil -- its text has grown
        if entry:find("%S") then
            local chunk, wrong = compile(s, entry, before)
            if chunk then run(s, chunk) else say_syntax(s, wrong) end
        end
    end
end

--- Reads lines until the last of them is whole. -> text, or nil at the end, or "" after ^C
local function read_chunk(s)
    local text
    while true do
        local completer = function(before, word) return complete.words(s, before, word) end
        local line, why = host.line(text and ">> " or "> ", completer)
        if not line then
            if why == "end" then return text end
            return ""
        end
        text = text and text .. "\n" .. line or line
        local list = entries(s, text)
        local _, _, incomplete = compile(s, list[#list])
        if not incomplete then return text end
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

local function help_text()
    return "score()  score \"A journey\"  whatif { with = { \"An action\" } }  plan()  plan():explain \"An action\"\n"
        .. "model.journeys[1].name  draw.map(\"A journey\", \"map.pdf\")  report \"report.html\"\n"
        .. "Every kind of the language can be declared here too; `reis help` lists the manual."
end

--- The session's script: the file named on the command line, or an empty one. What is wrong in the file is said and
-- left out, so that the rest can be used.
local function open(job)
    local api = require("reis.command.api").installer()
    if not job.files[1] then return script.open("line", nil, api.install) end
    local text, message = host.text(1)
    if not text then return nil, message end
    local s = script.load(job.files[1], text, api.install, job.args)
    s.bring_words()
    for round = 1, 10 do
        local _, diags = require("reis.model.model").of(s.session)
        local errors = project.print(s, diags, round == 1 and LEVELS or { error = true })
        if errors == 0 then break end
        for _, thing in ipairs(undo.faulty(s.session)) do
            host.diag { level = "note", file = thing.file, line = thing.line,
                message = ('%s "%s" is left out'):format(thing.kind, thing.name) }
        end
    end
    s.session.diags = {}
    return s
end

return {
    name = "repl",
    summary = "explore",
    doc = "Runs FILE, if given, and then what is typed, line by line; prints values as tables. Tab completes, ^C stops a\n"
        .. "running line and keeps the session, ^D leaves.",
    run = function(job)
        local s, message = open(job)
        if not s then
            host.diag { level = "error", file = job.files[1], message = message }
            return 4
        end
        s.typed, s.sources.line, s.session.typed = 0, "", true
        if s.main ~= "line" then s.files[#s.files + 1] = "line" end
        s.env.help = function() return help_text() end
        greet(job)
        while true do
            local text = read_chunk(s)
            if not text or leaves(s, text) then return 0 end
            run_text(s, text)
        end
    end,
}
