-- The service blueprint: what the customer sees, and what is behind it
--   reis map journey.lua -o map.pdf; reis zoom journey.lua "The visit" -o zoom.pdf
-- The zoom draws the lanes: on stage, the line of visibility, backstage, systems, partners, fail points.

company "Our company" { why = "Heat without worries", what = "Boilers, kept running", language = "en",
  currency = "EUR" }

value "ease" { weight = 2, kind = "functional", promise = "One call is enough" }
value "trust" { weight = 2, kind = "emotional", promise = "We come when we said" }

channel "website" { kind = "digital", cost = 0.10, icon = "web" }
channel "phone" { kind = "human", cost = 6.50, icon = "phone" }
channel "visit" { kind = "human", cost = 60, icon = "visit" }
team "desk" { capacity = 15 }
team "engineers" { capacity = 40 }
system "Planner" { realtime = true }
system "Parts" { realtime = false }
partner "Wholesaler" { levels = { "next morning, 95 %" }, alternative = "A second wholesaler" }

observation "A day in the van" { n = 14, date = "@TODAY@" }
interview "At the kitchen table" { n = 8, date = "@TODAY@" }

persona "Ada" { share = 1, age = 52, role = "sits in the cold", job = "Be warm again tonight",
  expects = { ease = 7, trust = 7 } }

goal "Warm on the day itself" { measure = "completion", worth = 50000 }
goal "A better experience" { measure = "experience", worth = 8000 }

journey "Have it repaired" {
  goal = "Be warm again", customers = 3200,
  cyclic = { probability = 0.4, to = "Report it", label = "Next winter" },

  phase "Report" {
    goal = "Know when someone comes",
    touchpoint "Report it" {
      channel = "phone", owner = "desk", offers = "A time before you hang up", duration = minutes(6),
      frontstage = { "Asks three questions" }, backstage = { "Finds the nearest engineer" }, systems = { "Planner" },
      score = { ease = 7, trust = 7 }, leave = 0.08, evidence = { "At the kitchen table" },
    },
    touchpoint "Read who is coming" {
      channel = "website", owner = "desk", offers = "A name and a time",
      backstage = { "Follows the van" }, systems = { "Planner" },
      score = { ease = 7, trust = 6 }, evidence = { "At the kitchen table" },
    },
  },
  phase "The visit" {
    goal = "Have it repaired in one go",
    touchpoint "Open the door" {
      channel = "visit", owner = "engineers", offers = "Someone who knows the boiler",
      physical = { "Van, work clothes" },
      frontstage = { "Says who he is" }, backstage = { "Reads the history" }, systems = { "Planner" },
      score = { ease = 7, trust = 8 }, evidence = { "A day in the van" },
    },
    touchpoint "Watch the repair" {
      channel = "visit", owner = "engineers", offers = "Warm before he leaves", moment_of_truth = true,
      duration = hours(1),
      frontstage = { "Tells what is broken" }, backstage = { "Takes the part from the van" },
      systems = { "Parts" }, partners = { "Wholesaler" },
      score = { ease = 5, trust = 6 }, evidence = { "A day in the van" },
      fail "The part is not in the van" { systems = { "Parts" }, partners = { "Wholesaler" }, probability = 0.2,
        evidence = { "A day in the van" } },
      pain "He has to come back" { severity = 8, frequency = 0.2, evidence = { "At the kitchen table" } },
      killer "Gas is smelled afterwards" { probability = 0.002, evidence = { "A day in the van" } },
    },
    touchpoint "Feel it get warm" {
      channel = "visit", owner = "engineers", offers = "Tested while you watch",
      frontstage = { "Shows the pressure" }, backstage = { "Closes the order" }, systems = { "Planner" },
      score = { ease = 8, trust = 9 }, evidence = { "At the kitchen table" },
      quote = "We felt the radiator together.",
    },
  },
  phase "Settle" {
    goal = "Pay what was agreed",
    touchpoint "Get the bill" {
      channel = "website", owner = "desk", offers = "No line that surprises",
      backstage = { "Adds up parts and hours" }, systems = { "Parts" },
      score = { ease = 7, trust = 6 }, evidence = { "At the kitchen table" },
      pain "The price comes afterwards" { severity = 5, frequency = 0.4, evidence = { "At the kitchen table" } },
    },
  },
}

action "Van stocked by the weather" {
  owner = "engineers", effort = 12, cost = 4000, resolves = { "He has to come back" },
  improves = { ["Watch the repair"] = { ease = 2, trust = 1 } },
}
action "Measure twice" { owner = "engineers", effort = 5, cost = 800, removes = { "Gas is smelled afterwards" } }
action "Price before the work" {
  owner = "desk", effort = 4, cost = 600, resolves = { "The price comes afterwards" },
  improves = { ["Get the bill"] = { trust = 2 } },
}

roadmap "This year" { periods = 4, period = "quarter", start = "@MONTH@", budget = 5000 }
