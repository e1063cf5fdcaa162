-- What each action does to the flat model: deltas, removed killers, other ways on.

local quantity = require "reis.language.quantity"
local ordered = require "reis.words.ordered"

local FIELDS = { experience = true, expects = true, leave = true, duration = true,
                 wait = true }

local function improvements(ref, S, out)
    for _, one in ipairs(ref.improves) do
        for field, delta in ordered.pairs(one.deltas) do
            local value = not FIELDS[field] and S.value_index[field] or nil
            for _, t in ipairs(one.touchpoints) do
                out[#out + 1] = {
                    journey = S.journey_of[t], touchpoint = S.touchpoint_index[t],
                    field = value and "value" or field, value = value,
                    delta = quantity.mean(delta),
                }
            end
        end
    end
end

local function removals(ref, S, out)
    for _, one in ipairs(ref.removes) do
        local t = one.killer.parent
        if t then
            out[#out + 1] = {
                journey = S.journey_of[t], touchpoint = S.touchpoint_index[t],
                killer = one.killer.index, share = quantity.mean(one.share),
            }
        end
    end
end

local function reroutes(ref, S, out)
    for _, one in ipairs(ref.reroutes) do
        local t, ways = one.touchpoint, {}
        for i, way in ipairs(one.next) do
            local p = one.next.named and 1 or quantity.share(one.next, i) -- the engine takes the proportions
            ways[i] = { to = way.to == "done" and 0 or way.to.index, p = p }
        end
        out[#out + 1] = {
            journey = S.journey_of[t], touchpoint = S.touchpoint_index[t], next = ways,
        }
    end
end

return function(m, S)
    local actions = {}
    for i, action in ipairs(m.actions) do
        local ref = action.ref
        local flat = {
            name = action.name, f = quantity.mean(S.get(action, "feasibility")) or 1,
            benefit = quantity.mean(S.get(action, "benefit")) or 0,
            upkeep = quantity.mean(S.get(action, "upkeep")) or 0,
            improves = {}, removes = {}, reroutes = {},
        }
        improvements(ref, S, flat.improves)
        removals(ref, S, flat.removes)
        reroutes(ref, S, flat.reroutes)
        actions[i] = flat
    end
    return actions
end
