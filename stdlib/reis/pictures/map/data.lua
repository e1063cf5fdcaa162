-- What a journey map shows, taken from the model and the scores: phases with their columns,
-- points, curves.

local several = require "reis.model.several"
local model = require "reis.model.model"
local numbering = require "reis.model.numbering"
local quantity = require "reis.language.quantity"
local format = require "reis.words.format"
local scene = require "scene"

local data = {}

--- A duration as a span where it is uncertain: "1–2 weeks", "5 days".
local function span(q, lang)
    local low, high = quantity.mean(q), quantity.mean(q)
    if type(q) == "table" and q.low and q.high and (q.dist == "pert" or q.dist == "uniform") then
        low, high = q.low, q.high
    end
    if not low or not high then return nil end
    return format.span(low, high, lang)
end

--- The sum of how often things came up, for their place in a list.
local function mentioned(thing)
    local n = model.mentions(thing)
    return type(n) == "number" and n or quantity.mean(n) or 0
end

local function gather(phase, field)
    local list = {}
    for _, thing in ipairs(phase[field] or {}) do list[#list + 1] = thing end
    for _, t in ipairs(phase.touchpoints) do
        for _, thing in ipairs(t[field] or {}) do list[#list + 1] = thing end
    end
    return list
end

--- Whether a thing that names personas counts for this one.
local function concerns(thing, persona)
    local named = thing.ref and thing.ref.personas or {}
    if #named == 0 then return true end
    local steps = 0
    while persona and steps < 100 do
        for _, one in ipairs(named) do
            if one == persona then return true end
        end
        persona, steps = persona.ref and persona.ref.extends, steps + 1
    end
    return false
end

--- Pains or needs of a phase that count for a persona, most mentioned first.
-- -> {{text=, n=, thing=}, …}
local function evidenced(phase, field, with_count, persona, lang)
    local list = {}
    for i, thing in ipairs(gather(phase, field)) do
        if not persona or concerns(thing, persona) then
            local n = mentioned(thing)
            local text = n > 0 and with_count and ("%s (%s)"):format(thing.name, format.count(n, lang)) or thing.name
            list[#list + 1] = { text = text, n = n, thing = thing, order = i }
        end
    end
    table.sort(list, function(a, b)
        if a.n ~= b.n then return a.n > b.n end
        return a.order < b.order
    end)
    return list
end

local function systems(phase)
    local list, seen = {}, {}
    for _, t in ipairs(phase.touchpoints) do
        for _, system in ipairs(t.ref.systems or {}) do
            if not seen[system] then
                seen[system] = true
                list[#list + 1] = { text = system.name, thing = system }
            end
        end
    end
    return list
end

--- How many touchpoints of each phase an action itself changes; what it only traces to counts
-- where it
-- changes nothing here.
local function phases_hit(action, journey)
    local hits, any = {}, false
    local function hit(t)
        if t and t.journey == journey then hits[t.phase], any = (hits[t.phase] or 0) + 1, true end
    end
    for _, one in ipairs(action.ref.improves or {}) do
        for _, t in ipairs(one.touchpoints or {}) do hit(t) end
    end
    for _, one in ipairs(action.ref.removes or {}) do hit(one.killer.parent) end
    for _, one in ipairs(action.ref.reroutes or {}) do hit(one.touchpoint) end
    if not any then
        for _, t in ipairs(action.ref.touchpoints or {}) do hit(t) end
    end
    return hits
end

--- Every open action once, in the phase of this journey where it changes most.
local function actions_by_phase(ctx, journey)
    local by_phase = {}
    for _, action in ipairs(ctx.model.actions) do
        if action.status ~= "done" and action.status ~= "dropped" then
            local hits, best = phases_hit(action, journey), nil
            for _, phase in ipairs(journey.phases) do
                if hits[phase] and (not best or hits[phase] > hits[best]) then best = phase end
            end
            if best then
                by_phase[best] = by_phase[best] or {}
                table.insert(by_phase[best], { text = action.name, id = "A" .. action.index,
                    action = action,
                    horizon = ctx.horizon(action) or "later" })
            end
        end
    end
    return by_phase
end

--- A remark short enough to stand where the duration does: "from day 1".
local function brief(note)
    return note and #note <= 24 and note or nil
end

local function shown(t)
    return not t.detail
end

--- The figures of a persona: its row in the scores, and what it meets by touchpoint index.
function data.row(ctx, journey, persona)
    local found = ctx.scores and ctx.scores.journeys[journey.index]
    for _, row in ipairs(found and found.personas or {}) do
        if not persona or row.persona == persona.name then
            local by = {}
            for _, t in ipairs(row.touchpoints or {}) do by[t.index] = t end
            return row, by
        end
    end
    return nil, {}
end

local function killer_chance(t, persona)
    local best
    for _, killer in ipairs(t.killers or {}) do
        local p = concerns(killer, persona) and quantity.mean(killer.probability or 1, persona) or 0
        if p > 0 and (not best or p > best.p) then best = { p = p, name = killer.name } end
    end
    return best
end

local function touchpoint(ctx, t, persona, met)
    local moment = quantity.pick(t.moment_of_truth, persona)
    local m = met[t.index] or {}
    local emotion = m.emotional_emotion or m.emotion
    local quotes = {}
    for _, q in ipairs(t.quote or {}) do
        local said_by = type(q) == "table" and q.persona
        if not said_by or not persona or said_by == persona.name then
            quotes[#quotes + 1] = type(q) == "table" and q.text or q
        end
    end
    return {
        thing = t, index = t.index, number = numbering.of(t), name = t.name, channel = t.ref.channel, silent = t.silence,
        channels = several.of(t, "channel"), owner = several.names(t, "owner"), managed = t.managed ~= false,
        killer = killer_chance(t, persona), moment = moment == true, emotion = emotion,
            met = met[t.index] ~= nil,
        functional = m.functional_emotion, emotional = m.emotional_emotion, quotes = quotes,
    }
end

local function texts(value)
    return type(value) == "table" and table.concat(value, ", ") or value
end

--- All of a journey for a persona (a thing, or nil). -> {phases = {…}, points = {…}, …}
function data.of(ctx, journey, persona)
    local row, met = data.row(ctx, journey, persona)
    local actions = actions_by_phase(ctx, journey)
    local map = { journey = journey, persona = persona, row = row, phases = {}, points = {} }
    for i, phase in ipairs(journey.phases) do
        local p = { thing = phase, index = i, name = phase.name, goal = texts(phase.goal),
            touchpoints = {},
            duration = phase.duration and span(phase.duration, ctx.lang) or brief(phase.note),
            pains = evidenced(phase, "pains", true, persona, ctx.lang),
            needs = evidenced(phase, "needs", false, persona, ctx.lang),
            backstage = systems(phase), actions = actions[phase] or {} }
        for _, t in ipairs(phase.touchpoints) do
            if shown(t) then
                local one = touchpoint(ctx, t, persona, met)
                one.phase = p
                p.touchpoints[#p.touchpoints + 1] = one
                map.points[#map.points + 1] = one
            end
        end
        map.phases[i] = p
    end
    return map
end

--- The emotions of another persona, by touchpoint index.
function data.emotions(ctx, journey, persona)
    local _, met = data.row(ctx, journey, persona)
    local by = {}
    for index, m in pairs(met) do by[index] = m.emotional_emotion or m.emotion end
    return by
end

--- An empty map for a workshop: the phases that are known, or six without a name, and nothing in
-- them.
function data.blank(ctx, journey)
    local map = { journey = journey, persona = nil, phases = {}, points = {}, blank = true }
    local known = journey and journey.phases or {}
    for i = 1, #known > 0 and #known or 6 do
        map.phases[i] = { thing = known[i], index = i, name = known[i] and known[i].name or "",
            goal = nil,
            touchpoints = {}, pains = {}, needs = {}, backstage = {}, actions = {} }
    end
    return map
end

--- The killers that veto the journey for this row, worst first: {{id = "#12", name = …}, …}; nil
-- if none.
function data.vetoes(journey, row)
    if not row or not row.vetoed then return nil end
    local list, seen = {}, {}
    for _, k in ipairs(row.killers or {}) do
        if not seen[k.index] then
            seen[k.index] = true
            list[#list + 1] = { id = "#" .. numbering.at(journey, k.index), name = scene.clean(k.name),
                touchpoint = k.touchpoint }
        end
    end
    return list
end

return data
