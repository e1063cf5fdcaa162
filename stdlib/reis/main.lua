-- Finds the command that was asked for and runs it; gives the exit status.

local host = require "host"
local commands = require "reis.command.commands"

return function()
    local job = host.job()
    if job.unknown then
        host.diag { level = "error", message = commands.unknown_option(job.unknown) }
        return 2
    end
    local command, message = commands.find(job)
    if not command then
        local file, line, what = require("reis.language.fault").split(message, {})
        host.diag { level = "error", file = file, line = line, message = what }
        return 2
    end
    if job.options.help and job.command ~= "help" then
        host.out(require("reis.command.help").command(command))
        return 0
    end
    return command.run(job) or 0
end
