-- A mean over one small value stands for all of them where the others have no mark.

--- The weight of the values that a record has marks on; nil where it has none.
local function covered(F, rec)
    local sum
    for vi in next, rec.marks or {} do sum = (sum or 0) + F.flat.values[vi].weight end
    return sum
end

return {
    id = "marks-cover",
    severity = "note",
    doc = "A touchpoint whose marks cover less than half of the weight of the values.",
    why = "A mean over one small value stands for all of them where the others have no mark.",
    mend = "Ask for the other values too.",
    source = "a critique of the journey map: killers and cycles",
    example = { wrong = [[
value "ease" { weight = 9 }
value "trust" { weight = 1 }
journey "Buy" { phase "Find" {
  touchpoint "Page" { score = { trust = 6 } },
} }
]], right = [[
value "ease" { weight = 9 }
value "trust" { weight = 1 }
journey "Buy" { phase "Find" {
  touchpoint "Page" { score = { ease = 6 } },
} }
]] },
    check = function(model, F, report, options)
        if not F then return end
        local total = 0
        for _, value in ipairs(F.flat.values) do total = total + value.weight end
        for _, journey in ipairs(model.journeys) do
            for _, t in ipairs(journey.touchpoints) do
                local least = covered(F, F:record(t))
                for _, persona in ipairs(model.personas) do
                    local own = covered(F, F:record(t, persona))
                    if own and own < (least or total) then least = own end
                end
                if least and least < total / 2 then
                    report("note", t, options.L("marks-cover", options.number(least), options.number(total)))
                end
            end
        end
    end,
}
