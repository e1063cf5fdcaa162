-- What may be asked of a plan, and the limits that hold for it: of the request over the roadmap's over the teams'.

local ordered = require "reis.words.ordered"
local quantity = require "reis.language.quantity"
local problem = require "reis.roadmap.problem"

local options_of = {}

local NUMBERS = { budget = { 0, 1e15 }, budget_per_period = { 0, 1e15 }, time = { 0, 1e6 },
                  periods = { 1, 1000, true }, lookahead = { 1, 10000, true },
                  iterations = { 0, 1e8, true } }

local function is_number(v, low, high, whole)
    return type(v) == "number" and v >= low and v <= high and (not whole or v == math.floor(v))
end

--- Days of a team: a number, or a list of them, one per period.
local function is_days(v)
    if type(v) ~= "table" or v.dist then return type(v) == "table" or is_number(v, 0, 1e15) end
    for _, days in ipairs(v) do
        if type(days) ~= "table" and not is_number(days, 0, 1e15) then return false end
    end
    return #v > 0
end

--- What is wrong with the options, or nil.
function options_of.wrong(model, options)
    for _, name in ipairs { "budget", "budget_per_period", "time", "periods", "lookahead", "iterations" } do
        local bounds, v = NUMBERS[name], options[name]
        if v ~= nil and not is_number(v, bounds[1], bounds[2], bounds[3]) then
            return ("%s must be a %s of at least %d, at most %.0f"):format(name,
                bounds[3] and "whole number" or "number", bounds[1], bounds[2])
        end
    end
    for _, name in ipairs { "method", "roadmap" } do
        if options[name] ~= nil and type(options[name]) ~= "string" then return name .. " must be a name" end
    end
    if options.capacity == nil then return nil end
    if type(options.capacity) ~= "table" then return "capacity must be a table: { [team] = days }" end
    for team, days in ordered.pairs(options.capacity) do
        if type(team) ~= "table" and not model.teams[team] then
            return ('capacity names "%s", which is no team'):format(tostring(team))
        elseif not is_days(days) then
            return "capacity must hold days of at least 0 per team, or a list of them, one per period"
        end
    end
end

--- The limits in force. chosen: the roadmap, or nil.
function options_of.limits(model, chosen, options, get)
    local periods = options.periods or chosen and get(chosen, "periods") or 4
    local function limit(name)
        local v = options[name]
        if v == nil and chosen then v = get(chosen, name) end
        return quantity.mean(v)
    end
    return {
        periods = periods,
        lookahead = options.lookahead or chosen and get(chosen, "lookahead") or 2 * periods,
        budget = limit "budget", budget_per_period = limit "budget_per_period",
        capacity = problem.capacities(model, chosen, options.capacity, get),
        horizons = problem.horizons(chosen, periods, get),
    }
end

--- What each team can do under a scenario: what is set of the team, and over that its own capacity; nil for nothing.
function options_of.capacity(scenario)
    local capacity
    local function add(team, days)
        capacity = capacity or {}
        local listed = type(days) == "table" and days.dist == nil
        capacity[team] = listed and days or quantity.mean(days)
    end
    for _, one in ipairs(scenario.ref.set or {}) do
        if one.thing.kind == "team" and one.fields.capacity ~= nil then add(one.thing, one.fields.capacity) end
    end
    for _, one in ipairs(scenario.ref.capacity or {}) do add(one.team, one.days) end
    return capacity
end

return options_of
