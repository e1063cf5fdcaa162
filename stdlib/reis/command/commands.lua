-- The subcommands: ours, one file each in cli/, and a user's own cli/NAME.lua beside the script.

local host = require "host"
local nearest = require "reis.language.nearest"

local commands = {}

local OURS = "reis.cli."

--- The names of our own commands, sorted.
function commands.names()
    local names = {}
    for _, module in ipairs(host.assets(OURS)) do
        local name = module:sub(#OURS + 1)
        if name ~= "version" then names[#names + 1] = name end
    end
    return names
end

local function is_ours(name)
    for _, module in ipairs(host.assets(OURS)) do
        if module == OURS .. name then return true end
    end
    return false
end

--- Our own command of that name -> its table, or nil
function commands.ours(name)
    return is_ours(name) and require(OURS .. name) or nil
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

--- Runs a user's own command: job.open() runs the script that is named and gives what a script may ask
-- (score, whatif, plan, draw, model, report). Its errors are its author's: status 1.
local function run_own(run, job)
    local project = require "reis.command.project"
    function job.open()
        local p, status = project.open(job)
        host.phase "script" -- what follows is the command's author's again
        if not p then return nil, status end
        local answers = {}
        p.api.install(answers, p.script)
        return answers
    end
    local ok, result = pcall(run, job)
    local file = "cli/" .. job.command .. ".lua"
    if ok then return status_of(result, file) end
    host.diag { level = "error", file = file, message = host.tostring(result) }
    return 1
end

--- A user's own command, loaded in the sandbox -> table with run(job), or nil and what is wrong.
local function own(job)
    local found, message = require("reis.language.extension").load("cli", job.command)
    if not found then return nil, message end
    if type(found.run) ~= "function" then
        return nil, ("cli/%s.lua must return a table with a function `run`"):format(job.command)
    end
    return { name = job.command, summary = found.summary, usage = found.usage, doc = found.doc,
        run = function() return run_own(found.run, job) end }
end

--- The command of a job -> table { name, summary, usage, run }, or nil and a message.
function commands.find(job)
    local name = job.command
    local ours = commands.ours(name)
    if ours then return ours end
    local found, message = own(job)
    if found then return found end
    if message then return nil, message end
    local near = nearest.of(name, commands.names())
    return nil, ("unknown command '%s'; %s"):format(name,
        near and "did you mean `reis " .. near .. "`?" or "`reis help` lists them")
end

return commands
