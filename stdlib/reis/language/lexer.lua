-- Lua's text in tokens, unfinished ones too, and what is still open where: for the line that is being typed.
--
-- lexer.read(text) -> list of tokens { what =, from =, to =, open = }, what: "word", "number", "string", "long" (a [[ ]]),
-- "comment", "mark"; open: the token is not finished, "line" where the end of its line ends it all the same.
-- lexer.open(text, tokens) -> what is open at the end, outermost first: { { what =, at = (its token's index), word =, name =,
-- key = } … }, of journey "x" { the word and the name, of cyclic = { the key;
-- what: "(", "[", "{", "function", "do", "if", "for", "while", "repeat", '"', "[[" or "--[["; pairs: token index -> that of
-- its partner, false where a closing one has none. each(i, innermost), where given, is called after each token.

local lexer = {}

lexer.KEYWORDS = {}
for word in ("and break do else elseif end false for function goto if in local nil not or repeat return then true until while")
    :gmatch("%a+") do lexer.KEYWORDS[word] = true end

local MARKS = { ["..."] = 3, [".."] = 2, ["=="] = 2, ["~="] = 2, ["<="] = 2, [">="] = 2, ["//"] = 2, ["::"] = 2, ["<<"] = 2, [">>"] = 2 }

--- The end of a [[ … ]] of the level that begins at `at`. -> end, whether it is open; nil where none begins there
local function long_end(text, at)
    local level = text:match("^%[(=*)%[", at)
    if not level then return nil end
    local _, stop = text:find("]" .. level .. "]", at + #level + 2, true)
    return stop or #text, not stop
end

--- The end of a string in quotes. -> end, nil or true (it goes on in the next line) or "line" (its line ends it)
local function string_end(text, at)
    local quote, i = text:sub(at, at), at + 1
    while true do
        local stop = text:find('[\\\r\n"\']', i)
        if not stop then return #text, "line" end
        local c = text:sub(stop, stop)
        if c == quote then return stop end
        if c == "\n" or c == "\r" then return stop - 1, "line" end
        if c == "\\" then
            if stop == #text then return stop, true end
            local _, skipped = text:find("^z%s*", stop + 1)
            if not skipped then _, skipped = text:find("^\r\n", stop + 1) end -- one end of a line, of two bytes
            if skipped == #text then return #text, true end
            i = (skipped or stop + 1) + 1
            if i > #text and text:sub(-1) == "\n" then return #text, true end
        else
            i = stop + 1
        end
    end
end

--- The token that begins at `at`, which is no space. -> what, end, open
local function token(text, at)
    if text:find("^%-%-", at) then
        local stop, open = long_end(text, at + 2)
        if stop then return "comment", stop, open or nil end
        return "comment", (text:find("[\r\n]", at) or #text + 1) - 1
    end
    local _, stop = text:find("^[%a_][%w_]*", at)
    if stop then return "word", stop end
    _, stop = text:find("^0[xX][%x.]*[pP][+-]?%d+", at)
    if not stop then _, stop = text:find("^0[xX][%x.]*", at) end
    if not stop then _, stop = text:find("^%.?%d[%d.]*[eE][+-]?%d+", at) end
    if not stop then _, stop = text:find("^%.?%d[%w.]*", at) end
    if stop then return "number", stop end
    if text:find("^[\"']", at) then return "string", string_end(text, at) end
    local open
    stop, open = long_end(text, at)
    if stop then return "long", stop, open or nil end
    local n = MARKS[text:sub(at, at + 2)] or MARKS[text:sub(at, at + 1)] or 1
    _, stop = text:find("^[^\128-\191][\128-\191]*", at)
    return "mark", math.max(at + n - 1, stop or at)
end

function lexer.read(text)
    local tokens, at = {}, 1
    while true do
        at = text:find("%S", at)
        if not at then return tokens end
        local what, stop, open = token(text, at)
        tokens[#tokens + 1] = { what = what, from = at, to = stop, open = open }
        at = stop + 1
    end
end

local LETTERS = { a = "\a", b = "\b", f = "\f", n = "\n", r = "\r", t = "\t", v = "\v" }

--- What an escape stands for; at: of its backslash. -> text, the place after it
local function escape(s, at)
    local c, hex = s:sub(at + 1, at + 1), s:match("^x(%x%x)", at + 1)
    local digits, code = s:match("^%d%d?%d?", at + 1), s:match("^u{(%x+)}", at + 1)
    if c == "z" then return "", s:find("%S", at + 2) or #s + 1 end
    if c == "\r" then return "\n", at + (s:find("^\n", at + 2) and 3 or 2) end
    if hex then return string.char(tonumber(hex, 16)), at + 4 end
    if digits and tonumber(digits) < 256 then return string.char(tonumber(digits)), at + 1 + #digits end
    if code and #code < 8 then return utf8.char(tonumber(code, 16)), at + 4 + #code end
    return LETTERS[c] or c, at + 2
end

--- What a token of a string stands for; of one that is open, what there is of it.
function lexer.value(text, one)
    local s = text:sub(one.from, one.to)
    if one.what == "long" then
        local head = #s:match("^%[=*%[")
        return (s:sub(head + 1, one.open and -1 or -head - 1):gsub("^\r?\n", ""))
    end
    s = s:sub(2, one.open and -1 or -2)
    local out, at = {}, 1
    while true do
        local stop = s:find("\\", at, true)
        if not stop then break end
        out[#out + 1] = s:sub(at, stop - 1)
        out[#out + 1], at = escape(s, stop)
    end
    return table.concat(out) .. s:sub(at)
end

local CLOSES = { [")"] = "(", ["]"] = "[", ["}"] = "{" }
local BLOCKS = { ["function"] = "end", ["if"] = "end", ["for"] = "end", ["while"] = "end", ["do"] = "end", ["repeat"] = "until" }

--- The word that a { belongs to: journey "x" { and whatif { have one. -> word or nil, name or nil
local function owner(text, tokens, i)
    local before, name = tokens[i - 1], nil
    if before and (before.what == "string" or before.what == "long") then
        name, before = text:sub(before.from, before.to), tokens[i - 2]
    elseif before and before.what == "mark" and text:sub(before.from, before.to) == "(" then
        before = tokens[i - 2]
    end
    if not before or before.what ~= "word" then return nil end
    local word = text:sub(before.from, before.to)
    if lexer.KEYWORDS[word] then return nil end
    return word, name and name:sub(2, -2) or nil
end

--- The field that a table is given to: cyclic = {.
local function key_before(text, tokens, i)
    local sign, word = tokens[i - 1], tokens[i - 2]
    if word and word.what == "word" and text:sub(sign.from, sign.to) == "=" then return text:sub(word.from, word.to) end
end

function lexer.open(text, tokens, each)
    local stack, pairs_of = {}, {}
    local function push(what, i, word, name, key)
        stack[#stack + 1] = { what = what, at = i, word = word, name = name, key = key }
    end
    local function pop(i, fits)
        local top = stack[#stack]
        if not top or not fits(top.what) then
            pairs_of[i] = false
            return
        end
        stack[#stack] = nil
        pairs_of[i], pairs_of[top.at] = top.at, i
    end
    for i, one in ipairs(tokens) do
        local s = text:sub(one.from, one.to)
        if one.open and one.open ~= "line" then
            push(one.what == "string" and '"' or one.what == "long" and "[[" or "--[[", i)
        elseif one.what == "mark" and (s == "(" or s == "[" or s == "{") then
            local word, name
            if s == "{" then word, name = owner(text, tokens, i) end
            push(s, i, word, name, s == "{" and key_before(text, tokens, i) or nil)
        elseif one.what == "mark" and CLOSES[s] then
            pop(i, function(what) return what == CLOSES[s] end)
        elseif one.what == "word" and BLOCKS[s] then
            local top = stack[#stack]
            if s == "do" and top and (top.what == "for" or top.what == "while") and not top.begun then
                top.begun = true
            else
                push(s, i)
            end
        elseif s == "end" and one.what == "word" then
            pop(i, function(what) return BLOCKS[what] == "end" end)
        elseif s == "until" and one.what == "word" then
            pop(i, function(what) return what == "repeat" end)
        end
        if each then each(i, stack[#stack]) end
    end
    return stack, pairs_of
end

return lexer
