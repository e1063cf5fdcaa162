-- One measure of a journey, phase or touchpoint, for a persona or together.

local function touchpoints_of(at)
    return at.kind == "touchpoint" and { at } or at.touchpoints
end

--- The mark on a value over touchpoints, weighted by importance and reach, for one persona's row.
local function value_mark(F, row, touchpoints, vi)
    local persona, sum, weight = F.model.personas[row.index], 0, 0
    for _, t in ipairs(touchpoints) do
        local met = F:of(t, persona or { index = row.index })
        local mark = met and (F:record(t, persona).marks or {})[vi]
        local w = mark and (met.importance or 5) * (met.reach or 0) or 0
        if w > 0 then sum, weight = sum + w * mark, weight + w end
    end
    return weight > 0 and sum / weight or nil
end

local function value_measure(F, journey, at, vi, persona)
    local sum, weight = 0, 0
    for _, row in ipairs(F:of(journey).personas) do
        if not persona or row.index == persona.index then
            local mark = value_mark(F, row, touchpoints_of(at), vi)
            local share = persona and 1 or row.share
            if mark and share > 0 then sum, weight = sum + share * mark, weight + share end
        end
    end
    return weight > 0 and sum / weight or nil
end

--- The measure `what` (a measure's or a value's name) of a thing; nil where it is undefined.
return function(F, _, what, at, persona)
    local journey = require "reis.model.names".journey_of(at)
    for vi, value in ipairs(F.flat.values) do
        if value.name == what then return value_measure(F, journey, at, vi, persona) end
    end
    local row
    if at == journey then row = F:of(at, persona) else row = F:part(at, persona) end
    return row and row[what]
end
