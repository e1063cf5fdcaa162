-- Turns the model into the flat numbers the engine counts with, and asks the engine for measures.

local schema = require "reis.schema"
local quantity = require "reis.quantity"
local flow = require "reis.resolve.flow"
local checks = require "reis.resolve.checks"
local change = require "reis.figures.change"

local figures = {}

local mean = quantity.mean
local NO_KILLERS, NO_MARKS = {}, {}

-- what differs between personas -----------------------------------------------------------------

local differs = quantity.differs

--- Whether the touchpoint has a figure of a persona's own.
local function personal(t)
    if #t.ref.personas > 0 or rawget(t.ref, "next_per") then return true end
    if differs(rawget(t, "leave")) or differs(rawget(t, "duration"))
        or differs(rawget(t, "importance")) or differs(rawget(t, "moment_of_truth")) then
        return true
    end
    for _, key in ipairs { "score", "expects" } do
        local marks = rawget(t, key)
        if type(marks) == "table" and type(marks.dist) ~= "string" then
            for _, q in pairs(marks) do
                if type(q) == "table" and type(q.dist) ~= "string" then return true end
            end
        end
    end
    for _, killer in ipairs(t.killers) do
        if differs(killer.probability) or #killer.ref.personas > 0 then return true end
    end
    return false
end

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

--- Marks per value index: the common ones, and over them those of the persona.
local function marks_of(marks, S, persona)
    local out, any = {}, false
    for key, q in pairs(marks) do
        if type(q) ~= "table" or type(q.dist) == "string" then
            local vi = S.value_index[key]
            if vi then out[vi], any = mean(q), true end
        end
    end
    for _, one in ipairs(persona and S.lineage[persona] or NO_MARKS) do
        local own = marks[one.name]
        if type(own) == "table" and type(own.dist) ~= "string" then
            for key, q in pairs(own) do
                local vi = S.value_index[key]
                if vi then out[vi], any = mean(q), true end
            end
        end
    end
    return any and out or nil
end

--- expects as a number or as marks per value index.
local function expectation(v, S, persona)
    if v == nil then return nil end
    if type(v) ~= "table" or type(v.dist) == "string" then return mean(v) end
    return marks_of(v, S, persona)
end

-- records ---------------------------------------------------------------------------------------

local function index_of(to, S, journey_index)
    if to == "done" then return 0 end
    return S.touchpoint_index[to] and S.journey_of[to] == journey_index and to.index or 0
end

--- The ways on of a touchpoint, made to sum with leave to 1; nil: to the following one.
local function ways(list, leave, S, journey_index)
    if not list then return nil end
    local out, sum = {}, 0
    for i, one in ipairs(list) do
        local p = mean(one.p)
        out[i] = { to = index_of(one.to, S, journey_index), p = p }
        sum = sum + p
    end
    if sum <= 0 and leave < 1 then return nil end
    if sum > 0 then
        local k = (1 - leave) / sum
        if k ~= 1 then
            for _, one in ipairs(out) do one.p = one.p * k end
        end
    end
    return out
end

local function meets(list, persona)
    if #list == 0 or not persona then return true end
    for i = 1, #list do
        if list[i] == persona then return true end
    end
    return false
end

-- The fields that a record holds; a touchpoint with none of them shares one record.
local IN_RECORD = { "leave", "next", "score", "duration", "wait", "importance", "moment_of_truth",
                    "experience", "expects", "killers" }
local PLAIN = { meets = true, leave = 0, duration = 0, wait = 0, moment = false,
                marks = NO_MARKS, killers = NO_KILLERS }

local function is_plain(t, S)
    if S.set and S.set[t] then return false end
    for i = 1, #IN_RECORD do
        if rawget(t, IN_RECORD[i]) ~= nil then return false end
    end
    return true
end

--- The figures of a touchpoint for a persona (nil: for everyone).
local function record(t, S, persona, journey_index)
    local get = S.get
    local leave = mean(get(t, "leave"), persona) or 0
    local set_next = S.set and S.set[t] and S.set[t].next
    local list = set_next or flow.next_of(t, persona)
    local score = get(t, "score")
    local truth = quantity.pick(rawget(t, "moment_of_truth"), persona)
    local killers = NO_KILLERS
    if #t.killers > 0 then
        killers = {}
        for i, killer in ipairs(t.killers) do
            local p = get(killer, "probability")
            if p == nil then p = 1 end
            killers[i] = meets(killer.ref.personas, persona) and (mean(p, persona) or 1) or 0
        end
    end
    return {
        meets = meets(t.ref.personas, persona),
        leave = leave,
        next = ways(list, leave, S, journey_index),
        duration = mean(get(t, "duration"), persona) or 0,
        wait = mean(get(t, "wait")) or 0,
        importance = mean(get(t, "importance"), persona),
        moment = truth == true,
        experience = mean(get(t, "experience")),
        marks = score and marks_of(score, S, persona) or NO_MARKS,
        expects = expectation(get(t, "expects"), S, persona),
        killers = killers,
    }
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
                   expects = expectation(expects, S, nil) }
    end
    return out
end

local function touchpoint(t, ti, S, m, ji)
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
        base = is_plain(t, S) and PLAIN or record(t, S, nil, ji),
    }
    if #m.personas > 0 and (flat.base ~= PLAIN or #ref.personas > 0) and personal(t) then
        flat.per = {}
        for pi, persona in ipairs(m.personas) do flat.per[pi] = record(t, S, persona, ji) end
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
    for pi, persona in ipairs(m.personas) do flat.makes[pi] = meets(j.ref.personas, persona) end
    for ti, t in ipairs(j.touchpoints) do
        flat.touchpoints[ti] = touchpoint(t, ti, S, m, ji)
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
