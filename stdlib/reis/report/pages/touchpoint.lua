-- The card of a touchpoint: what each persona finds there and expected, what was said, and all that is declared of it.

local format = require "reis.words.format"
local lists = require "reis.pictures.map.lists"
local model = require "reis.model.model"
local numbering = require "reis.model.numbering"
local quantity = require "reis.language.quantity"
local facts = require "reis.report.facts"
local measures = require "reis.figures.measures"

local touchpoint = {}

--- What a persona (false or nil: everyone, where there are no personas) finds at a touchpoint; nil where it is not met.
function touchpoint.met(ctx, t, persona)
    local whose = persona or ctx.scores.journeys[t.journey.index].personas[1]
    if not whose or not ctx.F:of(t.journey, whose) then return nil end
    return ctx.F:of(t, whose)
end

--- The marks: per persona its experience beside its expectation, and each value. -> { { who =, persona =, values = list of
-- { name =, mark =, expected = } }, … }
local function marks(ctx, t)
    local out = {}
    for _, persona in ipairs(#ctx.model.personas > 0 and ctx.model.personas or { false }) do
        local met = touchpoint.met(ctx, t, persona)
        if met then
            local one = { who = persona and persona.name or ctx.L "everyone", persona = persona and persona.index or nil, values = {} }
            one.values[1] = { name = facts.capital(measures.label("experience", ctx.lang)), mark = met.experience, expected = met.expectation }
            local record = ctx.F:record(t, persona or nil)
            for vi, value in ipairs(ctx.model.values) do
                local mark = record.marks and record.marks[vi]
                if mark then one.values[#one.values + 1] = { name = value.name, mark = mark } end
            end
            one.reach = met.reach
            out[#out + 1] = one
        end
    end
    return out
end

local function quotes(ctx, t)
    local out = {}
    for _, q in ipairs(t.quote or {}) do
        local text, who = type(q) == "table" and q.text or q, type(q) == "table" and q.persona or nil
        local source = type(q) == "table" and q.evidence or nil
        local by = who and source and ctx.P("pages.said", who, source) or who or source
        out[#out + 1] = { text = text, who = by, id = ("%s--quote-%d"):format(ctx.ids[t], #out + 1) }
    end
    return out
end

--- Actions that change something here: as cells.
local function actions(ctx, t)
    local out = {}
    for _, action in ipairs(ctx.model.actions) do
        for _, at in ipairs(action.ref.touchpoints or {}) do
            if at == t then
                out[#out + 1] = { text = ("A%d %s"):format(action.index, action.name), to = ctx.ids[action] }
                break
            end
        end
    end
    return out
end

local function mention(ctx, thing)
    local n = (thing.kind == "need" or thing.kind == "pain") and model.mentions(thing)
    n = n and quantity.mean(n)
    return n and n > 0 and ctx.P("pages.mentioned", format.count(n, ctx.lang)) or nil
end

local CHILDREN = { "killers", "pains", "needs", "fails", "questions", "criteria" }

--- Adds what hangs at a touchpoint, phase or journey: killers, pains, needs, fail points, questions and criteria, each whole.
function touchpoint.add_things(parts, ctx, thing)
    for _, field in ipairs(CHILDREN) do
        local list = {}
        for _, one in ipairs(thing[field] or {}) do
            if type(one) == "table" then
                local line = facts.line(ctx.facts, one, { mentions = true })
                local n = mention(ctx, one)
                local sub = n and (line ~= "" and n .. " · " .. line or n) or line
                list[#list + 1] = { text = one.name, id = ("%s--%s-%d"):format(ctx.ids[thing], field, #list + 1), sub = sub }
            end
        end
        if #list > 0 then
            parts[#parts + 1] = { head = facts.label(ctx.facts, field) }
            parts[#parts + 1] = { list = list, class = "things " .. field }
        end
    end
end

--- The parts of the card.
function touchpoint.parts(ctx, t)
    local parts, P = {}, ctx.P
    local place = P("pages.in", t.phase.name, t.journey.name)
    parts[1] = { text = place, class = "place" }
    for _, q in ipairs(quotes(ctx, t)) do parts[#parts + 1] = { quotes = { q } } end
    local found = marks(ctx, t)
    if #found > 0 then
        parts[#parts + 1] = { head = P "pages.marks" }
        parts[#parts + 1] = { marks = found }
    end
    touchpoint.add_things(parts, ctx, t)
    local acts = actions(ctx, t)
    if #acts > 0 then
        parts[#parts + 1] = { head = facts.label(ctx.facts, "actions") }
        parts[#parts + 1] = { list = acts }
    end
    local about = facts.of(ctx.facts, t, { score = true })
    if #about > 0 then
        parts[#parts + 1] = { head = P "pages.declared" }
        parts[#parts + 1] = { facts = about }
    end
    return parts
end

return touchpoint
