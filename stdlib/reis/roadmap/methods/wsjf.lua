-- Weighted shortest job first: the gain per day of work.

return {
    name = "wsjf",
    title = "gain / effort",
    rank = function(_, facts) return facts.ratio(facts.gain_alone, facts.effort) end,
}
