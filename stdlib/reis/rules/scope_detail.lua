-- A map that shows all shows nothing; one that skips a phase shows a hole.
local UNEVEN, FEW = 2 / 3, 10 -- the part of a journey's touchpoints in one phase, of so many or more

--- The touchpoints of a phase that stand on the map.
local function on_map(phase)
    local n = 0
    for _, t in ipairs(phase.touchpoints) do n = n + (t.detail and 0 or 1) end
    return n
end

return {
    id = "scope-detail",
    severity = "note",
    doc = "A phase has more than 12 touchpoints on the map, or none at all, or one of three phases or more holds over two thirds of ten or more.",
    why = "The right scope: zoom from the whole into one small part of a phase, and out again.",
    mend = "Mark what only the zoom needs with detail = true, or put it in a journey of its own (zoom); fill the empty phase, or leave it out.",
    source = "a design agency on the journey map: four points of quality",
    settings = { touchpoints = { default = 12, min = 1, doc = "the most touchpoints of a phase on the map" } },
    example = { wrong = [[
journey "Buy" { phase "Find" { touchpoint "Page" { experience = 6 } }, phase "Use" {} }
]], right = [[
journey "Buy" { phase "Find" { touchpoint "Page" { experience = 6 } }, phase "Use" { touchpoint "First ride" { experience = 8 } } }
]] },
    check = function(model, F, report, options)
        local most, L = options.setting "touchpoints", options.L
        for _, journey in ipairs(model.journeys) do
            local all = 0
            for _, phase in ipairs(journey.phases) do all = all + on_map(phase) end
            for _, phase in ipairs(journey.phases) do
                local n = on_map(phase)
                if n > most then
                    report("note", phase, L("scope-detail.much", n, options.number(most)))
                elseif n == 0 and all > 0 then
                    report("note", phase, L "scope-detail.none")
                elseif #journey.phases >= 3 and all >= FEW and n > UNEVEN * all then
                    report("note", phase, L("scope-detail.uneven", n, all))
                end
            end
        end
    end,
}
