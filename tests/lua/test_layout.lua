-- Layout: what each rule does, that it is done once for all, and that a script means the same, over every script that is here.

local h = require "harness"
local layout = require "reis.editor.layout"
local field_order = require "reis.editor.field_order"
local lexer = require "reis.language.lexer"

local function laid(text) return layout.format(text) end

h.test("indentation, blanks, commas", function()
    h.equal(laid 'a={\n1,2}\n', 'a = {\n  1, 2 }\n')
    h.equal(laid "persona'Kim'{share=1,expects={}}\n", "persona 'Kim' { share = 1, expects = {} }\n")
    h.equal(laid "x=f{1}..g[[t]]..h(x){2}--[[c]]\n", "x = f { 1 }..g [[t]]..h(x){ 2 } --[[c]]\n")
    h.equal(laid "x={a=1,\n   b=2}\n", "x = { a = 1,\n      b = 2 }\n")
    h.equal(laid 'journey "J" {\nphase "P" {\nleave=1\n},\n}', 'journey "J" {\n  phase "P" {\n    leave = 1,\n  },\n}\n')
    h.equal(laid 'x = { a = 1 , b = 2 ;c=3 }  \n\n\n', "x = { a = 1, b = 2; c = 3 }\n")
    h.equal(laid "f({\na = 1\n})\n", "f({\n  a = 1,\n})\n")
    h.equal(laid "if x then\ny = 1\nelseif z then\n  -- c\nf(\n1,\n2\n)\nelse\n\nz = 2 end\n",
        "if x then\n  y = 1\nelseif z then\n  -- c\n  f(\n    1,\n    2\n  )\nelse\n\n  z = 2 end\n")
    h.equal(laid "repeat\nx = 1\nuntil x == 2\nfor i = 1, 2 do\nwhile x do\nend\nend", "repeat\n  x = 1\nuntil x == 2\nfor i = 1, 2 do\n  while x do\n  end\nend\n")
    h.equal(laid "", "")
    h.equal(laid "\n\n-- c", "\n\n-- c\n")
end)

h.test("the script's own layout stays", function()
    for _, text in ipairs {
        'x = { a   = 1, bb  = 2 }\n', 'x = { a = 1,\n      b = 2 }\n', 'x = {\n    a = 1,\n    b = { 1,\n          2 },\n}\n', "x = 'a' .. \"b\"\n",
        "x = [[\n  a\n b  \n]]\n", "--[[ a\n  b ]] x = 1\n", "local x = 1    -- one\nlocal yy = 2   -- two\n", "x = { }\ny = {}\nf( 1 )\n",
        'x = "a" ..\n  "b"\n', "local a,\n  b = 1\n", "x =\n  3\n", "return\n  x\n", 'print "é"\n', 'x = { é = 1 }\n', "x = y\n  :z()\n  :w()\n",
        "#!/usr/bin/env reis run\nx = 1\n", "\239\187\191x = 1\n", "x = {\r\n  a = 1,\r\n}\r\n", "::a::\ngoto a\n", "local x <const> = 1\n", "x = -1\n",
        'journey "J"\n{\n  a = 1,\n}\n', "x = { -- c\n  1,\n  -- d\n}\n", 'x = "a\\\n   b"\n', "x = { f { 1,\n          2 },\n}\n",
    } do h.equal(laid(text), text) end
end)

h.test("a level is not as wide as a bracket that closes one", function()
    h.equal(laid "if x then\ns {\n }\nend\n", "if x then\n  s {\n  }\nend\n")
    h.equal(laid "do\n y = 1\n   end\n", "do\n y = 1\nend\n")
end)

h.test("a line that goes on within quotes may end with two bytes", function()
    for _, text in ipairs { 'x = "a\\\r\nb"\r\ny = { "}" }\r\n', "x = 'a\\z \r\n  b'\r\n" } do h.equal(laid(text), text) end
end)

h.test("a comma goes before the comment after it", function()
    h.equal(laid "x = {\n  a = 1 -- one\n}\n", "x = {\n  a = 1, -- one\n}\n")
    h.equal(laid "x = {\n  a = 1\n  -- end\n}\n", "x = {\n  a = 1,\n  -- end\n}\n")
    h.equal(laid "x = {\n  -- none\n}\n", "x = {\n  -- none\n}\n")
    h.equal(laid "f(\n  1\n)\n", "f(\n  1\n)\n")
end)

h.test("fields in the order of the schema, their comments with them", function()
    local function ordered(text) return laid(field_order.apply(text)) end
    h.equal(ordered 'touchpoint "T" { leave = 0.1, channel = "web" }\n', 'touchpoint "T" { channel = "web", leave = 0.1 }\n')
    h.equal(ordered 'touchpoint "T" {\n  leave = 0.1, -- why\n  -- by what\n  channel = "web"\n}\n',
        'touchpoint "T" {\n  -- by what\n  channel = "web",\n  leave = 0.1, -- why\n}\n')
    h.equal(ordered 'touchpoint "T" {\n  note = "n", need "N" { severity = 1 }, url = "u", leave = 1,\n  odd = 1, channel = "c",\n}\n',
        'touchpoint "T" {\n  note = "n", need "N" { severity = 1 }, leave = 1, url = "u",\n  odd = 1, channel = "c",\n}\n')
    h.equal(ordered 'team "x" { note = "a", capacity = 1 --[[c]] }\n', 'team "x" { capacity = 1, --[[c]]\n  note = "a" }\n')
    h.equal(ordered 'x = { b = 1, a = 2 }\n', "x = { b = 1, a = 2 }\n")
end)

-- every script that is here -------------------------------------------------------------------------------

local function read(path)
    local file = assert(io.open(path, "rb"))
    local text = file:read("a")
    file:close()
    return text
end

--- The scripts of the repository: examples, templates, of the tests those in the cases.
local function scripts()
    local out = {}
    for path in io.popen("find examples stdlib tests/golden tests/lua tests/hostile -name '*.lua' | LC_ALL=C sort"):lines() do
        out[#out + 1] = { path, read(path) }
    end
    for path in io.popen("ls tests/cases/*.test"):lines() do
        for name, text in ("\n" .. read(path)):gmatch("\n%-%- file (%S+%.lua)\n(.-)%f[\n\0]\n%f[-=\0]%-?%-?=?=?") do
            out[#out + 1] = { path .. ": " .. name, text }
        end
    end
    return out
end

local function words(text)
    local out, tokens = {}, lexer.read(text)
    for i, one in ipairs(tokens) do
        local s, k = text:sub(one.from, one.to), i + 1
        while tokens[k] and tokens[k].what == "comment" do k = k + 1 end
        local last = s == "," and tokens[k] and text:sub(tokens[k].from, tokens[k].to) == "}"
        if not last then out[#out + 1] = one.what == "comment" and s:gsub("%s+$", "") or s end
    end
    return out
end

--- Whether a text compiles.
local function compiles(text) return load(text:gsub("^\239\187\191", ""):gsub("^#[^\n]*", ""), "=x", "t") ~= nil end

h.test("every script means the same, and is laid out once for all", function()
    local count = 0
    for _, one in ipairs(scripts()) do
        local path, text = one[1], one[2]
        if compiles(text) then
            local new = laid(text)
            h.equal(path .. (laid(new) == new and "" or ": again differs"), path)
            h.equal(path .. (table.concat(words(text), " ") == table.concat(words(new), " ") and "" or ": other words"), path)
            count = count + 1
        end
    end
    h.equal(count > 300, true)
end)

h.test("so does one whose blanks are all different, and one in order", function()
    math.randomseed(7)
    for _, one in ipairs(scripts()) do
        local text = one[2]
        if compiles(text) and #text < 20000 then
            local tokens, out, at = lexer.read(text), {}, 1
            for _, t in ipairs(tokens) do
                local gap = text:sub(at, t.from - 1)
                out[#out + 1] = gap:gsub("[ \t]+", function() return (" "):rep(math.random(1, 6)) end)
                out[#out + 1], at = text:sub(t.from, t.to), t.to + 1
            end
            local messy = table.concat(out)
            local new = laid(messy)
            h.equal(one[1] .. (laid(new) == new and "" or ": again differs"), one[1])
            local sorted = laid(field_order.apply(text))
            h.equal(one[1] .. (laid(field_order.apply(sorted)) == sorted and "" or ": order again differs"), one[1])
            h.equal(one[1] .. (compiles(sorted) and "" or ": in order it does not compile"), one[1])
            local function bag(s)
                local list = words(s)
                table.sort(list)
                return (table.concat(list, " "):gsub(",", ""):gsub("%s+", " "))
            end
            h.equal(one[1] .. (bag(text) == bag(sorted) and "" or ": in order something is missing"), one[1])
        end
    end
end)

h.test("twenty thousand lines take a moment", function()
    local text = ('touchpoint "T" { leave = 0.1,\n -- c\n   note = "é",\n }\n'):rep(5000)
    local began = os.clock()
    laid(field_order.apply(text))
    laid(("-- a line\n"):rep(20000) .. "x = {\n" .. ("-- a line\n"):rep(20000) .. "}")
    h.equal(os.clock() - began < 10, true)
end)

h.done()
