-- De gemeente Waterlo geeft paspoorten uit; de reis komt uit een bibliotheek, lib/gemeente/balie.lua.
--
--   reis map balie.lua

local balie = require "gemeente.balie"
require "reis.nl"

bedrijf "Gemeente Waterlo" { waarom = "Iedereen op tijd geholpen", hoe = "Dichtbij", wat = "Documenten", taal = "nl" }
waarde "gemak" { gewicht = 1, belofte = "In één keer klaar" }
afdeling "publiekszaken" { capaciteit = 20 }
enquete "Zuil bij de uitgang" { aantal = 310, datum = "2026-09-01" }
interview "Aan de keukentafel" { aantal = 6, datum = "2026-08-20" }
klantpersona "Fatima" { verwacht = 7, taak = "Voor de vakantie een paspoort", bewijs = { "Aan de keukentafel" } }
doel "Minder ergernis" { maat = "beleving", klantreis = "Een paspoort aanvragen", waarde = 20000 }

balie.klantreis { afdeling = "publiekszaken", minuten_in_de_rij = 24, bewijs = "Zuil bij de uitgang" }

actie "Pasfoto aan de balie" {
  eigenaar = "publiekszaken", inspanning = 8, kosten = 6000, bewijs = "Zuil bij de uitgang",
  neemt_weg = { "Pasfoto afgekeurd, terug naar huis" },
}
roadmap "2027" { perioden = 4, periode = "kwartaal", start = "2027-01", budget = 10000 }
