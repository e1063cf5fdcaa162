-- Reads JSON (RFC 8259), strictly: nothing that the grammar does not have, no key twice, no bytes that are no UTF-8.
--
-- json_read.decode(text, limits) -> value | nil, message ("byte 12: …"). Objects are tables by key, lists are tables from 1 on
-- with the metatable json_read.list, null is json.null of words/json.lua: so null in a list or an object is there.
-- limits (may be nil): { depth = how deep lists and objects may lie in each other (100), size = bytes of the text (64 MiB),
-- values = how many values there may be (5 million) }.
-- Half of a pair of surrogates by itself is no character; as JavaScript writes such ones it is read as U+FFFD.

local json = require "reis.words.json"

local json_read = {}

json_read.list = { __name = "list" }

local DEPTH, SIZE, VALUES = 100, 64 << 20, 5000000

local ESCAPES = { ['"'] = '"', ["\\"] = "\\", ["/"] = "/", b = "\b", f = "\f", n = "\n", r = "\r", t = "\t" }
local LITERALS = { { "true", true }, { "false", false }, { "null", json.null } }

--- Ends the reading: caught by decode.
local function wrong(at, message) error({ at = at, message = message }, 0) end

local function skip(R, at) return R.text:find("[^ \t\n\r]", at) or #R.text + 1 end

--- What stands at a place, for a message.
local function found(R, at)
    if at > #R.text then return "the end" end
    local c = R.text:sub(at, at)
    return c:find("^[%g ]$") and "'" .. c .. "'" or ("byte 0x%02x"):format(c:byte())
end

--- The character that \uXXXX at `at` (of the backslash) is. -> text, the place after it
local function escaped(R, at)
    local hex = R.text:match("^\\u(%x%x%x%x)", at)
    if not hex then wrong(at, "\\u needs four hexadecimal digits") end
    local code = tonumber(hex, 16)
    if code >= 0xD800 and code <= 0xDBFF then
        local low = tonumber(R.text:match("^\\u(%x%x%x%x)", at + 6) or "0", 16)
        if low >= 0xDC00 and low <= 0xDFFF then
            return utf8.char(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)), at + 12
        end
    end
    if code >= 0xD800 and code <= 0xDFFF then code = 0xFFFD end
    return utf8.char(code), at + 6
end

--- The text that begins with the quote at `at`. -> text, the place after it
local function string_at(R, at)
    local text, parts, from = R.text, nil, at + 1
    local i = from
    while true do
        local stop = text:find('["\\%c]', i)
        if not stop then wrong(at, "a text that does not end") end
        local c = text:sub(stop, stop)
        if c == '"' then
            local last = text:sub(from, stop - 1)
            if parts then
                parts[#parts + 1] = last
                last = table.concat(parts)
            end
            return last, stop + 1
        end
        if c == "\127" then -- a control character to Lua, none to JSON
            i = stop + 1
        elseif c ~= "\\" then
            wrong(stop, "a control character in a text; write it as \\u" .. ("%04x"):format(c:byte()))
        else
            parts = parts or {}
            parts[#parts + 1] = text:sub(from, stop - 1)
            local letter = text:sub(stop + 1, stop + 1)
            if letter == "u" then
                parts[#parts + 1], from = escaped(R, stop)
            else
                parts[#parts + 1] = ESCAPES[letter] or wrong(stop, "no escape of JSON")
                from = stop + 2
            end
            i = from
        end
    end
end

local function number_at(R, at)
    local text = R.text
    local _, stop = text:find("^%-?%d+", at)
    if not stop or text:find("^%-?0%d", at) then wrong(at, stop and "a number with a leading zero" or "no value: " .. found(R, at)) end
    local _, fraction = text:find("^%.%d+", stop + 1)
    stop = fraction or stop
    local _, exponent = text:find("^[eE][+-]?%d+", stop + 1)
    stop = exponent or stop
    if text:find("^[%w.]", stop + 1) then wrong(at, "no number of JSON") end
    local value = tonumber(text:sub(at, stop))
    if value == math.huge or value == -math.huge then wrong(at, "a number that is too large") end
    return value, stop + 1
end

local value_at

local function list_at(R, at, depth)
    local list, n = setmetatable({}, json_read.list), 0
    at = skip(R, at + 1)
    if R.text:sub(at, at) == "]" then return list, at + 1 end
    while true do
        n = n + 1
        list[n], at = value_at(R, at, depth)
        at = skip(R, at)
        local c = R.text:sub(at, at)
        if c == "]" then return list, at + 1 end
        if c ~= "," then wrong(at, "a comma or ] must stand here, not " .. found(R, at)) end
        at = skip(R, at + 1)
    end
end

local function object_at(R, at, depth)
    local object, key = {}, nil
    at = skip(R, at + 1)
    if R.text:sub(at, at) == "}" then return object, at + 1 end
    while true do
        if R.text:sub(at, at) ~= '"' then wrong(at, "a key in quotes must stand here, not " .. found(R, at)) end
        local from = at
        key, at = string_at(R, at)
        if object[key] ~= nil then wrong(from, "a key that is there already") end
        at = skip(R, at)
        if R.text:sub(at, at) ~= ":" then wrong(at, "a colon must stand here, not " .. found(R, at)) end
        object[key], at = value_at(R, skip(R, at + 1), depth)
        at = skip(R, at)
        local c = R.text:sub(at, at)
        if c == "}" then return object, at + 1 end
        if c ~= "," then wrong(at, "a comma or } must stand here, not " .. found(R, at)) end
        at = skip(R, at + 1)
    end
end

--- The value at a place that is no space. -> value, the place after it
function value_at(R, at, depth)
    local c = R.text:sub(at, at)
    R.left = R.left - 1
    if R.left < 0 then wrong(at, "more values than may be read") end
    if c == '"' then return string_at(R, at) end
    if c == "{" or c == "[" then
        if depth >= R.depth then wrong(at, ("lists and objects lie deeper in each other than %d"):format(R.depth)) end
        return (c == "{" and object_at or list_at)(R, at, depth + 1)
    end
    for _, one in ipairs(LITERALS) do
        if R.text:sub(at, at + #one[1] - 1) == one[1] and not R.text:find("^%w", at + #one[1]) then return one[2], at + #one[1] end
    end
    return number_at(R, at)
end

--- text -> value | nil, message: see above
function json_read.decode(text, limits)
    limits = limits or {}
    if #text > (limits.size or SIZE) then return nil, ("longer than %d bytes"):format(limits.size or SIZE) end
    local fine, bad = utf8.len(text)
    if not fine then return nil, ("byte %d: this is no UTF-8"):format(bad) end
    local R = { text = text, depth = limits.depth or DEPTH, left = limits.values or VALUES }
    local ok, value = pcall(function()
        local value, at = value_at(R, skip(R, 1), 0)
        at = skip(R, at)
        if at <= #text then wrong(at, "more after the value: " .. found(R, at)) end
        return value
    end)
    if ok then return value end
    if type(value) ~= "table" or not value.at then error(value, 0) end
    return nil, ("byte %d: %s"):format(value.at, value.message)
end

return json_read
