-- The method "optimal": no ranking; the planner looks for the plan with the largest gain.

return {
    name = "optimal",
    title = "the largest gain within the limits",
    optimal = true,
}
