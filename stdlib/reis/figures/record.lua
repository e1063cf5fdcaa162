-- The figures of one touchpoint for a persona, as the engine reads them.
-- S: the state of a flattening (see figures.lua): get, set, bare, value_index, lineage, journey_of.
-- What is not known is absent: a duration, a wait, a mark.

local quantity = require "reis.language.quantity"
local flow = require "reis.model.flow"
local ordered = require "reis.words.ordered"

local record_of = {}

local mean = quantity.mean
local NO_KILLERS, NO_MARKS = {}, {}

local differs = quantity.differs

local DIFFER = { "leave", "duration", "importance", "moment_of_truth" }

--- Whether the touchpoint has a figure of a persona's own.
local function personal(t, S)
    if #t.ref.personas > 0 or rawget(t.ref, "next_per") or differs(S.set and S.set[t] and S.set[t].fields.next) then return true end
    for _, field in ipairs(DIFFER) do
        if differs(S.get(t, field)) then return true end
    end
    for _, key in ipairs { "score", "expects" } do
        local marks = S.get(t, key)
        if type(marks) == "table" and type(marks.dist) ~= "string" then
            for _, q in pairs(marks) do
                if type(q) == "table" and type(q.dist) ~= "string" then return true end
            end
        end
    end
    for _, killer in ipairs(t.killers) do
        if differs(S.get(killer, "probability")) or #killer.ref.personas > 0 then return true end
    end
    return false
end

--- Marks per value index: the common ones, and over them those of the persona. In one order on every run: what is uncertain
-- is drawn in the order in which it is read.
local function marks_of(marks, S, persona)
    local out, any = {}, false
    for key, q in ordered.pairs(marks) do
        if type(q) ~= "table" or type(q.dist) == "string" then
            local vi = S.value_index[key]
            if vi then out[vi], any = mean(q), true end
        end
    end
    for _, one in ipairs(persona and S.lineage[persona] or NO_MARKS) do
        local own = marks[one.name]
        if type(own) == "table" and type(own.dist) ~= "string" then
            for key, q in ordered.pairs(own) do
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

--- The direction of a touchpoint, apart from its leave: a list of which the engine takes the
-- proportions; a number: all to that one; nil: to the following one. Where what stands in it is drawn,
-- direction and leave are scaled to sum to 1. -> direction, leave
local function ways(list, S, journey_index, leave)
    if not list then return nil, leave end
    if list.named then return index_of(list[1].to, S, journey_index), leave end
    local out, sum = {}, 0
    leave = quantity.counted_leave(list) or leave
    for i, one in ipairs(list) do
        local p = quantity.share(list, i)
        out[i], sum = { to = index_of(one.to, S, journey_index), p = p }, sum + p
    end
    if type(sum) == "table" then
        for _, way in ipairs(out) do way.p = way.p / sum end
    end
    if type(sum + leave) == "table" then leave = leave / (sum + leave) end
    return out, leave
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
local PLAIN = { meets = true, leave = 0, moment = false,
                marks = NO_MARKS, killers = NO_KILLERS }

local function is_plain(t, S)
    if S.set and S.set[t] or S.bare[t] then return false end
    for i = 1, #IN_RECORD do
        if rawget(t, IN_RECORD[i]) ~= nil then return false end
    end
    return true
end

--- The figures of a touchpoint for a persona (nil: for everyone).
local function record(t, S, persona, journey_index)
    local get = S.get
    local leave = mean(get(t, "leave"), persona) or 0
    local set_next = S.set and S.set[t] and S.set[t].fields.next
    local list = quantity.pick(set_next, persona) or flow.next_of(t, persona)
    local direction
    direction, leave = ways(list, S, journey_index, leave)
    local score = get(t, "score")
    local truth = S.bare[t] == nil and quantity.pick(rawget(t, "moment_of_truth"), persona)
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
        meets = S.bare[t] ~= true and meets(t.ref.personas, persona),
        leave = leave,
        next = direction,
        duration = mean(get(t, "duration"), persona),
        wait = mean(get(t, "wait")),
        importance = mean(get(t, "importance"), persona),
        moment = truth == true,
        experience = mean(get(t, "experience")),
        marks = score and marks_of(score, S, persona) or NO_MARKS,
        expects = expectation(get(t, "expects"), S, persona),
        killers = killers,
    }
end

record_of.NO_KILLERS = NO_KILLERS
record_of.PLAIN = PLAIN
record_of.personal = personal
record_of.expectation = expectation
record_of.is_plain = is_plain
record_of.meets = meets
record_of.record = record

return record_of
