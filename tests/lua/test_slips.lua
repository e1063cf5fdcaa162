-- What people who never programmed write: each slip is one message that names it, where it stands, and what to write.

package.path = "tests/lua/?.lua;" .. package.path
local h = require "harness"
local syntax = require "reis.language.syntax"
local notation = require "reis.language.notation"

--- What is said of a text that is no Lua: "line:column: message".
local function said(source)
    local _, problem = load(source, "@slip.lua", "t")
    local line, message = tostring(problem):match("^[^:]*:(%d+): (.*)$")
    local what, column, at = syntax.explain(source, tonumber(line), message or tostring(problem))
    return ("%d:%s: %s"):format(at or tonumber(line), column or "", what)
end

local function slips(list)
    for _, one in ipairs(list) do
        local got = said(one[1])
        if got ~= one[2] then error(("%s\n  says %s\n  want %s"):format(one[1], got, one[2]), 2) end
    end
end

h.test("colons, arrows and a missing equals sign", function()
    slips {
        { 'persona "H" { share: 1, expects: 7 }', "1:20: fields are written with =, not with a colon: share = 1" },
        { 'persona "H" {\n  share: 1 }', "2:8: fields are written with =, not with a colon: share = 1" },
        { 'persona "H" { job: "x" }', '1:18: fields are written with =, not with a colon: job = "x"' },
        { 'team "a" { capacity := 3 }', "1:21: fields are written with =, not with a colon: capacity = 3" },
        { 'x = { "A": 0.5 }', '1:10: fields are written with =, not with a colon: ["…"] = 0.5' },
        { 'persona "H" { share => 1 }', "1:21: fields are written with =, not with =>: share = …" },
        { 'persona "H" { share 1 }', "1:15: an = is missing: share = 1" },
        { 'persona "H" { note = "a: b", share 1 }', "1:30: an = is missing: share = 1" },
    }
end)

h.test("percentages, money and thousands", function()
    slips {
        { 'persona "H" { share = 50%, expects = 7 }', "1:23: a percentage is written as a share: write 0.5, not 50%" },
        { 'persona "H" { share = 60% age = 34 }', "1:23: a percentage is written as a share: write 0.6, not 60%" },
        { 'x = { share = 7,5% }', "1:15: a percentage is written as a share: write 0.075, not 7,5%" },
        { 'x = {\n share = 50 %\n}', "2:10: a percentage is written as a share: write 0.5, not 50%" },
        { 'x = { cost = €1500 }', "1:14: a sign of money (U+20AC) stands here; write the number alone: cost = 1500" },
        { 'x = { cost = € 1.500, effort = 3 }', "1:14: a sign of money (U+20AC) stands here; write the number alone: cost = 1500" },
        { 'x = { cost = $1500 }', "1:14: $1500 is a sum of money; write the number alone: cost = 1500" },
        { 'x = { cost = 1500 euro }', "1:14: 1500 euro is a sum of money; write the number alone: cost = 1500" },
        { 'x = { cost = 1500,- }', "1:14: 1500 is a sum of money; write the number alone: cost = 1500" },
        { 'x = { cost = 12.500.000 }', "1:14: the thousands of a number stand together, without a point: write 12500000, not 12.500.000" },
        { 'x = { cost = 12 500 }', "1:14: the thousands of a number stand together: write 12500" },
        { "x = { cost = 1'500 }", "1:14: the thousands of a number stand together: write 1500" },
        { 'x = { wait = 2days }', "1:14: a duration is made with its unit: write days(2)" },
    }
end)

h.test("signs of word processors are named", function()
    slips {
        { 'x = { leave = −0.1 }', "1:15: a typographic minus (U+2212) stands here; write a plain one: -" },
        { 'journey “J” {}', '1:9: a curly quote (U+201C) stands here; write a straight one: "' },
        { 'journey „J” {}', '1:9: a low quote (U+201E) stands here; write a straight one: "' },
        { 'journey "J” {}', '1:11: a text that begins with " ends with a curly quote (U+201D); write a straight one: "' },
        { 'journey «J» {}', '1:9: a guillemet (U+00AB) stands here; write a straight one: "' },
        { 'journey `J` {}', '1:11: a backtick stands here; write a straight quote: "' },
        { 'journey\u{A0}"J" {}', "1:8: a non-breaking space (U+00A0) stands here; put an ordinary space in its place" },
        { 'journey\u{3000}"J" {}', "1:8: an ideographic space (U+3000) stands here; put an ordinary space in its place" },
        { 'journey "J" {\u{FEFF} }', "1:14: an invisible byte order mark (U+FEFF) stands here; take it out" },
        { 'journey\u{200B} "J" {}', "1:8: an invisible space (U+200B) stands here; take it out" },
        { 'x = { capacity＝3 }', "1:15: a full-width sign (U+FF1D) stands here; write =" },
        { 'x = { Één = 3 }', '1:7: a name with special letters stands between quotes: ["Één"] = …' },
        { 'x = { a = 1 } -- “remarks” may\ny = = 1', "2:: unexpected symbol near '='" },
    }
end)

h.test("how a file was saved", function()
    local old = "the script was saved in an old encoding (Latin-1, Windows): save it as UTF-8"
    slips {
        { "\xFF\xFEp\0e\0", "1:: the script was saved as UTF-16; save it as UTF-8" },
        { "\xFE\xFF\0p\0e", "1:: the script was saved as UTF-16; save it as UTF-8" },
        { "p\0e\0r\0", "1:: the script was saved as UTF-16; save it as UTF-8" },
        { "\xFF\xFE\0\0p\0\0\0", "1:: the script was saved as UTF-32; save it as UTF-8" },
        { "team \x93a\x94 {}", "1:6: byte 93 is no UTF-8 (a curly quote); " .. old },
        { "x = { caf\xE9 = 1 }", "1:10: byte E9 is no UTF-8; " .. old },
        { "PK\3\4", "1:: this is a document of a word processor; save it as plain text (UTF-8)" },
    }
end)

h.test("names and texts without quotes, and texts that do not end", function()
    slips {
        { 'x = { quote = "he said "no"" }', "1:24: a \" within a text ends it; write a single one there: '" },
        { 'x = { wait = days 2, leave = 0 }', "1:14: a duration is made with its unit: write days(2)" },
        { 'x = { wait = 2w }', "1:14: a duration is made with its unit: write weeks(2)" },
        { 'persona Henk {}', '1:9: a name stands between quotes: persona "Henk" { … }' },
        { 'persona Henk de Vries {}', '1:9: a name stands between quotes: persona "Henk de Vries" { … }' },
        { 'journey "J" { phase Koop {} }', '1:21: a name stands between quotes: phase "Koop" { … }' },
        { 'persona "H" { job = de beste }', '1:21: a text stands between quotes: job = "de beste"' },
        { 'x = { quote = "Ik kom\nelk jaar" }', '1:15: a text in " " ends on the line it began on: a quote is missing at its end, '
            .. "or write [[ … ]] around a text of several lines" },
        { 'x = { end = 3 }', '1:7: end is a word of Lua; as the name of a field it is written ["end"] = …' },
    }
end)

h.test("brackets and remarks", function()
    slips {
        { 'team "a" {} }', "1:13: a } too many: all that was open is closed already" },
        { 'x = { note = ("x" }', "1:19: a ) is missing before }" },
        { 'x = {\n  { 1 )\n}', "2:7: a { is closed with }, not with )" },
        { 'x = {\n  { 1 }\n)', "3:1: the { of line 1 is closed with }, not with )" },
        { 'x = {, a = 3 }', "1:6: a comma too many" },
        { 'x = { a = , b = 3 }', "1:9: a value is missing after a =" },
        { '// a remark\nx = 1', "1:1: a remark begins with --: write -- before it" },
        { 'x = 1\n# a remark\n', "2:1: a remark begins with --: write -- before it" },
        { 'if x then\n', "1:: the script ends inside a block, from line 1; close it with end" },
    }
end)

h.test("numbers and dates in other notations", function()
    local MONEY = { unit = "money" }
    for written, want in pairs { ["0,5"] = "0.5", ["20%"] = "0.2", ["7,5 %"] = "0.075", ["€ 1.500"] = "1500", ["1.500,00"] = "1500.00",
        ["1,500.00"] = "1500.00", ["1.234.567"] = "1234567", ["12 500"] = "12500", ["2 weken"] = "weeks(2)", ["1,5 uur"] = "hours(1.5)",
        ["−4"] = "-4", ["1.5"] = "1.5" } do
        h.equal(notation.number(written), want)
    end
    h.equal(notation.number("1.500", MONEY), "1500")
    h.equal(notation.number "many", nil)
    for written, want in pairs { ["1 mei 2026"] = "2026-05-01", ["01-05-2026"] = "2026-05-01", ["2026-5-1"] = "2026-05-01",
        ["12/31/2026"] = "2026-12-31", ["May 1, 2026"] = "2026-05-01", ["mei 2026"] = "2026-05", ["20260501"] = "2026-05-01",
        ["maandag 4 mei 2026"] = "2026-05-04", ["Q3 2026"] = "2026-07" } do
        h.equal(notation.date(written), want)
    end
    h.equal(notation.date "soon" == nil, true)
end)

h.test("what a field is given in another notation", function()
    h.expect('persona "H" { share = "0,5" }', { 1, "give a number from 0 to 1, as 0.5" })
    h.expect('team "H" { capacity = "5 dagen" }', { 1, "as days(5)" })
    h.expect('interview "G" { date = "1 mei 2026" }', { 1, 'write it as "2026-05-01"' })
    h.expect('value "a" {}\npersona "H" { expects = {\n a = 7,5 } }', { 3, "with a point, not with a comma: a = 7.5" })
    h.expect('journey "J" { cyclic = { probability = 0,3 }, phase "P" {} }', { 1, "comma: probability = 0.3" })
    h.expect('persona "H" { share = 0,5 }', { 1, "comma: share = 0.5" })
    h.expect('x = weeks(1,5)', { 1, "weeks(n) takes one number (a number takes a point" })
    h.expect('x = each { default = 0,5 }', { 1, "a number takes a point" })
    h.expect('scenario "S" { without = { channel = "web" } }', { 1, "names actions, not a channel" })
    h.expect('persona("H", { share = 2 })', { 1, "share is 2" })
end)

h.test("words with a capital, in Dutch, or of another meaning", function()
    h.expect('Persona "H" {}\nPersona "K" {}', { 1, "did you mean persona?" }, { 2, "did you mean persona?" })
    h.expect('journey "J" { fase "P" { contactmoment "T" { ervaring = 6, pijn = "x" } } }', { 1, "'fase'; did you mean phase?" },
        { 1, "did you mean touchpoint?" }, { 1, "did you mean experience?" }, { 1, 'write pain "…" { … } without =' })
    h.expect('channel "c" { managed = nee }', { 1, "did you mean false?" })
    h.expect('persona "H" { share == 1 }', { 1, "a field is given with one =: share = …" })
    h.expect('touchpoint "Ja" {}\nx = Ja', { 2, 'did you mean "Ja"?' })
end)

h.test("a point for thousands is pointed at", function()
    local function warned(text) return table.concat(h.errors(text, "warning"), "\n") end
    for _, field in ipairs { "cost = 1.500", "upkeep = 12.000", "cost = 999.125" } do
        local got = warned(('action "A" { owner = "t", effort = 1, benefit = 1, %s }'):format(field))
        if not got:find(field .. " is ", 1, true) then error("no warning for " .. field .. ": " .. got) end
    end
    for _, field in ipairs { "cost = 0.125", "cost = 6.50", "cost = 1500.5", "feasibility = 1.000", "cost = 1.5" } do
        h.equal(warned(('action "A" { owner = "t", effort = 1, benefit = 1, %s }'):format(field)), "")
    end
end)

h.done()
