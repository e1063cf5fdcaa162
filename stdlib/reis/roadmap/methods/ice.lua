-- ICE: impact · confidence · ease, with the gain as impact and feasibility as ease.

return {
    name = "ice",
    title = "gain · confidence · feasibility",
    rank = function(_, facts)
        return facts.gain_alone * facts.confidence * facts.feasibility
    end,
}
