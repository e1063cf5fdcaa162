-- What can follow what is typed in the REPL: what may follow in any script, and after a colon its commands and what they take.
--
-- complete.at(R, before, after) -> list of { text =, label =, about = }, how many bytes of `before` each takes the place of:
-- what host.line asks for.

local any = require "reis.command.complete"
local candidates = require "reis.command.candidates"
local commands = require "reis.repl.commands"
local entry = require "reis.repl.entry"

local complete = {}

--- After a colon: the commands, and what they take.
local function of_command(R, before, name, arguments)
    local list = {}
    if before:find("^%s*:%s*[%a_]*$") then
        for _, known in ipairs(commands.list) do list[#list + 1] = { name = known, about = commands.find(known).doc } end
        return any.fitting(list, name, function(one) return one.name end), #name
    end
    local one = commands.find(name)
    local takes = one and one.complete and one.complete(R, arguments) or {}
    for _, word in ipairs(takes) do list[#list + 1] = { name = word, about = name } end
    if one and one.files then list = candidates.files(arguments, one.files) end
    local typed = one and one.several and arguments:match("[^%s,]*$") or arguments
    return any.fitting(list, typed), #typed
end

function complete.at(R, before, after)
    local name, arguments = entry.command(before)
    if name then return of_command(R, before, name, arguments) end
    return any.at(R, before, after)
end

return complete
