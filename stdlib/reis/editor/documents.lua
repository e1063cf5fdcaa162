-- The documents that are open in an editor: which script each belongs to, what was found in it, what is still to be looked at.
--
-- Each document has: looked (look.at, of the last time), good (the last project that ran to its end: what completion knows while the
-- text is broken), stale (it is to be looked at), blocked (looking at it ended a worker: not again before it changes).

local host = require "host"
local diagnostics = require "reis.editor.diagnostics"
local document = require "reis.editor.document"
local i18n = require "reis.words.i18n"
local language = require "reis.command.language"
local look = require "reis.editor.look"
local message = require "reis.editor.message"
local outline = require "reis.editor.outline"
local script = require "reis.language.script"

local documents = {}
documents.__index = documents

local LARGEST = 4 << 20 -- bytes of a script

function documents.new() return setmetatable({ open = {}, order = {} }, documents) end

--- The open document of a path (or of a URI that is no file's).
function documents:of_path(path)
    for _, doc in ipairs(self.order) do
        if look.name(doc) == path then return doc end
    end
end

--- Leaves a document's text with the parent, for the worker that may take this one's place.
local function keep(doc)
    host.keep("text " .. doc.uri, doc.version .. "\n" .. doc.text)
end

--- The script that a document is a part of: another that is open and included or required it when it ran last; else itself.
function documents:script_of(doc)
    local name = look.name(doc)
    for _, one in ipairs(self.order) do
        if one ~= doc and one.looked and one.looked.files[name] then return one end
    end
    return doc
end

--- What was changed is to be looked at again, in each script that it is in.
local function stale(self, doc)
    local name, part = look.name(doc), false
    for _, one in ipairs(self.order) do
        if one ~= doc and one.looked and one.looked.files[name] then
            one.stale, one.blocked, part = true, nil, true
        end
    end
    doc.stale, doc.blocked = not part, nil
end

function documents:opened(uri, text, version)
    local doc = document.new(uri, text, version)
    if self.open[uri] then self:closed(uri) end
    self.open[uri] = doc
    table.insert(self.order, doc)
    keep(doc)
    stale(self, doc)
    return doc
end

function documents:changed(doc, changes, version)
    for _, change in ipairs(changes) do doc:change(change) end
    doc.version = version or doc.version
    keep(doc)
    stale(self, doc)
end

function documents:saved(doc) stale(self, doc) end

-- what is shown -------------------------------------------------------------------------------------------

--- Shows all that is known of a file: what each script says of it.
local function show(self, uri)
    local all = message.list()
    for _, doc in ipairs(self.order) do
        for _, d in ipairs(doc.said and doc.said[uri] or {}) do all[#all + 1] = d end
    end
    local open = self.open[uri]
    message.notify("textDocument/publishDiagnostics", { uri = uri, version = open and open.version or nil, diagnostics = all })
end

--- Takes what a script says now in the place of what it said.
local function say(self, doc, said)
    local before = doc.said or {}
    doc.said = said
    for uri in pairs(before) do
        if not (said and said[uri]) then show(self, uri) end
    end
    for uri in pairs(said or {}) do show(self, uri) end
end

function documents:closed(uri)
    local doc = self.open[uri]
    if not doc then return end
    self.open[uri] = nil
    for i, one in ipairs(self.order) do
        if one == doc then table.remove(self.order, i) break end
    end
    say(self, doc, nil)
    show(self, uri)
    host.keep("text " .. uri, "")
    for _, one in ipairs(self.order) do -- its parts stand by themselves now, and its text on disk counts where it is a part
        if doc.looked and doc.looked.files[look.name(one)] then one.stale = true end
        if one.looked and one.looked.files[look.name(doc)] then one.stale = true end
    end
end

-- looking -------------------------------------------------------------------------------------------------

--- Whether something is to be looked at.
function documents:waiting()
    for _, doc in ipairs(self.order) do
        if doc.stale and not doc.blocked then return doc end
    end
end

--- The parts of a script that are open say nothing by themselves.
local function quiet_parts(self, doc)
    for _, one in ipairs(self.order) do
        if one ~= doc and doc.looked.files[look.name(one)] then
            one.stale = false
            if one.said then say(self, one, nil) end
            one.looked = nil
        end
    end
end

--- The texts of the other open documents, by their paths.
local function texts(self, doc)
    local out = {}
    for _, one in ipairs(self.order) do
        if one ~= doc and one.path then out[one.path] = one.text end
    end
    return out
end

--- The words in the language that a document is answered in: that asked for, that of the script as it ran last, that of its text.
function documents.words(doc)
    local asked, p = host.job().options.lang, doc and (doc.good or doc.latest)
    local T = doc and outline.tongue(doc.text)
    return i18n.of(p and language.of_script(asked, p.script) or asked or T and T.lang, "editor")
end

local function too_large(doc)
    return { files = { [look.name(doc)] = true }, diags = { { level = "error", file = look.name(doc), line = 1,
        message = documents.words(doc) "too.large" } } }
end

--- Looks at a document that is waiting, and shows what is found.
function documents:look(doc)
    host.keep("looking", doc.uri)
    local annotated = doc.text:find("^%-%-%-@meta") -- for lua-language-server: no script
    local looked = annotated and { files = { [look.name(doc)] = true }, diags = {} } or #doc.text > LARGEST and too_large(doc)
        or look.at(doc, texts(self, doc))
    host.keep("looking", "")
    if not looked then return end -- again when the editor is silent
    doc.stale, doc.looked = false, looked
    local p = doc.looked.project
    if p and not p.ended then doc.good = p end
    doc.latest = p or doc.latest
    quiet_parts(self, doc)
    say(self, doc, diagnostics.by_file(doc, doc.looked, function(path) return self:of_path(path) end))
end

--- Says of a document that looking at it ended a worker; it waits until it changes.
function documents:block(doc, why)
    doc.blocked, doc.stale = true, false
    doc.looked = { files = { [look.name(doc)] = true }, diags = { { level = "error", file = look.name(doc), line = 1, message = why } } }
    say(self, doc, diagnostics.by_file(doc, doc.looked, function(path) return self:of_path(path) end))
end

-- what is asked -------------------------------------------------------------------------------------------

local nothing -- a script in which nothing is declared: for a text that has not run yet

local function empty_script()
    nothing = nothing or script.load("", "", function(env, s) require("reis.command.api").installer().install(env, s) end, {})
    return nothing
end

--- What completion, hover and definition need to know of a document: { doc =, R =, T =, project = (the last that ran, or nil) }.
function documents:view(doc)
    local main = self:script_of(doc)
    local p = main.good or main.latest
    local s = p and p.script or empty_script()
    local T = s.tongues[s.env] or outline.tongue(doc.text)
    look.beside(main) -- names of files are those beside it
    return { doc = doc, T = T, project = p, R = { script = s, declared = outline.of(doc, T) } }
end

--- The views of all documents that a script consists of, the one asked for first.
function documents:views(doc)
    local main, first = self:script_of(doc), self:view(doc)
    local views, sources = { first }, first.R.script.sources
    local files = main.looked and main.looked.files or {}
    local paths = {}
    for path in pairs(files) do paths[#paths + 1] = path end
    table.sort(paths)
    for _, path in ipairs(paths) do
        local of = self:of_path(path)
        if not of and path:sub(1, 1) == "/" and sources[path] then of = document.new(document.uri_of(path), sources[path]) end
        if of and of ~= doc then views[#views + 1] = { doc = of, R = first.R, T = first.T, project = first.project } end
    end
    return views
end

return documents
