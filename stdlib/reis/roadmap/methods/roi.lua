-- Return on investment: the gain per unit of money spent.

return {
    name = "roi",
    title = "gain / cost",
    rank = function(_, facts) return facts.ratio(facts.gain_alone, facts.cost) end,
}
