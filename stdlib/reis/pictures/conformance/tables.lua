-- A journey held against a log as tables.

local conformance = require "reis.data.conformance_tables"
local listed = require "reis.pictures.listed.table"

--- ctx: as pictures/conformance/view has it -> tables
return function(ctx)
    local tables = {}
    for _, t in ipairs(ctx.conformance and conformance.all(ctx.conformance, ctx.lang) or {}) do
        local columns = {}
        for c, text in ipairs(t.head) do columns[c] = (t.right[c] and ">" or "") .. text end
        listed.add(tables, t.title, columns, t.rows)
    end
    return tables
end
