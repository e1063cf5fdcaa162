-- A language server from its first message to its last: what an editor asks is answered at once, and scripts are looked at when it
-- asks nothing for a moment. The protocol: Language Server Protocol 3.17.

local host = require "host"
local answers = require "reis.editor.answers"
local documents = require "reis.editor.documents"
local json = require "reis.words.json"
local json_read = require "reis.words.json_read"
local message = require "reis.editor.message"

local server = {}

local PAUSE = 150 -- milliseconds without a message, after which what was changed is looked at

local CAPABILITIES = {
    positionEncoding = "utf-16",
    textDocumentSync = { openClose = true, change = 2, save = { includeText = false } },
    completionProvider = { triggerCharacters = { '"', "'", ".", ":", "{", "," }, resolveProvider = false },
    hoverProvider = true, definitionProvider = true, referencesProvider = true, renameProvider = true, documentSymbolProvider = true,
    documentFormattingProvider = true,
}

-- life ------------------------------------------------------------------------------------------------------

--- Takes from an editor's abilities those that answers differ by. -> what is kept of them
local function able(S, params)
    local function has(path)
        local at = params.capabilities
        for key in path:gmatch("[^.]+") do at = type(at) == "table" and at[key] or nil end
        return at
    end
    for _, kind in ipairs(type(has "textDocument.hover.contentFormat") == "table" and has "textDocument.hover.contentFormat" or {}) do
        if kind == "markdown" then S.D.markdown = true end
    end
    S.D.nested = has "textDocument.documentSymbol.hierarchicalDocumentSymbolSupport" == true
    S.state = "running"
end

local function keep_state(S)
    host.keep("state", json.encode(json.object { { "state", S.state }, { "markdown", S.D.markdown == true }, { "nested", S.D.nested == true } }))
end

local requests, notes = {}, {}

function requests.initialize(S, params)
    if S.state ~= "new" then error({ request = "initialize comes once" }, 0) end
    able(S, params)
    keep_state(S)
    return { capabilities = CAPABILITIES, serverInfo = { name = "reis", version = host.version } }
end

function requests.shutdown(S)
    S.state = "shut"
    keep_state(S)
end

-- documents ---------------------------------------------------------------------------------------------------

notes["textDocument/didOpen"] = function(S, params)
    local version = type(params.textDocument) == "table" and params.textDocument.version
    S.D:opened(message.get(params, "textDocument.uri", "string"), message.get(params, "textDocument.text", "string"),
        math.type(version) == "integer" and version or 0)
end

--- A change as document:change takes it.
local function change_of(one)
    local change = { text = message.get(one, "text", "string") }
    if one.range ~= nil then change.range = { start = message.position(one, "range.start"), ["end"] = message.position(one, "range.end") } end
    return change
end

notes["textDocument/didChange"] = function(S, params)
    local doc = S.D.open[message.get(params, "textDocument.uri", "string")]
    local version, changes = params.textDocument.version, {}
    for i, one in ipairs(message.get(params, "contentChanges", "table")) do changes[i] = change_of(one) end
    if doc then S.D:changed(doc, changes, math.type(version) == "integer" and version or nil) end
end

notes["textDocument/didSave"] = function(S, params)
    local doc = S.D.open[message.get(params, "textDocument.uri", "string")]
    if doc then S.D:saved(doc) end
end

notes["textDocument/didClose"] = function(S, params) S.D:closed(message.get(params, "textDocument.uri", "string")) end

-- messages ------------------------------------------------------------------------------------------------------

--- Why a request must not be answered now: a code and words; nil where it may.
local function untimely(S, m)
    if S.state == "new" and m.method ~= "initialize" then return "early", "initialize comes first" end
    if S.state == "shut" then return "request", "the server is shut down; only exit may follow" end
end

--- Says what a function raised. id nil: a note, of which nobody awaits an answer
local function failed(m, raised, reason)
    if type(raised) == "table" and not reason then
        local code = raised.params and "params" or raised.request and "request" or "failed"
        if m.id then message.refuse(m.id, code, raised.params or raised.request or raised.refused)
        elseif raised.params then message.show(2, ("%s: %s"):format(m.method:sub(1, 60), raised.params)) end
        return
    end
    local why = reason and host.tostring(raised) or documents.words()("bug", host.tostring(raised))
    host.diag { level = "error", message = why }
    if m.id then message.refuse(m.id, "internal", why) end
end

--- Answers one request.
local function answer(S, m)
    local code, why = untimely(S, m)
    if code then return message.refuse(m.id, code, why) end
    local f, on_document = requests[m.method], answers[m.method]
    if not f and not on_document then return message.refuse(m.id, "method", ("there is no %s here"):format(m.method:sub(1, 100))) end
    host.keep("request", json.encode(m.id))
    local ok, result, reason = host.protect(function()
        if f then return f(S, m.params) end
        return on_document(S.D, m.params)
    end)
    host.phase "work"
    if ok then message.answer(m.id, result) else failed(m, result, reason) end
    host.keep("request", "")
end

--- Takes one message. -> exit status where it is the last
local function take(S, text)
    local m, code, why = message.read(text)
    if not m then return message.refuse(nil, code, why) end
    if m.method == nil then return end -- an answer; nothing was asked
    if m.id ~= nil then return answer(S, m) end
    if m.method == "exit" then return S.state == "shut" and 0 or 1 end
    local note = S.state == "running" and notes[m.method]
    if not note then return end
    local ok, raised, reason = host.protect(note, S, m.params)
    if not ok then failed(m, raised, reason) end
end

-- a worker in another's place -----------------------------------------------------------------------------------

--- Takes over what a worker before this one left with the parent.
local function resume(S)
    local kept, i = {}, 1
    while true do
        local name, text = host.read("kept", tostring(i))
        if not name then break end
        kept[name], i = text, i + 1
    end
    local state = kept.state and json_read.decode(kept.state)
    if not state then return end
    S.state, S.D.markdown, S.D.nested = state.state, state.markdown, state.nested
    for name, text in pairs(kept) do
        local uri, version, rest = name:match("^text (.*)$"), text:match("^(%-?%d+)\n(.*)$")
        if uri and version then S.D:opened(uri, rest, math.tointeger(tonumber(version)) or 0) end
    end
    local culprit = kept.looking and S.D.open[kept.looking]
    local L = documents.words(culprit)
    local why = L(kept.died == "limit" and "died.limit" or "died.fault")
    if culprit then S.D:block(culprit, why) end
    host.keep("looking", "")
    if kept.request then
        message.refuse(json_read.decode(kept.request), "internal", L "died")
        host.keep("request", "")
    end
    message.show(1, culprit and L("died.script", culprit.uri, why) or L "died")
end

--- Serves until the editor leaves. -> exit status
function server.run()
    local S = { state = "new", D = documents.new() }
    resume(S)
    while true do
        local waiting = S.state == "running" and S.D:waiting()
        local text, why, what = host.next(waiting and PAUSE or -1)
        local status = nil
        if text then
            status = take(S, text)
        elseif why == "none" then
            if waiting then S.D:look(waiting) end
        elseif why == "broken" then
            message.refuse(nil, "parse", what)
        else
            status = S.state == "shut" and 0 or 1
        end
        if status then return status end
    end
end

return server
