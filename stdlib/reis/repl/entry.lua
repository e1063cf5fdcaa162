-- What was typed, as texts that can be run one after another: when one is whole, what is open where it is not, and where
-- one begins.

local host = require "host"
local lexer = require "reis.language.lexer"

local entry = {}

--- The names that a line which is one `local` statement keeps, and its text without that word; nil for any other.
-- `local x <const> = 1` stays of its own line.
local function kept(text)
    local bare = text:gsub("^(%s*)local(%s)", "%1     %2", 1)
    local f = text:match("^%s*local%s+function%s+([%a_][%w_]*)")
    if f then return { f }, bare end
    local list, names = {}, text:match("^%s*local%s+([%a_][%w_%s,]*)=[^=]")
    for name in ((names or "") .. ","):gmatch("([^,]*),") do
        list[#list + 1] = name:match("^%s*([%a_][%w_]*)%s*$")
        if not list[1] then return nil end
    end
    return list, bare
end

local PENDING = {} -- what a local is while its own line runs; where that fails it is none

--- The environment of what is typed: the locals of earlier lines before all else. names: those that the line to be run keeps, or nil.
-- No function stands between, so that what is wrong is said of the line.
local function scope(s, names)
    if not s.locals and not names then return s.env end
    s.locals = s.locals or setmetatable({}, { __index = s.env, __newindex = s.env, __metatable = false })
    for name, value in next, s.locals do
        if value == PENDING then rawset(s.locals, name, nil) end
    end
    for _, name in ipairs(names or {}) do
        if rawget(s.locals, name) == nil then rawset(s.locals, name, rawget(s.env, name) or PENDING) end
    end
    return s.locals
end

--- Reads a text as an expression or as a statement; pad: what stands before it. -> chunk, whether it is an expression | nil,
-- message, incomplete
local function parsed(s, text, pad)
    local chunk, expression = host.load(pad .. "return " .. text .. "\n", "=line", scope(s))
    if chunk then return chunk, true end
    local message
    chunk, message = host.load(pad .. text .. "\n", "=line", scope(s))
    if chunk then return chunk, false end
    return nil, message, message:find("near <eof>$") ~= nil or expression:find("near <eof>$") ~= nil
end

--- Compiles a text to be run. before: how many lines were typed before it, for the numbers of its own. -> chunk | nil, message
function entry.compile(s, text, before)
    local pad = ("\n"):rep(before)
    local chunk, expression = parsed(s, text, pad)
    if chunk and not expression then
        local names, bare = kept(text)
        chunk = names and host.load(pad .. bare .. "\n", "=line", scope(s, names)) or chunk
    end
    if not chunk or not expression then return chunk, not chunk and expression or nil end
    -- its values as arguments: a call that ends it keeps its line, which a tail call has not
    local head = pad .. "return (function(...) return ... end)("
    return host.load(head .. text .. ")", "=line", scope(s)) or host.load(head .. text .. "\n)", "=line", scope(s)) or chunk
end

--- How many lines a text has.
function entry.lines(text)
    return select(2, text:gsub("\n", "\n")) + 1
end

--- The name and the arguments of a line for the REPL itself: ":load x.lua" -> "load", "x.lua", "?leave" -> "help", "leave"; nil
-- where it is Lua.
function entry.command(text)
    local asked = text:match("^%s*%?%s*(.-)%s*$")
    if asked then return "help", asked end
    if text:find("^%s*::") then return nil end -- a label
    return text:match("^%s*:%s*([%a_]*)%s*(.-)%s*$")
end

-- what is open ------------------------------------------------------------------------------------------

local IN = { ['"'] = 'in "…"' }

--- One thing of lexer.open in words: 'in journey {', "in function", 'in "…"'.
local function in_words(one)
    return IN[one.what] or "in " .. (one.word and one.what == "{" and one.word:sub(1, 20) .. " " or "") .. one.what
end

-- What a line may end in that asks for more, where nothing is open.
local ASKS = {}
for word in ("+ - * / // % ^ .. == ~= <= >= < > = , & | ~ << >> . : and or not # local return goto in"):gmatch("%S+") do
    ASKS[word] = true
end

--- What a text asks for after its token: "after +", or nil.
local function asked_after(text, one)
    local word = one and text:sub(one.from, one.to)
    return word and (one.what == "mark" or one.what == "word") and ASKS[word] and "after " .. word or nil
end

--- What is open at the end of each line of a text, in words, "" where nothing is. -> list, one a line
function entry.opens(text, tokens)
    local tops, last, out = {}, {}, {}
    lexer.open(text, tokens, function(i, top)
        tops[i] = top or false
        last[i] = tokens[i].what == "comment" and last[i - 1] or tokens[i]
    end)
    local i = 0
    for stop in (text .. "\n"):gmatch("()\n") do
        while tokens[i + 1] and tokens[i + 1].from < stop do i = i + 1 end
        local one, said = tokens[i], nil
        if one and one.to > stop or one and one.open and one.open ~= "line" then
            said = one.what == "string" and IN['"'] or one.what == "long" and "in [[" or one.what == "comment" and "in --[["
        end
        out[#out + 1] = said or tops[i] and in_words(tops[i]) or asked_after(text, last[i]) or ""
    end
    return out
end

-- entries -----------------------------------------------------------------------------------------------

-- How a line begins that can begin no entry: it goes on with the one before.
local GOES_ON = { "^[%.%+%*/%%%^<>=~,&|%)%]}]", "^and%f[^%w_]", "^or%f[^%w_]", "^then%f[^%w_]", "^do%f[^%w_]" }

local function goes_on_with(s, before, line)
    local start = line:match("^%s*(.*)$")
    for _, pattern in ipairs(GOES_ON) do
        if start:find(pattern) then
            local chunk, _, incomplete = parsed(s, before .. "\n" .. line, "")
            return chunk ~= nil or incomplete
        end
    end
    -- journey "x", and its table in the next line
    return start:sub(1, 1) == "{" and before:find('^%s*[%a_]+%s*"[^"\n]*"%s*$') ~= nil
end

--- Whether a text stops in the middle of something.
local function unfinished(s, text)
    return select(3, parsed(s, text, "")) == true
end

--- The statements and expressions of a text of several lines (pasted at once), each as if it were typed by itself.
-- What keeps something local for the next ones stays one text with them; a line for the REPL itself is one of its own.
-- -> list of texts
function entry.split(s, text)
    local out, open, first, commands = {}, nil, false, false
    for line in (text .. "\n"):gmatch("([^\n]*)\n") do
        local before = out[#out]
        if not open and entry.command(line) then
            out[#out + 1], commands = line, true
        else
            if not open and before and before:find("%S") and goes_on_with(s, before, line) then
                open, out[#out] = before, nil
            end
            open = open and open .. "\n" .. line or line
            if not unfinished(s, open) then
                first = first or open:find("^%s*local%f[^%w_]") ~= nil
                out[#out + 1], open = open, nil
            end
        end
    end
    out[#out + 1] = open
    if first and not commands and parsed(s, text, "") then return { text } end
    return out
end

--- Whether a text is whole. -> true | false, what is still open in words
function entry.whole(s, text)
    local list = entry.split(s, text)
    local last = list[#list]
    if entry.command(last) or not unfinished(s, last) then return true end
    local opens = entry.opens(last, lexer.read(last))
    return false, opens[#opens]
end

return entry
