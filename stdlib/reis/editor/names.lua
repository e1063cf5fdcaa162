-- The names in a script: where what is called so is declared, and where it is used.

local candidates = require "reis.command.candidates"
local functions = require "reis.command.functions"
local lexer = require "reis.language.lexer"
local outline = require "reis.editor.outline"

local names = {}

-- Fields of these types hold words for people, not names of things.
local PLAIN = { text = true, texts = true, url = true, date = true, enum = true, image = true, color = true, font = true, measure = true }

local ASKS = { draw = true, map = true, zoom = true, explain = true } -- functions whose first text is a name
for _, one in ipairs(functions) do ASKS[one[1]] = true end
for word in ("print show csv json markdown report read_csv mine date include require"):gmatch("%S+") do ASKS[word] = nil end -- words, files

local function text_of(text, one) return one and text:sub(one.from, one.to) or "" end

--- The kinds that some fields name, or nil where that is not known.
local function kinds_in(spec)
    if spec.type == "next" then return { touchpoint = true } end
    local kinds = candidates.kinds_of(spec, {})
    return next(kinds) and kinds or nil
end

--- What the string that is token i is: "declaration" or "use" of a thing's name, and of what kinds that may be (nil: of any);
-- nil where it names nothing.
function names.role(view, i)
    local doc, T = view.doc, view.T
    local text, tokens = doc.text, doc:tokens()
    local declared = outline.of(doc, T).at[i]
    if declared then return "declaration", { [declared.kind] = true } end
    local stack = doc:around(i)
    local spec = candidates.spec_at(view.R, text, tokens, i, stack)
    if spec and (spec.type == "texts" and spec.lanes) then return "use", { lane = true } end
    if spec then
        if PLAIN[spec.type] then return nil end
        return "use", kinds_in(spec)
    end
    local before = text_of(text, tokens[i - 1])
    if before == "[" then return "use" end
    local called = before == "(" and text_of(text, tokens[i - 2]) or before
    if ASKS[candidates.english(view.R, called)] then return "use", nil end
    local top = stack[#stack]
    if top and top.what == "{" and top.word and ASKS[candidates.english(view.R, top.word)] then return "use" end
end

--- The kinds that a key written as a word names in the table where token i stands: score = { Anna = 7 }; nil where it is a field.
local function key_kinds(view, i)
    local text, tokens = view.doc.text, view.doc:tokens()
    if text_of(text, tokens[i + 1]) ~= "=" or text_of(text, tokens[i - 1]):find("^[.:]$") then return nil end
    local stack = view.doc:around(i)
    local top = stack[#stack]
    if not top or top.what ~= "{" or candidates.field_here(view.R, stack, text_of(text, tokens[i])) then return nil end
    local spec = candidates.spec_at(view.R, text, tokens, top.at, table.move(stack, 1, #stack - 1, 1, {}))
    return spec and kinds_in(spec) or nil
end

--- Of a path in quotes what stands up to the end of the part at a byte: of "Buy/Pay/Checkout" "Buy/Pay"; nil where that is all of it.
local function up_to(text, one, value, at)
    if text:sub(one.from + 1, one.to - 1) ~= value then return nil end -- it has escapes
    local stop = value:find("/", math.max(1, at - one.from), true)
    return stop and stop > 1 and value:sub(stop) ~= "/*" and value:sub(1, stop - 1) or nil
end

--- The name at a byte of a document -> { name =, kinds = (a set, or nil), index = (its token), role =, holder = (where the byte is in an
-- earlier part of a path: the path up to there, which may name a holder of what is named) }, or nil.
-- view: { doc =, R = (of completion), T = (the tongue) }
function names.at(view, at)
    local i = view.doc:token_at(at)
    local one = i and view.doc:tokens()[i]
    if not one then return nil end
    if one.what == "string" or one.what == "long" then
        local role, kinds = names.role(view, i)
        if not role then return nil end
        local value = lexer.value(view.doc.text, one)
        return { name = value, kinds = kinds, index = i, role = role, holder = role == "use" and up_to(view.doc.text, one, value, at) or nil }
    end
    local kinds = one.what == "word" and key_kinds(view, i)
    return kinds and { name = text_of(view.doc.text, one), kinds = kinds, index = i, role = "use" } or nil
end

local function fits(kinds, other)
    if not kinds or not other then return true end
    for kind in pairs(kinds) do
        if other[kind] then return true end
    end
    return false
end

--- Where what is called so is declared, in the documents of a script. views: list of views
-- -> list of { doc =, declared = (of outline.of) }
function names.declared(views, name, kinds)
    local out = {}
    for _, view in ipairs(views) do
        for _, one in ipairs(outline.of(view.doc, view.T)) do
            if outline.means(name, one) and (not kinds or kinds[one.kind]) then out[#out + 1] = { doc = view.doc, declared = one } end
        end
    end
    return out
end

--- What is named at a byte, in the documents of a script: of a path what its part there means, where that is declared.
function names.meant(views, at)
    local found = names.at(views[1], at)
    if not found or not found.holder or #names.declared(views, found.holder) == 0 then return found end
    return { name = found.holder, index = found.index, role = "use" }
end

--- Whether a text in quotes may name what is called so: by itself, at the end of a path, or as the holder of all in it.
local function may_name(value, name)
    return value == name or value == name .. "/*" or value:sub(-#name - 1) == "/" .. name or value:sub(-#name - 3) == "/" .. name .. "/*"
end

--- The bytes of a path in which one of some declarations is named as a holder of what the path means; nil where none is.
local function held_in(views, value, kinds, declared)
    for _, meant in ipairs(names.declared(views, value, kinds)) do
        local parts = outline.parts(value, meant.declared)
        for _, one in ipairs(declared) do
            if parts[one.declared] then return parts[one.declared] end
        end
    end
end

--- How a text in quotes names what is called so, or is declared so. -> role, the bytes of its value that are the name; or nil
local function role_of(view, views, i, name, kinds, declared)
    local value = lexer.value(view.doc.text, view.doc:tokens()[i])
    local at_end = may_name(value, name)
    if not at_end and not value:find(name .. "/", 1, true) then return nil end
    local role, of = names.role(view, i)
    if role and at_end and fits(kinds, of) then
        local stop = value ~= name and value:sub(-2) == "/*" and #value - 2 or #value
        return role, { from = stop - #name + 1, to = stop }
    end
    local part = role == "use" and held_in(views, value, of, declared)
    if part then return role, part end
end

--- Where a name is used or declared. declared: what names.declared gave for it
-- -> list of { doc =, index = (the token), role =, part = (of a text in quotes: the bytes of its value that are the name) }
function names.all(views, name, kinds, declared)
    local out = {}
    for _, view in ipairs(views) do
        local text = view.doc.text
        for i, one in ipairs(view.doc:tokens()) do
            if one.what == "string" or one.what == "long" then
                local role, part = role_of(view, views, i, name, kinds, declared)
                if role then out[#out + 1] = { doc = view.doc, index = i, role = role, part = part } end
            elseif one.what == "word" and text_of(text, one) == name then
                local of = key_kinds(view, i)
                if of and fits(kinds, of) then out[#out + 1] = { doc = view.doc, index = i, role = "use" } end
            end
        end
    end
    return out
end

--- A token of names.all with another name in it, as a text to put in its place.
function names.renamed(found, new)
    local tokens, text = found.doc:tokens(), found.doc.text
    local one = tokens[found.index]
    if one.what == "word" then
        return new:find("^[%a_][%w_]*$") and not lexer.KEYWORDS[new] and new or "[" .. ("%q"):format(new) .. "]"
    end
    local value = lexer.value(text, one)
    value = value:sub(1, found.part.from - 1) .. new .. value:sub(found.part.to + 1)
    local quote = one.what == "string" and text:sub(one.from, one.from) or '"'
    return quote .. value:gsub("[\\" .. quote .. "]", "\\%0") .. quote
end

return names
