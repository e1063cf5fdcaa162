-- RICE: reach · impact · confidence / effort. Impact is the gain per person reached, so that
-- reach · impact is the gain.

return {
    name = "rice",
    title = "reach · impact · confidence / effort",
    rank = function(_, facts)
        return facts.ratio(facts.gain_alone * facts.confidence, facts.effort)
    end,
    show = function(_, facts)
        return ("reach %.4g · impact %.4g · confidence %.4g / effort %.4g"):format(
            facts.reach, facts.impact or 0, facts.confidence, facts.effort)
    end,
}
