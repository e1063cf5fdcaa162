-- Roadmaps from scripts: placement by rank, a why for every action, infeasible ones by name.
-- Run by tests/c/test_with_engine.c, which brings the modules engine and plan.

local h = require "harness"
local figures = require "reis.figures.figures"
local roadmap = require "reis.roadmap.roadmap"
local explained = require "reis.roadmap.explained"

local JOURNEY = [[
journey "J" { phase "P" { touchpoint "T" { experience = 4, leave = 0.2, owner = "it" },
  touchpoint "U" { experience = 4, moment_of_truth = true, killer "K" { probability = 0.1 } } } }
team "it" { capacity = 10 }
]]

local function plan(text, options)
    local m, diags = h.run(JOURNEY .. text)
    if #diags > 0 then error(diags[1].line .. ": " .. diags[1].message) end
    return roadmap.plan(m, figures.of(m), options)
end

local function names(list)
    local out = {}
    for i, a in ipairs(list) do out[i] = a.name .. (a.start and "@" .. a.start or "") end
    return table.concat(out, " ")
end

local function why(P, name)
    for _, list in ipairs { P.actions, P.left_out } do
        for _, a in ipairs(list) do
            if a.name == name then return a.why end
        end
    end
end

local function has(text, words)
    if not text or not text:find(words, 1, true) then
        error(("%q lacks %q"):format(tostring(text), words), 2)
    end
end

h.test("a budget, a capacity, what it waits for, no gain: each why names what keeps it out", function()
    local P = plan [[
action "A" { owner = "it", effort = 10, cost = 5, improves = { ["T"] = { experience = 2 } } }
action "B" { owner = "it", effort = 10, cost = 1, requires = { "A" }, improves = { ["U"] = { experience = 2 } } }
action "C" { owner = "it", effort = 10, horizon = "now", improves = { ["T"] = { experience = 0.1 } } }
action "D" { cost = 9, improves = { ["T"] = { experience = 0.2 } } }
action "E" { improves = { ["T"] = { experience = -1 } } }
action "F" { conflicts = { "A" }, improves = { ["T"] = { experience = 0.1 } } }
action "G" { status = "dropped" }
action "H" { requires = { "G" }, improves = { ["T"] = { experience = 1 } } }
action "I" { conflicts = { "A" }, moscow = "wont", improves = { ["T"] = { experience = -1 } } }
roadmap "R" { periods = 2, budget = 10 }]]
    h.equal(names(P.actions), "A@1 B@2")
    h.equal(P.proven, true)
    has(why(P, "A"), 'needed by "B"')
    has(why(P, "C"), 'capacity of team "it" in period 1')
    has(why(P, "D"), "budget: € 5 short")
    has(why(P, "E"), "no gain: on its own it loses")
    has(why(P, "F"), 'conflicts with "A"')
    has(why(P, "I"), "wont this time")
    has(why(P, "H"), 'needs "G", which is dropped')
    h.equal(P.cost, 6)
end)

h.test("ranked methods place in rank order, together or not at all", function()
    local text = [[
action "A" { cost = 4, effort = 1, owner = "it", moscow = "could", improves = { ["T"] = { experience = 2 } } }
action "B" { cost = 1, effort = 9, owner = "it", moscow = "should", improves = { ["U"] = { experience = 1 } } }
action "C" { cost = 3, effort = 2, owner = "it", moscow = "wont", removes = { "K" } }
action "D" { cost = 9, effort = 2, owner = "it", requires = { "C" }, improves = { ["T"] = { experience = 1 } } }
roadmap "R" { periods = 2, budget = 5 }]]
    for _, method in ipairs { "rice", "ice", "wsjf", "roi", "odi", "moscow", "value_effort" } do
        local P = plan(text, { method = method })
        h.equal(names(P.left_out), "C D", method)
        h.equal(P.proven, false, method)
        has(why(P, "C"), "wont")
        has(why(P, "D"), 'waits for "C"')
    end
    h.equal(plan(text, { method = "moscow" }).actions[1].name, "B")
    h.equal(plan(text, { method = "wsjf" }).actions[1].name, "A")
end)

h.test("an infeasible must is an error at the roadmap that names the limit", function()
    local P, diags = plan [[
action "A" { cost = 10, must = true, improves = { ["T"] = { experience = 1 } } }
roadmap "R" { budget = 3 }]]
    h.equal(P, nil)
    h.equal(diags[1].line, 5)
    has(diags[1].message, "infeasible")
    has(diags[1].message, "budget")
    P, diags = plan [[
action "A" { status = "dropped" }
action "B" { must = true, requires = { "A" } }]]
    h.equal(P, nil)
    has(diags[1].message, 'needs "A", which is dropped')
end)

h.test("two that reroute one touchpoint conflict; done ones satisfy requires", function()
    local P = plan [[
action "A" { reroutes = { ["T"] = "done" } }
action "B" { reroutes = { ["T"] = "U" }, must = true }
action "C" { status = "done", done = "2026-01-01" }
action "D" { requires = { "C" }, improves = { ["T"] = { experience = 1 } } }]]
    h.equal(names(P.actions), "D@1 B@1")
    has(why(P, "A"), "conflicts")
    h.equal(P.closed[1].why, "done")
end)

h.test("benefit, cost and break-even where U is money", function()
    -- completion .8 -> 1 is worth .2 · 1000 = 200 a year, 50 a quarter, from period 2 on: 0 50 100 150
    local P = plan [[
goal "G" { measure = "completion", worth = 1000 }
action "A" { cost = 90, improves = { ["T"] = { leave = -0.2 } } }
roadmap "R" { periods = 4 }]]
    h.near(P.gain, 200 * 7 / 8)
    h.near(P.actions[1].gain_alone, 200)
    h.near(P.curve[2].benefit, 50)
    h.near(P.curve[4].benefit, 150)
    h.equal(P.curve[1].cost, 90)
    h.equal(P.break_even, 3)
end)

h.test("explain says what would flip it; wrong options are refused", function()
    local m = h.run(JOURNEY .. [[
action "A" { cost = 4, improves = { ["T"] = { experience = 2 } } }
action "B" { cost = 3, improves = { ["U"] = { experience = 1 } } }
roadmap "R" { periods = 2, budget = 5 }]])
    local F = figures.of(m)
    local P = roadmap.plan(m, F)
    has(explained.text(P, "B"), "budget: needs € 2 more; with a cost of € 1 it is in")
    has(explained.text(P, "A"), "in: adds")
    for _, options in ipairs { { budget = "x" }, { budget = -1 }, { periods = 1.5 }, { method = 3 },
                               { capacity = 4 }, { capacity = { crew = 4 } }, { roadmap = "S" },
                               { method = "../x" }, { budget = 0 / 0 } } do
        local none, diags = roadmap.plan(m, F, options)
        h.equal(none, nil)
        h.equal(diags[1].level, "error")
    end
end)

--- A random roadmap as text; cost and effort of action n are given apart.
local function random_text(random, changed)
    local lines = { 'team "it" { capacity = 10 }' }
    local n = random(3, 6)
    for j = 1, n do
        lines[#lines + 1] = ('journey "J%d" { phase "P" { touchpoint "T%d" { experience = 5, leave = 0.5 } } }'):format(j, j)
    end
    for j = 1, n do
        local cost, effort = random(1, 12), random(0, 2) > 0 and random(1, 14) or 0
        local needs = j > 1 and random(5) == 1 and ('requires = { "A%d" }, '):format(random(1, j - 1)) or ""
        if changed and changed.j == j then cost, effort = changed.cost or cost, changed.effort or effort end
        lines[#lines + 1] = ('action "A%d" { cost = %.17g, effort = %.17g, owner = "it", %simproves = { T%d = { leave = -%.2f } } }')
            :format(j, cost, effort, needs, j, random(1, 40) / 100)
    end
    lines[#lines + 1] = ('roadmap "R" { periods = %d, budget = %d%s }'):format(random(2, 3), random(3, 20),
        random(3) == 1 and ", budget_per_period = " .. random(3, 9) or "")
    return table.concat(lines, "\n"), n
end

--- Random numbers that start the same for a seed.
local function dice(seed)
    local state = seed
    return function(low, high)
        if not high then low, high = 1, low end
        state = (state * 1103515245 + 12345) % 2147483648
        return low + (state // 65536) % (high - low + 1)
    end
end

--- Whether an action is in the plan with one thing changed: an option of the plan, or its own cost or effort.
local function is_in(seed, name, method, flip, value, beside)
    local options, changed = { method = method }, nil
    for _, one in ipairs(beside or {}) do
        if one.what == "capacity" then options.capacity = { it = one.value } else options[one.what] = one.value end
    end
    if flip.what == "budget" or flip.what == "budget_per_period" then
        options[flip.what] = value
    elseif flip.what == "cost" or flip.what == "effort" then
        changed = { j = tonumber(name:match "%d+"), [flip.what] = value }
    else
        options.capacity = { it = value }
    end
    local m, diags = h.run((random_text(dice(seed), changed)))
    if #diags > 0 then error(diags[1].message) end
    local P = roadmap.plan(m, figures.of(m), options)
    for _, a in ipairs(P.actions) do
        if a.name == name then return true end
    end
    return false
end

h.test("what would put an action in does, and nothing smaller does", function()
    local tried, pairs_tried = 0, 0
    for seed = 1, 16 do
        for _, method in ipairs { "optimal", "moscow", "roi" } do
            local m = h.run((random_text(dice(seed))))
            local P = roadmap.plan(m, figures.of(m), { method = method })
            for _, row in ipairs(P.actions) do -- what is in may take as much as that, and no more
                explained.text(P, row.name)
                for _, one in ipairs(row.holds) do
                    local about = ("%d %s %s holds to %s %.6g"):format(seed, method, row.name, one.what, one.value)
                    h.equal(is_in(seed, row.name, method, one, one.value), true, about)
                    h.equal(is_in(seed, row.name, method, one, one.value + 0.02), false, about)
                end
            end
            for _, row in ipairs(P.left_out) do
                explained.text(P, row.name)
                local both
                for _, flip in ipairs(row.flips or {}) do both = both or flip.all end
                for level = 1, both and 40 or 0, 3 do -- no single limit does
                    h.equal(is_in(seed, row.name, method, { what = "budget" }, P.budget + level), false, seed .. row.name .. " a budget alone")
                    h.equal(is_in(seed, row.name, method, { what = "capacity" }, 10 + level), false, seed .. row.name .. " days alone")
                end
                for k, flip in ipairs(both or {}) do -- each of several limits is the least beside the others
                    local beside = {}
                    for other, one in ipairs(both) do beside[#beside + 1] = other ~= k and one or nil end
                    h.equal(is_in(seed, row.name, method, flip, flip.value, beside), true, seed .. row.name .. " both")
                    h.equal(is_in(seed, row.name, method, flip, flip.value - 0.02, beside), false, seed .. row.name .. " both")
                    pairs_tried = pairs_tried + 1
                end
                for _, flip in ipairs(row.flips or {}) do
                    if flip.all then goto next end
                    local less = (flip.what == "cost" or flip.what == "effort") and -1 or 1
                    local from = flip.what == "cost" and row.cost or flip.what == "effort" and row.effort
                        or flip.what == "capacity" and 10 or P[flip.what]
                    local about = ("%d %s %s %s %.6g"):format(seed, method, row.name, flip.what, flip.value)
                    h.equal(is_in(seed, row.name, method, flip, flip.value), true, about .. " is enough")
                    h.equal(is_in(seed, row.name, method, flip, flip.value - less * 0.02), false, about .. " is the least")
                    for k = 1, 3 do -- nor does anything on the way to it
                        local value = from + (flip.value - less * 0.02 - from) * k / 4
                        h.equal(is_in(seed, row.name, method, flip, value), false, about .. " comes first")
                    end
                    tried = tried + 1
                    ::next::
                end
            end
        end
    end
    if tried < 40 or pairs_tried < 6 then error(("only %d and %d changes were tried"):format(tried, pairs_tried)) end
end)

h.done()
