-- A journey before and after: its touchpoints in one order, and what each person meets of them then and now.

local numbering = require "reis.model.numbering"

local pair = {}

local LEAST = 1e-9

--- The touchpoints of the old journey by those of the new one that bear their name: in the same phase, else in another one.
local function matched(old, new)
    local by_place, by_name, of, taken = {}, {}, {}, {}
    for _, t in ipairs(old and old.touchpoints or {}) do
        by_place[t.phase.name .. "\0" .. t.name] = t
        by_name[t.name] = by_name[t.name] or t
    end
    for _, t in ipairs(new and new.touchpoints or {}) do
        local was = by_place[t.phase.name .. "\0" .. t.name]
        if was then of[t], taken[was] = was, true end
    end
    for _, t in ipairs(new and new.touchpoints or {}) do
        local was = not of[t] and by_name[t.name]
        if was and not taken[was] then of[t], taken[was] = was, true end
    end
    return of
end

local function column(was, is, moved, other)
    local t = is or was
    local number = numbering.of(t)
    return { was = was, is = is, name = numbering.name(t), phase = t.phase.name, number = other and "(" .. number .. ")" or number,
        moved = was and is and (was.phase.name ~= is.phase.name or moved and moved[is]) or false }
end

--- Those of the old journey that are gone, by what they come after: the touchpoint (of the new one) that stood before them in
-- their phase, else that phase's name, else whatever stood before them (false: nothing).
local function gone_after(old, new, of)
    local now, phases, after = {}, {}, {}
    for t, was in pairs(of) do now[was] = t end
    for _, phase in ipairs(new and new.phases or {}) do phases[phase.name] = #phase.touchpoints > 0 end
    local last, in_phase = false, {}
    for _, was in ipairs(old and old.touchpoints or {}) do
        local t, name = now[was], was.phase.name
        if t then
            last = t
            if t.phase.name == name then in_phase[name] = t end
        else
            local key = last
            if phases[name] then key = in_phase[name] or name end
            after[key] = after[key] or {}
            table.insert(after[key], was)
        end
    end
    return after
end

--- The touchpoints of two journeys (one may be nil), in the order of the new one; those that are gone stand in their phase
-- after the one they came after. moved (may be nil): a set of new ones that stand at another place.
-- -> list of { was =, is = (touchpoints or nil), name =, phase =, number =, moved = }
function pair.columns(old, new, moved)
    local of, list = matched(old, new), {}
    local after, phase = gone_after(old, new, of), nil
    local function gone(key)
        for _, t in ipairs(after[key] or {}) do list[#list + 1] = column(t, nil, nil, new ~= nil and new ~= old) end
    end
    gone(false)
    for _, t in ipairs(new and new.touchpoints or {}) do
        if t.phase.name ~= phase then
            phase = t.phase.name
            gone(phase)
        end
        list[#list + 1] = column(of[t], t, moved)
        gone(t)
    end
    return list
end

local function by_index(row)
    local out = {}
    for _, t in ipairs(row and row.touchpoints or {}) do out[t.index] = t end
    return out
end

--- The chance to meet a killer at each touchpoint of a row, of those that have one.
local function killers(row)
    local out = {}
    for _, k in ipairs(row and row.killers or {}) do
        if k.probability > 0 then out[k.index] = 1 - (1 - (out[k.index] or 0)) * (1 - k.probability) end
    end
    return out
end

local function differs(a, b)
    if a == nil or b == nil then return a ~= b end
    return math.abs(a - b) > LEAST
end
pair.differs = differs

--- Of those who go on from a touchpoint, the share that goes to each column. places: columns by index
local function onward(row, places)
    local out, sum = {}, 0
    for _, step in ipairs(row.next or {}) do
        local i = step.p > 0 and places[step.index]
        if i then out[i], sum = (out[i] or 0) + step.p, sum + step.p end
    end
    for i, p in pairs(out) do out[i] = p / sum end
    return out
end

--- The names of the touchpoints met before and after, by index, and of each name whether it is met on the other side too.
local function met_by(columns, all)
    local met = { old = {}, new = {}, stays = {} }
    for i, c in ipairs(columns) do
        local there, here = all[i].before ~= nil, all[i].after ~= nil
        if c.was and there then met.old[c.was.index] = i end
        if c.is and here then met.new[c.is.index] = i end
        met.stays[i] = there and here
    end
    return met
end

--- Where more or fewer go on to, between touchpoints that are there before and after: list of { name =, from =, to = }.
local function routes(columns, met, one)
    local from, to, list = onward(one.before, met.old), onward(one.after, met.new), {}
    for i in pairs(from) do
        if not met.stays[i] then return {} end -- what goes by one that is gone is told there
        if math.abs(from[i] - (to[i] or 0)) > LEAST then list[#list + 1] = i end
    end
    for i in pairs(to) do
        if not met.stays[i] then return {} end
        if not from[i] then list[#list + 1] = i end
    end
    table.sort(list)
    for k, i in ipairs(list) do list[k] = { name = columns[i].name, from = from[i] or 0, to = to[i] or 0 } end
    return list
end

--- How a touchpoint fares: "new" and "gone" for whom it was not there or is no more, "changed" where a mark, the leaving or
-- a killer differs, "routed" where only the way on does, else nil.
local function fate(one)
    local before, after = one.before, one.after
    if not before and not after then return nil end
    if not before then return "new" end
    if not after then return "gone" end
    if before.emotion and not after.emotion then return "gone" end
    if differs(before.experience, after.experience) or differs(before.leave, after.leave)
        or differs(before.emotion, after.emotion) or differs(before.minutes, after.minutes)
        or differs(one.killed, one.kills) then return "changed" end
end

--- What a person meets at each of the columns. from, to: its rows of scores (one may be nil).
-- -> list of { before =, after = (rows of a touchpoint or nil), killed =, kills = (chance or nil), routes =, fate = }
function pair.of(columns, from, to)
    local old, new, was, is, list = by_index(from), by_index(to), killers(from), killers(to), {}
    for i, c in ipairs(columns) do
        local one = { before = c.was and old[c.was.index], after = c.is and new[c.is.index] }
        local k, l = c.was and was[c.was.index], c.is and is[c.is.index]
        one.killed, one.kills = k, l
        one.fate = fate(one)
        list[i] = one
    end
    local met = met_by(columns, list)
    for _, one in ipairs(list) do
        one.routes = one.before and one.after and routes(columns, met, one) or {}
        if not one.fate and #one.routes > 0 then one.fate = "routed" end
    end
    return list
end

local function same(a, b)
    for i, one in ipairs(a) do
        local other = b[i]
        if differs(one.before and one.before.emotion, other.before and other.before.emotion)
            or differs(one.after and one.after.emotion, other.after and other.after.emotion)
            or one.fate ~= other.fate or (one.kills == nil) ~= (other.kills == nil) then return false end
    end
    return true
end

--- The persons of a journey in groups that see the same, those first who see something change.
-- journey: { personas = list of { persona =, from =, to = } } -> list of { names =, met =, moves = }, persons with all they met
function pair.groups(columns, journey)
    local groups, people = {}, {}
    for _, row in ipairs(journey.personas) do
        local met, group = pair.of(columns, row.from, row.to), nil
        people[#people + 1] = { name = row.persona, met = met, from = row.from, to = row.to }
        for _, known in ipairs(groups) do group = group or same(known.met, met) and known or nil end
        if group then
            group.names[#group.names + 1] = row.persona
        else
            local moves = false
            for i, one in ipairs(met) do moves = moves or one.fate ~= nil or columns[i].moved and one.after ~= nil end
            groups[#groups + 1] = { names = { row.persona }, met = met, moves = moves }
        end
    end
    return groups, people
end

--- The phases of a run of columns: list of { name =, from =, to = }.
function pair.phases(columns, from, to)
    local list = {}
    for i = from, to do
        local last = list[#list]
        if last and last.name == columns[i].phase then last.to = i
        else list[#list + 1] = { name = columns[i].phase, from = i, to = i } end
    end
    return list
end

return pair
