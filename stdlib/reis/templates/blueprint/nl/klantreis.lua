-- De service blueprint: wat de klant ziet, en wat erachter zit
--   reis map klantreis.lua -o map.pdf; reis zoom klantreis.lua "Het bezoek" -o zoom.pdf
-- De zoom tekent de banen: voor en achter de schermen, systemen, partners en faalpunten.

require "reis.nl"

bedrijf "Ons bedrijf" { waarom = "Zorgeloos warm", wat = "Ketels die blijven werken", taal = "nl", valuta = "EUR" }

waarde "gemak" { gewicht = 2, soort = "functioneel", belofte = "Eén telefoontje is genoeg" }
waarde "vertrouwen" { gewicht = 2, soort = "emotioneel", belofte = "Wij komen wanneer wij zeiden" }

kanaal "website" { soort = "digitaal", kosten = 0.10, icoon = "web" }
kanaal "telefoon" { soort = "menselijk", kosten = 6.50, icoon = "telefoon" }
kanaal "bezoek" { soort = "menselijk", kosten = 60, icoon = "bezoek" }
team "balie" { capaciteit = 15 }
team "monteurs" { capaciteit = 40 }
systeem "Planner" { realtime = ja }
systeem "Onderdelen" { realtime = false }
partner "Groothandel" { afspraken = { "volgende ochtend, 95 %" }, alternatief = "Een tweede groothandel" }

observatie "Een dag in de bus" { aantal = 14, datum = "@TODAY@" }
interview "Aan de keukentafel" { aantal = 8, datum = "@TODAY@" }

klantpersona "Ada" { aandeel = 1, leeftijd = 52, rol = "zit in de kou", taak = "Vanavond weer warm zijn",
  verwacht = { gemak = 7, vertrouwen = 7 } }

doel "Dezelfde dag warm" { maat = "voltooiing", waarde = 50000 }
doel "Een betere beleving" { maat = "beleving", waarde = 8000 }

klantreis "Laten repareren" {
  doel = "Weer warm zijn", klanten = 3200,
  cyclisch = { kans = 0.4, naar = "Het melden", opschrift = "Volgende winter" },

  fase "Melden" {
    doel = "Weten wanneer er iemand komt",
    contactmoment "Het melden" {
      kanaal = "telefoon", eigenaar = "balie", biedt = "Een tijdstip voor u ophangt", duur = minuten(6),
      voor_de_schermen = { "Stelt drie vragen" }, achter_de_schermen = { "Zoekt de dichtstbijzijnde monteur" },
      systemen = { "Planner" },
      cijfers = { gemak = 7, vertrouwen = 7 }, afhaken = 0.08, bewijs = { "Aan de keukentafel" },
    },
    contactmoment "Lezen wie er komt" {
      kanaal = "website", eigenaar = "balie", biedt = "Een naam en een tijd",
      achter_de_schermen = { "Volgt de bus" }, systemen = { "Planner" },
      cijfers = { gemak = 7, vertrouwen = 6 }, bewijs = { "Aan de keukentafel" },
    },
  },
  fase "Het bezoek" {
    doel = "In één keer gerepareerd",
    contactmoment "De deur opendoen" {
      kanaal = "bezoek", eigenaar = "monteurs", biedt = "Iemand die de ketel kent", tastbaar = { "Bus, werkkleding" },
      voor_de_schermen = { "Zegt wie hij is" }, achter_de_schermen = { "Leest de historie" }, systemen = { "Planner" },
      cijfers = { gemak = 7, vertrouwen = 8 }, bewijs = { "Een dag in de bus" },
    },
    contactmoment "De reparatie meemaken" {
      kanaal = "bezoek", eigenaar = "monteurs", biedt = "Warm voor hij vertrekt", moment_van_de_waarheid = ja,
      duur = uren(1),
      voor_de_schermen = { "Vertelt wat er stuk is" }, achter_de_schermen = { "Pakt het onderdeel uit de bus" },
      systemen = { "Onderdelen" }, partners = { "Groothandel" },
      cijfers = { gemak = 5, vertrouwen = 6 }, bewijs = { "Een dag in de bus" },
      faalpunt "Het onderdeel ligt niet in de bus" { systemen = { "Onderdelen" }, partners = { "Groothandel" },
        kans = 0.2, bewijs = { "Een dag in de bus" } },
      pijnpunt "Hij moet terugkomen" { ernst = 8, frequentie = 0.2, bewijs = { "Aan de keukentafel" } },
      afknapper "Achteraf gaslucht" { kans = 0.002, bewijs = { "Een dag in de bus" } },
    },
    contactmoment "Het warm voelen worden" {
      kanaal = "bezoek", eigenaar = "monteurs", biedt = "Getest waar u bij staat",
      voor_de_schermen = { "Laat de druk zien" }, achter_de_schermen = { "Sluit de opdracht" },
      systemen = { "Planner" },
      cijfers = { gemak = 8, vertrouwen = 9 }, bewijs = { "Aan de keukentafel" },
      uitspraak = "Samen voelden we aan de radiator.",
    },
  },
  fase "Afronden" {
    doel = "Betalen wat was afgesproken",
    contactmoment "De rekening krijgen" {
      kanaal = "website", eigenaar = "balie", biedt = "Geen regel die verrast",
      achter_de_schermen = { "Telt onderdelen en uren op" }, systemen = { "Onderdelen" },
      cijfers = { gemak = 7, vertrouwen = 6 }, bewijs = { "Aan de keukentafel" },
      pijnpunt "De prijs komt achteraf" { ernst = 5, frequentie = 0.4, bewijs = { "Aan de keukentafel" } },
    },
  },
}

maatregel "Bus gevuld naar het weer" {
  eigenaar = "monteurs", inspanning = 12, kosten = 4000, lost_op = { "Hij moet terugkomen" },
  verbetert = { ["De reparatie meemaken"] = { gemak = 2, vertrouwen = 1 } },
}
maatregel "Twee keer meten" { eigenaar = "monteurs", inspanning = 5, kosten = 800, neemt_weg = { "Achteraf gaslucht" } }
maatregel "Prijs voor het werk" {
  eigenaar = "balie", inspanning = 4, kosten = 600, lost_op = { "De prijs komt achteraf" },
  verbetert = { ["De rekening krijgen"] = { vertrouwen = 2 } },
}

roadmap "Dit jaar" { perioden = 4, periode = "kwartaal", start = "@MONTH@", budget = 5000 }
