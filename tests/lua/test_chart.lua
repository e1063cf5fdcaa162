-- Charts of characters: where dots, bars and spans stand, and what has none.

local h = require "harness"
local chart = require "reis.words.chart"

local SMALL = { columns = 4, rows = 2 }

h.test("a line goes from its first point to its last, with the ends of both axes", function()
    h.equal(chart.lines({ { { 0, 0 }, { 10, 1 } } }, SMALL), "1 │⠀⠀⡠⠊\n0 │⡠⠊⠀⠀\n  └────\n   0 10\n")
end)

h.test("plain where braille cannot be shown", function()
    h.equal(chart.lines({ { { 0, 0 }, { 10, 1 } } }, { columns = 4, rows = 2, plain = true }), "1 |  **\n0 |**  \n  +----\n   0 10\n")
end)

h.test("none, one, a gap, all the same", function()
    h.equal(chart.lines({}, SMALL), "")
    h.equal(chart.lines({ {} }, SMALL), "")
    h.equal(chart.lines({ { { 1, nil } } }, SMALL), "")
    h.equal(chart.lines({ { { 1, 3 } } }, SMALL):find("3.5", 1, true) ~= nil, true)
    h.equal(chart.lines({ { { 1, 0 }, { 2, nil }, { 3, 0 } } }, SMALL):gsub("⠀", ""):find("%d") ~= nil, true)
    h.equal(chart.lines({ { { 1, 5 }, { 2, 5 } } }, SMALL) ~= "", true)
end)

h.test("every point of many lies within", function()
    local points = {}
    for i = 1, 5000 do points[i] = { i, math.sin(i) * 1e12 } end
    local text = chart.lines({ points }, { columns = 20, rows = 3 })
    h.equal(select(2, text:gsub("\n", "\n")), 5)
end)

h.test("bars in eighths, from 0", function()
    h.equal(chart.bars({ { "a", 2, "2" }, { "bb", 1, "1" }, { "c", 0, "0" } }, 16), "a  2 ██████████\nbb 1 █████\nc  0\n")
    h.equal(chart.bars({ { "a", 0, "0" } }, 20), "a 0\n")
    h.equal(chart.bars({}, 20), "")
end)

h.test("spans stand in their periods", function()
    h.equal(chart.spans({ { "One", 1, 2 }, { "Twee", 2, 3 } }, 3, 30), "      1       2       3\nOne   ███████████████\nTwee          ███████████████\n")
    h.equal(chart.spans({ { "x", 1, 1 } }, 200, 30):find("x  █\n", 1, true) ~= nil, true)
end)
