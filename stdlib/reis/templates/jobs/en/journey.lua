-- Jobs to be done: milestones by what the customer wants done, with criteria
--   reis check journey.lua; reis map journey.lua -o map.pdf; reis roadmap journey.lua
-- A phase is a milestone of the customer's, not a department of yours; its criteria are in the customer's words.

company "Our company" { why = "Nobody uninsured by mistake", what = "Insurance", language = "en", currency = "EUR" }

value "clarity" { weight = 3, kind = "functional", promise = "Read once, understood" }
value "calm" { weight = 2, kind = "emotional", promise = "It is taken care of" }

channel "website" { kind = "digital", cost = 0.10, icon = "web" }
channel "phone" { kind = "human", cost = 6.50, icon = "phone" }
channel "mail" { kind = "digital", cost = 0.01, icon = "mail" }
team "online" { capacity = 20 }
team "advice" { capacity = 15 }

interview "At home, open questions" { n = 16, date = "@TODAY@", selection = "moved within the year" }
usertest "Thinking aloud" { n = 6, date = "@TODAY@" }

persona "Mila" {
  share = 0.7, age = 29, role = "buys a first home", job = "Nothing forgotten when I get the key",
  drivers = { "No unpleasant surprises" }, context = { "Everything at once" }, expects = { clarity = 7, calm = 6 },
}
persona "Henk" {
  share = 0.3, age = 63, role = "moves to something smaller", job = "Not pay for what I no longer have",
  drivers = { "Order in the papers" }, context = { "Time enough" }, expects = { clarity = 6, calm = 7 },
}

goal "Settled before the key" { measure = "completion", worth = 70000 }
goal "A better experience" { measure = "experience", worth = 9000 }

journey "Move, insured" {
  goal = "Sleep well the first night", job = "Nothing forgotten when I get the key", customers = 4000,
  cyclic = { probability = 0.2, to = "Make a list", label = "Something changes" },

  phase "Know what I need" {
    goal = "A list that is complete",
    criterion "clearly about me" { measure = "experience", at = "Make a list", min = 5.5 },
    touchpoint "Make a list" {
      channel = "website", owner = "online", jobs = { "Forget nothing" }, offers = "Your list in five questions",
      score = { clarity = 6, calm = 6 }, leave = 0.2, evidence = { "Thinking aloud" },
      need "Not fill in everything at once" { importance = 8, satisfaction = 5,
        evidence = { "At home, open questions" } },
    },
  },
  phase "Dare to choose" {
    goal = "Know what I leave out, and why",
    criterion "not too many choices" { measure = "completion", min = 0.4 },
    touchpoint "Compare cover" {
      channel = "website", owner = "online", jobs = { "Understand the difference" },
      offers = "What is not covered, first",
      score = { clarity = 5, calm = 5, Henk = { clarity = 4 } }, leave = 0.2, evidence = { "Thinking aloud" },
      pain "The exceptions are at the back" { severity = 7, frequency = 0.5, evidence = { "At home, open questions" } },
    },
    touchpoint "Ask someone" {
      channel = "phone", owner = "advice", jobs = { "Be sure" }, offers = "A second pair of eyes",
      duration = minutes(12), moment_of_truth = true,
      score = { clarity = 7, calm = 8 }, evidence = { "At home, open questions" },
      quote = "He said: that one you do not need.",
      need "An answer the same day" { importance = 7, satisfaction = 5, evidence = { "At home, open questions" } },
    },
  },
  phase "Have it settled" {
    goal = "Proof before the key",
    touchpoint "Close it" {
      channel = "website", owner = "online", jobs = { "Be done with it" }, offers = "Covered from the day itself",
      score = { clarity = 7, calm = 7 }, leave = 0.05, evidence = { "Thinking aloud" },
    },
    touchpoint "Read the proof" {
      channel = "mail", owner = "online", jobs = { "Show it to the notary" }, offers = "One page for the notary",
      score = { clarity = 8, calm = 8 }, evidence = { "At home, open questions" },
    },
  },
}

action "Exceptions on top" {
  owner = "online", effort = 6, cost = 2000, resolves = { "The exceptions are at the back" },
  improves = { ["Compare cover"] = { clarity = 2, calm = 1, leave = -0.05 } },
}
action "Save the list halfway" {
  owner = "online", effort = 8, cost = 2500, serves = { "Not fill in everything at once" },
  improves = { ["Make a list"] = { calm = 1, leave = -0.06 } },
}
action "Call back within the hour" {
  owner = "advice", effort = 10, cost = 3000, serves = { "An answer the same day" },
  improves = { ["Ask someone"] = { calm = 1 } },
}

roadmap "This year" { periods = 4, period = "quarter", start = "@MONTH@", budget = 5000 }
