-- Streekziekenhuis Merweland: een nieuwe heup, van de eerste pijn tot weer zelf de trap op.
-- Helemaal in het Nederlands, ook de woorden van reis zelf (reis help nederlands).
--
--   reis check nieuwe-heup.lua
--   reis map nieuwe-heup.lua -o kaart.pdf
--   reis roadmap nieuwe-heup.lua
--   reis whatif nieuwe-heup.lua

require "reis.nl"

bedrijf "Streekziekenhuis Merweland" {
  waarom = "Iedereen in de streek weer in beweging",
  hoe = "Met één team om de patiënt heen, van verwijzing tot nazorg",
  wat = "Planbare zorg dicht bij huis",
  uniek = "De operatie, de fysiotherapie en de thuiszorg in één afspraak",
}

waarde "Duidelijkheid" { gewicht = 3, soort = "functioneel", belofte = "U weet altijd wat de volgende stap is" }
waarde "Tempo"         { gewicht = 2, soort = "functioneel", belofte = "U wacht niet langer dan nodig is" }
waarde "Vertrouwen"    { gewicht = 3, soort = "emotioneel", belofte = "U wordt gezien en gehoord" }
principe "Eén verhaal" { waarden = { "Duidelijkheid", "Vertrouwen" }, belofte = "U vertelt het maar één keer" }

kanaal "Spreekkamer"  { soort = "menselijk", icoon = "persoon", kosten = 85 }
kanaal "Afdeling"     { soort = "menselijk", icoon = "bezoek", kosten = 420 }
kanaal "Telefoon"     { soort = "menselijk", icoon = "telefoon", kosten = 9 }
kanaal "Portaal"      { soort = "digitaal", icoon = "portaal", kosten = 0.4, jaarkosten = 64000 }
kanaal "Brief"        { soort = "drukwerk", icoon = "brief", kosten = 1.2 }
kanaal "Thuis"        { soort = "menselijk", icoon = "bezoek", beheerd = nee }
kanaal "Huisarts"     { soort = "menselijk", icoon = "organisatie", beheerd = nee }

team "Orthopedie"  { capaciteit = 24 }     -- persoonsdagen per kwartaal
team "Planning"    { capaciteit = 18 }
team "Verpleging"  { capaciteit = 20 }
team "ICT"         { capaciteit = { 12, 12, 20 } }
partner "Huisartsenkring" { afspraken = { "verwijzing binnen één werkdag" } }
partner "Thuiszorg Waal"  { afspraken = { "eerste bezoek binnen 24 uur" }, alternatief = "Buurtteam Merweland" }
systeem "Patiëntdossier"   { jaarkosten = 210000 }
systeem "Operatieplanning" { realtime = nee, opmerking = "Wordt 's avonds bijgewerkt" }

enquete "Patiëntervaringen" { aantal = 386, datum = "2026-09", methode = "vragenlijst twee weken na ontslag" }
interview "Thuis aan tafel" { aantal = 16, datum = "2026-06-18", door = "twee verpleegkundigen", selectie = "op leeftijd en woonsituatie" }
logboek "Planning 2026"     { aantal = 612, datum = "2026-10", bron = "Operatieplanning" }

klantpersona "Ria" {
  aandeel = 0.65, volledige_naam = "Ria van den Heuvel", leeftijd = 72, woonplaats = "Alleen, op de tweede etage",
  rol = "Wil zelfstandig blijven wonen", uitspraak = "Als ik maar weet waar ik aan toe ben.",
  taak = "Weer zelf de trap op en boodschappen doen", drijfveren = { "zelfstandig blijven", "niemand tot last zijn" },
  verwacht = { Duidelijkheid = 8, Tempo = 6, Vertrouwen = 8 },
}
klantpersona "Hassan" {
  aandeel = 0.35, volledige_naam = "Hassan Amrani", leeftijd = 58, woonplaats = "Met gezin, in een rijtjeshuis",
  rol = "Stukadoor met een eigen zaak", uitspraak = "Elke week stilstaan kost me een klus.",
  taak = "Zo snel mogelijk weer aan het werk", drijfveren = { "de zaak draaiend houden" },
  verwacht = { Duidelijkheid = 7, Tempo = 8, Vertrouwen = 7 },
}

doel "Patiënten die tevreden zijn" { maat = "beleving", waarde = 180000 }
doel "Wie begint, rondt het af"    { maat = "voltooiing", waarde = 900000 }

doel "Niemand raakt zoek"          { maat = "afknapkans", waarde = 4000000, streefwaarde = 0 }

klantreis "Een nieuwe heup" {
  doel = "Weer lopen zonder pijn", taak = "Mijn gewone leven terug", klanten = 640, datum = "2026-11", door = "werkgroep Heup",
  bedoeld_voor = "tevredenheid",
  leidt_tot = { ["Leven met een nieuwe heup"] = 0.9 },
  criterium "Ik wist steeds wat er kwam" { maat = "Duidelijkheid", bij = "Een nieuwe heup", minimaal = 6.5 },

  fase "Klachten" {
    doel = "Weten wat er aan de hand is", activiteiten = { "rondvragen", "oefeningen proberen" },
    contactmoment "Naar de huisarts" {
      kanaal = "Huisarts", eigenaar = "Huisartsenkring", biedt = "Serieus genomen worden",
      cijfers = { Duidelijkheid = 6, Tempo = 7, Vertrouwen = 8 }, afhaken = 0.06, bewijs = { "Thuis aan tafel" },
      uitspraak = "Hij wist meteen dat het de heup was.",
    },
  },
  fase "Diagnose" {
    doel = "Zekerheid, en een keuze",
    contactmoment "Wachten op de oproep" {
      kanaal = "Brief", eigenaar = "Planning", biedt = "Een datum waar u op kunt rekenen", stilte = ja,
      cijfers = { Duidelijkheid = 4, Tempo = 3.5, Vertrouwen = 5 }, wachttijd = weken(6), bewijs = { "Planning 2026" },
      afhaken = per { standaard = 0.05, Hassan = 0.12 }, systemen = { "Operatieplanning" },
      afknapper "Verwijzing zoekgeraakt" { kans = 0.008, bewijs = { "Planning 2026" } },
      pijnpunt "Niemand weet hoelang het nog duurt" {
        ernst = 7, frequentie = 0.5, genoemd = 11, bewijs = { "Thuis aan tafel" },
      },
    },
    contactmoment "Gesprek met de orthopeed" {
      kanaal = "Spreekkamer", eigenaar = "Orthopedie", biedt = "Samen kiezen: opereren of niet", duur = minuten(20),
      cijfers = { Duidelijkheid = 7.5, Tempo = 6.5, Vertrouwen = 8.5 }, moment_van_de_waarheid = ja, belang = 9,
      bewijs = { "Patiëntervaringen" }, systemen = { "Patiëntdossier" }, afhaken = 0.08, volgt = { "Eén verhaal" },
      denkt = "Hoe lang lig ik eruit?", voelt = "opgelucht",
      behoefte "Rustig kunnen nadenken" { belang = 8, tevredenheid = 6, genoemd = 9, bewijs = { "Thuis aan tafel" } },
    },
  },
  fase "Voorbereiding" {
    doel = "Goed voorbereid naar binnen",
    contactmoment "Vragenlijsten invullen" {
      kanaal = "Portaal", eigenaar = "ICT", biedt = "Thuis invullen wanneer het u past",
      cijfers = { Duidelijkheid = 5, Tempo = 6, Vertrouwen = 5, Ria = { Duidelijkheid = 3.5 } }, duur = minuten(35),
      bewijs = { "Patiëntervaringen" }, afhaken = per { standaard = 0.02, Ria = 0.04 }, breekt_met = { "Eén verhaal" },
      pijnpunt "Drie keer dezelfde vragen" { ernst = 6, frequentie = 0.6, genoemd = 13, bewijs = { "Thuis aan tafel" } },
    },
    contactmoment "Heupschool" {
      kanaal = "Afdeling", eigenaar = "Verpleging", biedt = "Oefenen met krukken, en iemand die meegaat",
      cijfers = { Duidelijkheid = 8.5, Tempo = 7, Vertrouwen = 9 }, bewijs = { "Patiëntervaringen" }, duur = uren(2),
      uitspraak = { tekst = "Nu weet mijn dochter het ook.", klantpersona = "Ria" },
    },
  },
  fase "Operatie" {
    doel = "Veilig geopereerd worden",
    contactmoment "Opname en operatie" {
      kanaal = "Afdeling", eigenaar = "Orthopedie", biedt = "Eén gezicht de hele dag", duur = dagen(2),
      cijfers = { Duidelijkheid = 7, Tempo = 7.5, Vertrouwen = 8 }, moment_van_de_waarheid = ja, belang = 10,
      bewijs = { "Patiëntervaringen" }, systemen = { "Operatieplanning", "Patiëntdossier" },
      achter_de_schermen = { "kamer en implantaat reserveren" }, voor_de_schermen = { "vaste verpleegkundige" },
      faalpunt "Implantaat niet op voorraad" { systemen = { "Operatieplanning" }, kans = 0.01 },
    },
    contactmoment "Ontslaggesprek" {
      kanaal = "Afdeling", eigenaar = "Verpleging", biedt = "Een plan voor de eerste twee weken",
      cijfers = { Duidelijkheid = 5.5, Tempo = 7, Vertrouwen = 7 }, bewijs = { "Patiëntervaringen" },
      vraag "Wie bel ik in het weekend?" {},
    },
  },
  fase "Herstel" {
    doel = "Weer vertrouwen op mijn lijf",
    contactmoment "Thuiszorg en fysiotherapie" {
      kanaal = "Thuis", eigenaar = "Thuiszorg Waal", biedt = "Elke week een stap verder",
      cijfers = { Duidelijkheid = 7, Tempo = tussen(5, 6.5, 8), Vertrouwen = 8 }, bewijs = { "Thuis aan tafel" },
    },
    contactmoment "Bellen met de afdeling" {
      kanaal = "Telefoon", eigenaar = "Verpleging", biedt = "Iemand die uw verhaal kent", duur = minuten(8),
      cijfers = { Duidelijkheid = 7, Tempo = 5.5, Vertrouwen = 8 }, bewijs = { "Patiëntervaringen" },
    },
    contactmoment "Controle na zes weken" {
      kanaal = "Spreekkamer", eigenaar = "Orthopedie", biedt = "Zekerheid dat het goed zit",
      cijfers = { Duidelijkheid = 8, Tempo = 7, Vertrouwen = 9 }, bewijs = { "Patiëntervaringen" },
      uitspraak = { tekst = "Ik loop weer zonder nadenken.", klantpersona = "Ria" },
    },
  },
}

klantreis "Leven met een nieuwe heup" {
  doel = "Er niet meer aan hoeven denken", klanten = 580, cyclisch = { kans = 0.15, naar = "Jaarcontrole", opschrift = "De andere heup" },
  fase "Nazorg" {
    doel = "Weten dat het goed blijft",
    contactmoment "Jaarcontrole" {
      kanaal = "Portaal", eigenaar = "Orthopedie", biedt = "Twee minuten vragen, geen reis naar het ziekenhuis",
      cijfers = { Duidelijkheid = 7.5, Tempo = 8, Vertrouwen = 7 }, bewijs = { "Patiëntervaringen" },
    },
    contactmoment "Een ander op weg helpen" {
      kanaal = "Afdeling", eigenaar = "Verpleging", biedt = "Vertellen op de heupschool", bewijs = { "Thuis aan tafel" },
      cijfers = { Duidelijkheid = 8, Tempo = 8, Vertrouwen = 9 },
    },
  },
}

actie "Wachttijd in het portaal" {
  eigenaar = "ICT", inspanning = tussen(8, 10, 15), kosten = 14000, haalbaarheid = 0.9, gebied = "communicatie",
  verbetert = { ["Wachten op de oproep"] = { Duidelijkheid = 3, Vertrouwen = 1.5, afhaken = -0.03 } },
  lost_op = { "Niemand weet hoelang het nog duurt" }, bewijs = { "Thuis aan tafel" },
}
actie "Eén vragenlijst" {
  eigenaar = "ICT", inspanning = 12, kosten = 9000, gebied = "proces",
  verbetert = { ["Vragenlijsten invullen"] = { Duidelijkheid = 2.5, Tempo = 1.5, afhaken = -0.015 } },
  lost_op = { "Drie keer dezelfde vragen" },
}
actie "Verwijzing met ontvangstbewijs" {
  eigenaar = "Planning", inspanning = 15, kosten = 12000, jaarkosten = 2000, gebied = "proces", haalbaarheid = 0.8,
  neemt_weg = { "Verwijzing zoekgeraakt" }, verbetert = { ["Wachten op de oproep"] = { Duidelijkheid = 0.5 } },
}
actie "Ontslagkaart met één nummer" {
  eigenaar = "Verpleging", inspanning = 4, kosten = 2500, gebied = "communicatie",
  verbetert = { ["Ontslaggesprek"] = { Duidelijkheid = 2, Vertrouwen = 1 }, ["Bellen met de afdeling"] = { Tempo = 1.5 } },
}
actie "Keuzehulp voor thuis" {
  eigenaar = "Orthopedie", inspanning = 9, kosten = 6000, gebied = "communicatie",
  verbetert = { ["Gesprek met de orthopeed"] = { Duidelijkheid = 1, afhaken = -0.02 } }, vervult = { "Rustig kunnen nadenken" },
}

roadmap "2027" { perioden = 4, periode = "kwartaal", start = "2027-01", budget = 45000, ritme = "Elk kwartaal samen kijken" }

scenario "Alleen communicatie" { met = { "Wachttijd in het portaal", "Ontslagkaart met één nummer" } }
scenario "Zonder brief" { vervalt = { "Brief" }, vervangt = { Brief = "Portaal" } }
scenario "Twee weken wachten" { wijzigt = { ["Wachten op de oproep"] = { Tempo = 7, wachttijd = weken(2) } } }
