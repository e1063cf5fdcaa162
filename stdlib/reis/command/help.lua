-- Help for the terminal, made from the commands and the option table.

local host = require "host"
local i18n = require "reis.words.i18n"
local nearest = require "reis.language.nearest"
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
local READING = { "start", "tutorial", "howto", "journey", "language", "actions", "figures", "method", "roadmap",
    "whatif", "simulate", "pictures", "report", "mine", "databases", "marks", "import", "export", "check", "status", "guide", "repl",
    "editors", "format", "review", "scripting",
    "extending", "libraries", "limits", "nederlands", "leergang", "from-whiteboards", "from-excel", "from-structurizr",
    "from-mermaid" }

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

--- A function that scripts have, as text; nil where there is none of that name. T: a tongue in whose language it is told
function help.func(name, T)
    local lang = T and T.lang or "en"
    local told = lang ~= "en" and require("reis.language.vocabulary." .. lang .. "_functions")[name]
    for _, one in ipairs(require "reis.command.functions") do
        if one[1] == name then
            local usage = told and told[1] or one[2]
            if T then usage = usage:gsub("^[%a_]+", T:word("functions", name)) end
            return i18n.of(told and lang or "en", "help")("function", usage, told and told[2] or one[3], one[4]) .. "\n"
        end
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

--- The tongues that there are: ours, and those of the user's own vocabularies that can be used.
-- -> list of { the tongue, what it is called, the library that brings it }
local function tongues()
    local tongue, extension = require "reis.language.tongue", require "reis.language.extension"
    local list, globals = { { tongue.of "reis.nl", "Nederlands", "reis.nl" } }, {}
    for _, one in ipairs(require "reis.command.functions") do globals[one[1]] = true end
    for _, name in ipairs(require("reis.language.libraries").own "vocabulary") do
        local library = "vocabulary." .. name
        local ok, own = pcall(tongue.own, library, extension.load("vocabulary", name), nil, globals, function(_, m) error(m, 0) end)
        if ok then list[#list + 1] = { own, name, library } end
    end
    return list
end

--- What a word of a tongue means: the kind, the fields or the function that it is in English. -> text, or nil
local function in_tongue(name, one)
    local T, reference, parts, english = one[1], require "reis.language.reference", {}, {}
    if T.base and T.base:knows(name) then return nil end
    local function add(word, text)
        if not text then return end
        if english[#english] ~= word then english[#english + 1] = word end
        parts[#parts + 1] = text
    end
    local kind = T:kind(name)
    if kind then add(kind, reference.kind(kind, T)) end
    for _, word in ipairs(T.words.fields.from[name] or {}) do add(word, reference.field(word, nil, T)) end
    local of, field = name:match "^([^.]+)%.([^.]+)$" -- klantreis.doel
    kind = of and T:kind(of)
    field = kind and T:field(schema.kinds[kind].fields, field)
    if field then add(kind .. "." .. field.name, reference.field(field.name, kind, T)) end
    for _, word in ipairs(T.words.functions.from[name] or {}) do add(word, help.func(word, T)) end
    return #parts > 0 and i18n.of(T.lang, "help")("tongue", name, one[2], one[3], table.concat(english, ", "))
        .. "\n\n" .. table.concat(parts, "\n") or nil
end

--- The same in each tongue that has the word.
local function in_tongues(name)
    local parts = {}
    for _, one in ipairs(tongues()) do parts[#parts + 1] = in_tongue(name, one) end
    return #parts > 0 and table.concat(parts, "\n" .. ("─"):rep(40) .. "\n\n") or nil
end

--- Whether a word is a function of a tongue that comes with reis.
local function is_function(name) return require("reis.language.tongue").of "reis.nl".words.functions.from[name] ~= nil end

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
    if #parts == 0 then
        local field = field_of_kind(name) or reference.field(name) or measure_of(name)
        if not field or not is_function(name) then return field or in_tongues(name) end
        parts = { field, in_tongues(name) } -- per: a field, and in Dutch what differs per persona
    end
    return table.concat(parts, "\n" .. ("─"):rep(40) .. "\n\n")
end

--- What a library says of itself; nil where there is none of that name.
function help.library(name)
    local found = require("reis.language.libraries").find(name)
    local one = found and found[1]
    if not one then return nil end
    local out = { ("%s%s   %s\n"):format(name, one.doc.version and " " .. one.doc.version or "", one.path) }
    out[#out + 1] = (one.doc.text or "It says nothing of itself: its first comment does not begin with ---.") .. "\n"
    for _, f in ipairs(one.doc.functions or {}) do
        out[#out + 1] = ("%s\n    %s\n"):format(f.name, (f.text:gsub("\n", "\n    ")))
    end
    return table.concat(out, "\n")
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

--- What a name that no page has was probably meant to be; nil where none is near.
function help.near(name)
    local kind, field = name:match "^([%a_]+)%.([%a_]+)$"
    if not kind or not schema.kinds[kind] then return nearest.of(name, help.names()) end
    local fields = {}
    for i, one in ipairs(schema.kinds[kind].fields) do fields[i] = one.name end
    local near = nearest.of(field, fields)
    return near and kind .. "." .. near or kind
end

return help
