-- Reading JSON: all that the grammar has, nothing that it has not, and limits.

local h = require "harness"
local json = require "reis.words.json"
local read = require "reis.words.json_read"

local function value(text)
    local got, message = read.decode(text)
    h.equal(message, nil)
    return got
end
local function refused(text, limits)
    local got, message = read.decode(text, limits)
    h.equal(got, nil)
    return message
end

h.test("every kind of value", function()
    h.equal(value "12", 12)
    h.equal(math.type(value "12"), "integer")
    h.equal(value "-1.5e+2", -150.0)
    h.equal(value " true\n", true)
    h.equal(value "false", false)
    h.equal(value "null", json.null)
    h.equal(value '"a\\"\\\\\\/\\b\\f\\n\\r\\t"', 'a"\\/\b\f\n\r\t')
    h.equal(value '"\127"', "\127")
    h.equal(#value "[]", 0)
    h.equal(getmetatable(value "[]"), read.list)
    h.equal(getmetatable(value "{}"), nil)
    local all = value '{"a":[1,{"b":null}],"c":""}'
    h.equal(all.a[1], 1)
    h.equal(all.a[2].b, json.null)
    h.equal(all.c, "")
end)

h.test("characters by their codes, in pairs, and half a pair", function()
    h.equal(value '"\\u00e9\\ud83d\\uDE00"', "é😀")
    h.equal(value '"\\ud83dx"', "\u{FFFD}x")
    h.equal(value '"\\ude00"', "\u{FFFD}")
    h.equal(value '"\\u0000"', "\0")
    h.equal(value '"\\ud83d\\u0041"', "\u{FFFD}A")
end)

h.test("what is no JSON is refused where it stands", function()
    for text, message in pairs {
        [""] = "byte 1: no value: the end", ["{"] = "byte 2: a key in quotes must stand here, not the end",
        ["[1,]"] = "byte 4: no value: ']'", ["[1 2]"] = "byte 4: a comma or ] must stand here, not '2'",
        ["{'a':1}"] = "byte 2: a key in quotes must stand here, not '''", ['{"a" 1}'] = "byte 6: a colon must stand here, not '1'",
        ['{"a":1,"a":2}'] = "byte 8: a key that is there already", ['{"a":1,}'] = "byte 8: a key in quotes must stand here, not '}'",
        ["01"] = "byte 1: a number with a leading zero", ["-"] = "byte 1: no value: '-'", ["1."] = "byte 1: no number of JSON",
        ["0x1F"] = "byte 1: no number of JSON", ["1e999"] = "byte 1: a number that is too large", ["nul"] = "byte 1: no value: 'n'",
        ["nulls"] = "byte 1: no value: 'n'", ["1 2"] = "byte 3: more after the value: '2'", ['"a'] = "byte 1: a text that does not end",
        ['"\\x"'] = "byte 2: no escape of JSON", ['"\\u12G4"'] = "byte 2: \\u needs four hexadecimal digits",
        ['"a\nb"'] = "byte 3: a control character in a text; write it as \\u000a", ["\"\xff\""] = "byte 2: this is no UTF-8",
        ["\xEF\xBB\xBF1"] = "byte 1: no value: byte 0xef", ["NaN"] = "byte 1: no value: 'N'", ["/**/1"] = "byte 1: no value: '/'",
    } do
        h.equal(refused(text), message)
    end
end)

h.test("limits: depth, size, how many values", function()
    h.equal(refused(("["):rep(101) .. ("]"):rep(101)), "byte 101: lists and objects lie deeper in each other than 100")
    h.equal(read.decode(("["):rep(100) .. ("]"):rep(100)) ~= nil, true)
    h.equal(refused(("["):rep(1000000)), "byte 101: lists and objects lie deeper in each other than 100")
    h.equal(refused("[[[1]]]", { depth = 2 }), "byte 3: lists and objects lie deeper in each other than 2")
    h.equal(refused("[1,2,3]", { size = 6 }), "longer than 6 bytes")
    h.equal(refused("[1,2,3]", { values = 3 }), "byte 6: more values than may be read")
end)

h.test("what is written is read again as it was", function()
    local text = json.encode(json.object { { "a", { 1, "é😀\0\"", true, json.null } }, { "b", 1 / 3 } })
    local again = value(text)
    h.equal(again.a[2], "é😀\0\"")
    h.equal(again.a[4], json.null)
    h.equal(again.b, 1 / 3)
end)

h.done()
