-- What a global that does not exist was meant to be, and a word of the language that was given another meaning.

local schema = require "reis.language.schema"
local text = require "reis.language.text"
local place = require "reis.language.place"
local nearest = require "reis.language.nearest"
local environment = require "reis.language.environment"

local unknown = {}

--- Where a word stands in the line the script is at, and that line.
local function on_this_line(s, name)
    if not name:find("^[%a_][%w_]*$") then return nil, "" end
    local file, line = s.where()
    local source = place.line(s.finder, file, line) or ""
    return source:find("%f[%w_]" .. name .. "%f[^%w_]"), source
end

--- Whether a thing of that name was declared so far.
local function is_declared(s, name)
    for _, kind in ipairs(schema.order) do
        if s.known[kind][name] then return true end
    end
    for _, thing in ipairs(s.nested) do
        if thing.name == name then return true end
    end
    return false
end

--- What a word that is not there plainly stands for: one with a capital too many, a Dutch one, yes for true. It is
-- reported, and the script goes on with it. -> value, or nil. known(name) -> the value of a word that is there
function unknown.meant(s, name, known)
    if type(name) ~= "string" or environment.without(name) or is_declared(s, name) then return nil end
    local nl = require "reis.language.vocabulary.nl"
    local value, word = nl.constants[name:lower()], nil
    if value ~= nil then
        word = tostring(value)
    else
        for _, one in ipairs { name:lower(), nl.word(name) } do
            if value == nil and one ~= name then value, word = known(one), one end
        end
    end
    if value == nil then return nil end
    local column, source = on_this_line(s, name)
    if not column or source:find("%f[%w_]" .. name .. "%s*==") then return nil end
    s:problem_here(("unknown global '%s'; did you mean %s?"):format(text.plain(name, 40), word), column)
    return value
end

--- Whether a word of the language stays one although it was given another meaning: journey = "J". It is reported.
function unknown.keeps(s, name)
    if not s.globals[name] then return false end
    s:problem_here(("%s is a word of the language and stays one; give what you keep another name"):format(name),
        (on_this_line(s, name)))
    return true
end

--- The message for a global that does not exist; others: further names that do.
function unknown.message(s, name, others)
    local globals = {}
    for known in pairs(s.globals) do globals[#globals + 1] = known end
    for _, known in ipairs(others or {}) do globals[#globals + 1] = known end
    table.sort(globals)
    local shown = text.plain(tostring(name), 40)
    local without = environment.without(name)
    if without then return without end
    if type(name) == "string" and name:find("^[%a_][%w_]*$") then
        local _, source = on_this_line(s, name)
        if source:find("%f[%w_]" .. name .. "%s*==") then
            return ("a field is given with one =: %s = …"):format(shown)
        end
    end
    local declared = {}
    for _, kind in ipairs(schema.order) do
        for known in pairs(s.known[kind]) do declared[#declared + 1] = known end
    end
    for _, thing in ipairs(s.nested) do declared[#declared + 1] = thing.name end
    table.sort(declared)
    local hint
    for _, known in ipairs(declared) do
        if known == name then hint = text.quote(known) end
    end
    local own = nearest.of(tostring(name), globals)
    -- the language's own names have no capital: "Paid" is a name rather than the word pain
    if own and (not tostring(name):find("^%u") or #name >= 6 or own == name:lower()) then
        hint = hint or own
    end
    local near = not hint and nearest.of(tostring(name), declared)
    hint = hint or near and text.quote(near)
    return ("unknown global '%s'; %s"):format(shown, hint and "did you mean " .. hint .. "?"
        or "a text stands between quotes: \"" .. shown .. "\"")
end

return unknown
