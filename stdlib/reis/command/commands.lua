-- The subcommands: ours, one file each in cli/, and a user's own cli/NAME.lua beside the script.

local host = require "host"

local commands = {}

local OURS = "reis.cli."

local words = {} -- of each command of ours: what it takes, as the host's table has it
for _, command in ipairs(host.commands()) do words[command.name] = command.words end

--- The names of our own commands, sorted.
function commands.names()
    local names = {}
    for _, command in ipairs(host.commands()) do
        if command.name ~= "version" then names[#names + 1] = command.name end
    end
    return names
end

--- Our own command of that name -> its table, or nil
function commands.ours(name)
    return words[name] and require(OURS .. name) or nil
end

--- How a command is called: `reis zoom FILE [PHASE]`; a user's own may say so itself.
function commands.usage(command)
    local name = command.name
    return command.usage or words[name] and ("reis %s %s"):format(name, words[name]):gsub(" $", "")
        or ("reis %s FILE"):format(name)
end

local HIGHEST = 4 -- of the exit statuses that a command may give

--- What a user's command returned as an exit status: 0 to 4, nothing is 0; else 1, after saying so.
local function status_of(result, file)
    local status = result == nil and 0 or math.type(result) == "integer" and result
    if status and status >= 0 and status <= HIGHEST then return status end
    host.diag { level = "error", file = file,
        message = ("run must return an exit status from 0 to %d, or nothing, not %s"):format(HIGHEST,
            type(result) == "string" and '"' .. result:sub(1, 40) .. '"' or host.tostring(result)) }
    return 1
end

local function text_of(value) return type(value) == "string" and value or nil end

--- Runs a user's own command: job.open() runs the script that is named and gives what a script may ask
-- (score, whatif, plan, draw, model, report). Its errors are its author's: status 1.
local function run_own(run, job)
    local project = require "reis.command.project"
    function job.open()
        local p, status = project.open(job)
        host.phase "script" -- what follows is the command's author's again
        if not p then return nil, status end
        local answers = {}
        p.install(answers, p.script)
        return answers
    end
    local ok, result = pcall(run, job)
    local file = "cli/" .. job.command .. ".lua"
    if ok then return status_of(result, file) end
    local place, line, message = require("reis.language.fault").split(host.tostring(result), { file })
    host.diag { level = "error", file = place or file, line = line, message = message }
    return 1
end

--- Whether a user's command cannot do without a file: it says so in its usage, or says nothing.
local function needs_file(command)
    return commands.usage(command):gsub("%b[]", ""):find("FILE", 1, true) ~= nil
end

--- A user's own command, loaded in the sandbox -> table with run(job), or nil and what is wrong with it, if it is there.
function commands.own(name)
    local found, message = require("reis.language.extension").load("cli", name)
    if not found then return nil, message end
    if type(found.run) ~= "function" then
        return nil, ("cli/%s.lua must return a table with a function `run`"):format(name)
    end
    local command = { name = name, summary = text_of(found.summary), usage = text_of(found.usage), doc = text_of(found.doc) }
    function command.run(job)
        if #job.files == 0 and needs_file(command) then
            require("reis.command.language").tell { level = "error", message = ("`reis %s` needs a FILE; see `reis %s --help`"):format(name, name) }
            return 2
        end
        return run_own(found.run, job)
    end
    return command
end

--- The command of a job -> table { name, summary, run, … }, or nil and a message.
function commands.find(job)
    local name = job.command
    local ours = commands.ours(name)
    if ours then return ours end
    local found, message = commands.own(name)
    if found then return found end
    if message then return nil, message end
    local near = require("reis.language.nearest").of(name, commands.names())
    return nil, ("unknown command '%s'; %s"):format(name:sub(1, 60),
        near and "did you mean `reis " .. near .. "`?" or "`reis help` lists them")
end

--- What is wrong with a word that is no option -> message
function commands.unknown_option(word)
    local names = {}
    for i, option in ipairs(host.options()) do names[i] = option.name end
    local said = word:match("^%-*([^=]*)")
    local near = #said > 1 and require("reis.language.nearest").of(said, names)
    return ("unknown option %s; %s"):format(word:sub(1, 60),
        near and "did you mean --" .. near .. "?" or "`reis COMMAND --help` lists them")
end

return commands
