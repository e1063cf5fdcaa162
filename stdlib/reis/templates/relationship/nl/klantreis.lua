-- De relatiecyclus: elk einde is een nieuw begin
--   reis check klantreis.lua; reis map klantreis.lua -o map.pdf; reis score klantreis.lua (voltooiingen per klant)
-- Klanten winnen en klanten houden is één kring: `cyclisch` zegt hoeveel er nog een ronde gaan.

require "reis.nl"

bedrijf "Ons bedrijf" { waarom = "Klanten die blijven", wat = "Een abonnement", taal = "nl", valuta = "EUR" }

waarde "gemak" { gewicht = 2, soort = "functioneel", belofte = "Het kost geen moeite" }
waarde "aandacht" { gewicht = 2, soort = "emotioneel", belofte = "U wordt hier gekend" }

kanaal "website" { soort = "digitaal", kosten = 0.10, icoon = "web" }
kanaal "telefoon" { soort = "menselijk", kosten = 6.50, icoon = "telefoon" }
kanaal "e-mail" { soort = "digitaal", kosten = 0.01, icoon = "mail" }
kanaal "bezoek" { soort = "menselijk", kosten = 35, icoon = "bezoek" }
team "verkoop" { capaciteit = 12 }
team "service" { capaciteit = 20 }

interview "Klanten die bleven" { aantal = 9, datum = "@TODAY@", waar = "bij de klant thuis" }
interview "Klanten die gingen" { aantal = 7, datum = "@TODAY@" }

klantpersona "Noor" { aandeel = 0.6, leeftijd = 41, rol = "blijft zolang het goed gaat",
  taak = "Er niet aan hoeven denken", verwacht = { gemak = 7, aandacht = 6 } }
klantpersona "Sem" { aandeel = 0.4, leeftijd = 27, rol = "vergelijkt elk jaar", taak = "Niet te veel betalen",
  verwacht = { gemak = 8, aandacht = 5 } }

doel "Klanten die blijven" { maat = "voltooiingen_per_klant", waarde = 40000 }
doel "Een betere beleving" { maat = "beleving", waarde = 7000 }

klantreis "De relatie" {
  doel = "Iemand op wie ik kan rekenen", klanten = 1500,
  cyclisch = { kans = 0.65, naar = "Eerste gebruik", opschrift = "Verlengt een jaar" },

  fase "Kennismaken" {
    doel = "Weten of wij passen",
    contactmoment "Een eerste gesprek" {
      kanaal = "telefoon", eigenaar = "verkoop", biedt = "Advies zonder verkooppraat",
      cijfers = { gemak = 7, aandacht = 7 }, afhaken = 0.3, bewijs = { "Klanten die bleven" },
    },
  },
  fase "Begin" {
    doel = "Zonder gedoe beginnen",
    contactmoment "Aanmelden" {
      kanaal = "website", eigenaar = "verkoop", biedt = "In één pagina geregeld",
      cijfers = { gemak = 6, aandacht = 6 }, afhaken = 0.1, bewijs = { "Klanten die bleven" },
    },
    contactmoment "Eerste gebruik" {
      kanaal = "bezoek", eigenaar = "service", biedt = "Wij doen het één keer samen", moment_van_de_waarheid = ja,
      cijfers = { gemak = 8, aandacht = 8 }, bewijs = { "Klanten die bleven" },
      uitspraak = "Hij bleef tot het werkte.",
    },
  },
  fase "Ermee leven" {
    doel = "Het gaat vanzelf",
    contactmoment "Maanden niets horen" {
      stilte = ja, eigenaar = "service", wachttijd = weken(20), cijfers = { gemak = 6, aandacht = 4 },
      voelt = "Kennen ze mij nog?",
      bewijs = { "Klanten die gingen" },
      pijnpunt "Niemand vraagt hoe het gaat" { ernst = 5, frequentie = 0.6, bewijs = { "Klanten die gingen" } },
    },
    contactmoment "Een probleem melden" {
      kanaal = "telefoon", eigenaar = "service", biedt = "In één gesprek opgelost",
      cijfers = { gemak = 6, aandacht = 7 }, afhaken = per { standaard = 0.05, Sem = 0.15 },
      bewijs = { "Klanten die gingen" },
      pijnpunt "Drie keer uitleggen" { ernst = 7, frequentie = 0.3, bewijs = { "Klanten die gingen" } },
    },
  },
  fase "Verlengen" {
    doel = "Opnieuw kiezen, en weten waarom",
    contactmoment "Terugkijken op het jaar" {
      kanaal = "e-mail", eigenaar = "verkoop", biedt = "Wat het u opleverde",
      cijfers = { gemak = 7, aandacht = 6, Sem = { aandacht = 5 } }, bewijs = { "Klanten die bleven" },
      behoefte "Niet meer betalen dan wie nieuw is" { belang = 8, tevredenheid = 4, bewijs = { "Klanten die gingen" } },
    },
  },
}

maatregel "Een belletje halverwege" {
  eigenaar = "service", inspanning = 8, kosten = 1200, lost_op = { "Niemand vraagt hoe het gaat" },
  verbetert = { ["Maanden niets horen"] = { aandacht = 2 } },
}
maatregel "Eén dossier voor allen" {
  eigenaar = "service", inspanning = 14, kosten = 5000, lost_op = { "Drie keer uitleggen" },
  verbetert = { ["Een probleem melden"] = { gemak = 2, afhaken = -0.03 } },
}
maatregel "Dezelfde prijs voor allen" {
  eigenaar = "verkoop", inspanning = 3, kosten = 2500, vervult = { "Niet meer betalen dan wie nieuw is" },
  verbetert = { ["Terugkijken op het jaar"] = { aandacht = 2 } },
}

roadmap "Dit jaar" { perioden = 4, periode = "kwartaal", start = "@MONTH@", budget = 7000 }
