-- Dutch words of the comparison of two of a kind.

return {
    ["comparison.kicker"] = "VERGELIJKING", ["comparison.page"] = "Vergelijking: %s",
    ["comparison.none"] = "Er is nog niets te vergelijken",
    ["comparison.none.hint"] = "Een reis in de plaats van een andere (instead_of), een plan of twee persona's in één reis geven twee curves.",
    ["comparison.personas"] = "%s en %s", ["comparison.states"] = "Nu en straks: %s → %s", ["comparison.journeys"] = "%s en %s",
    ["comparison.states.sub"] = "de reis zoals die is, en de reis die ervoor in de plaats komt",
    ["comparison.journeys.sub"] = "twee reizen, contactmomenten van dezelfde naam naast elkaar",
    ["comparison.plan"] = "Nu en na het plan %s", ["comparison.plan.sub"] = "alle %d acties klaar",
    ["comparison.plan.sub.one"] = "de %d actie klaar",
    ["comparison.alike"] = "Het vergaat hun gelijk in: %s", ["comparison.still"] = "Geen verschil in: %s",
    ["twin.new"] = "alleen %s", ["twin.gone"] = "alleen %s", ["twin.through"] = "Waar ze verschillen", ["twin.others"] = "Gelijk: %s",
    ["twin.key.better"] = "beter voor %s", ["twin.key.worse"] = "slechter voor %s", ["twin.key.changed.better"] = "beter voor %s",
    ["twin.key.changed.worse"] = "slechter voor %s", ["twin.key.new"] = "alleen %s", ["twin.key.gone"] = "alleen %s",
    ["comparison.before"] = "nu", ["comparison.after"] = "na het plan", ["comparison.measure"] = "kengetal", ["comparison.number"] = "nr.",
    ["comparison.touchpoint"] = "contactmoment", ["comparison.emotion"] = "emotie, %s",
    ["comparison.title"] = "Naast elkaar",
}
