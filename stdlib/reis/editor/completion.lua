-- What can follow at a place of a document, as an editor lists it.

local complete = require "reis.command.complete"
local message = require "reis.editor.message"

local completion = {}

local MOST = 1000
local KINDS = { field = 5, kind = 7, Lua = 14, file = 17, folder = 19, method = 2, option = 5 } -- as the protocol numbers them
local FUNCTION, NAME, VALUE = 3, 12, 12

local function kind_of(about)
    local word = about:match("^(%a+)")
    if about:find("^%a+:") or about == word then
        if KINDS[word] then return KINDS[word] end
    end
    if about:find("^option of") then return KINDS.option end
    return about:find("^a .+ in it$") and KINDS.kind or #about > 30 and FUNCTION or about == "value" and VALUE or NAME
end

--- view: { doc =, R = } -> a CompletionList
function completion.at(view, at)
    local doc = view.doc
    local before = doc.text:sub(1, at - 1)
    local list, cut = complete.at(view.R, before, doc.text:sub(at, at + 1))
    local range, items = doc:range(at - cut, at - 1), {}
    local typed = before:sub(at - cut)
    for i = 1, math.min(#list, MOST) do
        local one = list[i]
        items[i] = { label = one.label, kind = kind_of(one.about or ""), detail = one.about, sortText = ("%04d"):format(i),
            filterText = typed:sub(1, 1) == "." and "." .. one.label or one.label,
            textEdit = { range = range, newText = one.text } }
    end
    return { isIncomplete = #list > MOST, items = message.list(items) }
end

return completion
