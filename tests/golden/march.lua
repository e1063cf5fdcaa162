-- A journey before something was done about it; june.lua is the same journey afterwards. Drawn by tests/golden/run.

company "Velo Noord" { language = "en", currency = "EUR" }
value "ease" {}
value "trust" { kind = "emotional" }
channel "website" { cost = 0.1 }
channel "chat" { cost = 3 }
persona "Anna" { share = 0.6, expects = 6 }
persona "Bram" { share = 0.4, expects = 5 }
journey "Buy a bike" {
  phase "Orientation" {
    touchpoint "Product page" { channel = "website", score = { ease = 6, trust = 5 }, leave = 0.2 },
    touchpoint "Question" { channel = "chat", score = { ease = 5, trust = 6 }, leave = 0.1 },
    touchpoint "Printed folder" { score = { ease = 4 } },
  },
  phase "Purchase" {
    touchpoint "Checkout" { channel = "website", score = { ease = 5, trust = 7, Bram = { ease = 4 } }, leave = 0.15,
                            killer "Paid, then out of stock" { probability = 0.02 } },
    touchpoint "Receipt" { score = { ease = 8 } },
  },
}
journey "Yearly service" { phase "Plan" { touchpoint "Pick a morning" { score = { ease = 6 } } } }
