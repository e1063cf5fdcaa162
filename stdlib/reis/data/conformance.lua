-- A journey held against a log: which events are at which touchpoint, what the map forgot, what nobody uses, which chances and
-- durations are not as declared, and which cases go as the map says they can.

local fold = require "reis.words.fold"
local flow = require "reis.model.flow"
local mine = require "reis.data.mine"
local nearest = require "reis.language.nearest"
local quantity = require "reis.language.quantity"

local conformance = {}

local Z = 1.959963984540054 -- of a two-sided interval of 95 %
local ELSEWHERE = "\1"      -- before the name of what belongs to another journey: no name has it

--- The interval of a chance of which k of n were seen. Source: Wilson 1927, Probable inference, the law of succession, and
-- statistical inference. -> low, high
function conformance.interval(k, n)
    local p, z2 = k / n, Z * Z
    local middle, half = (p + z2 / (2 * n)) / (1 + z2 / n), Z / (1 + z2 / n) * math.sqrt(p * (1 - p) / n + z2 / (4 * n * n))
    return k == 0 and 0 or math.max(0, middle - half), k == n and 1 or math.min(1, middle + half)
end

--- The columns of a log that a model's matches ask for: sorted list of names.
function conformance.columns(model)
    local list, seen = {}, {}
    for _, match in ipairs(model.matches) do
        for name in pairs(rawget(match, "columns") or {}) do
            if not seen[name] then list[#list + 1], seen[name] = name, true end
        end
    end
    table.sort(list)
    return list
end

--- Every way to take one pattern of each key: list of { [key] = pattern }.
local function combined(match)
    local ways = { {} }
    local function with(key, patterns)
        local more = {}
        for _, way in ipairs(ways) do
            for _, pattern in ipairs(patterns) do
                local own = { [key] = pattern }
                for k, v in pairs(way) do own[k] = v end
                more[#more + 1] = own
            end
        end
        ways = more
    end
    for _, key in ipairs { "activity", "channel" } do
        if rawget(match, key) then with(key, match[key]) end
    end
    for key, patterns in pairs(rawget(match, "columns") or {}) do with(key, patterns) end
    return ways
end

--- What L:filter is to rename by a model's matches; those of other journeys go elsewhere.
local function by_matches(model, journey)
    local list = {}
    for _, match in ipairs(model.matches) do
        local t = match.ref.touchpoint
        if t then
            local to = t.journey == journey and t.name or ELSEWHERE .. t.name
            for _, where in ipairs(combined(match)) do list[#list + 1] = { to = to, where = where } end
        end
    end
    return list
end

--- Activities that are called as a touchpoint, but for capitals and accents: { [activity] = touchpoint }
local function by_names(found, journey)
    local folded, own = {}, {}
    for _, t in ipairs(journey.touchpoints) do
        local key = fold(t.name)
        folded[key] = folded[key] or t.name
    end
    for _, a in ipairs(found.activities) do own[a.name] = journey.touchpoints[a.name] and a.name or folded[fold(a.name)] end
    return own
end

--- The log with its activities called as the touchpoints they are contacts at. -> L of these alone, list of activities at none
local function tied(model, journey, log)
    local renames = by_matches(model, journey)
    local found = mine.of(#renames > 0 and log:filter { rename = renames } or log)
    local own, forgotten = by_names(found, journey), {}
    for _, a in ipairs(found.activities) do
        if own[a.name] then
            if own[a.name] ~= a.name then renames[#renames + 1] = { to = own[a.name], where = { activity = a.name } } end
        elseif a.name:sub(1, 1) ~= ELSEWHERE then
            forgotten[#forgotten + 1] = a
        end
    end
    for _, t in ipairs(journey.touchpoints) do renames[#renames + 1] = { to = t.name, where = { activity = t.name } } end
    local all = log:filter { rename = renames, only = true }
    return all:filter { drop = { ELSEWHERE .. "*" } }, forgotten
end

--- Who makes a journey: list of { persona or false, weight }, whose weights add up to 1.
local function people_of(model, journey)
    local list, sum = {}, 0
    local own = journey.ref.personas
    for i, persona in ipairs(own and #own > 0 and own or model.personas) do
        local share = quantity.mean(rawget(persona, "share")) or 1
        list[i], sum = { persona, share }, sum + share
    end
    if sum <= 0 then return { { false, 1 } } end
    for _, one in ipairs(list) do one[2] = one[2] / sum end
    return list
end

--- Where a touchpoint leads as declared, everybody together: { done =, leave =, to = { [name] = chance } }. people: of people_of
local function ways_of(journey, t, people)
    local ways = { done = 0, leave = 0, to = {} }
    local function add(to, p)
        if to == "done" then ways.done = ways.done + p else ways.to[to.name] = (ways.to[to.name] or 0) + p end
    end
    for _, one in ipairs(people) do
        local persona, weight = one[1] or nil, one[2]
        local leave, list = quantity.mean(t.leave, persona) or 0, flow.next_of(t, persona)
        ways.leave = ways.leave + weight * leave
        for _, way in ipairs(list or {}) do add(way.to, weight * quantity.mean(way.p, persona)) end
        if not list then add(journey.touchpoints[t.index + 1] or "done", weight * (1 - leave)) end
    end
    return ways
end

--- The same as the log can show it: { [name or false: the end] = chance }.
local function declared_of(journey, t, people)
    local ways, chances = ways_of(journey, t, people), {}
    for name, p in pairs(ways.to) do chances[name] = p end
    local ends = ways.done + ways.leave
    if ends > 1e-12 then chances[false] = ends end
    return chances
end

local function starts_of(journey)
    local list, chances = rawget(journey.ref, "starts"), {}
    for _, one in ipairs(list or {}) do chances[one.to.name] = quantity.mean(one.p) end
    if not list and journey.touchpoints[1] then chances[journey.touchpoints[1].name] = 1 end
    return chances
end

--- Declared chances beside what was seen: list of { from = (nil: the begin), to = (nil: the end), declared =, count =, n =, actual =,
-- low =, high =, differs = }
local function compare(out, from, chances, counts, n)
    local names = {}
    for to in pairs(chances) do names[#names + 1] = to end
    for to in pairs(counts) do
        if chances[to] == nil then names[#names + 1] = to end
    end
    table.sort(names, function(a, b)
        local x, y = chances[a] or 0, chances[b] or 0
        if x ~= y then return x > y end
        x, y = counts[a] or 0, counts[b] or 0
        if x ~= y then return x > y end
        return tostring(a) < tostring(b)
    end)
    for _, to in ipairs(names) do
        local k, p = counts[to] or 0, chances[to] or 0
        local low, high = conformance.interval(k, n)
        out[#out + 1] = { from = from, to = to or nil, declared = p, count = k, n = n, actual = k / n, low = low, high = high,
            differs = p < low - 1e-9 or p > high + 1e-9 }
    end
end

--- What was seen after each activity: { [name] = { [name or false] = count } }, and at the begin.
local function seen_of(found)
    local after, begins = {}, {}
    for _, a in ipairs(found.activities) do
        after[a.name] = {}
        if a.ends > 0 then after[a.name][false] = a.ends end
        if a.starts > 0 then begins[a.name] = a.starts end
    end
    for _, f in ipairs(found.follows) do after[f.from][f.to] = f.count end
    return after, begins
end

--- The steps that the journey allows, as L:fit takes them.
local function allowed_of(journey, people)
    local list, ends = {}, {}
    for name, p in pairs(starts_of(journey)) do list[#list + 1] = p > 0 and { false, name } or nil end
    for _, t in ipairs(journey.touchpoints) do
        for to, p in pairs(declared_of(journey, t, people)) do
            if p > 0 then
                list[#list + 1] = { t.name, to }
                if to == false then ends[#ends + 1] = t.name end
            end
        end
    end
    local again = rawget(journey, "cyclic") and (rawget(journey.ref, "cyclic") or { journey.touchpoints[1] }) or {}
    for _, t in ipairs(again) do
        for _, name in ipairs(ends) do list[#list + 1] = { name, t.name } end
    end
    return list
end

--- Declared times beside the log's medians: list of { touchpoint =, what = "duration" | "wait", declared_s = or nil, median_s =, n = }
local function times_of(journey, by_name)
    local list = {}
    for _, t in ipairs(journey.touchpoints) do
        for _, what in ipairs { "duration", "wait" } do
            local minutes, seen = quantity.mean(rawget(t, what)), by_name[t.name] and by_name[t.name][what]
            if seen and (minutes or seen.median_s > 0) then
                list[#list + 1] = { touchpoint = t.name, what = what, declared_s = minutes and minutes * 60, median_s = seen.median_s, n = seen.n }
            end
        end
    end
    return list
end

--- Holds a journey against a log. found: of reis.data.mine, with the columns of conformance.columns kept
-- -> { journey = (thing), found = (of the events at its touchpoints), cases, tied_cases, events, tied_events, fitting = cases of which
-- every step is allowed, deviations = { { from, to = (nil: begin, end), cases } } the most first, forgotten = { { name, count, cases,
-- near = a touchpoint of a like name or nil } }, unused = names of touchpoints, chances (see compare), times (see times_of),
-- allowed = as L:fit takes it, people = who makes the journey } | nil where the log has too many activities to hold its steps against the journey
function conformance.of(model, journey, found)
    local log, forgotten = tied(model, journey, found.log)
    local own, names, people = mine.of(log), {}, people_of(model, journey)
    local C = { journey = journey, people = people,
        found = own, cases = found.cases, events = found.events, tied_events = own.events, forgotten = {}, unused = {},
        chances = {}, allowed = allowed_of(journey, people) }
    for i, t in ipairs(journey.touchpoints) do names[i] = t.name end
    for i, a in ipairs(forgotten) do
        C.forgotten[i] = { name = a.name, count = a.count, cases = a.cases, near = nearest.of(a.name, names) }
    end
    local after, begins = seen_of(own)
    local by_name = {}
    for _, a in ipairs(own.activities) do by_name[a.name] = a end
    local fit = log:fit(C.allowed)
    if not fit then return nil end
    C.tied_cases, C.fitting, C.deviations = fit.cases, fit.fitting, fit.deviations
    table.sort(C.deviations, function(a, b)
        if a.cases ~= b.cases then return a.cases > b.cases end
        if a.from ~= b.from then return (a.from or "") < (b.from or "") end
        return (a.to or "") < (b.to or "")
    end)
    if fit.cases > 0 then compare(C.chances, nil, starts_of(journey), begins, fit.cases) end
    for _, t in ipairs(journey.touchpoints) do
        local a = by_name[t.name]
        if a then compare(C.chances, t.name, declared_of(journey, t, people), after[t.name], a.count)
        else C.unused[#C.unused + 1] = t.name end
    end
    C.times = times_of(journey, by_name)
    return C
end

local APART = 1.1 -- a median that is more than so much longer or shorter than what is declared is told on the map

--- Whether a time is to be told: it is declared, and the median is more than so much longer or shorter.
function conformance.is_apart(time)
    local declared = time.declared_s
    return declared ~= nil and (time.median_s > declared * APART or time.median_s < declared / APART)
end

--- What of the journey would have to be set to be as the log: { [path of a touchpoint] = { next =, leave =, duration =, wait = } } of
-- those whose chances or times differ, as a scenario takes it; and the journey's starts where these do.
function conformance.as_seen(C)
    local set, by_from, journey = {}, {}, C.journey
    for _, c in ipairs(C.chances) do
        local key = c.from or false
        by_from[key] = by_from[key] or { differs = false }
        table.insert(by_from[key], c)
        by_from[key].differs = by_from[key].differs or c.differs
    end
    local function of(t)
        local path = ("%s/%s/%s"):format(journey.name, t.parent.name, t.name)
        set[path] = set[path] or {}
        return set[path]
    end
    for _, t in ipairs(journey.touchpoints) do
        local seen = by_from[t.name]
        if seen and seen.differs then
            local fields, ways = of(t), ways_of(journey, t, C.people)
            local done, leave = ways.done, ways.leave
            fields.next, fields.leave = {}, 0
            for _, c in ipairs(seen) do
                if c.to and c.actual > 0 then fields.next[c.to] = c.actual end
                if not c.to then -- what the log cannot tell apart is parted as declared
                    local completes = done + leave > 0 and done / (done + leave) or 0
                    if completes * c.actual > 0 then fields.next.done = completes * c.actual end
                    fields.leave = c.actual * (1 - completes)
                end
            end
            if next(fields.next) == nil then fields.next = nil end
        end
    end
    for _, time in ipairs(C.times) do
        if conformance.is_apart(time) then
            of(journey.touchpoints[time.touchpoint])[time.what] = time.median_s / 60
        end
    end
    return set
end

return conformance
