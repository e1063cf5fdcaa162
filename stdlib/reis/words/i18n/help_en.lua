-- What `reis help` says of a kind, a field and a word of another tongue, in English.
return {
    ["stands"] = "stands in %s", ["alone"] = "stands on its own", ["free"] = ", or on its own", ["holds"] = "; holds %s",
    ["table"] = "; needs its table { … }", ["read"] = "; read as model.%s",
    ["needed"] = "needed", ["default"] = "default %s", ["computed"] = "worked out where it is not given",
    ["uncertain"] = "may be uncertain", ["each"] = "may differ per persona: each { … }", ["seen"] = "may name its sources: seen { … }",
    ["one.of"] = "one of %s", ["or.value"] = ", or a value's name", ["or.other"] = ', or "other"',
    ["field.of"] = "%s of %s:", ["function"] = "%s\n  %s; `reis help %s` tells more",
    ["tongue"] = '%s: %s (require "%s") for %s',
    ["unit.person-days per period"] = "person-days per period", ["unit.probability"] = "probability",
    ["unit.money per year per unit"] = "money per year per unit", ["unit.importance"] = "importance",
    ["unit.money per contact"] = "money per contact", ["unit.months"] = "months", ["unit.money"] = "money", ["unit.years"] = "years",
    ["unit.mark"] = "mark", ["unit.periods"] = "periods", ["unit.money per year"] = "money per year", ["unit.share"] = "share",
    ["unit.people or cases"] = "people or cases", ["unit.weight"] = "weight", ["unit.customers per year"] = "customers per year",
}
