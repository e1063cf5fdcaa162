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

--- Whether a declaration stands within those that a path names, itself perhaps split at "/".
local function held_by(one, path)
    local around = one.parent
    while around do
        if around.name == path then return true end
        local n = #around.name
        if path:sub(-n) == around.name and path:byte(-n - 1) == 47 and held_by(around, path:sub(1, -n - 2)) then return true end
        around = around.parent
    end
    return false
end

--- Whether a name as it is used ("Buy/Shop/Checkout", "Buy/*") means a declaration.
function outline.means(name, one)
    name = name:match("^(.*)/%*$") or name
    if one.name == name then return true end
    local n = #one.name
    return name:sub(-n) == one.name and name:byte(-n - 1) == 47 and held_by(one, name:sub(1, -n - 2))
end

return outline
