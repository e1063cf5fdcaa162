-- How a script is laid out (`reis format`): its own lines stay, and within them what carries no meaning becomes alike: how far a line
-- is indented, blanks around =, after commas, within braces and before what is called with a text or a table, blanks at the ends of
-- lines, a comma after the last entry of a table over several lines. More than one blank in a line is somebody's alignment and stays;
-- quotes and comments stay as they are.
--
-- layout.format(text) -> text. It must compile (language/script.lua says whether it does). The tokens are the same but for commas
-- that were added; that is looked at before it is given, and layout.format(layout.format(t)) is layout.format(t).

local lexer = require "reis.language.lexer"

local layout = {}

-- reading -----------------------------------------------------------------------------------------------

local function text_of(R, i)
    local one = R.tokens[i]
    return one and R.text:sub(one.from, one.to) or ""
end

--- What is not Lua before the script, a byte order mark and a line for the shell, and the rest.
local function split_head(text)
    local head = text:match("^\239\187\191") or ""
    local line = text:match("^#[^\n]*\n?", #head + 1) or ""
    return head .. line, text:sub(#head + #line + 1)
end

--- The tokens of a text with the line on which each begins and ends, what is open after each, and its partner.
local function read(text)
    local R = { text = text, tokens = lexer.read(text), line = {}, last = {}, inner = {}, starts = { 1 } }
    for stop in text:gmatch("()\n") do R.starts[#R.starts + 1] = stop + 1 end
    local n, at = 1, 1
    for i, one in ipairs(R.tokens) do
        n = n + select(2, text:sub(at, one.from - 1):gsub("\n", ""))
        R.line[i] = n
        n = n + select(2, text:sub(one.from, one.to):gsub("\n", ""))
        R.last[i], at = n, one.to + 1
    end
    R.code_before, R.code_after = {}, {} -- of each token the nearest that is no comment: before it (0: none), and it or after it
    for i = 1, #R.tokens do
        local k = i - 1
        R.code_before[i] = k > 0 and R.tokens[k].what == "comment" and R.code_before[k] or k
    end
    for i = #R.tokens, 1, -1 do R.code_after[i] = R.tokens[i].what ~= "comment" and i or R.code_after[i + 1] end
    local _, pairs_of = lexer.open(text, R.tokens, function(i, innermost) R.inner[i] = innermost and innermost.at or false end)
    R.pairs = pairs_of
    return R
end

--- Whether token i is the first on its line.
local function first_on_line(R, i) return i == 1 or R.last[i - 1] < R.line[i] end

local CLOSES = { [")"] = true, ["]"] = true, ["}"] = true, ["end"] = true, ["until"] = true }
local BETWEEN = { ["else"] = true, ["elseif"] = true }

--- How many blanks a level of the script's own is: those of the first line within something open that has any; else 2.
local function unit_of(R)
    for i = 2, #R.tokens do
        local opener, s = R.inner[i - 1], text_of(R, i)
        if opener and first_on_line(R, i) and not CLOSES[s] and not BETWEEN[s] and first_on_line(R, opener + 1) then
            while not first_on_line(R, opener) do opener = opener - 1 end
            local function blanks(k)
                local s = R.text:sub(R.starts[R.line[k]], R.tokens[k].from - 1)
                return not s:find("\t") and #s or nil
            end
            local inner, outer = blanks(i), blanks(opener)
            if inner and outer and inner > outer and inner - outer <= 8 then return inner - outer end
        end
    end
    return 2
end

-- indentation ---------------------------------------------------------------------------------------------

local JOINS = {} -- what stands between two parts of one expression
for word in ("+ - * / // % ^ .. == ~= <= >= < > & | ~ << >> and or = . :"):gmatch("%S+") do JOINS[word] = true end
local BEGINS = {} -- of these those that go on with the line before when a line begins with them
for word in ("+ * / // % ^ .. == ~= <= >= < > & | << >> and or = . :"):gmatch("%S+") do BEGINS[word] = true end

--- Whether a line that begins with token i goes on with what the line before began.
local function goes_on(R, i)
    if R.tokens[i].what == "comment" then
        local k = R.code_after[i]
        if not k or not first_on_line(R, k) then return false end
        i = k
    end
    local k = R.code_before[i]
    if k == 0 then return false end
    local s, own = text_of(R, k), text_of(R, i)
    local is_word = R.tokens[k].what == "word" or R.tokens[k].what == "mark"
    if is_word and (JOINS[s] or s == "not" or s == "return" and own ~= "end" and own ~= "else" and own ~= "elseif" and own ~= "until") then return true end
    local opener = R.inner[k]
    local around = opener and text_of(R, opener)
    if R.tokens[k].what == "mark" and s == "," and around ~= "{" and around ~= "(" and around ~= "[" then return true end
    return (R.tokens[i].what == "mark" or R.tokens[i].what == "word") and BEGINS[own] == true
end

--- The first token on the line of token i.
local function line_begin(R, i)
    while not first_on_line(R, i) do i = i - 1 end
    return i
end

--- The columns before a token in the text that it was read from.
local function column_was(R, i)
    local line = R.text:sub(R.starts[R.line[i]], R.tokens[i].from - 1)
    return utf8.len(line) or #line
end

--- Whether a line stood under the first thing after the bracket that is open: { a = 1,
--                                                                               b = 2 }. -> that token's index, or nil
local function hangs_under(R, i, opener)
    local under = opener + 1
    if under >= i or first_on_line(R, under) or R.tokens[under].what == "comment" then return nil end
    return R.tokens[opener].what == "mark" and column_was(R, under) == column_was(R, i) and under or nil
end

--- How far the line that begins with token i is indented. column: of each token before it, in the new text
local function indent_of(R, i, unit, column)
    local s, opener = text_of(R, i), R.inner[i - 1]
    local what = R.tokens[i].what
    local plain = what == "word" or what == "mark"
    if plain and CLOSES[s] and R.pairs[i] then return column[line_begin(R, R.pairs[i])] end
    if not opener then return goes_on(R, i) and unit or 0 end
    local base = column[line_begin(R, opener)]
    if plain and BETWEEN[s] then return base end
    local under = hangs_under(R, i, opener)
    if under then return column[under] end
    return base + unit + (goes_on(R, i) and unit or 0)
end

-- within a line -------------------------------------------------------------------------------------------

--- Whether token i is the = that gives a value, and no part of <close> or of a comparison.
local function is_equals(R, i) return R.tokens[i].what == "mark" and text_of(R, i) == "=" end

local function is_comma(R, i)
    local s = R.tokens[i].what == "mark" and text_of(R, i)
    return s == "," or s == ";"
end

--- Whether token i is a brace with something beside it on the inner side, or a word or text that the next text or table is given to.
local function wants_blank(R, i)
    local before, after = R.tokens[i], R.tokens[i + 1]
    local s, t = before.what == "mark" and text_of(R, i), after.what == "mark" and text_of(R, i + 1)
    if s == "{" or t == "}" then return not (s == "{" and t == "}") end
    local takes = before.what == "word" or before.what == "string" or before.what == "long"
    return takes and (t == "{" or after.what == "string" or after.what == "long")
end

--- What stands between token i and the next one on its line, of what stood there.
local function gap(R, i, was)
    was = was:gsub("\t", "  ")
    if is_comma(R, i + 1) then
        if R.tokens[i].what == "comment" then return was end
        return ""
    end
    if was == "" and (is_comma(R, i) or is_equals(R, i) or is_equals(R, i + 1)) then return " " end
    if was == "" and (R.tokens[i + 1].what == "comment" or wants_blank(R, i)) then return " " end
    return was
end

--- The tokens after which a comma is to be added: the last entry of a table whose } has a line of its own.
local function commas_of(R)
    local add = {}
    for i = 1, #R.tokens do
        local opener = R.pairs[i]
        if R.tokens[i].what == "mark" and text_of(R, i) == "}" and opener and first_on_line(R, i) then
            local k = R.code_before[i]
            if k > opener and not is_comma(R, k) then add[k] = true end
        end
    end
    return add
end

-- writing -------------------------------------------------------------------------------------------------

--- The line ends between two tokens, without the blanks on them: at least one.
local function line_ends(s, eol)
    return eol:rep(select(2, s:gsub("\n", "")))
end

local function write(R, eol)
    local out, unit, commas, column, at = {}, unit_of(R), commas_of(R), {}, 0
    local function put(piece)
        out[#out + 1] = piece
        local last = piece:match("[^\n]*$")
        at = (#last < #piece and 0 or at) + (utf8.len(last) or #last)
    end
    for i, one in ipairs(R.tokens) do
        local from = i > 1 and R.tokens[i - 1].to + 1 or 1
        local was = R.text:sub(from, one.from - 1)
        if first_on_line(R, i) then
            put(line_ends(was, eol))
            put((" "):rep(indent_of(R, i, unit, column)))
        else
            put(gap(R, i - 1, was))
        end
        column[i] = at
        local s = R.text:sub(one.from, one.to)
        put(one.what == "comment" and not s:find("^%-%-%[=*%[") and s:gsub("%s+$", "") or s)
        if commas[i] then put(",") end
    end
    return table.concat(out) .. (#R.tokens > 0 and eol or "")
end

--- Whether two texts have the same tokens, but for commas that the second has more before a }.
local function same(a, b)
    local x, y = lexer.read(a), lexer.read(b)
    local i, k = 1, 1
    while x[i] or y[k] do
        local s, t = x[i] and a:sub(x[i].from, x[i].to), y[k] and b:sub(y[k].from, y[k].to)
        if s ~= t and (x[i] or {}).what == "comment" and (y[k] or {}).what == "comment" then s, t = s:gsub("%s+$", ""), t:gsub("%s+$", "") end
        if s == t and x[i].what == y[k].what then
            i, k = i + 1, k + 1
        elseif t == "," and y[k].what == "mark" then
            local next = k + 1
            while y[next] and y[next].what == "comment" do next = next + 1 end
            if not y[next] or b:sub(y[next].from, y[next].to) ~= "}" then return false end
            k = k + 1
        else
            return false
        end
    end
    return true
end

--- text -> text, laid out. raises where the tokens would not be the same: a fault of ours
function layout.format(text)
    local head, rest = split_head(text)
    local eol = text:match("\r?\n") or "\n"
    local new = write(read(rest), eol)
    if not same(rest, new) then error("the text would have come to mean something else; it is left as it is", 0) end
    return head .. new
end

return layout
