-- Velo Noord: a bicycle maker with a website, two shops and a courier that is not its own.
-- The script of the manual, grown up: uncertain numbers, several sources, what was done and what
-- came of it.
--
--   reis whatif bike-shop.lua     six ways to spend a year, side by side

company "Velo Noord" {
  why = "Everyone on a bike, all year round", how = "Configured online, delivered ready to ride",
  what = "City bikes with a service plan", unique = "One frame, 240 fits", language = "en",
  currency = "EUR",
}

-- What we sell, and to whom ---------------------------------------------------------------------
business_model "City bikes with service" {
  key_partners = { "Frame maker in Dieren", "Parcel service", "Lease broker" },
  key_activities = { "Fitting", "Assembly to order", "Yearly service" },
  key_resources = { "Fit data of 31,000 riders", "Two workshops" },
  value_propositions = { "A bike that fits in three questions", "Ready to ride at the door" },
  customer_relationships = { "The same mechanic every year" },
  channels = { "website", "shop", "phone", "courier" },
  customer_segments = { "Commuters", "Riders over 55" },
  cost_structure = { "Parts", "Workshop hours", "Delivery" },
  revenue_streams = { "Bikes", "Service plan, EUR 14 a month" },
}

value "ease"  { weight = 3, kind = "functional", promise = "Nothing is asked twice" }
value "trust" { weight = 2, kind = "emotional",  promise = "We say what we know" }
value "joy"   { weight = 1, kind = "emotional",  promise = "The first ride is a present" }
principle "One voice" {
  values = { "ease", "trust" }, promise = "Site, shop and phone know the same",
}
principle "No small print"    { values = { "trust" } }

channel "website"     { kind = "digital", icon = "web", cost = 0.10, upkeep = 24000 }
channel "phone"       { kind = "human", icon = "phone", cost = 6.50 }
channel "shop"        { kind = "physical", icon = "person", cost = 11 }
channel "mail"        { kind = "digital", icon = "mail", cost = 0.01 }
channel "courier"     { kind = "human", icon = "visit", managed = false }      -- not ours to steer
channel "review site" { kind = "digital", icon = "chat", managed = false }
team "shops"    { capacity = 30 }                                  -- person-days per quarter
team "it"       { capacity = 20 }
team "workshop" { capacity = 25 }
system "ERP"      { realtime = false, upkeep = 18000 }
system "Web shop"
system "Planner"  { managed = false }
partner "Parcel service" {
  levels = { "door within two days: 93 %" }, alternative = "Own van within 30 km",
}
partner "Lease broker"

survey      "CSAT spring"    { n = 412, date = "2026-03-14",
                               method = "after delivery, 19 % answered" }
interview   "Home visits"    { n = 18, date = "2026-02-01", where = "Groningen, Utrecht",
                               by = "Two designers" }
usertest    "Fitting test"   { n = 9,    date = "2026-05-20", method = "thinking aloud, own phone" }
observation "Shop Saturdays" { n = 31,   date = "2026-04-11", where = "Shop in Zwolle" }
log         "Web statistics" { n = 5120, date = "2026-06-01" }
review      "Review sites"   { n = 268,  date = "2026-06-10" }
assumption  "Shop talk"      { date = "2026-01-15", note = "What mechanics say at coffee",
                               based_on = { "Shop Saturdays" } }

persona "Anna" {
  full = "Anna Veldkamp", gender = "woman", income = "EUR 41,000",
  share = 0.55, age = 34, home = "Utrecht", interests = { "hiking" }, role = "Commuter, 11 km",
  job = "Get to work dry and on time", expects = { ease = 7, trust = 6, joy = 6 },
  quote = "I order everything else in two minutes.",
}
persona "Bram" {
  share = 0.30, age = 61, role = "Rides with his grandchildren", job = "Ride safely", expects = 6,
  quote = "Twenty-eight what? Inch?",
}
persona "Noor" { extends = "Anna", share = 0.15, age = 27, role = "Leases through her employer",
                 job = "Have the paperwork done by someone else",
                 expects = { ease = 8, trust = 6, joy = 6 }, }

value_proposition "Fits at once" {
  model = "City bikes with service", persona = "Bram",
  jobs = { "Ride safely", "Step on without lifting a knee" },
  pains = { "Sizes are jargon", "Afraid to order a wrong frame" },
  gains = { "Know the total price" }, products = { "A bike that fits in three questions" },
  pain_relievers = { "Three questions in plain words", "Swap of frame within 30 days" },
  gain_creators = { "One price, service included" },
}

-- The aims, in euros a year for all customers together ------------------------------------------
goal "More finished orders" {
  measure = "completion", journey = "Buy a bike", worth = 420000, target = 0.5,
}
goal "Riders who come back"  { measure = "lifetime",      journey = "Buy a bike", worth = 160000 }
goal "A better ride" {
  measure = "experience", journey = "Buy a bike", worth = 40000, target = 7,
}
goal "Nobody paid for air" {
  measure = "killer_risk", journey = "Buy a bike", worth = 250000, target = 0,
}

journey "Buy a bike" {
  goal = "Ride home on a bike that fits", job = "Be on time, dry and safe, without a car",
  customers = 6400, purpose = "conversion", tolerance = 0.02, state = "as-is",
  starts = { ["Advert at the station"] = 0.3, ["Product page"] = 0.6,
             ["Walk into the shop"] = 0.1 },
  cyclic = { probability = between(0.25, 0.35, 0.5), to = "Orientation",
             label = "The old bike goes to a nephew" },
  leads_to = { ["Yearly service"] = 0.7 },
  criterion "It is clearly about me" {
    measure = "ease", at = "Product page", min = 6, persona = "Bram", evidence = { "Home visits" },
  },
  criterion "I never call about my order" { measure = "handovers", at = "Buy a bike", max = 3.5 },

  phase "Orientation" {
    goal = "Know what fits me", criteria = { "clearly about me" },
    activities = { "compare", "measure an inseam" }, duration = between(days(2), days(9), weeks(6)),
    touchpoint "Advert at the station" {
      offers = "A bike shown at the height of your own eyes",
      channel = "website", owner = "it", experience = 6, leave = 0.55,
      evidence = { "Web statistics" },
      note = "One mark for the whole: nobody judges an advert value by value",
    },
    touchpoint "Product page" {
      channel = "website", owner = "shops", offers = "A bike that fits in three questions",
      proposition = "Fits at once",
      score = { ease = seen { ["CSAT spring"] = 7.4, ["Fitting test"] = 6, ["Web statistics"] = 7 },
                trust = 6, joy = 6.5,
                Bram = { ease = between(3, 4, 6) } },
      -- June 2026: 5,120 visits that reached the page, and where they went.
      next = count { ["Test ride"] = 614, ["Walk into the shop"] = 512, ["Checkout"] = 1690,
                     leave = 2304 },
      rivals = { ["Fietsfabriek Oost"] = 7.5, ["The big orange web shop"] = 6.8 },
      duration = around(9, 3),
      evidence = { "CSAT spring", "Fitting test", "Web statistics" }, reviewed = "2026-06-15",
      systems = { "Web shop" }, follows = { "No small print" },
      need "Know the total price" {
        importance = 9, satisfaction = 4, mentions = 61, evidence = "CSAT spring",
      },
      need "See the bike on someone like me" {
        importance = 7, satisfaction = 5.5, mentions = 24, personas = { "Bram" },
        evidence = "Home visits",
      },
      pain "Sizes are jargon" {
        severity = 6, frequency = 0.4, evidence = { ["Home visits"] = 11, ["Fitting test"] = 6 },
      },
      question "Does it come with lights?",
    },
    touchpoint "Walk into the shop" {
      offers = "Somebody who measures you", channel = "shop", owner = "shops", follows = { "One voice" },
      score = { ease = 6, trust = 8, joy = 8, Bram = { ease = 8 } }, duration = minutes(25),
      leave = uniform(0.15, 0.35), evidence = { "Shop Saturdays" }, breaks = { "One voice" },
      pain "Shop price differs from the site" {
        severity = 7, frequency = 0.2, evidence = { ["Shop Saturdays"] = 8, ["Shop talk"] = 3 },
      },
    },
    touchpoint "Test ride" {
      channel = "shop", owner = "shops", moment_of_truth = each { default = false, Bram = true },
      duration = minutes(35),
      offers = "Twenty minutes outside, alone", score = { ease = 7, trust = 8.5, joy = 9.2 },
      leave = 0.18, physical = { "coffee", "the bike, warm from the last rider" },
      evidence = { "Shop Saturdays", "CSAT spring" },
      quote = { text = "I came back because I had to give it back.", persona = "Bram",
                evidence = "Shop Saturdays" },
    },
  },

  phase "Purchase" {
    goal = "Pay once, know when it comes",
    touchpoint "Checkout" {
      channel = "website", owner = "it", moment_of_truth = true, offers = "Paid in a minute",
      step = "pay",
      score = { ease = 5, trust = 7, joy = 5 }, systems = { "ERP", "Web shop" },
      duration = minutes(6), leave = each { default = 0.15, Bram = 0.30, Noor = 0.10 },
      next = each { default = { ["Order confirmed"] = 0.80, ["Helpdesk call"] = 0.05 },
                    Bram    = { ["Order confirmed"] = 0.45, ["Helpdesk call"] = 0.25 },
                    Noor    = { ["Lease papers"] = 0.90 } },
      killer "Paid, then out of stock" { probability = 0.02, evidence = { "Review sites" } },
      fail "Stock is that of last night" {
        systems = { "ERP", "Web shop" }, probability = 0.05, evidence = { "Web statistics" },
      },
      evidence = { "Web statistics", "Review sites" }, frontstage = "Three screens",
      backstage = "Stock copied from the ERP at 02:00",
    },
    touchpoint "Helpdesk call" {
      offers = "An answer within the call",
      channel = "phone", owner = "shops", score = { ease = 6, trust = 8 }, next = "Order confirmed",
      process = "pay",
      duration = minutes(9), wait = minutes(4), leave = 0.06, evidence = { "CSAT spring" },
    },
    touchpoint "Lease papers" {
      channel = "mail", owner = "Lease broker", personas = { "Noor" },
      score = { ease = 4, trust = 5 }, wait = workdays(6),
      leave = 0.12, partners = { "Lease broker" }, evidence = { "Home visits" },
      pain "The employer signs on paper" {
        severity = 7, frequency = 0.5, evidence = { ["Home visits"] = 4 },
      },
    },
    touchpoint "Order confirmed" {
      channel = "mail", owner = "it", score = { ease = 7, trust = 6, joy = 6 },
      offers = "A day, and the name of the mechanic", evidence = { "CSAT spring" }, leave = 0.02,
    },
  },

  phase "Delivery" {
    goal = "Be home once, ride at once",
    touchpoint "Bike is built" {
      silence = true, score = { ease = between(4, 6, 8), trust = between(3, 5, 7), joy = between(2, 4, 6) },
      wait = between(days(3), days(8), days(20)), owner = "workshop",
      backstage = "Mechanic picks the order from a sheet on the wall", systems = { "Planner" },
      evidence = { "Shop talk" }, feels = "Did they forget me?",
      need "A picture from the workshop" {
        importance = 6, satisfaction = 1.5, mentions = 19, evidence = "Review sites",
      },
    },
    touchpoint "Handed over at the door" {
      channel = "courier", owner = "Parcel service", partners = { "Parcel service" },
      score = { ease = 8, trust = 7, joy = 8 },
      duration = minutes(10), wait = days(2), evidence = { "CSAT spring", "Review sites" },
      physical = { "bike", "two keys", "a bell" },
      pain "Pedals still in a bag" {
        severity = 5, frequency = 0.3, evidence = { ["Review sites"] = 37 },
      },
    },
  },

  phase "Use" {
    goal = "Forget that it is there",
    touchpoint "First ride to work" {
      experience = 8.5, expects = 7, managed = false, importance = around(8, 1),
      evidence = { "Home visits" },
      quote = { text = "I took the long way.", persona = "Anna" },
    },
    touchpoint "First service" {
      offers = "The mechanic who built it",
      channel = "shop", owner = "workshop", zoom = "Yearly service",
      score = { ease = 7, trust = 8.5, joy = 6 },
      evidence = { "CSAT spring" }, next = { ["Stars on a review site"] = 0.25, done = 0.75 },
    },
    touchpoint "Stars on a review site" {
      channel = "review site", score = { ease = 7, trust = 7, joy = 7 },
      evidence = { "Review sites" }, managed = false,
    },
  },
}

journey "Yearly service" {
  goal = "Safe for another year", customers = 9100, personas = { "Anna", "Bram" },
  leads_to = { ["Buy a bike"] = 0.06 },
  phase "Plan" {
    goal = "A morning that suits",
    touchpoint "Reminder in March" {
      offers = "Not having to think of it", evidence = "CSAT spring",
      channel = "mail", owner = "workshop", score = { ease = 8, trust = 8 }, leave = 0.2,
    },
    touchpoint "Pick a morning" {
      offers = "A morning within two weeks", evidence = "CSAT spring",
      channel = "website", owner = "it", score = { ease = 5.5, trust = 6 }, systems = { "Planner" },
      leave = 0.08, duration = minutes(4),
    },
  },
  phase "Repair" {
    goal = "Know what was worn, and what it cost",
    touchpoint "Bike in, loan bike out" {
      offers = "At work on time all the same", evidence = "CSAT spring",
      channel = "shop", owner = "workshop", score = { ease = 7, trust = 8, joy = 7 },
    },
    touchpoint "Call about extra work" {
      offers = "No surprise on the bill", evidence = "CSAT spring",
      channel = "phone", owner = "workshop", score = { ease = 7, trust = 6 },
      next = "Bike back, with a list",
    },
    touchpoint "Bike back, with a list" {
      offers = "What was worn, with a picture", evidence = "CSAT spring",
      channel = "shop", owner = "workshop", moment_of_truth = true,
      score = { ease = 8, trust = 9, joy = 8 },
    },
  },
}

-- How service could go: a van at the office. It counts in nothing until a scenario uses it.
journey "Service at work" {
  state = "to-be", instead_of = "Yearly service", goal = "Safe for another year, without a trip",
  date = "2026-09-01", personas = { "Anna", "Bram" }, leads_to = { ["Buy a bike"] = 0.06 },
  phase "Plan" {
    goal = "Answer in one tap",
    touchpoint "Tap yes in the reminder" {
      offers = "Booked in one tap", evidence = "Shop talk",
      channel = "mail", owner = "workshop", score = { ease = 9, trust = 8 }, leave = 0.1,
    },
  },
  phase "Repair" {
    goal = "Ride home on a bike that was done at work",
    touchpoint "Van in the car park" {
      offers = "Done while you work", evidence = "Shop talk",
      channel = "shop", owner = "workshop", score = { ease = 9, trust = 8.5, joy = 8 },
      duration = hours(2),
    },
    touchpoint "Picture of the worn chain" {
      offers = "See it before you pay", evidence = "Shop talk",
      channel = "mail", owner = "workshop", score = { ease = 8, trust = 9, joy = 7 },
    },
  },
}

-- What is measured over time --------------------------------------------------------------------
metric "Ordered after seeing the page" {
  measure = "completion", touchpoint = "Buy a bike/Product page", unit = "share", better = "higher",
  formula = "share", target = 0.6,
  readings = { { date = "2026-03-31", n = 4870, hits = 2581 },
               { date = "2026-06-30", n = 5120, hits = 2816 } },
}
metric "Ease of the page" {
  measure = "ease", touchpoint = "Buy a bike/Product page", persona = "Bram", formula = "mean",
  scale = { low = 1, high = 5 }, action = "Plain sizes",
  readings = { { date = "2026-02-20", n = 88, mean = 2.1, sd = 1.1 },
               { date = "2026-06-20", n = 97, mean = 2.7, sd = 1.0 } },
}
metric "Would recommend" {
  measure = "other", journey = "Buy a bike", formula = "nps", unit = "points", better = "higher",
  readings = { { date = "2026-03-14", n = 412, promoters = 148, detractors = 91 },
               { date = "2026-09-14", n = 398, promoters = 161, detractors = 72 } },
}

-- What can be done ------------------------------------------------------------------------------
opportunity "Order without fear" {
  needs = { "Know the total price" }, pains = { "Sizes are jargon" },
  touchpoints = { "Product page", "Checkout" },
  horizon = "now", evidence = { "Home visits", "Fitting test" },
}

action "Plain sizes" {
  owner = "shops", effort = 5, cost = 1500, area = "website", status = "done", done = "2026-05-01",
  resolves = { "Sizes are jargon" }, opportunity = "Order without fear",
  improves = { ["Product page"] = { ease = 1.5 } },
}
action "Live stock" {
  owner = "it", effort = between(8, 12, 20), cost = 9000, upkeep = 1200, feasibility = 0.9,
  area = "process", moscow = "must",
  improves = { ["Checkout"] = { ease = 1, leave = -0.04 } },
  removes = { "Paid, then out of stock" }, evidence = { "Web statistics" },
}
action "One price, service included" {
  owner = "shops", effort = { shops = 8, it = 3 }, cost = 4000,
  feasibility = between(0.6, 0.8, 0.9), area = "product", moscow = "should",
  improves = { ["Product page"] = { trust = 1.5, leave = -0.04 },
               ["Walk into the shop"] = { trust = 0.5 } },
  serves = { "Know the total price" }, resolves = { "Shop price differs from the site" },
  opportunity = "Order without fear", requires = { "Plain sizes" },
}
action "Photo from the workshop" {
  owner = "workshop", effort = 6, cost = 1200, upkeep = 900, area = "communication",
  moscow = "could",
  improves = { ["Bike is built"] = { trust = 2, joy = 3 } },
  serves = { "A picture from the workshop" },
}
action "Own van within 30 km" {
  owner = "workshop", effort = 22, periods = 2, cost = 38000, upkeep = 21000, feasibility = 0.8,
  area = "people",
  benefit = 34000,                   -- parcel fees we no longer pay
  improves = { ["Handed over at the door"] = { trust = 1.5, joy = 1 } },
  resolves = { "Pedals still in a bag" }, conflicts = { "Courier mounts the pedals" },
}
action "Courier mounts the pedals" {
  owner = "workshop", effort = 4, cost = 2500, upkeep = 6000, feasibility = 0.6, area = "process",
  benefit = 13000,
  improves = { ["Handed over at the door"] = { ease = 0.8, joy = 0.5 } },
  resolves = { "Pedals still in a bag" },
}
action "Call me back at checkout" {
  owner = "it", effort = 9, cost = 5200, upkeep = 4000, feasibility = 0.85, area = "website",
  requires = { "Live stock" },       -- the helper must see what the site sees
  improves = { ["Checkout"] = { leave = -0.05, trust = 0.5 } },
}
action "Order at the counter" {
  owner = "shops", effort = 12, cost = 6800, feasibility = 0.75, area = "process",
  requires = { "Live stock" },
  reroutes = { ["Walk into the shop"] = { ["Test ride"] = 0.6, ["Order confirmed"] = 0.4 } },
  resolves = { "Shop price differs from the site" },
}
action "Lease papers signed on screen" {
  owner = "it", effort = 10, cost = 7500, feasibility = 0.5, area = "process", moscow = "wont",
  improves = { ["Lease papers"] = { ease = 3, leave = -0.06 } },
  resolves = { "The employer signs on paper" },
}

roadmap "2027" {
  periods = 4, period = "quarter", start = "2027-01", budget = 24000, capacity = { it = 18 },
}

scenario "Cheap year"        { budget = 12000 }
scenario "Two teams"         { budget = 60000, capacity = { it = 40, workshop = 40 } }
scenario "Fix the checkout"  { with = { "Live stock", "Call me back at checkout" } }
scenario "All but the van"   { without = { "Own van within 30 km" } }
scenario "Service at the office" { use = { "Service at work" } }
scenario "Free test ride at home" { set = { ["Test ride"] = { leave = 0.05 } } }
