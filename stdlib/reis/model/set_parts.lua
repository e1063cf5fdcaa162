-- What a scenario sets of a field that names other things: entry by entry over what is declared, resolved as that is.
-- Every part: (N, scenario, path, thing, v) -> what stands in its place, or nil after reporting; v is checked already, path is
-- { "set", name, field }.

local actions = require "reis.model.actions"
local flow = require "reis.model.flow"
local refs = require "reis.model.refs"
local schema = require "reis.language.schema"

local parts = {}

--- Two lists of entries, those of the second in the place of those of the first with the same key.
local function over(declared, given, key)
    local out, at = {}, {}
    for i, one in ipairs(declared or {}) do out[i], at[one[key]] = one, i end
    for _, one in ipairs(given) do
        if not at[one[key]] then at[one[key]] = #out + 1 end
        out[at[one[key]]] = one
    end
    return out
end

--- A table of names over another.
local function keys_over(declared, given)
    local out = {}
    for k, v in next, declared or {} do out[k] = v end
    for k, v in next, given do out[k] = v end
    return out
end

function parts.improves(N, scenario, path, action, v)
    local declared, given = {}, actions.improved(N, scenario, path, v)
    for _, one in ipairs(action.ref.improves) do declared[one.target] = one.deltas end
    for i, one in ipairs(given) do
        given[i] = { target = one.target, touchpoints = one.touchpoints, deltas = keys_over(declared[one.target], one.deltas) }
    end
    return over(action.ref.improves, given, "target")
end

function parts.removes(N, scenario, path, action, v)
    return over(action.ref.removes, actions.removed(N, scenario, path, v), "killer")
end

--- Other ways on; only of what the action reroutes, since which actions go together hangs on that.
function parts.reroutes(N, scenario, path, action, v)
    local given, known, names = actions.rerouted(N, scenario, path, v), {}, {}
    for i, one in ipairs(action.ref.reroutes) do known[one.touchpoint], names[i] = true, one.touchpoint.name end
    for _, one in ipairs(given) do
        if not known[one.touchpoint] then
            return N.s:wrong(scenario, { path[1], path[2], path[3], one.touchpoint.name }, "is not rerouted by that action; "
                .. (#names > 0 and "it reroutes " .. table.concat(names, ", ") or "it reroutes nothing"))
        end
    end
    return over(action.ref.reroutes, given, "touchpoint")
end

function parts.starts(N, scenario, path, journey, v)
    return flow.starts(N, scenario, path, journey, v, rawget(journey.ref, "starts"))
end

--- Work or capacity per team; what is no table by name stays as it is.
local function per_team(N, scenario, path, thing, v)
    if type(v) ~= "table" or type(v.dist) == "string" or rawlen(v) > 0 then return v end
    return over(rawget(thing.ref, path[3]), refs.per_team(N, scenario, path, v), "team")
end
parts.effort, parts.capacity = per_team, per_team

function parts.horizons(_, _, _, roadmap, v) return keys_over(rawget(roadmap, "horizons"), v) end

--- The shares of several channels or owners; given whole, since together they are 1.
function parts.channel(N, scenario, path, _, v)
    if type(v) ~= "table" or rawlen(v) > 0 then
        return N.s:wrong(scenario, path, "takes shares, as { website = 0.7, phone = 0.3 }"
            .. (path[3] == "channel" and "; `instead` puts one channel in the place of another" or ""))
    end
    return refs.shares(N, scenario, path, path[3], schema.kinds.touchpoint.fields[path[3]].kinds, v)
end
parts.owner = parts.channel

--- The numbers of a cycle, over those that are declared. raw: as it was given, without what it lacks.
function parts.cyclic(N, scenario, path, journey, v, raw)
    local declared, given = rawget(journey, "cyclic"), {}
    if v.to or v.label then
        return N.s:wrong(scenario, path, "leads elsewhere; only its probability and rounds can be set")
    end
    for k in next, raw do given[k] = v[k] end
    return keys_over(declared or v, given)
end

return parts
