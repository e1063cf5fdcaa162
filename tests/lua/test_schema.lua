-- The table of kinds and fields: built as far as a script uses it.

local h = require "harness"
local schema = require "reis.language.schema"

h.test("a kind is built when it is used, and not before", function()
    h.equal(rawget(schema.kinds.persona, "fields"), nil)
    h.run 'persona "A" { share = 0.3 }'
    h.equal(rawget(schema.kinds.persona, "fields") ~= nil, true)
    h.equal(rawget(schema.kinds.metric, "fields"), nil)
end)

h.test("each kind is whole: its fields by name too, those that all kinds have, and an empty list for what was not given", function()
    for _, name in ipairs(schema.order) do
        local kind = schema.kinds[name]
        for _, field in ipairs(kind.fields) do h.equal(kind.fields[field.name], field) end
        h.equal(kind.fields.note.type, "text")
        local thing = setmetatable({}, kind.meta)
        h.equal(thing.kind, name)
        h.equal(thing.tags, schema.EMPTY)
        h.equal(pcall(function() thing.ref.x = 1 end), false)
    end
end)

h.done()
