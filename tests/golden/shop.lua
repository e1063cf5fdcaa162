channel "web" {}
channel "phone" {}
persona "Anna" { share = 1 }
journey "Buy" { personas = { "Anna" }, starts = { Search = 0.9, ["Call shop"] = 0.1 },
  phase "Orient" {
    touchpoint "Search" { channel = "web", experience = 6, next = { ["View products"] = 0.9 }, leave = 0.1 },
    touchpoint "View products" { channel = "web", experience = 7, next = { ["Add to basket"] = 0.7, Search = 0.1 }, leave = 0.2, wait = minutes(2) },
    touchpoint "Call shop" { channel = "phone", experience = 4, next = { ["Talk to agent"] = 0.7 }, leave = 0.3 },
    touchpoint "Talk to agent" { channel = "phone", experience = 8, wait = minutes(5), next = { Pay = 0.5, ["Call shop"] = 0.2 }, leave = 0.3 },
    touchpoint "Chat" { channel = "web", experience = 5, next = { Pay = 1 } } },
  phase "Buy" {
    touchpoint "Add to basket" { channel = "web", experience = 6, next = { Pay = 0.8 }, leave = 0.2 },
    touchpoint "Pay" { channel = "web", experience = 3, next = { ["Receive parcel"] = 1 } },
    touchpoint "Receive parcel" { experience = 9, next = "done", wait = days(2) } } }
match { touchpoint = "View products", activity = "view *" }
