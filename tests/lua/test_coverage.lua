-- What --coverage keeps of a log's steps: enough of them, each activity on a way from a begin to an end where there is one.
local T = require "harness"
local coverage = require "reis.data.mine_coverage"

local function log_of(names, steps)
    local found = { activities = {}, follows = {} }
    for i, a in ipairs(names) do found.activities[i] = { name = a[1], count = a[2], starts = a[3], ends = a[4] } end
    for i, f in ipairs(steps) do found.follows[i] = { from = f[1], to = f[2], count = f[3] } end
    table.sort(found.follows, function(a, b)
        if a.count ~= b.count then return a.count > b.count end
        return a.from .. "\0" .. a.to < b.from .. "\0" .. b.to
    end)
    return found
end

local function edges(choice)
    local list = {}
    for i, f in ipairs(choice.edges) do list[i] = f.from .. f.to end
    return table.concat(list, " ")
end

T.test("the most frequent steps, and the widest ways to them and from them", function()
    local found = log_of({ { "a", 10, 10, 0 }, { "b", 90, 0, 0 }, { "c", 100, 0, 2 }, { "d", 9, 0, 9 }, { "e", 1, 1, 1 } },
        { { "b", "c", 90 }, { "a", "b", 8 }, { "c", "d", 7 }, { "a", "c", 2 }, { "c", "b", 1 } })
    local choice = coverage.choose(found, 0.5)
    T.equal(edges(choice), "bc ab cd") -- a → c → … is narrower than a → b; c may end there, but its way over d is wider
    T.equal(choice.steps, 105)
    local hidden = choice.hidden
    T.equal(("%d %d %d %d"):format(hidden.edges, hidden.steps, hidden.activities, hidden.events), "2 3 1 1")
    T.equal(#coverage.choose(found, 1).edges, 5)
    T.equal(#coverage.choose(found).activities, 5)
    T.equal(coverage.choose(found, 0).hidden.activities, 5)
    T.equal(coverage.choose(log_of({}, {}), 0.9).share, 1)
    T.equal(#coverage.choose(log_of({ { "a", 1, 1, 1 } }, {}), 0.9).activities, 1)
end)

--- The activities that can be come to along steps from those where `key` is over 0.
local function reached(activities, steps, key, from, to)
    local there, more = {}, true
    for _, a in ipairs(activities) do there[a.name] = a[key] > 0 or nil end
    while more do
        more = false
        for _, f in ipairs(steps) do
            if there[f[from]] and not there[f[to]] then there[f[to]], more = true, true end
        end
    end
    return there
end

T.test("random logs: whatever can be come to and left in the log can be so in what is kept", function()
    local state = 7
    local function random(n)
        state = (state * 1103515245 + 12345) % 2147483648
        return state // 65536 % n
    end
    for round = 1, 150 do
        local names, steps, n, seen = {}, {}, 2 + random(9), {}
        for i = 1, n do names[i] = { "n" .. i, 1 + random(50), random(3) == 0 and random(9) or 0, random(3) == 0 and random(9) or 0 } end
        for _ = 1, random(3 * n) do
            local a, b = "n" .. 1 + random(n), "n" .. 1 + random(n)
            if not seen[a .. b] then
                seen[a .. b] = true
                steps[#steps + 1] = { a, b, 1 + random(30) }
            end
        end
        local found, share = log_of(names, steps), random(100) / 100
        local choice = coverage.choose(found, share)
        T.equal(choice.share >= share or #choice.edges == #found.follows, true)
        local before, after = reached(found.activities, found.follows, "starts", "from", "to"), reached(found.activities, found.follows, "ends", "to", "from")
        local kept_before, kept_after = reached(choice.activities, choice.edges, "starts", "from", "to"), reached(choice.activities, choice.edges, "ends", "to", "from")
        for _, a in ipairs(choice.activities) do
            T.equal(kept_before[a.name], before[a.name], round .. " from a begin: " .. a.name)
            T.equal(kept_after[a.name], after[a.name], round .. " to an end: " .. a.name)
        end
    end
end)

T.done()
