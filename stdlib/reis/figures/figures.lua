-- Turns the model into the flat numbers the engine counts with, and asks the engine for measures.

local schema = require "reis.language.schema"
local quantity = require "reis.language.quantity"
local checks = require "reis.model.checks"
local change = require "reis.figures.change"
local of = require "reis.figures.record"

local figures = {}

local mean = quantity.mean
local NO_KILLERS = of.NO_KILLERS

--- A persona and those it extends, nearest last, so that later ones lie over earlier ones.
local function lineage(persona)
    local out, steps = {}, 0
    while persona and steps < 100 do
        table.insert(out, 1, persona)
        persona = persona.ref.extends
        steps = steps + 1
    end
    return out
end

-- the parts of the flat model -------------------------------------------------------------------

local function values(m, S)
    local out = {}
    for i, value in ipairs(m.values) do
        S.value_index[value.name] = i
        out[i] = { name = value.name, weight = mean(S.get(value, "weight")) or 1,
                   kind = rawget(value, "category") }
    end
    return out
end

local function personas(m, S)
    local out = {}
    if #m.personas == 0 then return { { name = "everyone", share = 1 } } end
    local shares = checks.shares(m.personas, function(persona) return S.get(persona, "share") end)
    for i, persona in ipairs(m.personas) do
        S.lineage[persona] = lineage(persona)
        local expects
        for _, one in ipairs(S.lineage[persona]) do
            local own = S.get(one, "expects")
            if own ~= nil then expects = own end
        end
        out[i] = { name = persona.name, share = shares[i],
                   expects = of.expectation(expects, S, nil) }
    end
    return out
end

local function touchpoint(t, S, m, ji)
    local ref = t.ref
    local channel, owner = ref.channel, ref.owner
    local killers = NO_KILLERS
    if #t.killers > 0 then
        killers = {}
        for i, killer in ipairs(t.killers) do killers[i] = { name = killer.name } end
    end
    local flat = {
        name = t.name, phase = t.phase.index, channel = channel and channel.index,
        owner = owner and S.owner_index(owner), killers = killers,
        channel_cost = channel and mean(S.get(channel, "cost")) or 0,
        base = of.is_plain(t, S) and of.PLAIN or of.record(t, S, nil, ji),
    }
    if #m.personas > 0 and (flat.base ~= of.PLAIN or #ref.personas > 0) and of.personal(t) then
        flat.per = {}
        for pi, persona in ipairs(m.personas) do flat.per[pi] = of.record(t, S, persona, ji) end
    end
    return flat
end

local function cyclic(journey)
    local v = rawget(journey, "cyclic")
    if not v then return nil end
    local out = { probability = mean(v.probability) or 0, rounds = v.rounds or 20 }
    local to = rawget(journey.ref, "cyclic")
    if to then
        out.to = {}
        for i, t in ipairs(to) do out.to[i] = t.index end
    end
    return out
end

local function starts(journey)
    local list = rawget(journey.ref, "starts")
    if not list then return nil end
    local out, sum = {}, 0
    for _, one in ipairs(list) do sum = sum + mean(one.p) end
    for i, one in ipairs(list) do out[i] = { to = one.to.index, p = mean(one.p) / sum } end
    return out
end

local function journey(j, ji, S, m)
    local from = S.stands_for[j] or j     -- a to-be journey takes weight and customers over
    local function given(field)
        local own = S.set and S.set[j] and S.set[j].fields[field]
        if own == nil then own = rawget(j, field) end
        if own == nil and from ~= j then own = S.get(from, field) end
        if own == nil then own = j[field] end
        return mean(own)
    end
    local flat = {
        name = j.name, weight = given "weight" or 1, customers = given "customers" or 1,
        memory = mean(S.get(j, "memory")), killer_score = mean(S.get(j, "killer_score")),
        tolerance = mean(S.get(j, "tolerance")), counts = S.counts[j], makes = {},
        cyclic = cyclic(j), starts = starts(j), touchpoints = {},
    }
    if #m.personas == 0 then flat.makes[1] = true end
    for pi, persona in ipairs(m.personas) do flat.makes[pi] = of.meets(j.ref.personas, persona) end
    for ti, t in ipairs(j.touchpoints) do
        flat.touchpoints[ti] = touchpoint(t, S, m, ji)
    end
    return flat
end

local function goals(m, S)
    if #m.goals == 0 then
        return { { name = "experience", measure = "experience", worth = 1, sign = 1 },
                 { name = "completion", measure = "completion", worth = 10, sign = 1 } }, false
    end
    local out, money = {}, true
    for i, goal in ipairs(m.goals) do
        local worth = S.get(goal, "worth")
        if worth == nil then money = false end
        local about = goal.ref.journey
        about = about and (S.replaced_by[about] or about)
        local measure = rawget(goal, "measure") or "experience"
        out[i] = { name = goal.name, measure = measure, journey = about and about.index,
                   worth = worth == nil and 1 or mean(worth),
                   sign = schema.less_is_better[measure] and -1 or 1 }
    end
    return out, money
end

-- which journeys count --------------------------------------------------------------------------

--- A to-be journey counts only where a scenario puts it in the place of another.
local function in_use(m, S, use)
    for _, j in ipairs(m.journeys) do S.counts[j] = j.state ~= "to-be" end
    for _, j in ipairs(use or {}) do
        if type(j) == "string" then j = m.journeys[j] end
        local replaced = j and j.ref.instead_of
        if replaced then
            S.counts[j], S.counts[replaced] = true, false
            S.stands_for[j], S.replaced_by[replaced] = replaced, j
        end
    end
end

local function state(m, options)
    local S = {
        value_index = {}, lineage = {}, touchpoint_index = {}, journey_of = {}, counts = {},
        stands_for = {}, replaced_by = {}, set = change.overrides(m, options.set),
    }
    local set = S.set
    if set then
        S.get = function(thing, field) return change.get(set, thing, field) end
    else
        S.get = function(thing, field) return thing[field] end
    end
    function S.owner_index(owner)
        return owner.kind == "team" and owner.index or #m.teams + owner.index
    end
    for ji, j in ipairs(m.journeys) do
        for ti, t in ipairs(j.touchpoints) do
            S.touchpoint_index[t], S.journey_of[t] = ti, ji
        end
    end
    in_use(m, S, options.use)
    return S
end

--- The flat model. options: set (a scenario's ref.set, or { [thing] = { field = number } }) and use
-- (to-be journeys, as things or names).
function figures.flatten(m, options)
    local S = state(m, options or {})
    local flat = { values = values(m, S), personas = personas(m, S), journeys = {} }
    for ji, j in ipairs(m.journeys) do flat.journeys[ji] = journey(j, ji, S, m) end
    flat.goals, flat.money = goals(m, S)
    flat.actions = require "reis.figures.effects" (m, S)
    return flat
end

local methods = {}
methods.__index = methods

--- Every measure of every journey, counted once.
function methods:scores()
    local scores = self.cached
    if not scores then
        scores = self.engine:score()
        self.cached = scores
    end
    return scores
end
-- Callers write F.scores().
local function bind(F)
    F.scores = function() return methods.scores(F) end
    return F
end

--- The figures of a model: F.flat, F.engine, F.scores().
function figures.of(m, options)
    local flat = figures.flatten(m, options)
    return bind { flat = flat, engine = require "engine".new(flat), model = m }
end

return figures
