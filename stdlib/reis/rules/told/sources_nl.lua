-- Waar de regels vandaan komen, in het Nederlands: wat als `source` in een regel staat -> hoe het hier heet.
return {
    ["Kahneman: snapshots, not videos; Van der Kooi 2017, the journey map in five steps"] =
        "Kahneman: momentopnamen, geen films; Van der Kooi 2017, de klantreiskaart in vijf stappen",
    ["Nielsen Norman Group on omnichannel journeys"] = "Nielsen Norman Group over klantreizen langs alle kanalen",
    ["Osterwalder's canvases in the order of Van der Kooi 2017, the journey map in five steps"] =
        "de canvassen van Osterwalder in de volgorde van Van der Kooi 2017, de klantreiskaart in vijf stappen",
    ["Van der Kooi 2017, the journey map in five steps"] = "Van der Kooi 2017, de klantreiskaart in vijf stappen",
    ["Van der Kooi 2017, the journey map in five steps; a critique of the journey map: killers and cycles"] =
        "Van der Kooi 2017, de klantreiskaart in vijf stappen; een kritiek op de klantreiskaart: afknappers en kringlopen",
    ["a critique of the journey map: killers and cycles"] = "een kritiek op de klantreiskaart: afknappers en kringlopen",
    ["a design agency on the journey map: four points of quality"] = "een ontwerpbureau over de klantreiskaart: vier punten van kwaliteit",
    ["reis: a benefit counts where all goals have a worth"] = "reis: baten tellen mee waar alle doelen een waarde hebben",
    ["reis: marks run from 0 to 10"] = "reis: cijfers lopen van 0 tot 10",
    ["reis: names are compared byte for byte"] = "reis: namen worden byte voor byte vergeleken",
    ["reis: utility is the sum of worth times measure"] = "reis: het nut is de som van waarde maal maat",
    ["two articles on researching the customer journey: five layers"] = "twee artikelen over onderzoek naar de klantreis: vijf lagen",
}
