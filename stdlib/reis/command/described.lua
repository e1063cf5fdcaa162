-- The commands and options as other programs want them described: what each is, and what kind of word it takes. For the completion of
-- shells (completions.lua) and the pages of man (man_page.lua).

local host = require "host"
local commands = require "reis.command.commands"
local export = require "reis.data.export"
local rules = require "reis.rules.rules"

local described = {}

local METHODS, VIEWS = "reis.roadmap.methods.", "reis.pictures."

local function after(prefix, pattern)
    local out = {}
    for _, name in ipairs(host.assets(prefix)) do
        local found = name:sub(#prefix + 1):match(pattern)
        if found then out[#out + 1] = found end
    end
    return out
end

--- The ids of the method's rules.
function described.rules()
    local out = {}
    for i, rule in ipairs(rules.all()) do out[i] = rule.id end
    return out
end

--- The words that a value may be of, where it is one of a few: a list, or nil.
local WORDS = {
    rule = described.rules,
    to = function() return export.names end,
    method = function() return after(METHODS, "^([%w_]+)$") end,
    template = function()
        local out = {}
        for i, one in ipairs(require("reis.command.templates").list "en") do out[i] = one[1] end
        return out
    end,
}

local function words_of(option)
    if WORDS[option.name] then return WORDS[option.name]() end
    if not option.value or not option.value:find("|", 1, true) then return nil end
    local out = {}
    for word in option.value:gmatch "[^|]+" do out[#out + 1] = word end
    return out
end

--- What the value of an option is: "flag", "words", "folder", "file" or "text".
local function kind_of(option)
    if not option.value then return "flag" end
    if words_of(option) then return "words" end
    return option.value == "DIR" and "folder" or (option.value == "PATH" or option.value:find "^FILE") and "file" or "text"
end

--- The options of a command: list of { name =, letter = (or nil), value = (how it is called, or nil), doc =, kind =, words = (or nil) }.
function described.options(name)
    local out = {}
    for _, option in ipairs(host.options()) do
        local only = option.only
        local applies = not only or (only:find(" " .. name .. " ", 1, true) ~= nil) == (only:sub(1, 1) ~= "!")
        if applies and option.name ~= "version" then
            out[#out + 1] = { name = option.name, letter = option.letter, value = option.value, doc = option.doc, kind = kind_of(option),
                words = words_of(option) }
        end
    end
    return out
end

-- What the words of a command are, where they are no scripts.
local TAKES = { mine = "file", attribute = "file", import = "file", new = "folder", lsp = "nothing", version = "nothing", help = "topic", view = "view" }

--- All commands: list of { name =, usage =, summary =, doc =, takes = "script" | "file" | "folder" | "topic" | "view" | "nothing", options = }.
function described.commands()
    local out = {}
    for _, name in ipairs(commands.names()) do
        local command = commands.ours(name)
        out[#out + 1] = { name = name, usage = commands.usage(command), summary = command.summary, doc = command.doc or command.summary,
            takes = TAKES[name] or "script", options = described.options(name) }
    end
    return out
end

--- What `reis help` may be asked of: pages, kinds, commands.
function described.topics()
    local out, seen = {}, {}
    local function add(name)
        if not seen[name] then out[#out + 1] = name end
        seen[name] = true
    end
    for _, name in ipairs(require("reis.command.help").topics()) do add(name) end
    for _, name in ipairs(require("reis.language.schema").order) do add(name) end
    for _, name in ipairs(commands.names()) do add(name) end
    for _, name in ipairs { "kinds", "rules", "rule" } do add(name) end
    table.sort(out)
    return out
end

--- The views that there are.
function described.views() return after(VIEWS, "^([%w_]+)%.view$") end

return described
