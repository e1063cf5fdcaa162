-- The grammar of a Mermaid `journey`: what Mermaid 11 takes for a token, in the order in which it tries, and which may follow which.
-- Every text comes out as Mermaid has it, spaces and all; entity codes stand as source.encode wrote them.

local blanks = require "reis.data.import.mermaid.blanks"
local html = require "reis.data.import.mermaid.html"
local source = require "reis.data.import.mermaid.source"

local grammar = {}

--- A pattern for a word in any mixture of capitals and small letters.
local function word(s) return (s:gsub("%a", function(c) return ("[%s%s]"):format(c:upper(), c:lower()) end)) end

local JOURNEY, TITLE, SECTION = "^" .. word "journey", "^" .. word "title", "^" .. word "section"
local ACCESSIBLE = { { "^" .. word "accTitle" .. "%s*:%s*()", "acc_title" }, { "^" .. word "accDescr" .. "%s*:%s*()", "acc_descr" },
    { "^" .. word "accDescr" .. "%s*{%s*()", "acc_block" } }

--- A keyword, one white space and at least one character that is none of `stop` -> where the text begins, where it ends
local function keyed(X, at, keyword, stop)
    local _, last = X.plain:find(keyword, at)
    local width = last and blanks.width(X.text, last + 1)
    if not width then return nil end
    local _, to = X.plain:find("^[^" .. stop .. "]+", last + 1 + width)
    return to and last + 1 + width, to
end

--- Something that Mermaid passes over: where it ends, or nil.
local function passed_over(X, at)
    local plain = X.plain
    if plain:find("^%%[^{]", at) then return select(2, plain:find("^%%[^\n]*", at)) end
    local _, first = X.text:find("^[\0-\127\xC2-\xEF][\x80-\xBF]*", at)
    if first and X.text:sub(at, at) ~= "}" and plain:sub(first + 1, first + 2) == "%%" then
        return select(2, plain:find("^[^\n]*", first + 1))
    end
end

--- The next token outside texts of accessibility -> kind, from, to of its text, where the lexer goes on
local function token(X, at)
    local plain = X.plain
    local over = passed_over(X, at)
    if over then return "comment", at, over, over + 1 end
    local _, to = plain:find("^\n+", at)
    if to then return "newline", at, to, to + 1 end
    _, to = plain:find("^%s+", at)
    if to then return "space", at, to, to + 1 end
    _, to = plain:find("^#[^\n]*", at)
    if to then return "comment", at, to, to + 1 end
    _, to = plain:find(JOURNEY, at)
    if to and not plain:find("^[%w_]", to + 1) then return "journey", at, to, to + 1 end
    local from
    from, to = keyed(X, at, TITLE, "#\n;")
    if from then return "title", from, to, to + 1 end
    for _, accessible in ipairs(ACCESSIBLE) do
        local after = plain:match(accessible[1], at)
        if after then return accessible[2], at, after - 1, after end
    end
    from, to = keyed(X, at, SECTION, "#:\n;")
    if from then return "section", from, to, to + 1 end
    _, to = plain:find("^[^#:\n;]+", at)
    if to then return "task", at, to, to + 1 end
    _, to = plain:find("^:[^#\n;]+", at)
    if to then return "data", at + 1, to, to + 1 end
    return plain:sub(at, at) == ":" and "colon" or "semicolon", at, at, at + 1
end

--- A text of accessibility that begins at a position -> where it ends, where the lexer goes on; nil: it never does
local function accessible(X, mode, at)
    if mode == "acc_block" then
        local close = X.plain:find("}", at, true)
        return close and close - 1, close and close + 1
    end
    if at > #X.plain then return nil end
    local _, to = X.plain:find("^[^\n]*", at)
    return to, to + 1
end

--- A number as ECMAScript's Number() reads a text; an empty one is 0, what is no number NaN.
function grammar.number(s)
    s = blanks.trim(s)
    if s == "" then return 0 end
    local radix = ({ x = 16, o = 8, b = 2 })[(s:match("^0([xXoObB])%w+$") or ""):lower()]
    if radix then return (tonumber(s:sub(3), radix) or 0 / 0) + 0.0 end
    local sign, infinite = s:match("^([+-]?)(Infinity)$")
    if infinite then return sign == "-" and -math.huge or math.huge end
    local mantissa = s:gsub("[eE][+-]?%d+$", "")
    if mantissa:find("^[+-]?%d+%.?%d*$") or mantissa:find("^[+-]?%.%d+$") then return tonumber(s) + 0.0 end
    return 0 / 0
end

--- A text as it was written, with its entity codes.
local function written(s) return (blanks.trim(s):gsub("\xFE", "#"):gsub("\xFF", ";")) end

--- ":5: Me, You" without its first colon, as a score and people.
local function data_of(task, said)
    local pieces = {}
    for piece in (said .. ":"):gmatch "([^:]*):" do pieces[#pieces + 1] = piece end
    task.score, task.said, task.people = grammar.number(pieces[1]), written(pieces[1]), {}
    for name in pieces[2] and (pieces[2] .. ","):gmatch "([^,]*)," or function() end do task.people[#task.people + 1] = blanks.trim(name) end
    if #pieces > 2 then task.rest = ":" .. table.concat(pieces, ":", 3) end
end

local function refused(X, at, message) return nil, message, source.line(X.S, at) end

--- What a statement does. -> true | nil, message, line
local function statement(X, D, kind, from, to, after)
    local said, line = X.text:sub(from, to), source.line(X.S, from)
    if kind == "title" then
        D.titles[#D.titles + 1] = { text = html.kept(said), line = line }
    elseif kind == "section" then
        D.sections[#D.sections + 1] = { name = said, line = line, tasks = {} }
    elseif kind == "task" then
        local next_kind, data_from, data_to, next_at = token(X, after)
        while next_kind == "space" or next_kind == "comment" do next_kind, data_from, data_to, next_at = token(X, next_at) end
        if next_kind ~= "data" then
            return refused(X, from, ('"%s" is no statement; a task is written "name: score: people"'):format(written(said)))
        end
        local task = { name = said, line = line, section = #D.sections }
        data_of(task, X.text:sub(data_from, data_to))
        D.tasks[#D.tasks + 1] = task
        return next_at
    elseif kind == "journey" then
        return refused(X, from, "no task may begin with the word journey; it names the diagram")
    elseif kind == "semicolon" then
        return refused(X, from, "a ; ends nothing in a journey; write it as #59; or leave it out")
    else
        return refused(X, from, "a : stands where a task, a section or a title should; before it goes the task's name")
    end
    return after
end

local function accessibility(X, D, kind, from, after)
    local to, next_at = accessible(X, kind, after)
    if not to then
        return refused(X, from, kind == "acc_block" and "accDescr { is never closed by a }" or "there is no text after its colon")
    end
    local said = html.kept(blanks.trim(X.text:sub(after, to)))
    if kind == "acc_title" then
        D.acc_title = blanks.trim_left(said)
    elseif kind == "acc_descr" or to >= after then -- an empty block says nothing, not even that there is none
        local lines = {}
        for line in (said .. "\n"):gmatch "([^\n]*)\n" do
            line = blanks.trim_left(line)
            if line ~= "" or #lines == 0 then lines[#lines + 1] = line end
        end
        D.acc_descr = table.concat(lines, "\n")
    end
    return next_at
end

--- S: of source.read. -> { titles = { { text, line } }, acc_title =, acc_descr =, sections = { { name, line } }, tasks = { { name, score,
-- said = the score as it stands, people, section = number of it or 0, line, rest = what Mermaid drops } } } | nil, message, line
-- Comments are added to S.left.
function grammar.parse(S)
    source.encode(S)
    local X = { S = S, text = S.text, plain = blanks.plain(S.text) }
    local D, at = { titles = {}, sections = {}, tasks = {} }, 1
    local begun = false
    while at <= #X.plain do
        local kind, from, to, after = token(X, at)
        if kind == "comment" then
            S.left[#S.left + 1] = { line = source.line(S, from), text = written(X.text:sub(from, to)) }
        elseif kind == "space" or kind == "newline" and begun then
            at = after
        elseif not begun then
            if kind ~= "journey" then return refused(X, from, 'a journey diagram begins with "journey" on a line of its own') end
            begun = true
        else
            local message, line
            if kind:find("^acc_") then
                after, message, line = accessibility(X, D, kind, from, after)
            else
                after, message, line = statement(X, D, kind, from, to, after)
            end
            if not after then return nil, message, line end
        end
        at = after
    end
    if not begun then return nil, "it is empty", source.line(S, 1) end
    return D
end

return grammar
