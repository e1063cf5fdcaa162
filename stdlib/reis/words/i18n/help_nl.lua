-- Wat `reis help` van een soort, een veld en een woord zegt, in het Nederlands.
return {
    ["stands"] = "staat in %s", ["alone"] = "staat op zichzelf", ["free"] = ", of op zichzelf", ["holds"] = "; bevat %s",
    ["table"] = "; heeft een tabel { … } nodig", ["read"] = "; te lezen als model.%s",
    ["needed"] = "nodig", ["default"] = "anders %s", ["computed"] = "wordt berekend waar het niet is gegeven",
    ["uncertain"] = "kan onzeker zijn", ["each"] = "kan per klantpersona verschillen: per { … }",
    ["seen"] = "kan zijn bronnen noemen: volgens { … }",
    ["one.of"] = "een van %s", ["or.value"] = ", of de naam van een waarde", ["or.other"] = ', of "anders"',
    ["field.of"] = "%s van %s:", ["function"] = "%s\n  %s; `reis help %s` vertelt meer",
    ["tongue"] = '%s: %s (require "%s") voor %s',
    ["unit.person-days per period"] = "persoonsdagen per periode", ["unit.probability"] = "kans",
    ["unit.money per year per unit"] = "bedrag per jaar per eenheid", ["unit.importance"] = "belang",
    ["unit.money per contact"] = "bedrag per contact", ["unit.months"] = "maanden", ["unit.money"] = "bedrag", ["unit.years"] = "jaren",
    ["unit.mark"] = "cijfer", ["unit.periods"] = "perioden", ["unit.money per year"] = "bedrag per jaar", ["unit.share"] = "aandeel",
    ["unit.people or cases"] = "mensen of gevallen", ["unit.weight"] = "gewicht", ["unit.customers per year"] = "klanten per jaar",
}
