-- Judges and shows text from a script: strict UTF-8, control characters, lengths and urls.

local schema = require "reis.language.schema"

local text = {}

-- The well-formed sequences of more than one byte (Unicode 15, table 3-7).
local SEQUENCES = {
    "^[\xC2-\xDF][\x80-\xBF]",
    "^\xE0[\xA0-\xBF][\x80-\xBF]", "^[\xE1-\xEC\xEE\xEF][\x80-\xBF][\x80-\xBF]",
    "^\xED[\x80-\x9F][\x80-\xBF]",
    "^\xF0[\x90-\xBF][\x80-\xBF][\x80-\xBF]",
    "^[\xF1-\xF3][\x80-\xBF][\x80-\xBF][\x80-\xBF]",
    "^\xF4[\x80-\x8F][\x80-\xBF][\x80-\xBF]",
}

--- The last byte of the well-formed sequence at byte i, or nil.
local function sequence(s, i)
    if s:byte(i) < 0x80 then return i end
    for k = 1, #SEQUENCES do
        local _, last = s:find(SEQUENCES[k], i)
        if last then return last end
    end
end

-- Characters that steer the direction of text: they make a name look like another.
local function steers(code)
    return code >= 0x202A and code <= 0x202E or code >= 0x2066 and code <= 0x2069
        or code == 0x2028 or code == 0x2029 or code == 0xFEFF
        or code >= 0xE0000 and code <= 0xE007F
end

local function not_ascii(s)
    local i, n = 1, #s
    while i <= n do
        local last = sequence(s, i)
        if not last then
            return ("is not valid UTF-8 (byte %02X at position %d); save the script as UTF-8")
                :format(s:byte(i), i)
        end
        if last > i then
            local code = utf8.codepoint(s, i)
            if code < 0xA0 or steers(code) then
                return ("has a control character (U+%04X at position %d); take it out")
                    :format(code, i)
            end
        end
        i = last + 1
    end
end

--- nil if s is a text of at most `most` characters, else what is wrong with it.
function text.problem(s, most)
    if #s > most then
        local length = #s <= 4 * most and utf8.len(s) or #s
        if length > most then
            return ("has %d characters; at most %d will do"):format(length, most)
        end
    end
    if not s:find("[^\32-\126]") then return nil end
    local at = s:find("[\0-\31\127]")
    if at then
        local byte = s:byte(at)
        local space = byte == 10 and "a line break" or byte == 9 and "a tab"
        if space then return ("has %s at position %d; it stands on one line: put a space there"):format(space, at) end
        return ("has a control character (%s at position %d); take it out"):format(byte == 0 and "NUL"
            or ("\\x%02X"):format(byte), at)
    end
    return not_ascii(s)
end

--- A text on one line: every run of spaces, tabs and line breaks in it is one space, and none stands at its ends.
function text.folded(s)
    if not s:find("[\t\n\r]") then return s end
    return (s:gsub("[ \t\n\r]+", " "):gsub("^ ", ""):gsub(" $", ""))
end

--- Foreign text as a text that a script may hold: no control characters, no keys of a terminal, valid UTF-8, on one line, at
-- most `most` characters.
function text.clean(s, most)
    s = s:gsub("\27[%[O][%d;?]*[%a~]", ""):gsub("%c", " ")
    local out, n, i = {}, 0, 1
    while i <= #s and n < most do
        local last = sequence(s, i)
        local char = last and s:sub(i, last)
        if char and not text.problem(char, 1) then
            n = n + 1
            out[n] = char
        end
        i = (last or i) + 1
    end
    return (table.concat(out):gsub("%s+", " "):gsub("^ ", ""):gsub(" $", ""))
end

--- A name as it is compared: without soft hyphens, which only say where a word may be broken.
function text.key(name)
    if not name:find("\xC2\xAD", 1, true) then return name end
    return (name:gsub("\xC2\xAD", ""))
end

--- s as it can be printed: on one line, bytes that are no text as \xNN, at most `most` bytes.
function text.plain(s, most)
    most = most or 60
    local cut = #s > most
    if cut then
        s = s:sub(1, most)
        while #s > 0 and s:byte(-1) >= 0x80 and s:byte(-1) < 0xC0 do s = s:sub(1, -2) end
        if #s > 0 and s:byte(-1) >= 0xC0 then s = s:sub(1, -2) end
    end
    if s:find("[^\32-\126]") then
        local parts, i = {}, 1
        while i <= #s do
            local last = s:byte(i) >= 0x20 and s:byte(i) ~= 0x7F and sequence(s, i)
            local code = last and utf8.codepoint(s, i)
            if not last then
                parts[#parts + 1] = ("\\x%02X"):format(s:byte(i))
                last = i
            elseif code >= 0x80 and code < 0xA0 or steers(code) then
                parts[#parts + 1] = ("\\u{%X}"):format(code)
            else
                parts[#parts + 1] = s:sub(i, last)
            end
            i = last + 1
        end
        s = table.concat(parts)
    end
    return cut and s .. "…" or s
end

--- s between double quotes, safe to print.
function text.quote(s, most)
    return '"' .. text.plain(s, most) .. '"'
end

--- The same of at most about `most` bytes with the middle left out, since names that begin alike mostly end differently.
function text.quote_ends(s, most)
    if #s <= most then return text.quote(s, most) end
    local tail = s:sub(-(most // 2)):gsub("^[\x80-\xBF]+", "")
    return '"' .. text.plain(s, most - most // 2) .. text.plain(tail, most) .. '"'
end

--- A value from a script in words, for a message: `the text "0,5"`, `-3`, `a table`.
function text.show(v)
    local kind = math.type(v)
    if kind == "integer" then return tostring(v) end
    if kind == "float" then
        if v ~= v then return "not a number (NaN)" end
        if v == math.huge or v == -math.huge then return "infinite" end
        return ("%.10g"):format(v)
    end
    kind = type(v)
    if kind == "string" then return "the text " .. text.quote(v) end
    if kind == "boolean" then return tostring(v) end
    if kind == "nil" then return "nil" end
    return "a " .. kind
end

--- nil if s may stand in a url field, else what is wrong with it.
function text.url_problem(s)
    local problem = text.problem(s, schema.MAX_TEXT)
    if problem then return problem end
    if s == "" then return "is empty; leave it out" end
    local at = s:find("[%s\"'<>\\`]")
    if at then
        return ("has a space, quote or backslash at position %d; write it as %%%02X")
            :format(at, s:byte(at))
    end
    if s:find("^//") then return "starts with //; write https:// or a relative path" end
    local scheme = s:match("^([^/?#]*):")
    if not scheme then return nil end
    scheme = scheme:lower()
    if scheme == "mailto" then return nil end
    if scheme ~= "https" and scheme ~= "http" then
        return "has the scheme " .. text.quote(scheme, 20)
            .. "; use https, http, mailto or a relative path"
    end
    if not s:find("^%a+://[^/?#]") then return "has no host after " .. scheme .. "://" end
end

--- nil if s is YYYY, YYYY-MM or YYYY-MM-DD and exists, else what is wrong with it.
function text.date_problem(s)
    local year, month, day = s:match("^(%d%d%d%d)%-(%d%d)%-(%d%d)$")
    if not year then year, month = s:match("^(%d%d%d%d)%-(%d%d)$") end
    if not year then year = s:match("^(%d%d%d%d)$") end
    if not year then
        local meant = require "reis.language.notation".date(s)
        return "is no date; write it as " .. (meant and text.quote(meant) or '"2026-03-14" or "2026-03"')
    end
    year, month, day = tonumber(year), tonumber(month or 1), tonumber(day or 1)
    if month < 1 or month > 12 then return "has no month " .. month .. "; months run 1 to 12" end
    local days = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 }
    if year % 4 == 0 and (year % 100 ~= 0 or year % 400 == 0) then days[2] = 29 end
    if day < 1 or day > days[month] then return ("is no date: that month has %d days")
        :format(days[month]) end
end

return text
