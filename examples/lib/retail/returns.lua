--- A web shop's returns, from second thoughts to money back: a journey to take over and to adjust.
--- version: 1.2.0
---
--- It declares the channels "returns page", "parcel point" and "bank" once it is loaded. Marks are what customers of web
--- shops give on the whole: put your own in their place as soon as you have them.

channel "returns page" { kind = "digital", cost = 0.10, icon = "portal" }
channel "parcel point" { kind = "human", managed = false, icon = "visit" }
channel "bank"         { kind = "digital", managed = false, icon = "web" }

local returns = {}

--- The mark that a refund gets after so many days: a 9 at once, half a mark less for each day, never below 2.
function returns.mark_after(days)
  return math.max(2, 9 - days / 2)
end

--- The journey of a return. options: name ("Send it back"), owner (a team), refund_days (5), label_in_box (false: print it
--- yourself), customers (a year), evidence (of the marks).
function returns.journey(options)
  options = options or {}
  local in_box, days_taken = options.label_in_box, options.refund_days or 5
  return journey(options.name or "Send it back") {
    goal = "Money back without a fight", customers = options.customers,
    cyclic = { probability = 0.2, to = "Second thoughts" },
    phase "Second thoughts" {
      goal = "Know whether it may go back",
      touchpoint "Read the conditions" {
        channel = "returns page", owner = options.owner, offers = "Thirty days, said in one sentence",
        experience = 6.5, leave = 0.05, evidence = options.evidence,
      },
    },
    phase "Sending" {
      goal = "Out of the house today",
      touchpoint "Announce it" {
        channel = "returns page", owner = options.owner, offers = "Three clicks, no reason asked",
        experience = 7, evidence = options.evidence,
      },
      touchpoint(in_box and "Label from the box" or "Print the label") {
        owner = options.owner, channel = "returns page", experience = in_box and 8.5 or 4, leave = in_box and 0 or 0.08,
        offers = in_box and "The label lay in the box" or "A label in your mail", evidence = options.evidence,
      },
      touchpoint "Hand it in" {
        channel = "parcel point", experience = 7, duration = minutes(12), evidence = options.evidence,
      },
    },
    phase "Money back" {
      goal = "See it on the account",
      touchpoint "Refund" {
        channel = "bank", experience = returns.mark_after(days_taken), wait = days(days_taken), moment_of_truth = true,
        offers = "Your money, on the day we said", owner = options.owner, evidence = options.evidence,
        killer "Parcel lost between point and shop" { probability = 0.01 },
      },
    },
  }
end

return returns
