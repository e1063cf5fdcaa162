-- Nederlandse woorden van de hoofdstukken van een rapport.

return {
    ["report.actions"] = "Waarom elke actie gekozen is of niet", ["report.action"] = "actie", ["report.start"] = "vanaf periode",
    ["report.out"] = "niet gekozen", ["report.alone"] = "alleen", ["report.beside"] = "naast de rest", ["report.why"] = "waarom",
    ["report.actions.sub"] = "Alleen: wat de actie oplevert met wat zij nodig heeft en verder niets. "
        .. "Naast de rest: wat zij aan het plan toevoegt als alles klaar is.",
    ["report.pairs"] = "Samen", ["report.synergy"] = "%s en %s: samen leveren ze %s meer dan elk apart",
    ["report.overlap"] = "%s en %s: samen leveren ze %s minder dan elk apart",
    ["report.own"] = "Eigen beelden",
    ["report.matrix"] = "Waarde tegen inspanning", ["report.frontier"] = "Wat elk budget oplevert",
    ["report.frontier.cut"] = "Naar budgetten onder %s is niet gekeken; dat doet reis sweep FILE budget.",
    ["report.scenarios"] = "Scenario’s", ["report.still"] = "Niets verandert in: %s", ["report.plans"] = "De plannen naast elkaar",
    ["report.criteria"] = "Criteria", ["report.criterion"] = "criterium", ["report.at"] = "waar", ["report.measure"] = "kengetal",
    ["report.bound"] = "grens", ["report.now"] = "nu", ["report.then"] = "na het plan", ["report.verdict"] = "",
    ["report.holds"] = "gehaald", ["report.fails"] = "niet gehaald", ["report.untestable"] = "Nog niet te toetsen: %s",
    ["report.uncertainty"] = "Hoe zeker het is", ["report.touchpoint"] = "contactmoment",
}
