-- Every kind of wrong declaration is reported once, at its line, with the way out.

package.path = "tests/lua/?.lua;" .. package.path
local h = require "harness"

local function with_touchpoint(fields)
    return 'journey "J" {\n  phase "P" {\n    touchpoint "T" {\n      ' .. fields .. "\n    },\n  },\n}\n"
end

h.test("unknown field, with the nearest", function()
    h.expect(with_touchpoint 'chanel = "web",', { 4, 'touchpoint "T": unknown field "chanel"', "did you mean channel?" })
    h.expect('persona "A" {\n  age = 3,\n  ["fulll"] = "x",\n}', { 3, 'unknown field "fulll"', "full" })
end)

h.test("unknown global and unknown kind end the script, last", function()
    h.expect('channel "website" {}\npersona "A" { share = 2 }\njourny "J" {}', { 2, "share is 2" },
        { 3, "unknown global 'journy'", "did you mean journey?" })
    h.expect('channel "website" {}\njourney "J" { phase "P" { touchpoint "T" { channel = website } } }',
        { 2, "unknown global 'website'", 'did you mean "website"?' })
end)

h.test("wrong types", function()
    h.expect(with_touchpoint "leave = true,", { 4, "leave is true", "a number from 0 to 1" })
    h.expect(with_touchpoint "channel = 3,", { 4, "channel is 3", "the name of a channel" })
    h.expect(with_touchpoint "moment_of_truth = 1,", { 4, "moment_of_truth is 1", "true or false" })
    h.expect(with_touchpoint "systems = 4,", { 4, "systems is 4", "a list of names" })
    h.expect(with_touchpoint "score = 7,", { 4, "score is 7" })
    h.expect('company "C" { language = "de" }', { 1, 'the text "de"', "en, nl" })
    h.expect('survey "S" { n = 1.5 }', { 1, "n is 1.5", "a whole number" })
    h.expect('survey "S" { date = "yesterday" }', { 1, "is no date" })
end)

h.test("out of bounds, NaN and infinity", function()
    for _, v in ipairs { "0/0", "-(0/0)", "1/0", "-1/0", "-1", "1.0000001", "1e308", "math.mininteger", '"0,5"', "{}" } do
        h.expect('persona "p" { share = ' .. v .. " }", { 1, "share" })
    end
    h.expect('persona "p" { share = 0 }\npersona "q" { share = 1 }\npersona "r" { share = 1e-300 }')
    h.expect(with_touchpoint "score = { ease = 11 },", { 4, "score.ease is 11", "from 0 to 10" })
    h.expect(with_touchpoint "leave = between(0.5, 0.9, 1.2),", { 4, "leave runs from 0.5 to 1.2" })
end)

h.test("texts and names", function()
    h.expect('journey "\\27[31mJ" {}', { 1, "control character" })
    h.expect('journey "a\\0b" {}', { 1, "NUL" })
    h.expect('journey "\\xFF" {}', { 1, "UTF-8" })
    h.expect('journey "" {}', { 1, "the name is empty" })
    h.expect("journey(string.rep('x', 1 << 20)) {}", { 1, "1048576 characters; at most 200" })
    h.expect('persona "A" { quote = string.rep("x", 10001) }', { 1, "10001 characters" })
    h.expect("journey { goal = 'x' }", { 1, 'write journey "Name"' })
    h.expect("journey(12) {}", { 1, "12 for a name" })
    h.expect('persona "default" {}', { 1, "means something" })
    h.expect('journey "J" { phase "P" { touchpoint "done" {} } }', { 1, "means something" })
end)

h.test("urls", function()
    h.expect(with_touchpoint 'url = "javascript:alert(1)",', { 4, "url" })
end)

h.test("metatables are refused and never called", function()
    h.expect('persona("A")(setmetatable({}, { __index = function() error "no" end, __pairs = error }))',
        { 1, "metatable" })
    h.expect('persona "A" { interests = setmetatable({ "x" }, {}) }', { 1, "metatable" })
end)

h.test("duplicates give both lines", function()
    h.expect('persona "A" { share = 1 }\npersona "A" { share = 0 }', { 2, "here and at line 1" })
    h.expect('journey "J" {\n phase "P" { touchpoint "T" {},\n  touchpoint "T" {} },\n phase "Q" {\n touchpoint "T" {} } }',
        { 3, "line 2" })
    h.expect('company "A" {}\ncompany "B" {}', { 2, "one company only" })
    h.expect(with_touchpoint 'pain "a" {},\n pain "a" {},', { 5, "line 4" })
end)

h.test("stray items and wrong nesting", function()
    h.expect('journey "L" { 1,\n 2 }', { 1, "item 1 is 1" }, { 1, "item 2 is 2" })
    h.expect('journey "N" { [1.5] = 1 }', { 1, "[1.5]" })
    h.expect('journey "K" { touchpoint "T" {} }', { 1, "cannot stand in a journey; put it in a phase" })
    h.expect('journey "K" {\n phase "P" {\n phase "Q" {} } }', { 3, "cannot stand in a phase" })
    h.expect('journey "K" {\n persona "P" {} }', { 2, "on its own, outside" })
    h.expect('touchpoint "alone" {}', { 1, "stands on its own; put it in a phase" })
    h.expect('local p = phase "P" {}\njourney "A" { p }\njourney "B" { p }', { 3, "already in journey" })
    h.expect('persona "A" { "hiking" }', { 1, "item 1" })
end)

h.test("journeys, phases, touchpoints and actions need their table", function()
    h.expect('journey "J"', { 1, "has no table" })
    h.expect('action "A"\npartner "P"\nchannel "c"', { 1, "has no table" })
    h.expect('journey "J" { phase "P" }', { 1, "has no table" })
    h.expect('local j = journey "J"\nj {}\nj {}', { 3 - 2, "already has its table" })
end)

h.test("a declared thing cannot be changed", function()
    h.expect('local j = journey "J" {}\nj.goal = "x"', { 2, "cannot be changed" })
end)

h.test("uncertain numbers, where the language takes them", function()
    h.expect(with_touchpoint [[leave = each { default = between(0, .1, .2), Bram = 0.3 },
        duration = between(minutes(5), minutes(10), hours(1)), wait = days(around(2, 1)), score = { ease = seen { a = 7, b = 4 } },
        importance = each { Bram = 9 }, moment_of_truth = each { default = false, Bram = true },]])
    h.expect(with_touchpoint "wait = each { default = 3 },", { 4, "cannot differ per persona" })
    h.expect(with_touchpoint "leave = seen { a = 0.5 },", { 4, "only marks take seen" })
    h.expect(with_touchpoint "leave = minutes(5),", { 4, "takes no duration" })
    h.expect(with_touchpoint "leave = count { A = 3 },", { 4, "takes no count" })
    h.expect(with_touchpoint "leave = between(0.3, 0.2, 0.4),", { 4, "not in order" })
    h.expect(with_touchpoint "leave = around(0.3, -1),", { 4, "below 0" })
    h.expect(with_touchpoint "leave = uniform('a', 1),", { 4, "give a number" })
    h.expect(with_touchpoint "leave = each {},", { 4, "is empty" })
end)

h.test("effort reads days as days", function()
    local model = h.run 'team "it" {}\naction "A" { effort = days(8) }\naction "B" { effort = { it = weeks(2) } }'
    h.equal(model.actions.A.effort, 8)
    h.equal(model.actions.B.effort.it, 10)
end)

h.test("five mistakes give five messages, in line order", function()
    h.expect([[
persona "Anna" { share = 1.4 }
journey "Buy" {
  phase "P" {
    touchpoint "A" { chanel = "web", next = "B" },
    touchpoint "A" { leave = 0.1 },
    touchpoint "C" { next = { A = 0.5 }, leave = 0.1 },
  },
}
touchpont "X" {}
]], { 1, "share is 1.4" }, { 4, 'unknown field "chanel"' }, { 4, 'names "B"' }, { 5, "declared twice" },
        { 6, "adds up to 0.5" }, { 9, "unknown global 'touchpont'" })
end)

h.test("a thing left out causes no second message", function()
    h.expect('channel "" {}\nchannel "a\\0" {}\naction "A" { requires = "B" }\naction "B"', { 1, "empty" }, { 2, "NUL" },
        { 4, "no table" })
    h.expect('journey "J" { phase "P" { touchpoint "T" {} }, touchpoint "U" {} }\naction "A" { improves = { U = { experience = 1 } } }',
        { 1, "cannot stand" })
end)

h.test("a session can be finished twice", function()
    local _, diags, S = h.run 'journey "J" { phase "P" { touchpoint "T" { channel = "web", next = count { done = 3, leave = 1 } } } }'
    h.equal(#diags, 0)
    local model, again = require("reis.model.model").of(S)
    h.equal(#again, 0)
    h.equal(#model.channels, 1)
    h.equal(model.journeys.J.touchpoints.T.leave, 0.25)
end)

h.done()
