-- The relationship cycle: every end is a new beginning
--   reis check journey.lua; reis map journey.lua -o map.pdf; reis score journey.lua (lifetime)
-- Winning customers and keeping them is one circle: `cyclic` says how many go round again.

company "Our company" { why = "Customers who stay", what = "A subscription", language = "en", currency = "EUR" }

value "ease" { weight = 2, kind = "functional", promise = "It takes no effort" }
value "attention" { weight = 2, kind = "emotional", promise = "You are known here" }

channel "website" { kind = "digital", cost = 0.10, icon = "web" }
channel "phone" { kind = "human", cost = 6.50, icon = "phone" }
channel "mail" { kind = "digital", cost = 0.01, icon = "mail" }
channel "visit" { kind = "human", cost = 35, icon = "visit" }
team "sales" { capacity = 12 }
team "service" { capacity = 20 }

interview "Customers who stayed" { n = 9, date = "@TODAY@", where = "at their homes" }
interview "Customers who left" { n = 7, date = "@TODAY@" }

persona "Noor" { share = 0.6, age = 41, role = "stays as long as it goes well",
  job = "Not to have to think about it", expects = { ease = 7, attention = 6 } }
persona "Sem" { share = 0.4, age = 27, role = "compares every year", job = "Not to pay too much",
  expects = { ease = 8, attention = 5 } }

goal "Customers who stay" { measure = "lifetime", worth = 40000 }
goal "A better experience" { measure = "experience", worth = 7000 }

journey "The relationship" {
  goal = "Someone I can rely on", customers = 1500,
  cyclic = { probability = 0.65, to = "First use", label = "Renews for a year" },

  phase "Meet" {
    goal = "Know whether we fit",
    touchpoint "Have a first talk" {
      channel = "phone", owner = "sales", offers = "Advice without a sale",
      score = { ease = 7, attention = 7 }, leave = 0.3, evidence = { "Customers who stayed" },
    },
  },
  phase "Begin" {
    goal = "Start without trouble",
    touchpoint "Sign up" {
      channel = "website", owner = "sales", offers = "Settled in one page",
      score = { ease = 6, attention = 6 }, leave = 0.1, evidence = { "Customers who stayed" },
    },
    touchpoint "First use" {
      channel = "visit", owner = "service", offers = "We do it together once", moment_of_truth = true,
      score = { ease = 8, attention = 8 }, evidence = { "Customers who stayed" },
      quote = "He stayed until it worked.",
    },
  },
  phase "Live with it" {
    goal = "It goes by itself",
    touchpoint "Hear nothing for months" {
      silence = true, owner = "service", wait = weeks(20), score = { ease = 6, attention = 4 },
      feels = "Do they still know me?",
      evidence = { "Customers who left" },
      pain "Nobody asks how it goes" { severity = 5, frequency = 0.6, evidence = { "Customers who left" } },
    },
    touchpoint "Report a problem" {
      channel = "phone", owner = "service", offers = "Solved in one call",
      score = { ease = 6, attention = 7 }, leave = each { default = 0.05, Sem = 0.15 },
      evidence = { "Customers who left" },
      pain "Tell it three times" { severity = 7, frequency = 0.3, evidence = { "Customers who left" } },
    },
  },
  phase "Renew" {
    goal = "Choose again, knowing why",
    touchpoint "Look back on the year" {
      channel = "mail", owner = "sales", offers = "What it brought you",
      score = { ease = 7, attention = 6, Sem = { attention = 5 } }, evidence = { "Customers who stayed" },
      need "Pay no more than a new customer" { importance = 8, satisfaction = 4, evidence = { "Customers who left" } },
    },
  },
}

action "A call halfway" {
  owner = "service", effort = 8, cost = 1200, resolves = { "Nobody asks how it goes" },
  improves = { ["Hear nothing for months"] = { attention = 2 } },
}
action "One file for all" {
  owner = "service", effort = 14, cost = 5000, resolves = { "Tell it three times" },
  improves = { ["Report a problem"] = { ease = 2, leave = -0.03 } },
}
action "The same price for all" {
  owner = "sales", effort = 3, cost = 2500, serves = { "Pay no more than a new customer" },
  improves = { ["Look back on the year"] = { attention = 2 } },
}

roadmap "This year" { periods = 4, period = "quarter", start = "@MONTH@", budget = 7000 }
