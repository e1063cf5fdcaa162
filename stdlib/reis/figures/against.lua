-- Where utility rises and customers are worse off for it.

local against = {}

local LEAST = 1e-9

local function fell(from, to) return from ~= nil and (to == nil or to < from - LEAST) end
local function rose(from, to) return from ~= nil and to ~= nil and to > from + LEAST end

--- Whether killers strike more often than can be laid to more customers coming so far: who no longer leaves meets them too, which
-- is a concern only where it makes a veto.
local function strikes(old, new)
    if not rose(old.killer_risk, new.killer_risk) then return false end
    local before, after = old.completion or 0, new.completion or 0
    if after <= before + LEAST or before == 0 or new.killer_risk * before > old.killer_risk * after * (1 + LEAST) then return true end
    for p, row in ipairs(old.personas) do
        if new.personas[p].vetoed and not row.vetoed then return true end
    end
    return false
end

--- What gets worse for customers between two scores (of the engine) while utility rises; an empty list where nothing does,
-- or where utility does not rise. -> list of { what = measure, journey =, persona = name or nil, from =, to = }
function against.customers(before, after)
    local list = {}
    if not (before.utility and after.utility and after.utility > before.utility + LEAST * math.max(1, math.abs(before.utility))) then
        return list
    end
    local function add(what, journey, persona, from, to)
        list[#list + 1] = { what = what, journey = journey.name, persona = persona, from = from, to = to }
    end
    for j, old in ipairs(before.journeys) do
        local new = after.journeys[j]
        if fell(old.completion, new.completion) then add("completion", old, nil, old.completion, new.completion) end
        if strikes(old, new) then add("killer_risk", old, nil, old.killer_risk, new.killer_risk) end
        for p, row in ipairs(old.personas) do
            local now = new.personas[p]
            -- what killers take off alone has been said above, where it is a concern
            if fell(row.experience, now.experience) and fell(row.base or row.experience, now.base or now.experience) then
                add("experience", old, row.persona, row.experience, now.experience)
            end
        end
    end
    return list
end

return against
