-- A journey in which every field of every kind is used, so that tests/fields/run can take each away and see what it was for.

company "Velo Noord" {
  why = "Everyone on a bike, all year round", how = "Configured online, delivered ready to ride",
  what = "City bikes with a service plan", unique = "A bike that is never in the shed", language = "en", currency = "USD",
  fresh = 18, fields = { regulation = "text" }, logo = "logo.png",
  theme = { accent = "#005A9C", good = "#2E7D32", poor = "#B3261E", action = "#7A4F01", second = "#5E35B1", font = "serif" },
  note = "company note", url = "https://velo.example/company", tags = { "company-tag" },
}
business_model "How we earn" {
  key_partners = "Parcel firms", key_activities = "Assembling", key_resources = "Workshop", value_propositions = "Ready to ride",
  customer_relationships = "By name", channels = "website", customer_segments = "Commuters", cost_structure = "Wages",
  revenue_streams = "Subscriptions", note = "model note", url = "https://velo.example/model", tags = { "model-tag" },
}
value "ease" { weight = 3, kind = "functional", promise = "Nothing is asked twice", note = "ease note", url = "https://velo.example/ease",
               tags = { "ease-tag" } }
value "trust" { weight = 2, kind = "emotional", promise = "We say what we know" }
principle "One voice" { values = { "ease" }, promise = "Every channel says the same", note = "principle note",
                        url = "https://velo.example/voice", tags = { "principle-tag" } }
principle "Tell before they ask" { values = { "trust" }, promise = "No news is told too" }

channel "website" { kind = "digital", cost = 0.10, upkeep = 20000, icon = "web", note = "channel note", url = "https://velo.example/web",
                    tags = { "channel-tag" } }
channel "phone" { kind = "human", cost = 6.50, upkeep = 90000, icon = "phone" }
channel "courier" { kind = "human", managed = false, icon = "other" }
team "shop" { capacity = 12, note = "team note", url = "https://velo.example/shop", tags = { "team-tag" } }
team "it" { capacity = { 8, 8, 7, 7 } }
system "ERP" { managed = false, realtime = false, upkeep = 15000, note = "system note", url = "https://velo.example/erp", tags = { "system-tag" } }
partner "Parcel service" { levels = { "delivered within two days", "a call when late" }, alternative = "Own van", note = "partner note",
                           url = "https://parcel.example", tags = { "partner-tag" } }

assumption "A hunch" { n = 1, date = "2025-01-02" }
interview "Home visits" {
  n = 18, date = "2025-06-01", by = "interview by Joris", method = "interview method", where = "interview where", selection = "interview selection",
  source = "interview source", revised = "2025-12-01", based_on = { "A hunch" }, note = "interview note", url = "https://velo.example/interview", tags = { "interview-tag" },
}
survey "CSAT spring" {
  n = 412, date = "2025-09-14", by = "survey by Joris", method = "survey method", where = "survey where", selection = "survey selection",
  source = "survey source", revised = "2025-12-02", based_on = { "Home visits" }, note = "survey note", url = "https://velo.example/survey", tags = { "survey-tag" },
}
usertest "Checkout test" {
  n = 8, date = "2025-09-02", by = "usertest by Joris", method = "usertest method", where = "usertest where", selection = "usertest selection",
  source = "usertest source", revised = "2025-12-03", based_on = { "Home visits" }, note = "usertest note", url = "https://velo.example/usertest", tags = { "usertest-tag" },
}
observation "A day in the shop" {
  n = 1, date = "2025-05-01", by = "observation by Joris", method = "observation method", where = "observation where", selection = "observation selection",
  source = "observation source", revised = "2025-12-04", based_on = { "Home visits" }, note = "observation note", url = "https://velo.example/observation", tags = { "observation-tag" },
}
log "Web log" {
  n = 5200, date = "2025-10-01", by = "log by Joris", method = "log method", where = "log where", selection = "log selection",
  source = "log source", revised = "2025-12-05", based_on = { "Home visits" }, note = "log note", url = "https://velo.example/log", tags = { "log-tag" },
}
review "Review site" {
  n = 77, date = "2025-10-02", by = "review by Joris", method = "review method", where = "review where", selection = "review selection",
  source = "review source", revised = "2025-12-06", based_on = { "Home visits" }, note = "review note", url = "https://velo.example/review", tags = { "review-tag" },
}
assumption "What we think" {
  n = 3, date = "2025-01-10", by = "assumption by Joris", method = "assumption method", where = "assumption where", selection = "assumption selection",
  source = "assumption source", revised = "2025-12-07", based_on = { "Home visits" }, note = "assumption note", url = "https://velo.example/assumption", tags = { "assumption-tag" },
}

persona "Anna" {
  share = 0.6, full = "Anna de Vries", image = "anna.png", role = "commuter", quote = "I just want it to work.", age = 34, gender = "woman",
  home = "Utrecht", income = "about the mean", interests = { "hiking" }, job = "Get to work dry and on time",
  drivers = { "time" }, context = "Two children, one car", evidence = { "A day in the shop" }, expects = { ease = 7, trust = 6 }, note = "persona note",
  url = "https://velo.example/anna", tags = { "persona-tag" },
}
persona "Bram" { share = 0.4, age = 61, job = "Ride safely", expects = 6, extends = "Anna" }
value_proposition "Ready to ride" {
  model = "How we earn", persona = "Anna", jobs = { "Get to work dry and on time" }, pains = { "Sizes are jargon" },
  gains = { "Home before dark" }, products = { "City bike" }, pain_relievers = { "Sizes are jargon" }, gain_creators = { "Lights included" },
  note = "proposition note", url = "https://velo.example/ready", tags = { "proposition-tag" },
}
lane "Rules" { from = "touchpoint.regulation", note = "lane note", url = "https://velo.example/lane", tags = { "lane-tag" } }

journey "Buy a bike" {
  goal = "Ride home on a bike that fits", job = "Get around without a car", personas = { "Anna", "Bram" }, weight = 2, customers = 4000,
  memory = 0.6, killer_score = -8, tolerance = 0.02,
  cyclic = { probability = 0.35, to = "Orientation", rounds = 5, label = "a second bike" },
  starts = { ["Product page"] = 0.8, ["Checkout"] = 0.2 }, leads_to = { ["Get it mended"] = 0.3 }, state = "as-is",
  date = "2025-11-01", by = "Sanne", purpose = "conversion",
  lanes = { "goals", "touchpoints", "experience", "pains", "needs", "opportunities", "Rules" },
  criteria = { "quick and easy to follow" }, note = "journey note", url = "https://velo.example/buy", tags = { "journey-tag" },
  criterion "I get what I paid for" {
    measure = "completion", at = "Purchase", min = 0.5, max = 0.99, persona = "Anna", evidence = { "Home visits" },
    note = "criterion note", url = "https://velo.example/criterion", tags = { "criterion-tag" },
  },
  phase "Orientation" {
    goal = "Know what fits me", evidence = { "Home visits" }, criteria = { "clearly about me" }, activities = { "compare" }, duration = weeks(2),
    note = "phase note", url = "https://velo.example/orientation", tags = { "phase-tag" },
    question "Does it fit in the lift?" { note = "question note", url = "https://velo.example/question", tags = { "question-tag" } },
    touchpoint "Product page" {
      channel = "website", owner = "shop", managed = true, offers = "A bike that fits in three questions", proposition = "Ready to ride",
      follows = { "One voice" }, breaks = { "Tell before they ask" }, systems = { "ERP" }, partners = { "Parcel service" },
      frontstage = "Three questions", backstage = "Stock is looked up", physical = "The screen", image = "page.png",
      step = "choosing", process = "choosing online", regulation = "Cookie law",
      score = { ease = 7, trust = 6, Bram = { ease = between(3, 4, 6) } }, expects = { ease = 7 },
      jobs = { "Compare without a salesman" }, rivals = { ["Bikes4U"] = 8 }, importance = 8, leave = 0.25, duration = minutes(12), wait = hours(2),
      evidence = { "CSAT spring" }, reviewed = "2025-10-01", quote = { text = "It knew my size.", persona = "Anna", evidence = "Home visits" },
      thinks = "Which one?", feels = "curious", note = "touchpoint note", url = "https://velo.example/page", tags = { "touchpoint-tag" },
      need "Know the total price" { importance = 9, satisfaction = 4, mentions = 31, personas = { "Anna" }, evidence = { "Home visits" },
        note = "need note", url = "https://velo.example/need", tags = { "need-tag" } },
      pain "Sizes are jargon" { severity = 6, frequency = 0.4, mentions = 12, personas = { "Bram" }, evidence = { "Home visits" },
        note = "pain note", url = "https://velo.example/pain", tags = { "pain-tag" } },
      fail "Stock is a day old" { systems = { "ERP" }, partners = { "Parcel service" }, probability = 0.2, evidence = { "Web log" },
        note = "fail note", url = "https://velo.example/fail", tags = { "fail-tag" } },
    },
    touchpoint "Choosing by phone" {
      channel = "phone", owner = "shop", step = "choosing", process = "choosing by phone", experience = 7, evidence = { "Home visits" },
      offers = "Somebody who knows bikes", detail = true, duration = minutes(9), personas = { "Anna" },
    },
  },
  phase "Purchase" {
    touchpoint "Checkout" {
      channel = "website", owner = "it", moment_of_truth = true, offers = "Paid in a minute", score = { ease = 5, trust = 7 }, leave = 0.15,
      next = { ["Delivery"] = 0.80, ["Helpdesk call"] = 0.05 }, zoom = "Get it mended", evidence = { "Checkout test" },
      killer "Paid, then out of stock" { probability = 0.05, personas = { "Anna" }, evidence = { "Review site" }, note = "killer note",
        url = "https://velo.example/killer", tags = { "killer-tag" } },
    },
    touchpoint "Helpdesk call" { channel = "phone", owner = "shop", score = { ease = 6, trust = 8 }, next = "Delivery", offers = "An answer",
                                 evidence = { "What we think" } },
  },
  phase "Use" {
    touchpoint "Delivery" { channel = "courier", owner = "Parcel service", score = { ease = 8, trust = 7 }, duration = days(2), silence = true,
                            offers = "At the door", evidence = { "A day in the shop" } },
  },
}
journey "Get it mended" {
  state = "as-is", customers = 900,
  phases = {
    phase "Repair" {
      questions = { "Is it worth it?" }, needs = { need "A bike meanwhile" { importance = 7, satisfaction = 3 } },
      pains = { pain "No word for days" { severity = 5 } },
      touchpoints = {
        touchpoint "Repair desk" {
          channel = "phone", owner = "shop", experience = 5, offers = "Mended by five", evidence = { "CSAT spring" },
          needs = { need "A price before" { importance = 8, satisfaction = 5 } }, pains = { pain "Asked twice" { severity = 4 } },
          killers = { killer "Sold by mistake" { probability = 0.001 } }, fails = { fail "Label lost" { probability = 0.1 } },
          questions = { "When is it ready?" }, criteria = { "ready when they say" },
        },
      },
    },
  },
}
journey "Get it mended at home" {
  state = "to-be", instead_of = "Get it mended",
  phase "Repair" { touchpoint "Mechanic at home" { channel = "courier", experience = 8, offers = "No way to go", evidence = { "What we think" } } },
}

match { touchpoint = "Product page", activity = "look at bikes", channel = "web", columns = { shop = "utrecht*" },
        note = "match note", url = "https://velo.example/match", tags = { "match-tag" } }

goal "More finished orders" { measure = "completion", journey = "Buy a bike", worth = 120000, target = 0.7, note = "goal note",
                              url = "https://velo.example/goal", tags = { "goal-tag" } }
goal "Faster" { measure = "duration", journey = "Buy a bike", worth = 200, per = hours(1) }
metric "Page mark" {
  measure = "ease", touchpoint = "Product page", persona = "Anna", unit = "stars", scale = { low = 1, high = 5 }, better = "higher",
  formula = "mean", target = 4.5, action = "Plain sizes", note = "metric note", url = "https://velo.example/metric", tags = { "metric-tag" },
  readings = { { date = "2025-09-01", n = 200, mean = 3.5, sd = 1.1 }, { date = "2025-12-20", n = 180, mean = 4.1, sd = 1 } },
}
metric "Recommend" {
  measure = "other", journey = "Buy a bike", formula = "nps",
  readings = { { date = "2025-09-01", n = 200, promoters = 90, detractors = 40 }, { date = "2025-12-20", n = 180, promoters = 95, detractors = 20 } },
}
metric "Orders" { measure = "completion", journey = "Buy a bike", formula = "share", readings = { { date = "2025-09-01", n = 500, hits = 260 } } }

opportunity "Know it all at once" {
  needs = { "Know the total price" }, pains = { "Sizes are jargon" }, touchpoints = { "Product page" }, horizon = "next",
  evidence = { "Home visits" }, note = "opportunity note", url = "https://velo.example/opportunity", tags = { "opportunity-tag" },
}
action "Plain sizes" {
  owner = "shop", effort = 5, cost = 1500, resolves = { "Sizes are jargon" }, status = "done", done = "2025-10-15",
  improves = { ["Product page"] = { ease = 1.5 } },
}
action "Live stock" {
  owner = "it", effort = between(8, 12, 20), cost = 9000, upkeep = 1200, benefit = 4000, periods = 2, feasibility = 0.9,
  improves = { ["Checkout"] = { ease = 1, leave = -0.04 } }, removes = { "Paid, then out of stock" },
  reroutes = { ["Checkout"] = { ["Delivery"] = 1 } }, serves = { "Know the total price" }, opportunity = "Know it all at once",
  requires = { "Clean the shelf list" }, conflicts = { "New shop system" }, must = true, moscow = "must", horizon = "later", area = "process",
  evidence = { "Web log" }, status = "planned", note = "action note", url = "https://velo.example/action", tags = { "action-tag" },
}
action "Clean the shelf list" { owner = "shop", effort = 3, status = "doing", improves = { ["Helpdesk call"] = { ease = 0.5 } } }
action "New shop system" { owner = "it", effort = 30, cost = 60000, improves = { ["Checkout"] = { ease = 2 } } }

roadmap "2026" {
  periods = 4, period = "quarter", start = "2026-01", lookahead = 6, budget = 14000, budget_per_period = 9000, capacity = { shop = 10 },
  method = "optimal", horizons = { now = 1, next = 2, later = 4 }, rhythm = "every second Tuesday",
  actions = { "Live stock", "Clean the shelf list", "New shop system" },
  note = "roadmap note", url = "https://velo.example/roadmap", tags = { "roadmap-tag" },
}
scenario "Everything else" {
  without = { "New shop system" }, set = { ["Checkout"] = { leave = 0.10 } }, use = { "Get it mended at home" },
  drop = { ["Helpdesk call"] = 0.3 }, instead = { courier = "phone" }, budget = 20000, capacity = { it = 30 },
  note = "scenario note", url = "https://velo.example/scenario", tags = { "scenario-tag" },
}
scenario "Only the list" { with = { "Clean the shelf list" } }
