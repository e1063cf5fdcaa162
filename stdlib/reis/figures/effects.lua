-- What each action does to the flat model: deltas, removed killers, other ways on.

local change = require "reis.figures.change"
local quantity = require "reis.language.quantity"
local ordered = require "reis.words.ordered"

local FIELDS = { experience = true, expects = true, leave = true, duration = true,
                 wait = true }

local function improvements(list, S, out)
    for _, one in ipairs(list) do
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

local function removals(list, S, out)
    for _, one in ipairs(list) do
        local t = one.killer.parent
        if t then
            out[#out + 1] = {
                journey = S.journey_of[t], touchpoint = S.touchpoint_index[t],
                killer = one.killer.index, share = quantity.mean(one.share),
            }
        end
    end
end

local function reroutes(list, S, out)
    for _, one in ipairs(list) do
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
        local flat = {
            name = action.name, f = quantity.mean(S.get(action, "feasibility")) or 1,
            benefit = quantity.mean(S.get(action, "benefit")) or 0,
            upkeep = quantity.mean(S.get(action, "upkeep")) or 0,
            improves = {}, removes = {}, reroutes = {},
        }
        improvements(change.resolved(S.get, action, "improves"), S, flat.improves)
        removals(change.resolved(S.get, action, "removes"), S, flat.removes)
        reroutes(change.resolved(S.get, action, "reroutes"), S, flat.reroutes)
        actions[i] = flat
    end
    return actions
end
