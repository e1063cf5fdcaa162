-- Insights, opportunities, metrics and solutions for TheyDo, as its published schemas have them (github.com/theydo/theydo-s3-integrations:
-- THEYDO_INSIGHTS_V1, THEYDO_OPPORTUNITIES_V1, THEYDO_METRICS_V1, THEYDO_SOLUTIONS_V1). A thing is matched again by its importKey, so
-- that stays the same as long as names do. What the script does not say is left out and not null: null would clear it there.

local i18n = require "reis.words.i18n"
local json = require "reis.words.json"
local planned = require "reis.data.export.planned"
local quantity = require "reis.language.quantity"

local PRIORITIES = { must = "HIGH", should = "MEDIUM", could = "LOW", wont = "LOW" }

local function names(list)
    local out = {}
    for i, thing in ipairs(list or {}) do out[i] = thing.name end
    return #out > 0 and table.concat(out, ", ") or nil
end

--- Lines of Markdown: a list of { label, value or nil }, then texts.
local function described(W, pairs_list, ...)
    local lines = {}
    for _, said in ipairs { ... } do lines[#lines + 1] = said .. "\n" end
    for _, pair in ipairs(pairs_list) do
        if pair[2] then lines[#lines + 1] = ("- **%s**: %s"):format(W(pair[1]), pair[2]) end
    end
    return #lines > 0 and table.concat(lines, "\n") or nil
end

--- An object of those pairs that have a value.
local function object(list)
    local kept = {}
    for _, pair in ipairs(list) do if pair[2] ~= nil then kept[#kept + 1] = pair end end
    return json.object(kept)
end

local function links(thing)
    return thing.url and thing.url:find("^https?:") and { thing.url } or nil
end

local function some(list) return #list > 0 and list or nil end

-- What customers told, from -2 (bad) to 2 (good), as TheyDo's empathy score has it.
local EMPATHY = {
    pain = function(thing) local severity = quantity.mean(thing.severity) return severity and -severity / 5 end,
    killer = function() return -2 end,
}

local function insight(W, kind, thing, where)
    local at = table.concat(where, " › ")
    return object { { "importKey", ("reis/%s/%s/%s"):format(kind, table.concat(where, "/"), thing.name) }, { "title", thing.name },
        { "description", described(W, { { "theydo.where", at }, { "theydo.personas", names(thing.ref.personas) } }, thing.note) },
        { "empathyScore", EMPATHY[kind] and EMPATHY[kind](thing) }, { "externalLinks", links(thing) }, { "type", W("theydo." .. kind) },
        { "tags", some(thing.tags) }, { "weight", type(thing.mentions) == "number" and thing.mentions or nil } }
end

local function insights(all, W)
    local out = {}
    local function take(holder, where)
        for _, of in ipairs { { "pain", "pains" }, { "need", "needs" }, { "killer", "killers" }, { "question", "questions" } } do
            for _, thing in ipairs(holder[of[2]] or {}) do out[#out + 1] = insight(W, of[1], thing, where) end
        end
    end
    for _, journey in ipairs(all.model.journeys) do
        for _, phase in ipairs(journey.phases) do
            take(phase, { journey.name, phase.name })
            for _, t in ipairs(phase.touchpoints) do take(t, { journey.name, phase.name, t.name }) end
        end
    end
    return out
end

local function opportunities(all, W)
    local out = {}
    for i, thing in ipairs(all.model.opportunities) do
        out[i] = object { { "importKey", "reis/opportunity/" .. thing.name }, { "title", thing.name },
            { "description", described(W, { { "theydo.needs", names(thing.ref.needs) }, { "theydo.pains", names(thing.ref.pains) },
                { "theydo.where", names(thing.ref.touchpoints) } }, thing.note) },
            { "status", thing.horizon and W("theydo." .. thing.horizon) }, { "externalLinks", links(thing) }, { "tags", some(thing.tags) } }
    end
    return out
end

--- A whole date of one that may lack its day or month.
local function day(date) return #date == 10 and date or #date == 7 and date .. "-01" or date .. "-01-01" end

-- How a reading becomes a point, by the kind that TheyDo has for it; nil where the reading lacks what that takes.
local POINTS = {
    NPS = function(r)
        return r.n and r.promoters and r.detractors and { { "detractors", r.detractors }, { "passives", r.n - r.promoters - r.detractors },
            { "promoters", r.promoters } }
    end,
    RATIO = function(r) return r.n and r.hits and { { "numerator", r.hits }, { "denominator", r.n } } end,
    OTHER = function(r) return r.mean and { { "value", r.mean } } end,
}

local KINDS = { nps = "NPS", share = "RATIO", top2 = "RATIO" }

local function metric(W, thing, notes)
    local kind, points = KINDS[thing.formula] or "OTHER", {}
    for _, reading in ipairs(thing.readings or {}) do
        local values = POINTS[kind](reading)
        if values then
            table.insert(values, 1, { "dateOfMeasurement", day(reading.date) })
            points[#points + 1] = json.object(values)
        else
            notes[#notes + 1] = W("theydo.point", thing.name, reading.date, kind)
        end
    end
    local less = thing.better == "lower"
    return object { { "type", kind }, { "importKey", "reis/metric/" .. thing.name }, { "title", thing.name },
        { "description", described(W, { { "theydo.where", thing.ref.touchpoint and thing.ref.touchpoint.name or thing.ref.journey and thing.ref.journey.name },
            { "theydo.personas", thing.ref.persona and thing.ref.persona.name } }, thing.note) },
        { "unit", thing.unit or kind == "NPS" and "responses" or kind == "RATIO" and "%" or "" },
        { "target", quantity.mean(thing.target) }, { "targetComparisonOperator", thing.target and (less and "LESS" or "MORE") .. "_THAN_OR_EQUAL_TO" or nil },
        { "aggregationMethod", kind == "OTHER" and "AVERAGE" or nil }, { "dataPoints", points } }
end

local function metrics(all, W, notes)
    local out = {}
    for i, thing in ipairs(all.model.metrics) do out[i] = metric(W, thing, notes) end
    return out
end

local function solutions(all, W)
    local out = {}
    for i, one in ipairs(planned.actions(all, W)) do
        local action = one.action
        out[i] = object { { "importKey", "reis/action/" .. one.name }, { "title", one.name },
            { "description", #one.about > 0 and table.concat(one.about, "\n\n") or nil },
            { "externalLinks", links(action) }, { "status", W("theydo.status." .. action.status) }, { "tags", some(action.tags) },
            { "groups", one.owner and { one.owner } }, { "type", action.area },
            { "priority", action.must and "HIGH" or PRIORITIES[action.moscow] } }
    end
    return out
end

local function write(all)
    local W, notes, out = i18n.of(all.lang, "interchange"), {}, {}
    for _, of in ipairs { { "insights", insights }, { "opportunities", opportunities }, { "metrics", metrics }, { "solutions", solutions } } do
        local list = of[2](all, W, notes)
        if #list > 0 then
            out[#out + 1] = { name = of[1], bytes = json.encode(json.object { { "format", "THEYDO_" .. of[1]:upper() .. "_V1" }, { of[1], list } }) }
        end
    end
    if #out == 0 then return nil, W "theydo.none" end
    return out, notes
end

return { name = "theydo", suffixes = {}, needs_plan = true, write = write }
