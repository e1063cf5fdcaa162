-- What lua-language-server needs to complete and check journey scripts: a file of `---@meta` annotations of every kind, field and function,
-- made from the schema; and its settings for a project's folder.

local functions = require "reis.command.functions"
local json = require "reis.words.json"
local schema = require "reis.language.schema"
local script = require "reis.language.script"
local tongue = require "reis.language.tongue"

local annotations = {}

-- Numbers that may be given as a range or a triangle, with their sources, per persona, counted: what those words give.
local FORMS = "reis.quantity"

local SIMPLE = { text = "string", url = "string", date = "string", image = "string", color = "string", font = "string", flag = "boolean",
    change = "number|string|table", texts = "string|string[]", records = "table[]" }

local function doc_of(T, text)
    text = T and require("reis.language.vocabulary." .. T.lang .. "_docs")[text] or text
    return (text:gsub("%s+", " "))
end

local function union(list)
    local out, seen = {}, {}
    for _, one in ipairs(list) do
        if not seen[one] then out[#out + 1] = one end
        seen[one] = true
    end
    return #out > 0 and table.concat(out, "|") or "any"
end

--- The things of some kinds, by their names or themselves.
local function named(kinds)
    local list = { "string" }
    for _, kind in ipairs(kinds or {}) do list[#list + 1] = "reis." .. kind end
    return union(list)
end

local function words(field, A, list)
    local out = {}
    for _, value in ipairs(field.values or {}) do
        for _, word in ipairs { A.T and A.T:word(list, value) or value, value } do out[#out + 1] = ("%q"):format(word) end
    end
    return out
end

local type_of

--- A record's fields as a class of its own. -> its name
local function record(field, A, path)
    local name = path .. "." .. field.name
    A.classes[#A.classes + 1] = { name, field.fields }
    return name
end

local function number(field)
    if field.type == "int" or field.plain then return field.type == "int" and "integer" or "number" end
    return "number|" .. FORMS
end

--- What the value of a field may be, as a type of annotations. path: the class that it is in
function type_of(field, A, path)
    if field.number then return field.each and union { number(field), FORMS } or number(field) end
    if SIMPLE[field.type] then return SIMPLE[field.type] end
    if field.type == "enum" then return union(words(field, A, "values")) end
    if field.type == "measure" then
        local list = words(field, A, "measures")
        list[#list + 1] = "string"
        return union(list)
    end
    if field.type == "ref" then return named(field.kinds) end
    if field.type == "refs" then return named(field.kinds) .. "|(" .. named(field.kinds) .. ")[]" end
    if field.type == "shares" then return named(field.kinds) .. "|table<" .. named(field.kinds) .. ", number>|(" .. named(field.kinds) .. ")[]" end
    if field.type == "map" then
        return ("table<%s, %s>"):format(named(field.key), field.value and type_of(field.value, A, path) or "any")
    end
    if field.type == "next" then return named { "touchpoint" } .. "|table<" .. named { "touchpoint" } .. ", number|" .. FORMS .. ">" end
    if field.type == "numbers" then return "number[]" end
    if field.type == "record" and field.fields then return record(field, A, path) end
    if field.type == "things" then return (field.text and "string|" or "") .. "(" .. (field.text and "string|" or "") .. "reis." .. field.kind .. ")[]" end
    local list = {}
    for i, option in ipairs(field.options or {}) do list[i] = type_of(option, A, path) end
    return union(list)
end

local function add_fields(out, fields, A, class)
    for _, field in ipairs(fields) do
        if not field.computed then
            local name = A.T and A.T:word("fields", field.name) or field.name
            out[#out + 1] = ("---@field %s? %s %s"):format(name, type_of(field, A, class), doc_of(A.T, field.doc or ""))
        end
    end
end

--- The class of a kind's table and of the thing that it declares, and the function that declares it.
local function add_kind(out, name, A)
    local kind = schema.kinds[name]
    local class, own, word = "reis." .. name, "reis." .. name .. ".fields", A.T and A.T:word("kinds", name) or name
    local children = {}
    for child in pairs(kind.children or {}) do children[#children + 1] = "reis." .. child end
    table.sort(children)
    out[#out + 1] = "---@class " .. own
    add_fields(out, kind.fields, A, own)
    if #children > 0 then out[#out + 1] = "---@field [integer] " .. union(children) end
    out[#out + 1] = ""
    out[#out + 1] = ("---@class %s: %s\n---@field name string\n---@field kind string\n---@overload fun(fields: %s): %s\n"):format(class, own, own, class)
    out[#out + 1] = ("---%s\n---@param name string\n---@return %s\nfunction %s(name) end\n"):format(doc_of(A.T, kind.doc), class, word)
end

--- A function that scripts have. What stands in its usage as NAME.WORD are its members, what stands as { word = } its options.
local function add_function(out, one, A)
    local told = A.T and require("reis.language.vocabulary." .. A.T.lang .. "_functions")[one[1]]
    local name, members, keys = A.T and A.T:word("functions", one[1]) or one[1], {}, {}
    local usage, doc = told and told[1] or one[2], told and told[2] or one[3]
    if not name:find "^[%a_][%w_]*$" or one[1] == "model" or _G[one[1]] ~= nil then return end -- of Lua itself
    for member in one[2]:gmatch(one[1] .. "%.([%a_]+)") do members[#members + 1] = member end
    if #members > 0 then
        out[#out + 1] = ("---@class reis.%s\n---@overload fun(...): any"):format(one[1])
        for _, member in ipairs(members) do out[#out + 1] = ("---@field %s fun(...): any"):format(member) end
        out[#out + 1] = ("---%s\n---@type reis.%s\n%s = nil\n"):format(doc, one[1], name)
        return
    end
    for key in (one[2]:match "^[%a_]+ {(.*)}" or ""):gmatch "([%a_]+) =" do keys[#keys + 1] = key end
    if #keys > 1 then
        out[#out + 1] = ("---@class reis.%s.options"):format(one[1])
        for _, key in ipairs(keys) do out[#out + 1] = ("---@field %s? any"):format(key) end
        out[#out + 1] = ""
    end
    out[#out + 1] = ("---%s\n---\n---    %s\n---@param ... %s\n---@return any\nfunction %s(...) end\n"):format(doc, usage,
        #keys > 1 and "reis." .. one[1] .. ".options|any" or "any", name)
end

local function add_model(out)
    out[#out + 1] = "---@class reis.model"
    local names = {}
    for collection in pairs(schema.collections) do names[#names + 1] = collection end
    table.sort(names)
    for _, collection in ipairs(names) do
        local kinds = {}
        for i, kind in ipairs(schema.collections[collection]) do kinds[i] = "reis." .. kind end
        out[#out + 1] = collection == "company" and "---@field company reis.company"
            or ("---@field %s table<integer|string, %s>"):format(collection, union(kinds))
    end
    out[#out + 1] = "---everything declared, to be read\n---@type reis.model\nmodel = nil\n"
end

--- The annotations of the language ("en", or a tongue of ours: "nl") -> text of a Lua file
function annotations.of(lang)
    local A = { T = lang and lang ~= "en" and tongue.of("reis." .. lang) or nil, classes = {} }
    local out = { "---@meta\n-- The language of journey scripts, for lua-language-server: made by `reis help --annotations`, not by hand.\n",
        "---@class reis.quantity a number that is not one: a range, one per persona, one with its sources, a count\n" }
    for _, name in ipairs(schema.order) do add_kind(out, name, A) end
    for _, one in ipairs(A.classes) do
        out[#out + 1] = "---@class " .. one[1]
        add_fields(out, one[2], A, one[1])
        out[#out + 1] = ""
    end
    for _, one in ipairs(functions) do add_function(out, one, A) end
    add_model(out)
    return table.concat(out, "\n")
end

-- The parts of Lua as lua-language-server and scripts name them: what a script has not is off.
local PARTS = { "coroutine", "debug", "io", "math", "os", "package", "string", "table", "utf8" }

--- Where the annotations stand in a project's folder.
annotations.FILE = ".reis/reis.lua"
annotations.SETTINGS = ".luarc.json"

--- The settings of a project's folder -> text of .luarc.json
function annotations.settings()
    local env, builtin = script.open("", "").env, {}
    for i, part in ipairs(PARTS) do builtin[i] = { part, rawget(env, part) ~= nil and "default" or "disable" } end
    local lines = {}
    for i, one in ipairs { { "runtime.version", "Lua 5.4" }, { "runtime.builtin", json.object(builtin) }, { "workspace.library", { ".reis" } },
        { "workspace.checkThirdParty", false }, { "diagnostics.disable", { "lowercase-global" } } } do
        lines[i] = ("  %s: %s"):format(json.encode(one[1]), json.encode(one[2])):gsub("\n", "")
    end
    return "{\n" .. table.concat(lines, ",\n") .. "\n}\n"
end

return annotations
