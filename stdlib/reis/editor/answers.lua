-- What an editor may ask of a document that is open: one function a method. D: editor/documents.lua; params: of the request
-- -> the result (nil is null); raises { refused = why } where it cannot be.

local completion = require "reis.editor.completion"
local diagnostics = require "reis.editor.diagnostics"
local document = require "reis.editor.document"
local documents = require "reis.editor.documents"
local hover = require "reis.editor.hover"
local layout = require "reis.editor.layout"
local message = require "reis.editor.message"
local model = require "reis.model.model"
local names = require "reis.editor.names"
local outline = require "reis.editor.outline"
local schema = require "reis.language.schema"
local script = require "reis.language.script"

local answers = {}

--- Refuses with words of i18n/editor_en.lua, in the language of a document (may be nil).
local function refuse(doc, key, ...) error({ refused = documents.words(doc)(key, ...) }, 0) end

local function doc_of(D, params)
    local uri = message.get(params, "textDocument.uri", "string")
    return D.open[uri] or refuse(nil, "not.open")
end

--- The document and the byte that a request is about.
local function place_of(D, params)
    local doc = doc_of(D, params)
    return doc, doc:byte(message.position(params, "position"))
end

answers["textDocument/completion"] = function(D, params)
    local doc, at = place_of(D, params)
    return completion.at(D:view(doc), at)
end

answers["textDocument/hover"] = function(D, params)
    local doc, at = place_of(D, params)
    local text, from, to = hover.at(D:view(doc), at)
    if not text then return nil end
    if D.markdown then text = "```text\n" .. text:gsub("```", "'''") .. "```" end
    return { contents = { kind = D.markdown and "markdown" or "plaintext", value = text }, range = doc:range(from, to) }
end

-- names -----------------------------------------------------------------------------------------------------

local function location(doc, from, to) return { uri = doc.uri, range = doc:range(from, to) } end

--- The file that a text names: include "actions.lua".
local function file_at(view, at)
    local i = view.doc:token_at(at)
    local tokens, text = view.doc:tokens(), view.doc.text
    local one = i and tokens[i]
    if not one or one.what ~= "string" or not view.doc.path then return nil end
    local before = tokens[i - 1] and text:sub(tokens[i - 1].from, tokens[i - 1].to) == "(" and tokens[i - 2] or tokens[i - 1]
    local word = before and text:sub(before.from, before.to)
    if word ~= "include" then return nil end
    return view.doc.path:match("^(.*/)") .. script.one_path(text:sub(one.from + 1, one.to - 1))
end

--- The things of the model where the text has no declaration of theirs: a library's function may have made them.
local function made(view, found)
    local out = message.list()
    if not view.project or not view.project.model then return out end
    for _, thing in ipairs(model.find(view.project.model, schema.order, found.name)) do
        if thing.file and thing.file:sub(1, 1) == "/" and not rawget(thing, "implicit") and (thing.line or 0) > 0 then
            local place = { line = thing.line - 1, character = 0 }
            out[#out + 1] = { uri = document.uri_of(thing.file), range = { start = place, ["end"] = place } }
        end
    end
    return out
end

answers["textDocument/definition"] = function(D, params)
    local doc, at = place_of(D, params)
    local views = D:views(doc)
    local path = file_at(views[1], at)
    if path then return { uri = document.uri_of(path), range = { start = { line = 0, character = 0 }, ["end"] = { line = 0, character = 0 } } } end
    local found = names.meant(views, at)
    if not found then return nil end
    local out = message.list()
    for _, one in ipairs(names.declared(views, found.name, found.kinds)) do
        out[#out + 1] = location(one.doc, one.declared.name_from, one.declared.name_to)
    end
    return #out > 0 and out or made(views[1], found)
end

--- The last part of a name that is a path, and its kinds as it is declared.
local function thing_at(views, found)
    local declared = names.declared(views, found.name, found.kinds)
    if #declared == 0 then return nil end
    local kinds = {}
    for _, one in ipairs(declared) do kinds[one.declared.kind] = true end
    return declared[1].declared.name, kinds, declared
end

answers["textDocument/references"] = function(D, params)
    local doc, at = place_of(D, params)
    local views, out = D:views(doc), message.list()
    local found = names.meant(views, at)
    local name, kinds, declared = nil, nil, nil
    if found then name, kinds, declared = thing_at(views, found) end
    if not name then return out end
    local with = params.context and params.context.includeDeclaration == true
    for _, one in ipairs(names.all(views, name, kinds, declared)) do
        local token = one.doc:tokens()[one.index]
        if with or one.role ~= "declaration" then out[#out + 1] = location(one.doc, token.from, token.to) end
    end
    return out
end

--- What keeps a new name from being given: a key and what goes into its words.
local function wrong_name(views, new, kinds)
    if new == "" or #new > schema.MAX_NAME or new:find("%c") or new:find("/", 1, true) then
        return "name.wrong", schema.MAX_NAME
    end
    if #names.declared(views, new, kinds) > 0 then return "name.taken", new end
end

answers["textDocument/rename"] = function(D, params)
    local doc, at = place_of(D, params)
    local new, views = message.get(params, "newName", "string"), D:views(doc)
    local found = names.meant(views, at)
    if not found then refuse(doc, "name.none") end
    local name, kinds, declared = thing_at(views, found)
    if not name then refuse(doc, "name.undeclared", found.name) end
    if #declared > 1 then refuse(doc, "name.several", #declared, name) end
    local why, with = wrong_name(views, new, kinds)
    if why then refuse(doc, why, with) end
    local changes = {}
    for _, one in ipairs(names.all(views, name, kinds, declared)) do
        local token, uri = one.doc:tokens()[one.index], one.doc.uri
        changes[uri] = changes[uri] or message.list()
        table.insert(changes[uri], { range = one.doc:range(token.from, token.to), newText = names.renamed(one, new) })
    end
    return { changes = changes }
end

-- the whole document ------------------------------------------------------------------------------------------

local function symbol(doc, one)
    local children = message.list()
    for i, child in ipairs(one.children) do children[i] = symbol(doc, child) end
    return { name = one.name ~= "" and one.name or '""', detail = one.word, kind = diagnostics.symbols[one.kind], range = doc:range(one.from, one.to),
        selectionRange = doc:range(one.name_from, one.name_to), children = children }
end

answers["textDocument/documentSymbol"] = function(D, params)
    local doc, out = doc_of(D, params), message.list()
    for _, one in ipairs(outline.of(doc, D:view(doc).T)) do
        if D.nested then
            if not one.parent then out[#out + 1] = symbol(doc, one) end
        else
            out[#out + 1] = { name = one.name, kind = diagnostics.symbols[one.kind], location = location(doc, one.from, one.to),
                containerName = one.parent and one.parent.name }
        end
    end
    return out
end

answers["textDocument/formatting"] = function(D, params)
    local doc = doc_of(D, params)
    local compiles, fault = script.syntax(doc.path or doc.uri, doc.text)
    if not compiles then refuse(doc, "line", fault.line or 1, fault.message) end
    local text = layout.format(doc.text)
    if text == doc.text then return message.list() end
    return message.list { { range = doc:range(1, #doc.text), newText = text } }
end

return answers
