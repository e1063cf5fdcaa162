-- What a journey map shows, taken from the model and the scores: phases with their columns,
-- points, curves.

local several = require "reis.model.several"
local numbering = require "reis.model.numbering"
local concerns = require "reis.model.concerns"
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

--- A remark short enough to stand where the duration does: "from day 1".
local function brief(note)
    return note and #note <= 24 and note or nil
end

local function shown(t)
    return not t.detail
end

--- The figures of a persona (nil: of everyone, in a model without personas): its row in the scores, nil where it does
-- not make the journey, and what it meets of a touchpoint: met(t) -> its figures or nil.
function data.row(ctx, journey, persona)
    local whose = persona or ctx.scores and ctx.scores.journeys[journey.index].personas[1]
    local row = whose and ctx.F:of(journey, whose)
    return row, function(t) return row and ctx.F:of(t, whose) or nil end
end

--- The killers that a persona can meet at a touchpoint, likeliest first: their names; nil where there are none.
local function killers_of(t, persona)
    local list = {}
    for i, killer in ipairs(t.killers or {}) do
        local p = concerns(killer, persona) and quantity.mean(killer.probability or 1, persona) or 0
        if p > 0 then list[#list + 1] = { p = p, name = scene.clean(killer.name), order = i } end
    end
    table.sort(list, function(a, b)
        if a.p ~= b.p then return a.p > b.p end
        return a.order < b.order
    end)
    for i, one in ipairs(list) do list[i] = one.name end
    return list[1] and list
end

local function touchpoint(t, persona, met)
    local moment = quantity.pick(t.moment_of_truth, persona)
    local known = met(t)
    local m = known or {}
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
        killers = killers_of(t, persona), moment = moment == true, emotion = emotion, met = known ~= nil,
        functional = m.functional_emotion, emotional = m.emotional_emotion, figure = m.emotional or m.experience, quotes = quotes,
    }
end

--- All of a journey for a persona (a thing, or nil); its lanes are filled by lanes.fill. everyone: of all
-- personas together, without a curve of its own. -> {phases = {…}, points = {…}, …},
-- what it meets of a touchpoint: met(t) -> its figures or nil
function data.of(ctx, journey, persona, everyone)
    local row, met
    if everyone then row, met = ctx.scores.journeys[journey.index], function() return {} end
    else row, met = data.row(ctx, journey, persona) end
    local map = { journey = journey, persona = persona, row = row, phases = {}, points = {} }
    for i, phase in ipairs(journey.phases) do
        local p = data.phase { thing = phase, index = i, name = phase.name,
            duration = phase.duration and span(phase.duration, ctx.lang) or brief(phase.note) }
        for _, t in ipairs(phase.touchpoints) do
            if shown(t) then
                local one = touchpoint(t, persona, met)
                one.phase = p
                p.touchpoints[#p.touchpoints + 1] = one
                map.points[#map.points + 1] = one
            end
        end
        map.phases[i] = p
    end
    return map, met
end

--- The emotions of another persona, by touchpoint index.
function data.emotions(ctx, journey, persona)
    local _, met = data.row(ctx, journey, persona)
    local by = {}
    for _, t in ipairs(journey.touchpoints) do
        local m = met(t)
        by[t.index] = m and (m.emotional_emotion or m.emotion) or nil
    end
    return by
end

--- A phase of a map with nothing in it yet; fields of its own over that.
function data.phase(own)
    local p = { name = "", touchpoints = {}, lists = {} }
    for field, v in pairs(own) do p[field] = v end
    p.whole = p
    return p
end

--- An empty map for a workshop: the phases that are known (of the journey, else ctx.phases, a list of names), or six
-- without a name, and nothing in them.
function data.blank(ctx, journey)
    local map = { journey = journey, phases = {}, points = {}, blank = true, others = {}, left = {}, scored = 0 }
    local known, names = journey and journey.phases or {}, ctx.phases or { "", "", "", "", "", "" }
    for i = 1, #known > 0 and #known or #names do
        map.phases[i] = data.phase { thing = known[i], index = i, name = known[i] and known[i].name or names[i] }
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
