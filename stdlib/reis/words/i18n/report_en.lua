-- English words of the chapters of a report.

return {
    ["report.actions"] = "Why each action is in or out", ["report.action"] = "action", ["report.start"] = "from period", ["report.out"] = "out",
    ["report.alone"] = "alone", ["report.beside"] = "beside the rest", ["report.why"] = "why",
    ["report.actions.sub"] = "Alone: what it brings with what it needs and nothing else. "
        .. "Beside the rest: what it brings to the plan once all is finished.",
    ["report.pairs"] = "Together", ["report.synergy"] = "%s and %s: together they bring %s more than each apart",
    ["report.overlap"] = "%s and %s: together they bring %s less than each apart",
    ["report.own"] = "Views of your own",
    ["report.matrix"] = "Value against effort", ["report.frontier"] = "What each budget buys",
    ["report.frontier.cut"] = "Budgets below %s were not looked at; reis sweep FILE budget does.",
    ["report.scenarios"] = "Scenarios", ["report.still"] = "Nothing moves in: %s", ["report.plans"] = "The plans side by side",
    ["report.criteria"] = "Criteria", ["report.criterion"] = "criterion", ["report.at"] = "where", ["report.measure"] = "measure",
    ["report.bound"] = "bound", ["report.now"] = "now", ["report.then"] = "after the plan", ["report.verdict"] = "",
    ["report.holds"] = "holds", ["report.fails"] = "fails", ["report.untestable"] = "Nobody can test these yet: %s",
    ["report.uncertainty"] = "How sure it is", ["report.touchpoint"] = "touchpoint",
}
