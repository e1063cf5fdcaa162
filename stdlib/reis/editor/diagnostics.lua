-- What is wrong with a script, as an editor shows it: a range of its text, how bad it is, the rule.

local document = require "reis.editor.document"
local lexer = require "reis.language.lexer"
local schema = require "reis.language.schema"

local diagnostics = {}

local SEVERITY = { error = 1, warning = 2, note = 3 }
local MOST = 1000 -- of a file

--- The index of the first token that ends at a byte or after it.
local function token_from(tokens, at)
    local low, high = 1, #tokens + 1
    while low < high do
        local middle = (low + high) // 2
        if tokens[middle].to < at then low = middle + 1 else high = middle end
    end
    return low
end

--- The bytes that a message without a column is about: the declaration's word and name, else all that stands on the line.
local function of_line(doc, from, to)
    local tokens, text = doc:tokens(), doc.text
    local i = token_from(tokens, from)
    while tokens[i] and tokens[i].from <= to do
        local one, name = tokens[i], tokens[i + 1]
        if one.what == "word" and not lexer.KEYWORDS[text:sub(one.from, one.to)] and name and name.what == "string" and name.to <= to then
            return one.from, name.to
        end
        i = i + 1
    end
    local first = text:find("%S", from)
    if not first or first > to then return from, to end
    local last = to
    while text:find("^%s", last) do last = last - 1 end
    return first, last
end

--- The bytes that a message is about; of a column the token there.
local function bytes_of(doc, line, column)
    local from, to = doc:line(math.max(1, line or 1))
    if not from then
        from, to = doc:line(#doc:lines())
    end
    if not column or column < 1 or from + column - 1 > to then return of_line(doc, from, to) end
    local at = from + column - 1
    local one = doc:tokens()[token_from(doc:tokens(), at)]
    if not one or one.from > at then return at, at end
    return at, math.min(one.to, to)
end

--- One diagnostic. doc: the document of its file
function diagnostics.of(doc, d)
    local from, to = bytes_of(doc, d.line, d.column)
    return { range = doc:range(from, math.max(to, from - 1)), severity = SEVERITY[d.level] or 1, source = "reis", code = d.rule,
        message = d.message }
end

--- All of a look, by the URI of their file. document_of(path) -> an open document, or nil
-- -> { [uri] = list }; the script's own is there also where its list is empty
function diagnostics.by_file(doc, looked, document_of)
    local out, docs = { [doc.uri] = {} }, { [doc.path or doc.uri] = doc }
    local sources = looked.project and looked.project.script.sources or {}
    for _, d in ipairs(looked.diags) do
        local file = d.file or doc.path or doc.uri
        local of = docs[file] or document_of(file)
        if not of and sources[file] and file:sub(1, 1) == "/" then of = document.new(document.uri_of(file), sources[file]) end
        docs[file] = of
        if not of then -- a chunk without a file, or one beside the script that was not read: said at the script's beginning
            of, d = doc, { level = d.level, rule = d.rule, line = 1, message = ("%s:%d: %s"):format(file, d.line or 1, d.message) }
        end
        local list = out[of.uri] or {}
        out[of.uri] = list
        if #list < MOST then list[#list + 1] = diagnostics.of(of, d) end
    end
    return out
end

--- The kinds of the schema as an editor's kinds of symbols.
diagnostics.symbols = { journey = 5, phase = 3, touchpoint = 24, persona = 19, action = 12, company = 4, roadmap = 2, scenario = 2, value = 20 }
for _, kind in ipairs(schema.order) do diagnostics.symbols[kind] = diagnostics.symbols[kind] or 13 end

return diagnostics
