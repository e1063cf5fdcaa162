-- English words of the comparison of two of a kind.

return {
    ["comparison.kicker"] = "COMPARISON", ["comparison.page"] = "Comparison: %s",
    ["comparison.none"] = "There is nothing to compare yet",
    ["comparison.none.hint"] = "A journey in the place of another (instead_of), a plan, or two personas of one journey give two curves.",
    ["comparison.personas"] = "%s and %s", ["comparison.states"] = "As is and to be: %s → %s", ["comparison.journeys"] = "%s and %s",
    ["comparison.states.sub"] = "the journey as it is, and the one that is to come in its place",
    ["comparison.journeys.sub"] = "two journeys, touchpoints of one name side by side",
    ["comparison.plan"] = "Now and after the plan %s", ["comparison.plan.sub"] = "all %d actions finished",
    ["comparison.plan.sub.one"] = "its %d action finished",
    ["comparison.alike"] = "They fare alike in: %s", ["comparison.still"] = "Nothing differs in: %s",
    ["twin.new"] = "%s only", ["twin.gone"] = "%s only", ["twin.through"] = "Where they differ", ["twin.others"] = "Alike: %s",
    ["twin.key.better"] = "better for %s", ["twin.key.worse"] = "worse for %s", ["twin.key.changed.better"] = "better for %s",
    ["twin.key.changed.worse"] = "worse for %s", ["twin.key.new"] = "%s only", ["twin.key.gone"] = "%s only",
    ["comparison.before"] = "now", ["comparison.after"] = "after the plan", ["comparison.measure"] = "measure", ["comparison.number"] = "no.",
    ["comparison.touchpoint"] = "touchpoint", ["comparison.emotion"] = "emotion, %s",
    ["comparison.title"] = "Side by side",
}
