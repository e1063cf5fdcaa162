-- Which actions a scenario takes, and whether they go together.

local ordered = require "reis.words.ordered"
local text = require "reis.language.text"

local taken = {}

local function is_open(action)
    return action.status ~= "done" and action.status ~= "dropped"
end

--- What an action requires that is neither taken nor done; nil where all is there.
local function missing(action, chosen)
    for _, other in ipairs(action.ref.requires) do
        if not chosen[other] and other.status ~= "done" then return other end
    end
end

--- Whether something that is set bounds what can be done: a team's capacity, a number of a roadmap.
local function bounds(one)
    return one.thing.kind == "roadmap" or one.thing.kind == "team" and one.fields.capacity ~= nil
end

--- Whether a scenario bounds what it takes: a plan is then made within its limits.
function taken.limited(scenario)
    if rawget(scenario, "budget") ~= nil or rawget(scenario, "capacity") ~= nil then return true end
    for _, one in ipairs(scenario.ref.set or {}) do
        if bounds(one) then return true end
    end
    return false
end

local function chosen_of(list, scenario)
    local ref, chosen = scenario.ref, {}
    if ref.with then
        for _, action in ipairs(ref.with) do chosen[action] = true end
    elseif ref.without or taken.limited(scenario) then
        for _, action in ipairs(list) do chosen[action] = is_open(action) or nil end
        for _, action in ipairs(ref.without or {}) do chosen[action] = nil end
    end
    return chosen
end

--- The actions that a scenario takes of a list of all: `with` only these, `without` all open ones but these and
-- what requires one that is not there, neither none; all open ones where only limits are given.
-- -> list of things, and what is out for lack of another: { { action =, requires = }, … }
function taken.of(list, scenario)
    local chosen, kept, out = chosen_of(list, scenario), {}, {}
    if next(chosen) == nil then return kept, out end
    local again = scenario.ref.with == nil
    while again do
        again = false
        for _, action in ipairs(list) do
            local other = chosen[action] and missing(action, chosen)
            if other then
                chosen[action], again = nil, true
                out[#out + 1] = { action = action, requires = other }
            end
        end
    end
    for _, action in ipairs(list) do
        if chosen[action] then kept[#kept + 1] = action end
    end
    return kept, out
end

--- Why two actions cannot go together: they conflict, or both reroute one touchpoint.
local function clash(a, b)
    if ordered.holds(a.ref.conflicts, b) or ordered.holds(b.ref.conflicts, a) then return "which conflict" end
    for _, one in ipairs(a.ref.reroutes) do
        for _, other in ipairs(b.ref.reroutes) do
            if one.touchpoint == other.touchpoint then
                return "which both reroute " .. text.quote(one.touchpoint.name)
            end
        end
    end
end

local function quoted(a, b) return text.quote(a.name), text.quote(b.name) end

--- What is wrong with the actions of a scenario: the field and a message; nil where they go together.
function taken.problem(list, scenario)
    local with = scenario.ref.with
    if not with and not scenario.ref.without or not with and taken.limited(scenario) then return nil end
    local kept = taken.of(list, scenario)
    local field = with and "with" or "without"
    for i, action in ipairs(kept) do
        if with and action.status == "done" then
            return field, ("takes %s, which is done: its effects are in the marks already; leave it out"):format(
                text.quote(action.name))
        end
        local other = with and missing(action, chosen_of(list, scenario))
        if other then
            return field, ("takes %s without %s, which it requires; add that, or leave both out"):format(
                quoted(action, other))
        end
        for k = 1, i - 1 do
            local why = clash(kept[k], action)
            if why then
                return field, ("%s %s and %s, %s; %s"):format(with and "takes" or "leaves", text.quote(kept[k].name),
                    text.quote(action.name), why, with and "keep one of them" or "name one of them too")
            end
        end
    end
    return nil
end

return taken
