-- One wrong moment can undo all others, whatever these do.
local numbering = require "reis.model.numbering"

local MANY = 200 -- of so many, one more or less in the middle makes no difference
local FEW, LEAST = 5, 0.5 -- of fewer others there is no middle; where all others are alike, half a mark counts as their MAD

local function median(list)
    table.sort(list)
    local n = #list
    return n % 2 == 1 and list[n // 2 + 1] or (list[n // 2] + list[n // 2 + 1]) / 2
end

--- The median of the others, and the median of how far they are from it (the median absolute deviation).
local function of_others(rows, mine)
    local list, away = {}, {}
    for _, row in ipairs(rows) do
        if row ~= mine then list[#list + 1] = row.experience end
    end
    local middle = median(list)
    for i, x in ipairs(list) do away[i] = math.abs(x - middle) end
    return middle, math.max(LEAST, median(away))
end

local function scored(rows)
    local list = {}
    for _, row in ipairs(rows or {}) do
        if row.experience then list[#list + 1] = row end
    end
    return list
end

return {
    id = "mark-outlier",
    severity = "warning",
    doc = "A mark of a persona is more than 3 MAD below that persona's others in the journey.",
    why = "What falls badly out of tune is what customers tell; where one crucial moment is wrong, the rest does not matter.",
    mend = "Find out why, and mend this first; other bounds: check.set { outlier = 4 }.",
    source = "Van der Kooi 2017, the journey map in five steps",
    settings = { outlier = { default = 3, min = 0.5, doc = "how many MAD a mark may be below the median of the others" } },
    example = { wrong = [[
journey "Stay" { phase "Hotel" {
  touchpoint "Book" { experience = 7.5 }, touchpoint "Arrive" { experience = 8 }, touchpoint "Room" { experience = 7 },
  touchpoint "Breakfast" { experience = 2 }, touchpoint "Pool" { experience = 8 }, touchpoint "Leave" { experience = 7.5 },
} }
]], right = [[
journey "Stay" { phase "Hotel" {
  touchpoint "Book" { experience = 7.5 }, touchpoint "Arrive" { experience = 8 }, touchpoint "Room" { experience = 7 },
  touchpoint "Breakfast" { experience = 6.5 }, touchpoint "Pool" { experience = 8 }, touchpoint "Leave" { experience = 7.5 },
} }
]] },
    check = function(model, F, report, options)
        if not F then return end
        local times = options.setting "outlier"
        for ji, journey in ipairs(model.journeys) do
            local worst = {}
            for _, one in ipairs(F.scores().journeys[ji].personas) do
                local rows = scored(one.touchpoints)
                local all, all_mad
                if #rows > MANY then all, all_mad = of_others(rows, nil) end
                for _, row in ipairs(#rows > FEW and rows or {}) do
                    local middle, mad = all, all_mad
                    if not middle then middle, mad = of_others(rows, row) end
                    local t, below = journey.touchpoints[row.index], middle - row.experience
                    if below > times * mad + 1e-9 and (not worst[t] or below > worst[t].below) then
                        worst[t] = { below = below, x = row.experience, middle = middle, who = model.personas[one.index] }
                    end
                end
            end
            for _, t in ipairs(journey.touchpoints) do
                local one = worst[t]
                if one then
                    report("warning", t, options.L(one.who and "mark-outlier" or "mark-outlier.all", options.number(one.x, 1),
                        one.who and one.who.name or numbering.of(t), options.number(one.middle, 1)))
                end
            end
        end
    end,
}
