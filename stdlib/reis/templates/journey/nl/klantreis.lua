-- Een eerste klantreis, klein en af
--   reis check klantreis.lua            wat er niet klopt, en wat de methode nog vraagt
--   reis score klantreis.lua            de maten
--   reis map klantreis.lua -o map.pdf   de kaart
--   reis roadmap klantreis.lua          welke maatregelen eerst
-- Alles hieronder is een voorbeeld: vervang het door wat uw klanten vertelden.

require "reis.nl"

bedrijf "Ons bedrijf" {
  waarom = "Waarom wij bestaan",
  wat = "Wat wij maken",
  taal = "nl", valuta = "EUR",
}

-- De meerwaarden die een klant moet ervaren, en hoe zwaar elk telt.
waarde "gemak" { gewicht = 2, soort = "functioneel", belofte = "Het gaat vanzelf" }
waarde "vertrouwen" { gewicht = 1, soort = "emotioneel", belofte = "Wij doen wat wij zeggen" }

kanaal "website" { soort = "digitaal", kosten = 0.10, icoon = "web" }
kanaal "telefoon" { soort = "menselijk", kosten = 6.50, icoon = "telefoon" }
team "service" { capaciteit = 20 }

-- Praat met echte klanten; zeg wanneer en met hoeveel.
interview "Eerste gesprekken" { aantal = 16, datum = "@TODAY@", door = "wij", waar = "bij de klant thuis" }

klantpersona "Kim" {
  aandeel = 1, leeftijd = 34, rol = "nieuwe klant",
  taak = "Het voor het weekend geregeld hebben",
  verwacht = { gemak = 7, vertrouwen = 7 },
}

klantreis "Klant worden" {
  doel = "Zonder zorgen hebben waar ik voor kwam",
  cyclisch = { kans = 0.3, naar = "Oriënteren" },

  fase "Oriënteren" {
    doel = "Weten of dit iets voor mij is",
    contactmoment "Eerste pagina" {
      kanaal = "website", eigenaar = "service", biedt = "De prijs en wat u krijgt, op één pagina",
      cijfers = { gemak = 7, vertrouwen = 6 }, afhaken = 0.30, bewijs = { "Eerste gesprekken" },
      behoefte "De totaalprijs zien" { belang = 9, tevredenheid = 5, genoemd = 5, bewijs = { "Eerste gesprekken" } },
    },
  },
  fase "Bestellen" {
    doel = "Zonder fouten bestellen",
    contactmoment "Bestelformulier" {
      kanaal = "website", eigenaar = "service", biedt = "In drie minuten besteld", moment_van_de_waarheid = ja,
      cijfers = { gemak = 5, vertrouwen = 6 }, afhaken = 0.15, bewijs = { "Eerste gesprekken" },
      pijnpunt "Twee keer hetzelfde gevraagd" { ernst = 6, frequentie = 0.4, genoemd = 4,
        bewijs = { "Eerste gesprekken" } },
    },
  },
  fase "Gebruiken" {
    doel = "Het werkt, en zo niet dan helpt er iemand",
    contactmoment "Om hulp bellen" {
      kanaal = "telefoon", eigenaar = "service", biedt = "Iemand die uw bestelling kent",
      cijfers = { gemak = 6, vertrouwen = 8 }, bewijs = { "Eerste gesprekken" },
      uitspraak = "Hij wist al waar het over ging.",
    },
  },
}

maatregel "Eén keer vragen" {
  eigenaar = "service", inspanning = 8, kosten = 2000, haalbaarheid = 0.9,
  verbetert = { ["Bestelformulier"] = { gemak = 2, afhaken = -0.05 } },
  lost_op = { "Twee keer hetzelfde gevraagd" },
}
maatregel "Prijs op de eerste pagina" {
  eigenaar = "service", inspanning = 3, kosten = 500,
  verbetert = { ["Eerste pagina"] = { vertrouwen = 1, afhaken = -0.05 } },
  vervult = { "De totaalprijs zien" },
}

roadmap "Dit jaar" { perioden = 4, periode = "kwartaal", start = "@MONTH@", budget = 2500 }
