-- Help for the terminal, made from the commands and the option table.

local host = require "host"
local tables = require "reis.words.tables"

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
    local usage = require("reis.command.commands").usage(command)
    local out = { ("usage: %s [OPTION…]\n\n%s\n"):format(usage, command.doc or command.summary or "") }
    out[#out + 1] = "\noptions:\n"
    out[#out + 1] = tables.format(option_rows(command.name or ""), { indent = 2 })
    return table.concat(out)
end

-- The order in which the pages are best read; pages that are not named here come after these.
local READING = { "start", "journey", "language", "actions", "figures", "roadmap", "whatif", "simulate", "pictures", "report", "check",
    "repl", "review", "scripting", "extending", "limits" }

--- The pages of the manual, in reading order.
function help.topics()
    local there, topics = {}, {}
    for _, name in ipairs(host.assets "manual/") do there[name:match("^manual/(.-)%.md$")] = true end
    for _, name in ipairs(READING) do
        if there[name] then topics[#topics + 1], there[name] = name, nil end
    end
    for _, name in ipairs(host.assets "manual/") do
        local topic = name:match("^manual/(.-)%.md$")
        if there[topic] then topics[#topics + 1] = topic end
    end
    return topics
end

local function title_of(topic)
    return (host.asset("manual/" .. topic .. ".md") or ""):match("^# ([^\n]*)") or ""
end

--- What `reis help` shows: the commands and the pages of the manual, a line each.
function help.overview()
    local commands = require "reis.command.commands"
    local rows, pages = {}, {}
    for _, name in ipairs(commands.names()) do
        local command = commands.ours(name)
        rows[#rows + 1] = { commands.usage(command), command.summary }
    end
    for _, topic in ipairs(help.topics()) do pages[#pages + 1] = { "reis help " .. topic, title_of(topic) } end
    pages[#pages + 1] = { "reis help kinds", "Every kind of the language; `reis help touchpoint` shows one" }
    return "reis: journeys as code\n\n" .. tables.format(rows, { indent = 2 })
        .. "\nThe manual (`reis COMMAND --help` tells more of a command):\n\n" .. tables.format(pages, { indent = 2 })
end

return help
