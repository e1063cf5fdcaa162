-- Jobs to be done: mijlpalen naar wat de klant gedaan wil hebben, met criteria
--   reis check klantreis.lua; reis map klantreis.lua -o map.pdf; reis roadmap klantreis.lua
-- Een fase is een mijlpaal van de klant, geen afdeling van u; de criteria zijn in woorden van de klant.

require "reis.nl"

bedrijf "Ons bedrijf" { waarom = "Niemand per ongeluk onverzekerd", wat = "Verzekeringen", taal = "nl", valuta = "EUR" }

waarde "duidelijkheid" { gewicht = 3, soort = "functioneel", belofte = "Eén keer lezen, begrepen" }
waarde "rust" { gewicht = 2, soort = "emotioneel", belofte = "Het is geregeld" }

kanaal "website" { soort = "digitaal", kosten = 0.10, icoon = "web" }
kanaal "telefoon" { soort = "menselijk", kosten = 6.50, icoon = "telefoon" }
kanaal "e-mail" { soort = "digitaal", kosten = 0.01, icoon = "mail" }
team "online" { capaciteit = 20 }
team "advies" { capaciteit = 15 }

interview "Thuis, open vragen" { aantal = 16, datum = "@TODAY@", selectie = "dit jaar verhuisd" }
gebruikerstest "Hardop denken" { aantal = 6, datum = "@TODAY@" }

klantpersona "Mila" {
  aandeel = 0.7, leeftijd = 29, rol = "koopt een eerste huis", taak = "Niets vergeten als ik de sleutel krijg",
  drijfveren = { "Geen nare verrassingen" }, context = { "Alles tegelijk" }, verwacht = { duidelijkheid = 7, rust = 6 },
}
klantpersona "Henk" {
  aandeel = 0.3, leeftijd = 63, rol = "gaat kleiner wonen", taak = "Niet betalen voor wat ik niet meer heb",
  drijfveren = { "Orde in de papieren" }, context = { "Tijd genoeg" }, verwacht = { duidelijkheid = 6, rust = 7 },
}

doel "Geregeld voor de sleutel" { maat = "voltooiing", waarde = 70000 }
doel "Een betere beleving" { maat = "beleving", waarde = 9000 }

klantreis "Verzekerd verhuizen" {
  doel = "De eerste nacht goed slapen", taak = "Niets vergeten als ik de sleutel krijg", klanten = 4000,
  cyclisch = { kans = 0.2, naar = "Een lijst maken", opschrift = "Er verandert iets" },

  fase "Weten wat ik nodig heb" {
    doel = "Een lijst die compleet is",
    criterium "duidelijk van toepassing op mij" { maat = "beleving", bij = "Een lijst maken", minimaal = 5.5 },
    contactmoment "Een lijst maken" {
      kanaal = "website", eigenaar = "online", taken = { "Niets vergeten" }, biedt = "Uw lijst in vijf vragen",
      cijfers = { duidelijkheid = 6, rust = 6 }, afhaken = 0.2, bewijs = { "Hardop denken" },
      behoefte "Niet alles meteen invullen" { belang = 8, tevredenheid = 5, bewijs = { "Thuis, open vragen" } },
    },
  },
  fase "Durven kiezen" {
    doel = "Weten wat ik weglaat, en waarom",
    criterium "niet te veel keuzemogelijkheden" { maat = "voltooiing", minimaal = 0.4 },
    contactmoment "Dekking vergelijken" {
      kanaal = "website", eigenaar = "online", taken = { "Het verschil begrijpen" }, biedt = "Eerst wat niet gedekt is",
      cijfers = { duidelijkheid = 5, rust = 5, Henk = { duidelijkheid = 4 } }, afhaken = 0.2,
      bewijs = { "Hardop denken" },
      pijnpunt "De uitzonderingen staan achterin" { ernst = 7, frequentie = 0.5, bewijs = { "Thuis, open vragen" } },
    },
    contactmoment "Het iemand vragen" {
      kanaal = "telefoon", eigenaar = "advies", taken = { "Zeker weten" }, biedt = "Een tweede paar ogen",
      duur = minuten(12), moment_van_de_waarheid = ja,
      cijfers = { duidelijkheid = 7, rust = 8 }, bewijs = { "Thuis, open vragen" },
      uitspraak = "Hij zei: die hebt u niet nodig.",
      behoefte "Dezelfde dag antwoord" { belang = 7, tevredenheid = 5, bewijs = { "Thuis, open vragen" } },
    },
  },
  fase "Het geregeld hebben" {
    doel = "Bewijs voor de sleutel",
    contactmoment "Afsluiten" {
      kanaal = "website", eigenaar = "online", taken = { "Ervan af zijn" }, biedt = "Gedekt vanaf de dag zelf",
      cijfers = { duidelijkheid = 7, rust = 7 }, afhaken = 0.05, bewijs = { "Hardop denken" },
    },
    contactmoment "Het bewijs lezen" {
      kanaal = "e-mail", eigenaar = "online", taken = { "Het de notaris laten zien" },
      biedt = "Eén pagina voor de notaris",
      cijfers = { duidelijkheid = 8, rust = 8 }, bewijs = { "Thuis, open vragen" },
    },
  },
}

maatregel "Uitzonderingen bovenaan" {
  eigenaar = "online", inspanning = 6, kosten = 2000, lost_op = { "De uitzonderingen staan achterin" },
  verbetert = { ["Dekking vergelijken"] = { duidelijkheid = 2, rust = 1, afhaken = -0.05 } },
}
maatregel "De lijst halverwege bewaren" {
  eigenaar = "online", inspanning = 8, kosten = 2500, vervult = { "Niet alles meteen invullen" },
  verbetert = { ["Een lijst maken"] = { rust = 1, afhaken = -0.06 } },
}
maatregel "Terugbellen binnen het uur" {
  eigenaar = "advies", inspanning = 10, kosten = 3000, vervult = { "Dezelfde dag antwoord" },
  verbetert = { ["Het iemand vragen"] = { rust = 1 } },
}

roadmap "Dit jaar" { perioden = 4, periode = "kwartaal", start = "@MONTH@", budget = 5000 }
