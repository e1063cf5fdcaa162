-- The nine phases: from a latent need to an ambassador
--   reis check journey.lua; reis map journey.lua -o map.pdf; reis roadmap journey.lua
-- A phase in which nothing happens may go. Everything below is an example: replace it with what your customers told you.

company "Our company" {
  why = "Why we exist", how = "How we do that", what = "What we make",
  language = "en", currency = "EUR",
}

value "ease" { weight = 3, kind = "functional", promise = "Nothing is asked twice" }
value "trust" { weight = 2, kind = "emotional", promise = "We say what we know" }

channel "website" { kind = "digital", cost = 0.10, icon = "web" }
channel "phone" { kind = "human", cost = 6.50, icon = "phone" }
channel "mail" { kind = "digital", cost = 0.01, icon = "mail" }
channel "courier" { kind = "human", managed = false, icon = "visit" }
channel "word of mouth" { kind = "human", managed = false, icon = "mouth" }
team "marketing" { capacity = 15 }
team "service" { capacity = 20 }
partner "Parcel service" { alternative = "Our own van" }

interview "First talks" { n = 16, date = "@TODAY@", by = "us", where = "at their homes" }

persona "Kim" {
  share = 1, age = 34, role = "first-time customer", job = "Have it settled before the weekend",
  expects = { ease = 7, trust = 6 },
}

goal "Finished purchases" { measure = "completion", worth = 60000 }
goal "A better experience" { measure = "experience", worth = 8000 }

journey "From need to ambassador" {
  goal = "Have what I needed, and be glad of it", customers = 2000,
  cyclic = { probability = 0.3, to = "Something is missing", label = "Tells a friend" },

  phase "Need" {
    goal = "Notice that something could be better",
    touchpoint "Something is missing" {
      managed = false, experience = 5, expects = 5, feels = "It will do, for now", evidence = { "First talks" },
    },
  },
  phase "Orientation" {
    goal = "Know what there is",
    touchpoint "Search and find" {
      channel = "website", owner = "marketing", offers = "The answer on the first page",
      score = { ease = 6, trust = 5 }, leave = 0.25, evidence = { "First talks" },
      need "See the total price" { importance = 9, satisfaction = 5, evidence = { "First talks" } },
    },
  },
  phase "Consideration" {
    goal = "Know whether this one fits me",
    touchpoint "Compare two offers" {
      channel = "website", owner = "marketing", offers = "What differs, side by side",
      score = { ease = 5, trust = 6 }, leave = 0.2, evidence = { "First talks" },
      pain "Terms nobody knows" { severity = 6, frequency = 0.4, evidence = { "First talks" } },
    },
  },
  phase "Decision" {
    goal = "Dare to say yes",
    touchpoint "Ask the last question" {
      channel = "phone", owner = "service", offers = "An honest answer", moment_of_truth = true,
      score = { ease = 6, trust = 8 }, leave = 0.05, evidence = { "First talks" },
      quote = "She told me what it cannot do.",
    },
  },
  phase "Purchase" {
    goal = "Order without mistakes",
    touchpoint "Order and pay" {
      channel = "website", owner = "marketing", offers = "Done in three minutes",
      score = { ease = 6, trust = 7 }, leave = 0.08, evidence = { "First talks" },
      pain "Sold out after all" { severity = 7, frequency = 0.1, evidence = { "First talks" } },
    },
  },
  phase "Delivery" {
    goal = "Know when it comes",
    touchpoint "At the door" {
      channel = "courier", owner = "Parcel service", score = { ease = 7, trust = 6 }, wait = days(2),
      evidence = { "First talks" },
    },
  },
  phase "Use" {
    goal = "It does what was promised",
    touchpoint "Use it for the first time" {
      channel = "mail", owner = "service", offers = "The three first steps",
      score = { ease = 7, trust = 8 }, evidence = { "First talks" },
    },
  },
  phase "Loyalty" {
    goal = "Be known when I come back",
    touchpoint "Get help later on" {
      channel = "phone", owner = "service", offers = "Someone who knows what you have",
      score = { ease = 6, trust = 7 }, evidence = { "First talks" },
    },
  },
  phase "Ambassador" {
    goal = "Help others to it",
    touchpoint "Tell a friend" {
      channel = "word of mouth", score = { ease = 8, trust = 8 }, evidence = { "First talks" },
    },
  },
}

action "Plain words" {
  owner = "marketing", effort = 6, cost = 1500, resolves = { "Terms nobody knows" },
  improves = { ["Compare two offers"] = { ease = 2, leave = -0.05 } },
}
action "Price on the first page" {
  owner = "marketing", effort = 3, cost = 500, serves = { "See the total price" },
  improves = { ["Search and find"] = { trust = 1, leave = -0.05 } },
}
action "Stock that is true" {
  owner = "service", effort = 10, cost = 3000, resolves = { "Sold out after all" },
  improves = { ["Order and pay"] = { trust = 1, leave = -0.03 } },
}

roadmap "This year" { periods = 4, period = "quarter", start = "@MONTH@", budget = 4000 }
