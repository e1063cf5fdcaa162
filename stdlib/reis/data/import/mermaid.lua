-- Mermaid `journey` diagrams: a section is a phase, a task a touchpoint, a score an experience, people are personas. Of Markdown
-- the fences that say mermaid are read.

local blanks = require "reis.data.import.mermaid.blanks"
local diagram = require "reis.data.import.mermaid.diagram"
local entities = require "reis.words.entities"
local i18n = require "reis.words.i18n"
local printer = require "reis.language.printer"
local schema = require "reis.language.schema"
local text = require "reis.language.text"

local NOTE_MOST = schema.MAX_TEXT
local HEAD = 1 << 16 -- bytes of a text that are looked at to tell what it is

local mermaid = { name = "mermaid", suffixes = { "mmd", "mermaid", "md", "markdown" } }

-- The fences of a Markdown text that say mermaid -> list of { text, line = of the file at which it begins }
local function fences(bytes)
    local found, open, line = {}, nil, 0
    for said in (bytes:gsub("\r\n?", "\n") .. "\n"):gmatch "([^\n]*)\n" do
        line = line + 1
        local indent, mark, rest = said:match("^(%s*)(```+)%s*(.-)$")
        if not mark then indent, mark, rest = said:match("^(%s*)(~~~+)%s*(.-)$") end
        if open and mark and mark:sub(1, 1) == open.mark:sub(1, 1) and #mark >= #open.mark and not rest:find("%S") then
            if open.ours then found[#found + 1] = { text = table.concat(open, "\n") .. "\n", line = open.line } end
            open = nil
        elseif open then
            open[#open + 1] = said:sub(1, open.indent):find("^%s*$") and said:sub(open.indent + 1) or said
        elseif mark then
            open = { mark = mark, indent = #indent, line = line + 1, ours = rest:lower():find("^{?%.?mermaid%f[^%w]") ~= nil }
        end
    end
    if open and open.ours then found[#found + 1] = { text = table.concat(open, "\n"), line = open.line } end
    return found
end

--- Whether bytes are a journey diagram, or Markdown with one in a fence.
function mermaid.sniff(bytes)
    if not bytes:find("journey", 1, true) then return false end
    if diagram.kind(bytes:sub(1, HEAD)) == "journey" then return true end
    for _, one in ipairs(bytes:find("mermaid", 1, true) and fences(bytes) or {}) do
        if diagram.kind(one.text:sub(1, HEAD)) == "journey" then return true end
    end
    return false
end

--- A number as it is told: 3, 4.5.
local function shown(x)
    if x == math.huge or x == -math.huge then return x > 0 and "Infinity" or "-Infinity" end
    return printer.number(math.tointeger(x) or x)
end

local function tell(T, line, key, ...)
    T.notes[#T.notes + 1] = T.W("at", line, T.W(key, ...))
end

--- Text of a diagram with entity codes as characters. HTML stays as it is: a <br> is part of the name that Mermaid reads.
local function plain(T, said, line)
    return blanks.trim((said:gsub("\xFE([^\xFF]*)\xFF", function(code)
        local number = tonumber(code:match("^%+?(%d+)$"))
        if number then return number > 0 and number < 0x110000 and (number < 0xD800 or number > 0xDFFF) and utf8.char(number) or "\u{FFFD}" end
        if entities[code] then return entities[code] end
        tell(T, line, "entity", code)
        return "&" .. code .. ";"
    end)))
end

--- A name that a script may have; what had to be changed is told. -> name, the whole text where some of it is not in the name
local function named(T, namer, said, line)
    local wanted = blanks.plain(plain(T, said, line)):gsub("%s+", " ")
    local name = namer(wanted)
    T.breaks = T.breaks or name:find "<[bB][rR]%s*/?>" ~= nil
    if name ~= wanted and wanted ~= "" then tell(T, line, "renamed", wanted, name) end
    local whole = text.clean(wanted, NOTE_MOST)
    return name, name:sub(1, #whole) ~= whole and whole or nil
end

--- A score as an experience -> mark or nil, a remark or nil
local function experience(T, task, name)
    local score = task.score
    if score ~= score then
        tell(T, task.line, "score.none", name, task.said)
        return nil, T.W("score.note", task.said)
    end
    if score < 1 or score > 5 then
        local mark = score < 1 and 0 or 10
        tell(T, task.line, "score.out", name, shown(score), shown(mark))
        return mark, T.W("score.note", shown(score))
    end
    local mark = (score - 1) * 2.5
    return math.tointeger(mark) or mark
end

--- The personas of a task, declared where they were not yet.
local function people(T, task)
    local list, seen = {}, {}
    for _, said in ipairs(task.people) do
        if said ~= "" and not T.personas[said] then
            T.personas[said] = named(T, T.persona, said, task.line)
            T.nodes[#T.nodes + 1] = { kind = "persona", name = T.personas[said] }
        end
        local name = T.personas[said]
        if name and not seen[name] then
            seen[name] = true
            list[#list + 1] = name
        end
    end
    return list
end

local function touchpoint(T, task, namer)
    local name, whole = named(T, namer, task.name, task.line)
    local mark, remark = experience(T, task, name)
    if task.rest then tell(T, task.line, "rest", name, plain(T, task.rest, task.line)) end
    return { kind = "touchpoint", name = name, note = remark,
        fields = { { "experience", mark }, { "personas", people(T, task) }, { "note", whole } } }
end

local function phases(T, D)
    local namer, of, list = printer.namer("phase", T.W "untitled"), {}, {}
    local names = printer.namer("touchpoint", T.W "untitled")
    for i = 0, #D.sections do
        local section = D.sections[i]
        of[i] = { kind = "phase", children = {}, fields = {} }
        if section then
            local whole
            of[i].name, whole = named(T, namer, section.name, section.line)
            of[i].fields[1] = { "note", whole }
        end
        if section or D.tasks[1] and D.tasks[1].section == 0 then list[#list + 1] = of[i] end
    end
    if not of[0].name then of[0].name = namer(T.W "before") end
    for _, task in ipairs(D.tasks) do table.insert(of[task.section].children, touchpoint(T, task, names)) end
    for _, phase in ipairs(list) do if #phase.children == 0 then phase.children = nil end end
    return list
end

--- One diagram as a journey; comments and settings stand before it.
local function journey(T, D, line)
    local before = {}
    for _, one in ipairs(D.left) do before[#before + 1] = { comment = one.text } end
    if #D.left > 0 then T.notes[#T.notes + 1] = T.W(#D.left == 1 and "left.one" or "left", #D.left) end
    for _, title in ipairs(D.lost_titles) do tell(T, title.line, "title.lost", plain(T, title.text, title.line)) end
    local name, whole = named(T, T.journey, D.title or "", D.titles[#D.titles] and D.titles[#D.titles].line or line)
    local accessible = {}
    for _, said in ipairs { D.acc_title or "", D.acc_descr or "" } do
        said = plain(T, said, line):gsub("%s+", " ")
        if said ~= "" then accessible[#accessible + 1] = said end
    end
    if whole then table.insert(accessible, 1, whole) end
    local note = text.clean(table.concat(accessible, ": "), NOTE_MOST)
    return before, { kind = "journey", name = name, fields = { { "note", note ~= "" and note or nil } }, children = phases(T, D) }
end

--- The diagrams of a file -> list of { D, line } | nil, message, line
local function diagrams(T, bytes, name)
    local marked = diagram.kind(bytes) ~= "journey" and fences(bytes) or {}
    if #marked == 0 and (name:lower():find "%.md$" or name:lower():find "%.markdown$") and diagram.kind(bytes) ~= "journey" then
        return nil, "none of its fences says mermaid, as a line of ```mermaid does before a journey", 1
    end
    if #marked == 0 then marked = { { text = bytes, line = 1 } } end
    local found = {}
    for _, one in ipairs(marked) do
        local kind = diagram.kind(one.text)
        local foreign = not kind and not one.text:find("journey", 1, true) and "?"
        if #marked > 1 and (foreign or kind and kind ~= "journey" and kind ~= "---") then
            tell(T, one.line, "passed over", foreign or kind)
        else
            local D, message, line = diagram.read(one.text, one.line)
            if not D then return nil, message, line end
            found[#found + 1] = { D = D, line = one.line }
        end
    end
    if #found == 0 then return nil, "none of its diagrams is a journey", marked[1].line end
    return found
end

--- See data/import.lua.
function mermaid.read(bytes, options)
    local T = { W = i18n.of(options.lang, "interchange"), notes = {}, nodes = {}, personas = {} }
    local good, at = utf8.len(bytes)
    if not good then return nil, "it is no UTF-8; save it as UTF-8", 1 + select(2, bytes:sub(1, at):gsub("\n", "")) end
    local found, message, line = diagrams(T, bytes, options.name or "")
    if not found then return nil, message, line end
    T.persona, T.journey = printer.namer("persona", "Persona"), printer.namer("journey", T.W "untitled")
    local journeys = {}
    for _, one in ipairs(found) do
        local before, node = journey(T, one.D, one.line)
        journeys[#journeys + 1] = { blank = true }
        table.move(before, 1, #before, #journeys + 1, journeys)
        journeys[#journeys + 1] = node
    end
    if T.breaks then T.notes[#T.notes + 1] = T.W "breaks" end
    if #T.nodes == 0 then T.notes[#T.notes + 1] = T.W "nobody" end
    table.insert(T.nodes, 1, { comment = T.W "from mermaid" })
    table.move(journeys, 1, #journeys, #T.nodes + 1, T.nodes)
    return T.nodes, T.notes
end

return mermaid
