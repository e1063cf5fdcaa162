-- Bibliotheek Waterrijk: drie vestigingen, twee catalogi en één pasje.
-- Alles wat de lezer ziet staat in het Nederlands; de woorden van reis zelf blijven Engels.
-- In lange woorden staat een zacht afbreekteken (\u{AD}), zodat ze netjes afbreken.
--
--   reis map library.lua --persona "Samira Haddou"
--   reis whatif library.lua                          wat één catalogus zou doen

-- In één keer geschreven, zodat het afbreekteken overal hetzelfde is.
local Publieksdienst, Eboekplatform = "Publieks\u{AD}dienst", "E-boek\u{AD}platform"
local Ledenadministratie, Leerlingvolgsysteem = "Leden\u{AD}administratie",
  "Leerling\u{AD}volg\u{AD}systeem"
local Samira, Wim, Marloes = "Samira Haddou", "Wim Verhoef", "Juf Marloes"

company "Bibliotheek Waterrijk" {
  why = "Niemand in Waterrijk staat buiten omdat lezen niet lukt",
  how = "Dichtbij, gastvrij en zonder drempel",
  what = "Boeken, e-boeken, taalhulp en een tafel om aan te zitten",
  unique = "De enige plek in de gemeente waar je niets hoeft te kopen",
  language = "nl", currency = "EUR", fresh = 24,
}

value "Gemak" {
  weight = 2, kind = "functional", promise = "Eén pasje, één account, één antwoord",
}
value "Gastvrij" {
  weight = 3, kind = "emotional", promise = "Je bent welkom, ook zonder te weten wat je zoekt",
}
value "Vertrouwen" {
  weight = 2, kind = "emotional", promise = "Wat we op het scherm zeggen, klopt op de plank",
}
principle "Eén bibliotheek" {
  values = { "Gemak", "Vertrouwen" }, promise = "De lezer merkt niet welke vestiging van wie is",
}
principle "Eerst de mens"   { values = { "Gastvrij" }, promise = "Er is altijd iemand die opkijkt" }

channel "Website"      { kind = "digital",  icon = "web",    cost = 0.05, upkeep = 38000 }
channel "App" {
  kind = "digital", icon = "portal", managed = false, note = "Van het landelijke platform",
}
channel "Balie"        { kind = "human",    icon = "person", cost = 3.20 }
channel "Zelfbediening" { kind = "physical", icon = "other", cost = 0.15 }
channel "Telefoon"     { kind = "human",    icon = "phone",  cost = 4.10 }
channel "Post"         { kind = "print",    icon = "letter", cost = 1.05 }
channel "E-mail"       { kind = "digital",  icon = "mail",   cost = 0.01 }
channel "School"       { kind = "human",    icon = "org",    managed = false }

team(Publieksdienst) { capacity = 24 }     -- mensdagen per kwartaal
team "Collectie"     { capacity = 15 }
team "ICT"           { capacity = 18 }

partner "Gemeente Waterrijk" {
  levels = { "subsidie per jaar, vast tot 2028", "taalhuis onder één dak" },
}
partner "Basisschool De Schakel" { levels = { "iedere groep eens per zes weken op bezoek" } }
partner(Eboekplatform) {
  levels = { "storing verholpen binnen één werkdag" }, alternative = "Geen: landelijk geregeld",
}

system "Catalogus Noord" {
  realtime = false, note = "Vestigingen Dorp en Haven; verwerkt 's nachts", upkeep = 21000,
}
system "Catalogus Zuid" {
  realtime = true, note = "Vestiging Park, sinds de fusie van 2023", upkeep = 17000,
}
system(Ledenadministratie) { realtime = false }
system "Inleverautomaat"
system "Platform e-boeken"  { managed = false, realtime = false }
system(Leerlingvolgsysteem) { managed = false }

interview   "Gesprekken aan de leestafel" { n = 21, date = "2026-03-12", by = "Anouk en Tom",
                                            where = "Dorp, Haven en Park",
                                            method = "een half uur, met koffie" }
survey      "Ledenonderzoek" { n = 874, date = "2026-05-28",
                               method = "per e-mail en op papier, 22 % vulde in",
                               source = "Bureau Peilwater",
                               url = "https://example.org/ledenonderzoek" }
observation "Meelopen bij de balie" { n = 46, date = "2026-04-20", revised = "2026-09-02",
                                      where = "Haven" }
log         "Uitleenbestand" { n = 61200, date = "2026-06-30",
                               note = "Beide catalogi, samengevoegd op pasnummer" }
assumption  "Gehoord in de kantine"   { date = "2026-02-02", note = "Nog door niemand nagegaan" }

persona(Samira) {
  share = 0.5, age = 36, home = "Rijtjeshuis bij vestiging Haven",
  role = "Moeder van twee lezers in groep 4 en 6",
  quote = "Op het scherm stond hij er. Op de plank niet.",
  job = "Elke week nieuwe boeken, zonder omweg", drivers = { "tijd", "plezier in lezen" },
  expects = { Gemak = 7, Gastvrij = 6.5, Vertrouwen = 7.5 },
}
persona(Wim) {
  share = 0.3, age = 71, home = "Appartement boven vestiging Dorp",
  role = "Leest twee kranten per dag, altijd aan dezelfde tafel",
  quote = "De automaat zegt geen goedemorgen.", job = "Onder de mensen zijn en bijblijven",
  expects = { Gemak = 6, Gastvrij = 8, Vertrouwen = 7 },
}
persona(Marloes) {
  share = 0.2, age = 29, home = "Basisschool De Schakel",
  role = "Groepsleerkracht, komt met zesentwintig kinderen",
  quote = "Ik heb een uur. Het zoeken mag er tien minuten van zijn.",
  job = "Elk kind gaat met een boek naar huis",
  expects = { Gemak = 8, Gastvrij = 7, Vertrouwen = 8 },
}

-- Niet elk doel heeft een prijs: dan rekent reis in punten, en staan er geen euro's op de roadmap.
goal "Meer leners" {
  measure = "completion", journey = "Een boek lenen", worth = 10, target = 0.85,
}
goal "Graag terugkomen" { measure = "experience", target = 7 }       -- over alle reizen

journey "Een boek lenen" {
  goal = "Met het goede boek naar huis, en het op tijd terug", job = "Altijd iets te lezen",
  customers = 14500, state = "as-is", purpose = "satisfaction", date = "2026-07-01",
  by = "Publieksdienst, met een panel van zes lezers",
  cyclic = { probability = 0.72, to = "Zoeken", label = "Uit is uit: op naar het volgende boek" },
  starts = { ["Inschrijven op de website"] = 0.2, ["Inschrijven aan de balie"] = 0.1,
             ["Zoeken in de catalogus"] = 0.7 },
  leads_to = { ["Een e-boek lezen"] = 0.15 },
  criterion "Wat het scherm belooft, staat op de plank" {
    measure = "Vertrouwen", at = "Naar de plank lopen", min = 6,
    persona = Samira, evidence = { "Ledenonderzoek" },
  },
  criterion "Ik hoor nooit van twee kanten iets anders" {
    measure = "consistency", at = "Een boek lenen", min = 7,
  },

  phase "Lid worden" {
    goal = "In één keer geregeld", criteria = { "een pasje dat overal werkt" },
    activities = { "legitimatie zoeken" },
    touchpoint "Inschrijven op de website" {
      offers = "Lid worden op zondagavond",
      channel = "Website", owner = "ICT", step = "inschrijven",
      score = { Gemak = 5, Gastvrij = 6, Vertrouwen = 6 },
      leave = each { default = 0.12, [Wim] = 0.35 }, duration = minutes(14),
      systems = { Ledenadministratie },
      next = each { default = { ["Pasje met de post"] = 0.88 },
                    [Wim] = { ["Inschrijven aan de balie"] = 0.40, ["Pasje met de post"] = 0.25 } },
      evidence = { "Ledenonderzoek" }, personas = { Samira, Wim },
      pain "Wachtwoord moet zestien tekens" {
        mentions = 34, severity = 5, frequency = 0.5, evidence = "Ledenonderzoek",
      },
    },
    touchpoint "Inschrijven aan de balie" {
      channel = "Balie", owner = Publieksdienst, process = "inschrijven",
      offers = "Een pasje in vijf minuten, en een rondleiding erbij",
      score = { Gemak = 8, Gastvrij = 9, Vertrouwen = 8 }, duration = minutes(6),
      follows = { "Eerst de mens" },
      systems = { Ledenadministratie }, evidence = { "Meelopen bij de balie" },
      next = "Zoeken in de catalogus",
      quote = { text = "Ze wist nog dat ik van zeilen hou.", persona = Wim,
                evidence = "Gesprekken aan de leestafel" },
      personas = { Samira, Wim },
    },
    touchpoint "Pasje met de post" {
      offers = "Een pasje dat in de portemonnee past",
      channel = "Post", owner = Publieksdienst, score = { Gemak = 5, Gastvrij = 6, Vertrouwen = 6 },
      wait = workdays(6),
      physical = { "pasje", "welkomst\u{AD}brief" }, evidence = { "Ledenonderzoek" },
      personas = { Samira, Wim },
      fail "Adres uit twee bestanden" {
        systems = { Ledenadministratie, "Catalogus Zuid" }, probability = 0.04,
      },
    },
  },

  phase "Zoeken" {
    goal = "Weten of het er is, en waar",
    activities = { "bladeren", "vragen", "om je heen kijken" },
    touchpoint "Zoeken in de catalogus" {
      channel = "Website", owner = "Collectie", offers = "Alles van drie vestigingen in één lijst",
      moment_of_truth = true,
      score = { Gemak = 6, Gastvrij = 6, Vertrouwen = 4, [Marloes] = { Gemak = 4 } },
      systems = { "Catalogus Noord", "Catalogus Zuid" }, breaks = { "Eén bibliotheek" },
      leave = 0.08,
      next = { ["Naar de plank lopen"] = 0.62, ["Reserveren uit een andere vestiging"] = 0.30 },
      evidence = { "Ledenonderzoek", "Gesprekken aan de leestafel" }, duration = minutes(8),
      fail "Noord weet pas morgen wat vandaag is uitgeleend" {
        systems = { "Catalogus Noord" }, probability = 0.18,
        evidence = { "Uitleenbestand" },
      },
      need "Zien of het er nú is" {
        importance = 9.1, satisfaction = 3.6, mentions = 83, evidence = "Ledenonderzoek",
      },
      question "Waarom staat mijn boek er twee keer in?",
    },
    touchpoint "Naar de plank lopen" {
      offers = "Onderweg iets vinden wat je niet zocht",
      channel = "Zelfbediening", owner = "Collectie",
      score = { Gemak = 6, Gastvrij = 6, Vertrouwen = 5, [Wim] = { Gastvrij = 8 } },
      next = { ["Lenen bij de automaat"] = 0.78, ["Vragen aan de balie"] = 0.20 }, leave = 0.02,
      duration = minutes(11),
      evidence = { "Meelopen bij de balie" }, systems = { "Catalogus Noord" },
      quote = { text = "Op het scherm stond hij er.", persona = Samira,
                evidence = "Gesprekken aan de leestafel" },
      pain "Boek aanwezig, plank leeg" {
        mentions = 97, severity = 7, frequency = 0.18, evidence = { "Ledenonderzoek" },
      },
    },
    touchpoint "Vragen aan de balie" {
      offers = "Iemand die meeloopt", channel = "Balie", owner = Publieksdienst,
      score = { Gemak = 7, Gastvrij = 9.2, Vertrouwen = 8 }, duration = minutes(5),
      moment_of_truth = true, follows = { "Eerst de mens" }, next = "Lenen bij de automaat",
      frontstage = "Kijkt mee en loopt mee",
      backstage = "Zoekt in twee vensters, de ene catalogus naast de andere",
      systems = { "Catalogus Noord", "Catalogus Zuid" }, evidence = { "Meelopen bij de balie" },
      quote = { text = "Ze liep gewoon met me mee.", persona = Marloes,
                evidence = "Meelopen bij de balie" },
    },
    touchpoint "Reserveren uit een andere vestiging" {
      offers = "Alles uit drie vestigingen, om de hoek",
      channel = "Website", owner = "Collectie", score = { Gemak = 4, Gastvrij = 5, Vertrouwen = 4 },
      leave = 0.10,
      systems = { "Catalogus Noord", "Catalogus Zuid" }, evidence = { "Ledenonderzoek" },
      pain "Reserveren kan niet tussen Noord en Zuid" {
        mentions = 71, severity = 8, frequency = 0.35, evidence = "Ledenonderzoek",
      },
      fail "Reservering wordt overgetypt" {
        systems = { "Catalogus Noord", "Catalogus Zuid" }, probability = 0.06,
      },
    },
    touchpoint "Wachten op bericht" {
      silence = true, detail = true, score = { Gemak = 5, Gastvrij = 3, Vertrouwen = 3 },
      wait = between(days(2), days(6), days(21)),
      leave = 0.12, backstage = "De auto rijdt op dinsdag en vrijdag",
      evidence = { "Gesprekken aan de leestafel" }, feels = "Vergeten",
      need "Weten wanneer hij er is" {
        importance = 8.2, satisfaction = 2.5, mentions = 40, evidence = "Ledenonderzoek",
      },
    },
  },

  phase "Lenen" {
    goal = "Piep, mee en klaar",
    touchpoint "Lenen bij de automaat" {
      offers = "Klaar zonder rij", channel = "Zelfbediening", owner = "ICT", step = "lenen",
      score = { Gemak = 8.5, Gastvrij = 6, Vertrouwen = 8, [Wim] = { Gastvrij = 4 } },
      duration = minutes(2), evidence = { "Ledenonderzoek" },
      next = each { default = "Thuis lezen",
                    [Wim] = { ["Lenen aan de balie"] = 0.6, ["Thuis lezen"] = 0.4 } },
      killer "Beschuldigd van een boek dat al terug is" {
        probability = 0.004, evidence = { "Gesprekken aan de leestafel" },
        personas = { Samira, Wim },
      },
    },
    touchpoint "Lenen aan de balie" {
      offers = "Een praatje bij het boek",
      channel = "Balie", owner = Publieksdienst, process = "lenen",
      score = { Gemak = 7, Gastvrij = 9, Vertrouwen = 8.5 },
      duration = minutes(4), evidence = { "Meelopen bij de balie" }, personas = { Wim },
    },
    touchpoint "Thuis lezen" {
      managed = false, experience = 8.8, expects = 8, importance = 9,
      evidence = { "Gesprekken aan de leestafel" },
      quote = { text = "Nog één hoofdstuk, mam.", persona = Samira,
                evidence = "Gesprekken aan de leestafel" },
    },
  },

  phase "Terugbrengen" {
    goal = "Inleveren waar het uitkomt",
    touchpoint "Bericht: bijna te laat" {
      offers = "Geen boete", channel = "E-mail", owner = Publieksdienst,
      score = { Gemak = 8, Gastvrij = 7, Vertrouwen = 7 }, evidence = { "Ledenonderzoek" },
      next = { ["Inleveren in de eigen vestiging"] = 0.64,
               ["Inleveren in een andere vestiging"] = 0.36 },
    },
    touchpoint "Inleveren in de eigen vestiging" {
      offers = "Kwijt in één minuut", channel = "Zelfbediening", owner = "ICT", step = "inleveren",
      score = { Gemak = 8.5, Gastvrij = 6.5, Vertrouwen = 8 },
      systems = { "Inleverautomaat" }, next = "done", duration = minutes(1),
      evidence = { "Uitleenbestand" },
    },
    touchpoint "Inleveren in een andere vestiging" {
      offers = "Inleveren waar je toch bent",
      channel = "Zelfbediening", owner = "ICT", process = "inleveren",
      score = { Gemak = 3, Gastvrij = 5, Vertrouwen = 4, [Marloes] = { Gemak = 2 } },
      systems = { "Inleverautomaat", "Catalogus Noord", "Catalogus Zuid" },
      breaks = { "Eén bibliotheek" }, evidence = { "Meelopen bij de balie", "Uitleenbestand" },
      next = { ["Boete voor een ingeleverd boek"] = 0.05, done = 0.95 },
      pain "Automaat kent het boek van de buren niet" {
        mentions = 66, severity = 6, frequency = 0.3, evidence = "Meelopen bij de balie",
      },
    },
    touchpoint "Boete voor een ingeleverd boek" {
      channel = "Post", owner = Publieksdienst, score = { Gemak = 2, Gastvrij = 2, Vertrouwen = 1 },
      evidence = { "Gesprekken aan de leestafel" },
      personas = { Samira, Wim }, leave = 0.3, feels = "Een dief in eigen bibliotheek",
      quote = { text = "Veertig cent. Het gaat me niet om de veertig cent.", persona = Wim,
                evidence = "Gesprekken aan de leestafel" },
    },
  },
}

journey "Een e-boek lezen" {
  goal = "Lezen op de bank, zonder de deur uit", customers = 5200, personas = { Samira, Wim },
  leads_to = { ["Een boek lenen"] = 0.3 },
  phase "Vinden" {
    goal = "Iets te lezen vinden zonder op te staan",
    touchpoint "Van onze site naar het platform" {
      offers = "Dertigduizend titels zonder te fietsen", evidence = "Ledenonderzoek",
      channel = "Website", owner = "ICT", score = { Gemak = 4, Gastvrij = 6, Vertrouwen = 5 },
      leave = 0.15,
      pain "Twee keer inloggen" {
        mentions = 52, severity = 6, frequency = 0.8, evidence = { "Ledenonderzoek" },
      },
    },
    touchpoint "Boek kiezen in de app" {
      evidence = "Ledenonderzoek",
      channel = "App", owner = Eboekplatform, score = { Gemak = 7.5, Gastvrij = 6, Vertrouwen = 7 },
    },
  },
  phase "Lezen" {
    goal = "Verdwijnen in het verhaal",
    touchpoint "Lezen op de tablet" {
      evidence = "Ledenonderzoek", channel = "App", owner = Eboekplatform,
      score = { Gemak = 8, Gastvrij = 7, Vertrouwen = 8, [Wim] = { Gemak = 5 } },
      systems = { "Platform e-boeken" }, partners = { Eboekplatform },
    },
    touchpoint "Tablet\u{AD}spreekuur in het taalhuis" {
      channel = "Balie", owner = "Gemeente Waterrijk", personas = { Wim },
      score = { Gemak = 7, Gastvrij = 9.5, Vertrouwen = 9 },
      partners = { "Gemeente Waterrijk" }, duration = minutes(30),
      evidence = { "Gehoord in de kantine" },
    },
    touchpoint "Boek verdwijnt na drie weken" {
      silence = true, score = { Gemak = 5, Gastvrij = 4, Vertrouwen = 4 }, managed = false,
      systems = { "Platform e-boeken" }, evidence = { "Ledenonderzoek" },
      next = { ["Van onze site naar het platform"] = 0.2, done = 0.8 },
    },
  },
}

journey "Met de klas op bezoek" {
  goal = "Zesentwintig kinderen, zesentwintig boeken", customers = 310, personas = { Marloes },
  leads_to = { ["Een boek lenen"] = 0.5 },
  phase "Afspreken" {
    goal = "Eén telefoontje, geen lijstjes",
    touchpoint "Bellen voor een uur" {
      offers = "Een uur voor jullie alleen", evidence = "Gesprekken aan de leestafel",
      channel = "Telefoon", owner = Publieksdienst,
      score = { Gemak = 6, Gastvrij = 8.5, Vertrouwen = 8 }, duration = minutes(8),
    },
    touchpoint "Leesniveaus doorgeven" {
      evidence = "Gesprekken aan de leestafel",
      channel = "School", owner = "Basisschool De Schakel",
      score = { Gemak = 4, Gastvrij = 6, Vertrouwen = 6 }, duration = minutes(40),
      systems = { Leerlingvolgsysteem }, partners = { "Basisschool De Schakel" },
      fail "Lijst gaat mee op papier" {
        systems = { Leerlingvolgsysteem }, partners = { "Basisschool De Schakel" },
        probability = 0.5,
      },
      pain "Elk jaar dezelfde lijst overtypen" {
        mentions = 9, severity = 6, frequency = 1, evidence = "Gesprekken aan de leestafel",
      },
    },
  },
  phase "Bezoek" {
    goal = "Elk kind een boek dat past",
    touchpoint "Voorlezen in de kring" {
      offers = "Een verhaal dat mee naar school gaat", evidence = "Meelopen bij de balie",
      channel = "Balie", owner = Publieksdienst,
      score = { Gemak = 8, Gastvrij = 9.8, Vertrouwen = 9 }, moment_of_truth = true,
    },
    touchpoint "Zesentwintig keer piepen" {
      offers = "Elk kind leent zelf", evidence = "Meelopen bij de balie",
      channel = "Zelfbediening", owner = "ICT", score = { Gemak = 3, Gastvrij = 5, Vertrouwen = 6 },
      duration = minutes(26),
      pain "De rij duurt langer dan het verhaal" { mentions = 14,
                                                   severity = 7,
                                                   frequency = 0.9,
                                                   evidence = "Meelopen bij de balie", },
    },
  },
}

-- Hoe het zou gaan met één catalogus. Telt pas mee in een scenario dat deze reis gebruikt.
journey "Een boek lenen, één catalogus" {
  state = "to-be", instead_of = "Een boek lenen",
  goal = "Met het goede boek naar huis, waar je ook bent", date = "2026-09-15",
  cyclic = { probability = 0.72, to = "Zoeken" },
  phase "Zoeken" {
    goal = "In één keer weten waar het ligt",
    touchpoint "Zoeken in alle vestigingen tegelijk" {
      offers = "Eén lijst die klopt", evidence = "Gehoord in de kantine",
      channel = "Website", owner = "Collectie",
      score = { Gemak = 8.5, Gastvrij = 7, Vertrouwen = 8 }, leave = 0.04,
      moment_of_truth = true,
    },
    touchpoint "Ophalen waar het uitkomt" {
      offers = "Klaar in je eigen vestiging", evidence = "Gehoord in de kantine",
      channel = "Zelfbediening", owner = Publieksdienst,
      score = { Gemak = 8, Gastvrij = 7, Vertrouwen = 8.5 }, wait = days(2),
    },
  },
  phase "Lenen" {
    goal = "Meenemen met een groet",
    touchpoint "Piep, en een knik van de balie" {
      offers = "Snel, en toch gezien", evidence = "Gehoord in de kantine",
      channel = "Zelfbediening", owner = "ICT",
      score = { Gemak = 8.5, Gastvrij = 8, Vertrouwen = 8.5 },
    },
    touchpoint "Thuis lezen, nog steeds" {
      evidence = "Gehoord in de kantine", managed = false, experience = 8.8, expects = 8,
    },
  },
  phase "Terugbrengen" {
    goal = "Kwijt waar je toch al bent",
    touchpoint "Inleveren bij elke vestiging" {
      offers = "Kwijt waar je bent", evidence = "Gehoord in de kantine",
      channel = "Zelfbediening", owner = "ICT",
      score = { Gemak = 8.5, Gastvrij = 7, Vertrouwen = 8 },
    },
  },
}

opportunity "Eén antwoord in drie vestigingen" {
  needs = { "Zien of het er nú is", "Weten wanneer hij er is" }, horizon = "now",
  pains = { "Boek aanwezig, plank leeg", "Reserveren kan niet tussen Noord en Zuid",
            "Automaat kent het boek van de buren niet" },
  touchpoints = { "Zoeken in de catalogus", "Inleveren in een andere vestiging" },
  evidence = { "Ledenonderzoek", "Uitleenbestand" },
}

action "Catalogi koppelen" {
  owner = "ICT", effort = between(20, 30, 55), periods = 2, cost = 28000, upkeep = 6000,
  feasibility = 0.75, area = "process", moscow = "must",
  improves = { ["Zoeken in de catalogus"] = { Vertrouwen = 3, Gemak = 1.5, leave = -0.03 },
               ["Naar de plank lopen"] = { Vertrouwen = 2 } },
  resolves = { "Boek aanwezig, plank leeg" }, serves = { "Zien of het er nú is" },
  opportunity = "Eén antwoord in drie vestigingen", evidence = { "Uitleenbestand" },
}
action "Inleveren overal" {
  owner = "ICT", effort = 12, cost = 9000, feasibility = 0.9, area = "process", moscow = "should",
  requires = { "Catalogi koppelen" },
  improves = { ["Inleveren in een andere vestiging"] = { Gemak = 4, Vertrouwen = 3 } },
  removes = { "Beschuldigd van een boek dat al terug is" },
  reroutes = { ["Inleveren in een andere vestiging"] = "done" },
  resolves = { "Automaat kent het boek van de buren niet" },
}
action "Boetes afschaffen" {
  owner = Publieksdienst, effort = 4, cost = 11000, area = "product", moscow = "should",
  evidence = { "Gesprekken aan de leestafel" },
  improves = { ["Boete voor een ingeleverd boek"] = { Vertrouwen = 6, Gastvrij = 6, leave = -0.25 },
  },
  removes = { ["Beschuldigd van een boek dat al terug is"] = 0.5 },
}
action "Gastheer bij de automaat" {
  owner = Publieksdienst, effort = 15, cost = 2000, area = "people", moscow = "could",
  improves = { ["Lenen bij de automaat"] = { Gastvrij = 2 },
               ["Naar de plank lopen"] = { Gastvrij = 1 } },
}
action "Bericht bij elke stap" {
  owner = "Collectie", effort = 8, cost = 3500, feasibility = 0.85, area = "communication",
  moscow = "could", requires = { "Catalogi koppelen" },
  improves = { ["Wachten op bericht"] = { Gastvrij = 3, Vertrouwen = 3, leave = -0.08 } },
  serves = { "Weten wanneer hij er is" },
}
action "Eén keer inloggen" {
  owner = "ICT", effort = 14, cost = 7000, feasibility = 0.4, area = "website", moscow = "wont",
  improves = { ["Van onze site naar het platform"] = { Gemak = 3, leave = -0.08 } },
  resolves = { "Twee keer inloggen" },
}
action "Klassen\u{AD}scanner" {
  owner = "ICT", effort = 6, cost = 2400, area = "product", moscow = "could",
  improves = { ["Zesentwintig keer piepen"] = { Gemak = 4, duration = -18 } },
  resolves = { "De rij duurt langer dan het verhaal" },
}

roadmap "Werkplan 2027" {
  periods = 4, period = "quarter", start = "2027-01", budget = 50000, method = "optimal",
  rhythm = { "Elke maand een half uur, staand", "Elk kwartaal met het lezerspanel" },
}

scenario "Alleen de koppeling"       { with = { "Catalogi koppelen" } }
scenario "Alles behalve de gastheer" { without = { "Gastheer bij de automaat" } }
scenario "Eén catalogus"             { use = { "Een boek lenen, één catalogus" } }
scenario "Een krap jaar"             { budget = 16000, capacity = { ICT = 12 } }
