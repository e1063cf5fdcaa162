-- De keten: business model canvas, waardepropositie-canvas, klantreis
--   reis check klantreis.lua; reis map klantreis.lua -o map.pdf; reis ecosystem klantreis.lua -o ecosystem.pdf
-- Wat het model een segment belooft, belooft de propositie een klantpersona, en moet een contactmoment waarmaken.

require "reis.nl"

bedrijf "Ons bedrijf" { waarom = "Goed eten, weinig weggooien", hoe = "Van het veld naar de deur",
  wat = "Groentepakketten", taal = "nl", valuta = "EUR" }

-- 1. Het bedrijfsmodel
bedrijfsmodel "Pakket van de week" {
  kernpartners = { "Elf telers", "Fietskoeriers" },
  kernactiviteiten = { "Pakketten samenstellen" }, kernmiddelen = { "Koelcel", "Contracten met telers" },
  waardeproposities = { "Avondeten opgelost" }, klantrelaties = { "Een pakket dat leert" },
  kanalen = { "website", "koerier" }, klantsegmenten = { "Twee kinderen, twee banen" },
  kostenstructuur = { "Groente", "Bezorging" }, inkomstenstromen = { "Pakketten, wekelijks" },
}

waarde "gemak" { gewicht = 3, soort = "functioneel", belofte = "Het eten is bedacht" }
waarde "versheid" { gewicht = 2, soort = "emotioneel", belofte = "Gisteren geplukt" }

kanaal "website" { soort = "digitaal", kosten = 0.10, icoon = "web" }
kanaal "koerier" { soort = "menselijk", beheerd = false, icoon = "bezoek" }
kanaal "chat" { soort = "digitaal", kosten = 2.50, icoon = "chat" }
team "pakket" { capaciteit = 20 }
team "online" { capaciteit = 15 }
partner "Fietskoeriers" { alternatief = "Afhaalpunten" }
partner "Elf telers" { alternatief = "De veiling" }

enquete "Smaak" { aantal = 140, datum = "@TODAY@" }
interview "In de keuken" { aantal = 10, datum = "@TODAY@" }

klantpersona "Lotte" {
  aandeel = 1, leeftijd = 36, rol = "twee kinderen, twee banen", taak = "Om zes uur goed eten",
  verwacht = { gemak = 7, versheid = 7 },
}

-- 2. Wat het haar belooft
waardepropositie "Avondeten opgelost" {
  bedrijfsmodel = "Pakket van de week", klantpersona = "Lotte", taken = { "Om zes uur goed eten" },
  pijnpunten = { "Dingen die niemand lust" }, voordelen = { "Kinderen die groente eten", "Het kwartier weten" },
  producten = { "Pakket van de week" }, pijnverzachters = { "Eén ding ruilen" },
  voordeelverschaffers = { "Een recept om samen te maken" },
}

doel "Bestelde pakketten" { maat = "voltooiing", waarde = 60000 }
doel "Een betere beleving" { maat = "beleving", waarde = 9000 }

-- 3. Waar het waar wordt
klantreis "Elke week een pakket" {
  doel = "Om zes uur goed eten", klanten = 1800, leidt_tot = { ["Iets ruilen"] = 0.3 },
  cyclisch = { kans = 0.6, naar = "Zien wat er komt", opschrift = "Volgende week" },
  fase "Kiezen" {
    doel = "Weten wat we eten",
    contactmoment "Zien wat er komt" {
      kanaal = "website", eigenaar = "online", waardepropositie = "Avondeten opgelost",
      biedt = "Volgende week in één oogopslag",
      cijfers = { gemak = 6, versheid = 6 }, afhaken = 0.15, bewijs = { "Smaak" },
      pijnpunt "Dingen die niemand lust" { ernst = 6, frequentie = 0.5, bewijs = { "In de keuken" } },
    },
    contactmoment "Het pakket bestellen" {
      kanaal = "website", eigenaar = "online", biedt = "In een minuut besteld",
      cijfers = { gemak = 7, versheid = 6 }, afhaken = 0.06, bewijs = { "Smaak" },
    },
  },
  fase "Ontvangen" {
    doel = "Het is er als ik er ben",
    contactmoment "Aan de deur" {
      kanaal = "koerier", eigenaar = "Fietskoeriers", cijfers = { gemak = 6, versheid = 7 },
      bewijs = { "In de keuken" },
      behoefte "Het kwartier weten" { belang = 8, tevredenheid = 4, bewijs = { "In de keuken" } },
    },
  },
  fase "Koken" {
    doel = "Om zes uur op tafel",
    contactmoment "Het pakket openen" {
      eigenaar = "pakket", biedt = "Gisteren geplukt", tastbaar = { "Kist, receptkaart" }, moment_van_de_waarheid = ja,
      cijfers = { gemak = 7, versheid = 9 }, bewijs = { "In de keuken" }, uitspraak = "Het rook nog naar aarde.",
    },
    contactmoment "Samen eten" {
      eigenaar = "pakket", biedt = "Een recept om samen te maken", cijfers = { gemak = 7, versheid = 8 },
      bewijs = { "Smaak" },
      behoefte "Kinderen die groente eten" { belang = 8, tevredenheid = 7, bewijs = { "In de keuken" } },
    },
  },
}
klantreis "Iets ruilen" {
  doel = "Alleen wat we lusten", leidt_tot = { ["Elke week een pakket"] = 0.9 },
  fase "Ruilen" {
    contactmoment "Om een ruil vragen" {
      kanaal = "chat", eigenaar = "pakket", biedt = "Eén ding ruilen", cijfers = { gemak = 6, versheid = 7 },
      afhaken = 0.1, bewijs = { "In de keuken" },
    },
    contactmoment "De ruil zien" {
      kanaal = "website", eigenaar = "online", biedt = "Meteen veranderd", cijfers = { gemak = 7, versheid = 7 },
      bewijs = { "In de keuken" },
    },
  },
}

maatregel "Zeg wat u nooit wilt" {
  eigenaar = "online", inspanning = 9, kosten = 3000, lost_op = { "Zien wat er komt/Dingen die niemand lust" },
  verbetert = { ["Zien wat er komt"] = { gemak = 2, afhaken = -0.04 } },
}
maatregel "Een bericht van de fiets" {
  eigenaar = "pakket", inspanning = 5, kosten = 1500, vervult = { "Het kwartier weten" },
  verbetert = { ["Aan de deur"] = { gemak = 2 } },
}

roadmap "Dit jaar" { perioden = 4, periode = "kwartaal", start = "@MONTH@", budget = 4000 }
