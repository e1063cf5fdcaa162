-- Spreadsheets: what headings mean, what stands in a cell, scales of marks; and the manual lists every heading.

package.path = "tests/lua/?.lua;" .. package.path
local h = require "harness"
local cells = require "reis.data.cells"
local columns = require "reis.data.columns"
local scale = require "reis.data.import.scale"
local schema = require "reis.language.schema"
local values = require "reis.data.import.values"

local function meaning(kind, heading)
    local parts = columns.of(kind, heading)
    return parts and table.concat({ parts.field, parts.key or "-", parts.persona or "-", parts.unit or "-" }, "|") or "none"
end

h.test("headings are known in both languages, whatever their capitals, signs and units", function()
    for heading, wanted in pairs {
        ["Touchpoint"] = "name|-|-|-", ["CONTACTMOMENT:"] = "name|-|-|-", ["Touch_point"] = "name|-|-|-", ["Fase"] = "phase|-|-|-",
        ["mark: ease"] = "experience|ease|-|-", ["mark: ease @ Anna"] = "experience|ease|Anna|-", ["Cijfer (1-5)"] = "score|-|-|1-5",
        ["Wachttijd (uur)"] = "wait|-|-|uur", ["leave @ Anna"] = "leave|-|Anna|-", ["drop-off (%)"] = "leave|-|-|%",
        ["Touchpoint [what happens]"] = "name|-|-|-", ["score: Scale (of use)"] = "score|Scale (of use)|-|-",
        ["Customer journey: buying a bike"] = "none", ["What is this"] = "none", ["pains: x"] = "none",
    } do h.equal(meaning("touchpoint", heading), wanted, heading) end
    h.equal(meaning("action", "Kosten"), "cost|-|-|-")
    h.equal(meaning("persona", "aandeel"), "share|-|-|-")
end)

h.test("a heading that is made of its parts is read as them", function()
    for _, key in ipairs { "ease", "a: b", "a @ b", '"x" y', 'say "no"', "Scale (1-5)", "@SUM(1)", "naam (uur)", " x " } do
        for _, persona in ipairs { false, "Anna", "x @ y", '"Q"', "P (min)" } do
            local parts = columns.parts(columns.heading("score", key, persona or nil, "min"))
            h.equal(parts.key, key)
            h.equal(parts.persona or false, persona)
            h.equal(parts.unit, "min")
        end
    end
end)

h.test("the manual lists every synonym", function()
    local file = assert(io.open("stdlib/manual/import.md"))
    local text = file:read "a":gsub("%s+", " ")
    file:close()
    for kind, rows in pairs(columns.SYNONYMS) do
        h.equal((text:find("Of a" .. (kind:find "^a" and "n " or " ") .. kind .. ":", 1, true)) and true or kind, true)
        for _, row in ipairs(rows) do
            h.equal((text:find(("- **%s**: %s"):format(row[1] == "name" and "its name" or row[1], row[2]), 1, true)) and true or kind .. "." .. row[1], true)
            h.equal((row[1] == "name" or schema.kinds[kind].fields[row[1]] or row[1] == "journey" or row[1] == "phase") and true or row[1], true)
        end
    end
end)

local function items(cell)
    local out = {}
    for i, item in ipairs(values.items(cell, true)) do
        out[i] = item[1] .. (item.share and ("=%g"):format(item.share) or "") .. (item.count and ("#%d"):format(item.count) or "")
    end
    return table.concat(out, "|")
end

h.test("several things in a cell: lines, semicolons, bullets, quotes, shares and counts", function()
    h.equal(items "a; b", "a|b")
    h.equal(items "a; b\nc", "a; b|c")
    h.equal(items "- a\r\n• b\n2. c\n\n", "a|b|c")
    h.equal(items '"a; b"', "a; b")
    h.equal(items '"a ""b"" c"; d', 'a "b" c|d')
    h.equal(items '"Nice" she said', '"Nice" she said')
    h.equal(items "Shop (40%); web (0.6)", "Shop=0.4|web=0.6")
    h.equal(items "Shop (12×)\nweb (3x)", "Shop#12|web#3")
    h.equal(items '"Shop (40%)"', "Shop (40%)")
    h.equal(items "Room (first floor)", "Room (first floor)")
end)

h.test("an item that is written is read as itself", function()
    for _, s in ipairs { "a; b", '"x"', "- a", "1. b", "• c", "w (4%)", "w (2×)", "w (2x)", "[x", "{y}", "a", "12.5", "=1" } do
        h.equal(items(cells.item(s)), s)
        h.equal(items(cells.item(s) .. "\nz"), s .. "|z")
    end
end)

h.test("marks on other scales, signs, percentages", function()
    local convert, low, high, sure = scale.marks("1-5", { 1, 5 })
    h.equal(convert(3), 5.0)
    h.equal(low .. "/" .. high .. "/" .. tostring(sure), "1/5/true")
    h.equal(scale.marks(nil, { 20, 80 })(80), 8.0)
    h.equal(scale.marks(nil, { -2, 1 })(1), 7.5)
    h.equal(scale.marks(nil, { 1, 10 }), nil)
    h.equal(scale.marks("1-10", { 1, 10 }), nil)
    h.equal(scale.sign "★★★★☆", 7.5)
    h.equal(scale.sign "★", 0.0)
    h.equal(scale.sign "7/10", 7.0)
    h.equal(scale.sign "🙂", 8.0)
    h.equal(scale.sign "whatever", nil)
    h.equal(scale.shares("%", { 0.5, 20 })(20), 0.2)
    h.equal(scale.shares(nil, { 0.5, 0.2 }), nil)
end)

h.done()
