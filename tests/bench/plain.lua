-- U in plain Lua 5.4, as one would write it: what the engine is measured against. Reads the model's numbers and the sets of
-- actions that tests/bench/reis.lua wrote, and prints microseconds a U, the least of three runs; refuses where its U is not
-- the engine's.
-- usage: lua5.4 tests/bench/plain.lua FOLDER/u.lua

local dump = dofile(arg[1])
local model = dump.model
local NEAR = 1e-9

local function clamp(v, low, high) return v < low and low or v > high and high or v end

-- what actions change ---------------------------------------------------------------------------

--- What the taken actions do to each touchpoint of a journey: sums of deltas, factors of killers, a way of its own.
local function changes(j, taken)
    local list = {}
    local function at(t)
        list[t] = list[t] or { values = {}, leave = 0, experience = 0, killers = {} }
        return list[t]
    end
    for a, action in ipairs(model.actions) do
        if taken[a] then
            for _, one in ipairs(action.improves) do
                if one.journey == j then
                    local own, delta = at(one.touchpoint), action.f * one.delta
                    if one.field == "value" then own.values[one.value] = (own.values[one.value] or 0) + delta
                    elseif own[one.field] then own[one.field] = own[one.field] + delta end
                end
            end
            for _, one in ipairs(action.removes) do
                if one.journey == j then
                    local own = at(one.touchpoint).killers
                    own[one.killer] = (own[one.killer] or 1) * (1 - action.f * (one.share or 1))
                end
            end
            for _, one in ipairs(action.reroutes) do
                if one.journey == j then at(one.touchpoint).way, at(one.touchpoint).f = one.next, action.f end
            end
        end
    end
    return list
end

--- The mark of a touchpoint: the mean of its marks by the weights of the values.
local function mark_of(rec, change)
    if #rec.marks == 0 then
        return rec.experience and change and clamp(rec.experience + change.experience, 0, 10) or rec.experience
    end
    local sum, weight = 0, 0
    for _, one in ipairs(rec.marks) do
        local w, delta = model.values[one.value], change and change.values[one.value]
        sum = sum + w * (delta and clamp(one.mark + delta, 0, 10) or one.mark)
        weight = weight + w
    end
    return sum / weight
end

--- Adds the ways on from touchpoint t, each times `share`, to a row by touchpoint; row[0]: done.
local function add_ways(row, way, t, n, share)
    if not way then
        local to = t < n and t + 1 or 0
        row[to] = (row[to] or 0) + share
        return
    end
    local sum = 0
    for _, step in ipairs(way) do sum = sum + step.p end
    for _, step in ipairs(way) do row[step.to] = (row[step.to] or 0) + share * step.p / sum end
end

-- one persona on one journey --------------------------------------------------------------------

--- What persona p meets of journey j: list of { mark =, leave =, kill =, importance =, to = { chance by state }, done = }.
local function states(j, p, change)
    local touchpoints, list, state_at = model.journeys[j].touchpoints, {}, {}
    local n = #touchpoints
    for t = 1, n do
        if touchpoints[t][p].meets then list[#list + 1] = { t = t } end
    end
    for i = #list, 1, -1 do
        for t = list[i].t, i > 1 and list[i - 1].t + 1 or 1, -1 do state_at[t] = i end
    end
    for _, own in ipairs(list) do
        local rec, changed, row, keep = touchpoints[own.t][p], change[own.t], {}, 1
        own.mark, own.importance = mark_of(rec, changed), rec.importance
        own.leave = clamp(rec.leave + (changed and changed.leave or 0), 0, 1)
        for k, chance in ipairs(rec.killers) do
            keep = keep * (1 - chance * (changed and changed.killers[k] or 1))
        end
        own.kill, own.done, own.to = 1 - keep, 0, {}
        local f = changed and changed.way and changed.f or 0
        add_ways(row, rec.next, own.t, n, 1 - f)
        if f > 0 then add_ways(row, changed.way, own.t, n, f) end
        for to, chance in pairs(row) do
            local i = to > 0 and state_at[to]
            chance = chance * (1 - own.leave)
            if i then own.to[i] = (own.to[i] or 0) + chance else own.done = own.done + chance end
        end
    end
    return list
end

--- I - Q, of each row of which `scale` (a function) remains.
local function system(list, scale)
    local a = {}
    for i, own in ipairs(list) do
        local row, keep = {}, scale and scale(own) or 1
        for k = 1, #list do row[k] = (i == k and 1 or 0) - (own.to[k] or 0) * keep end
        a[i] = row
    end
    return a
end

--- The inverse of a matrix, by Gauss and Jordan.
local function inverse(a)
    local n, b = #a, {}
    for i = 1, n do
        local unit = {}
        for k = 1, n do unit[k] = i == k and 1 or 0 end
        b[i] = unit
    end
    for c = 1, n do
        local row, unit = a[c], b[c]
        local pivot = row[c]
        for k = c, n do row[k] = row[k] / pivot end
        for k = 1, n do unit[k] = unit[k] / pivot end
        for i = 1, n do
            local other, factor = a[i], a[i][c]
            if i ~= c and factor ~= 0 then
                local own = b[i]
                for k = c, n do other[k] = other[k] - factor * row[k] end
                for k = 1, n do own[k] = own[k] - factor * unit[k] end
            end
        end
    end
    return b
end

--- x[1] of a x = b, by elimination from the last to the second.
local function first_of(a, b)
    for c = #a, 2, -1 do
        local row = a[c]
        for i = 1, c - 1 do
            local factor = a[i][c] / row[c]
            if factor ~= 0 then
                local other = a[i]
                for k = 1, c - 1 do other[k] = other[k] - factor * row[k] end
                b[i] = b[i] - factor * b[c]
            end
        end
    end
    return b[1] / a[1][1]
end

--- The expected peak: the least intense are taken out of the chain first, each with the chance to be the last.
local function peak(list)
    local order, start, out, row = {}, {}, {}, {}
    for i, own in ipairs(list) do
        start[i], out[i], row[i] = i == 1 and 1 or 0, own.leave + own.done, {}
        for k, chance in pairs(own.to) do row[i][k] = chance end
        order[i] = i
    end
    table.sort(order, function(x, y)
        local a = math.floor(math.abs(list[x].mark - 5.5) * 1e9 + 0.5)
        local b = math.floor(math.abs(list[y].mark - 5.5) * 1e9 + 0.5)
        if a ~= b then return a < b end
        return x < y
    end)
    local sum, weight = 0, 0
    for place, v in ipairs(order) do
        local go = out[v]
        for later = place + 1, #order do go = go + (row[v][order[later]] or 0) end
        local chance = start[v] * out[v] / go
        sum, weight = sum + chance * list[v].mark, weight + chance
        for later = place + 1, #order do
            local i = order[later]
            local back = row[i][v]
            start[i] = start[i] + start[v] * (row[v][i] or 0) / go
            if back then
                out[i] = out[i] + back * out[v] / go
                for k = place + 1, #order do
                    local to = order[k]
                    if row[v][to] and to ~= i then row[i][to] = (row[i][to] or 0) + back * row[v][to] / go end
                end
            end
        end
    end
    return sum / weight
end

--- Completion, killer risk and experience.
local function measures(j, p, change)
    local list, journey = states(j, p, change), model.journeys[j]
    local N, kill = inverse(system(list)), {}
    for i, own in ipairs(list) do kill[i] = own.kill end
    local risk = first_of(system(list, function(own) return 1 - own.kill end), kill)
    local done, sum, weight, last, ends = 0, 0, 0, 0, 0
    for i, own in ipairs(list) do
        local visits = N[1][i]
        local w = own.importance * visits / N[i][i]
        local ending = visits * (own.leave + own.done)
        done = done + visits * own.done
        sum, weight = sum + w * own.mark, weight + w
        last, ends = last + ending * own.mark, ends + ending
    end
    local base = journey.memory * (peak(list) + last / ends) / 2 + (1 - journey.memory) * sum / weight
    return { completion = done, killer_risk = risk, experience = (1 - risk) * base + risk * journey.killer_score }
end

-- U ---------------------------------------------------------------------------------------------

local function utility(taken)
    local u, known = 0, {}
    for _, goal in ipairs(model.goals) do
        local rows, sum, weight = known[goal.journey], 0, 0
        if not rows then
            rows = {}
            local change = changes(goal.journey, taken)
            for p, makes in ipairs(model.journeys[goal.journey].makes) do
                rows[p] = makes and measures(goal.journey, p, change)
            end
            known[goal.journey] = rows
        end
        for p, share in ipairs(model.shares) do
            if rows[p] then sum, weight = sum + share * rows[p][goal.measure], weight + share end
        end
        u = u + goal.worth * sum / weight
    end
    for a, action in ipairs(model.money and model.actions or {}) do
        if taken[a] then u = u + action.f * action.benefit - action.upkeep end
    end
    return u
end

local taken = {}
for i, set in ipairs(dump.sets) do
    taken[i] = {}
    for a = 1, #set do taken[i][a] = set:sub(a, a) == "1" end
end
local u, off, took = {}, 0, math.huge
for _ = 1, 3 do
    local began = os.clock()
    for i = 1, #taken do u[i] = utility(taken[i]) end
    took = math.min(took, os.clock() - began)
end
for i = 1, #u do off = math.max(off, math.abs(u[i] - dump.u[i]) / math.max(1, math.abs(dump.u[i]))) end
if not (off <= NEAR) then
    io.stderr:write(("plain Lua has another U, by %g\n"):format(off))
    os.exit(1)
end
print(("%.3f"):format(took / #u * 1e6))
