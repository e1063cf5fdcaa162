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
    h.near(quantity.mean { dist = "around", mean = 0, sd = 1, low = 0 }, math.sqrt(2 / math.pi))
    h.near(quantity.mean { dist = "around", mean = 5, sd = 2, low = 0, high = 10 }, 5)
    -- 0..10 far in the tail of N(-50, 1): the mean is about 1/50 above 0
    local tail = quantity.mean { dist = "around", mean = -50, sd = 1, low = 0, high = 10 }
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

h.test("a string next is one touchpoint, a table a direction, apart from leave", function()
    local f = flat [[journey "J" { phase "P" { touchpoint "A" { next = "C", leave = 0.2 },
 touchpoint "B" { next = { A = 0.333, C = 0.333 }, leave = 0.333 }, touchpoint "C" { next = "done" } } }]]
    local t = f.journeys[1].touchpoints
    h.equal(t[1].base.next, 3)
    h.near(t[2].base.next[1].p, t[2].base.next[2].p)
    h.near(t[2].base.leave, 0.333)
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

h.test("a set leave keeps the direction; marks and killers can be set", function()
    local f = flat(SCENARIO, { set = { A = { leave = 0.6, ease = 9 }, K = { probability = 0.01 } } })
    local a = f.journeys[1].touchpoints[1].base
    h.near(a.leave, 0.6)
    h.near(a.next[1].p, a.next[2].p)
    h.equal(a.marks[1], 9)
    h.equal(f.journeys[1].touchpoints[2].base.killers[1], 0.01)
    local g = flat(SCENARIO, { set = { A = { next = { B = 0.8 } } } })
    h.near(g.journeys[1].touchpoints[1].base.next[1].p, 0.8)
    h.equal(pcall(flat, SCENARIO, { set = { A = { next = { B = 0.5 } } } }), false)
end)

h.test("what is not declared is not known", function()
    local f = flat [[channel "web" {}
channel "desk" { cost = 0 }
journey "J" { phase "P" { touchpoint "A" { channel = "web" }, touchpoint "B" { channel = "desk", wait = 3 } } }]]
    local t = f.journeys[1].touchpoints
    h.equal(t[1].channel_cost, nil)
    h.equal(t[2].channel_cost, 0)
    h.equal(t[1].base.duration, nil)
    h.equal(t[2].base.duration, nil)
    h.equal(t[2].base.wait, 3)
end)

h.test("a goal on duration counts per what it says", function()
    local f = flat [[goal "G" { measure = "duration", worth = 1440, per = days(1) }
goal "H" { measure = "duration", worth = 3 }
journey "J" { phase "P" { touchpoint "A" {} } }]]
    h.equal(f.goals[1].worth, 1)
    h.equal(f.goals[2].worth, 3)
end)

h.test("the headline says what killers do to it", function()
    local measures = require "reis.figures.measures"
    local fine = { experience = 8, base = 8, killer_risk = 0 }
    local tolerated = { experience = 8, base = 9, killer_risk = 0.05 }
    local void = { experience = -1, base = 9, killer_risk = 0.6 }
    h.equal(measures.headline(fine), "8.0")
    h.equal(measures.headline(tolerated), "9.0; 8.0 with killers, 5 %")
    h.equal(measures.headline(void), "9.0; void with killers, 60 %")
    h.equal(measures.headline { experience = 5, base = 9, killer_risk = 0.3, vetoed = true }, "vetoed (5.0)")
    h.equal(measures.headline({ experience = -1, base = 9, killer_risk = 0.6, vetoed = true }, "nl"), "veto (nietig)")
end)

h.test("how far a figure is known", function()
    local measures = require "reis.figures.measures"
    local row = { duration = 12, handovers = nil, known = { duration = 1, handovers = 1, cost_to_serve = 3 },
        cost_to_serve = 2, touchpoints = { {}, {}, {} } }
    h.equal(measures.cell(row, "duration"), "12 min of 1 of 3")
    h.equal(measures.cell(row, "handovers"), "unknown")
    h.equal(measures.cell(row, "cost_to_serve", "en", "EUR"), "€ 2")
end)

h.test("a result gives the rest when it is read, and says so when it can no longer be shown", function()
    package.loaded.host = package.loaded.host or { where = function() return "j.lua", 7 end, tostring = tostring }
    local result, asked = require "reis.figures.result", 0
    local function rest() asked = asked + 1; return { utility = 1, journeys = { { name = "J" } } } end
    local r = result.new({ utility = 1 }, function(d) return d.journeys[1].name .. "!" end, nil, nil, rest)
    h.equal(r.utility, 1)
    h.equal(asked, 0)
    h.equal(r.journeys[1].name, "J")
    h.equal(r.nothing, nil)
    h.equal(asked, 1)
    h.equal(tostring(r), "J!")
    r.journeys[1].name = nil
    local ok, message = pcall(tostring, r)
    h.equal(ok, false)
    h.equal(message:find("this result was changed", 1, true) ~= nil, true)
    local keys = {}
    for k in pairs(result.new({ utility = 1 }, tostring, nil, nil, rest)) do keys[k] = true end
    h.equal(keys.journeys, true)
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
