-- Characters that word processors and web pages put in the place of those of a script: what they are called and
-- what to write instead. Loaded once one stands where it cannot.

local characters = {}

local STRAIGHT, SPACE, OUT = 'write a straight one: "', "put an ordinary space in its place", "take it out"

-- first, last, what it is, what to do
local RANGES = {
    { 0x91, 0x94, "a quote of Windows", STRAIGHT }, { 0x80, 0x9F, "a control character", OUT },
    { 0xA0, 0xA0, "a non-breaking space", SPACE }, { 0xA3, 0xA5, "a sign of money", "write the number alone" },
    { 0xAB, 0xAB, "a guillemet", STRAIGHT }, { 0xAD, 0xAD, "an invisible soft hyphen", OUT },
    { 0xB4, 0xB4, "an accent for a quote", STRAIGHT }, { 0xBB, 0xBB, "a guillemet", STRAIGHT },
    { 0xD7, 0xD7, "a typographic times sign", "write *" }, { 0xF7, 0xF7, "a typographic division sign", "write /" },
    { 0x1680, 0x1680, "a special space", SPACE }, { 0x2000, 0x200A, "a special space", SPACE },
    { 0x200B, 0x200B, "an invisible space", OUT }, { 0x200C, 0x200D, "an invisible joiner", OUT },
    { 0x200E, 0x200F, "an invisible mark of direction", OUT },
    { 0x2010, 0x2015, "a typographic dash", "write a plain minus: -" },
    { 0x2018, 0x2019, "a curly quote", STRAIGHT }, { 0x201A, 0x201B, "a low quote", STRAIGHT },
    { 0x201C, 0x201D, "a curly quote", STRAIGHT }, { 0x201E, 0x201F, "a low quote", STRAIGHT },
    { 0x2022, 0x2022, "a bullet", "take it out; what follows another ends with a comma" },
    { 0x2026, 0x2026, "an ellipsis", "take it out" }, { 0x2028, 0x2029, "an invisible line break", OUT },
    { 0x202A, 0x202E, "an invisible mark of direction", OUT }, { 0x202F, 0x202F, "a narrow space", SPACE },
    { 0x2032, 0x2033, "a prime for a quote", STRAIGHT }, { 0x2039, 0x203A, "a guillemet", STRAIGHT },
    { 0x205F, 0x205F, "a special space", SPACE }, { 0x2060, 0x2064, "an invisible joiner", OUT },
    { 0x2066, 0x2069, "an invisible mark of direction", OUT },
    { 0x20A0, 0x20CF, "a sign of money", "write the number alone" },
    { 0x2190, 0x21FF, "an arrow", 'a way on is written next = "…"' },
    { 0x2212, 0x2212, "a typographic minus", "write a plain one: -" },
    { 0x2264, 0x2264, "a typographic sign", "write <=" }, { 0x2265, 0x2265, "a typographic sign", "write >=" },
    { 0x3000, 0x3000, "an ideographic space", SPACE }, { 0x3001, 0x3001, "an ideographic comma", "write ," },
    { 0x300C, 0x300F, "an ideographic quote", STRAIGHT }, { 0xFEFF, 0xFEFF, "an invisible byte order mark", OUT },
    { 0xFF02, 0xFF02, "a full-width quote", STRAIGHT }, { 0xFF07, 0xFF07, "a full-width quote", STRAIGHT },
    { 0xE0000, 0xE007F, "an invisible tag", OUT },
}

-- Letters of Windows-1252 that are no UTF-8 when they stand alone.
local WINDOWS = { [0x80] = "a euro sign", [0x82] = "a low quote", [0x84] = "a low quote", [0x85] = "an ellipsis",
    [0x91] = "a curly quote", [0x92] = "a curly quote", [0x93] = "a curly quote", [0x94] = "a curly quote",
    [0x96] = "a dash", [0x97] = "a dash", [0xA0] = "a non-breaking space" }

--- The character at byte i of s: its code point and the byte after it; nil where it is no UTF-8.
function characters.at(s, i)
    local last = s:match("^[\xC2-\xF4][\x80-\xBF]+()", i)
    for stop = last or i, i + 1, -1 do
        if utf8.len(s, i, stop - 1) == 1 then return utf8.codepoint(s, i), stop end
    end
end

--- What a character is and what to do about it: "a non-breaking space (U+00A0)", "put …"; nil for a letter.
function characters.name(code)
    for _, range in ipairs(RANGES) do
        if code >= range[1] and code <= range[2] then
            return ("%s (U+%04X)"):format(range[3], code), range[4]
        end
    end
    if code >= 0xFF01 and code <= 0xFF5E then
        return ("a full-width sign (U+%04X)"):format(code), "write " .. string.char(code - 0xFEE0)
    end
end

--- Whether a character is a quote of some kind.
function characters.is_quote(code)
    local _, way_out = characters.name(code)
    return way_out == STRAIGHT
end

--- What a byte that is no UTF-8 probably is, in an old encoding.
function characters.byte(byte)
    local what = WINDOWS[byte]
    return ("byte %02X is no UTF-8%s; the script was saved in an old encoding (Latin-1, Windows): save it as UTF-8")
        :format(byte, what and " (" .. what .. ")" or "")
end

--- What is wrong with how a whole file is encoded; nil where it can be UTF-8.
function characters.encoding(s)
    local start = s:sub(1, 4)
    local wide = start == "\xFF\xFE\0\0" or start == "\0\0\xFE\xFF" or start:find("^%z%z%z") or start:find("^[^%z]%z%z%z")
    local name = wide and "UTF-32" or (start:find("^\xFF\xFE") or start:find("^\xFE\xFF") or start:find("^%z[^%z]")
        or start:find("^[^%z]%z")) and "UTF-16"
    if name then return ("the script was saved as %s; save it as UTF-8"):format(name) end
    if start:find("^PK\3\4") or start:find("^{\\rt") or start:find("^%%PDF") or start:find("^\xD0\xCF") then
        return "this is a document of a word processor; save it as plain text (UTF-8)"
    end
end

return characters
