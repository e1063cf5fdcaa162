-- A little of everything: each chapter of a report, each kind of thing.
company "Velo Noord" { why = "Everyone on a bike", how = "We lend before we sell", unique = { "a workshop on every corner" } }
value "ease" {} value "trust" { kind = "emotional", promise = "What we say is so" }
principle "Say it first" { values = { "trust" }, promise = "No surprises" }
channel "Website" { kind = "digital", cost = 0.1 } channel "Shop" { kind = "human", cost = 9 }
team "it" { capacity = 20 } team "shop" { capacity = 8 }
system "Stock" { realtime = false } partner "Courier" { levels = { "within two days" }, alternative = "Another one" }
business_model "Shops" { key_partners = { "Couriers" }, revenue_streams = { "sales", "repairs" } }
value_proposition "Ride home today" { model = "Shops", jobs = { "get to work" }, gains = { "no car" }, products = { "bikes in stock" } }
survey "Spring" { n = 412, date = "2025-10-14", method = "by e-mail" }
persona "Anna" { share = 0.6, expects = 7, age = 34, role = "Commuter", quote = "I want to ride home on it." }
persona "Bram" { share = 0.4, expects = 6, role = "Parent", interests = { "cargo bikes" } }
goal "More" { measure = "completion", worth = 90000, target = 0.9 }
metric "Conversion" { measure = "completion", journey = "Buy a bike", readings = { { date = "2025-04", n = 412, hits = 305 },
  { date = "2025-05-20", n = 380, hits = 310 } } }
journey "Buy a bike" {
  goal = "Ride home on my own bike", customers = 4000,
  criterion "It just works" { measure = "completion", min = 0.8 },
  phase "Orientation" { goal = "Know which", activities = { "compare" }, criteria = { "clearly about me" },
    touchpoint "Product page" { channel = "Website", owner = "it", score = { ease = between(5, 7, 8), trust = 6, ["Bram"] = { trust = 4 } },
      leave = between(0.1, 0.2, 0.4), evidence = { "Spring" }, thinks = "Is it in stock?", need "See what it costs" { importance = 9, satisfaction = 4 } } },
  phase "Purchase" {
    touchpoint "Checkout" { channel = "Website", score = { ease = 5, trust = 4 }, leave = 0.1, owner = "it", moment_of_truth = true,
      quote = { { text = "Paid, and then nothing.", persona = "Anna", evidence = "Spring" } }, systems = { "Stock" },
      killer "Paid, then out of stock" { probability = 0.05 }, pain "Nobody calls" { severity = 8, mentions = 31 } },
    touchpoint "Delivery" { channel = "Shop", owner = "Courier", score = { ease = 8, trust = 9 } } },
}
journey "Return" { phase "P" { touchpoint "Desk" { experience = 5, channel = "Shop" } } }
opportunity "Sell what is there" { pains = { "Nobody calls" }, horizon = "now" }
action "Plain words" { status = "done", done = "2025-05-10", improves = { ["Product page"] = { leave = -0.02 } } }
action "One page" { owner = "it", effort = between(4, 8, 14), cost = 4000, feasibility = 0.8, improves = { Checkout = { ease = 2, leave = -0.05 } } }
action "Plain sizes" { owner = "shop", effort = 5, cost = 1500, improves = { ["Product page"] = { leave = -0.1 } } }
action "Live stock" { owner = "it", effort = 25, cost = 9000, removes = { "Paid, then out of stock" }, improves = { Checkout = { leave = -0.08 } } }
roadmap "2027" { periods = 4, budget = 9500, start = "2027-01" }
scenario "Half the budget" { budget = 4800 }
scenario "Calmer page" { set = { ["Product page"] = { leave = 0.1 } } }
