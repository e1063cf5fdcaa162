-- Part of every journey happens where we have no say.
local LEAST = 10 -- a sketch of fewer does not have all yet

return {
    id = "unmanaged-absent",
    severity = "note",
    doc = "Ten touchpoints or more, and not one that is not ours to steer.",
    why = "Couriers, reviews and people talking belong to the ecosystem that the customer lives through.",
    mend = "Ask who else the customer met, and add that with managed = false, or on a channel that is not ours.",
    source = "Nielsen Norman Group on omnichannel journeys",
    example = { wrong = [[
local list = {}
for i = 1, 10 do list[i] = touchpoint("Step " .. i) { experience = 6 } end
journey "Buy" { phase "Find" (list) }
]], right = [[
local list = {}
for i = 1, 10 do list[i] = touchpoint("Step " .. i) { experience = 6, managed = i ~= 4 } end
journey "Buy" { phase "Find" (list) }
]] },
    check = function(model, _, report, options)
        local n, first = 0, nil
        for _, journey in ipairs(model.journeys) do
            for _, t in ipairs(journey.state ~= "to-be" and journey.touchpoints or {}) do
                if not t.managed then return end
                n, first = n + 1, first or journey
            end
        end
        if n >= LEAST then report("note", first, options.L("unmanaged-absent", n)) end
    end,
}
