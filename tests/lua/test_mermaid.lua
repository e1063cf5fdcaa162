-- Mermaid's journeys: what its grammar takes, what it refuses and at which line, and what becomes of it.

package.path = "tests/lua/?.lua;" .. package.path
local h = require "harness"
local diagram = require "reis.data.import.mermaid.diagram"
local grammar = require "reis.data.import.mermaid.grammar"
local json_read = require "reis.words.json_read"
local mermaid = require "reis.data.import.mermaid"
local printer = require "reis.language.printer"

local function parsed(text) return assert(diagram.read(text)) end

local function refused(text, line, part)
    local D, message, at = diagram.read(text)
    h.equal(D, nil, text)
    h.equal(at, line, text)
    if not message:find(part, 1, true) then error(("%q does not say %q"):format(message, part)) end
end

h.test("statements, with the spaces that Mermaid keeps", function()
    local D = parsed "journey\n  title  My day\n  first: 3: Me\n  section  Work \n    Make tea : 5 : Me , Cat\n    Sleep: 1\n"
    h.equal(D.title, " My day")
    h.equal(D.sections[1].name, " Work ")
    h.equal(D.tasks[1].section, 0)
    h.equal(D.tasks[2].name, "Make tea ")
    h.equal(table.concat(D.tasks[2].people, "|"), "Me|Cat")
    h.equal(D.tasks[2].line, 5)
    h.equal(#D.tasks[3].people, 0)
end)

h.test("keywords in any letters, only the first one not; a keyword's text may stand on the next line", function()
    local D = parsed "journey\nTITLE\nfoo\nSeCtIoN a\nACCTITLE : x\nAccDescr{ one\n   two }\n"
    h.equal(D.title, "foo")
    h.equal(D.sections[1].name, "a")
    h.equal(D.acc_title, "x")
    h.equal(D.acc_descr, "one\ntwo")
    refused("Journey\n", 1, "Journey")
end)

h.test("comments and settings are kept apart, and lines are those of the file", function()
    local text = "%%{init: {'theme':'dark'}}%%\n%% one\n\njourney\n\n%% two\n  a: 1 # three\n%% four\n  nonsense\n"
    refused(text, 9, "nonsense")
    local D = parsed(text:gsub("  nonsense\n", ""))
    h.equal(#D.left, 5)
    h.equal(D.left[4].text, "# three")
    h.equal(D.left[4].line, 7)
end)

h.test("front matter", function()
    h.equal(parsed("---\ntitle: 'It''s'\nconfig:\n  theme: dark\n---\njourney\n").title, "It's")
    h.equal(parsed("---\ntitle: A\n---\njourney\ntitle B\n").title, "B")
    h.equal(parsed("  ---\n  title: A # no\n  ---\n  journey\n").title, "A")
    refused("---\ntitle: A: b\n---\njourney\n", 2, "colon")
    refused('---\ntitle: "A\n---\njourney\n', 2, "quote")
    refused("---\na: 1\na: 2\n---\njourney\n", 3, "twice")
    refused("---\ntitle: *a\n---\njourney\n", 2, "no anchor")
    refused("---\ntitle: !a b\n---\njourney\n", 2, "no tag")
    refused("---\n  a\nb\n---\njourney\n", 2, "less indented")
    refused("---\ndisplayMode: x\nconfig: yes\n---\njourney\n", 2, "displayMode")
    for said, title in pairs { ["[a, [b, ~]]"] = "a,b,", ["{a: 1}"] = "[object Object]", ["0x1F"] = "31", ["1e3"] = "1000", ["!!str 0"] = "0", [".5"] = "0.5",
        ["&a x\nb: *a"] = "x", ["|-\n  a\n  b"] = "a\nb", [">-\n  a\n  b"] = "a b", ['"a\\x41"'] = "aA", ["true"] = "true" } do
        h.equal(parsed("---\ntitle: " .. said .. "\n---\njourney\n").title, title)
    end
    for _, said in ipairs { "0", "false", "~", "''", ".nan", "" } do h.equal(parsed("---\ntitle: " .. said .. "\n---\njourney\n").title, nil) end
    refused("---\ntitle: " .. ("["):rep(100000) .. "\n---\njourney\n", 2, "100 deep")
    local bomb = { "a0: &a0 [x, x]" } -- each list is the one before it twice
    for i = 1, 40 do bomb[i + 1] = ("a%d: &a%d [*a%d, *a%d]"):format(i, i, i - 1, i - 1) end
    h.equal(#parsed("---\n" .. table.concat(bomb, "\n") .. "\ntitle: *a40\n---\njourney\n").title < 10000, true)
    local D = parsed "---\nconfig:\n  theme: dark\n  look: x\ntitle: A\nz: 1\n---\njourney\n"
    h.equal(D.left[1].text, "config:; theme: dark; look: x")
    h.equal(D.left[2].line, 6)
    refused("---\ntitle: A\njourney\n", 1, "not closed")
end)

h.test("a < in a title makes HTML of it, as Mermaid keeps it; in other texts it is a character", function()
    for title, want in pairs { ["Roadmap < 2025"] = "Roadmap &lt; 2025", ["A & B"] = "A & B", ["A & <3"] = "A &amp; &lt;3", ["Go<br/>home"] = "Go<br>home",
        ["x <alpha> y"] = "x  y", ["a -> <b>c"] = "a -&gt; <b>c</b>", ["<i onclick=x>a</i>"] = "<i>a</i>", ["1<script>2</script>3"] = "13",
        ["<a href='javascript:x' target=_blank>x"] = '<a rel="noopener" target="_blank">x</a>', ["a <!-- b --> c"] = "a  c", ["a &eacute <"] = "a é &lt;",
        ["<p>a<div>b"] = "<p>a</p><div>b</div>", ["<svg>a<p>b"] = "<svg>a</svg><p>b</p>", ["a <b"] = "a ",
        ["x <li>&lt</ x>a < b"] = "x " } do
        h.equal(parsed("journey\ntitle " .. title .. "\nsection " .. title:gsub(":", "") .. "\n").title, want)
    end
    local long = ("<b>"):rep(100000) .. ("</x>"):rep(100000) -- would take minutes
    h.equal(parsed("journey\ntitle " .. long .. "\n").title, long)
    local D = parsed "journey\naccTitle: a < b\nsection a < b\nc < d: 3: e <f>\n"
    h.equal(D.acc_title, "a &lt; b")
    h.equal(D.sections[1].name, "a < b")
    h.equal(D.tasks[1].people[1], "e <f>")
end)

h.test("what Mermaid refuses", function()
    refused("", 1, "empty")
    refused("flowchart LR\n", 1, "flowchart")
    refused("journey\n  a: 1: Me;\n", 2, "#59;")
    refused("journey\n  a\n  b: 1\n", 2, '"a"')
    refused("journey\n\n  journey on: 2\n", 3, "journey")
    refused("journey\n  section a: b\n", 2, ":")
    refused("journey\n  : 3\n", 2, ":")
    refused("journey\n  accDescr {\n  a: 3\n", 2, "never closed")
    refused("journey\n  accTitle:", 2, "no text")
    refused("journey\n  a: 1: C4Container\n", 1, "C4Container")
    refused("%%\njourney\n", 1, "journey")
end)

h.test("numbers as ECMAScript reads them", function()
    for text, want in pairs { [" 5 "] = 5, [""] = 0, ["0x1F"] = 31, ["0b101"] = 5, [".5"] = 0.5, ["5."] = 5, ["-3"] = -3, ["1e2"] = 100, ["\u{A0}4"] = 4,
        Infinity = math.huge } do h.equal(grammar.number(text), want, text) end
    for _, text in ipairs { "x", "1_0", "0x", "1e", "nan", "inf", "5 5", "0b2", "-0x1" } do
        local x = grammar.number(text)
        h.equal(x ~= x, true, text)
    end
end)

local function script(text, lang)
    local nodes, notes, line = mermaid.read(text, { lang = lang or "en" })
    return nodes and printer.script(nodes), notes, line
end

h.test("a script: phases, touchpoints, experiences and personas; what changed is told", function()
    local source, notes = script "journey\n a: 5: Me\n section S\n A#quot;#35;#eacute;: 2: You, Me\n a: 7\n b: x: \n section S\n c: 1: Me: more\n"
    h.equal(source, [[
-- Read from a Mermaid journey diagram.
persona "Me" {}
persona "You" {}

journey "Journey" {
  phase "At the start" {
    touchpoint "a" { experience = 10, personas = { "Me" } },
  },
  phase "S" {
    touchpoint "A\"#é" { experience = 2.5, personas = { "You", "Me" } },
    touchpoint "a (2)" { experience = 10 }, -- Mermaid: score 7
    touchpoint "b" {}, -- Mermaid: score x
  },
  phase "S (2)" {
    touchpoint "c" { experience = 0, personas = { "Me" } },
  },
}
]])
    h.equal(#notes, 5)
    h.equal(#h.errors(source), 0)
end)

h.test("fences of Markdown; of several diagrams those that are journeys", function()
    local text = "# x\n- y\n  ```mermaid\n  journey\n    a: 5\n  ```\n~~~mermaid\nflowchart LR\n~~~\n```js\njourney\n```\n````{.mermaid}\njourney\n b: 3\n```\n c\n````\n"
    local source, message, line = script(text)
    h.equal(source, nil)
    h.equal(line, 16)
    source = script(text:gsub("```\n c\n", " c: 2\n"))
    h.equal(select(2, source:gsub("journey \"", "")), 2)
    h.equal(mermaid.sniff(text), true)
    h.equal(mermaid.sniff "no\n```\njourney\n```\nmermaid\n", false)
end)

h.test("bytes that are no UTF-8 are refused with their line", function()
    local _, message, line = script "journey\n a\xFF: 3\n"
    h.equal(line, 2)
    h.equal(message:find("UTF-8", 1, true) ~= nil, true)
end)

-- What Mermaid itself made of the diagrams of others, where these are beside the project.
local FOLDER = "../shared/data/mermaid/"
for _, folder in ipairs { FOLDER, "../" .. FOLDER } do
    local file = io.open(folder .. "expected.jsonl")
    if file then
        for line in file:lines() do
            local want = json_read.decode(line)
            h.test(want.file, function()
                local D, message = diagram.read(h.read(folder .. want.file))
                h.equal(D ~= nil, want.ok, message)
                if not D then return end
                h.equal(#D.titles > 0 and D.title or "", want.title)
                h.equal(D.acc_title or "", want.accTitle)
                h.equal(D.acc_descr or "", want.accDescr)
                for i, section in ipairs(want.sections) do h.equal(D.sections[i].name, section) end
                h.equal(#D.sections, #want.sections)
                h.equal(#D.tasks, #want.tasks)
                for i, task in ipairs(want.tasks) do
                    local got = D.tasks[i]
                    h.equal(got.section > 0 and D.sections[got.section].name or "", task.section)
                    h.equal(got.name, task.task)
                    if type(task.score) == "number" then h.equal(got.score, task.score) end
                    h.equal(table.concat(got.people, "|"), table.concat(task.people, "|"))
                end
            end)
        end
        file:close()
        break
    end
end

h.done()
