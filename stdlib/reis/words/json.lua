-- Writes JSON with full double precision and a fixed order of keys.

local json = {}

local ESCAPES = { ['"'] = '\\"', ["\\"] = "\\\\", ["\n"] = "\\n", ["\r"] = "\\r", ["\t"] = "\\t" }

--- Characters that are not seen but obeyed (C1, bidirectional controls, zero width, soft hyphens …).
local function is_hidden(c)
    return c < 0xA0 or c == 0xAD or c == 0x61C or c >= 0x200B and c <= 0x200F or c >= 0x2028 and c <= 0x202E
        or c >= 0x2060 and c <= 0x206F or c == 0xFEFF or c >= 0xFFF9 and c <= 0xFFFB or c >= 0xE0000 and c <= 0xE007F
end

local function seen(character)
    local c = utf8.codepoint(character)
    if not is_hidden(c) then return nil end
    if c < 0x10000 then return ("\\u%04x"):format(c) end
    c = c - 0x10000
    return ("\\u%04x\\u%04x"):format(0xD800 + (c >> 10), 0xDC00 + (c & 0x3FF))
end

local function text(s)
    s = s:gsub('[%c"\\\127]', function(c) return ESCAPES[c] or ("\\u%04x"):format(c:byte()) end)
    return '"' .. s:gsub("[\194-\244][\128-\191]+", seen) .. '"'
end

local format, floor, tonumber = string.format, math.floor, tonumber

local function number(x)
    if x ~= x or x == math.huge or x == -math.huge then return "null" end
    if x == floor(x) and x < 2 ^ 53 and x > -2 ^ 53 then return format("%d", x) end
    local short = format("%.15g", x)
    return tonumber(short) == x and short or format("%.17g", x)
end

--- What stands for an undefined figure, where a key must be there.
json.null = setmetatable({}, { __name = "null" })

--- A list of { key, value } pairs printed as an object in that order; nil values become null.
function json.object(pairs_list)
    return { object = pairs_list }
end

--- An object of the named fields of t, in that order; absent ones are null.
function json.fields(t, names)
    local list = {}
    for i, name in ipairs(names) do
        local value = t[name]
        if value == nil then value = json.null end
        list[i] = { name, value }
    end
    return { object = list }
end

--- A writer of objects that all have the same fields of texts and numbers: f(t) -> the object, encoded already.
function json.row(names)
    local keys = {}
    for i, name in ipairs(names) do keys[i] = (i == 1 and "{" or ",") .. text(name) .. ":" end
    local n, out = #names, {}
    return function(t)
        for i = 1, n do
            local v = t[names[i]]
            local kind = type(v)
            out[2 * i - 1] = keys[i]
            out[2 * i] = kind == "number" and number(v) or kind == "string" and text(v) or v == nil and "null" or tostring(v)
        end
        out[2 * n + 1] = "}"
        return { raw = table.concat(out, "", 1, 2 * n + 1) }
    end
end

local function write(out, v)
    if v == nil or v == json.null then
        out[#out + 1] = "null"
    elseif type(v) == "string" then
        out[#out + 1] = text(v)
    elseif type(v) == "number" then
        out[#out + 1] = number(v)
    elseif type(v) == "boolean" then
        out[#out + 1] = tostring(v)
    elseif v.raw then
        out[#out + 1] = v.raw
    elseif v.object then
        out[#out + 1] = "{"
        for i, pair in ipairs(v.object) do
            if i > 1 then out[#out + 1] = "," end
            out[#out + 1] = text(pair[1]) .. ":"
            write(out, pair[2])
        end
        out[#out + 1] = "}"
    else
        out[#out + 1] = "["
        for i, item in ipairs(v) do
            if i > 1 then out[#out + 1] = "," end
            write(out, item)
        end
        out[#out + 1] = "]"
    end
end

--- v (texts, numbers, booleans, lists, json.object) -> one line of JSON with its newline
function json.encode(v)
    local out = {}
    write(out, v)
    out[#out + 1] = "\n"
    return table.concat(out)
end

return json
