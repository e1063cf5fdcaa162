-- What could follow in a line that is being typed: globals, members, fields of kinds, names of things.

local schema = require "reis.language.schema"

local complete = {}

local KEYWORDS = { "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in", "local",
    "nil", "not", "or", "repeat", "return", "then", "true", "until", "while" }

local function matching(candidates, prefix)
    local found, seen = {}, {}
    for _, name in ipairs(candidates) do
        if name:sub(1, #prefix) == prefix and not seen[name] then
            seen[name] = true
            found[#found + 1] = name
        end
    end
    table.sort(found)
    return found
end

local function keys_of(value, list)
    if type(value) == "table" then
        for k in next, value do
            if type(k) == "string" then list[#list + 1] = k end
        end
    end
    return list
end

--- Members of the tables named in "a.b.": read raw, so nothing of the script runs.
local function members(s, path)
    local value = s.env
    for name in path:gmatch("[^.:]+") do
        value = type(value) == "table" and (rawget(value, name) or value == s.env and s.bring_words()[name]) or nil
    end
    return keys_of(value, {})
end

local function names_of_things(s)
    local names = {}
    for _, kind in ipairs(schema.order) do
        for name in next, s.session.known[kind] or {} do names[#names + 1] = name end
    end
    return names
end

--- Fields of the kind whose table is still open at the end of the text before.
local function fields_of_open_kind(before)
    local kind = before:match("([%a_]+)%s*\"[^\"]*\"%s*{[^{}]*$")
    if not kind or not schema.kinds[kind] then return nil end
    local names = {}
    for _, field in ipairs(schema.kinds[kind].fields) do names[#names + 1] = field.name end
    return names
end

--- before: the line up to the word; word: what is typed of it. -> sorted list of whole words
function complete.words(s, before, word)
    local quotes = select(2, before:gsub('"', ""))
    if quotes % 2 == 1 then return matching(names_of_things(s), word) end
    local path, last = word:match("^(.*[.:])([%w_]*)$")
    if path then
        local found = matching(members(s, path), last)
        for i, name in ipairs(found) do found[i] = path .. name end
        return found
    end
    local fields = fields_of_open_kind(before)
    if fields then return matching(fields, word) end
    local all = keys_of(s.bring_words(), keys_of(s.env, {}))
    for _, name in ipairs(KEYWORDS) do all[#all + 1] = name end
    return matching(all, word)
end

--- For host.line, until the words are told apart by what they are.
function complete.at(s, before)
    local word = before:match("[^%s\"'`@$><=;|&{(,%[%]~+*/%%^#-]*$")
    local out = {}
    for i, text in ipairs(complete.words(s, before:sub(1, #before - #word), word)) do out[i] = { text = text } end
    return out, #word
end

return complete
