-- The projects that `reis new` starts from: templates/NAME/LANG/, and in templates/shared/LANG/ what all of them have.

local host = require "host"

local templates = {}

local PREFIX = "reis/templates/"
local SHARED = "shared"
local SCRIPT = { en = "journey.lua", nl = "klantreis.lua" } -- of each language the name of a project's script
local LEAST = "5.5"                                         -- a pass: what the test of a template asks

templates.default = "journey"

--- The language of a project: Dutch where it was asked for.
function templates.language(lang) return lang == "nl" and "nl" or "en" end

--- The name of a project's script.
function templates.script(lang) return SCRIPT[lang] end

--- What a script's first comment says it is.
local function about(text) return text:match("^%-%- ([^\n]*)") end

local function text_of(name, lang, file) return host.asset(("%s%s/%s/%s"):format(PREFIX, name, lang, file)) end

--- Every template: { name, what it is }, the first to choose first.
function templates.list(lang)
    local list = {}
    for _, asset in ipairs(host.assets(PREFIX)) do
        local name, file = asset:match("^" .. PREFIX .. "([^/]+)/" .. lang .. "/(.+)$")
        if name and name ~= SHARED and file == SCRIPT[lang] then
            table.insert(list, name == templates.default and 1 or #list + 1, { name, about(host.asset(asset)) })
        end
    end
    return list
end

--- The text of a template's script; nil where there is no such template.
function templates.text(name, lang)
    if name == SHARED or name:find("/", 1, true) then return nil end
    return text_of(name, lang, SCRIPT[lang])
end

--- The files of a project around a script: { { name, text } }, the script last.
-- words: { NAME = of the project, LEAST = the mark that its test asks }, written in the place of @NAME@ …
function templates.project(script, lang, words)
    local today = tostring(host.today())
    local all = { TODAY = today, MONTH = today:sub(1, 7), ABOUT = about(script), LEAST = words.LEAST or LEAST, NAME = words.NAME }
    local function filled(text) return (text:gsub("@(%u+)@", all)) end
    local annotations = require "reis.command.annotations"
    local files = {}
    for _, asset in ipairs(host.assets(("%s%s/%s/"):format(PREFIX, SHARED, lang))) do
        files[#files + 1] = { asset:match("[^/]+$"), filled(host.asset(asset)) }
    end
    files[#files + 1] = { annotations.SETTINGS, annotations.settings() } -- for an editor with lua-language-server
    files[#files + 1] = { annotations.FILE, annotations.of(lang) }
    files[#files + 1] = { SCRIPT[lang], words.LEAST and script or filled(script) }
    return files
end

return templates
