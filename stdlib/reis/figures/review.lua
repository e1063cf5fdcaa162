-- What was done, looked back upon: the effect that was expected against the one that was measured, and what is due for a
-- new look. A metric's readings before and after an action's `done` are compared; actions done between the same two
-- readings are judged together.

local schema = require "reis.language.schema"
local calendar = require "reis.words.calendar"
local criteria = require "reis.figures.criteria"
local measure = require "reis.figures.measure"
local quantity = require "reis.language.quantity"
local readings = require "reis.figures.readings"
local under = require "reis.figures.under"

local review = {}

local MARKS = { experience = true, mean = true, peak = true, ["end"] = true, functional = true, emotional = true,
    consistency = true }

--- The measure of a metric by figures: at its touchpoint or journey, else the weighted mean over the journeys.
local function measured_by(F, metric, what)
    local at = metric.ref.touchpoint or metric.ref.journey
    if at then return measure(F, F.model, what, F.state.replaced_by[at] or at, metric.ref.persona) end
    local sum, weight = 0, 0
    for _, journey in ipairs(F.model.journeys) do
        local x = F.state.counts[journey] and measure(F, F.model, what, journey, metric.ref.persona)
        local w = F.flat.journeys[journey.index].weight
        if x then sum, weight = sum + w * x, weight + w end
    end
    return weight > 0 and sum / weight or nil
end

--- What actions are expected to do to a metric's measure: with them minus without. nil where there is no figure.
local function expected(F, metric, what, actions)
    local indices = {}
    for i, action in ipairs(actions) do indices[i] = action.index end
    table.sort(indices)
    local U = under.of(F, { actions = indices })
    local with, without = U and measured_by(U, metric, what), measured_by(F, metric, what)
    return with and without and with - without or nil
end

--- Whether an action may be seen in a metric: it follows it, or the action changes something in its journey.
local function touches(action, metric)
    if metric.ref.action == action then return true end
    local at = metric.ref.touchpoint or metric.ref.journey
    local journey = at and (at.kind == "journey" and at or at.journey)
    if not journey then return not metric.ref.action end
    for _, t in ipairs(action.ref.touchpoints) do
        if t.journey == journey then return true end
    end
    return false
end

-- the verdict -----------------------------------------------------------------------------------

--- as expected | better | worse | not shown | not compared (there is nothing to compare with) | no interval
local function verdict(one)
    if not one.low then return "no interval" end
    if not one.expected then return "not compared" end
    if one.low <= one.expected and one.expected <= one.high then return "as expected" end
    if one.low <= 0 and 0 <= one.high then return "not shown" end
    local more = one.effect > one.expected
    return more == one.higher and "better" or "worse"
end

local FIELDS = { completion = { leave = true }, lifetime = { leave = true }, duration = { duration = true, wait = true } }
local NOT_MARKS = { leave = true, duration = true, wait = true, expects = true }

--- Whether a difference that an action declares is of the kind that a measure reads.
local function read_by(what, field, valued)
    if valued then return field == what end
    if FIELDS[what] then return FIELDS[what][field] == true end
    return MARKS[what] and not NOT_MARKS[field] or false
end

--- Whether an improvement is made where a metric reads: at its touchpoint, or anywhere in its journey.
local function read_at(improved, at)
    for _, t in ipairs(improved.touchpoints) do
        if not at or t == at or t.journey == at then return true end
    end
    return false
end

--- The differences that actions declare, as they are to be counted after what was measured: times measured / expected.
-- -> list of { action =, target =, field =, declared =, estimate =, low =, high = }, the factor
local function estimates(one, F)
    if not one.low or not one.expected or math.abs(one.expected) < 1e-12 then return {}, nil end
    local list, factor, valued = {}, one.effect / one.expected, false
    for _, value in ipairs(F.flat.values) do valued = valued or value.name == one.what end
    local a, b = one.low / one.expected, one.high / one.expected
    local at = one.metric.ref.touchpoint or one.metric.ref.journey
    for _, action in ipairs(one.actions) do
        for _, improved in ipairs(action.ref.improves) do
            for _, field in ipairs(require "reis.words.ordered".keys(improved.deltas)) do
                local declared = read_at(improved, at) and read_by(one.what, field, valued) and quantity.mean(improved.deltas[field])
                if declared then
                    local low, high = declared * a, declared * b
                    list[#list + 1] = { action = action.name, target = improved.target.name, field = field, declared = declared,
                        estimate = declared * factor, low = math.min(low, high), high = math.max(low, high) }
                end
            end
        end
    end
    return list, factor
end

--- The criteria of the same measure that the reading before and the one after do not meet alike.
local function flips(F, metric, one)
    local list, at = {}, metric.ref.touchpoint or metric.ref.journey
    for _, test in ipairs(at and criteria.all(F.model, F) or {}) do
        if test.what == one.what and test.at == at and test.persona == metric.ref.persona then
            local function met(x) return not (test.min and x < test.min - 1e-9 or test.max and x > test.max + 1e-9) end
            local before, after = met(one.before.value), met(one.after.value)
            if before ~= after then
                list[#list + 1] = { criterion = test.criterion, what = test.what, at = at, persona = test.persona,
                    min = test.min, max = test.max, met = after, from = one.before.value, to = one.after.value }
            end
        end
    end
    return list
end

local function judge(F, metric, before, after, actions)
    local what = rawget(metric, "measure") or "other"
    local one = { metric = metric, what = what, before = before, after = after, actions = actions }
    for k, v in pairs(readings.effect(before, after)) do one[k] = v end
    one.expected = what ~= "other" and expected(F, metric, what, actions) or nil
    one.higher = (rawget(metric, "better") or schema.less_is_better[what] and "lower" or "higher") == "higher"
    one.verdict = verdict(one)
    one.estimates, one.factor = estimates(one, F)
    one.flips = what ~= "other" and flips(F, metric, one) or {}
    return one
end

-- what there is to judge ------------------------------------------------------------------------

--- A metric's readings with a figure, in order of date.
local function figures_of(metric, F)
    local what, list, valued = rawget(metric, "measure") or "other", {}, false
    for _, value in ipairs(F.flat.values) do valued = valued or value.name == what end
    local options = { mark = MARKS[what] or valued, scale = rawget(metric, "scale") }
    for _, reading in ipairs(rawget(metric, "readings") or {}) do
        local figure = readings.figure(reading, options)
        if figure then
            figure.day, figure.at = calendar.day(figure.date), #list
            list[#list + 1] = figure
        end
    end
    table.sort(list, function(a, b)
        if a.day ~= b.day then return a.day < b.day end
        return a.at < b.at
    end)
    return list
end

local function done_between(model, metric, from, to)
    local list, followed = {}, not metric.ref.action
    for _, action in ipairs(model.actions) do
        local date = action.status == "done" and rawget(action, "done")
        local day = date and calendar.day(date)
        if day and from.day < day and day <= to.day and touches(action, metric) then
            list[#list + 1] = action
            followed = followed or metric.ref.action == action
        end
    end
    return followed and list or {}
end

--- Done actions that no pair of readings judges, and why.
local function unjudged(model, seen)
    local list = {}
    for _, action in ipairs(model.actions) do
        if action.status == "done" and not seen[action] then
            list[#list + 1] = { action = action, why = rawget(action, "done") and "readings" or "date" }
        end
    end
    return list
end

--- What is due: metrics whose last reading, touchpoints whose last review, and done actions never judged whose date lies
-- more than the rhythm back. -> list of { thing =, last = date, since = date }, oldest first
local function due(model, rhythm, today, seen)
    local list, now = {}, calendar.day(today)
    local function look(thing, date)
        local day = date and calendar.day(date)
        local again = day and calendar.later(day, rhythm)
        if again and again <= now then
            list[#list + 1] = { thing = thing, last = date, since = calendar.date(again), day = again, at = #list }
        end
    end
    for _, metric in ipairs(model.metrics) do
        local last
        for _, reading in ipairs(rawget(metric, "readings") or {}) do
            if not last or calendar.day(reading.date) > calendar.day(last) then last = reading.date end
        end
        look(metric, last)
    end
    for _, action in ipairs(model.actions) do
        if action.status == "done" and not seen[action] then look(action, rawget(action, "done")) end
    end
    for _, journey in ipairs(model.journeys) do
        for _, t in ipairs(journey.touchpoints) do look(t, rawget(t, "reviewed")) end
    end
    table.sort(list, function(a, b)
        if a.day ~= b.day then return a.day < b.day end
        return a.at < b.at
    end)
    return list
end

--- The review of a model by its figures. options: today (a date), roadmap (the thing whose rhythm holds; nil: the first)
-- -> { judged = list of { metric, what, actions, before, after, effect, low, high, test, p, expected, verdict, estimates,
-- factor, flips, why }, unjudged = { { action =, why = } }, rhythm = (as calendar.rhythm, or nil), today =, due = list }
function review.of(F, options)
    local model, judged, seen = F.model, {}, {}
    for _, metric in ipairs(model.metrics) do
        local list = figures_of(metric, F)
        for i = 1, #list - 1 do
            local actions = done_between(model, metric, list[i], list[i + 1])
            if #actions > 0 then
                judged[#judged + 1] = judge(F, metric, list[i], list[i + 1], actions)
                for _, action in ipairs(actions) do seen[action] = true end
            end
        end
    end
    local roadmap, rhythm = options.roadmap or model.roadmaps[1], nil
    for _, words in ipairs(roadmap and roadmap.rhythm or {}) do rhythm = rhythm or calendar.rhythm(words) end
    return { judged = judged, unjudged = unjudged(model, seen), rhythm = rhythm, today = options.today,
        due = rhythm and options.today and due(model, rhythm, options.today, seen) or {} }
end

return review
