-- Says what a syntax error of Lua mostly means in a journey: a comma or a quote that is missing.

local schema = require "reis.language.schema"
local text = require "reis.language.text"

local syntax = {}

local LONGEST = 400 -- nobody wrote a longer line by hand, and looking through it would take long

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

--- The message and column of Lua's message about line n of a source text; what it does not know
-- it gives back as it came.
function syntax.explain(source, n, message)
    local line = n and line_of(source, n)
    if not line then
        if message:find("near <eof>", 1, true) then n, line = lines(source), "" end
        if not line then return message end
    end
    if #line > LONGEST then return message end
    local token = message:match("near '(.-)'$")
    if message:find("^unfinished") then
        local missing = message:find("^unfinished string") and "a quote" or "]]"
        return ("%s; %s is missing at the end of a text"):format(message, missing), nil, n
    end
    if message:find("near <eof>", 1, true) then
        local open = message:match("at line (%d+)")
        return ("the script ends while a { is still open%s; close it with } (%s)"):format(
            open and ", from line " .. open or "", message), nil, lines(source)
    end
    if token == "<\\226>" then
        return 'curly quotes or another special sign stand here; use straight ones: " "',
            (line:find("\226", 1, true))
    end
    if not token then return message end
    local kind = line:match("([%a_]+)%s+" .. token:gsub("%p", "%%%0") .. "%f[^%w_]")
    if message:find("syntax error", 1, true) and kind and schema.kinds[kind] then
        return ("a name stands between quotes: %s %s { … }"):format(kind, text.quote(token)),
            column(line, token)
    end
    if token == "=" and line:find('^%s*[%a_]+%s*"[^"]*"%s*=') then
        return "no = between a name and its table: write " .. line:match('^%s*([%a_]+%s*"[^"]*")')
            .. " { … }", (line:find("=", 1, true))
    end
    if message:find("expected", 1, true)
        and line:find("'[^']*%w'" .. token:gsub("%p", "%%%0")) then
        return "an apostrophe ends a name in single quotes; write such a name between double quotes"
    end
    if message:find("^'}' expected") and token:find('^[%a_"]') then
        local said, at = comma(source, line, token, n)
        return ("%s (%s)"):format(said, message), at
    end
    return message
end

return syntax
