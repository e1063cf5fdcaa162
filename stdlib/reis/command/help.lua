-- Help for the terminal, made from the commands and the option table.

local host = require "host"
local schema = require "reis.language.schema"
local ordered = require "reis.words.ordered"
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
    "repl", "review", "scripting", "extending", "libraries", "limits", "nederlands" }

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

--- A function that scripts have, as text; nil where there is none of that name.
function help.func(name)
    for _, one in ipairs(require "reis.command.functions") do
        if one[1] == name then return ("%s\n  %s; `reis help %s` tells more\n"):format(one[2], one[3], one[4]) end
    end
end

--- A field by its path: touchpoint.leave.
local function field_of_kind(name)
    local kind, field = name:match("^([%a_]+)%.([%a_]+)$")
    return kind and schema.kinds[kind] and require("reis.language.reference").field(field, kind)
end

--- A measure by its name.
local function measure_of(name)
    if not ordered.holds(schema.measures, name) then return nil end
    return ("%s: a measure of a journey%s; `reis help figures` says what it means\n"):format(name,
        ordered.holds(schema.part_measures, name) and ", a phase and a touchpoint" or "")
end

--- What a Dutch word of the language means: the kind or the field that it is in English.
local function in_dutch(name)
    local dutch, reference = require("reis.language.tongue").of "reis.nl", require "reis.language.reference"
    local kind, fields = dutch:kind(name), dutch.words.fields.from[name]
    local parts = { kind and reference.kind(kind) or nil }
    for _, field in ipairs(fields or {}) do parts[#parts + 1] = reference.field(field) end
    return #parts > 0 and ("%s: Dutch (require \"reis.nl\") for %s\n\n"):format(name, kind or table.concat(fields, ", "))
        .. table.concat(parts, "\n") or nil
end

--- Everything of a name: the page of the manual, the command, the kind; else the function, else the field, by itself or of a
-- kind. -> text, or nil
function help.topic(name)
    local commands, reference, parts = require "reis.command.commands", require "reis.language.reference", {}
    if name == "kinds" then return reference.all() end
    parts[#parts + 1] = host.asset("manual/" .. name .. ".md")
    parts[#parts + 1] = help.func(name)
    local command = commands.ours(name) or schema.kinds[name] == nil and #parts == 0 and commands.own(name) or nil
    if command then parts[#parts + 1] = help.command(command) end
    if schema.kinds[name] then parts[#parts + 1] = reference.kind(name) end
    if #parts == 0 then return field_of_kind(name) or reference.field(name) or measure_of(name) or in_dutch(name) end
    return table.concat(parts, "\n" .. ("─"):rep(40) .. "\n\n")
end

--- All names that help.topic knows.
function help.names()
    local names = help.topics()
    names[#names + 1] = "kinds"
    for _, kind in ipairs(schema.order) do
        names[#names + 1] = kind
        for _, field in ipairs(schema.kinds[kind].fields) do names[#names + 1] = field.name end
    end
    for _, one in ipairs(require "reis.command.functions") do names[#names + 1] = one[1] end
    for _, name in ipairs(require("reis.command.commands").names()) do names[#names + 1] = name end
    return names
end

return help
