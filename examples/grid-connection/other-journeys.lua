-- The five journeys beside the heavier connection, told more briefly: they fill the ecosystem.

local Sanne, Murat, Joke = "Sanne de Wit", "Murat Yildiz", "Joke Bos"
local answers, calls = "Connection survey", "Contact records"

-- Marks in the order of the values, to keep these short.
local function marks(certainty, speed, clarity, effort)
  return { Certainty = certainty, Speed = speed, Clarity = clarity, Effort = effort }
end

journey "Feeding back solar power" {
  goal = "Be paid for what the roof gives away", personas = { Sanne, Murat }, customers = 21500,
  leads_to = { ["Getting a heavier grid connection"] = 0.18 }, date = "2025-11-10",
  phase "Reckon" {
    goal = "Know whether panels still pay",
    touchpoint "Installer's sum on the back of a leaflet" {
      channel = "On-site visit", owner = "Installers", score = marks(7, 8, 7, 8), expects = 6,
      evidence = answers,
    },
    touchpoint "Page about feeding back" {
      offers = "What the sun pays, month by month", evidence = answers,
      channel = "Website", owner = "Digital", score = marks(6.5, 8, 5, 8), expects = 6,
      leave = 0.05,
    },
  },
  phase "Report" {
    goal = "Tell the operator once",
    touchpoint "Registering the panels" {
      offers = "Known to us, so that nothing trips", evidence = answers,
      channel = "Portal", owner = "Digital", score = marks(6, 6, 5, 5), leave = 0.06,
      duration = minutes(20), systems = { "National request portal" },
      pain "Asks for a code only the installer has" {
        mentions = 73, severity = 6, frequency = 0.6, evidence = calls,
      },
    },
    touchpoint "Confirmation by e-mail" {
      offers = "Proof for the insurer", evidence = answers,
      channel = "E-mail", owner = "Digital", score = marks(7, 7, 7, 8), expects = 6,
    },
  },
  phase "Meter" {
    goal = "A meter that counts both ways",
    touchpoint "Check whether the meter can do it" {
      offers = "An answer before the installer comes", evidence = answers,
      channel = "Portal", owner = "Metering & Billing", score = marks(6, 7, 5, 7),
    },
    touchpoint "Letter that the meter must be changed" {
      offers = "A new meter at no cost", evidence = calls,
      channel = "E-mail", owner = "Metering & Billing", score = marks(5, 4, 5, 6), wait = weeks(4),
    },
  },
  phase "Produce" {
    goal = "Harvest the first summer",
    touchpoint "Inverter trips at noon" {
      offers = "The fault code in plain words",
      channel = "Portal", owner = "Digital", score = marks(2, 3, 2, 3), importance = 9,
      next = { ["Call about the voltage"] = 0.40, ["First statement of what was fed back"] = 0.58 },
      leave = 0.02, evidence = calls, quote = "The sun shines and my roof is off.",
      killer "Street too full, panels switch off" { probability = 0.14, evidence = calls },
      pain "Panels stop on the sunniest days" {
        mentions = 164, severity = 9, frequency = 0.14, evidence = calls,
      },
      fail "No voltage reading from the street" { systems = { "Asset register" }, probability = 0.6,
      },
    },
    touchpoint "Call about the voltage" {
      offers = "A reading of the street within a week", evidence = calls,
      channel = "Phone", owner = "Customer Care", score = marks(5, 5, 6, 6), duration = minutes(16),
      wait = minutes(9),
    },
  },
  phase "Get paid" {
    goal = "See it on the bill",
    touchpoint "First statement of what was fed back" {
      evidence = answers,
      channel = "E-mail", owner = "Energy supplier", score = marks(5, 6, 4.5, 6),
      systems = { "Supplier messages" },
    },
    touchpoint "Yield beside usage" {
      offers = "What the roof gave and what the house took", evidence = answers,
      channel = "Portal", owner = "Metering & Billing", score = marks(8, 9, 8, 8), expects = 6,
    },
  },
  phase "Tell" {
    goal = "Help the neighbours choose",
    touchpoint "Comparing roofs over the hedge" {
      evidence = answers,
      channel = "Word of mouth", owner = "Neighbours", score = marks(7, 7, 6, 7), expects = 6,
    },
  },
}

journey "New-build connection" {
  goal = "Power on the plot when the carpenters come", personas = { Murat }, customers = 4300,
  phase "Plan" {
    goal = "Know in time what to ask for",
    touchpoint "Advice page for builders" {
      offers = "Who to call in which order", evidence = answers,
      channel = "Website", owner = "Digital", score = marks(8, 9, 8, 8),
    },
    touchpoint "Intake with an account manager" {
      offers = "One face until the lights are on", evidence = answers,
      channel = "Phone", owner = "Customer Care", score = marks(8, 7, 8, 8),
    },
  },
  phase "Apply" {
    goal = "Send one set of drawings, once",
    touchpoint "One form for power, water and fibre" {
      offers = "One form instead of three", evidence = answers,
      channel = "Portal", owner = "Digital", score = marks(7.5, 7, 6, 5), duration = minutes(45),
      leave = 0.02, systems = { "National request portal" },
    },
    touchpoint "Drawing sent back for the third time" {
      offers = "A second pair of eyes", evidence = calls,
      channel = "E-mail", owner = "Digital", score = marks(5, 4, 5, 4),
      systems = { "Document store" },
      pain "A drawing is refused for its file format" { mentions = 48, severity = 7,
                                                        frequency = 0.35, evidence = calls },
    },
  },
  phase "Quote" {
    goal = "A price that still holds at the first pile",
    touchpoint "Quote for the plot" {
      offers = "A price that holds for a year", evidence = answers,
      channel = "E-mail", owner = "Customer Care", score = marks(7.5, 7, 7, 7), wait = workdays(10),
      leave = 0.03,
    },
    touchpoint "Paying in two parts" {
      offers = "Half now, half when it works", evidence = answers,
      channel = "Portal", owner = "Metering & Billing", score = marks(9, 9, 8, 8),
    },
  },
  phase "Permit" {
    goal = "A street that may be opened",
    touchpoint "Street permit" {
      channel = "Portal", owner = "Municipality", score = marks(5, 4, 5, 5), wait = weeks(8),
      evidence = calls,
      pain "Two counters, two case numbers" {
        mentions = 39, severity = 6, frequency = 0.5, evidence = calls,
      },
    },
    touchpoint "Planner calls with a week" {
      offers = "A week to plan the carpenters around", evidence = answers,
      channel = "Phone", owner = "Work Planning", score = marks(8.5, 8, 8, 8),
    },
  },
  phase "Dig" {
    goal = "One trench, closed the same week",
    touchpoint "Day and crew confirmed" {
      offers = "The name and number of the crew", evidence = answers,
      channel = "E-mail", owner = "Work Planning", score = marks(8.5, 7.5, 7, 8),
    },
    touchpoint "Trench along the facade" {
      evidence = answers,
      channel = "On-site visit", owner = "Contractor", score = marks(6, 6, 6, 6),
      duration = days(2), partners = { "Municipality" },
    },
  },
  phase "Connect" {
    goal = "Light for the last coat of paint",
    touchpoint "Temporary power for the site" {
      offers = "Power from the first day of digging", evidence = answers,
      channel = "On-site visit", owner = "Field Operations", score = marks(8, 8, 8, 8),
    },
    touchpoint "Cable in, meter on the wall" {
      offers = "Power, tested while you watch", evidence = answers,
      channel = "On-site visit", owner = "Field Operations", moment_of_truth = true,
      score = marks(9.5, 9, 9, 8.5), duration = hours(5),
    },
  },
  phase "Open" {
    goal = "A front door that suppliers can find",
    touchpoint "Address known to the suppliers" {
      offers = "Free to choose a supplier", evidence = calls,
      channel = "Portal", owner = "Digital", score = marks(6, 5, 6, 7),
      systems = { "Supplier messages" },
    },
    touchpoint "First contract in a new house" {
      evidence = answers,
      channel = "E-mail", owner = "Energy supplier", score = marks(7.5, 7, 6, 7),
    },
  },
  phase "Look back" {
    goal = "A next plot with less paper",
    touchpoint "Builder's evaluation" {
      offers = "A say in the next plot", evidence = answers,
      channel = "Phone", owner = "Customer Care", score = marks(8.5, 8, 8, 8),
    },
    touchpoint "Talk at the builders' merchant" {
      evidence = answers,
      channel = "Word of mouth", owner = "Neighbours", score = marks(8, 7, 7, 7), expects = 6,
    },
  },
}

journey "Power outage" {
  goal = "Light again, and meanwhile know how long", customers = 310000, weight = 2,
  leads_to = { ["Smart meter swap"] = 0.03 }, memory = 0.6,
  starts = { ["Light goes out, looking for the torch"] = 0.85,
             ["Text message: your street is off"] = 0.15 },
  phase "Dark" {
    goal = "Is it me or the street?",
    touchpoint "Light goes out, looking for the torch" {
      evidence = answers, silence = true, score = marks(5, 5, 5, 6), expects = 6,
      next = { ["Outage map"] = 0.55, ["Outage line, in the queue"] = 0.45 },
      personas = { Sanne, Murat, Joke },
    },
    touchpoint "Text message: your street is off" {
      offers = "You need not call", evidence = answers,
      channel = "Phone", owner = "Field Operations", score = marks(6, 6, 6, 7),
      systems = { "Outage system", "Message service" },
      next = "Outage map",
    },
  },
  phase "Ask" {
    goal = "Hear how long it takes",
    touchpoint "Outage map" {
      offers = "Where it is off and until when", evidence = answers,
      channel = "Website", owner = "Digital", score = marks(6, 8, 6, 8),
      systems = { "Outage system" }, expects = 6.5,
      next = each { default = { ["Estimated time, moved twice"] = 1 },
                    [Joke]  = { ["Outage line, in the queue"] = 0.7,
                                ["Estimated time, moved twice"] = 0.3 } },
      pain "The map needs the router that is off" { mentions = 88, severity = 6, frequency = 0.3,
                                                    personas = { Joke }, evidence = calls },
    },
    touchpoint "Outage line, in the queue" {
      offers = "Someone who listens", evidence = calls,
      channel = "Phone", owner = "Customer Care", score = marks(5, 4, 6, 5),
      wait = between(2, 9, 40),
    },
  },
  phase "Wait" {
    goal = "Keep the freezer shut and the children calm",
    touchpoint "Estimated time, moved twice" {
      offers = "Know whether to cook or to order in",
      channel = "Website", owner = "Digital", score = marks(4, 6, 6, 7), evidence = calls,
      wait = minutes(95),
      next = { ["Second call: the lift is stuck"] = 0.05, ["Light comes back"] = 0.95 },
    },
    touchpoint "Second call: the lift is stuck" {
      offers = "The fire brigade, called for you", evidence = calls,
      channel = "Phone", owner = "Customer Care", score = marks(7, 7, 7, 6),
    },
  },
  phase "Light" {
    goal = "Everything on again",
    touchpoint "Light comes back" {
      offers = "The freezer saved", evidence = answers,
      channel = "On-site visit", owner = "Field Operations", moment_of_truth = true,
      score = marks(9, 7, 7, 9), expects = 6.5,
    },
    touchpoint "Crew in the street explains" {
      offers = "The cause, from the one who found it", evidence = answers,
      channel = "On-site visit", owner = "Field Operations", score = marks(8.5, 8, 8.5, 8),
      expects = 6,
      next = { ["Compensation without asking"] = 0.2, done = 0.8 },
    },
  },
  phase "Settle" {
    goal = "What is due comes by itself",
    touchpoint "Compensation without asking" {
      offers = "EUR 35, no form", evidence = answers,
      channel = "E-mail", owner = "Customer Care", score = marks(8, 7, 7, 9), expects = 6,
    },
  },
}

journey "Smart meter swap" {
  goal = "A new meter, without a lost morning", personas = { Sanne, Joke }, customers = 58000,
  phase "Invitation" {
    goal = "Know why and when",
    touchpoint "Letter with a proposed day" {
      offers = "A day that may be moved", evidence = answers,
      channel = "E-mail", owner = "Metering & Billing", score = marks(7, 6, 6.5, 7),
    },
    touchpoint "Moving the day" {
      offers = "Evening and Saturday too", evidence = answers,
      channel = "Portal", owner = "Digital", leave = each { default = 0.02, [Joke] = 0.08 },
      score = { Certainty = 7, Speed = 7, Clarity = 6, Effort = 7,
                [Joke] = { Clarity = 4, Effort = 4 } },
    },
  },
  phase "Visit" {
    goal = "Ten minutes without power, no more",
    touchpoint "Text: we are two doors away" {
      offers = "Time to put the dog away", evidence = answers,
      channel = "Phone", owner = "Field Operations", score = marks(9, 8, 8, 9), expects = 6.5,
    },
    touchpoint "Meter changed, hall swept" {
      offers = "A new meter and a clean mat", evidence = answers,
      channel = "On-site visit", owner = "Field Operations", moment_of_truth = true,
      duration = minutes(40),
      score = marks(9.5, 9, 9, 9), expects = 7, physical = { "meter", "card with the readings" },
    },
  },
  phase "After" {
    goal = "Trust the new figures",
    touchpoint "Start and end readings by e-mail" {
      offers = "Proof, should the bill differ", evidence = answers,
      channel = "E-mail", owner = "Metering & Billing", score = marks(8.5, 8, 8, 8),
    },
    touchpoint "Supplier reads the old meter once more" {
      evidence = answers, channel = "E-mail", owner = "Energy supplier", score = marks(6, 6, 5, 6),
      systems = { "Supplier messages" },
    },
  },
  phase "Insight" {
    goal = "See what the freezer costs",
    touchpoint "First week, hour by hour" {
      offers = "See what the freezer costs", evidence = answers,
      channel = "Portal", owner = "Metering & Billing", score = marks(8, 8, 7, 8),
    },
  },
}

journey "Moving house" {
  goal = "Light on in the new house, no bill from the old one", personas = { Sanne, Joke },
  customers = 140000, leads_to = { ["Smart meter swap"] = 0.12, ["New-build connection"] = 0.02 },
  phase "Prepare" {
    goal = "Know what to arrange and what not",
    touchpoint "Moving checklist" {
      offers = "Seven things, in order", evidence = answers,
      channel = "Website", owner = "Communications", score = marks(7, 7, 7, 7),
    },
    touchpoint "“Do I tell you or my supplier?”" {
      offers = "The answer, and the other number", evidence = calls,
      channel = "Phone", owner = "Customer Care", score = marks(8, 7, 8, 7), duration = minutes(5),
    },
  },
  phase "Hand over" {
    goal = "One reading, agreed",
    touchpoint "Readings of both houses" {
      offers = "One photo per meter", evidence = answers,
      channel = "Portal", owner = "Digital", score = marks(8.5, 8.5, 8, 8), duration = minutes(6),
    },
  },
  phase "Switch" {
    goal = "No hour in the dark",
    touchpoint "Power stays on in an empty house" {
      offers = "Light for the painters", evidence = answers,
      channel = "On-site visit", owner = "Field Operations", score = marks(9, 9, 8, 9.5),
    },
    touchpoint "Confirmation of the new address" {
      offers = "Nothing more to do", evidence = answers,
      channel = "E-mail", owner = "Customer Care", score = marks(8.5, 9, 8, 8.5),
    },
  },
  phase "Settle in" {
    goal = "A first bill that fits",
    touchpoint "Welcome leaflet about the meter cupboard" {
      offers = "Which switch does what", evidence = answers,
      channel = "Website", owner = "Communications", score = marks(8, 7, 8, 8),
    },
    touchpoint "Final bill of the old house" {
      offers = "Settled to the day", evidence = calls,
      channel = "Portal", owner = "Metering & Billing", score = marks(7.5, 7, 7, 7),
      wait = weeks(6),
    },
  },
  phase "Tell on" {
    goal = "Spare the next tenant the search",
    touchpoint "Note on the fridge for the next tenant" {
      evidence = answers,
      channel = "Word of mouth", owner = "Neighbours", score = marks(8, 8, 8, 8), expects = 6,
    },
  },
}
