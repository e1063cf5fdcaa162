-- Says what a syntax error of Lua mostly means in a journey: a comma or a quote that is missing, a percentage, a
-- colon for an equals sign. What is looked for stands in slips.lua.

local syntax = {}

local LONGEST = 400 -- nobody wrote a longer line by hand, and looking through it would take long
local MOST = 1 << 20

local function line_of(source, n)
    local at = 0
    for line in (source .. "\n"):gmatch("([^\n]*)\n") do
        at = at + 1
        if at == n then return (line:gsub("\r$", "")) end
    end
end

local function lines(source)
    return select(2, source:gsub("\n", "\n")) + (source:find("[^\n]$") and 1 or 0)
end

--- The line before n that holds anything but a comment, or nil.
local function before(source, n)
    for k = n - 1, 1, -1 do
        local line = line_of(source, k)
        if line:find("%S") and not line:find("^%s*%-%-") then return k end
    end
end

--- The column of a token in a line, where it stands there once.
local function column(line, token)
    local at, stop = line:find(token, 1, true)
    if at and not line:find(token, stop + 1, true) then return at end
end

local function comma(source, line, token, n)
    local at = column(line, token)
    local above = before(source, n)
    if above and line:find(token, 1, true) == line:find("%S") then
        return ("a comma is missing at the end of line %d, before %s"):format(above, token), at
    end
    return ("a comma is missing before %s"):format(token), at
end

--- What a slip of the line, or at the end of the one before it, is called: message, column, line; or nil.
local function slip(source, line, n, token, message)
    local slips = require "reis.language.slips"
    local code = require "reis.language.masked"(source)
    local start = 1
    for _ = 2, n do start = (code:find("\n", start, true) or #code) + 1 end
    local said, at = slips.find(line, line_of(code, n) or line, token, message, code:sub(1, start - 1))
    if said then return said, at, n end
    local k = before(source, n)
    if not k then return nil end
    said, at = slips.find_before(line_of(source, k), line_of(code, k))
    return said, at, k
end

local function unfinished(line, message)
    if not message:find("^unfinished string") then
        return message .. "; ]] is missing at the end of a text"
    end
    local at, number = line:match("=%s*()(%d%d?%d?'%d%d%d[%d']*)")
    if at then
        return ("the thousands of a number stand together: write %s"):format(number:gsub("'", "")), at
    end
    local code, characters = nil, require "reis.language.characters"
    for odd in line:gmatch("()[\xC2-\xF4]") do
        code = characters.at(line, odd)
        if code and characters.is_quote(code) then
            local what = characters.name(code)
            return ('a text that begins with " ends with %s; write a straight one: "'):format(what), odd
        end
    end
    return 'a text in " " ends on the line it began on: a quote is missing at its end, or write [[ … ]] around a text of '
        .. "several lines", line:match('.*()"') or line:match(".*()'")
end

local function ends_open(message)
    local what, open = message:match("'([%]})])' expected %(to close '.' at line (%d+)%)")
    what = what or message:match("'([%]})])' expected")
    local sign = what == ")" and "(" or what == "]" and "[" or "{"
    if message:find("'end' expected", 1, true) then
        open = message:match("at line (%d+)")
        return ("the script ends inside a block%s; close it with end"):format(open and ", from line " .. open or "")
    end
    return ("the script ends while a %s is still open%s; close it with %s (%s)"):format(sign,
        open and ", from line " .. open or "", what or "}", message)
end

--- The message and column of Lua's message about line n of a source text, and another line where the slip stands
-- there; what it does not know it gives back as it came.
function syntax.explain(source, n, message)
    local said = require "reis.language.characters".encoding(source)
    if said then return said, nil, 1 end
    local line = n and line_of(source, n)
    if not line then
        if message:find("near <eof>", 1, true) then n, line = lines(source), "" end
        if not line then return message end
    end
    if #line > LONGEST then return message end
    if message:find("^unfinished") then
        local at
        said, at = unfinished(line, message)
        return said, at, n
    end
    local token = message:match("near '(.-)'$")
    if #source <= MOST then
        local at, where
        said, at, where = slip(source, line, n, token, message)
        if said then return said, at, where end
    end
    if message:find("near <eof>", 1, true) then return ends_open(message), nil, lines(source) end
    if not token then return message end
    if message:find("^'}' expected") and token:find('^[%a_"]') then
        local at
        said, at = comma(source, line, token, n)
        return ("%s (%s)"):format(said, message), at
    end
    return message, column(line, token)
end

return syntax
