--- De balie van een gemeente: van afspraak tot document, in de woorden van het Nederlands.
--- version: 1.0.0
---
--- Bij het laden komen de kanalen "website van de gemeente", "balie" en "post" erbij. De cijfers zijn een begin: zet er die
--- van het eigen tevredenheidsonderzoek voor in de plaats.

require "reis.nl"

kanaal "website van de gemeente" { soort = "digitaal", icoon = "web" }
kanaal "balie" { soort = "menselijk", icoon = "bezoek" }

local balie = {}

--- De klantreis van een document (paspoort, rijbewijs, uittreksel). opties: document ("paspoort"), afdeling, dagen_wachten (2),
--- minuten_in_de_rij (20), bewijs.
function balie.klantreis(opties)
  opties = opties or {}
  local document, rij = opties.document or "paspoort", opties.minuten_in_de_rij or 20
  return klantreis("Een " .. document .. " aanvragen") {
    doel = "Op tijd een geldig " .. document,
    cyclisch = { kans = 0.9, naar = "Voorbereiden" },
    fase "Voorbereiden" {
      doel = "Weten wat mee moet",
      contactmoment "Afspraak maken" {
        kanaal = "website van de gemeente", eigenaar = opties.afdeling, biedt = "Een tijd die past", beleving = 7,
        afhaken = 0.03, wachttijd = werkdagen(opties.dagen_wachten or 2), bewijs = opties.bewijs,
      },
    },
    fase "Aan de balie" {
      doel = "In één keer klaar",
      contactmoment "Op je beurt wachten" {
        kanaal = "balie", eigenaar = opties.afdeling, biedt = "Een nummer dat opschiet", beleving = math.max(2, 8 - rij / 6),
        duur = minuten(rij), bewijs = opties.bewijs,
      },
      contactmoment "Aanvraag en vingerafdruk" {
        kanaal = "balie", eigenaar = opties.afdeling, biedt = "Iemand die uitlegt", beleving = 7.5, moment_van_de_waarheid = true,
        bewijs = opties.bewijs,
        afknapper "Pasfoto afgekeurd, terug naar huis" { kans = 0.01 },
      },
    },
    fase "Ophalen" {
      doel = "Meteen weer weg",
      contactmoment("Het " .. document .. " ophalen") {
        kanaal = "balie", eigenaar = opties.afdeling, biedt = "Zonder afspraak klaar", beleving = 7, bewijs = opties.bewijs,
      },
    },
  }
end

return balie
