-- One measure of a journey, phase or touchpoint, for a persona or together.

local function row_of(scores, journey, persona)
    local row = scores.journeys[journey.index]
    if not persona then return row end
    for _, one in ipairs(row.personas) do
        if one.persona == persona.name then return one end
    end
end

local function touchpoints_of(at)
    return at.kind == "touchpoint" and { at } or at.touchpoints
end

--- The mark on a value over touchpoints, weighted by importance and reach, of one persona's row.
local function value_mark(flat, row, vi, wanted)
    local sum, weight = 0, 0
    for _, t in ipairs(row.touchpoints) do
        local one = flat.touchpoints[t.index]
        local figures = one.per and one.per[row.index] or one.base
        local mark = wanted[t.index] and (figures.marks or {})[vi]
        local w = (t.importance or 5) * (t.reach or 0)
        if mark and w > 0 then sum, weight = sum + w * mark, weight + w end
    end
    return weight > 0 and sum / weight or nil
end

local function value_measure(F, scores, journey, at, vi, persona)
    local wanted, sum, weight = {}, 0, 0
    for _, t in ipairs(touchpoints_of(at)) do wanted[t.index] = true end
    for _, row in ipairs(scores.journeys[journey.index].personas) do
        if not persona or row.persona == persona.name then
            local mark = value_mark(F.flat.journeys[journey.index], row, vi, wanted)
            local share = persona and 1 or row.share
            if mark and share > 0 then sum, weight = sum + share * mark, weight + share end
        end
    end
    return weight > 0 and sum / weight or nil
end

--- The measure `what` (a measure's or a value's name) of a thing; nil where it is undefined.
return function(F, _, what, at, persona)
    local scores = F.scores()
    local journey = require "reis.model.names".journey_of(at)
    for vi, value in ipairs(F.flat.values) do
        if value.name == what then return value_measure(F, scores, journey, at, vi, persona) end
    end
    if at == journey then
        local row = row_of(scores, journey, persona)
        return row and row[what]
    end
    local list = {}
    for i, t in ipairs(touchpoints_of(at)) do list[i] = t.index end
    local part = F.engine:part(journey.index, list)
    if not persona then return part.total and part.total[what] or part[what] end
    for i, one in ipairs(part.personas or {}) do
        local row = scores.journeys[journey.index].personas[i]
        if one.persona == persona.name or row and row.persona == persona.name then
            return one[what]
        end
    end
end
