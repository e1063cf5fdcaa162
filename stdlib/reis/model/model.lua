-- The model of a script: every declared thing by kind, with its references resolved. Internal code
-- reads it raw and never writes; scripts get model.view.

local schema = require "reis.language.schema"
local names = require "reis.model.names"
local refs = require "reis.model.refs"
local flow = require "reis.model.flow"
local actions = require "reis.model.actions"
local checks = require "reis.model.checks"
local text = require "reis.language.text"
local dsl = require "reis.language.dsl"

local model = {}

local COLLECTIONS = {
    "values", "principles", "channels", "teams", "systems", "partners", "evidence", "personas",
    "goals", "metrics", "journeys", "actions", "roadmaps", "scenarios", "opportunities",
    "criteria", "business_models", "value_propositions", "lanes", "matches",
}
model.collections = COLLECTIONS

local function collect(m, s, all)
    for _, name in ipairs(COLLECTIONS) do m[name] = {} end
    local in_order = {}
    for _, thing in ipairs(s.top) do in_order[#in_order + 1] = thing end
    for _, thing in ipairs(all.criterion) do in_order[#in_order + 1] = thing end
    for _, thing in ipairs(in_order) do
        local collection = schema.kinds[thing.kind].collection
        if s.left_out[thing] or s.open[thing] then
            collection = nil
        end
        if collection == "company" then
            m.company = thing
        elseif collection then
            local list = m[collection]
            list[#list + 1] = thing
            list[thing.name] = list[thing.name] or thing
            local key = text.key(thing.name) -- as it is typed on a command line
            list[key] = list[key] or thing
            if thing.kind ~= "criterion" then thing.index = #list end
        end
    end
end

--- Whether all of several are not ours: every channel unmanaged, every owner a partner.
local function none_ours(ref, field, ours)
    local list = rawget(ref, field .. "s")
    if not list then return ref[field] ~= nil and not ours(ref[field]) end
    for _, one in ipairs(list) do
        if ours(one[field]) then return false end
    end
    return true
end

local function is_managed(channel) return channel.managed ~= false end
local function is_team(owner) return owner.kind ~= "partner" end

--- Whether a touchpoint is ours to steer: given, or one of its channels is and not all its owners are partners.
-- True reads as the default; only the others are written down.
local function resolve_managed(s, t)
    if s.computed[t] then t.managed = nil end
    if rawget(t, "managed") ~= nil then return end
    local ref = t.ref
    if none_ours(ref, "channel", is_managed) or none_ours(ref, "owner", is_team) then
        s.computed[t] = true
        t.managed = false
    end
end

--- Gives the names that stand in the fields of a thing the soft hyphens of what they name, so that they are the same
-- text wherever one is a key.
local function rewrite(N, t)
    for key, v in pairs(t) do
        if type(v) == "string" and key ~= "name" then
            rawset(t, key, N:written(v))
        elseif type(v) == "table" and key ~= "parent" and key ~= "ref" and rawget(v, "name") == nil then
            rewrite(N, v)
        end
    end
    local keys = {}
    for key in pairs(t) do
        if type(key) == "string" then keys[#keys + 1] = key end
    end
    for _, key in ipairs(keys) do
        local written = N:written(key)
        if written ~= key and t[written] == nil then t[written], t[key] = t[key], nil end
    end
end

local function resolve(N)
    local s, all = N.s, N.all
    s.computed = s.computed or setmetatable({}, { __mode = "k" }) -- a thing that is gone is forgotten
    for _, kind in ipairs(s.shy and schema.order or {}) do
        for _, thing in ipairs(all[kind]) do rewrite(N, thing) end
    end
    for _, kind in ipairs(schema.order) do
        for i = 1, #all[kind] do
            if not all[kind][i].implicit then refs.resolve(N, all[kind][i]) end
        end
    end
    for _, journey in ipairs(all.journey) do flow.resolve(N, journey) end
    for _, action in ipairs(all.action) do actions.resolve(N, action) end
    for _, scenario in ipairs(all.scenario) do actions.scenario(N, scenario) end
    for _, action in ipairs(all.action) do actions.trace(action) end
    for _, t in ipairs(all.touchpoint) do resolve_managed(s, t) end
end

--- The things of a session, their references resolved; what is wrong is reported to the session.
local function build(s)
    local m = { file = s.main, company = nil }
    local N = names.new(s, m)
    collect(m, s, N.all)
    resolve(N)
    checks.run(N)
    for _, journey in ipairs(N.all.journey) do flow.check(N, journey) end
    m.company = m.company or nil
    m.session = s
    m.names = N
    return m
end

--- The model of a session, checked as a whole. Can be asked again after more was declared.
-- -> model, diagnostics in order
function model.of(s)
    local declared = s.diags
    s.diags = table.move(declared, 1, #declared, 1, {})
    if not s.ended then s:close() end
    local m = build(s)
    local diags = dsl.sort(s.diags, s.main)
    s.diags = declared
    return m, diags
end

--- The touchpoint or phase of a journey that a name means, or nil: "Checkout", "Purchase".
function model.part(journey, name)
    return journey.phases[name] or journey.touchpoints[name]
end

--- How often a need or pain came up: given, else the sum given with its evidence; nil where
-- neither is.
function model.mentions(thing)
    local own = rawget(thing, "mentions")
    if own then return own end
    local evidence = rawget(thing, "evidence")
    if not evidence or rawlen(evidence) > 0 or next(evidence) == nil then return nil end
    local sum = 0
    for _, n in pairs(evidence) do sum = sum + n end
    return sum
end

--- The things that names refer to, for an option of a command: model.find(m, {"journey"}, "Buy").
-- -> list of things (one if all is well)
function model.find(m, kinds, name)
    return m.names:find(kinds, name, nil)
end

--- The name nearest to a wrong one among things of these kinds, or nil.
function model.near(m, kinds, name)
    return m.names:near(kinds, name)
end

--- A what-if given as a table { with, without, set, use, budget, capacity }, read as a declared
-- scenario is: -> a thing with its names resolved in ref, or nil and diagnostics.
function model.scenario(m, t)
    return require "reis.model.scenario"(m, t)
end

--- What a field of a persona is, taken from those it extends where it gives none itself.
function model.of_persona(persona, field)
    local steps = 0
    while persona and steps < 100 do
        local own = rawget(persona, field)
        if own ~= nil then return own end
        persona = persona.ref.extends
        steps = steps + 1
    end
    return nil
end

--- A read-only look at the model for scripts: things by name or number, pairs and # work.
-- filter: as in model/view.lua.
function model.view(m, filter)
    return require "reis.model.view".of(m, filter)
end

return model
