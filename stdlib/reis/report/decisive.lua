-- The moments that decide: killers that veto, the touchpoints whose marks bring most, where customers leave.

local format = require "reis.words.format"
local leverage = require "reis.figures.leverage"
local numbering = require "reis.model.numbering"
local quantity = require "reis.language.quantity"

local decisive = {}

local MOST = 400 -- touchpoints in all, so many that each can be asked after

local function count(model)
    local n = 0
    for _, journey in ipairs(model.journeys) do n = n + #journey.touchpoints end
    return n
end

--- An order of things by a field, upwards or downwards; those that are alike in theirs.
local function order_by(field, up)
    return function(a, b)
        if a[field] ~= b[field] then return (a[field] < b[field]) == up end
        return a.order < b.order
    end
end

--- By touchpoint what one mark more there brings in U, most first: { { t =, gain = }, … }; empty where there are no figures.
local function levers(ctx)
    local list = {}
    if count(ctx.model) > MOST then return list end
    for _, journey in ipairs(ctx.model.journeys) do
        local found = ctx.scores.journeys[journey.index] and #journey.touchpoints > 0 and leverage.list(ctx.model, ctx.F, journey)
        local by = {}
        for _, t in ipairs(journey.touchpoints) do by[numbering.of(t)] = t end
        for _, one in ipairs(found or {}) do
            if one.leverage > 1e-9 then list[#list + 1] = { t = by[one.number], gain = one.leverage, order = #list } end
        end
    end
    table.sort(list, order_by("gain", false))
    return list
end

--- The killers that veto journeys: { { journey =, t =, name =, personas = names }, … }
local function killers(ctx)
    local list, by = {}, {}
    for _, journey in ipairs(ctx.model.journeys) do
        for _, row in ipairs(ctx.scores.journeys[journey.index].personas) do
            for _, k in ipairs(row.vetoed and row.share > 0 and row.killers or {}) do
                local key = journey.index .. "/" .. k.index .. "/" .. k.name
                local one = by[key]
                if not one then
                    one = { journey = journey, t = journey.touchpoints[k.index], name = k.name, personas = {}, weight = k.weight }
                    by[key], list[#list + 1] = one, one
                end
                one.personas[#one.personas + 1] = row.persona
            end
        end
    end
    return list
end

--- The touchpoints where most give up, and that customers find worst: { { t =, leave = }, … }, { { t =, emotion =, persona = }, … }
local function places(ctx)
    local leaving, lows = {}, {}
    for _, journey in ipairs(ctx.model.journeys) do
        for _, t in ipairs(journey.touchpoints) do
            local leave = quantity.mean(quantity.pick(t.leave, nil))
            if leave and leave > 0 then leaving[#leaving + 1] = { t = t, leave = leave, order = #leaving } end
        end
        for _, row in ipairs(ctx.scores.journeys[journey.index].personas) do
            for _, met in ipairs(row.touchpoints) do
                local e = met.emotional_emotion or met.emotion
                if e and row.share > 0 then
                    lows[#lows + 1] = { t = journey.touchpoints[met.index], emotion = e, persona = row.persona, order = #lows }
                end
            end
        end
    end
    table.sort(leaving, order_by("leave", false))
    table.sort(lows, order_by("emotion", true))
    return leaving, lows
end

--- All of it: { killers =, levers =, leaving =, lows = }
function decisive.of(ctx)
    local leaving, lows = places(ctx)
    return { killers = killers(ctx), levers = levers(ctx), leaving = leaving, lows = lows }
end

--- What a gain in U is worth, in words.
function decisive.worth(ctx, gain)
    if ctx.F.flat.money then return ctx.P("pages.a_year", format.money(gain, ctx.facts.currency, ctx.lang)) end
    return ctx.P("pages.points", format.significant(gain, 2, ctx.lang))
end

return decisive
