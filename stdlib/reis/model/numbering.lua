-- The numbers by which people name touchpoints: 1, 2, 3 … as on the map; what only the zoom shows after 12 is "12a", "12b" ….

local numbering = {}

local cache = setmetatable({}, { __mode = "k" })

--- 1 -> "a", 26 -> "z", 27 -> "aa" …
local function letters(k)
    local s = ""
    while k > 0 do
        k = k - 1
        s, k = string.char(97 + k % 26) .. s, k // 26
    end
    return s
end

local function of_journey(journey)
    local labels, n, details = {}, 0, 0
    for _, phase in ipairs(journey.phases) do
        for _, t in ipairs(phase.touchpoints) do
            if t.detail then
                details = details + 1
                labels[t] = n .. letters(details)
            else
                n, details = n + 1, 0
                labels[t] = tostring(n)
            end
        end
    end
    return labels
end

--- The number of a touchpoint thing as text.
function numbering.of(touchpoint)
    local journey = touchpoint.journey
    local labels = cache[journey]
    if not labels then
        labels = of_journey(journey)
        cache[journey] = labels
    end
    return labels[touchpoint]
end

--- The same for the index of a touchpoint in its journey.
function numbering.at(journey, index)
    return numbering.of(journey.touchpoints[index])
end

--- The name of a touchpoint thing where a text tells it from others: with its number where its journey has
-- more of that name, "Depth (3)".
function numbering.name(touchpoint)
    local repeated = touchpoint.journey and touchpoint.journey.repeated
    if not repeated or not repeated[touchpoint.name] then return touchpoint.name end
    return ("%s (%s)"):format(touchpoint.name, numbering.of(touchpoint))
end

return numbering
