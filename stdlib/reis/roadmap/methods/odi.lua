-- Outcome-driven innovation: the largest opportunity (Ulwick) of a need it serves; none ranks last.

return {
    name = "odi",
    title = "the largest opportunity it serves",
    rank = function(_, facts) return facts.opportunity or -math.huge end,
}
