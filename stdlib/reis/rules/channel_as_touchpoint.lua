-- "Website" is a channel; what a customer meets there is "Product page" or "Compare prices".
local WORDS = {}
for word in ([[website app phone telephone e-mail email mail letter chat shop store counter portal
    webshop facebook instagram linkedin whatsapp sms call-centre callcenter]]):gmatch("%S+") do
    WORDS[word] = true
end

return {
    name = "channel-as-touchpoint",
    doc = "A touchpoint bears the name of a channel instead of what happens there.",
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
