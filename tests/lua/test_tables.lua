-- Tables that fit a terminal: texts on several lines, blocks of columns below each other, and rows of every shape.

local h = require "harness"
local tables = require "reis.words.tables"
local fit = require "reis.words.fit"
local rows = require "reis.words.rows"
local spark = require "reis.words.spark"
local host = require "host"

local function at(width, list, options)
    tables.width = width
    local text = tables.format(list, options)
    tables.width = nil
    return text
end

local function widest(text)
    local most = 0
    for line in text:gmatch "[^\n]+" do most = math.max(most, select(2, host.shown(line))) end
    return most
end

local WIDE = { { "#", "name", "why", "cost" } }
for i = 1, 3 do
    WIDE[i + 1] = { tostring(i), "Ontbindingsovereenkomst " .. i, ("because of this and that "):rep(4), "1,000" }
end

h.test("a table with room is as it was", function()
    h.equal(at(200, { { "a", "b" }, { "x", "1" } }, { head = true, right = { false, true } }), "a  b\n─  ─\nx  1\n")
end)

h.test("long texts go on several lines, and nothing is wider than the terminal", function()
    for width = 60, 120, 7 do
        local text = at(width, WIDE, { head = true, right = { true, false, false, true } })
        h.equal(widest(text) <= width, true, width .. ": " .. widest(text))
        h.equal(select(2, text:gsub("1,000", "")), 3)
        h.equal(select(2, text:gsub("because", "")), 12)
    end
end)

h.test("columns that do not fit go below, led by the name", function()
    local list = { { "", "Anna", "Bram", "Noor", "Piet" } }
    for i = 1, 2 do list[i + 1] = { "measure " .. i, "1,234.5", "1,234.5", "1,234.5", "1,234.5" } end
    local right = { false, true, true, true, true }
    local text = at(30, list, { head = true, right = right })
    h.equal(widest(text) <= 30, true, widest(text))
    h.equal(select(2, text:gsub("measure 1", "")), 2)
    for _, name in ipairs { "Anna", "Bram", "Noor", "Piet" } do h.equal(select(2, text:gsub(name, "")), 1, name) end
end)

h.test("words longer than a line are broken between characters, wide ones too", function()
    local lines = fit.lines(("x"):rep(30) .. " ok 漢字漢字漢字漢字", 12)
    local joined = {}
    for i, line in ipairs(lines) do
        h.equal(line[2] <= 12, true, line[1])
        joined[i] = line[1]
    end
    h.equal(table.concat(joined):gsub(" ", ""), (("x"):rep(30) .. "ok漢字漢字漢字漢字"))
    h.equal(#fit.lines("", 12), 1)
end)

h.test("a terminal that is too narrow for anything still shows everything", function()
    local text = at(5, WIDE, { head = true, right = { true, false, false, true } })
    h.equal(select(2, text:gsub("1,000", "")) >= 3, true)
    h.equal(at(5, {}, {}), "")
end)

h.test("rows of every shape", function()
    local none = function() return nil end
    local head, cells, n = rows.of({ { name = "a", x = 1 }, { x = 2, deep = { { 1 } } } }, nil, none)
    h.equal(table.concat(head, " "), "name x")
    h.equal(n, 2)
    h.equal(cells[2][2], 2)
    head, cells, n = rows.of({ { "a", "b" }, { 1, 2, 3 } }, nil, none)
    h.equal(table.concat(head, "|") .. " " .. n .. " " .. cells[3][1], "a|b| 1 3")
    head, cells, n = rows.of({ 5, "x" }, nil, none)
    h.equal(head[1] .. n .. tostring(cells[1][2]), "value2x")
    h.equal(select(3, rows.of({}, nil, none)), 0)
    head, cells = rows.of({ { name = "a" } }, { "none", "name" }, none)
    h.equal(head[1] .. tostring(cells[1][1]) .. cells[2][1], "nonenila")
end)

h.test("a row of blocks", function()
    h.equal(spark({ 0, 5, 10, nil, 20 }, 5, 0, 10), "▁▅█ █")
    h.equal(spark({}, 0, 0, 10), "")
    h.equal(spark({ 3 }, 1, 3, 3), "▅")
end)
