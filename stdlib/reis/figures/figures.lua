-- Turns the model into the flat numbers the engine counts with, and asks the engine for measures.

local schema = require "reis.language.schema"
local quantity = require "reis.language.quantity"
local checks = require "reis.model.checks"
local dropped = require "reis.model.dropped"
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

--- The channels of a touchpoint as the engine takes them: { { channel =, share = }, … }; nil where it has at most one.
local function channels_of(list)
    if #list < 2 then return nil end
    local out, sum = {}, 0
    for i, one in ipairs(list) do
        out[i] = { channel = one.channel.index, share = one.share }
        sum = sum + one.share
    end
    if type(sum) == "table" then -- they are drawn: the engine scales what it reads, not what is put in after that
        for _, one in ipairs(out) do one.share = one.share / sum end
    end
    return out
end

--- What a contact costs: of several channels the mean by share over those that declare it.
local function cost_of(list, S)
    local sum, weight = 0, 0
    for _, one in ipairs(list) do
        local cost = mean(S.get(one.channel, "cost"))
        if cost and one.share > 0 then sum, weight = sum + one.share * cost, weight + one.share end
    end
    return weight > 0 and sum / weight or nil
end

--- The figures of a touchpoint: for everyone, and per persona where one has its own.
local function records(t, S, m, ji)
    local base = of.is_plain(t, S) and of.PLAIN or of.record(t, S, nil, ji)
    if #m.personas == 0 or base == of.PLAIN and #t.ref.personas == 0 or not of.personal(t, S) then
        return base
    end
    local per = {}
    for pi, persona in ipairs(m.personas) do per[pi] = of.record(t, S, persona, ji) end
    return base, per
end

local function touchpoint(t, S, m, ji)
    local bare = S.bare[t] ~= nil -- gone: what stands in its place has neither channel nor owner
    local on = bare and NO_KILLERS or dropped.channels(t, S.drop, S.instead, change.resolved(S.get, t, "channel", "channels"))
    local channel, owner = on[1] and on[1].channel, not bare and change.resolved(S.get, t, "owner")
    if owner and owner[1] then owner = owner[1].owner end -- several that are set, the one with the largest share first
    local killers = NO_KILLERS
    if #t.killers > 0 then
        killers = {}
        for i, killer in ipairs(t.killers) do killers[i] = { name = killer.name } end
    end
    local base, per = records(t, S, m, ji)
    return {
        name = t.name, phase = t.phase.index, channel = channel and channel.index, channels = channels_of(on),
        owner = owner and S.owner_index(owner) or nil, killers = killers, channel_cost = cost_of(on, S), base = base, per = per,
    }
end

local function cyclic(journey, S)
    local v = S.get(journey, "cyclic")
    if not v then return nil end
    local out = { probability = mean(v.probability) or 0, rounds = v.rounds or 20 }
    local to = rawget(journey.ref, "cyclic")
    if to then
        out.to = {}
        for i, t in ipairs(to) do out.to[i] = t.index end
    end
    return out
end

local function starts(journey, S)
    local list = change.resolved(S.get, journey, "starts")
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
        cyclic = cyclic(j, S), starts = starts(j, S), touchpoints = {},
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
        local per = measure == "duration" and mean(S.get(goal, "per")) or 1
        out[i] = { name = goal.name, measure = measure, journey = about and about.index,
                   worth = (worth == nil and 1 or mean(worth)) / per,
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
        stands_for = {}, replaced_by = {}, drop = options.drop, instead = options.instead,
        bare = options.drop and options.drop.touchpoints or NO_KILLERS,
    }
    S.set = change.overrides(m, options.set, S.bare)
    S.get = change.getter(S.set, S.bare)
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

--- Has actions bring more of U than what they change: more = { [action] = amount of U }. The engine knows such a thing as
-- money, so in points what they declare of it is taken off first, as it does not count there.
local function bring_more(flat, m, more)
    for i, one in ipairs(flat.actions) do
        if not flat.money then one.benefit, one.upkeep = 0, 0 end
        local amount = more[m.actions[i]]
        if amount then one.benefit = one.benefit + amount / one.f end
    end
    flat.money = true
end

local function flatten(m, S)
    local flat = { values = values(m, S), personas = personas(m, S), journeys = {} }
    for ji, j in ipairs(m.journeys) do flat.journeys[ji] = journey(j, ji, S, m) end
    flat.goals, flat.money = goals(m, S)
    flat.actions = require "reis.figures.effects" (m, S)
    return flat
end

--- The flat model. options: set (a scenario's ref.set, or { [thing] = { field = number } }), use
-- (to-be journeys, as things or names), drop and instead (a scenario's ref.drop and ref.instead).
function figures.flatten(m, options)
    return flatten(m, state(m, options or {}))
end

-- asking the engine -----------------------------------------------------------------------------

local methods = {}
methods.__index = methods

--- The row of a persona among those of a journey; nil where it does not make it.
local function persona_row(row, persona)
    for _, one in ipairs(row.personas) do
        if one.index == persona.index then return one end
    end
end

--- A part (touchpoint or phase) as the engine measures it, once.
local function part_of(F, thing)
    local known = F.parts[thing]
    if known then return known end
    local list = {}
    for i, t in ipairs(thing.kind == "touchpoint" and { thing } or thing.touchpoints) do list[i] = t.index end
    known = F.engine:part(thing.journey.index, list, F.overlay)
    F.parts[thing] = known
    return known
end

local function touchpoint_row(F, t, persona)
    local row = F:of(t.journey, persona)
    if not row then return nil end
    local met = F.met[row]
    if not met then
        met = {}
        for _, one in ipairs(row.touchpoints) do met[one.index] = one end
        F.met[row] = met
    end
    return met[t.index]
end

--- The measures of a touchpoint or phase as a part of its journey, for a persona or together.
function methods:part(thing, persona)
    local part = part_of(self, thing)
    return persona and persona_row(part, persona) or not persona and part or nil
end

--- The row of a thing in the scores: of a journey (for a persona, or together), of a touchpoint for a
-- persona as it is met, of a phase or of a touchpoint for all the measures of a part. nil where the
-- persona does not make the journey, or does not meet the touchpoint.
function methods:of(thing, persona)
    if thing.kind == "journey" then
        local row = self.scores().journeys[thing.index]
        return persona and persona_row(row, persona) or not persona and row or nil
    end
    if thing.kind == "touchpoint" and persona then return touchpoint_row(self, thing, persona) end
    return self:part(thing, persona)
end

--- The figures that go into the engine for a touchpoint as a persona (nil: everyone) finds it.
function methods:record(t, persona)
    local flat = self.flat.journeys[t.journey.index].touchpoints[t.index]
    return persona and flat.per and flat.per[persona.index] or flat.base
end

--- What of a touchpoint goes into the engine with other figures set: base record, records per persona.
function methods:records_with(t, overrides)
    local S = setmetatable({ set = overrides, get = change.getter(overrides) }, { __index = self.state })
    return records(t, S, self.model, t.journey.index)
end

--- The figures of a model: F.flat, F.engine, F.scores(), F:of(thing, persona), F:record(t, persona).
-- options: as of flatten, base: the figures of the model that this is a variant of, and more: what actions bring besides,
-- { [action] = amount of U } (of an action that may work: its f is above 0).
function figures.of(m, options)
    local S = state(m, options or {})
    local flat = flatten(m, S)
    if options and options.more then bring_more(flat, m, options.more) end
    local base = options and options.base
    if base then flat.null_goals = base.scores().null_goals end
    local F = setmetatable({ flat = flat, engine = require "engine".new(flat), model = m, state = S, get = S.get,
                             parts = {}, met = {} }, methods)
    local scores
    function F.scores()
        scores = scores or F.engine:score()
        return scores
    end
    return F
end

return figures
