-- Every mark a 9.5, and yet. The mean says 9.5; ask the guest who saw what happened to the soup.
--
--   reis score restaurant.lua     vetoed, and by what
--   reis whatif restaurant.lua    the price of a spoon

company "De Gouden Lepel" {
  why = "An evening that is still told a week later",
  how = "Twelve tables, one sitting, nothing from a packet",
  what = "Five courses by the river", currency = "EUR",
}

value "Taste"   { weight = 3, kind = "functional", promise = "Worth the drive" }
value "Welcome" { weight = 2, kind = "emotional",  promise = "You were expected" }

channel "Telephone" { kind = "human", cost = 1.50 }
channel "At table"  { kind = "human", cost = 4 }
channel "Doorway"   { kind = "human" }
team "Kitchen" { capacity = 6 }
team "Floor"   { capacity = 8 }

survey      "Card with the bill"    { n = 318, date = "2026-09-30",
                                      method = "a card, 41 % filled in" }
observation "Evenings at table two" { n = 25,  date = "2026-10-10", by = "a friend of the house",
                                      method = "watching the pass from beside the kitchen door", }

persona "Hester" { share = 0.7, age = 52, role = "Celebrates her daughter's degree", expects = 8,
                   quote = "It was perfect. Until it was not.",
                   job = "An evening without a wrong note", }
persona "Ruben"  { share = 0.3, age = 33, role = "Eats out for a living", expects = 9,
                   job = "Find a place to send his readers to" }

goal "An evening to remember" { measure = "experience", worth = 12000 }
goal "Nobody has to know"     { measure = "killer_risk", worth = 260000, target = 0 }

local perfect = { Taste = 9.5, Welcome = 9.5 }
local said, watched = { "Card with the bill" }, { "Evenings at table two" }

journey "Dinner for two" {
  goal = "A fine evening, from the first call to the coat", customers = 4100,
  cyclic = { probability = 0.4, to = "Book" },
  killer_score = -20,        -- one such story empties a whole table
  criterion "I would bring my mother" { measure = "experience", at = "Dinner for two", min = 8 },

  phase "Book" {
    goal = "The table by the window",
    touchpoint "Call in the afternoon" {
      offers = "A question about the evening, not only the hour",
      channel = "Telephone", owner = "Floor", score = perfect, evidence = said,
      duration = minutes(3),
      quote = "She knew it was about a degree before I had said so.",
    },
  },
  phase "Arrive" {
    goal = "Be expected",
    touchpoint "Coats and names" {
      offers = "Your name, before you say it",
      channel = "Doorway", owner = "Floor", score = perfect, evidence = said,
    },
    touchpoint "The table by the window" {
      offers = "The last light on the river",
      channel = "At table", owner = "Floor", score = perfect, evidence = said,
    },
  },
  phase "Dine" {
    goal = "Be surprised five times", duration = hours(3),
    touchpoint "Bread, still warm" {
      offers = "A reason to put the phone away",
      channel = "At table", owner = "Kitchen", score = perfect, evidence = said,
    },
    touchpoint "Pike-perch in hay smoke" {
      offers = "A dish one describes to others",
      channel = "At table", owner = "Kitchen", score = perfect, evidence = said,
      moment_of_truth = true, duration = minutes(40),
    },
    touchpoint "Quince, three ways" {
      offers = "Sweet without weight",
      channel = "At table", owner = "Kitchen", score = perfect, evidence = said,
    },
  },
  phase "Part" {
    goal = "Go home a little sorry",
    touchpoint "A last cup of soup from the chef" {
      channel = "At table", owner = "Floor", score = perfect, evidence = watched,
      moment_of_truth = true, offers = "Consommé on the house, brought by the waiter in person",
      frontstage = "Waiter carries two cups from the pass",
      backstage = "The pass has salt, pepper and napkins, and no spoons",
      quote = { text = "He tasted it on the way. With my spoon. He nodded.", persona = "Hester",
                evidence = "Evenings at table two" },
      killer "The waiter tastes the soup with the guest's spoon" {
        probability = 0.08, evidence = watched,
      },
      need "A spoon nobody has used" {
        importance = 10, satisfaction = 9.2, personas = { "Hester", "Ruben" }, evidence = watched,
      },
    },
    touchpoint "Coats, and a hand" {
      offers = "A way back: shall we keep the table?",
      channel = "Doorway", owner = "Floor", score = perfect, evidence = said,
    },
  },
}

action "A jar of tasting spoons on the pass" {
  owner = "Floor", effort = 1, cost = 45,
  removes = { "The waiter tastes the soup with the guest's spoon" },
  serves = { "A spoon nobody has used" }, evidence = watched,
}
action "Truffle on the pike-perch" {      -- tempting, and beside the point
  owner = "Kitchen", effort = 3, cost = 2600,
  improves = { ["Pike-perch in hay smoke"] = { Taste = 0.4 } },
}

roadmap "This month" { periods = 4, period = "week", start = "2026-12-01", budget = 2620 }

scenario "With the spoons"  { with = { "A jar of tasting spoons on the pass" } }
scenario "With the truffle" { with = { "Truffle on the pike-perch" } }
