-- Fields that a script gives its own things: company "X" { fields = { regulation = "text", ["persona.income"] = "money" } }.
-- They hold for what the script declares after that.

local schema = require "reis.language.schema"
local text = require "reis.language.text"
local ordered = require "reis.words.ordered"

local own_fields = {}

-- What a field of one's own may be.
own_fields.TYPES = { "text", "texts", "number", "flag", "date", "url", "money", "duration", "share", "mark" }

local DEFAULT = "touchpoint" -- the kind of a name without one

--- What is wrong with a name for a field of a kind, written in a tongue (nil: English); nil where nothing is.
local function problem_of(kind_name, name, T)
    local kind = schema.kinds[kind_name]
    if not kind or kind_name == "company" then
        return ("names a field of %s, which is no kind of thing that takes one; write [\"KIND.NAME\"], such as \"touchpoint.%s\"")
            :format(text.quote(kind_name, 40), name)
    end
    if not name:find "^[%a_][%w_]*$" then
        return "is no name for a field: letters, digits and _, and no digit first"
    end
    if kind.fields[name] or T and T:field(kind.fields, name) or kind.children[name] or name == "name" or name == "kind" then
        return ("is a field of %s already; give yours another name"):format(schema.a(kind_name))
    end
end

--- Takes the fields that a company names into the session.
function own_fields.take(s, company)
    for key, type in ordered.pairs(rawget(company, "fields") or {}) do
        local kind_name, name = key:match "^([%a_]+)%.(.*)$"
        local T = s:tongue(company)
        kind_name, name = kind_name and (T and T:kind(kind_name) or kind_name) or DEFAULT, name or key
        local problem = problem_of(kind_name, name, T)
        if problem then
            s:wrong(company, { "fields", key }, problem)
        else
            local field = schema.field(name, type, "a field of this script's own", { own = true })
            s.own[kind_name] = s.own[kind_name] or {}
            s.own[kind_name][name] = field
            schema.add_own(kind_name, field)
        end
    end
end

return own_fields
