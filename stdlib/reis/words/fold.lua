-- Names that look the same made the same: case, composed and decomposed accents, soft hyphens and other marks without width.

local MARKS = { ["\u{300}"] = "`", ["\u{301}"] = "'", ["\u{302}"] = "^", ["\u{303}"] = "~",
    ["\u{308}"] = '"', ["\u{30A}"] = "o", ["\u{327}"] = "," }
local COMPOSED = "àa`áa'âa^ãa~äa\"åaoçc,"
    .. "èe`ée'êe^ëe\"ìi`íi'îi^ïi\"ñn~òo`óo'ôo^õo~öo\"ùu`úu'ûu^üu\"ýy'"

local FOLD = {}
for _, code in utf8.codes(COMPOSED) do
    local char = utf8.char(code)
    if code > 127 then
        local _, last = COMPOSED:find(char, 1, true)
        FOLD[char] = COMPOSED:sub(last + 1, last + 2)
        FOLD[utf8.char(code - 32)] = FOLD[char]
    end
end
for mark, ascii in pairs(MARKS) do FOLD[mark] = ascii end
for _, gone in ipairs { "\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}" } do FOLD[gone] = "" end
FOLD["\u{A0}"] = " "

--- A name as it is compared with others that may mean the same.
return function(name)
    return (name:lower():gsub("[\xC2-\xF4][\x80-\xBF]*", FOLD):gsub("%s+", " "))
end
