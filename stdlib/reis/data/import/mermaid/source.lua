-- A Mermaid text before its grammar: front matter, directives and comments are taken out in Mermaid's order and by its rules, and
-- where each line came from is kept, so that a slip is told with the line of the file.

local blanks = require "reis.data.import.mermaid.blanks"
local front = require "reis.data.import.mermaid.front"

local source = {}

--- The line of the file at a position of the text. Asked for in order, all of them cost one walk over the text.
function source.line(S, at)
    local c, marks = S.cursor, S.marks
    if not c or c.at > at then
        c = { at = marks[1].at, line = marks[1].line, mark = 1 }
        S.cursor = c
    end
    while marks[c.mark + 1] and marks[c.mark + 1].at <= at do
        c.mark = c.mark + 1
        c.at, c.line = marks[c.mark].at, marks[c.mark].line
    end
    c.line, c.at = c.line + select(2, S.text:sub(c.at, at - 1):gsub("\n", "")), at
    return c.line
end

--- Takes ranges { from, to } out of the text, which are in order and apart.
local function cut(S, ranges)
    if #ranges == 0 then return end
    local parts, marks, at, gone, old = {}, {}, 1, 0, 1
    local function keep(from, to)
        marks[#marks + 1] = { at = from - gone, line = source.line(S, from) }
        while S.marks[old] and S.marks[old].at <= to do
            local mark = S.marks[old]
            if mark.at > from then marks[#marks + 1] = { at = mark.at - gone, line = mark.line } end
            old = old + 1
        end
        parts[#parts + 1] = S.text:sub(from, to)
    end
    for _, range in ipairs(ranges) do
        if range[1] > at then keep(at, range[1] - 1) end
        gone, at = gone + range[2] - range[1] + 1, range[2] + 1
    end
    keep(at, #S.text)
    S.text, S.marks, S.cursor = table.concat(parts), marks, nil
end

--- The line end before the closing --- that comes first from a position -> where it is, where the block ends; nil: there is none
local function closing(text, plain, indent, at)
    while true do
        local newline = plain:find("\n", at, true)
        if not newline then return nil end
        local after = newline + #indent + 1
        if text:sub(newline + 1, after - 1) == indent and plain:sub(after, after + 2) == "---" then
            local last = plain:match("^%s*", after + 3):match("^.*()\n")
            if last then return newline, after + 2 + last end
        end
        at = newline + 1
    end
end

--- Where a block between --- and --- at the beginning ends -> from, to of its body, end of the whole, what indents it; nil: there is none.
local function fenced(text)
    local plain = blanks.plain(text)
    local indent = text:sub(1, #plain:match("^[^%S\n]*"))
    if plain:sub(#indent + 1, #indent + 3) ~= "---" then return nil end
    local run = plain:match("^%s*", #indent + 4)
    local last, first = run:match("^.*()\n"), run:find("\n", 1, true)
    for _, back in ipairs { last, first } do -- the opening takes all empty lines, unless they are the body
        local body = #indent + 4 + back
        local newline, ends = closing(text, plain, indent, body)
        if newline then return body, newline - 1, ends, indent end
    end
end

--- Where a directive that begins at %%{ ends; nil: it is none.
local function directive(plain, at)
    local _, after = plain:find("^%%%%{%s*[%w_]+", at)
    if not after then return nil end
    local _, colon = plain:find("^%s*:", after + 1)
    after = select(2, plain:find("^%s*", (colon or after) + 1))
    local _, word = plain:find("^[%w_]+", after + 1)
    local stop = word and word + 1 or plain:find("}%%", after + 1, true) or #plain + 1
    local separator = not word and plain:find("\f", after + 1, true)
    if separator and separator < stop then stop = separator end
    stop = select(2, plain:find("^%s*", stop)) + 1
    return plain:sub(stop, stop + 2) == "}%%" and stop + 2 or stop - 1
end

local function directives(text)
    local plain, found, at = blanks.plain(text), {}, 1
    while true do
        local from = plain:find("%%{", at, true)
        if not from then return found end
        local to = directive(plain, from)
        if to then found[#found + 1] = { from, to } end
        at = (to or from) + 1
    end
end

--- The comments that are lines of their own, with the empty lines before them.
local function comments(text)
    local plain, found, at = blanks.plain(text), {}, 1
    while at <= #plain do
        local _, blank = plain:find("^%s*", at)
        local to = plain:match("^%%%%[^{\n][^\n]*()", blank + 1)
        if to then
            found[#found + 1] = { at, plain:sub(to, to) == "\n" and to or to - 1 }
            at = found[#found][2] + 1
        else
            local ends = plain:find("[\n\f]", (blank or at - 1) + 1)
            if not ends then break end
            at = ends + (plain:byte(ends) == 10 and 1 or 3) -- a separator is of three bytes
        end
    end
    return found
end

--- What a diagram is, as Mermaid finds it: by its first word once comments are away, but a C4 diagram by a word anywhere.
local function kind_of(text)
    local S = { text = text, marks = { { at = 1, line = 1 } } }
    cut(S, directives(text)) -- what is left of some may be one again
    local plain = blanks.plain(S.text)
    local whole = plain:match "^.*\n" or ""
    plain = whole:gsub("%%%%[^\n\f]*\n", "\n") .. plain:sub(#whole + 1)
    for _, word in ipairs { "C4Container", "C4Component", "C4Dynamic", "C4Deployment" } do
        if plain:find(word, 1, true) then return word end
    end
    return plain:match("^%s*(journey)") or plain:match("^%s*(%-%-%-)") or plain:match("^%s*(%S*)")
end

local function taken(S, ranges)
    for _, range in ipairs(ranges) do
        local said = blanks.trim(S.text:sub(range[1], range[2]))
        S.left[#S.left + 1] = { line = source.line(S, range[1] + #S.text:sub(range[1], range[2]):match("^%s*")), text = said }
    end
    cut(S, ranges)
end

--- The text of a diagram -> { text = for the grammar, marks =, left = { { line =, text = a comment or setting }, … },
-- title = of its front matter, or nil, kind = its first word } | nil, message, line
-- line: of the file, at which the text begins
function source.read(text, line)
    local S = { text = text:gsub("^\xEF\xBB\xBF", ""):gsub("\r\n?", "\n"), marks = { { at = 1, line = line or 1 } }, left = {} }
    local tags = S.text:match "^.*>" or "" -- up to the last >, so that no < is looked after in vain
    S.text = tags:gsub("<([%w_]+)([^>]*)>", function(tag, attributes)
        return "<" .. tag .. attributes:gsub('="([^"]*)"', "='%1'") .. ">"
    end) .. S.text:sub(#tags + 1)
    local from, to, last, indent = fenced(S.text)
    if from then
        local body = ("\n" .. S.text:sub(from, to)):gsub("\n" .. indent, "\n"):sub(2)
        local matter, message, at = front.read(body)
        if not matter then return nil, message, source.line(S, from) + (at or 1) - 1 end
        S.title = matter.title
        for _, key in ipairs(matter.others) do S.left[#S.left + 1] = { line = source.line(S, from) + key.line - 1, text = key.text } end
        cut(S, { { 1, last } })
    end
    taken(S, directives(S.text))
    taken(S, comments(S.text))
    local plain = blanks.plain(S.text)
    cut(S, { { 1, (plain:find("%S") or #plain + 1) - 1 } })
    S.kind = kind_of(S.text)
    return S
end

--- Where the last ; of a line stands that Mermaid takes for the end of a style: after the word, a : and a # with no space between.
local function ended(line, word)
    local last, after = line:match "^.*();", select(2, line:find(word, 1, true))
    if not last or not after then return nil end
    for at, run in line:gmatch "()(%S+)" do
        local colon = run:find(":", math.max(after + 2 - at, 1), true)
        local hash = colon and run:find("#", colon, true)
        if hash and at + hash - 1 < last then return last end
    end
end

--- Writes entity codes as \xFE…\xFF, bytes that no UTF-8 has, so that the grammar sees no # and ; in them; ends in a line end.
function source.encode(S)
    for _, word in ipairs { "style", "classDef" } do
        local ranges, at = {}, 1
        for line in (blanks.plain(S.text) .. "\n"):gmatch "([^\n\f]*)[\n\f]" do
            local last = ended(line, word)
            if last then ranges[#ranges + 1] = { at + last - 1, at + last - 1 } end
            at = at + #line + 1
        end
        cut(S, ranges)
    end
    S.text = S.text:gsub("#([%w_]+);", "\xFE%1\xFF") .. "\n"
end

return source
