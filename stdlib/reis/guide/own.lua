-- The wording of the guide: ours, or that of a user's file, guide/questions.lua beside the script or method/NAME.lua: a table of
-- kind = { ask =, more = } (or false: it is not asked), and of opening, closing and how, lists of texts. A text is one, or { en =, nl = }.

local extension = require "reis.language.extension"
local i18n = require "reis.words.i18n"
local kinds = require "reis.guide.kinds"
local nearest = require "reis.language.nearest"
local said = require "reis.status.said"

local own = {}

local LISTS = { opening = true, closing = true, how = true }
local PARTS = { ask = true, more = true }

--- What is wrong at a key of the file; nil where nothing is.
local function slip(key, v)
    if type(key) ~= "string" or not (LISTS[key] or kinds.order[key] or key == "layer") then
        local known = { "opening", "closing", "how", "layer", table.unpack(kinds.order) }
        local near = type(key) == "string" and nearest.of(key, known)
        return ("there is no kind of question '%s'%s"):format(tostring(key):sub(1, 60), near and "; did you mean " .. near .. "?"
            or "; there is: " .. table.concat(known, ", "))
    end
    if LISTS[key] then
        if type(v) ~= "table" then return key .. " is no list of texts" end
        for i, text in ipairs(v) do
            if not said.is_text(text) then return ("%s has a text %d that is none"):format(key, i) end
        end
        return nil
    end
    if v == false or said.is_text(v) then return nil end
    if type(v) ~= "table" then return key .. ' needs { ask = "…", more = "…" }, or false where it is not asked' end
    for part, text in next, v do
        if not PARTS[part] then return ("%s has '%s'; it takes ask and more"):format(key, tostring(part):sub(1, 60)) end
        if not said.is_text(text) then return ("%s.%s is no text"):format(key, part) end
    end
end

--- Looks a user's table over. -> the table | nil, message
local function read(found, path)
    local names = {}
    for key in next, found do names[#names + 1] = key end
    table.sort(names, function(a, b) return tostring(a) < tostring(b) end) -- the same message on every run
    for _, key in ipairs(names) do
        local wrong = slip(key, found[key])
        if wrong then return nil, path .. ": " .. wrong end
    end
    return found
end

--- The user's wording by a name: of method/NAME.lua; without one that of guide/questions.lua beside the script.
-- -> table (empty: ours), where it is from | nil, message
function own.words(name)
    local found, path = extension.instead("guide", "questions", name, "questions")
    if not found then return not path and {} or nil, path end
    return read(found, path)
end

--- A text of the user's in a language, whatever it is written in.
local function text_of(v, lang)
    if type(v) == "string" then return v end
    return type(v) == "table" and said.is_text(v) and said.text(v, lang) or nil
end

--- How the guide speaks. words: of own.words -> { ask(kind), more(kind) -> text, or nil where it is not asked; list(name) -> texts }
function own.speaker(words, lang)
    local W, S = i18n.of(lang, "guide"), {}
    local function part(kind, name)
        local v = words[kind]
        if v == false then return nil end
        local alone = name == "ask" and text_of(v, lang)
        return alone or type(v) == "table" and text_of(v[name], lang) or (type(v) ~= "table" or name == "ask") and W(name .. "." .. kind) or ""
    end
    function S.ask(kind) return part(kind, "ask") end
    function S.more(kind) return part(kind, "more") or "" end
    function S.list(name)
        local out = {}
        for i, v in ipairs(words[name] or W(name)) do out[i] = text_of(v, lang) or "" end
        return out
    end
    return S
end

return own
