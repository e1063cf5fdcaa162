-- Whether a journey ends at the sale: where customers come back, or another journey follows, it does not.

local folded = require "reis.words.fold"

local sale = {}

-- Words for the phase in which is bought, as whole words.
local WORDS = {}
for word in ([[sale sales purchase purchasing buy buying order ordering checkout payment paying pay transaction conversion contract
    koop aankoop kopen verkoop bestellen bestelling betalen betaling afrekenen afsluiten contracteren transactie conversie]]):gmatch "%S+" do
    WORDS[word] = true
end

--- Whether the last of several phases of a journey is the sale, and it leads to nothing. journey: of the model
function sale.ends(journey)
    local last = journey.phases[#journey.phases]
    if not last or #journey.phases < 2 or rawget(journey, "cyclic") or rawget(journey, "leads_to") then return false end
    for word in folded(last.name):gmatch "[%w\128-\255]+" do
        if WORDS[word] then return true end
    end
    return false
end

return sale
