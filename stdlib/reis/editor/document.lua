-- A text that is open in an editor. Editors count lines from 0 and characters in UTF-16, of which an emoji takes two; Lua counts
-- bytes from 1.

local lexer = require "reis.language.lexer"

local document = {}
document.__index = document

--- The path of a file's URI; nil for any other.
function document.path_of(uri)
    local path = uri:match("^file://(/.*)$") or uri:match("^file://localhost(/.*)$")
    path = path and path:gsub("%%(%x%x)", function(hex) return string.char(tonumber(hex, 16)) end)
    return path and not path:find("\0", 1, true) and path or nil
end

--- The URI of a file's path.
function document.uri_of(path)
    return "file://" .. path:gsub("[^%w%-._~/]", function(c) return ("%%%02X"):format(c:byte()) end)
end

function document.new(uri, text, version)
    return setmetatable({ uri = uri, path = document.path_of(uri), text = text, version = version }, document)
end

--- Where each line begins. A line ends at \n, \r\n or \r.
local function starts_of(text)
    local starts, at = { 1 }, 1
    while true do
        local stop = text:find("[\r\n]", at)
        if not stop then return starts end
        at = stop + (text:sub(stop, stop + 1) == "\r\n" and 2 or 1)
        starts[#starts + 1] = at
    end
end

function document:lines()
    self.starts = self.starts or starts_of(self.text)
    return self.starts
end

--- Its tokens (language/lexer.lua), read once.
function document:tokens()
    self.read = self.read or lexer.read(self.text)
    return self.read
end

--- What is open before token i, outermost first, as lexer.open gives it; found for all tokens in one pass.
function document:around(i)
    if not self.inner then
        local inner, holder = {}, {}
        lexer.open(self.text, self:tokens(), function(k, innermost)
            inner[k] = innermost or false
            if innermost and innermost.at == k then holder[innermost] = inner[k - 1] or nil end
        end)
        self.inner, self.holder = inner, holder
    end
    local stack, one = {}, self.inner[i - 1]
    while one do
        table.insert(stack, 1, one)
        one = self.holder[one]
    end
    return stack
end

--- The first and the last byte of a line (from 1 on) without its end; nil where there is none.
function document:line(n)
    local starts = self:lines()
    local from = starts[n]
    if not from then return nil end
    local to = (starts[n + 1] or #self.text + 1) - 1
    while to >= from and self.text:find("^[\r\n]", to) do to = to - 1 end
    return from, to
end

--- How many units of UTF-16 some bytes take.
local function units(s)
    if not s:find("[\128-\255]") then return #s end
    return (utf8.len(s) or #s) + select(2, s:gsub("[\240-\244]", ""))
end

--- The number of the line that a byte is on.
function document:line_of(at)
    local starts, low = self:lines(), 1
    local high = #starts
    while low < high do
        local middle = (low + high + 1) // 2
        if starts[middle] <= at then low = middle else high = middle - 1 end
    end
    return low
end

--- A byte's place as an editor has it: { line =, character = }.
function document:position(at)
    local n = self:line_of(at)
    return { line = n - 1, character = units(self.text:sub(self:lines()[n], at - 1)) }
end

--- The byte before which an editor's place is; one beyond a line's end is its end, one beyond the text its end.
function document:byte(position)
    local from, to = self:line(position.line + 1)
    if not from then return #self.text + 1 end
    local s, left, at = self.text:sub(from, to), position.character, 1
    if not s:find("[\128-\255]") then return from + math.min(left, #s) end
    while left > 0 and at <= #s do
        local byte = s:byte(at)
        local size = byte < 0x80 and 1 or byte < 0xE0 and 2 or byte < 0xF0 and 3 or 4
        left = left - (size == 4 and 2 or 1)
        if left < 0 then break end -- between the halves of a pair: before it
        at = at + size
    end
    return from + at - 1
end

--- The range from one byte to another, the last one in it.
function document:range(from, to)
    return { start = self:position(from), ["end"] = self:position(to + 1) }
end

--- Applies a change: { range =, text = } or, without range, the whole text.
function document:change(change)
    if change.range then
        local from, to = self:byte(change.range.start), self:byte(change.range["end"])
        if to < from then from, to = to, from end
        self.text = self.text:sub(1, from - 1) .. change.text .. self.text:sub(to)
    else
        self.text = change.text
    end
    self.starts, self.read, self.outlined, self.inner = nil, nil, nil, nil
end

--- The index of the token in which, or right after which, a place is: the one that begins there rather than the one that ends there.
function document:token_at(at)
    local tokens, low = self:tokens(), 1
    local high = #tokens
    while low < high do
        local middle = (low + high + 1) // 2
        if tokens[middle].from <= at then low = middle else high = middle - 1 end
    end
    local one, before = tokens[low], tokens[low - 1]
    if not one or at < one.from or at > one.to + 1 then return nil end
    if one.from == at and one.what == "mark" and before and before.to + 1 == at then return low - 1 end
    return low
end

return document
