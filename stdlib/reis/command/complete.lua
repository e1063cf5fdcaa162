-- What can follow at the cursor, in the REPL and in an editor: where in the text it stands decides what is looked for;
-- candidates.lua knows what there is. Nothing of a script runs: its tables are read raw.
--
-- complete.at(R, before, after) -> list of { text =, label =, about = }, how many bytes of `before` each takes the place of.

local lexer = require "reis.language.lexer"
local schema = require "reis.language.schema"
local candidates = require "reis.command.candidates"

local complete = {}

local function text_of(text, one) return one and text:sub(one.from, one.to) or "" end

--- The candidates that begin with what is typed, each once, in order of their labels.
-- write(candidate) -> the text to put there; the label is what it is called
function complete.fitting(list, typed, write)
    local out, seen = {}, {}
    for _, one in ipairs(list) do
        local name = one.name
        if name:sub(1, #typed) == typed and not seen[name] then
            seen[name] = true
            out[#out + 1] = { text = write and write(one) or name, label = name, about = one.about }
        end
    end
    table.sort(out, function(a, b) return a.label < b.label end)
    return out
end

local fitting = complete.fitting

--- A name as it stands between quotes.
local function quoted(name, quote)
    return (name:gsub("[\\\n\r\0" .. quote .. "]", function(c)
        return c == "\n" and "\\n" or c == "\r" and "\\r" or c == "\0" and "\\0" or "\\" .. c
    end))
end

-- paths -------------------------------------------------------------------------------------------------

--- The steps of the path that ends with token i: model.journeys["Buy"][1] -> { "model", "journeys", "Buy", 1 }, index of its
-- first token; nil where it is none. A call in it gives false for what it is called on.
local function path_to(text, tokens, i)
    local steps, called = {}, false
    while tokens[i] do
        local one, s = tokens[i], text_of(text, tokens[i])
        if s == "]" and tokens[i - 2] and text_of(text, tokens[i - 2]) == "[" then
            local key = tokens[i - 1]
            table.insert(steps, 1, key.what == "string" and text_of(text, key):sub(2, -2) or tonumber(text_of(text, key)) or false)
            i = i - 3
        elseif s == ")" or s == "}" then
            local _, pairs_of = lexer.open(text, tokens)
            if not pairs_of[i] then return nil end
            called, i = true, pairs_of[i] - 1
        elseif one.what == "string" and tokens[i - 1] and tokens[i - 1].what == "word" then
            called, i = true, i - 1
        elseif one.what == "word" and not lexer.KEYWORDS[s] then
            table.insert(steps, 1, called and { s } or s)
            called = false
            local before = text_of(text, tokens[i - 1])
            if before ~= "." and before ~= ":" then return steps, i end
            i = i - 2
        else
            return nil
        end
    end
end

--- Members after a point or a colon: names that are no words go into brackets, and the point makes way for them.
local function members(R, text, tokens, i, typed)
    local steps = path_to(text, tokens, i - 1)
    if not steps then return {}, 0 end
    local list, out = candidates.members(R, steps), {}
    if text_of(text, tokens[i]) == ":" then list = candidates.called(list) end
    for _, one in ipairs(fitting(list, typed)) do
        if one.label:find("^[%a_][%w_]*$") and not lexer.KEYWORDS[one.label] then out[#out + 1] = one end
    end
    if #out > 0 or text_of(text, tokens[i]) == ":" then return out, #typed end
    return fitting(list, typed, function(one) return '["' .. quoted(one.name, '"') .. '"]' end), #typed + 1
end

-- strings -----------------------------------------------------------------------------------------------

-- The functions that take the path of a file, and whether they write it.
local PATHS = { include = "r", read_csv = "r", report = "w" }

--- What the text in quotes is that begins with token i: a list of candidates.
local function in_quotes(R, text, tokens, i, stack, typed)
    local before, word = tokens[i - 1], text_of(text, tokens[i - 1])
    local top = stack[#stack]
    local called = before and before.what == "word" and i - 1 or top and top.what == "(" and top.at - 1
    local first = before and (before.what == "word" or top and top.at == i - 1)
    local name = called and text_of(text, tokens[called]) or ""
    name = candidates.english(R, name)
    local of = called and text_of(text, tokens[called - 1]) == "." and text_of(text, tokens[called - 2])
    if PATHS[name] and first and not of then return candidates.files(typed, PATHS[name]), true end
    if of == "draw" and (not first or name ~= "map" and name ~= "zoom") then return candidates.files(typed, "w"), true end
    if of == "draw" then return candidates.things(R, { name == "map" and "journey" or "phase" }, typed) end
    if word == "[" then
        local steps = path_to(text, tokens, i - 2)
        if steps then return candidates.members(R, steps) end
    end
    if first and (name == "explain" or candidates.TAKES[name]) then return candidates.things(R, candidates.TAKES[name], typed) end
    if first and schema.kinds[name] then return candidates.things(R, { name }) end
    local field, owner = candidates.field_at(text, tokens, i, stack)
    return candidates.of_field(R, owner, field, typed)
end

local function strings(R, text, tokens, after)
    local i = #tokens
    local one = tokens[i]
    local quote, typed = text:sub(one.from, one.from), text:sub(one.from + 1)
    tokens[i] = nil
    local stack = lexer.open(text, tokens)
    tokens[i] = one
    local list, is_path = in_quotes(R, text, tokens, i, stack, typed)
    local bracket = text_of(text, tokens[i - 1]) == "["
    local closing = after:sub(1, 1) == quote and "" or quote .. (bracket and after:sub(1, 1) ~= "]" and "]" or "")
    return fitting(list, typed, function(found)
        if is_path and found.name:sub(-1) == "/" then return found.name end
        return quoted(found.name, quote) .. closing
    end), #typed
end

-- words -------------------------------------------------------------------------------------------------

--- What may stand where a word begins: a field at the place of a key, and every global.
local function words(R, text, tokens, stack, typed)
    local before, top = text_of(text, tokens[#tokens]), stack[#stack]
    local list = {}
    if before == "[" then
        local steps = path_to(text, tokens, #tokens - 1)
        local found = steps and candidates.members(R, steps) or candidates.things(R)
        if not steps and not (top and top.what == "[") then found = {} end
        if typed == "" then
            return fitting(found, "", function(one) return '"' .. quoted(one.name, '"') .. '"]' end), 0
        end
    end
    local key = top and top.what == "{" and (before == "{" or before == "," or before == ";")
    if key then
        local names = candidates.key_names(R, stack)
        if names and #fitting(names, typed) > 0 then
            return fitting(names, typed, function(one)
                return one.name:find("^[%a_][%w_]*$") and not lexer.KEYWORDS[one.name] and one.name or '["' .. quoted(one.name, '"') .. '"]'
            end), #typed
        end
        list = candidates.keys(R, stack)
        if #fitting(list, typed) > 0 then
            if typed ~= "" then return fitting(list, typed), #typed end
            return fitting(list, typed), 0
        end
    end
    return fitting(candidates.globals(R), typed), #typed
end

function complete.at(R, before, after)
    local tokens = lexer.read(before)
    local last = tokens[#tokens]
    if last and last.what == "comment" and (last.open or last.to == #before) then return {}, 0 end
    if last and last.what == "string" and last.open and last.to >= #before then return strings(R, before, tokens, after or "") end
    if last and (last.what == "number" and last.to == #before or last.open) then return {}, 0 end
    local typed = last and last.what == "word" and last.to == #before and text_of(before, last) or ""
    if typed ~= "" then tokens[#tokens] = nil end
    local sign = text_of(before, tokens[#tokens])
    if sign == "." or sign == ":" then return members(R, before, tokens, #tokens, typed) end
    return words(R, before, tokens, lexer.open(before, tokens), typed)
end

return complete
