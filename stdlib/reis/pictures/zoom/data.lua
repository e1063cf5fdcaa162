-- What a zoom shows, gathered from model and scores: whose figures, which touchpoints, how they
-- flow on.

local numbering = require "reis.model.numbering"

local data = {}

local LEAST = 0.0005 -- a share below this is not drawn

local function by_index(row)
    local met = {}
    for _, t in ipairs(row.touchpoints) do met[t.index] = t end
    return met
end

--- Everyone who makes the journey, as { row, thing, name, met = touchpoint index -> figures }.
local function travellers(ctx, journey)
    local list = {}
    local all = ctx.scores.journeys[journey.index]
    for _, row in ipairs(all and all.personas or {}) do
        local thing = ctx.model.personas[row.persona]
        list[#list + 1] = { row = row, thing = thing, name = thing and thing.name
            or ctx.L "everyone",
            met = by_index(row) }
    end
    return list
end

--- Whether a persona meets any touchpoint of a phase.
local function comes_by(person, phase)
    for _, t in ipairs(phase.touchpoints) do
        if person.met[t.index] then return true end
    end
    return false
end

--- Whose marks a zoom shows: the persona asked for alone, else all who come by here.
-- -> shown, left out
local function chosen(ctx, people)
    local shown, left = {}, {}
    for _, person in ipairs(people) do
        if ctx.persona and person.thing == ctx.persona then return { person }, {} end
    end
    for _, person in ipairs(people) do
        local list = comes_by(person, ctx.phase) and shown or left
        list[#list + 1] = person
    end
    if #shown == 0 then return people, {} end
    return shown, left
end

--- What a persona expects of a journey: the mean with the weights of the mean experience.
function data.expected(person)
    local sum, weight = 0, 0
    for _, t in ipairs(person.row.touchpoints) do
        if t.experience and t.expectation then
            local w = (t.importance or 5) * (t.reach or 0)
            sum, weight = sum + w * t.expectation, weight + w
        end
    end
    return weight > 0 and sum / weight or nil
end

-- the flow --------------------------------------------------------------------------------------

--- Visits of a touchpoint, and the ways on from it, over people by share. With one person, just
-- theirs.
local function flow_of(people, journey)
    local flow, shares = {}, 0
    for _, person in ipairs(people) do shares = shares + (person.row.share or 1) end
    for index = 1, #journey.touchpoints do
        local f = { visits = 0, reach = 0, leave = 0, done = 0, next = {}, visited = false }
        local plain = { leave = 0, done = 0, next = {}, n = 0 } -- for one that nobody reaches
        for _, person in ipairs(people) do
            local t = person.met[index]
            local share = shares > 0 and (person.row.share or 1) / shares or 1 / #people
            if t then
                local w = share * (t.visits or 0)
                f.visits, f.reach = f.visits + w, f.reach + share * (t.reach or 0)
                f.leave, f.done = f.leave + w * (t.leave or 0), f.done + w * (t.done or 0)
                plain.leave, plain.done, plain.n = plain.leave + (t.leave or 0),
                    plain.done + (t.done or 0),
                    plain.n + 1
                for _, way in ipairs(t.next or {}) do
                    f.next[way.index] = (f.next[way.index] or 0) + w * way.p
                    plain.next[way.index] = (plain.next[way.index] or 0) + way.p
                end
            end
        end
        local from, weight = f, f.visits
        if weight <= 0 then from, weight = plain, plain.n end
        if weight > 0 then
            f.leave, f.done = from.leave / weight, from.done / weight
            local shared = {}
            for to, p in pairs(from.next) do shared[to] = p / weight end
            f.next = shared
        end
        f.met = plain.n > 0
        flow[index] = f
    end
    return flow
end

--- The ways that lead to a touchpoint from outside a set of them: { {index =, n = }, … }, largest
-- first; index 0 is the start.
local function arrivals(flow, index, inside)
    local list, sum = {}, 0
    for from = 1, #flow do
        local p = flow[from].next[index]
        if p then
            local n = flow[from].visits * p
            sum = sum + n
            if not inside[from] and n > LEAST then list[#list + 1] = { index = from, n = n } end
        end
    end
    local start = flow[index].visits - sum
    if start > LEAST then list[#list + 1] = { index = 0, n = start } end
    table.sort(list, function(a, b)
        if math.abs(a.n - b.n) > 1e-12 then return a.n > b.n end
        return a.index < b.index
    end)
    return list
end

--- The ways out of a set of touchpoints: { {index = (0: the end), p = }, … }, largest first.
local function exits(flow, index, inside)
    local list = {}
    for to = 1, #flow do
        local p = flow[index].next[to]
        if p and p > LEAST and not inside[to] then list[#list + 1] = { index = to, p = p } end
    end
    if flow[index].done > LEAST then list[#list + 1] = { index = 0, p = flow[index].done } end
    table.sort(list, function(a, b)
        if math.abs(a.p - b.p) > 1e-12 then return a.p > b.p end
        return a.index < b.index
    end)
    return list
end

--- The ways between touchpoints of a set, as column numbers: { {from =, to =, p = }, … } in order.
local function inner(flow, columns, column_of)
    local list = {}
    for i, c in ipairs(columns) do
        for to = 1, #flow do
            local p = flow[c.t.index].next[to]
            if p and p > LEAST and column_of[to] then
                list[#list + 1] = { from = i, to = column_of[to], p = p }
            end
        end
    end
    return list
end

-- pages -----------------------------------------------------------------------------------------

--- All of a phase, once: people, flow figures, whether somebody vetoes.
function data.of(ctx)
    local people = travellers(ctx, ctx.journey)
    local shown, left = chosen(ctx, people)
    local own = ctx.persona and shown[1] and shown[1].thing == ctx.persona
    return { people = people, shown = shown, left = left,
        flow = flow_of(own and { shown[1] } or people, ctx.journey),
        flow_person = (own or #people == 1) and shown[1] or nil, several = #people > 1 }
end

--- The columns of one page: touchpoints first..last of the phase, each with its figures and ways.
function data.columns(ctx, all, first, last)
    local columns, column_of, inside = {}, {}, {}
    for k = first, last do
        local t = ctx.phase.touchpoints[k]
        columns[#columns + 1] = { t = t, id = numbering.of(t), flow = all.flow[t.index],
            killer = #t.killers > 0 }
        column_of[t.index], inside[t.index] = #columns, true
    end
    for _, c in ipairs(columns) do
        c.arrivals, c.exits = arrivals(all.flow, c.t.index, inside),
            exits(all.flow, c.t.index, inside)
    end
    return columns, inner(all.flow, columns, column_of)
end

-- marks -----------------------------------------------------------------------------------------

local PASS = 5.5

--- A persona's mark and expectation at a touchpoint for a value (by index), and whether the latter
-- is only a pass.
function data.mark(ctx, person, t, value)
    local flat = ctx.F.flat
    local pi = person.thing and person.thing.index or 1
    local f = flat.journeys[t.journey.index].touchpoints[t.index]
    local rec = f.per and f.per[pi] or f.base
    local mark = rec.marks and rec.marks[value]
    if not mark then return nil end
    local expects = rec.expects
    if expects == nil then expects = flat.personas[pi] and flat.personas[pi].expects end
    if expects == nil then return mark, PASS, true end
    if type(expects) == "number" then return mark, expects end
    return mark, expects[value]
end

return data
