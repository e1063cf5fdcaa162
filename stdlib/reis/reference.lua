-- The reference of the language, made from the schema.

local schema = require "reis.schema"
local tables = require "reis.tables"

local reference = {}

--- The fields of one kind as text for the terminal.
function reference.kind(name)
    local kind = schema.kinds[name]
    local out = { ("%s: %s\n\n"):format(name, kind.doc or "") }
    local rows = {}
    for _, field in ipairs(kind.fields) do
        rows[#rows + 1] = { field.name, reference.type(field), field.doc or "" }
    end
    out[#out + 1] = tables.format(rows, { indent = 2 })
    return table.concat(out)
end

--- A field's type, bounds and default in a few words.
function reference.type(field)
    return tostring(field.type or "")
end

return reference
