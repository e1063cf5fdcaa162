-- The flat numbers the engine counts with, and the means of uncertain numbers.

package.path = "tests/lua/?.lua;" .. package.path
local h = require "harness"
local figures = require "reis.figures.figures"
local quantity = require "reis.language.quantity"

local function flat(text, options)
    local m, diags = h.run(text)
    if #diags > 0 then error(diags[1].line .. ": " .. diags[1].message) end
    return figures.flatten(m, options), m
end

h.test("means", function()
    h.near(quantity.mean { dist = "pert", low = 3, likely = 4, high = 6 }, 25 / 6)
    h.near(quantity.mean { dist = "uniform", low = 3, high = 6 }, 4.5)
    -- one side cut at the mean of a standard normal: sqrt(2 / pi)
    h.near(quantity.truncated_mean(0, 1, 0, 100), math.sqrt(2 / math.pi))
    h.near(quantity.truncated_mean(5, 2, 0, 10), 5)
    -- 0..10 far in the tail of N(-50, 1): the mean is about 1/50 above 0
    local tail = quantity.truncated_mean(-50, 1, 0, 10)
    h.equal(tail > 0.0199 and tail < 0.02, true)
    h.near(quantity.mean { dist = "seen", marks = { a = 7, b = 4 } }, 5.5)
    h.near(quantity.mean { dist = "seen", marks = { a = 7, b = 4 }, n = { a = 412, b = 18 } }, (7 * 412 + 4 * 18) / 430)
end)

h.test("each is looked up under the own name, then those it extends, then the common one", function()
    local _, m = flat [[
persona "A" {}
persona "B" { extends = "A" }
persona "C" {}
journey "J" { phase "P" { touchpoint "T" { leave = each { default = 0.1, A = 0.3 } } } }]]
    local q = m.journeys.J.touchpoints.T.leave
    h.equal(quantity.mean(q, m.personas.A), 0.3)
    h.equal(quantity.mean(q, m.personas.B), 0.3)
    h.equal(quantity.mean(q, m.personas.C), 0.1)
    h.equal(quantity.mean(q), 0.1)
end)

h.test("without personas there is everyone, without goals there are two", function()
    local f = flat 'journey "J" { phase "P" { touchpoint "T" { experience = 7 } } }'
    h.equal(f.personas[1].name, "everyone")
    h.equal(f.personas[1].share, 1)
    h.equal(f.goals[2].measure, "completion")
    h.equal(f.goals[2].worth, 10)
    h.equal(f.money, false)
    h.equal(f.journeys[1].makes[1], true)
    h.equal(f.journeys[1].touchpoints[1].per, nil)
    h.equal(f.journeys[1].touchpoints[1].base.experience, 7)
end)

h.test("marks of a persona lie over the common ones, those of the one it extends between", function()
    local f = flat [[
value "ease" {}
value "trust" {}
persona "A" { share = 0.5, expects = { ease = 8 } }
persona "B" { extends = "A", share = 0.5 }
journey "J" { phase "P" { touchpoint "T" { score = { ease = 7, trust = 6, A = { ease = 3 }, B = { trust = 2 } } } } }]]
    local per = f.journeys[1].touchpoints[1].per
    h.equal(per[1].marks[1], 3)
    h.equal(per[1].marks[2], 6)
    h.equal(per[2].marks[1], 3)
    h.equal(per[2].marks[2], 2)
    h.equal(f.personas[2].expects[1], 8)
end)

h.test("a string next gets 1 - leave, a table is rescaled", function()
    local f = flat [[journey "J" { phase "P" { touchpoint "A" { next = "C", leave = 0.2 },
 touchpoint "B" { next = { A = 0.333, C = 0.333 }, leave = 0.333 }, touchpoint "C" { next = "done" } } }]]
    local t = f.journeys[1].touchpoints
    h.equal(t[1].base.next, 3)
    h.near(t[2].base.next[1].p + t[2].base.next[2].p, 0.667)
    h.equal(t[3].base.next, 0)
end)

h.test("next and leave per persona", function()
    local f = flat [[persona "A" {}
persona "B" {}
journey "J" { phase "P" { touchpoint "X" { next = "Z", leave = each { default = 0, B = 0.5 } }, touchpoint "Y" {
 personas = { "A" }, next = each { B = "X", default = "Z" } }, touchpoint "Z" {} } }]]
    local t = f.journeys[1].touchpoints
    h.equal(t[1].per[1].next, 3)
    h.equal(t[1].per[2].next, 3)
    h.near(t[1].per[2].leave, 0.5)
    h.equal(t[2].per[1].meets, true)
    h.equal(t[2].per[2].meets, false)
    h.equal(t[2].per[2].next, 1)
end)

local SCENARIO = [[
value "ease" {}
goal "G" { measure = "duration", journey = "Old", worth = 3 }
journey "Old" { customers = 900, weight = 2, phase "P" { touchpoint "A" { score = { ease = 4 }, next = { B = 0.4, done = 0.4 },
  leave = 0.2 }, touchpoint "B" { killer "K" { probability = 0.1 } } } }
journey "New" { state = "to-be", instead_of = "Old", phase "P" { touchpoint "N" {} } }
]]

h.test("a goal where less is better counts with a minus", function()
    local f = flat(SCENARIO)
    h.equal(f.goals[1].sign, -1)
    h.equal(f.goals[1].journey, 1)
    h.equal(f.money, true)
    h.equal(f.journeys[1].counts, true)
    h.equal(f.journeys[2].counts, false)
end)

h.test("a to-be journey in use takes weight, customers and goals over", function()
    local f = flat(SCENARIO, { use = { "New" } })
    h.equal(f.journeys[1].counts, false)
    h.equal(f.journeys[2].counts, true)
    h.equal(f.journeys[2].customers, 900)
    h.equal(f.journeys[2].weight, 2)
    h.equal(f.goals[1].journey, 2)
end)

h.test("a set leave scales next; marks and killers can be set", function()
    local f = flat(SCENARIO, { set = { A = { leave = 0.6, ease = 9 }, K = { probability = 0.01 } } })
    local a = f.journeys[1].touchpoints[1].base
    h.near(a.leave, 0.6)
    h.near(a.next[1].p, 0.2)
    h.equal(a.marks[1], 9)
    h.equal(f.journeys[1].touchpoints[2].base.killers[1], 0.01)
    local g = flat(SCENARIO, { set = { A = { next = { B = 0.8 } } } })
    h.near(g.journeys[1].touchpoints[1].base.next[1].p, 0.8)
    h.equal(pcall(flat, SCENARIO, { set = { A = { next = { B = 0.5 } } } }), false)
end)

h.test("effects of actions", function()
    local f = flat(SCENARIO .. [[action "X" { feasibility = 0.5, improves = { A = { ease = 1, leave = -0.1 }, ["Old/P"] = { duration = minutes(-5) } },
 removes = { K = 0.5 }, reroutes = { B = "A" }, benefit = 5, upkeep = 2 }]])
    local x = f.actions[1]
    h.equal(x.f, 0.5)
    h.equal(#x.improves, 4)
    h.equal(x.improves[1].field, "value")
    h.equal(x.improves[1].value, 1)
    h.equal(x.improves[2].field, "leave")
    h.equal(x.improves[4].delta, -5)
    h.equal(x.removes[1].share, 0.5)
    h.equal(x.reroutes[1].next[1].to, 1)
end)

h.done()
