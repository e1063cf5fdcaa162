-- The same step, handled in one way on the site and in another on the phone, is kept up twice.
local folded = require "reis.words.fold"
local format = require "reis.words.format"
local quantity = require "reis.language.quantity"
local several = require "reis.model.several"

--- What keeping up a solution costs: the systems behind a touchpoint, where they say so, else its channels. -> money a year | nil
local function upkeep(t)
    for _, list in ipairs { t.ref.systems, several.of(t, "channel") } do
        local sum
        for _, one in ipairs(list) do
            local cost = quantity.mean(rawget(one, "upkeep"))
            if cost then sum = (sum or 0) + cost end
        end
        if sum then return sum end
    end
end

--- Whether two touchpoints are on no channel together.
local function apart(a, b)
    for _, one in ipairs(several.of(a, "channel")) do
        for _, other in ipairs(several.of(b, "channel")) do
            if one == other then return false end
        end
    end
    return true
end

--- What the upkeep of both is, in words; empty where neither says.
local function both(model, a, b, options)
    local one, two = upkeep(a), upkeep(b)
    if not one and not two then return "" end
    local currency = model.company and model.company.currency
    return options.L("process-differs.upkeep", format.money(one or 0, currency, options.lang), format.money(two or 0, currency, options.lang))
end

return {
    id = "process-differs",
    severity = "warning",
    doc = "The same step is handled by another process on another channel.",
    why = "A process is carried out in one way, alike for all channels; two solutions cost their upkeep twice.",
    mend = "Let both channels use one process, or say in check.off why not.",
    source = "two articles on researching the customer journey: five layers",
    example = { wrong = [[
channel "site" { upkeep = 4000 }
channel "phone" { upkeep = 9000 }
journey "Buy" { phase "Order" {
  touchpoint "Basket" { channel = "site", step = "Order", process = "Web shop" },
  touchpoint "Call" { channel = "phone", step = "Order", process = "Order desk" },
} }
]], right = [[
channel "site" { upkeep = 4000 }
channel "phone" { upkeep = 9000 }
journey "Buy" { phase "Order" {
  touchpoint "Basket" { channel = "site", step = "Order", process = "Order desk" },
  touchpoint "Call" { channel = "phone", step = "Order", process = "Order desk" },
} }
]] },
    check = function(model, _, report, options)
        for _, journey in ipairs(model.journeys) do
            local first = {}
            for _, t in ipairs(journey.touchpoints) do
                local step, process = rawget(t, "step"), rawget(t, "process")
                local key = step and process and folded(step)
                local other = key and first[key]
                if other and folded(rawget(other, "process")) ~= folded(process) and apart(other, t) then
                    report("warning", t, options.L("process-differs", step, process, rawget(other, "process"), other.name, both(model, other, t, options)))
                end
                if key then first[key] = other or t end
            end
        end
    end,
}
