-- What stands at a place, in words: a kind, a field with what it takes, a function, or the card of what is called so.

local candidates = require "reis.command.candidates"
local form = require "reis.command.form"
local help = require "reis.command.help"
local lexer = require "reis.language.lexer"
local look = require "reis.editor.look"
local model = require "reis.model.model"
local names = require "reis.editor.names"
local reference = require "reis.language.reference"
local schema = require "reis.language.schema"

local hover = {}

local LONGEST = 20000 -- bytes of what is shown

--- A kind: what it is and where it stands, and its fields in a line.
local function of_kind(kind, T)
    local text = reference.kind(kind, T)
    local head = text:match("^(.-)\n\n") or text
    local fields = {}
    for _, field in ipairs(schema.fields(kind)) do fields[#fields + 1] = T and T:word("fields", field.name) or field.name end
    return head .. "\n\n" .. table.concat(fields, ", ") .. "\n"
end

--- The cards of what is called so in the model as it ran last.
local function of_name(view, found)
    local p, out = view.project, {}
    if not p or not p.model then return nil end
    local kinds = {}
    for _, kind in ipairs(schema.order) do
        if not found.kinds or found.kinds[kind] then kinds[#kinds + 1] = kind end
    end
    for _, thing in ipairs(model.find(p.model, kinds, (found.name:gsub("/%*$", "")))) do
        if not rawget(thing, "implicit") then out[#out + 1] = form.thing(thing, look.seen(p)) end
    end
    return #out > 0 and table.concat(out, "\n") or nil
end

--- A word: the field that it is as a key, the kind that it begins, a function.
local function of_word(view, i)
    local doc, T = view.doc, view.T
    local tokens, text = doc:tokens(), doc.text
    local word = text:sub(tokens[i].from, tokens[i].to)
    local after = tokens[i + 1] and text:sub(tokens[i + 1].from, tokens[i + 1].to)
    if lexer.KEYWORDS[word] then return nil end
    local stack = doc:around(i)
    if after == "=" then
        local field, kind = candidates.field_here(view.R, stack, word)
        if field then return kind and field == schema.kinds[kind].fields[field.name] and reference.field(field.name, kind, T)
            or word .. ": " .. (field.doc or "") .. "\n" .. reference.takes(field, T) .. "\n" end
    end
    local english = candidates.english(view.R, word)
    if schema.kinds[english] then return of_kind(english, T) end
    return help.func(english, T)
end

--- What a word among those of a field means: the field itself.
local function of_value(view, i)
    local doc = view.doc
    local stack = doc:around(i)
    local spec, kind = candidates.spec_at(view.R, doc.text, doc:tokens(), i, stack)
    return spec and reference.field(spec.name, kind, view.T) or nil
end

--- view: { doc =, R =, T =, project = (the one that ran last, or nil) } -> text, its first byte, its last; or nil
function hover.at(view, at)
    local i = view.doc:token_at(at)
    local one = i and view.doc:tokens()[i]
    if not one then return nil end
    local text
    local found = names.at(view, at)
    if found and found.holder then text = of_name(view, { name = found.holder }) end
    if found and not text then text = of_name(view, found) end
    if not text and one.what == "word" then text = of_word(view, i) end
    if not text and one.what == "string" then text = of_value(view, i) end
    return text and text:sub(1, LONGEST), one.from, one.to
end

return hover
