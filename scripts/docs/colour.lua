-- Lua in colours, as HTML: comments, texts, numbers, and the words that declare.

local lexer = require "reis.language.lexer"
local schema = require "reis.language.schema"

local CLASSES = { comment = "c", string = "s", long = "s", number = "n" }

--- text -> HTML. escape(s) -> what may stand in HTML
return function(text, escape)
    local out, at = {}, 1
    for _, one in ipairs(lexer.read(text)) do
        local token = text:sub(one.from, one.to)
        local class = CLASSES[one.what] or one.what == "word" and (schema.kinds[token] and "k" or lexer.KEYWORDS[token] and "w") or nil
        out[#out + 1] = escape(text:sub(at, one.from - 1))
        out[#out + 1] = class and ('<span class="%s">%s</span>'):format(class, escape(token)) or escape(token)
        at = one.to + 1
    end
    return table.concat(out) .. escape(text:sub(at))
end
