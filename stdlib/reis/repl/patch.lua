-- Changes declarations in the text of a script, and nothing else of it: comments, layout and order stay.
--
-- P = patch.open(text): { text =, tokens = (without comments), partner = (index of a bracket's token -> the other's) }.
-- A line is one of the text as it was opened; what was put in since is counted.

local lexer = require "reis.language.lexer"
local printer = require "reis.language.printer"

local patch = {}
patch.__index = patch

local function read(P)
    local tokens = {}
    for _, one in ipairs(lexer.read(P.text)) do
        if one.what ~= "comment" then tokens[#tokens + 1] = one end
    end
    P.tokens = tokens
    P.partner = select(2, lexer.open(P.text, tokens))
end

function patch.open(text)
    local P = setmetatable({ text = text, shifts = {} }, patch)
    read(P)
    return P
end

local function line_at(text, at) return select(2, text:sub(1, at - 1):gsub("\n", "")) + 1 end

--- Puts a text in the place of from..to, and counts the lines that come in.
local function put(P, from, to, text)
    local old = P.text:sub(from, to)
    local n = select(2, text:gsub("\n", "")) - select(2, old:gsub("\n", ""))
    if n ~= 0 then P.shifts[#P.shifts + 1] = { after = line_at(P.text, to), n = n } end
    P.text = P.text:sub(1, from - 1) .. text .. P.text:sub(to + 1)
    read(P)
end

--- Where a line of the text as it was opened is now.
local function now(P, line)
    for _, shift in ipairs(P.shifts) do
        if line > shift.after then line = line + shift.n end
    end
    return line
end

function patch:at(i)
    local one = self.tokens[i]
    return one and self.text:sub(one.from, one.to)
end

local ESCAPES = { n = "\n", t = "\t", ['"'] = '"', ["'"] = "'", ["\\"] = "\\", ["\n"] = "\n" }

--- What the text of a token means, where it is a text; nil where it is none.
local function meaning(P, i)
    local one = P.tokens[i]
    if not one then return nil end
    local s = P.text:sub(one.from, one.to)
    if one.what == "long" then return (s:gsub("^%[=*%[\n?", ""):gsub("%]=*%]$", "")) end
    if one.what ~= "string" then return nil end
    return (s:sub(2, -2):gsub("\\(.)", ESCAPES))
end

--- The table of the declaration of a name at a line (as opened): the index of its {, or nil. A name is as it was written.
function patch:declaration(name, line)
    local wanted, found = now(self, line), nil
    for i, one in ipairs(self.tokens) do
        if one.what == "word" and not lexer.KEYWORDS[self:at(i)] then
            local k = self:at(i + 1) == "(" and i + 2 or i + 1
            if meaning(self, k) == name then
                local brace = k + 1
                while self:at(brace) == ")" or self:at(brace) == "," or self:at(brace) == "(" do brace = brace + 1 end
                local at = line_at(self.text, one.from)
                if self:at(brace) == "{" and self.partner[brace] and at <= wanted
                    and line_at(self.text, self.tokens[self.partner[brace]].to) >= wanted and (at == wanted or not found) then
                    found = brace
                    if at == wanted then return found end
                end
            end
        end
    end
    return found
end

--- The items of the table at a {: { key = (nil: a child), from =, to = (indices of tokens), value = (index of its first) }
function patch:items(brace)
    local out, stop, i = {}, self.partner[brace], brace + 1
    while i < stop do
        local item = { from = i, value = i }
        if self:at(i + 1) == "=" and self.tokens[i].what == "word" then
            item.key, item.value = self:at(i), i + 2
        elseif self:at(i) == "[" and self.partner[i] and self:at(self.partner[i] + 1) == "=" then
            item.key, item.value = meaning(self, i + 1) or self:at(i + 1), self.partner[i] + 2
        end
        local k = item.value
        while k < stop and self:at(k) ~= "," and self:at(k) ~= ";" do
            k = self.partner[k] and self.partner[k] > k and self.partner[k] + 1 or k + 1
        end
        item.to = k - 1
        if item.to >= item.from then out[#out + 1] = item end
        i = k + 1
    end
    return out
end

--- The item of a key of the table at a {, or nil.
function patch:item(brace, key)
    for _, item in ipairs(self:items(brace)) do
        if item.key == key then return item end
    end
end

--- The { of the table that an item's value is, as it is or given to a word: { … }, each { … }; nil where it is no table.
function patch:inner(item)
    local i = item.value
    if self.tokens[i].what == "word" then i = self:at(i + 1) == "(" and i + 2 or i + 1 end
    if self:at(i) ~= "{" or not self.partner[i] then return nil end
    local last = self.partner[i]
    return (last == item.to or self:at(last + 1) == ")" and last + 1 == item.to) and i or nil
end

--- The text of tokens from..to.
function patch:source(from, to)
    return self.text:sub(self.tokens[from].from, self.tokens[to].to)
end

--- The value that stands at a path of keys from the table at a {: its text, or nil.
function patch:value(brace, path)
    for n, key in ipairs(path) do
        local item = self:item(brace, key)
        if not item then return nil end
        if n == #path then return self:source(item.value, item.to) end
        brace = self:inner(item)
        if not brace then return nil end
    end
end

patch.key, patch.quote = printer.key, printer.quote

local function indent_of(text, at)
    local line = text:sub(1, at - 1):match("[^\n]*$")
    return line:match("^%s*"), line:find("^%s*$") ~= nil
end

--- A text of several lines with its first line's indent taken off and another given to all but the first.
local function indented(source, old, new)
    return (source:gsub("\n([^\n]*)", function(line)
        return "\n" .. (line:find("%S") and new .. (line:sub(1, #old) == old and line:sub(#old + 1) or line:match("^%s*(.*)$")) or "")
    end))
end

--- Adds an item to the table at a {: after its last field where it is one, else after its last item.
local function add(P, brace, source, is_field)
    local items, after = P:items(brace), nil
    for _, item in ipairs(items) do
        if not is_field or item.key then after = item end
    end
    if not after then
        local open = P.tokens[brace].to
        local first = items[1]
        if not first then return put(P, open + 1, P.tokens[P.partner[brace]].from - 1, " " .. source .. " ") end
        local gap = P.text:sub(open + 1, P.tokens[first.from].from - 1)
        return put(P, open + 1, open, (gap:find("%S") and " " or gap) .. source .. ",")
    end
    local stop = P.tokens[after.to].to
    local indent, alone = indent_of(P.text, P.tokens[after.from].from)
    local separator = alone and "\n" .. indent or " "
    local mark = P.tokens[after.to + 1]
    local has = mark and (P:at(after.to + 1) == "," or P:at(after.to + 1) == ";")
    if has then
        local rest = P.text:match("^[^\n]*", mark.to + 1) -- a comment behind the comma stays with what it is about
        local to = alone and rest:find("^%s*%-%-") and mark.to + #rest or mark.to
        return put(P, to + 1, to, separator .. source .. ",")
    end
    put(P, stop + 1, stop, "," .. separator .. source)
end

--- Gives a path of keys from the table at a { a value, its text. -> true | nil, what is in the way
function patch:set(brace, path, source)
    for n, key in ipairs(path) do
        local item = self:item(brace, key)
        if not item then
            local text = source
            for k = #path, n + 1, -1 do text = "{ " .. patch.key(path[k]) .. " = " .. text .. " }" end
            add(self, brace, patch.key(key) .. " = " .. text, true)
            return true
        end
        if n == #path then
            put(self, self.tokens[item.value].from, self.tokens[item.to].to, source)
            return true
        end
        brace = self:inner(item)
        if not brace then return nil, ("%s is no table that is written out there"):format(table.concat(path, ".", 1, n)) end
    end
end

--- Adds a child to the table at a {; source: its text, whose lines but the first begin with `old`.
function patch:child(brace, source, old)
    local items = self:items(brace)
    local last = items[#items]
    local indent = indent_of(self.text, last and self.tokens[last.from].from or self.tokens[brace].from)
    add(self, brace, indented(source, old, indent), false)
end

--- The text of the declaration of a name at a line, from its kind to its }, and the indent of its line; nil where it is not
-- written out.
function patch:whole(name, line)
    local brace = self:declaration(name, line)
    if not brace then return nil end
    local first = brace - 2
    while first > 1 and self.tokens[first].what ~= "word" do first = first - 1 end
    return self:source(first, self.partner[brace]), (indent_of(self.text, self.tokens[first].from))
end

return patch
