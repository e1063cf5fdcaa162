-- The tables of several journeys, one after another.

local crowd = require "reis.pictures.lanes.crowd"

local named = {}

--- Of the journeys that a picture shows; fill(journey, tables) adds the tables of one, met: only of those with touchpoints.
-- -> tables, whose titles name the journey where there are several
function named.journeys(ctx, fill, met)
    local journeys, all = crowd.journeys(ctx), {}
    for _, journey in ipairs(journeys) do
        local own = {}
        if not met or #journey.touchpoints > 0 then fill(journey, own) end
        for _, one in ipairs(own) do
            if #journeys > 1 then one.title = journey.name .. ": " .. one.title end
            all[#all + 1] = one
        end
    end
    return all
end

return named
