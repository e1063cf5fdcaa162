-- The tables of several journeys, one after another.

local named = {}

--- journeys: list of things; fill(journey, tables) adds the tables of one. -> tables, whose titles name the journey where there are several
function named.journeys(journeys, fill)
    local all = {}
    for _, journey in ipairs(journeys) do
        local own = {}
        fill(journey, own)
        for _, one in ipairs(own) do
            if #journeys > 1 then one.title = journey.name .. ": " .. one.title end
            all[#all + 1] = one
        end
    end
    return all
end

return named
