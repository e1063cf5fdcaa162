-- A heat pump in nine phases, on typical touchpoints of a library, lib/phases/nine.lua.
--
--   reis map nine-phases.lua

local nine = require "phases.nine"

company "Warmtehuis" { why = "Warm without gas", how = "One visit, one price", what = "Heat pumps", currency = "EUR" }
value "trust" { weight = 1, promise = "What we say is what you pay" }
team "advice" { capacity = 10 }
interview "Sixteen kitchens" { n = 16, date = "2026-09-01" }
persona "Joost" { expects = 7, job = "Be warm and pay less" }
goal "More who stay" { measure = "experience", journey = "A heat pump", worth = 15000 }

nine.channels()
nine.journey("A heat pump", {
  goal = "Warm, and a lower bill", owner = "advice", customers = 800, evidence = "Sixteen kitchens",
  marks = { ["Find the overview"] = 4.5, ["Brought to the door"] = 8.5 },
})

action "One page that compares" {
  owner = "advice", effort = 5, cost = 2000, improves = { ["Find the overview"] = { experience = 2.5 } },
  evidence = "Sixteen kitchens",
}
roadmap "2027" { periods = 2, period = "quarter", start = "2027-01", budget = 5000 }
