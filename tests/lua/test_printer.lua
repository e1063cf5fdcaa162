-- A script's text from a tree of declarations.

package.path = "tests/lua/?.lua;" .. package.path
local h = require "harness"
local printer = require "reis.language.printer"
local text = require "reis.language.text"

h.test("numbers are the shortest that read the same", function()
    for _, x in ipairs { 0, 5, -3, 0.1, 1 / 3, 1e300, 5e-324, 2 ^ 53 + 0.0 } do h.equal(tonumber(printer.number(x)), x) end
    h.equal(printer.number(0.1), "0.1")
end)

h.test("values", function()
    h.equal(printer.value 'a "b" \\ c\n', '"a \\"b\\" \\\\ c\\n"')
    h.equal(printer.value { "a", 1, true }, '{ "a", 1, true }')
    h.equal(printer.value(printer.map({ { "A", 1 }, { "and so", 2 }, { "end", 3 } }, "count")), 'count { A = 1, ["and so"] = 2, ["end"] = 3 }')
    h.equal(printer.value(printer.duration(90)), "hours(1.5)")
    h.equal(printer.value(printer.duration(1440)), "days(1)")
    h.equal(printer.value(printer.duration(0)), "minutes(0)")
    h.equal(printer.value(printer.duration(61)), "minutes(61)")
end)

h.test("declarations fit the width, or take lines of their own", function()
    h.equal(printer.script {
        { comment = "two\nlines" }, { blank = true },
        { kind = "channel", name = "web", fields = { { "kind", "digital" }, { "tags", {} }, { "icon", nil } }, note = "seen" },
        { kind = "journey", name = "J", fields = { { "goal", "G" } }, children = {
            { kind = "phase", name = "P", children = { { kind = "touchpoint", name = "T" } } } } } },
        [[
-- two
-- lines

channel "web" { kind = "digital" } -- seen
journey "J" {
  goal = "G",
  phase "P" {
    touchpoint "T" {},
  },
}
]])
    local long = ("word "):rep(30)
    local lines = printer.script { { kind = "persona", name = "A", fields = { { "job", long }, { "context", long }, { "share", 1 } } } }
    for line in lines:gmatch "[^\n]+" do h.equal(#line <= 170, true, line) end
    h.equal(load("local function persona(n) return function(t) return t end end return " .. lines)().share, 1)
end)

h.test("names are clean, and each another", function()
    local name = printer.namer("touchpoint", "Step")
    h.equal(name "Pay", "Pay")
    h.equal(name "pay", "pay (2)")
    h.equal(name "\27[2J\r\n", "Step")
    h.equal(name "", "Step (2)")
    h.equal(name "done", "done *")
    h.equal(utf8.len(name(("é"):rep(500))) <= 200, true)
    h.equal(text.clean("a\xFF\u{202E}b\tc", 10), "ab c")
end)

h.done()
