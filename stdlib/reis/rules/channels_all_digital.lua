-- Customers also phone, walk by and ask the neighbour.
local several = require "reis.model.several"

local LEAST = 5 -- a sketch of fewer is not yet one-sided

local function all_digital(journey)
    local n = 0
    for _, t in ipairs(journey.touchpoints) do
        local channels = several.of(t, "channel")
        if #channels == 0 and not t.silence then return false end
        for _, channel in ipairs(channels) do
            if rawget(channel, "category") ~= "digital" then return false end
        end
        n = n + (#channels > 0 and 1 or 0)
    end
    return n >= LEAST
end

return {
    id = "channels-all-digital",
    severity = "note",
    doc = "All touchpoints of a journey of five or more are on digital channels.",
    why = "A touchpoint may be a bus shelter, a building or a neighbour: who draws only screens draws the company's view.",
    mend = "Ask customers what they did away from the screen, and add it.",
    source = "Van der Kooi 2017, the journey map in five steps",
    example = { wrong = [[
channel "site" { kind = "digital" }
journey "Buy" { phase "Find" {
  touchpoint "Page" { channel = "site" }, touchpoint "Sizes" { channel = "site" }, touchpoint "Basket" { channel = "site" },
  touchpoint "Pay" { channel = "site" }, touchpoint "Thanks" { channel = "site" },
} }
]], right = [[
channel "site" { kind = "digital" }
channel "friend" { kind = "human" }
journey "Buy" { phase "Find" {
  touchpoint "Ask a friend" { channel = "friend" }, touchpoint "Sizes" { channel = "site" }, touchpoint "Basket" { channel = "site" },
  touchpoint "Pay" { channel = "site" }, touchpoint "Thanks" { channel = "site" },
} }
]] },
    check = function(model, _, report, options)
        for _, journey in ipairs(model.journeys) do
            if journey.state ~= "to-be" and all_digital(journey) then report("note", journey, options.L "channels-all-digital") end
        end
    end,
}
