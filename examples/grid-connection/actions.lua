-- Twelve actions on the heavier connection, in the order of the map, and the roadmap that chooses.

local heavier = "Getting a heavier grid connection"
local function at(touchpoint) return heavier .. "/" .. touchpoint end

opportunity "Certainty about the day" {
  touchpoints = { at "Quote with price, without a date", at "Technician does not show up" },
  needs = { "A date window I can hold you to", "Know who comes and when" },
  pains = { "Quote has a price but no date", "Nobody comes, nobody calls" },
  horizon = "now", evidence = { "Contact records", "Kitchen-table interviews" },
}
opportunity "Ask once, tell once" {
  touchpoints = { at "Request form, same data again", at "Calls to ask what happened" },
  needs = { "See what is still missing", "One person who fixes it" },
  pains = { "Same data typed twice", "Advisor cannot see the plan" }, horizon = "next",
}

action "Postcode alert before you buy a heat pump" {                                         -- A1
  owner = "Communications", effort = 30, cost = 24000, area = "communication", feasibility = 0.8,
  improves = { [at "Neighbour tells about the waiting list"] = { Certainty = 2, Clarity = 2.5 },
               [at "Installer says the fuse is too small"]   = { Certainty = 2.5, Clarity = 1 } },
  resolves = { "Did not know the street is full" }, benefit = 30000,
  serves = { "An early, honest signal that the grid is busy" },
  evidence = { "Kitchen-table interviews" },
}
action "Photo guide to your own fuse box" {                                                  -- A2
  owner = "Communications", effort = 20, cost = 9000, area = "communication", feasibility = 0.95,
  improves = { [at "Page “Heavier connection”"] = { Clarity = 2, leave = -0.01 },
               [at "Upload photos of the meter cupboard"] = { Effort = 0.5 } },
  resolves = { "Jargon: 3×25 A, kVA, phases" },
  serves = { "Plain words and a picture of my meter cupboard" },
  requires = { "Check photos on upload" },       -- the guide shows what the check accepts
}
action "One tariff source for site and advisors" {                                           -- A3
  owner = "Digital", effort = between(60, 70, 95), periods = 2, cost = 70000, area = "process",
  feasibility = 0.85,
  improves = { [at "Cost calculator"] = { Certainty = 2, leave = -0.03 },
               [at "Call with a connection advisor"] = { Certainty = 0.5, Speed = 0.5,
                                                         leave = -0.01 } },
  resolves = { "Calculator and phone advice give different prices" },
  serves = { "One price, whoever I ask" },
  benefit = 35000,                               -- fewer quotes corrected by hand
}
action "Promise a date window in the quote" {                                                -- A4
  owner = "Work Planning", effort = 50, cost = 45000, area = "process", feasibility = 0.8,
  improves = { [at "Quote with price, without a date"] = { Certainty = 4.5, leave = -0.06 },
               [at "Four months without any news"] = { Certainty = 2, leave = -0.02 } },
  opportunity = "Certainty about the day",
  resolves = { "Quote has a price but no date", "Four months of silence" },
  serves = { "A date window I can hold you to" }, status = "planned",
  evidence = { "Connection survey" },
}
action "Pre-fill the request from the quote" {                                               -- A5
  owner = "Digital", effort = 40, cost = 38000, area = "website", feasibility = 0.9,
  improves = { [at "Request form, same data again"] = { Effort = 4, Speed = 2, leave = -0.02,
                                                        duration = minutes(-15) } },
  requires = { "One tariff source for site and advisors" }, opportunity = "Ask once, tell once",
  resolves = { "Same data typed twice" }, serves = { "See what is still missing" },
}
action "Check photos on upload" {                                                            -- A6
  owner = "Digital", effort = 45, cost = 52000, upkeep = 4000, area = "website", feasibility = 0.75,
  benefit = 28000,
  improves = { [at "Upload photos of the meter cupboard"] = { Certainty = 2, Clarity = 3,
                                                              Effort = 2, leave = -0.025 } },
  resolves = { "Photo refused without reason" },
}
action "Live arrival text from the crew" {                                                   -- A7
  owner = "Field Operations", effort = 40, cost = 36000, upkeep = 9000, area = "process",
  feasibility = 0.9, removes = { ["No-show without a call"] = 0.5 },
  improves = { [at "Reminder the day before"] = { Certainty = 1.5 },
               [at "Technician does not show up"] = { Clarity = 3 } },
  opportunity = "Certainty about the day",
  resolves = { "Nobody comes, nobody calls", "“Between 8 and 17 h”" },
  serves = { "Know who comes and when", "Two-hour window" }, evidence = { "Contact records" },
  moscow = "must",
}
action "No-show = second visit in the same week" {                                           -- A8
  owner = "Field Operations", effort = 60, cost = 90000, upkeep = 25000, area = "people",
  feasibility = 0.85,
  requires = { "Live arrival text from the crew", "Promise a date window in the quote" },
  removes = { ["No-show without a call"] = 0.8 },
  reroutes = { [at "Technician does not show up"] = { ["Reminder the day before"] = 0.90,
                                                      ["Calls to ask what happened"] = 0.03 } },
  improves = { [at "Technician does not show up"] = { Certainty = 2, Speed = 3, leave = -0.05 } },
  resolves = { "Day off work is lost" }, opportunity = "Certainty about the day",
}
action "Explain the new fee one month ahead" {                                               -- A9
  owner = "Metering & Billing", effort = 20, cost = 12000, area = "communication",
  feasibility = 0.95, benefit = 22000,
  improves = { [at "First bill with the new fee"] = { Certainty = 2.5, Clarity = 1.5 } },
  resolves = { "Higher fixed fee comes as a surprise" },
  serves = { "Know the new fee before it is on the bill" }, horizon = "now",
  must = true, tags = { "compliance" },          -- the regulator asks for it
}
action "Trigger the survey on job closed" {                                                  -- A10
  owner = "Customer Care", effort = 15, cost = 10000, area = "process", feasibility = 0.95,
  requires = { "No-show = second visit in the same week" }, horizon = "next", benefit = 12000,
  improves = { [at "Satisfaction survey"] = { Certainty = 2, Clarity = 2 } },
  resolves = { "Survey arrives before the work is finished" },
  serves = { "Be asked at the right moment" },
}
action "Neighbour starter kit" {                                                             -- A11
  owner = "Communications", effort = 30, cost = 18000, area = "people", feasibility = 0.7,
  benefit = 20000, requires = { "Photo guide to your own fuse box" },
  improves = { [at "Review in the street’s app group"] = { Certainty = 1, Clarity = 1.5 },
               [at "Neighbour tells about the waiting list"] = { Clarity = 1.5 } },
  resolves = { "No place to share what helped" }, serves = { "Tips that others can reuse" },
  evidence = { "What we tell each other" },
}
action "Fee preview with energy suppliers" {                                                 -- A12
  owner = "Metering & Billing", effort = { ["Metering & Billing"] = 70, Digital = 20 }, periods = 2,
  cost = 85000,
  feasibility = 0.5, requires = { "Explain the new fee one month ahead" }, horizon = "later",
  area = "product",
  improves = { [at "First bill with the new fee"] = { Certainty = 2, Clarity = 2 } },
  benefit = 40000,                               -- half of the suppliers have to say yes
}

-- Money for eleven of the twelve; Digital and Communications can do one thing at a time.
roadmap "Killer first" {
  periods = 6, period = "quarter", start = "2026-01", lookahead = 12,
  budget = 410000, budget_per_period = 165000, horizons = { now = 2, next = 4, later = 6 },
  rhythm = "Review every first Tuesday of the quarter, with the crews at the table",
}

scenario "Only the crew" {
  with = { "Live arrival text from the crew", "No-show = second visit in the same week",
           "Promise a date window in the quote" },
}
scenario "Everything but the fee preview" { without = { "Fee preview with energy suppliers" } }
scenario "A contractor that comes" {
  set = { [at "Reminder the day before"] = { next = { ["Technician does not show up"] = 0.02,
                                                      ["Heavier fuse installed"] = 0.98 } } },
}
