-- Two names that look the same and are not: composed and decomposed accents, or case.
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

local function folded(name)
    return (name:lower():gsub("[\xC2-\xF4][\x80-\xBF]*", FOLD):gsub("%s+", " "))
end

return {
    name = "names-alike",
    doc = "Two things of a kind whose names look the same but differ in bytes.",
    check = function(model, _, report)
        local function look(list)
            local known = {}
            for _, thing in ipairs(list) do
                local key = folded(thing.name)
                local first = known[key]
                if first and first.name ~= thing.name then
                    report("warning", thing, ("looks like the one at line %d and is another name; "
                        .. "write both alike, or give one another name"):format(first.line))
                end
                known[key] = first or thing
            end
        end
        for _, collection in ipairs(require "reis.model.model".collections) do
            if collection ~= "criteria" then look(model[collection]) end
        end
        for _, journey in ipairs(model.journeys) do look(journey.touchpoints) end
    end,
}
