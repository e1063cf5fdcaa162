-- The way through a journey: next, starts and leave, and whether every touchpoint has a way out.

local text = require "reis.language.text"
local ordered = require "reis.words.ordered"
local quantity = require "reis.language.quantity"
local refs = require "reis.model.refs"

local flow = {}

local ROUNDING = 0.005 + 1e-9

--- Resolves one `next` (without each) to a list of { to = touchpoint or "done", p = quantity }.
-- from: the touchpoint it leads on from; leave: the quantity that it goes with. -> list (named: by a name alone, so it gets 1 - leave
-- whatever that becomes), leave where counts give it
function flow.targets(N, thing, path, from, v, leave)
    if type(v) == "string" then
        local to = v == "done" and "done" or N:own(thing, path, from, v)
        return to and { { to = to, p = 1 - (quantity.mean(leave) or 0) }, named = true } or nil
    end
    local shares, counted = v, nil
    if v.dist == "count" then
        shares, counted = {}, 0
        for name, n in pairs(v.counts) do
            if name == "leave" then counted = n / v.total else shares[name] = n / v.total end
        end
    end
    local out, fine = {}, true
    for name, p in ordered.pairs(shares) do
        local to = name == "done" and "done" or N:own(thing, path, from, name)
        if to then out[#out + 1] = { to = to, p = p, key = name } else fine = false end
    end
    out.counts = v.dist == "count" and v.counts or nil
    table.sort(out, function(a, b)
        return (a.to == "done" and math.huge or a.to.index)
            < (b.to == "done" and math.huge or b.to.index)
    end)
    return fine and out or nil, counted
end

local function sum_of(list)
    local sum = 0
    for _, one in ipairs(list) do sum = sum + quantity.mean(one.p) end
    return sum
end

--- Whether next and leave of a touchpoint make 1; reports where they do not.
local function check_sum(N, t, list, leave, who)
    local sum = sum_of(list)
    if math.abs(sum + leave - 1) <= ROUNDING then return end
    local for_whom = who and " for " .. who or ""
    N.s:wrong(t, "next", ("adds up to %s and leave is %s%s; together they must be 1, not %s")
        :format(quantity.show(sum), quantity.show(leave), for_whom, quantity.show(sum + leave)))
end

--- The personas under whose name a field of a touchpoint differs.
local function named_in(...)
    local out = {}
    for i = 1, select("#", ...) do
        local q = (select(i, ...))
        if type(q) == "table" and q.dist == "each" then
            for name in pairs(q.per) do out[name] = true end
        end
    end
    return ordered.keys(out)
end

local function find_persona(N, name)
    local found = N:find({ "persona" }, name)[1]
    return found or { name = name }
end

--- One case of a touchpoint's next: for everyone, or for one persona.
local function one_case(N, t, v, persona, given_leave)
    local leave = quantity.pick(given_leave, persona)
    local list, counted = flow.targets(N, t, { "next" }, t, v, leave)
    if not list then return nil end
    if type(v) == "table" then
        if v.dist == "count" then
            leave = counted or 0
        else
            check_sum(N, t, list, quantity.mean(leave) or 0, persona and persona.name)
        end
    end
    return list, leave
end

local function has_count(v)
    if type(v) ~= "table" then return false end
    if v.dist == "count" then return true end
    if v.dist ~= "each" then return false end
    if has_count(v.default) then return true end
    for _, one in pairs(v.per) do
        if has_count(one) then return true end
    end
    return false
end

local function resolve_next(N, t)
    local v = rawget(t, "next")
    if v == nil then return end
    local given = rawget(t, "leave")
    if t.counted then given = nil end
    local counting = has_count(v)
    if counting and given ~= nil then
        N.s:wrong(t, "leave", "stands beside a count, which holds leave already; keep one of them")
        return
    end
    if N.s:is_wrong(t, "leave") then return end
    local ref = refs.of(t)
    local default = quantity.pick(v, nil)
    local leaves = { dist = "each", per = {} }
    if default ~= nil then
        ref.next, leaves.default = one_case(N, t, default, nil, given)
    end
    for _, name in ipairs(named_in(v, given)) do
        local persona = find_persona(N, name)
        local own = quantity.pick(v, persona)
        if own ~= nil then
            local per = rawget(ref, "next_per") or {}
            ref.next_per = per
            per[name], leaves.per[name] = one_case(N, t, own, persona, given)
        end
    end
    if counting then
        t.counted = true
        t.leave = next(leaves.per) and leaves or leaves.default
    end
end

--- Where a journey starts: { [touchpoint] = share }, over a list declared before (or nil). thing, path: where it is given.
-- -> list of { to =, p = }, or nil after reporting
function flow.starts(N, thing, path, journey, v, declared)
    local out, fine, given = {}, true, {}
    for name, share in ordered.pairs(v) do
        local at = table.move(path, 1, #path, 1, {})
        at[#at + 1] = name
        local to = N:own(thing, at, journey, name)
        if to then given[to], out[#out + 1] = true, { to = to, p = share } else fine = false end
    end
    if not fine then return nil end
    for _, one in ipairs(declared or {}) do
        if not given[one.to] then out[#out + 1] = one end
    end
    table.sort(out, function(a, b) return a.to.index < b.to.index end)
    local sum = sum_of(out)
    if math.abs(sum - 1) > ROUNDING then
        return N.s:wrong(thing, path, ("adds up to %s; together they must be 1"):format(quantity.show(sum)))
    end
    return out
end

local function resolve_starts(N, journey)
    local v = rawget(journey, "starts")
    local out = v and flow.starts(N, journey, { "starts" }, journey, v)
    if out then refs.of(journey).starts = out end
end

--- The touchpoints a persona (or nil: everyone) meets, as a list in declared order.
function flow.met(journey, persona)
    local out = {}
    for _, t in ipairs(journey.touchpoints) do
        local only = t.ref.personas
        local meets = #only == 0 or not persona
        for i = 1, #only do
            if only[i] == persona then meets = true end
        end
        if meets then out[#out + 1] = t end
    end
    return out
end

--- next of a touchpoint for a persona: the persona's own, those it extends, then the common one.
function flow.next_of(t, persona)
    local per = rawget(t.ref, "next_per")
    local steps = 0
    while per and persona and steps < 100 do
        if per[persona.name] then return per[persona.name] end
        persona = persona.ref.extends
        steps = steps + 1
    end
    return rawget(t.ref, "next")
end

-- For each met touchpoint: where its steps lead (positions among the met), and whether it has a
-- way out of the journey itself.
local function steps_of(journey, met, persona)
    local at, following, n = {}, {}, #met
    for i, t in ipairs(met) do at[t] = i end
    local after = nil
    for i = #journey.touchpoints, 1, -1 do
        local t = journey.touchpoints[i]
        if at[t] then after = at[t] end
        following[t] = after
    end
    local steps, out = {}, {}
    for i, t in ipairs(met) do
        local leave = quantity.mean(t.leave, persona) or 0
        local list, to = flow.next_of(t, persona), {}
        if leave > 0 then out[i] = true end
        if list then
            for _, one in ipairs(list) do
                if quantity.mean(one.p) > 0 then
                    local target = one.to ~= "done" and following[one.to]
                    if target then to[#to + 1] = target else out[i] = true end
                end
            end
        elseif leave < 1 then
            if i < n then to[1] = i + 1 else out[i] = true end
        end
        steps[i] = to
    end
    return steps, out, following
end

local function spread(from, steps, n)
    local reached, list = {}, {}
    for _, i in ipairs(from) do
        if not reached[i] then reached[i] = true list[#list + 1] = i end
    end
    local k = 1
    while k <= #list do
        for _, j in ipairs(steps[list[k]]) do
            if j <= n and not reached[j] then reached[j] = true list[#list + 1] = j end
        end
        k = k + 1
    end
    return reached
end

--- What a persona reaches and can leave: reached[i], escapes[i] over the met touchpoints.
function flow.walk(journey, persona)
    local met = flow.met(journey, persona)
    local steps, out, following = steps_of(journey, met, persona)
    local n, from, back, exits = #met, {}, {}, {}
    local starts = rawget(journey.ref, "starts")
    if starts then
        for _, one in ipairs(starts) do
            local at = following[one.to]
            if at and quantity.mean(one.p) > 0 then from[#from + 1] = at end
        end
    elseif n > 0 then
        from[1] = 1
    end
    for i = 1, n do back[i] = {} end
    for i = 1, n do
        for _, j in ipairs(steps[i]) do table.insert(back[j], i) end
        if out[i] then exits[#exits + 1] = i end
    end
    return met, spread(from, steps, n), spread(exits, back, n)
end

--- Whether the order of a journey differs from first to last, so that it is worth walking.
function flow.branches(journey)
    if rawget(journey.ref, "starts") then return true end
    for _, t in ipairs(journey.touchpoints) do
        if rawget(t.ref, "next") or rawget(t.ref, "next_per") or rawget(t, "leave") ~= nil then
            return true
        end
    end
    return false
end

local function report_traps(N, journey, personas)
    local trapped, missed, walks = {}, {}, #personas
    for _, persona in ipairs(personas) do
        local met, reached, escapes = flow.walk(journey, persona or nil)
        for i, t in ipairs(met) do
            if reached[i] and not escapes[i] and not trapped[t] then
                trapped[t] = persona and persona.name or true
            end
            if reached[i] then missed[t] = false
            elseif missed[t] == nil then missed[t] = true end
        end
    end
    local first
    for _, t in ipairs(journey.touchpoints) do      -- the first with a next of its own is to blame
        if trapped[t] and (not first or not rawget(first, "next") and rawget(t, "next")) then
            first = t
        end
    end
    if first then
        local who = walks > 1 and trapped[first] ~= true
            and (" (persona %s)"):format(text.quote(trapped[first])) or ""
        N.s:wrong(first, "next", ("leaves no way out: from here nobody can ever get to done or "
            .. "leave%s; give it a next that ends, or a leave"):format(who))
    end
    journey.unreached = nil
    if first then return end
    for _, t in ipairs(journey.touchpoints) do
        if missed[t] then
            journey.unreached = journey.unreached or {}
            table.insert(journey.unreached, t)
        end
    end
end

--- Resolves the ways through a journey.
function flow.resolve(N, journey)
    for _, t in ipairs(journey.touchpoints) do resolve_next(N, t) end
    resolve_starts(N, journey)
    refs.cyclic(N, journey)
end

--- Reports a touchpoint from which nobody can get out; notes those that nobody reaches.
function flow.check(N, journey)
    if not flow.branches(journey) then return end
    for _, t in ipairs(journey.touchpoints) do
        if N.s:is_wrong(t, "next") or N.s:is_wrong(t, "leave") then return end
    end
    if N.s:is_wrong(journey, "starts") then return end
    local personas, only = {}, journey.ref.personas
    for _, persona in ipairs(N.all.persona) do
        local makes = #only == 0
        for i = 1, #only do
            if only[i] == persona then makes = true end
        end
        if makes then personas[#personas + 1] = persona end
    end
    if #personas == 0 then personas[1] = false end
    report_traps(N, journey, personas)
end

return flow
