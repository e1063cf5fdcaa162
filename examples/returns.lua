-- A shop that sells coats and takes them back: its returns are a journey of a library, lib/retail/returns.lua.
--
--   reis libraries returns.lua      what is found, and from where
--   reis help retail.returns        beside lib (or with -I lib): what it offers
--   reis map returns.lua

local returns = require("retail.returns", ">= 1.2, < 2")

company "Warm & Dry" { why = "Nobody cold", how = "Coats that fit", what = "Coats by mail", currency = "EUR" }
value "ease" { weight = 1, promise = "Nothing is asked twice" }
team "service" { capacity = 12 }
survey "Card in the parcel" { n = 240, date = "2026-09-01" }
interview "At home, with the parcel" { n = 8, date = "2026-08-20" }
persona "Lotte" { expects = 7, job = "Send back what does not fit", evidence = { "At home, with the parcel" } }
goal "Fewer who give up" { measure = "completion", journey = "Send it back", worth = 30000 }

returns.journey { owner = "service", refund_days = 6, customers = 9000, evidence = "Card in the parcel" }

action "Label in the box" {
  owner = "service", effort = 6, cost = 8000, evidence = "Card in the parcel",
  improves = { ["Print the label"] = { experience = 4.5 } },
}
action "Insured parcels" {
  owner = "service", effort = 2, cost = 3000, evidence = "Card in the parcel",
  removes = { "Parcel lost between point and shop" },
}
roadmap "2027" { periods = 4, period = "quarter", start = "2027-01", budget = 12000 }
