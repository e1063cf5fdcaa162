-- Getting a heavier grid connection: Laagland Netbeheer, a network operator that does not exist.
-- One long journey told in full; the five beside it are in grid-connection/other-journeys.lua.
--
--   reis map grid-connection.lua            the page to print
--   reis zoom grid-connection.lua Delivery  where it goes wrong
--   reis roadmap grid-connection.lua        what to do about it, in euros

local Sanne, Murat, Joke = "Sanne de Wit", "Murat Yildiz", "Joke Bos"

company "Laagland Netbeheer" {
  why = "Everyone in the polder can leave gas and diesel behind, when they choose to",
  how = "We say early what the street can carry, and keep the dates we give",
  what = "Electricity connections and meters for 1.1 million homes and firms",
  unique = "The only party that may open the street", language = "en", currency = "EUR", fresh = 24,
}

-- What customers should experience. The weights come from the survey of autumn 2025.
value "Certainty" { weight = 3, kind = "emotional",  promise = "A date is a date" }
value "Speed"     { weight = 2, kind = "functional", promise = "No step waits without a reason" }
value "Clarity"   { weight = 2, kind = "emotional",  promise = "Words from the kitchen table" }
value "Effort"    { weight = 1, kind = "functional", promise = "You tell us once" }

principle "Say it before they ask" {
  values = { "Certainty", "Clarity" },
  promise = "Whoever must wait hears from us first, even when the news is that there is none",
}
principle "Ask once" { values = { "Effort" }, promise = "What one of us knows, all of us know" }

channel "Website"       { kind = "digital", icon = "web",    cost = 0.05, upkeep = 140000 }
channel "Portal"        { kind = "digital", icon = "portal", cost = 0.20, upkeep = 210000 }
channel "Phone"         { kind = "human",   icon = "phone",  cost = 8.40 }
channel "E-mail"        { kind = "digital", icon = "mail",   cost = 0.02 }
channel "On-site visit" { kind = "human",   icon = "visit",  cost = 185 }
channel "Word of mouth" { kind = "human",   icon = "mouth",  managed = false }

team "Communications"     { capacity = 30 }    -- person-days per quarter, on top of the daily work
team "Digital"            { capacity = 50 }
team "Metering & Billing" { capacity = 45 }
team "Work Planning"      { capacity = 55 }
team "Customer Care"      { capacity = 20 }
team "Field Operations"   { capacity = 65 }

partner "Contractor" {
  levels = { "200 crews in two regions", "arrival on the agreed half-day: 95 %" },
  alternative = "Own crew, in the west only",
}
partner "Installers"      { note = "Some 340 firms, from one van to a wholesale chain" }
partner "Energy supplier" { note = "Sends the bill on which our fee appears" }
partner "Municipality"    { levels = { "street permit within eight weeks" } }
partner "Neighbours"

system "Congestion map"          { realtime = false, note = "Refreshed every quarter" }
system "Website CMS"
system "Capacity engine"
system "Tariff tables"           { realtime = false, note = "One for the site, one for advisors" }
system "Telephony"
system "CRM"
system "Quote engine"
system "Work planning"
system "National request portal" { managed = false, upkeep = 60000 }
system "Document store"
system "Message service"         { realtime = false, note = "A batch at 16:00" }
system "Contractor app"          { managed = false, realtime = false }
system "Asset register"
system "Billing"
system "Supplier messages"       { managed = false, realtime = false }
system "Survey tool"
system "Outage system"
system "Social listening"        { managed = false }

interview "Kitchen-table interviews" {
  n = 24, date = "2025-09-30", by = "CX team", where = "Flevoland and Utrecht",
  method = "an hour at home, with the meter cupboard open",
  selection = "request finished or given up in the past year",
}
survey     "Connection survey"  { n = 1130, date = "2025-10-20", method = "e-mail, 27 % answered" }
log        "Contact records"    { n = 8400, date = "2025-11-01", method = "coded by two people" }
log        "Journeys followed"  { n = 612, date = "2025-11-05", method = "joined by case number" }
assumption "What we tell each other" { date = "2025-11-10", note = "Said in the workshop" }

persona(Sanne) {
  share = 0.55, age = 38, home = "Terraced house in Almere", role = "Homeowner going all-electric",
  quote = "I just want to know when, so I can plan my life.",
  job = "Heat the house and charge the car without gas",
  drivers = { "lower bills", "the children's future" },
  context = "Ordered a heat pump before anyone mentioned the fuse",
  expects = { Certainty = 8, Speed = 7, Clarity = 7, Effort = 6 },
}
persona(Murat) {
  share = 0.15, age = 45, home = "Shop with a flat above it in Zeist", role = "Bakery owner",
  quote = "The oven is paid for. It stands there in plastic.",
  job = "Bake on electricity from September",
  drivers = { "the gas contract ends", "no day without bread" },
  expects = { Certainty = 9, Speed = 8, Clarity = 7, Effort = 6 },
}
persona(Joke) {
  share = 0.30, age = 74, home = "Rented flat in Hoorn", role = "Tenant",
  quote = "I press the doorbell, not the app.", job = "Keep the lights on and understand the bill",
  expects = { Certainty = 7, Speed = 5, Clarity = 7, Effort = 7 },
}

-- Euros per year, for all customers together, per unit of the measure.
local heavier = "Getting a heavier grid connection"
goal "Fewer give up on the way" {
  measure = "completion", journey = heavier, worth = 4800000,
  note = "9,800 requests; a heavier connection brings about EUR 490 a year in fees",
}
goal "No broken appointments" {
  measure = "killer_risk", journey = heavier, worth = 4200000, target = 0.01,
  note = "A lost day costs two visits, a complaint and EUR 60 compensation",
}
goal "A journey one recommends" {
  measure = "experience", journey = heavier, worth = 95000, target = 7,
  note = "Estimated by Customer Care: half a repeat contact fewer per request, per mark",
}

journey(heavier) {
  goal = "A heavier fuse in the meter cupboard, on a day I knew of",
  job = "Run a heat pump, an oven or a car on the current from the street",
  personas = { Sanne, Murat }, customers = 9800, state = "as-is", purpose = "satisfaction",
  date = "2025-11-10", by = "CX team, with planners and two crews",
  cyclic = { probability = 0.18, to = "Need",
             label = "A new need starts the next round: home battery, second car" },
  leads_to = { ["Feeding back solar power"] = 0.34 },

  criterion "Nobody waits at home for nothing" {
    measure = "killer_risk", at = "Delivery", max = 0.01, evidence = { "Contact records" },
  },
  criterion "I can plan around the quote" {
    measure = "experience", at = "Decision", min = 6.5, persona = Sanne,
  },
  criterion "The advisor settles it" {
    measure = "experience", at = "Call with a connection advisor", min = 8,
  },

  phase "Need" {
    goal = "Run a heat pump and charge the car without blowing the main fuse",
    note = "latent, then urgent", activities = { "compare heat pumps", "ask around" },
    touchpoint "Neighbour tells about the waiting list" {
      channel = "Word of mouth", owner = "Neighbours", managed = false, expects = 6,
      score = { Certainty = 5, Speed = 6, Clarity = 4.5, Effort = 6,
                [Murat] = { Certainty = 5.5, Clarity = 5.5 } },
      backstage = "Nobody: the map is public, the street does not know it",
      systems = { "Congestion map" },
      evidence = { "Kitchen-table interviews" }, thinks = "Is that for our street too?",
      pain "Did not know the street is full" {
        mentions = 31, severity = 6, frequency = 0.4, evidence = "Kitchen-table interviews",
      },
    },
    touchpoint "Installer says the fuse is too small" {
      channel = "On-site visit", owner = "Installers", expects = 6,
      score = { Certainty = 3, Speed = 8, Clarity = 5, Effort = 7, [Murat] = { Certainty = 2 } },
      evidence = { "Kitchen-table interviews", "Connection survey" },
      feels = "Foolish: the pump is ordered",
      quote = { text = "Six months? My heat pump comes in March.", persona = Sanne,
                evidence = "Kitchen-table interviews" },
    },
    need "An early, honest signal that the grid is busy" {
      mentions = 47, importance = 8.6, satisfaction = 3.1, evidence = "Connection survey",
    },
  },

  phase "Orientation" {
    goal = "Find out what is possible, what it costs and how long it takes",
    duration = uniform(weeks(1), weeks(2)),
    activities = { "search", "open the meter cupboard", "count the groups" },
    touchpoint "Page “Heavier connection”" {
      channel = "Website", owner = "Digital",
      offers = "Which fuse fits which house, in three pictures", expects = 6,
      score = { Certainty = 7, Speed = 8, Clarity = 6.5, Effort = 8.5,
                [Murat] = { Certainty = 6, Clarity = 5.5 } },
      systems = { "Website CMS" }, leave = 0.04, duration = minutes(7),
      evidence = { "Connection survey" }, breaks = { "Say it before they ask" },
      pain "Jargon: 3×25 A, kVA, phases" {
        mentions = 44, severity = 5, frequency = 0.5, evidence = "Connection survey",
      },
      question "What do I have now?", question "Is three-phase the same as power current?",
    },
    touchpoint "Capacity check by postcode" {
      channel = "Website", owner = "Digital", offers = "Room in your street: yes, later or not yet",
      expects = 6,
      score = { Certainty = 8.5, Speed = 9.5, Clarity = 8, Effort = 9,
                [Murat] = { Certainty = 7, Clarity = 7 } },
      systems = { "Capacity engine" }, leave = each { default = 0.06, [Murat] = 0.02 },
      duration = minutes(2), evidence = { "Connection survey", "Journeys followed" },
    },
    need "Plain words and a picture of my meter cupboard" {
      mentions = 39, importance = 7.9, satisfaction = 4.2, evidence = "Connection survey",
    },
  },

  phase "Consideration" {
    goal = "Choose the right capacity without paying for too much",
    duration = uniform(weeks(1), weeks(3)),
    activities = { "add up appliances", "call the installer back" },
    touchpoint "Cost calculator" {
      channel = "Website", owner = "Digital", offers = "A price in five questions", expects = 6.5,
      score = { Certainty = 6.5, Speed = 7.5, Clarity = 7, Effort = 7.5,
                [Murat] = { Certainty = 4.5, Clarity = 6.5 } },
      systems = { "Tariff tables" }, duration = minutes(12), evidence = { "Connection survey" },
      next = each { default = { ["Call with a connection advisor"] = 0.55,
                                ["Quote with price, without a date"] = 0.40 },
                    [Murat] = { ["Call with a connection advisor"] = 0.90,
                                ["Quote with price, without a date"] = 0.05 } },
      leave = 0.05,
      pain "Calculator and phone advice give different prices" {
        mentions = 27, severity = 7, frequency = 0.25,
        evidence = { "Contact records" },
      },
    },
    touchpoint "Call with a connection advisor" {
      channel = "Phone", owner = "Customer Care", moment_of_truth = true, expects = 6,
      offers = "Someone who looks along with you",
      backstage = "Advisor opens your photo beside the drawing",
      score = { Certainty = 9, Speed = 9, Clarity = 9.5, Effort = 9,
                [Murat] = { Certainty = 8, Clarity = 8 } },
      systems = { "Telephony", "CRM", "Tariff tables" }, duration = minutes(14),
      wait = between(1, 4, 25), leave = 0.02,
      evidence = { "Kitchen-table interviews", "Connection survey" },
      quote = { text = "She looked at my photo and just knew.", persona = Sanne,
                evidence = "Kitchen-table interviews" },
    },
    need "One price, whoever I ask" {
      mentions = 33, importance = 8.8, satisfaction = 5.0, evidence = "Connection survey",
    },
  },

  phase "Decision" {
    goal = "Be sure about price and date before signing", duration = workdays(5),
    touchpoint "Quote with price, without a date" {
      channel = "E-mail", owner = "Customer Care", moment_of_truth = true,
      offers = "The price, valid for 60 days",
      score = { Certainty = 3, Speed = 7, Clarity = 7.5, Effort = 7.5, [Murat] = { Clarity = 7 } },
      frontstage = "PDF by e-mail, eleven pages",
      backstage = "Planner sees the queue, the quote does not",
      systems = { "Quote engine", "Work planning" }, wait = workdays(3),
      breaks = { "Say it before they ask" }, leave = each { default = 0.11, [Murat] = 0.04 },
      evidence = { "Kitchen-table interviews", "Connection survey", "Contact records" },
      quote = { text = "When, then?", persona = Sanne, evidence = "Kitchen-table interviews" },
      pain "Quote has a price but no date" { mentions = 112, severity = 8, frequency = 0.7,
                                             evidence = { "Contact records" } },
      need "A date window I can hold you to" { mentions = 104, importance = 9.4, satisfaction = 2.2,
                                               evidence = { "Connection survey" } },
    },
    touchpoint "Sign the quote" {
      channel = "Portal", owner = "Digital", offers = "Signed in two taps", expects = 6.5,
      score = { Certainty = 7.5, Speed = 9.5, Clarity = 8, Effort = 9.5,
                [Murat] = { Certainty = 7, Clarity = 7 } },
      systems = { "Quote engine" }, leave = 0.01, duration = minutes(4),
      evidence = { "Connection survey" },
    },
  },

  phase "Request" {
    goal = "Hand everything in once and know it is complete", duration = days(1),
    activities = { "look up the meter number", "take photos by torchlight" },
    touchpoint "Request form, same data again" {
      offers = "A number to follow the request by",
      channel = "Portal", owner = "Digital", breaks = { "Ask once" },
      systems = { "National request portal" },
      score = { Certainty = 7, Speed = 6, Clarity = 6, Effort = 5 }, leave = 0.03,
      duration = minutes(25), evidence = { "Connection survey", "Contact records" },
      thinks = "I signed this yesterday. With my address on it.",
      pain "Same data typed twice" {
        mentions = 58, severity = 5, frequency = 0.9, evidence = "Contact records",
      },
      need "See what is still missing" {
        mentions = 45, importance = 8.1, satisfaction = 4.4, evidence = "Connection survey",
      },
    },
    touchpoint "Upload photos of the meter cupboard" {
      offers = "No visit needed to look first",
      channel = "Portal", owner = "Digital", systems = { "Document store" },
      score = { Certainty = 5, Speed = 5, Clarity = 5, Effort = 4,
                [Murat] = { Certainty = 7.5, Clarity = 7 } },
      leave = each { default = 0.04, [Murat] = 0.01 }, duration = minutes(18), wait = workdays(2),
      backstage = "A planner judges each photo by eye, two days later",
      evidence = { "Contact records" },
      pain "Photo refused without reason" {
        mentions = 39, severity = 6, frequency = 0.3, evidence = "Contact records",
      },
      fail "Refusals leave as a code, not as a sentence" {
        systems = { "Document store" }, probability = 0.3,
      },
    },
  },

  -- The phase to zoom in on. The shares are those of the 612 journeys we could follow.
  phase "Delivery" {
    goal = "Have it done in one visit, with the power off as short as possible",
    duration = between(weeks(4), weeks(15), weeks(26)),
    touchpoint "Appointment confirmed" {
      channel = "E-mail", owner = "Work Planning", offers = "A date, a crew and a checklist",
      score = { Certainty = 7, Speed = 5, Clarity = 8, Effort = 8,
                [Murat] = { Certainty = 6, Speed = 4, Clarity = 7, Effort = 7 } },
      next = { ["Four months without any news"] = 0.64, ["Reminder the day before"] = 0.36 },
      frontstage = "E-mail with date, crew and checklist",
      backstage = "Planner books crew and street permit",
      systems = { "Work planning", "Document store" },
      evidence = { "Connection survey", "Journeys followed" },
      pain "Date is eight weeks off" { mentions = 23, severity = 5, evidence = "Contact records" },
      need "Choose my own half-day" {
        mentions = 41, importance = 7.4, satisfaction = 3.8, evidence = "Connection survey",
      },
    },
    touchpoint "Four months without any news" {
      detail = true, silence = true, wait = between(weeks(6), weeks(15), weeks(24)),
      score = { Certainty = 2, Speed = 3, Clarity = 2, Effort = 5,
                [Murat] = { Certainty = 1, Speed = 2, Clarity = 3, Effort = 4 } },
      expects = { Certainty = 8, Speed = 7, Clarity = 8, Effort = 7,
                  [Murat] = { Certainty = 9, Speed = 8 } },
      next = { ["Reminder the day before"] = 0.78, ["Calls to ask what happened"] = 0.17 },
      leave = 0.05, backstage = "Permit and material wait at the contractor",
      systems = { "Work planning" }, partners = { "Municipality" },
      evidence = { "Kitchen-table interviews", "Contact records", "Journeys followed" },
      pain "Four months of silence" {
        mentions = 141, severity = 8, frequency = 0.64, evidence = "Contact records",
      },
      need "A monthly sign of life" {
        mentions = 96, importance = 9.0, satisfaction = 1.4, evidence = "Connection survey",
      },
    },
    touchpoint "Reminder the day before" {
      detail = true, channel = "Phone", owner = "Work Planning", follows = { "Say it before they ask" },
      offers = "A text with the part of the day",
      score = { Certainty = 8, Speed = 8, Clarity = 9, Effort = 9,
                [Murat] = { Certainty = 8, Speed = 7, Clarity = 8, Effort = 8 } },
      expects = { Certainty = 7, Speed = 6, Clarity = 7, Effort = 6,
                  [Murat] = { Certainty = 8, Speed = 7 } },
      next = { ["Technician does not show up"] = 0.12, ["Heavier fuse installed"] = 0.88 },
      frontstage = "Text message from the planning desk",
      backstage = "Batch job sends texts at 16:00",
      systems = { "Work planning", "Message service" }, evidence = { "Journeys followed" },
      pain "“Between 8 and 17 h”" {
        mentions = 52, severity = 5, frequency = 1, evidence = "Contact records",
      },
      need "Two-hour window" {
        mentions = 64, importance = 8.4, satisfaction = 2.9, evidence = "Connection survey",
      },
    },
    touchpoint "Technician does not show up" {
      channel = "On-site visit", owner = "Contractor", importance = 10,
      score = { Certainty = 1, Speed = 1, Clarity = 2, Effort = 1 },
      expects = { Certainty = 9, Speed = 8, Clarity = 8, Effort = 7,
                  [Murat] = { Certainty = 10, Speed = 9, Effort = 8 } },
      next = { ["Calls to ask what happened"] = 0.81, ["Reminder the day before"] = 0.12 },
      leave = 0.07, frontstage = "Crew is elsewhere, customer not told",
      backstage = "Contractor re-routes the crew to an outage",
      systems = { "Contractor app" },
      evidence = { "Kitchen-table interviews", "Contact records", "Journeys followed" },
      wait = hours(9), feels = "Sent home by people who never came",
      quote = { text = "I took a day off for nothing.", persona = Sanne,
                evidence = "Kitchen-table interviews" },
      killer "No-show without a call" {
        probability = between(0.8, 0.9, 1), evidence = { "Contact records" },
      },
      fail "No link: planning ↔ contractor app" { systems = { "Work planning", "Contractor app" },
                                                  partners = { "Contractor" }, probability = 0.12 },
      pain "Nobody comes, nobody calls" {
        mentions = 87, severity = 10, frequency = 0.12, evidence = "Contact records",
      },
      pain "Day off work is lost" {
        mentions = 61, severity = 9, frequency = 0.12, evidence = "Contact records",
      },
      need "Know who comes and when" {
        mentions = 118, importance = 9.6, satisfaction = 2.6, evidence = "Connection survey",
      },
    },
    touchpoint "Calls to ask what happened" {
      offers = "Someone who answers for the planning",
      detail = true, channel = "Phone", owner = "Customer Care", duration = minutes(17),
      wait = minutes(11),
      score = { Certainty = 5, Speed = 3, Clarity = 6, Effort = 3,
                [Murat] = { Certainty = 3, Speed = 2, Clarity = 5, Effort = 3 } },
      expects = { Certainty = 7, Speed = 6, Clarity = 7, Effort = 6, [Murat] = { Certainty = 8 } },
      -- back to the planning
      next = { ["Reminder the day before"] = 0.92 }, leave = 0.08,
      frontstage = "Advisor answers, opens a ticket",
      backstage = "Advisor e-mails the planner and waits",
      systems = { "CRM", "Telephony" }, evidence = { "Contact records" }, breaks = { "Ask once" },
      pain "Advisor cannot see the plan" {
        mentions = 44, severity = 7, frequency = 0.9, evidence = "Contact records",
      },
      need "One person who fixes it" {
        mentions = 38, importance = 8.9, satisfaction = 2.0, evidence = "Connection survey",
      },
    },
    touchpoint "Heavier fuse installed" {
      channel = "On-site visit", owner = "Field Operations", moment_of_truth = true,
      offers = "Power for what you bought", duration = hours(3),
      score = { Certainty = 9, Speed = 9, Clarity = 9, Effort = 9,
                [Murat] = { Certainty = 8, Speed = 7, Clarity = 8, Effort = 7 } },
      -- by now they ask for little
      expects = { Certainty = 6, Speed = 6, Clarity = 5, Effort = 6,
                  [Murat] = { Speed = 6 } },
      frontstage = "Crew works, explains, leaves a report",
      backstage = "Crew closes the job, updates the drawing",
      systems = { "Asset register" }, physical = { "new fuse", "report on the kitchen table" },
      evidence = { "Connection survey", "Kitchen-table interviews" },
      pain "Power longer off than said" {
        mentions = 17, severity = 6, frequency = 0.15, evidence = "Contact records",
      },
      need "Crew explains what they did" {
        mentions = 29, importance = 7.0, satisfaction = 7.8, evidence = "Connection survey",
      },
    },
  },

  phase "Use" {
    goal = "Everything simply works and the bill is right", note = "from day 1",
    touchpoint "First bill with the new fee" {
      channel = "E-mail", owner = "Energy supplier", wait = weeks(5),
      score = { Certainty = 5, Speed = 8, Clarity = 6.5, Effort = 8,
                [Murat] = { Certainty = 6.5, Clarity = 5.5 } },
      systems = { "Billing", "Supplier messages" }, evidence = { "Contact records" },
      backstage = "Our fee travels in a monthly file to the supplier",
      pain "Higher fixed fee comes as a surprise" {
        mentions = 36, severity = 6, frequency = 0.5, evidence = "Contact records",
      },
      need "Know the new fee before it is on the bill" {
        mentions = 31, importance = 8.0, satisfaction = 3.0, evidence = "Connection survey",
      },
    },
    touchpoint "Usage insight" {
      channel = "Portal", owner = "Metering & Billing", offers = "Your peak, hour by hour",
      expects = 6,
      score = { Certainty = 8, Speed = 8.5, Clarity = 8, Effort = 8.5,
                [Murat] = { Certainty = 7, Clarity = 6.5 } },
      next = { ["Satisfaction survey"] = 0.45, ["Warning before planned works"] = 0.55 },
      evidence = { "Connection survey" },
    },
  },

  phase "Loyalty" {
    goal = "Stay informed without having to ask", note = "first year",
    touchpoint "Satisfaction survey" {
      offers = "A say in how we work",
      channel = "E-mail", owner = "Customer Care", expects = 6, systems = { "Survey tool" },
      score = { Certainty = 5.5, Speed = 6.5, Clarity = 5.5, Effort = 7.5,
                [Murat] = { Certainty = 4, Clarity = 6 } },
      evidence = { "Contact records" },
      backstage = "Sent eight weeks after the quote, wherever the job is",
      pain "Survey arrives before the work is finished" {
        mentions = 19, severity = 4, frequency = 0.3, evidence = "Contact records",
      },
      need "Be asked at the right moment" {
        mentions = 14, importance = 5.5, satisfaction = 4.0, evidence = "Connection survey",
      },
    },
    touchpoint "Warning before planned works" {
      channel = "Phone", owner = "Field Operations", offers = "Two days' notice, with the hour",
      expects = 6,
      score = { Certainty = 8.5, Speed = 9.5, Clarity = 8.5, Effort = 9.5 },
      systems = { "Outage system" },
      next = { ["Review in the street’s app group"] = 0.30, done = 0.70 },
      evidence = { "Connection survey" },
    },
  },

  phase "Advocacy" {
    goal = "Help neighbours start better prepared", note = "ongoing",
    touchpoint "Review in the street’s app group" {
      channel = "Word of mouth", owner = "Neighbours", managed = false, expects = 6,
      score = { Certainty = 7.5, Speed = 7.5, Clarity = 7.5, Effort = 7.5,
                [Murat] = { Certainty = 6, Clarity = 6.5 } },
      systems = { "Social listening" }, evidence = { "Kitchen-table interviews" },
      quote = { text = "Ask for the date first!", persona = Sanne,
                evidence = "Kitchen-table interviews" },
      pain "No place to share what helped" {
        mentions = 12, severity = 3, frequency = 0.2, evidence = "Kitchen-table interviews",
      },
      need "Tips that others can reuse" {
        mentions = 18, importance = 6.2, satisfaction = 3.9, evidence = "Kitchen-table interviews",
      },
    },
  },
}

include "grid-connection/other-journeys.lua"
include "grid-connection/actions.lua"

metric "Mark for certainty of the quote" {
  measure = "Certainty", touchpoint = heavier .. "/Quote with price, without a date",
  persona = Sanne, scale = { low = 1, high = 10 }, better = "higher", formula = "mean", target = 7,
  readings = { { date = "2025-04-15", n = 210, mean = 3.9, sd = 2.2 },
               { date = "2025-10-15", n = 264, mean = 3.6, sd = 2.3 } },
}
metric "Broken appointments" {
  measure = "killer_risk", journey = heavier, unit = "share of visits", better = "lower",
  formula = "share", target = 0.01,
  readings = { { date = "2025-06-30", n = 2230, hits = 251 },
               { date = "2025-09-30", n = 2410, hits = 279 } },
}
