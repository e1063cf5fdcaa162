-- "Website" is a channel; what a customer meets there is "Product page" or "Compare prices".
local WORDS = {}
for word in ([[website app phone telephone e-mail email mail letter chat shop store counter portal
    webshop facebook instagram linkedin whatsapp sms call-centre callcenter]]):gmatch("%S+") do
    WORDS[word] = true
end

return {
    id = "channel-as-touchpoint",
    severity = "warning",
    doc = "A touchpoint bears the name of a channel instead of what happens there.",
    why = "A channel carries what happens; the touchpoint is what the customer does there.",
    mend = "Name it after what the customer does, and give the channel as channel.",
    source = "two articles on researching the customer journey: five layers",
    example = { wrong = [[
journey "Buy" { phase "Find" { touchpoint "Website" {} } }
]], right = [[
journey "Buy" { phase "Find" { touchpoint "Compare prices" { channel = "website" } } }
]] },
    check = function(model, _, report, options)
        local channels = {}
        for _, channel in ipairs(model.channels) do channels[channel.name:lower()] = true end
        for _, journey in ipairs(model.journeys) do
            for _, t in ipairs(journey.touchpoints) do
                local name = t.name:lower()
                if channels[name] or WORDS[name] then
                    report("warning", t, options.L "channel-as-touchpoint")
                end
            end
        end
    end,
}
