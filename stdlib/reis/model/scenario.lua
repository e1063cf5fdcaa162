-- Reads a what-if that a script or the command line gives as a table, as a declared scenario.

local schema = require "reis.language.schema"
local value = require "reis.language.value"
local declare = require "reis.language.declare"
local refs = require "reis.model.refs"
local actions = require "reis.model.actions"

--- A scenario thing (not in the model) from { with, without, set, use, budget, capacity }, its
-- names resolved in ref; or nil and the list of diagnostics.
return function(m, t)
    local N = m.names
    local s = N.s
    local kept, file, line = s.diags, s.where()
    s.diags = {}
    local scenario = setmetatable({ name = "whatif", file = file, line = line or 0 },
        schema.kinds.scenario.meta)
    local fields = schema.kinds.scenario.fields
    for key, v in next, t do
        local field = type(key) == "string" and fields[key]
        if field then
            scenario[key] = value.check(s, scenario, field, v)
        else
            declare.unknown_field(s, scenario, nil, tostring(key), fields)
        end
    end
    refs.resolve(N, scenario)
    actions.scenario(N, scenario)
    local found = s.diags
    s.diags = kept
    if #found > 0 then return nil, require "reis.language.dsl".sort(found, s.main) end
    return scenario
end
