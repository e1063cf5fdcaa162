-- The chain: business model canvas, value proposition canvas, journey
--   reis check journey.lua; reis map journey.lua -o map.pdf; reis ecosystem journey.lua -o ecosystem.pdf
-- What the model promises a segment, the proposition promises a persona, and a touchpoint has to make good.

company "Our company" { why = "Eat well, throw away little", how = "From the field to the door",
  what = "Boxes of vegetables", language = "en", currency = "EUR" }

-- 1. The business model
business_model "Box of the week" {
  key_partners = { "Eleven growers", "Bicycle couriers" },
  key_activities = { "Put boxes together" }, key_resources = { "Cold store", "Contracts with growers" },
  value_propositions = { "Supper solved" }, customer_relationships = { "A box that learns" },
  channels = { "website", "courier" }, customer_segments = { "Two children, two jobs" },
  cost_structure = { "Vegetables", "Delivery" }, revenue_streams = { "Boxes, weekly" },
}

value "ease" { weight = 3, kind = "functional", promise = "Supper is thought of" }
value "freshness" { weight = 2, kind = "emotional", promise = "Picked yesterday" }

channel "website" { kind = "digital", cost = 0.10, icon = "web" }
channel "courier" { kind = "human", managed = false, icon = "visit" }
channel "chat" { kind = "digital", cost = 2.50, icon = "chat" }
team "box" { capacity = 20 }
team "online" { capacity = 15 }
partner "Bicycle couriers" { alternative = "Pick-up points" }
partner "Eleven growers" { alternative = "The auction" }

survey "Taste" { n = 140, date = "@TODAY@" }
interview "In the kitchen" { n = 10, date = "@TODAY@" }

persona "Lotte" {
  share = 1, age = 36, role = "two children, two jobs", job = "Good food at six", expects = { ease = 7, freshness = 7 },
}

-- 2. What it promises her
value_proposition "Supper solved" {
  model = "Box of the week", persona = "Lotte", jobs = { "Good food at six" },
  pains = { "Things nobody likes" }, gains = { "Children who eat vegetables", "Know the quarter of an hour" },
  products = { "Box of the week" }, pain_relievers = { "Swap one thing" },
  gain_creators = { "A recipe they can help with" },
}

goal "Boxes that are ordered" { measure = "completion", worth = 60000 }
goal "A better experience" { measure = "experience", worth = 9000 }

-- 3. Where it is made good
journey "A box a week" {
  goal = "Good food at six", customers = 1800, leads_to = { ["Swap something"] = 0.3 },
  cyclic = { probability = 0.6, to = "See what comes", label = "Next week" },
  phase "Choose" {
    goal = "Know what we will eat",
    touchpoint "See what comes" {
      channel = "website", owner = "online", proposition = "Supper solved", offers = "Next week in one look",
      score = { ease = 6, freshness = 6 }, leave = 0.15, evidence = { "Taste" },
      pain "Things nobody likes" { severity = 6, frequency = 0.5, evidence = { "In the kitchen" } },
    },
    touchpoint "Order the box" {
      channel = "website", owner = "online", offers = "Ordered in a minute", score = { ease = 7, freshness = 6 },
      leave = 0.06, evidence = { "Taste" },
    },
  },
  phase "Receive" {
    goal = "It is there when I am",
    touchpoint "At the door" {
      channel = "courier", owner = "Bicycle couriers", score = { ease = 6, freshness = 7 },
      evidence = { "In the kitchen" },
      need "Know the quarter of an hour" { importance = 8, satisfaction = 4, evidence = { "In the kitchen" } },
    },
  },
  phase "Cook" {
    goal = "On the table at six",
    touchpoint "Open the box" {
      owner = "box", offers = "Picked yesterday", physical = { "Box, recipe card" }, moment_of_truth = true,
      score = { ease = 7, freshness = 9 }, evidence = { "In the kitchen" }, quote = "It still smelled of earth.",
    },
    touchpoint "Eat together" {
      owner = "box", offers = "A recipe they can help with", score = { ease = 7, freshness = 8 },
      evidence = { "Taste" },
      need "Children who eat vegetables" { importance = 8, satisfaction = 7, evidence = { "In the kitchen" } },
    },
  },
}
journey "Swap something" {
  goal = "Only what we like", leads_to = { ["A box a week"] = 0.9 },
  phase "Swap" {
    touchpoint "Ask for a swap" {
      channel = "chat", owner = "box", offers = "Swap one thing", score = { ease = 6, freshness = 7 }, leave = 0.1,
      evidence = { "In the kitchen" },
    },
    touchpoint "See it changed" {
      channel = "website", owner = "online", offers = "Changed at once", score = { ease = 7, freshness = 7 },
      evidence = { "In the kitchen" },
    },
  },
}

action "Say what you never want" {
  owner = "online", effort = 9, cost = 3000, resolves = { "See what comes/Things nobody likes" },
  improves = { ["See what comes"] = { ease = 2, leave = -0.04 } },
}
action "A message from the bike" {
  owner = "box", effort = 5, cost = 1500, serves = { "Know the quarter of an hour" },
  improves = { ["At the door"] = { ease = 2 } },
}

roadmap "This year" { periods = 4, period = "quarter", start = "@MONTH@", budget = 4000 }
