-- Two sources that differ by more than two marks do not measure the same thing.
local quantity = require "reis.language.quantity"

local function spread(q)
    if type(q) ~= "table" or q.dist ~= "seen" then return nil end
    local low, high
    for name, mark in require "reis.words.ordered".pairs(q.marks) do
        local m = quantity.mean(mark)
        if not low or m < low[1] then low = { m, name } end
        if not high or m > high[1] then high = { m, name } end
    end
    if low and high[1] - low[1] > 2 then return low, high end
end

return {
    id = "sources-disagree",
    severity = "warning",
    doc = "The sources of one mark (seen) are more than 2 marks apart.",
    why = "Two sources that differ by more than two marks do not measure the same thing.",
    mend = "Find out why before using either.",
    source = "two articles on researching the customer journey: five layers",
    example = { wrong = [[
value "ease" {}
journey "Buy" { phase "Find" {
  touchpoint "Page" { score = { ease = seen { Survey = 8, Visits = 5 } } },
} }
]], right = [[
value "ease" {}
journey "Buy" { phase "Find" {
  touchpoint "Page" { score = { ease = seen { Survey = 7, Visits = 6 } } },
} }
]] },
    check = function(model, _, report, options)
        local function look(t, what, q)
            local low, high = spread(q)
            if low then
                report("warning", t, options.L("sources-disagree", options.field(what), options.number(low[1]), low[2],
                    options.number(high[1]), high[2]))
            end
        end
        for _, journey in ipairs(model.journeys) do
            for _, t in ipairs(journey.touchpoints) do
                look(t, "experience", rawget(t, "experience"))
                for key, q in require "reis.words.ordered".pairs(rawget(t, "score") or {}) do
                    look(t, key, q)
                    if type(q) == "table" and type(q.dist) ~= "string" then
                        for value, own in require "reis.words.ordered".pairs(q) do
                            look(t, key .. "." .. value, own)
                        end
                    end
                end
            end
        end
    end,
}
