-- reis repl [FILE]

local host = require "host"
local script = require "reis.language.script"
local project = require "reis.command.project"
local result = require "reis.figures.result"
local complete = require "reis.language.complete"
local fault = require "reis.language.fault"

local LEVELS = { error = true, warning = true, note = true }

local function print_values(values)
    for i = 1, values.n do host.out(result.show(values[i]) .. "\n") end
end

--- Compiles a line as an expression or as a statement. -> chunk | nil, message, incomplete
local function compile(s, text)
    local chunk, expression = host.load("return " .. text, "=line", s.env)
    if chunk then return chunk end
    local message
    chunk, message = host.load(text, "=line", s.env)
    if chunk then return chunk end
    return nil, message, (message .. "\n" .. expression):find("near <eof>", 1, true) ~= nil
end

--- Shows what declarations of this line were found wrong.
local function print_new_diags(s, seen)
    local new = {}
    local diags = s.session.diags
    for i = seen + 1, #diags do new[#new + 1] = diags[i] end
    project.print(s, new, LEVELS)
    if #new > 0 then s.session:forget() end -- so that it can be declared anew
end

local function say_error(s, message, reason)
    if reason then
        host.diag { level = reason == "break" and "note" or "error", file = "line", message = message }
        return
    end
    local file, line, rest = fault.split(host.tostring(message), s.files)
    host.diag { level = "error", file = file or "line", line = line, message = rest,
        source = file and file ~= "line" and script.line(s, file, line) or nil }
end

local function run(s, chunk)
    local seen = #s.session.diags
    host.phase "script"
    local results = table.pack(host.protect(chunk))
    if not results[1] and type(results[2]) ~= "string" then
        local ok, text, reason = host.protect(host.tostring, results[2])
        results[2], results[3] = text, not ok and reason or results[3]
    end
    local shown = results[1] and table.pack(host.protect(print_values, table.pack(table.unpack(results, 2, results.n))))
        or results
    host.phase "work"
    print_new_diags(s, seen)
    if not shown[1] then say_error(s, shown[2], shown[3]) end
end

--- Reads lines until they make a chunk. -> text, or nil at the end, or "" after ^C
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
        local _, _, incomplete = compile(s, text)
        if not incomplete then return text end
    end
end

local function greet(job)
    if not job.options.quiet then
        host.out(("reis %s: an empty line does nothing, ^C stops a line, ^D leaves; try help()\n"):format(host.version))
    end
end

local function help_text()
    return "score()  score \"A journey\"  whatif { with = { \"An action\" } }  plan()  plan():explain \"An action\"\n"
        .. "model.journeys[1].name  draw.map(\"A journey\", \"map.pdf\")  report \"report.html\"\n"
        .. "Every kind of the language can be declared here too; `reis help` lists the manual."
end

--- The session's script: the file named on the command line, or an empty one.
local function open(job)
    local api = require("reis.command.api").installer()
    if not job.files[1] then return script.open("line", nil, api.install) end
    local text, message = host.text(1)
    if not text then return nil, message end
    local s = script.load(job.files[1], text, api.install, job.args)
    s.bring_words()
    local _, diags = require("reis.model.model").of(s.session)
    project.print(s, diags, LEVELS)
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
        s.env.help = function() return help_text() end
        greet(job)
        while true do
            local text = read_chunk(s)
            if not text then return 0 end
            if text:find("%S") then
                local chunk, wrong = compile(s, text)
                if chunk then run(s, chunk) else say_error(s, wrong) end
            end
        end
    end,
}
