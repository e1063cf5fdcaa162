-- One diagram: from its text to what its grammar says, or why Mermaid refuses it.

local grammar = require "reis.data.import.mermaid.grammar"
local html = require "reis.data.import.mermaid.html"
local source = require "reis.data.import.mermaid.source"

local diagram = {}

--- The kind of diagram that a text is, by its first word; nil where its front matter is not to be read.
function diagram.kind(text)
    local S = source.read(text)
    return S and S.kind
end

--- text: UTF-8; line: that of the file at which it begins (1). -> what grammar.parse gives, with title = of the last title or the
-- front matter, lost_titles = those before it, left = comments and settings { line, text } in order | nil, message, line
function diagram.read(text, line)
    local S, message, at = source.read(text, line)
    if not S then return nil, "its front matter is no YAML: " .. message, at end
    if S.kind == "---" then
        return nil, "it begins with ---, but the front matter is not closed by a --- on a line of its own, as far in as the first", line or 1
    end
    if S.kind ~= "journey" then
        local where = source.line(S, 1)
        if S.kind == "" or not S.kind then return nil, "it is empty; a journey diagram begins with \"journey\"", where end
        return nil, ('it is no journey diagram: Mermaid takes its kind from "%s"; only `journey` is read'):format(S.kind:sub(1, 40)), where
    end
    local D, why, where = grammar.parse(S)
    if not D then return nil, why, where end
    D.lost_titles, D.left = {}, S.left
    S.title = S.title and html.kept(S.title)
    for i, title in ipairs(D.titles) do
        if i < #D.titles then D.lost_titles[i] = title else D.title = title.text end
    end
    if D.title and S.title then table.insert(D.lost_titles, 1, { text = S.title, line = line or 1 }) end
    D.title, D.front_title = D.title or S.title, S.title
    table.sort(D.left, function(a, b) return a.line < b.line end)
    return D
end

return diagram
