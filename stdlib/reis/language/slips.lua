-- The slips by which a line of a journey is no Lua. Each looks at one line: as it was written, with its texts and
-- comments blanked (code; columns agree), the token Lua stopped at and what Lua said. -> message, column; or nil

local schema = require "reis.language.schema"
local text = require "reis.language.text"
local characters = require "reis.language.characters"
local notation = require "reis.language.notation"

local slips = {}
local looks = {}

local KEYWORDS = {}
for word in ([[and break do else elseif end false for function goto if in local nil not or repeat return then true
    until while]]):gmatch("%a+") do KEYWORDS[word] = true end

local DURATIONS = { minutes = true, hours = true, days = true, weeks = true, workdays = true }

local function pattern(s) return (s:gsub("%p", "%%%0")) end

--- Where a token stands in the code; the last place where it stands more than once.
local function place_of(code, token)
    local at
    for found in code:gmatch("()" .. pattern(token)) do at = found end
    return at
end

--- The name of the field that is being given at a column: "cost" of `cost = 1500`.
local function field_before(code, at)
    return code:sub(1, at - 1):match("([%a_][%w_]*)%s*=%s*[^=,{}]*$")
end

--- A number in another notation that begins at a column, for the field that it is given to; nil where it is none.
local function number_at(line, code, at)
    local stop = code:find("[,;{}]%s*[%a_}%-]", at) or code:find("[;{}]", at) or #code + 1
    local written = line:sub(at, stop - 1):gsub("%s*%-%-.*$", ""):gsub("[%s,]+$", "")
    local key = field_before(code, at)
    return notation.number(written, key and { unit = "money" } or nil), written, key
end

local function write_number(number, key)
    return ("write the number alone: %s"):format(key and key .. " = " .. number or number)
end

local function word_around(line, at)
    local from = #line:sub(1, at - 1):match("^(.-)[%w_\x80-\xFF]*$") + 1
    return from, line:match("^[%w_\x80-\xFF]+", from)
end

-- A sign that is not ASCII in the code: its name, and what to write.
function looks.character(line, code, token)
    local at = code:find("[\x80-\xFF]")
    if not at or token and not token:find("^<\\") and code:find(token, 1, true) and code:find(token, 1, true) < at then
        return nil
    end
    local point = characters.at(code, at)
    if not point then return characters.byte(code:byte(at)), at end
    local what, way_out = characters.name(point)
    if not what then
        local from, word = word_around(line, at)
        local key = code:match("^%s*=[^=]", from + #word)
        return ("a name with special letters stands between quotes: %s"):format(key and "[" .. text.quote(word) .. "] = …"
            or text.quote(word)), from
    end
    if way_out:find("number alone", 1, true) then
        local number, _, key = number_at(line, code, at)
        return ("%s stands here; %s"):format(what, number and write_number(number, key) or way_out), at
    end
    return ("%s stands here; %s"):format(what, way_out), at
end

-- 50%: a percentage is a share.
function looks.percent(line, code)
    local at, number = code:match("()(%d[%d.,]*)%s*%%%s*[,;}%)]")
    if not at then at, number = code:match("()(%d[%d.,]*)%s*%%%s*$") end
    if not at then at, number = code:match("=%s*()(%d[%d.,]*)%s*%%%s+[%a_][%w_]*%s*=[^=]") end
    local share = number and notation.number(number .. "%")
    if share then return ("a percentage is written as a share: write %s, not %s%%"):format(share, number), at end
end

-- $1500, 1500 euro, 1500,-
function looks.money(line, code)
    local at = code:match("=%s*()%$%s*%d") or code:match("=%s*()%d[%d.,]*%s*[Ee][Uu][Rr]%a*%s*[,;}]")
        or code:match("=%s*()%d[%d.]*,%-+%s*[,;}]") or code:match("=%s*()%d[%d.]*,%-+%s*$")
    if not at then return nil end
    local number, written, key = number_at(line, code, at)
    if number then return ("%s is a sum of money; %s"):format(written, write_number(number, key)), at end
end

-- 12.500.000, 1'500, 1_500, 2days
function looks.number(line, code, token, message)
    local at, quoted = line:match("=%s*()(%d%d?%d?'%d%d%d[%d']*)")
    if at then return ("the thousands of a number stand together: write %s"):format(notation.number(quoted)), at end
    if not message:find("^malformed number") then
        local first, rest
        at, first, rest = code:match("=%s*()(%d%d?%d?)([ '_]%d%d%d[%d '_]*)%s*[,;}]")
        if not at then at, first, rest = code:match("=%s*()(%d%d?%d?)([ '_]%d%d%d[%d '_]*)$") end
        local number = at and notation.number(first .. rest:gsub("%s+$", ""))
        if number then return ("the thousands of a number stand together: write %s"):format(number), at end
        return nil
    end
    at = code:find(token, 1, true)
    token = at and line:match("^[%w_.]+", at) or token
    local number = notation.number(token, { unit = "money" })
    if number and number:find("%(") then return ("a duration is made with its unit: write %s"):format(number), at end
    if number then return ("the thousands of a number stand together, without a point: write %s, not %s"):format(number,
        token), at end
    return ("%s is no number; a number has digits and at most one point: 7.5"):format(token), at
end

-- share: 1
function looks.colon(line, code)
    local at, key, sign = code:match("()([%a_][%w_]*)%s*(:=?)%s*[^:]")
    if not at then at, key, sign = code:match("()([%a_][%w_]*)%s*(:=?)%s*$") end
    if not at then
        at = code:match('()"%s*"%s*:[^:]')
        if not at then return nil end
        key, sign = '["…"]', ":"
    end
    if code:find("^%s*::", at) then return nil end
    local colon = code:find(":", at, true)
    local value = line:sub(colon + #sign):match("^%s*([%w_.%-]+)") or line:sub(colon + #sign):match('^%s*("[^"]*")') or "…"
    return ("fields are written with =, not with a colon: %s = %s"):format(key, value), colon
end

-- share => 1, share -> 1
function looks.arrow(_, code)
    local at, key, sign = code:match("()([%a_][%w_]*)%s*([=-]>)")
    if at then return ("fields are written with =, not with %s: %s = …"):format(sign, key), code:find(sign, at, true) end
end

-- // a remark, # a remark, /* a remark */, <!-- a remark -->
function looks.remark(_, code)
    local at = code:match("^%s*()//") or code:match("^%s*()#") or code:match("()/%*") or code:match("()<!%-%-")
        or code:match("[,{}]%s*()//") or code:match("[,{}]%s*()#%s")
    if at then return "a remark begins with --: write -- before it", at end
end

-- persona Henk de Vries { … }: a name without its quotes
function looks.name(line, code)
    for at, kind, from, name in code:gmatch("()%f[%w_]([%a_]+)%s+()([%a_][%w_ ]*)%f[^%w_ ]") do
        if schema.kinds[kind] and not KEYWORDS[name] then
            name = name:gsub("%s+$", "")
            local first = name:match("^[%w_]+")
            if not schema.kinds[first] or first ~= name then
                return ("a name stands between quotes: %s %s { … }"):format(kind, text.quote(name)), from
            end
        end
    end
    local kind, stop = code:match('%f[%w_]([%a_]+)%s*"%s*"%s*()=')
    if kind and schema.kinds[kind] and not code:find("^==", stop) then
        return ("no = between a name and its table: write %s { … }"):format(
            (line:sub(1, stop - 1):match(kind .. "%s*[\"'].-[\"']%s*$") or kind .. ' "…"'):gsub("%s+$", "")), stop
    end
    local first, second = code:match('%f[%w_]([%a_]+)%s*"%s*"%s*%f[%w_]([%a_]+)%s*"')
    if first and schema.kinds[first] and schema.kinds[second] then
        local at = code:match('%f[%w_]' .. first .. '%s*"%s*"%s*()')
        return ("a { is missing after the name of a %s: what it holds stands between { and }"):format(first), at
    end
end

-- owner = shop floor: a text without its quotes
function looks.text(line, code)
    local at, words = code:match("=%s*()([%a_][%w_]*%s+[%a_][%w_ ]*)%s*%f[,;}%z]")
    if not at or KEYWORDS[words:match("^[%w_]+")] then return nil end
    for word in words:gmatch("[%w_]+") do
        if KEYWORDS[word] then return nil end
    end
    words = words:gsub("%s+$", "")
    return ("a text stands between quotes: %s = %s"):format(field_before(code, at) or "…", text.quote(words)), at
end

-- share 1: the equals sign is missing
function looks.equals(line, code)
    local at, key, value = code:match("[{,]%s*()([%a_][%w_]*)%s+(%-?[%d.]+)%s*%f[,;}%z]")
    if not at then at, key, value = code:match("^%s*()([%a_][%w_]*)%s+(%-?[%d.]+)%s*%f[,;}%z]") end
    if at and not KEYWORDS[key] then return ("an = is missing: %s = %s"):format(key, value), at end
end

-- wait = days 2: a duration without its brackets
function looks.duration(_, code)
    for at, unit, number in code:gmatch("()%f[%w_](%a+)%s+(%d[%d.]*)%s*%f[,;}%z]") do
        if DURATIONS[unit] then return ("a duration is made with its unit: write %s(%s)"):format(unit, number), at end
    end
end

-- "he said "no"": a quote within a text
function looks.inner_quote(line, _, token)
    local at = token and token:find("^[%a_]") and line:find('"' .. pattern(token) .. "[^\"=]*\"%s*\"")
    if at then return 'a " within a text ends it; write a single one there: \'', at end
end

-- end = 7: a word of Lua as the name of a field
function looks.keyword(_, code, token)
    if not token or not KEYWORDS[token] then return nil end
    local at = code:match("[{,]%s*()" .. token .. "%s*=[^=]") or code:match("^%s*()" .. token .. "%s*=[^=]")
    if at then return ('%s is a word of Lua; as the name of a field it is written ["%s"] = …'):format(token, token), at end
end

function looks.apostrophe(line, _, token, message)
    if token and message:find("expected", 1, true) and line:find("'[^']*%w'" .. pattern(token)) then
        return "an apostrophe ends a name in single quotes; write such a name between double quotes"
    end
end

--- How many more { are open than closed in a masked text.
local function balance(code)
    return select(2, code:gsub("{", "")) - select(2, code:gsub("}", ""))
end

-- brackets that do not fit each other
function looks.bracket(_, code, token, message, above)
    local open, from = message:match("to close '(.)' at line (%d+)%) near '[%]})]'$")
    if open then
        local close = open == "{" and "}" or open == "(" and ")" or "]"
        return ("the %s of line %s is closed with %s, not with %s"):format(open, from, close, token), place_of(code, token)
    end
    if message:find("^'}' expected near '[%])]'") then
        return ("a { is closed with }, not with %s"):format(token), place_of(code, token)
    end
    if message:find("^'%)' expected near") then return ("a ) is missing before %s"):format(token), place_of(code, token) end
    if message:find("^<eof> expected near '[%]})]'") or token == "}" and balance(above) + balance(code) < 0 then
        return ("a %s too many: all that was open is closed already"):format(token), code:match("()" .. pattern(token) .. "%s*$")
            or place_of(code, token)
    end
    if (token == "}" or token == ",") and code:find("=%s*%f[,;}]" .. pattern(token)) then
        local key = code:match("([%a_][%w_]*)%s*=%s*%f[,;}]")
        return ("a value is missing after %s ="):format(key or "the"), code:match("()=%s*%f[,;}]")
    end
    if token == "," and code:find("[,{]%s*,") then return "a comma too many", (select(2, code:find("[,{]%s*,"))) end
    if token == "`" then return 'a backtick stands here; write a straight quote: "', place_of(code, token) end
end

local ORDER = { "apostrophe", "percent", "money", "number", "character", "colon", "arrow", "remark", "keyword", "name", "text",
    "duration", "equals", "inner_quote", "bracket" }

--- What a line that Lua stopped at got wrong: message, column; nil where it is none of these.
-- above: what stands before the line, masked
function slips.find(line, code, token, message, above)
    for _, name in ipairs(ORDER) do
        local said, at = looks[name](line, code, token, message, above)
        if said then return said, at end
    end
end

--- The same for the line before it, of which the end can be what is wrong.
function slips.find_before(line, code)
    for _, look in ipairs { looks.percent, looks.colon } do
        local said, at = look(line, code)
        if said then return said, at end
    end
end

return slips
