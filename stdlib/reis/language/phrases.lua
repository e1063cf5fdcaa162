-- Says a message of the language in another tongue, which has its messages as pairs of forms (vocabulary/LANG_phrases.lua);
-- a message that fits none stays as it is. In the first of a pair stand, between braces, the parts that vary, and in the
-- second their numbers:
--   n a text between quotes     k a kind ("phase", "a phase")     p a part that has forms of its own
--   w words of the language: fields, values, kinds, alone or in a list     x anything, which stays as it is

local phrases = {}

local HELD = "\1%d+\2"   -- a text between quotes, put aside while the rest is compared
local CAPTURE = { n = "(" .. HELD .. ")", k = "([%a_ ]-)", w = "(.-)", p = "(.-)", x = "(.-)" }
local DEEPEST = 8

--- A message with its quoted texts put aside -> message, list of texts
local function set_aside(message)
    local texts = {}
    local rest = message:gsub("[\1\2]", "?"):gsub('"[^"]*"', function(quoted)
        texts[#texts + 1] = quoted
        return ("\1%d\2"):format(#texts)
    end)
    return rest, texts
end

--- A pair as a pattern: { pattern, the kinds of its parts, the form in the tongue }
local function compiled(pair)
    local parts = {}
    local pattern = pair[1]:gsub("[%^%$%(%)%%%.%[%]%*%+%-%?]", "%%%0"):gsub('"[^"]*"', (HELD:gsub("%%", "%%%%"))):gsub("{(%l)}",
        function(part)
            parts[#parts + 1] = part
            return CAPTURE[part]
        end)
    return { "^" .. pattern .. "$", parts, pair[2] }
end

--- A pair whose second form is the first: what is said in English with other words for kinds and fields.
local function same(pair)
    local n = 0
    return { pair[1], (pair[1]:gsub("{%l}", function()
        n = n + 1
        return "{" .. n .. "}"
    end)) }
end

--- A pair in which what is to be written in a script is in English, for a script that is: `maat = "duur"` as `measure = "duration"`.
local function in_english(pair, words)
    local function english(lists, word)
        for _, list in ipairs(lists) do
            local found = words[list].from[word]
            if found then return found[1] end
        end
    end
    return { pair[1], (pair[2]:gsub("([%a_]+)( = )", function(word, rest) return (english({ "fields" }, word) or word) .. rest end)
        :gsub('"([%a_]+)"', function(word) return '"' .. (english({ "measures", "values", "names" }, word) or word) .. '"' end)
        :gsub("([%a_]+)%(", function(word) return (english({ "functions" }, word) or word) .. "(" end)
        :gsub("([%a]+_[%a_]+)", function(word) return english({ "fields", "functions" }, word) or word end)) }
end

local of_language = {}

local function forms(T)
    local key = T.lang .. (T.bare and " bare" or "")
    if not of_language[key] then
        local list, english = {}, T.lang == "en"
        for _, part in ipairs { "_phrases", "_slips", "_commands", "_files", "_session" } do
            for _, pair in ipairs(require("reis.language.vocabulary." .. (english and "nl" or T.lang) .. part)) do
                list[#list + 1] = compiled(english and same(pair) or T.bare and in_english(pair, T.theirs) or pair)
            end
        end
        of_language[key] = list
    end
    return of_language[key]
end

local turn, fitted = {}, nil

function turn.k(T, part)
    local article, kind = part:match("^(an? )([%a_]+)$")
    kind = kind or part
    local words = T.words.kinds.to[kind] or T.lang == "en" and require("reis.language.schema").kinds[kind] and { kind }
    if words and article and T.lang == "en" then return (words[1]:find "^[aeiouAEIOU]" and "an " or "a ") .. words[1] end
    return words and (article and T.words.article .. " " or "") .. words[1] -- nil: it is no kind, so the form does not fit
end

--- One word of the language in the tongue, whatever it is.
local function word(T, one)
    for _, list in ipairs { "joins", "fields", "kinds", "values", "measures", "functions" } do
        local found = T:word(list, one)
        if found ~= one then return found end
    end
    return one
end

function turn.w(T, part)
    return (part:gsub("[%a_][%w_-]*", function(one) return word(T, one) end))
end

function turn.n(_, part) return part end
turn.x = turn.n

--- The parts of a message that fitted a form, in the tongue; nil where one that has forms of its own fits none of them.
local function parts_of(T, form, found, depth, strict)
    local out = {}
    for i, kind in ipairs(form[2]) do
        local part = found[i] or ""
        if kind == "p" then
            out[i] = fitted(T, part, depth + 1, strict) or not strict and part or nil
        else
            out[i] = turn[kind](T, part)
        end
        if not out[i] then return nil end
    end
    return out
end

--- A message or a part of one in the tongue; nil where it fits no form. strict: all its parts do
function fitted(T, message, depth, strict)
    for _, form in ipairs(depth <= DEEPEST and forms(T) or {}) do
        local found = table.pack(message:match(form[1]))
        local parts = found[1] and parts_of(T, form, found, depth, strict)
        if parts then return (form[3]:gsub("{(%d)}", function(i) return parts[tonumber(i)] or "" end)) end
    end
end

--- What is wrong with a field: its path, in which names may have spaces, and the problem. nil where that fits no form.
local function of_field(T, rest, strict)
    for at in rest:gmatch("() ") do
        local problem = fitted(T, rest:sub(at + 1), 1, strict)
        if problem then
            local path = rest:sub(1, at - 1):gsub("[^.]+", function(key) return T:word("fields", key) end)
            return path .. " " .. problem
        end
    end
end

--- A message about a field of a thing: 'touchpoint "T": leave is 2; …'. nil where it is none, or fits no form.
local function of_thing(T, rest, strict)
    local kind, name, about = rest:match("^([%a_]+) (" .. HELD .. "): (.*)$")
    local problem = kind and of_field(T, about, strict)
    return problem and ("%s %s: %s"):format(T:word("kinds", kind), name, problem)
end

--- A message in the tongue T: as one whose parts all fit, else as far as it goes.
function phrases.say(T, message)
    local rest, texts = set_aside(message)
    local said = fitted(T, rest, 1, true) or of_thing(T, rest, true) or of_thing(T, rest, false) or fitted(T, rest, 1, false) or rest
    return (said:gsub("\1(%d+)\2", function(i) return texts[tonumber(i)] end))
end

return phrases
