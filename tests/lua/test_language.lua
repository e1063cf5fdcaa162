-- The whole script of the language's description, and how a session behaves line by line.

package.path = "tests/lua/?.lua;" .. package.path
local h = require "harness"
local figures = require "reis.figures.figures"

local WHOLE = [==[
company "Velo Noord" {
  why = "Everyone on a bike, all year round", how = "Configured online, delivered ready to ride",
  what = "City bikes with a service plan", language = "en", currency = "EUR",
}
value "ease"  { weight = 3, kind = "functional", promise = "Nothing is asked twice" }
value "trust" { weight = 2, kind = "emotional",  promise = "We say what we know" }
principle "One voice" { values = { "ease" } }

channel "website" { kind = "digital", cost = 0.10 }
channel "phone"   { kind = "human",   cost = 6.50 }
channel "courier" { kind = "human",   managed = false }
team "shop"  { capacity = 30 }
team "it"    { capacity = 20 }
system "ERP" { realtime = false }
partner "Parcel service"

survey "CSAT spring"      { n = 412, date = "2026-03-14" }
interview "Home visits"   { n = 18,  date = "2026-02-01" }

persona "Anna" { share = 0.6, age = 34, home = "Utrecht", interests = { "hiking" },
                 job = "Get to work dry and on time", expects = { ease = 7, trust = 6 } }
persona "Bram" { share = 0.4, age = 61, job = "Ride safely", expects = 6 }

goal "More finished orders" { measure = "completion", journey = "Buy a bike", worth = 120000 }

journey "Buy a bike" {
  goal = "Ride home on a bike that fits",
  cyclic = { probability = 0.35, to = "Orientation" },

  phase "Orientation" {
    goal = "Know what fits me", criteria = { "clearly about me" }, activities = { "compare" },
    touchpoint "Product page" {
      channel = "website", owner = "shop", offers = "A bike that fits in three questions",
      score = { ease = 7, trust = seen { ["CSAT spring"] = 7, ["Home visits"] = 4 }, Bram = { ease = between(3, 4, 6) } },
      leave = 0.25, evidence = { "CSAT spring" },
      need "Know the total price" { importance = 9, satisfaction = 4 },
      pain "Sizes are jargon" { severity = 6, frequency = 0.4, evidence = { "Home visits" } },
    },
  },
  phase "Purchase" {
    touchpoint "Checkout" {
      channel = "website", owner = "it", moment_of_truth = true, offers = "Paid in a minute",
      score = { ease = 5, trust = 7 }, leave = 0.15, systems = { "ERP" },
      next = { ["Delivery"] = 0.80, ["Helpdesk call"] = 0.05 },
      killer "Paid, then out of stock" { probability = 0.02 },
    },
    touchpoint "Helpdesk call" { channel = "phone", owner = "shop", score = { ease = 6, trust = 8 },
                                 next = "Delivery", duration = minutes(9) },
  },
  phase "Use" {
    touchpoint "Delivery" { channel = "courier", partners = { "Parcel service" },
                            score = { ease = 8, trust = 7 }, duration = days(2) },
  },
}

action "Live stock" {
  owner = "it", effort = between(8, 12, 20), cost = 9000, feasibility = 0.9,
  improves = { ["Checkout"] = { ease = 1, leave = -0.04 } },
  removes = { "Paid, then out of stock" },
}
action "Plain sizes" { owner = "shop", effort = 5, cost = 1500, resolves = { "Sizes are jargon" },
                       improves = { ["Product page"] = { ease = 1.5 } } }

roadmap "2027" { periods = 4, period = "quarter", start = "2027-01", budget = 12000 }
]==]

h.test("the whole script is fine and says what it says", function()
    local m, diags = h.run(WHOLE)
    h.equal(#diags, 0, diags[1] and diags[1].message)
    local j = m.journeys["Buy a bike"]
    h.equal(m.company.fresh, 12)
    h.equal(#j.phases, 3)
    h.equal(#j.touchpoints, 4)
    h.equal(j.touchpoints[3].index, 3)
    h.equal(j.touchpoints.Delivery.phase.name, "Use")
    h.equal(j.touchpoints.Delivery.journey, j)
    h.equal(j.touchpoints.Delivery.managed, false)
    h.equal(j.touchpoints.Delivery.duration, 2880)
    h.equal(j.touchpoints.Checkout.ref.channel, m.channels.website)
    h.equal(j.touchpoints.Checkout.ref.owner, m.teams.it)
    h.equal(j.touchpoints.Checkout.line, 41)
    h.equal(j.phases[1].criteria[1].name, "clearly about me")
    h.equal(#j.touchpoints[1].needs, 1)
    h.equal(#j.touchpoints[2].needs, 0)
    h.equal(m.actions["Live stock"].ref.removes[1].killer.parent.name, "Checkout")
    h.equal(m.actions["Plain sizes"].ref.touchpoints[1].name, "Product page")
    h.equal(m.actions["Plain sizes"].periods, 1)
    h.equal(m.roadmaps["2027"].method, "optimal")
    h.equal(m.partners[1].name, "Parcel service")
end)

h.test("its figures", function()
    local f = figures.flatten((h.run(WHOLE)))
    local first = f.journeys[1].touchpoints[1]
    h.near(first.per[2].marks[1], 25 / 6)
    h.near(first.base.marks[2], (7 * 412 + 4 * 18) / 430)
    h.equal(f.journeys[1].touchpoints[3].channel_cost, 6.5)
    h.equal(f.journeys[1].cyclic.rounds, 20)
    h.equal(f.journeys[1].cyclic.to[1], 1)
    h.equal(f.money, true)
end)

h.test("every field of the schema is taken by its kind", function()
    local schema = require "reis.language.schema"
    for _, kind in ipairs(schema.order) do
        for _, field in ipairs(schema.kinds[kind].fields) do
            h.equal(type(schema.takes(field)), "string", kind .. "." .. field.name)
            h.equal(type(field.doc), "string", kind .. "." .. field.name)
        end
    end
end)

h.test("what was wrong can be forgotten and declared anew", function()
    local _, diags, S = h.run 'persona "A" { share = 3 }\nchannel "web" {}\njourney "J" { phase "P" { touchpoint "T" { chanel = "web" } } }'
    h.equal(#diags, 2)
    require "reis.language.undo".faulty(S)
    local model, none = require("reis.model.model").of(S)
    h.equal(#none, 0)
    h.equal(#model.journeys, 0)
    h.equal(#model.personas, 0)
    h.equal(model.channels.web.name, "web")
    S.globals.persona "A" { share = 0.3 }
    model, none = require("reis.model.model").of(S)
    h.equal(#none, 0)
    h.equal(model.personas.A.share, 0.3)
end)

h.test("what plain Lua has and a script has not is explained", function()
    h.expect('os.exit(1)', { 1, "unknown global 'os'; a script runs without it" })
    h.expect("print(arg[1])", { 1, "its arguments are ..." })
end)

h.done()
