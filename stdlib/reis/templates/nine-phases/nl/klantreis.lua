-- De negen fasen: van latente behoefte tot ambassadeur
--   reis check klantreis.lua; reis map klantreis.lua -o map.pdf; reis roadmap klantreis.lua
-- Een fase waarin niets gebeurt, mag weg. Alles hieronder is een voorbeeld: vervang het door wat uw klanten vertelden.

require "reis.nl"

bedrijf "Ons bedrijf" {
  waarom = "Waarom wij bestaan", hoe = "Hoe wij dat doen", wat = "Wat wij maken",
  taal = "nl", valuta = "EUR",
}

waarde "gemak" { gewicht = 3, soort = "functioneel", belofte = "Niets wordt twee keer gevraagd" }
waarde "vertrouwen" { gewicht = 2, soort = "emotioneel", belofte = "Wij zeggen wat wij weten" }

kanaal "website" { soort = "digitaal", kosten = 0.10, icoon = "web" }
kanaal "telefoon" { soort = "menselijk", kosten = 6.50, icoon = "telefoon" }
kanaal "e-mail" { soort = "digitaal", kosten = 0.01, icoon = "mail" }
kanaal "bezorger" { soort = "menselijk", beheerd = false, icoon = "bezoek" }
kanaal "mond-tot-mond" { soort = "menselijk", beheerd = false, icoon = "mond" }
team "marketing" { capaciteit = 15 }
team "service" { capaciteit = 20 }
partner "Pakketdienst" { alternatief = "Ons eigen busje" }

interview "Eerste gesprekken" { aantal = 16, datum = "@TODAY@", door = "wij", waar = "bij de klant thuis" }

klantpersona "Kim" {
  aandeel = 1, leeftijd = 34, rol = "nieuwe klant", taak = "Het voor het weekend geregeld hebben",
  verwacht = { gemak = 7, vertrouwen = 6 },
}

doel "Afgeronde aankopen" { maat = "voltooiing", waarde = 60000 }
doel "Een betere beleving" { maat = "beleving", waarde = 8000 }

klantreis "Van behoefte tot ambassadeur" {
  doel = "Hebben wat ik nodig had, en er blij mee zijn", klanten = 2000,
  cyclisch = { kans = 0.3, naar = "Er ontbreekt iets", opschrift = "Vertelt het een vriend" },

  fase "Behoefte" {
    doel = "Merken dat iets beter kan",
    contactmoment "Er ontbreekt iets" {
      beheerd = false, beleving = 5, verwacht = 5, voelt = "Het gaat nog net", bewijs = { "Eerste gesprekken" },
    },
  },
  fase "Oriëntatie" {
    doel = "Weten wat er is",
    contactmoment "Zoeken en vinden" {
      kanaal = "website", eigenaar = "marketing", biedt = "Het antwoord op de eerste pagina",
      cijfers = { gemak = 6, vertrouwen = 5 }, afhaken = 0.25, bewijs = { "Eerste gesprekken" },
      behoefte "De totaalprijs zien" { belang = 9, tevredenheid = 5, bewijs = { "Eerste gesprekken" } },
    },
  },
  fase "Overweging" {
    doel = "Weten of dit bij mij past",
    contactmoment "Twee aanbiedingen vergelijken" {
      kanaal = "website", eigenaar = "marketing", biedt = "De verschillen naast elkaar",
      cijfers = { gemak = 5, vertrouwen = 6 }, afhaken = 0.2, bewijs = { "Eerste gesprekken" },
      pijnpunt "Termen die niemand kent" { ernst = 6, frequentie = 0.4, bewijs = { "Eerste gesprekken" } },
    },
  },
  fase "Beslissing" {
    doel = "Durven kiezen",
    contactmoment "De laatste vraag stellen" {
      kanaal = "telefoon", eigenaar = "service", biedt = "Een eerlijk antwoord", moment_van_de_waarheid = ja,
      cijfers = { gemak = 6, vertrouwen = 8 }, afhaken = 0.05, bewijs = { "Eerste gesprekken" },
      uitspraak = "Ze zei erbij wat het niet kan.",
    },
  },
  fase "Koop" {
    doel = "Zonder fouten bestellen",
    contactmoment "Bestellen en betalen" {
      kanaal = "website", eigenaar = "marketing", biedt = "In drie minuten klaar",
      cijfers = { gemak = 6, vertrouwen = 7 }, afhaken = 0.08, bewijs = { "Eerste gesprekken" },
      pijnpunt "Toch uitverkocht" { ernst = 7, frequentie = 0.1, bewijs = { "Eerste gesprekken" } },
    },
  },
  fase "Levering" {
    doel = "Weten wanneer het komt",
    contactmoment "Aan de deur" {
      kanaal = "bezorger", eigenaar = "Pakketdienst", cijfers = { gemak = 7, vertrouwen = 6 }, wachttijd = dagen(2),
      bewijs = { "Eerste gesprekken" },
    },
  },
  fase "Gebruik" {
    doel = "Het doet wat beloofd is",
    contactmoment "Voor het eerst gebruiken" {
      kanaal = "e-mail", eigenaar = "service", biedt = "De eerste drie stappen",
      cijfers = { gemak = 7, vertrouwen = 8 }, bewijs = { "Eerste gesprekken" },
    },
  },
  fase "Loyaliteit" {
    doel = "Gekend worden als ik terugkom",
    contactmoment "Later hulp krijgen" {
      kanaal = "telefoon", eigenaar = "service", biedt = "Iemand die weet wat u hebt",
      cijfers = { gemak = 6, vertrouwen = 7 }, bewijs = { "Eerste gesprekken" },
    },
  },
  fase "Ambassadeur" {
    doel = "Anderen eraan helpen",
    contactmoment "Het een vriend vertellen" {
      kanaal = "mond-tot-mond", cijfers = { gemak = 8, vertrouwen = 8 }, bewijs = { "Eerste gesprekken" },
    },
  },
}

maatregel "Gewone woorden" {
  eigenaar = "marketing", inspanning = 6, kosten = 1500, lost_op = { "Termen die niemand kent" },
  verbetert = { ["Twee aanbiedingen vergelijken"] = { gemak = 2, afhaken = -0.05 } },
}
maatregel "Prijs op de eerste pagina" {
  eigenaar = "marketing", inspanning = 3, kosten = 500, vervult = { "De totaalprijs zien" },
  verbetert = { ["Zoeken en vinden"] = { vertrouwen = 1, afhaken = -0.05 } },
}
maatregel "Voorraad die klopt" {
  eigenaar = "service", inspanning = 10, kosten = 3000, lost_op = { "Toch uitverkocht" },
  verbetert = { ["Bestellen en betalen"] = { vertrouwen = 1, afhaken = -0.03 } },
}

roadmap "Dit jaar" { perioden = 4, periode = "kwartaal", start = "@MONTH@", budget = 4000 }
