-- The cards of a workshop: a touchpoint, killer, pain, need or action each, numbered as on the map.

local ink = require "reis.pictures.ink"
local numbering = require "reis.model.numbering"
local several = require "reis.model.several"

local deck = {}

local function joined(...)
    local parts = {}
    for _, s in ipairs { ... } do
        if s ~= "" then parts[#parts + 1] = s end
    end
    return table.concat(parts, " · ")
end

local function touchpoint(V, t)
    return { kind = V "deck.touchpoint", number = numbering.of(t), text = t.name, color = ink.DEEP, dashed = t.managed == false,
        under = joined(t.phase.name, several.names(t, "channel") or "", several.names(t, "owner") or ""),
        image = t.image, sign = function(page, x, y) page:icon(x - 10, y - 5, t.ref.channel, 10) end }
end

--- Cards of what a touchpoint or phase holds. list: its pains or needs; number, under: whose they are
local function held(out, list, kind, number, under, look)
    for _, one in ipairs(list) do
        out[#out + 1] = { kind = kind, number = number, text = one.name, under = under, color = look.color, sign = look.sign }
    end
end

--- The cards of a journey, phase by phase: each touchpoint, then its killers, pains and needs. -> list of { kind =, number =, text =, under =,
-- color =, dashed =, sign(page, x, y) = (draws left of x, around y) }
function deck.journey(V, journey)
    local out = {}
    local pain = { color = ink.VERM, sign = function(page, x, y) page:pain(x - 5, y, 8) end }
    local killer = { color = ink.VERM, sign = function(page, x, y) page:killer(x - 5, y, 4.8) end }
    local need = { color = ink.BLUE, sign = function(page, x, y) page:need(x - 5, y, 3.6) end }
    local function all(thing, number, under)
        held(out, thing.killers or {}, V "deck.killer", number, under, killer)
        held(out, thing.pains, V "deck.pain", number, under, pain)
        held(out, thing.needs, V "deck.need", number, under, need)
    end
    for _, phase in ipairs(journey.phases) do
        all(phase, nil, phase.name)
        for _, t in ipairs(phase.touchpoints) do
            out[#out + 1] = touchpoint(V, t)
            all(t, numbering.of(t), joined(t.name, phase.name))
        end
    end
    return out
end

--- The cards of the actions that are still open.
function deck.actions(V, model)
    local out = {}
    for _, action in ipairs(model.actions) do
        if action.status ~= "done" and action.status ~= "dropped" then
            local owner = action.ref and action.ref.owner
            out[#out + 1] = { kind = V "deck.action", number = "A" .. action.index, text = action.name, under = owner and owner.name or "",
                color = ink.GREEN, sign = function() end }
        end
    end
    return out
end

return deck
