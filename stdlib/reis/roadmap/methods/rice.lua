-- RICE: reach · impact · confidence / effort. Impact is the gain per person reached, so that
-- reach · impact is the gain.

return {
    name = "rice",
    title = "reach · impact · confidence / effort",
    rank = function(_, facts)
        return facts.ratio(facts.gain_alone * facts.confidence, facts.effort)
    end,
    show = function(V, facts)
        local function number(x)
            local s = ("%.4g"):format(x)
            return V.lang == "nl" and s:gsub("%.", ",") or s
        end
        return V.L("plan.rice", (number(facts.reach)), (number(facts.impact or 0)), (number(facts.confidence)),
            (number(facts.effort)))
    end,
}
