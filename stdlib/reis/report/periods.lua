-- The figures at the end of each period of the plan, with the actions that are finished by then.

local calendar = require "reis.pictures.roadmap.calendar"
local json = require "reis.words.json"
local measures = require "reis.figures.measures"
local numbering = require "reis.model.numbering"
local pictures = require "reis.pictures.pictures"
local under = require "reis.figures.under"

local periods = {}

periods.measures = { "experience", "completion", "killer_risk", "duration", "cost_to_serve", "handovers", "channel_switches", "consistency" }

--- How many periods there is something to show of.
local function count(plan)
    local last = 0
    for _, row in ipairs(plan.actions) do last = math.max(last, row.finish) end
    return last
end

--- list of { name =, done = (rows of the plan that are finished in it), scores =, F = } for now and after each period; nil
-- where the figures of one of them cannot be counted
function periods.of(ctx)
    local plan, list = ctx.plan, { { name = ctx.P "pages.today", done = {}, scores = ctx.scores, F = ctx.F } }
    local last = count(plan)
    local names = calendar.names(plan.roadmap_thing, last, ctx.L)
    for q = 1, last do
        local taken, done = {}, {}
        for _, row in ipairs(plan.actions) do
            if row.finish <= q then taken[#taken + 1] = row.thing.index end
            if row.finish == q then done[#done + 1] = row end
        end
        local U = #taken > 0 and under.of(ctx.F, { actions = taken }) or #taken == 0 and ctx.F
        if not U then return nil end
        list[q + 1] = { name = names[q], done = done,
            scores = U.scores(), F = U }
    end
    return list
end

--- A measure of a journey's or persona's row as text.
function periods.shown(ctx, name, row)
    if name == "experience" then return measures.headline(row, ctx.lang) end
    return measures.show(name, row[name], ctx.lang, ctx.facts.currency)
end

local function rounded(x) return x and math.floor(x * 100 + 0.5) / 100 or json.null end

--- Emotions at the touchpoints for a persona (false: everyone), once for each period.
local function curves(ctx, steps, journey, persona)
    local out = {}
    for i, step in ipairs(steps) do
        local whose, line = persona or step.scores.journeys[journey.index].personas[1], {}
        for k, t in ipairs(journey.touchpoints) do
            local met = whose and step.F:of(t, whose)
            line[k] = rounded(met and (met.emotional_emotion or met.emotion))
        end
        out[i] = line
    end
    return out
end

--- What the slider shows of a journey.
function periods.journey(ctx, steps, journey)
    local list, points, tables = pictures.travellers(ctx, journey), {}, {}
    for k, t in ipairs(journey.touchpoints) do
        points[k] = json.object { { "number", numbering.of(t) }, { "name", t.name }, { "id", ctx.ids[t] } }
    end
    local people = {}
    for _, persona in ipairs(#list > 0 and list or { false }) do
        people[#people + 1] = json.object { { "persona", persona and persona.index or 0 }, { "name", persona and persona.name or "" },
            { "curves", curves(ctx, steps, journey, persona) } }
    end
    for i, step in ipairs(steps) do
        local row = step.scores.journeys[journey.index]
        for m, name in ipairs(periods.measures) do
            tables[m] = tables[m] or { measures.label(name, ctx.lang) }
            tables[m][i + 1] = periods.shown(ctx, name, row)
        end
    end
    return json.object { { "name", journey.name }, { "id", ctx.ids[journey] }, { "points", points }, { "people", people }, { "measures", tables } }
end

--- The whole as JSON: the periods with what is finished in each, the journeys, and the words that the slider writes.
function periods.json(ctx, steps, journeys)
    local named = {}
    for i, step in ipairs(steps) do
        local done = {}
        for k, row in ipairs(step.done) do done[k] = row.name end
        named[i] = json.object { { "name", step.name }, { "done", done } }
    end
    local P, words = ctx.P, {}
    for _, key in ipairs { "journey", "period", "today", "persona", "nothing_done", "done", "curve", "measure", "then" } do
        words[#words + 1] = { key, P("slider." .. key) }
    end
    return json.encode(json.object { { "periods", named }, { "journeys", journeys }, { "words", json.object(words) } })
end

return periods
