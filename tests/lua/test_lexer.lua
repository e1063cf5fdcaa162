-- Tokens of what is being typed, and what is still open.

package.path = "tests/lua/?.lua;" .. package.path
local T = require "harness"
local lexer = require "reis.language.lexer"

--- What is open at the end of a text, outermost first, with the words that own braces.
local function open(text)
    local out = {}
    for i, one in ipairs((lexer.open(text, lexer.read(text)))) do out[i] = (one.word and one.word .. " " or "") .. one.what end
    return table.concat(out, ", ")
end

local function whats(text)
    local out = {}
    for i, one in ipairs(lexer.read(text)) do out[i] = one.what .. (one.open and "!" or "") end
    return table.concat(out, " ")
end

T.test("what is open", function()
    for text, wanted in pairs {
        [""] = "", ["x = 1"] = "", ["f("] = "(", ["x = { 1, {"] = "{, {", ['journey "J" {'] = "journey {",
        ["whatif { with = {"] = "whatif {, {", ["plan({"] = "(, plan {", ["return {"] = "{", ["x = {"] = "{",
        ["function f() if x then"] = "function, if", ["for i = 1, 2 do"] = "for", ["while true do do"] = "while, do",
        ["repeat until x"] = "", ["if a then elseif b then else"] = "if", ["function f() end"] = "", ["--[[ (("] = "--[[",
        ["-- (("] = "", ["x = [==[ ]] ]=]"] = "[[", ['x = "(("'] = "", ['x = "('] = "", ['x = "a\\'] = '"', ['x = "a\\z  \n'] = '"',
        ["t[a["] = "[, [", ["t['a']"] = "", ["end"] = "", [")("] = "(", ["x = 'it''s' .. {"] = "{", ["goto x ::x:: {"] = "{",
    } do T.equal(open(text), wanted, text) end
end)

T.test("brackets have partners, and those without are known", function()
    local text = "f({ 1 })]"
    local _, partner = lexer.open(text, lexer.read(text))
    T.equal(partner[2], 6, "(")
    T.equal(partner[3], 5, "{")
    T.equal(partner[7], false, "]")
end)

T.test("tokens, unfinished ones too", function()
    T.equal(whats('x = "a\\\r\nb" -- c\r\ny "c\r\n'), "word mark string comment word string!", "\\r\\n")
    local continued = 'x = "a\\\r\nb"'
    T.equal(lexer.value(continued, lexer.read(continued)[3]), "a\nb", "its value")
    T.equal(whats('local a = "x" -- y'), "word word mark string comment", "plain")
    T.equal(whats("a..b 1..2 .5 0x1p4 1e-3"), "word mark word number number number number", "numbers")
    T.equal(whats('x = "abc'), "word mark string!", "a string to its line's end")
    T.equal(whats("[=[ a"), "long!", "a long string")
    T.equal(whats("Zoë = 'é'"), "word mark mark string", "letters of several bytes")
    T.equal(whats("\0\1"), "mark mark", "control bytes")
end)

T.test("what a string stands for is what Lua makes of it", function()
    for _, text in ipairs { '"a"', "''", '"a\\"b"', "'\\\\'", '"\\n\\t\\a\\v"', '"\\65\\066x\\0"', '"\\x41\\u{1F600}"', '"a\\z   \n  b"', '"a\\\nb"', "[[a\\n]]", "[==[\n]]a]==]",
        '"\\\\z  "', '"\\\\\\z  x"', '"\\2555"' } do
        local one = lexer.read(text)[1]
        T.equal(lexer.value(text, one), load("return " .. text)(), text)
    end
    T.equal(lexer.value('"abc', lexer.read('"abc')[1]), "abc", "open")
    T.equal(lexer.value('"ab\\', lexer.read('"ab\\')[1]), "ab", "open at a backslash")
    T.equal(lexer.value("[[a", lexer.read("[[a")[1]), "a", "open and long")
end)

T.done()
