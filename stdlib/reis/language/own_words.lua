-- A vocabulary of a user's own, vocabulary/NAME.lua: the words of a trade or a company for kinds, fields and the rest of the
-- language. Held against the schema here, and laid over the words of the tongue that it goes with.

local schema = require "reis.language.schema"
local nearest = require "reis.language.nearest"

local own_words = {}

-- The lists of words that a vocabulary may have.
local LISTS = { "kinds", "fields", "values", "measures", "functions", "names", "pictures" }
local NAMES = { "done", "default", "leave" }
local PICTURES = { "map", "zoom", "ecosystem", "roadmap", "matrix", "frontier", "sweep", "compare", "review", "status", "blueprint", "channels",
    "owners", "card", "cards", "storyboard", "canvas", "comparison" }

-- Those whose words stand bare in a script, and those that are its globals.
local BARE = { kinds = true, fields = true, functions = true, pictures = true }
local GLOBAL = { kinds = true, functions = true }

--- All fields of the language, parts of fields too: visit(list of fields) for each list.
local function each_list(visit)
    local function walk(fields)
        visit(fields)
        for _, field in ipairs(fields) do
            if field.fields then walk(field.fields) end
        end
    end
    for _, kind in ipairs(schema.order) do walk(schema.kinds[kind].fields) end
end

--- The English words of each list: { kinds = { touchpoint = true, … }, … }
local function known_words(functions)
    local known = { functions = {} }
    local function set(list, names)
        known[list] = known[list] or {}
        for _, name in ipairs(names) do known[list][name] = true end
    end
    for name in pairs(functions) do
        if not schema.kinds[name] then known.functions[name] = true end
    end
    set("kinds", schema.order)
    set("measures", schema.measures)
    set("measures", { "other" })
    set("names", NAMES)
    set("pictures", PICTURES)
    set("values", {})
    set("fields", {})
    each_list(function(fields)
        for _, field in ipairs(fields) do
            known.fields[field.name] = true
            if field.type ~= "measure" then set("values", field.values or {}) end
        end
    end)
    return known
end

local function sorted(set)
    local list = {}
    for name in pairs(set) do list[#list + 1] = name end
    table.sort(list, function(a, b) return tostring(a) < tostring(b) end)
    return list
end

--- The words that a vocabulary gives for an English one, as a list; nil and what is wrong with them.
local function given_words(given, list)
    if type(given) == "string" then given = { given } end
    if type(given) ~= "table" or rawlen(given) == 0 then return nil, "give a word, or a list of words" end
    local words = {}
    for i = 1, rawlen(given) do
        local word = rawget(given, i)
        if type(word) ~= "string" or word == "" then return nil, "give a word, or a list of words" end
        if BARE[list] and (not word:find "^[%a_][%w_]*$" or require("reis.language.lexer").KEYWORDS[word]) then
            return nil, ('"%s" cannot stand in a script as a word; take letters, digits and _'):format(word:sub(1, 40))
        end
        words[i] = word
    end
    return words
end

--- Words laid over others: those of `own` (english -> words) come first.
local function over(base, own)
    local to, from = {}, {}
    local function add(english, word, first)
        to[english], from[word] = to[english] or {}, from[word] or {}
        for _, there in ipairs(to[english]) do if there == word then return end end
        table.insert(to[english], word)
        table.insert(from[word], first and 1 or #from[word] + 1, english)
    end
    for _, english in ipairs(sorted(own)) do
        for _, word in ipairs(own[english]) do add(english, word, true) end
    end
    for _, english in ipairs(sorted(base.to)) do
        for _, word in ipairs(base.to[english]) do add(english, word) end
    end
    return { to = to, from = from }
end

local EMPTY = { to = {}, from = {} }

--- The words of the language itself, which a vocabulary without a `language` is laid over.
function own_words.english()
    local words = { joins = EMPTY, article = "a", constants = {} }
    for _, list in ipairs(LISTS) do words[list] = EMPTY end
    return words
end

--- What a word that would be a global means already: a word of the language, of Lua, of the tongue beneath. nil: nothing
local function taken(word, english, base, globals)
    if word == english then return nil end
    for list in pairs(GLOBAL) do
        if (base[list].from[word] or {})[1] == english then return nil end
    end
    if globals[word] ~= nil then return "is a word of the language already" end
    for list in pairs(GLOBAL) do
        local other = base[list].from[word]
        if other and other[1] ~= english then return "stands for " .. other[1] .. " already" end
    end
end

--- What a word for a field would be mistaken for, in a kind that has both; nil: nothing
local function mistaken(word, english, fields)
    local clash
    each_list(function(list)
        if clash or not list[english] or word == english then return end
        if list[word] then clash = word end
        for _, other in ipairs(fields.from[word] or {}) do
            if other ~= english and list[other] then clash = other end
        end
    end)
    return clash
end

--- The words of a vocabulary over those of a base. given: the table that its file returned; base: as own_words.english;
-- globals: what the script has by name. wrong(word, message) raises. -> words
function own_words.over(given, base, globals, wrong)
    local known, words, mine = known_words(globals), {}, {}
    for key, value in pairs(base) do words[key] = value end
    for _, list in ipairs(LISTS) do
        local own = {}
        if given[list] ~= nil and type(given[list]) ~= "table" then wrong(list, list .. " needs a table: " .. list .. " = { … }") end
        for _, english in ipairs(sorted(given[list] or {})) do
            if not known[list][english] then
                local near = nearest.of(tostring(english), sorted(known[list]))
                wrong(english, ('%s: "%s" is no word of the language%s'):format(list, tostring(english):sub(1, 40),
                    near and "; did you mean " .. near .. "?" or ""))
            end
            local message
            own[english], message = given_words(given[list][english], list)
            if not own[english] then wrong(english, ("%s: %s: %s"):format(list, english, message)) end
            for _, word in ipairs(own[english]) do
                local what = GLOBAL[list] and taken(word, english, base, globals)
                local other = GLOBAL[list] and mine[word]
                if what or other then
                    wrong(word, ('%s: %s: "%s" %s; take another'):format(list, english, word, what or "stands for " .. other .. " already"))
                end
                if GLOBAL[list] then mine[word] = english end
            end
        end
        words[list] = over(base[list], own)
    end
    for _, english in ipairs(sorted(given.fields or {})) do
        for _, word in ipairs((given_words(given.fields[english], "fields"))) do
            local other = mistaken(word, english, words.fields)
            if other then
                wrong(word, ('fields: %s: "%s" is the field %s where a thing has both; take another'):format(english, word, other))
            end
        end
    end
    return words
end

--- The entries of a vocabulary that stand for nothing, sorted.
function own_words.unknown(given)
    local list, parts = {}, { language = true }
    for _, part in ipairs(LISTS) do parts[part] = true end
    for _, key in ipairs(sorted(given)) do
        if not parts[key] then list[#list + 1] = key end
    end
    return list
end

--- What is said of such an entry.
function own_words.no_part(key)
    local near = nearest.of(tostring(key), LISTS)
    return ('a vocabulary has no "%s"; %s'):format(tostring(key):sub(1, 40),
        near and "did you mean " .. near .. "?" or "it takes language, " .. table.concat(LISTS, ", "))
end

return own_words
