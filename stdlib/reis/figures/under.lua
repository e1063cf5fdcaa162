-- The figures with an overlay of the engine laid over them, asked as those without it are: U.scores(), U:of, U:part, U:record.

local under = {}

--- The marks of a record with what the taken actions add to them, each clamped once.
local function with_marks(U, record, journey, touchpoint)
    local sums
    for _, index in ipairs(U.overlay.actions or {}) do
        local action = U.flat.actions[index]
        for _, one in ipairs(action.improves) do
            if one.value and one.journey == journey and one.touchpoint == touchpoint then
                sums = sums or {}
                sums[one.value] = (sums[one.value] or 0) + action.f * one.delta
            end
        end
    end
    if not sums then return record end
    local marks = {}
    for vi, mark in pairs(record.marks or {}) do
        marks[vi] = math.max(0, math.min(10, mark + (sums[vi] or 0)))
    end
    return setmetatable({ marks = marks }, { __index = record })
end

--- The record of a touchpoint that the overlay sets, for a persona; nil where it sets none.
local function set_record(U, t, persona)
    for _, one in ipairs(U.overlay.set or {}) do
        if one.journey == t.journey.index and one.touchpoint == t.index then
            return persona and one.per and one.per[persona.index] or one.base
        end
    end
end

--- F: figures (of reis.figures.figures); overlay: { actions, set, journeys } as the engine takes it, one that it has room
-- for. -> the figures under it | nil, message where there are none (a trap, a goal without a figure)
function under.of(F, overlay)
    local scores, message = F.engine:score(overlay)
    if not scores then return nil, message end
    local methods = getmetatable(F).__index
    local U = { flat = F.flat, engine = F.engine, model = F.model, state = F.state, get = F.get, overlay = overlay,
        parts = {}, met = {} }
    function U.scores() return scores end
    function U.record(_, t, persona)
        local record = set_record(U, t, persona) or methods.record(F, t, persona)
        return with_marks(U, record, t.journey.index, t.index)
    end
    return setmetatable(U, getmetatable(F))
end

return under
