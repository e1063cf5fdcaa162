-- A script's text from a tree of declarations, as a person would have written it: what is read from logs, spreadsheets, surveys
-- and diagrams becomes a script through here.
--
-- A node is { kind =, name = (nil for a kind whose things have none), fields = { { name, value }, … }, children = { nodes }, note = a comment at its end }, or
-- { comment = "…" } (a line of its own), or { blank = true }. A value is a text, a number, a boolean, a list, or one of
-- printer.map and printer.raw; a field whose value is nil or an empty list is left out.

local fold = require "reis.words.fold"
local lexer = require "reis.language.lexer"
local schema = require "reis.language.schema"
local text = require "reis.language.text"

local printer = {}

local WIDTH = 110  -- characters of a line, where its words allow it
local NAME_MOST = schema.MAX_NAME - 10 -- leaves room for " (2)"

--- The shortest digits that read as exactly that number.
function printer.number(x)
    if math.type(x) == "integer" then return tostring(x) end
    for digits = 15, 17 do
        local short = ("%." .. digits .. "g"):format(x)
        if tonumber(short) == x then return short end
    end
    return tostring(x)
end

--- A text between quotes.
function printer.quote(s)
    return '"' .. s:gsub('[\\"]', "\\%0"):gsub("\n", "\\n"):gsub("%c", function(c) return ("\\%03d"):format(c:byte()) end) .. '"'
end

--- A key of a table.
function printer.key(key)
    if key:find("^[%a_][%w_]*$") and not lexer.KEYWORDS[key] then return key end
    return "[" .. printer.quote(key) .. "]"
end

--- Source that stands in the script as it is: "minutes(5)", "between(3, 4, 6)".
function printer.raw(source) return { raw = source } end

--- A table with keys, in that order: printer.map { { key, value }, … }. head: a word before its brace ("count", "each")
function printer.map(entries, head) return { entries = entries, head = head } end

--- A duration in the largest unit that reads well, from minutes: "hours(2)".
function printer.duration(minutes)
    local units = { { "weeks", 10080 }, { "days", 1440 }, { "hours", 60 }, { "minutes", 1 } }
    for _, unit in ipairs(units) do
        local n = minutes / unit[2]
        if unit[2] == 1 or n >= 1 and n * 4 == math.floor(n * 4) then
            return printer.raw(("%s(%s)"):format(unit[1], ("%.6g"):format(n)))
        end
    end
end

local function is_empty(value)
    return value == nil or type(value) == "table" and not value.raw and #(value.entries or value) == 0
end

--- A value as a script has it, on one line.
function printer.value(value)
    if type(value) == "string" then return printer.quote(value) end
    if type(value) == "number" then return printer.number(value) end
    if type(value) ~= "table" then return tostring(value) end
    if value.raw then return value.raw end
    local parts = {}
    for i, one in ipairs(value.entries or value) do
        parts[i] = value.entries and printer.key(one[1]) .. " = " .. printer.value(one[2]) or printer.value(one)
    end
    return (value.head and value.head .. " " or "") .. "{ " .. table.concat(parts, ", ") .. " }"
end

--- Lines of parts parted by commas, as many on a line as its width allows.
local function filled(parts, indent)
    local lines, line, width = {}, {}, 0
    for _, part in ipairs(parts) do
        local n = utf8.len(part) or #part
        if #line > 0 and #indent + width + n + 2 > WIDTH then
            lines[#lines + 1] = indent .. table.concat(line, ", ") .. ","
            line, width = {}, 0
        end
        line[#line + 1], width = part, width + n + 2
    end
    if #line > 0 then lines[#lines + 1] = indent .. table.concat(line, ", ") .. "," end
    return lines
end

local function comment(node, indent)
    local lines = {}
    for line in (node.comment .. "\n"):gmatch "([^\n]*)\n" do
        lines[#lines + 1] = indent .. "-- " .. text.clean(line, 1000)
    end
    return lines
end

local print_node

local function declaration(node, indent)
    local parts, children = {}, node.children or {}
    for _, field in ipairs(node.fields or {}) do
        if not is_empty(field[2]) then parts[#parts + 1] = printer.key(field[1]) .. " = " .. printer.value(field[2]) end
    end
    local head = indent .. node.kind .. (node.name and " " .. printer.quote(node.name) or "") .. " {"
    local tail = (indent ~= "" and "}," or "}") .. (node.note and " -- " .. text.clean(node.note, 300) or "")
    local short = #parts == 0 and head .. tail or ("%s %s %s"):format(head, table.concat(parts, ", "), tail)
    if #children == 0 and (utf8.len(short) or #short) <= WIDTH then return { short } end
    local lines = filled(parts, indent .. "  ")
    table.insert(lines, 1, head)
    for _, child in ipairs(children) do
        for _, line in ipairs(print_node(child, indent .. "  ")) do lines[#lines + 1] = line end
    end
    lines[#lines + 1] = indent .. tail
    return lines
end

function print_node(node, indent)
    if node.blank then return { "" } end
    if node.comment then return comment(node, indent) end
    return declaration(node, indent)
end

--- Nodes as the text of a script.
function printer.script(nodes)
    local lines = {}
    for _, node in ipairs(nodes) do
        for _, line in ipairs(print_node(node, "")) do lines[#lines + 1] = line end
    end
    return table.concat(lines, "\n") .. "\n"
end

--- The name itself, else with the first number that makes it look like none in `taken`; it is taken from then on.
-- taken: { [folded name] = true }
function printer.free(taken, name)
    local own, n = name, 1
    while taken[fold(own)] do
        n = n + 1
        own = ("%s (%d)"):format(name, n)
    end
    taken[fold(own)] = true
    return own
end

--- Gives names that a script may have, each different from those given before (and from a word that the language keeps, for
-- that kind): name(wanted) -> name. What is no text in wanted is cleaned away; of nothing it makes `otherwise`.
function printer.namer(kind, otherwise)
    local taken, reserved = {}, schema.reserved[kind] or {}
    return function(wanted)
        local name = text.clean(wanted or "", NAME_MOST)
        if name == "" then name = otherwise end
        if reserved[name] then name = name .. " *" end
        return printer.free(taken, name)
    end
end

return printer
