-- One company, however you meet it.
return {
    id = "channels-apart",
    severity = "warning",
    doc = "For a persona, on one value, the means of two channels of a journey are more than 3 marks apart.",
    why = "Customers expect the same experience, quality and depth of every channel; where these differ, trust goes.",
    mend = "Lift the weaker channel, or lead customers to the better; other bounds: check.set { apart = 4 }.",
    source = "Nielsen Norman Group on omnichannel journeys",
    settings = { apart = { default = 3, min = 0, max = 10, doc = "the most marks that the means of two channels may differ" } },
    example = { wrong = [[
value "ease" {}
channel "site" {}
channel "phone" {}
journey "Buy" { phase "Order" {
  touchpoint "Basket" { channel = "site", score = { ease = 9 } },
  touchpoint "Call" { channel = "phone", score = { ease = 4 } },
} }
]], right = [[
value "ease" {}
channel "site" {}
channel "phone" {}
journey "Buy" { phase "Order" {
  touchpoint "Basket" { channel = "site", score = { ease = 8 } },
  touchpoint "Call" { channel = "phone", score = { ease = 6 } },
} }
]] },
    check = function(model, F, report, options)
        if not F then return end
        local most = options.setting "apart"
        for i, row in ipairs(F.scores().journeys) do
            local widest, most_apart
            for _, one in ipairs(row.personas) do
                local wide = one.consistency and one.spread and 10 - one.consistency
                if wide and wide > (widest or most) + 1e-9 then widest, most_apart = wide, one.spread end
            end
            if widest then
                report("warning", model.journeys[i], options.L("channels-apart", options.number(widest, 1),
                    most_apart.value or options.field "experience", model.channels[most_apart.best].name, model.channels[most_apart.worst].name))
            end
        end
    end,
}
