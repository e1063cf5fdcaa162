-- The commands of the REPL itself, a line each that begins with a colon: `:quit`. One file a command,
-- repl/commands/NAME.lua: { name =, usage =, doc = (one line), run = function(R, arguments) }; run may give "quit".
-- For completion: complete = function(R) -> list of words that it takes, several = whether more than one; or files = "r" or "w".

local host = require "host"
local say = require "reis.repl.say"

local commands = {}

commands.list = { "help", "load", "reload", "edit", "save", "undo", "watch", "mode", "once", "time", "open", "quit" }

--- The command of a name, or nil.
function commands.find(name)
    for _, known in ipairs(commands.list) do
        if known == name then return require("reis.repl.commands." .. name) end
    end
end

--- All of them, one line each.
local function all()
    local lines = {}
    for i, name in ipairs(commands.list) do
        local one = commands.find(name)
        lines[i] = ("  %-30s %s\n"):format(one.usage, one.doc)
    end
    host.out(table.concat(lines))
end

--- Runs the command of a name; without a name lists them. -> "quit" where it asks to leave
function commands.run(R, name, arguments)
    if name == "" then return all() end
    local one = commands.find(name)
    if one then return one.run(R, arguments) end
    local near = require("reis.language.nearest").of(name, commands.list)
    say.wrong(("no command ':%s'; %s"):format(name, near and ("did you mean :%s?"):format(near) or ": alone lists them"))
end

return commands
