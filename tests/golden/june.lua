-- The journey of march.lua after something was done about it, and what is still to come. Drawn by tests/golden/run.

company "Velo Noord" { language = "en", currency = "EUR" }
value "ease" {}
value "trust" { kind = "emotional" }
channel "website" { cost = 0.1 }
channel "chat" { cost = 3 }
team "it" { capacity = 12 }
persona "Anna" { share = 0.6, expects = 6 }
persona "Bram" { share = 0.4, expects = 5 }
journey "Buy a bike" {
  phase "Orientation" {
    touchpoint "Product page" { channel = "website", score = { ease = 7, trust = 5 }, leave = 0.15 },
    touchpoint "Test ride" { score = { ease = 8, trust = 9 }, reviewed = "2025-06-10" },
  },
  phase "Purchase" {
    touchpoint "Question" { channel = "chat", score = { ease = 5, trust = 6 }, leave = 0.1 },
    touchpoint "Receipt" { score = { ease = 7 } },
    touchpoint "Checkout" { channel = "website", score = { ease = 6, trust = 7, Bram = { ease = 4 } }, leave = uniform(0.05, 0.15),
                            killer "Paid, then out of stock" { probability = 0.005 } },
  },
}
journey "Yearly service" { phase "Plan" { touchpoint "Pick a morning" { score = { ease = 6 } } } }
action "Live stock" { status = "done", done = "2025-05-10", improves = { Checkout = { leave = -0.15 } } }
action "Plain sizes" { status = "done", done = "2025-05-12", improves = { ["Product page"] = { ease = 1 } } }
action "Test ride at home" { status = "done" }
action "Answers on the page" { owner = "it", effort = 10, cost = 3000, improves = { ["Product page"] = { ease = 1, leave = -0.03 } } }
action "Chat robot" { owner = "it", effort = 8, cost = 6000, improves = { Question = { ease = 2, leave = -0.05 } } }
action "One page" { owner = "it", effort = 12, cost = 9000, improves = { Checkout = { ease = 2, leave = -0.05 } } }
metric "Conversion" { measure = "completion", journey = "Buy a bike",
  readings = { { date = "2025-04-30", n = 412, hits = 305 }, { date = "2025-10-01", n = 380, hits = 310 } } }
metric "Effort score" { measure = "ease", touchpoint = "Product page", scale = { low = 1, high = 7 },
  readings = { { date = "2025-04-30", n = 90, mean = 4.6, sd = 1.4 }, { date = "2025-09-01", n = 80, mean = 5.6, sd = 1.2 } } }
scenario "No chat" { drop = { "chat" } }
scenario "Half the budget" { budget = 9000 }
roadmap "2026" { periods = 4, budget = 20000, rhythm = "We look again every 6 weeks" }
