-- The language in another tongue than English: what `require "reis.nl"` brings. A thing that was declared in it has its
-- fields, their words and the messages about it in it too; all that follows sees the language as it is.

local schema = require "reis.language.schema"
local text = require "reis.language.text"

local tongue = {}
tongue.__index = tongue

local made, plain = {}, {}

-- Libraries of ours that bring a tongue, and whose words it has.
local LIBRARIES = { ["reis.nl"] = "nl" }

--- The tongue that a library of that name brings; nil where it brings none.
function tongue.of(library)
    local lang = LIBRARIES[library]
    if lang and not made[lang] then
        made[lang] = setmetatable({ lang = lang, words = require("reis.language.vocabulary." .. lang .. "_words") }, tongue)
    end
    return made[lang]
end

--- A tongue in which messages are said about a script in English words: they keep these words. lang: of a library of ours
function tongue.plain(lang)
    if not plain[lang] then
        local words, own = require("reis.language.own_words").english(), require("reis.language.vocabulary." .. lang .. "_words")
        words.joins, words.article = own.joins, own.article
        words.kinds = { to = {}, from = {} }
        for _, kind in ipairs(schema.order) do words.kinds.to[kind], words.kinds.from[kind] = { kind }, { kind } end
        plain[lang] = setmetatable({ lang = lang, bare = true, words = words, theirs = own }, tongue)
    end
    return plain[lang]
end

--- The tongue that a vocabulary of a user's own makes of another (nil: of English, or of the language that it says it is in).
-- name: what it is required by, given: the table that its file returned, globals: what a script has by name,
-- wrong(word, message): raises for what is wrong at a word of the file
function tongue.own(name, given, base, globals, wrong)
    local own_words = require "reis.language.own_words"
    if type(given) ~= "table" then wrong(nil, "a vocabulary returns a table: return { kinds = { … }, fields = { … } }") end
    for _, key in ipairs(own_words.unknown(given)) do wrong(key, own_words.no_part(key)) end
    local lang = given.language
    if lang ~= nil and lang ~= "en" and not tongue.of("reis." .. tostring(lang)) then
        wrong("language", 'language is "en" or "nl": whose words it has where it gives none')
    end
    base = base or lang and tongue.of("reis." .. lang) or nil
    if lang and base and base.lang ~= lang then
        wrong("language", ('it goes with require "reis.%s", and that has to come before any other vocabulary'):format(lang))
    end
    local words = own_words.over(given, base and base.words or own_words.english(), globals, wrong)
    return setmetatable({ lang = base and base.lang or "en", words = words, name = name, base = base }, tongue)
end

--- The word of a list (kinds, fields, values, measures, functions) for an English one; the same where it has none.
function tongue:word(list, english)
    local words = self.words[list].to[english]
    return words and words[1] or english
end

--- The word for an English one, whatever it is: a field, a kind, a measure, a value, a function.
function tongue:any(english)
    for _, list in ipairs { "fields", "kinds", "measures", "values", "functions" } do
        if self.words[list].to[english] then return self:word(list, english) end
    end
    return self:say(english)
end

--- All words of a list for an English one, the first of them as it is shown.
function tongue:all(list, english) return self.words[list].to[english] or {} end

--- The field of a list of fields that a word stands for, its English name among them; nil for none.
function tongue:field(fields, word)
    if fields[word] then return fields[word] end
    for _, english in ipairs(self.words.fields.from[word] or {}) do
        if fields[english] then return fields[english] end
    end
end

--- The kind that a word stands for; nil for none.
function tongue:kind(word)
    local english = self.words.kinds.from[word]
    return english and english[1]
end

--- Whether a word stands for a kind, a field or a function.
function tongue:knows(word)
    return self:kind(word) ~= nil or self.words.fields.from[word] ~= nil or self.words.functions.from[word] ~= nil
end

--- Whether a name means one of the reserved ones in the tongue.
function tongue:reserves(reserved, name)
    for _, list in ipairs { "names", "fields" } do
        for _, english in ipairs(self.words[list].from[name] or {}) do
            if reserved[english] then return true end
        end
    end
    return false
end

--- The names of fields as they are shown.
function tongue:fields(fields)
    local names = {}
    for i, field in ipairs(fields) do names[i] = self:word("fields", field.name) end
    return names
end

--- The words that a field may have for its value, as they are shown.
function tongue:values(field)
    local words, list = {}, field.type == "measure" and "measures" or "values"
    for i, english in ipairs(field.values) do words[i] = self:word(list, english) end
    return words
end

-- from its words to the language's -----------------------------------------------------------------

--- Whether v is a table that a script made itself: nothing that stands for something, and without a metatable.
local function is_plain(s, v)
    return type(v) == "table" and not s.made[v] and not s.things[v] and getmetatable(v) == nil
end

--- A table with the keys that key(k) gives, and the values that value(k, v) gives; spelled: english -> as it was written.
local function turned(v, spelled, key, value)
    local out = {}
    for k, one in next, v do
        local english = type(k) == "string" and key(k) or k
        if english ~= k then spelled[english] = k end
        out[english] = value(k, one)
    end
    return out
end

local CHANGED = { "experience", "expects", "leave", "duration", "wait" }

local turn = {}

local function any(T, s, spelled, field, v)
    local how = turn[field.type]
    return how and how(T, s, spelled, field, v) or v
end

--- The word of a list that v stands for, where the field knows it.
local function listed(T, list, values, v)
    for _, english in ipairs(type(v) == "string" and T.words[list].from[v] or {}) do
        for _, known in ipairs(values) do
            if known == english then return english end
        end
    end
end

function turn.enum(T, _, _, field, v) return listed(T, "values", field.values, v) end

function turn.measure(T, _, _, field, v)
    if field.other and v == T:word("measures", "other") then return "other" end
    return listed(T, "measures", field.values or schema.measures, v)
end

function turn.record(T, s, spelled, field, v)
    if not is_plain(s, v) then return v end
    local function part(k) return T:field(field.fields, k) end
    return turned(v, spelled, function(k) return (part(k) or {}).name end, function(k, one)
        return type(k) == "string" and part(k) and any(T, s, spelled, part(k), one) or one
    end)
end

function turn.records(T, s, spelled, field, v)
    if not is_plain(s, v) then return v end
    if rawlen(v) == 0 then return turn.record(T, s, spelled, field, v) end
    return turned(v, spelled, function() end, function(_, one) return turn.record(T, s, spelled, field, one) end)
end

function turn.map(T, s, spelled, field, v)
    if not is_plain(s, v) then return v end
    return turned(v, spelled, function(k)
        return field.also and (listed(T, "fields", CHANGED, k)) or nil
    end, function(_, one) return any(T, s, spelled, field.value, one) end)
end

function turn.alt(T, s, spelled, field, v)
    for _, option in ipairs(field.options) do v = any(T, s, spelled, option, v) end
    return v
end

turn["next"] = function(T, s, spelled, _, v)
    local done = T:word("names", "done")
    if v == done then return "done" end
    if not is_plain(s, v) then return v end
    return turned(v, spelled, function(k) return k == done and "done" or nil end, function(_, one) return one end)
end

local NEXT = { type = "next" }

-- The parts of fields of other things that a change reaches: their names, or (a function) what lies in them.
local PARTS = {
    cyclic = { "probability", "to", "rounds", "label" }, horizons = { "now", "next", "later" }, scale = { "low", "high" },
    improves = function(T, s, spelled, v)
        return turned(v, spelled, function() end, function(_, one)
            if not is_plain(s, one) then return one end
            return turned(one, spelled, function(k) return listed(T, "fields", CHANGED, k) end, function(_, x) return x end)
        end)
    end,
    next = function(T, s, spelled, v) return any(T, s, spelled, NEXT, v) end,
}

--- What a field of another thing is set to.
local function part(T, s, spelled, english, v)
    local how = PARTS[english]
    if not how then return v end
    if type(how) == "function" then return how(T, s, spelled, v) end
    if not is_plain(s, v) then return v end
    return turned(v, spelled, function(k) return listed(T, "fields", how, k) or listed(T, "values", how, k) end,
        function(_, one) return one end)
end

-- The fields of another thing, of any kind: what it is is not known yet.
function turn.change(T, s, spelled, _, v)
    if not is_plain(s, v) then return v end
    local function english(k) return (T.words.fields.from[k] or {})[1] end
    return turned(v, spelled, english, function(k, one) return part(T, s, spelled, type(k) == "string" and english(k) or k, one) end)
end

--- The table of a declaration with the language's own words for its fields and what they hold. A field that is given in
-- both, or twice, is reported.
function tongue:read(s, thing, fields)
    if not is_plain(s, fields) then return fields end
    local kind, spelled = schema.kinds[thing.kind], s.spelled[thing] or {}
    s.spelled[thing] = spelled
    local out = turned(fields, spelled, function() end, function(_, v) return v end)
    for key, v in next, fields do
        local field = type(key) == "string" and self:field(kind.fields, key)
        if field then
            if key ~= field.name then
                out[key] = nil
                local other = rawget(fields, field.name) ~= nil and field.name or spelled[field.name]
                if other and other ~= key then
                    local one, two = other, key -- in one order, however the table is walked
                    if two < one then one, two = two, one end
                    s:report_at(thing, { key }, ("%s %s: %s and %s are one field; keep one of them"):format(thing.kind,
                        text.quote(thing.name), one, two))
                end
                spelled[field.name] = key
            end
            out[field.name] = any(self, s, spelled, field, v)
        end
    end
    if thing.kind == "company" and out.language == nil and self.lang ~= "en" then out.language = self.lang end
    return out
end

-- the words in a script ----------------------------------------------------------------------------

--- A table of per { … } or tel { … } with the names that mean something in themselves.
local function named(T, s, t)
    if not is_plain(s, t) then return t end
    return turned(t, {}, function(k) return (T.words.names.from[k] or {})[1] end,
        function(_, v) return turn["next"](T, s, {}, nil, v) end)
end

--- A function of the language that takes one table of the fields of a scenario.
local function asking(T, s, ask)
    return function(given, ...)
        if is_plain(s, given) then given = turn.record(T, s, {}, schema.kinds.scenario, given) end
        return ask(given, ...)
    end
end

local ASKS = { whatif = true, sweep = true, simulate = true }
local TABLES = { each = true, count = true }

--- What a word of the tongue does in a script, of the function that does it in English.
local function spoken(T, s, english, f)
    if TABLES[english] then return function(t, ...) return f(named(T, s, t), ...) end end
    if ASKS[english] then return asking(T, s, f) end
    if english ~= "draw" then return f end
    local pictures = {}
    for name, one in pairs(f) do pictures[name] = one end
    for name, words in pairs(T.words.pictures.to) do
        for _, word in ipairs(words) do pictures[word] = f[name] end
    end
    return pictures
end

--- The function that declares a kind with a word of the tongue.
local function declaring(T, s, declare)
    return function(...)
        local before = s.speaking
        s.speaking = T
        local handle = declare(...)
        s.speaking = before
        return handle
    end
end

--- The words of the tongue for a script; words: those of the language that its environment has, env: the environment itself,
-- for what it has besides. -> { word = value }
function tongue:globals(s, words, env)
    local out = {}
    for name, value in pairs(self.words.constants) do out[name] = value end
    for english, list in pairs(self.words.functions.to) do
        local f = words[english]
        if f == nil then f = rawget(env, english) end
        for _, word in ipairs(f ~= nil and list or {}) do out[word] = spoken(self, s, english, f) end
    end
    for english, list in pairs(self.words.kinds.to) do
        for _, word in ipairs(list) do
            out[word] = declaring(self, s, s.globals[english])
        end
    end
    return out
end

--- A message about what was said in the tongue, in it.
function tongue:say(message)
    return require "reis.language.phrases".say(self, message)
end

return tongue
