-- White space as ECMAScript has it, which is what Mermaid's grammar is written against: that of ASCII and seventeen of Unicode.

local blanks = {}

local THREE = { ["\xE1\x9A\x80"] = true, ["\xE2\x81\x9F"] = true, ["\xE2\x80\xA8"] = true, ["\xE2\x80\xA9"] = true, ["\xE2\x80\xAF"] = true,
    ["\xE3\x80\x80"] = true, ["\xEF\xBB\xBF"] = true }
for last = 0x80, 0x8A do THREE["\xE2\x80" .. string.char(last)] = true end

--- How many bytes the white space at a position takes; nil where there is none.
function blanks.width(s, at)
    local byte = s:byte(at)
    if not byte then return nil end
    if byte == 32 or byte >= 9 and byte <= 13 then return 1 end
    if byte == 0xC2 then return s:byte(at + 1) == 0xA0 and 2 or nil end
    return byte >= 0xE1 and THREE[s:sub(at, at + 2)] and 3 or nil
end

local SEPARATOR = { ["\xE2\x80\xA8"] = true, ["\xE2\x80\xA9"] = true }

--- The same text, byte for byte as long, for patterns: white space of more than one byte as that many spaces, so that %s finds
-- what \s finds; but each byte of a line or paragraph separator as \f, so that [^\n\f] is what a . is.
function blanks.plain(s)
    if not s:find("[\v\f\xC2\xE1-\xE3\xEF]") then return s end
    return (s:gsub("[\v\f]", " "):gsub("\xC2\xA0", "  "):gsub("[\xE1-\xE3\xEF][\x80-\xBF][\x80-\xBF]", function(c)
        return THREE[c] and (SEPARATOR[c] and "\f\f\f" or "   ")
    end))
end

--- Without white space at its beginning.
function blanks.trim_left(s) return s:sub(#blanks.plain(s):match("^%s*") + 1) end

--- Without white space at its ends.
function blanks.trim(s)
    local plain = blanks.plain(s)
    local from = plain:find("%S")
    return from and s:sub(from, plain:match("^.*%S()") - 1) or ""
end

return blanks
