-- A canvas that no journey knows is a wall poster.
local chain = require "reis.figures.chain"

local MOST = 3 -- texts that are named

return {
    id = "canvas-loose",
    severity = "note",
    doc = "Texts of a canvas (jobs, pains, gains, products; propositions, segments, channels, partners) are nothing in the rest of the script.",
    why = "Business model, value proposition and journey are one chain: what a customer suffers on the canvas is met somewhere in a journey.",
    mend = "Write it on the canvas as it is called in the journey, add it there, or take it off.",
    source = "Osterwalder's canvases in the order of Van der Kooi 2017, the journey map in five steps",
    example = { wrong = [[
persona "Kim" { job = "Get to work dry" }
journey "Buy" { phase "Find" {
  touchpoint "Page" { pain "Sizes are jargon" {} },
} }
value_proposition "Fits at once" { persona = "Kim", jobs = { "Get to work dry" }, pains = { "Bikes are heavy" } }
]], right = [[
persona "Kim" { job = "Get to work dry" }
journey "Buy" { phase "Find" {
  touchpoint "Page" { pain "Sizes are jargon" {} },
} }
value_proposition "Fits at once" { persona = "Kim", jobs = { "Get to work dry" }, pains = { "Sizes are jargon" } }
]] },
    check = function(model, _, report, options)
        if #model.journeys == 0 then return end
        local known = chain.known(model)
        for _, list in ipairs { model.business_models, model.value_propositions } do
            for _, canvas in ipairs(list) do
                local loose, shown = chain.loose(model, canvas, known), {}
                for i = 1, math.min(MOST, #loose) do shown[i] = '"' .. loose[i].text .. '"' end
                if #loose > MOST then shown[#shown + 1] = options.L("canvas-loose.more", #loose - MOST) end
                if #loose > 0 then report("note", canvas, options.L("canvas-loose", table.concat(shown, ", "))) end
            end
        end
    end,
}
