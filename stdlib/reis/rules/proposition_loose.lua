-- The chain breaks where a proposition meets nobody.
local chain = require "reis.figures.chain"

local MOST = 3 -- pains and needs that are named

return {
    id = "proposition-loose",
    severity = "note",
    doc = "A value proposition belongs to no business model, no touchpoint rests on it, or it leaves out pains and needs of its persona's journeys.",
    why = "First the business model, then the value proposition, then the journey: each rests on the one before.",
    mend = "Give the proposition its model; name it at a touchpoint (proposition), or offer one of its products there; add the pains it leaves out.",
    source = "Osterwalder's canvases in the order of Van der Kooi 2017, the journey map in five steps",
    example = { wrong = [[
business_model "Bikes" { value_propositions = { "Fits at once" } }
journey "Buy" { phase "Find" {
  touchpoint "Page" {  },
} }
value_proposition "Fits at once" {}
]], right = [[
business_model "Bikes" { value_propositions = { "Fits at once" } }
journey "Buy" { phase "Find" {
  touchpoint "Page" { proposition = "Fits at once" },
} }
value_proposition "Fits at once" { model = "Bikes" }
]] },
    check = function(model, F, report, options)
        local L = options.L
        for _, one in ipairs(#model.journeys > 0 and model.value_propositions or {}) do
            if #model.business_models > 0 and not one.ref.model then report("note", one, L "proposition-loose.model") end
            if not chain.is_used(model, one) then report("note", one, L "proposition-loose.unused") end
            local texts, shown = chain.texts(one), {}
            local missing = F and #texts > 0 and chain.missing(model, F, one.ref.persona, texts) or {}
            for i = 1, math.min(MOST, #missing) do shown[i] = '"' .. missing[i].thing.name .. '"' end
            if #missing > MOST then shown[#shown + 1] = L("canvas-loose.more", #missing - MOST) end
            if #missing > 0 then report("note", one, L("proposition-loose.missing", table.concat(shown, ", "))) end
        end
    end,
}
