-- A session of the REPL: what is loaded, what was typed, and what became of it.
--
-- R = { job =, script = (language/script.lua), file = (the name on the command line, or nil), mode = (repl/show.lua),
--   log, givers = (what was declared, repl/sketch.lua), results = (the last ones, newest first), project() -> model and figures
--   of now (command/api.lua; raises where the script has errors),
--   changed = (whether the session differs from its file), terminal() -> host.terminal(), empty where there is none }
-- R.script.typed: how many lines were typed; R.script.sources.line: their text.

local host = require "host"
local script = require "reis.language.script"
local undo = require "reis.language.undo"
local amend = require "reis.language.amend"
local project = require "reis.command.project"
local entry = require "reis.repl.entry"
local say = require "reis.repl.say"
local show = require "reis.repl.show"
local sketch = require "reis.repl.sketch"

local session = {}

local LEVELS = { error = true, warning = true, note = true }

--- Checks what was declared since the mark; where something is wrong it is said, and all of it is left out.
-- -> whether all is well, what it changed of things that were there
local function settle(s, mark, changes)
    local declared = s.session
    if declared.changes == changes and #declared.diags == 0 then return true, {} end
    local amended = amend.since(declared, mark)
    local _, diags = require("reis.model.model").of(declared)
    for _, d in ipairs(diags) do -- an expression's own line is not known to Lua, which returns its call's values
        if not d.line or d.line <= 0 then d.file, d.line = "line", s.typed end
    end
    local errors = project.print(s, diags, LEVELS)
    if errors > 0 then
        undo.back(declared, mark)
        say.note "what was declared here is left out, and what was there before stays; declare it anew"
        return false
    end
    declared.diags = {}
    return true, amended
end

--- Runs one entry. text: as typed; before: how many lines were typed before it
local function run(R, chunk, text, before)
    local s = R.script
    local mark, changes = undo.mark(s.session), s.session.changes
    host.phase "script"
    local results = table.pack(host.protect(chunk))
    if not results[1] and type(results[2]) ~= "string" then
        local ok, said, reason = host.protect(host.tostring, results[2])
        results[2], results[3] = said, not ok and reason or results[3]
    end
    host.phase "work"
    local well, amended = settle(s, mark, changes)
    local shown = results
    if well and s.session.changes ~= changes then
        R.changed = true
        sketch.note(R, text, before + 1, mark, amended)
    end
    -- what changed is said already
    if well and results[1] and not (#(amended or {}) > 0 and s.session.things[results[2]]) then
        host.phase "script"
        shown = table.pack(host.protect(show.values, R, table.pack(table.unpack(results, 2, results.n))))
        host.phase "work"
    end
    if not shown[1] then say.error(s, shown[2], shown[3]) end
    if results[1] then sketch.gave(R, text, before + 1) end
    if R.watch and well and s.session.changes ~= changes then sketch.moved(R) end
end

local KEPT = 32768 -- bytes of what was typed that can still be shown with an error

--- What was typed with an entry more. Of what is long ago only the lines' ends are kept, for the numbers of those that follow.
local function with_line(typed, one)
    typed = typed .. one .. "\n"
    if #typed - entry.lines(typed) < KEPT then return typed end
    local cut = typed:find("\n", #typed // 2, true)
    return ("\n"):rep(entry.lines(typed:sub(1, cut)) - 1) .. typed:sub(cut + 1)
end

--- Runs what was typed, one entry after another. -> "quit" where one of them asks to leave
function session.run(R, text)
    local s = R.script
    say.answer(s, R.job.options.lang)
    for _, one in ipairs(entry.split(s, text)) do
        local before = s.typed
        s.typed = before + entry.lines(one)
        s.sources.line = with_line(s.sources.line, one)
        s.session.finder.files.line = nil -- its text has grown
        local name, arguments = entry.command(one)
        if one:find("^%s*_%.all%s*$") then
            show.all(R)
        elseif name then
            if require("reis.repl.commands").run(R, name, arguments) == "quit" then return "quit" end
        elseif one:find("%S") then
            local chunk, wrong = entry.compile(s, one, before)
            if chunk then run(R, chunk, one, before) else say.syntax(s, wrong) end
        end
    end
end

--- Runs the person's own init.lua: what it returns (a table) gives names to the session, what it declares is there.
local function init(s)
    local mark, changes = undo.mark(s.session), s.session.changes
    host.phase "script"
    local ran, ok, given, reason = host.protect(script.init, s)
    host.phase "work"
    if not ran or not ok then
        say.error(s, ran and given or ok, not ran and given or reason)
        return
    end
    for name, value in next, type(given) == "table" and getmetatable(given) == nil and given or {} do
        if type(name) == "string" and rawget(s.env, name) == nil then rawset(s.env, name, value) end
    end
    settle(s, mark, changes)
end

--- Has a script as the session's, in the place of what was there. What is wrong in it is said and left out, so that the rest
-- can be used; of what is no script at all, where there is a session, nothing is taken. text nil: an empty one; file: its name
function session.start(R, file, text)
    local api = require("reis.command.api").installer()
    local s = text and script.load(file, text, api.install, R.job.args) or script.open("line", nil, api.install)
    s.bring_words()
    for round = 1, text and 10 or 0 do
        local _, diags = require("reis.model.model").of(s.session)
        local errors = project.print(s, diags, round == 1 and LEVELS or { error = true })
        if errors == 0 then break end
        if R.script and s.session.ended and #s.session.top == 0 then return say.note "the session stays as it was" end
        for _, thing in ipairs(undo.faulty(s.session)) do
            host.diag { level = "note", file = thing.file, line = thing.line,
                message = ('%s "%s" is left out'):format(thing.kind, thing.name) }
        end
    end
    s.session.diags = {}
    s.typed, s.sources.line, s.session.typed = 0, "", true
    if s.main ~= "line" then s.files[#s.files + 1] = "line" end
    s.session.tongues.line = s.tongues[s.env] -- what is typed is answered in the script's language
    s.env.help = function(name) require("reis.repl.commands").run(R, "help", type(name) == "string" and name or "") end
    R.script, R.file, R.project = s, text and file or nil, api.ask_project
    R.log, R.givers, R.results, R.changed, R.saved, R.seen = {}, {}, {}, false, nil, nil
    init(s)
    if R.watch then R.watched = require("reis.repl.sketch").figures(R) end
end

--- Starts a session. -> R | nil, message
function session.open(job)
    local file, text, message = job.files[1], nil, nil
    if file then
        text, message = host.text(1)
        if not text then return nil, message end
    end
    local R = { job = job, mode = "table", page = host.page, terminal = function()
        local t = host.terminal()
        return t.terminal and t or {}
    end }
    session.start(R, file, text)
    return R
end

return session
