-- A small journey that shows most of what a picture can show, drawn by tests/golden/run.

company "Velo Noord" { why = "Everyone on a bike, all year round", language = "en", currency = "EUR" }
value "ease" { weight = 3, kind = "functional", promise = "Nothing is asked twice" }
value "trust" { weight = 2, kind = "emotional", promise = "We say what we know" }
channel "website" { kind = "digital", cost = 0.10 }
channel "phone" { kind = "human", cost = 6.50 }
channel "courier" { kind = "human", managed = false }
team "shop" { capacity = 30 }
team "it" { capacity = 12 }
system "ERP" { realtime = false }
partner "Parcel service"
survey "CSAT spring" { n = 412, date = "2025-09-14" }
persona "Anna" { share = 0.6, age = 34, job = "Get to work dry and on time", expects = { ease = 7, trust = 6 } }
persona "Bram" { share = 0.4, age = 61, job = "Ride safely", expects = 6 }
goal "More finished orders" { measure = "completion", journey = "Buy a bike", worth = 120000 }

journey "Buy a bike" {
  goal = "Ride home on a bike that fits",
  cyclic = { probability = 0.35, to = "Orientation", label = "next bike" },
  leads_to = { ["Have it repaired"] = 0.5 },
  phase "Orientation" {
    goal = "Know what fits me", activities = { "compare" }, criteria = { "clearly about me" },
    touchpoint "Product page" {
      channel = "website", owner = "shop", offers = "A bike that fits in three questions", leave = 0.25,
      score = { ease = 7, trust = 6, Bram = { ease = between(3, 4, 6) } }, evidence = { "CSAT spring" },
      need "Know the total price" { importance = 9, satisfaction = 4 },
      pain "Sizes are jargon" { severity = 6, frequency = 0.4 },
      question "Does it fit in the train?" {},
    },
  },
  phase "Purchase" {
    touchpoint "Checkout" {
      channel = "website", owner = "it", moment_of_truth = true, offers = "Paid in a minute", systems = { "ERP" },
      score = { ease = 5, trust = 7 }, leave = 0.15, next = { ["Delivery"] = 0.80, ["Helpdesk call"] = 0.05 },
      killer "Paid, then out of stock" { probability = 0.02 },
      fail "Stock is a day old" { systems = { "ERP" } },
    },
    touchpoint "Helpdesk call" { channel = "phone", owner = "shop", score = { ease = 6, trust = 8 }, next = "Delivery",
                                 duration = minutes(9), quote = "They knew my name" },
  },
  phase "Use" {
    touchpoint "Delivery" { channel = "courier", partners = { "Parcel service" }, score = { ease = 8, trust = 7 }, duration = days(2) },
    touchpoint "First week" { silence = true, duration = weeks(1) },
  },
}

journey "Have it repaired" {
  goal = "Ride again tomorrow",
  phase "Repair" {
    touchpoint "Bring it in" { channel = "phone", owner = "shop", score = { ease = 6, trust = 6 }, leave = 0.05 },
    touchpoint "Fetch it" { channel = "phone", owner = "shop", score = { ease = 7, trust = 8 } },
  },
}

action "Live stock" { owner = "it", effort = between(8, 12, 16), cost = 9000, feasibility = 0.9, upkeep = 500,
                      improves = { ["Checkout"] = { ease = 1, leave = -0.04 } }, removes = { "Paid, then out of stock" } }
action "Plain sizes" { owner = "shop", effort = 5, cost = 1500, resolves = { "Sizes are jargon" },
                       improves = { ["Product page"] = { ease = 1.5, leave = -0.03 } } }
action "Own couriers" { cost = 80000, improves = { ["Delivery"] = { trust = 1 } } }
roadmap "2027" { periods = 4, period = "quarter", start = "2027-01", budget = 12000 }
