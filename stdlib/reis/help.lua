-- Help for the terminal, made from the commands and the option table.

local host = require "host"
local tables = require "reis.tables"

local help = {}

local function applies(option, name)
    if not option.only then return true end
    return (option.only:find(" " .. name .. " ", 1, true) ~= nil) == (option.only:sub(1, 1) ~= "!")
end

local function option_rows(name)
    local rows = {}
    for _, option in ipairs(host.options()) do
        if applies(option, name) and option.name ~= "version" then
            local long = "--" .. option.name .. (option.value and " " .. option.value or "")
            rows[#rows + 1] = { (option.letter and "-" .. option.letter .. ", " or "    ") .. long, option.doc }
        end
    end
    return rows
end

--- The help of one command -> text
function help.command(command)
    local out = { ("usage: %s\n\n%s\n"):format(command.usage or "reis " .. command.name, command.doc or command.summary or "") }
    out[#out + 1] = "\noptions:\n"
    out[#out + 1] = tables.format(option_rows(command.name or ""), { indent = 2 })
    return table.concat(out)
end

--- What `reis help` shows: the commands, a line each.
function help.overview()
    local commands = require "reis.commands"
    local rows = {}
    for _, name in ipairs(commands.names()) do
        local command = require("reis.cli." .. name)
        rows[#rows + 1] = { ((command.usage or "reis " .. name):gsub(" %[%-.*$", "")), command.summary }
    end
    local topics = help.topics()
    return "reis: journeys as code\n\n" .. tables.format(rows, { indent = 2 })
        .. "\n`reis COMMAND --help` tells more of one; `reis help TOPIC` opens the manual: "
        .. table.concat(topics, ", ") .. ", and every kind (`reis help touchpoint`).\n"
end

--- The pages of the manual.
function help.topics()
    local topics = {}
    for _, name in ipairs(host.assets "manual/") do topics[#topics + 1] = name:match("^manual/(.-)%.md$") end
    return topics
end

return help
