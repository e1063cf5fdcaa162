-- What a text declares, found in its tokens: also in one that cannot be run, as most texts while they are typed.
--
-- outline.of(doc, T) -> list of { kind =, name =, from =, to = (its bytes), name_from =, name_to = (the name with its quotes),
-- parent = (the one around it), children = } in the order of the text; in its field `at`
-- token -> the declaration whose name it is. T: the tongue that it is written in (nil: English)

local lexer = require "reis.language.lexer"
local schema = require "reis.language.schema"
local tongue = require "reis.language.tongue"

local outline = {}

--- The kind that a word stands for, or nil.
local function kind_of(T, word)
    return schema.kinds[word] and word or T and T:kind(word) or nil
end

--- The tongue that a text asks for itself: require "reis.nl".
function outline.tongue(text)
    local library = text:match('["\'](reis%.%a+)["\']')
    return library and tongue.of(library) or nil
end

--- The string after a kind's word, in parentheses or not. -> its index, or nil
local function name_after(text, tokens, i)
    local one = tokens[i + 1]
    if one and one.what == "mark" and text:sub(one.from, one.to) == "(" then
        i = i + 1
        one = tokens[i + 1]
    end
    return one and (one.what == "string" or one.what == "long") and i + 1 or nil
end

--- The index of the last token of a declaration whose name is token k.
local function last_of(text, tokens, pairs_of, k)
    local after = tokens[k + 1]
    local s = after and after.what == "mark" and text:sub(after.from, after.to)
    if s == ")" then
        after, k = tokens[k + 2], k + 1
        s = after and after.what == "mark" and text:sub(after.from, after.to)
    end
    if s == "," and tokens[k + 2] and text:sub(tokens[k + 2].from, tokens[k + 2].to) == "{" then
        k = k + 1
        s = "{"
    end
    if s ~= "{" then return k end
    return pairs_of[k + 1] or #tokens
end

function outline.of(doc, T)
    if doc.outlined and doc.outlined.T == T then return doc.outlined end
    local text, tokens, out, open = doc.text, doc:tokens(), { T = T, at = {} }, {}
    local _, pairs_of = lexer.open(text, tokens)
    for i, one in ipairs(tokens) do
        local kind = one.what == "word" and kind_of(T, text:sub(one.from, one.to))
        local k = kind and name_after(text, tokens, i)
        if k then
            local last = tokens[last_of(text, tokens, pairs_of, k)]
            local name = tokens[k]
            while open[1] and open[#open].to < one.from do open[#open] = nil end
            local found = { kind = kind, name = lexer.value(text, name), from = one.from, to = math.max(last.to, name.to), name_from = name.from,
                name_to = name.to, token = k, parent = open[#open], children = {}, word = text:sub(one.from, one.to) }
            if found.parent then table.insert(found.parent.children, found) end
            out[#out + 1], out.at[k] = found, found
            open[#open + 1] = found
        end
    end
    doc.outlined = out
    return out
end

--- Takes a declaration for the part of a path that ends at a byte, and those around it for the parts before. -> whether that fits
local function fits(one, path, stop, parts)
    local from = stop - #one.name + 1
    if from < 1 or path:sub(from, stop) ~= one.name then return false end
    local whole, around = from == 1, one.parent
    while not whole and around and path:byte(from - 1) == 47 do
        whole, around = fits(around, path, from - 2, parts), around.parent
    end
    parts[one] = whole and { from = from, to = stop } or nil
    return whole
end

--- What the parts of a name mean as it is used ("Buy/Shop/Checkout", "Buy/*"), where it means a declaration
-- -> { [declaration] = { from =, to = (its bytes in the name) } } of that one and those around it that are named; or nil
function outline.parts(name, one)
    local path, parts = name:match("^(.*)/%*$") or name, nil
    if path:sub(-#one.name) ~= one.name then return nil end
    parts = {}
    return fits(one, path, #path, parts) and parts or nil
end

--- Whether a name as it is used means a declaration.
function outline.means(name, one) return outline.parts(name, one) ~= nil end

return outline
