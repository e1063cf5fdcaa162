-- What is everybody's is nobody's.
local several = require "reis.model.several"

return {
    id = "owner-missing",
    severity = "note",
    doc = "A touchpoint that is ours has no owner, while others have one.",
    why = "A map is made to get departments to work together: each must see which touchpoints are theirs.",
    mend = "Give it an owner: a team, or a partner.",
    source = "a design agency on the journey map: four points of quality",
    example = { wrong = [[
team "shop" {}
journey "Buy" { phase "Find" {
  touchpoint "Page" { owner = "shop" },
  touchpoint "Pay" {},
} }
]], right = [[
team "shop" {}
journey "Buy" { phase "Find" {
  touchpoint "Page" { owner = "shop" },
  touchpoint "Pay" { owner = "shop" },
} }
]] },
    check = function(model, _, report, options)
        local owned = false
        for _, journey in ipairs(model.journeys) do
            for _, t in ipairs(journey.touchpoints) do owned = owned or #several.of(t, "owner") > 0 end
        end
        for _, journey in ipairs(owned and model.journeys or {}) do
            for _, t in ipairs(journey.touchpoints) do
                if t.managed and not t.silence and #several.of(t, "owner") == 0 then report("note", t, options.L "owner-missing") end
            end
        end
    end,
}
