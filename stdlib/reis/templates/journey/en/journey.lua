-- A first journey, small and whole
--   reis check journey.lua            what is wrong, and what the method still asks
--   reis score journey.lua            the measures
--   reis map journey.lua -o map.pdf   the map
--   reis roadmap journey.lua          which actions first
-- Everything below is an example: replace it with what your customers told you.

company "My company" {
  why = "Why we exist",
  what = "What we make",
  language = "en", currency = "EUR",
}

-- The added values that a customer should experience, and how much each counts.
value "ease"  { weight = 2, kind = "functional", promise = "It goes without effort" }
value "trust" { weight = 1, kind = "emotional",  promise = "We do what we say" }

channel "website" { kind = "digital", cost = 0.10, icon = "web" }
channel "phone"   { kind = "human",   cost = 6.50, icon = "phone" }
team "service" { capacity = 20 }

-- Talk to real customers; say when and to how many.
interview "First talks" { n = 16, date = "@TODAY@", by = "us", where = "at their homes" }

persona "Kim" {
  share = 1, age = 34, role = "first-time customer",
  job = "Get it done before the weekend",
  expects = { ease = 7, trust = 7 },
}

journey "Become a customer" {
  goal = "Have what I came for, without worries",
  cyclic = { probability = 0.3, to = "Orient" },

  phase "Orient" {
    goal = "Know whether this is for me",
    touchpoint "Home page" {
      channel = "website", owner = "service", offers = "The price and what you get, on one page",
      score = { ease = 7, trust = 6 }, leave = 0.30, evidence = { "First talks" },
      need "See the total price" { importance = 9, satisfaction = 5, mentions = 5, evidence = { "First talks" } },
    },
  },
  phase "Order" {
    goal = "Order without mistakes",
    touchpoint "Order form" {
      channel = "website", owner = "service", offers = "Ordered in three minutes", moment_of_truth = true,
      score = { ease = 5, trust = 6 }, leave = 0.15, evidence = { "First talks" },
      pain "Asked for the same thing twice" { severity = 6, frequency = 0.4, mentions = 4,
        evidence = { "First talks" } },
    },
  },
  phase "Use" {
    goal = "It works, and someone helps when it does not",
    touchpoint "Call for help" {
      channel = "phone", owner = "service", offers = "A person who knows your order",
      score = { ease = 6, trust = 8 }, evidence = { "First talks" },
      quote = "He already knew what it was about.",
    },
  },
}

action "Ask once" {
  owner = "service", effort = 8, cost = 2000, feasibility = 0.9,
  improves = { ["Order form"] = { ease = 2, leave = -0.05 } },
  resolves = { "Asked for the same thing twice" },
}
action "Price on the first page" {
  owner = "service", effort = 3, cost = 500,
  improves = { ["Home page"] = { trust = 1, leave = -0.05 } },
  serves = { "See the total price" },
}

roadmap "This year" { periods = 4, period = "quarter", start = "@MONTH@", budget = 2500 }
