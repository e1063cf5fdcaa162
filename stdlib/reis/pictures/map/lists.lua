-- What is said of a phase and of its touchpoints, gathered for a lane. Every item is { text =, at = (the index of its
-- touchpoint, nil where it is the whole phase's), … }.

local concerns = require "reis.model.concerns"
local format = require "reis.words.format"
local model = require "reis.model.model"
local numbering = require "reis.model.numbering"
local quantity = require "reis.language.quantity"

local lists = {}

--- The sum of how often things came up, for their place in a list.
local function mentioned(thing)
    local n = model.mentions(thing)
    return type(n) == "number" and n or quantity.mean(n) or 0
end

local function gather(phase, field)
    local list = {}
    for _, thing in ipairs(phase[field] or {}) do list[#list + 1] = thing end
    for _, t in ipairs(phase.touchpoints) do
        for _, thing in ipairs(t[field] or {}) do list[#list + 1] = thing end
    end
    return list
end

local function at_of(thing)
    return thing.parent.kind == "touchpoint" and thing.parent.index or nil
end

--- Pains or needs of a phase that count for a persona, most mentioned first. others(thing): whether it is others' of whom a
-- map tells as well; such items stand last and are `dim`. -> {{text=, n=, thing=}, …}
function lists.evidenced(phase, field, with_count, persona, lang, others)
    local list = {}
    for i, thing in ipairs(gather(phase, field)) do
        local own = not persona or concerns(thing, persona)
        if own or others and others(thing) then
            local n = mentioned(thing)
            local text = n > 0 and with_count and ("%s (%s)"):format(thing.name, format.count(n, lang)) or thing.name
            list[#list + 1] = { text = text, n = n, thing = thing, order = i, at = at_of(thing), dim = not own or nil,
                known = n > 0 or #(thing.ref and thing.ref.evidence or {}) > 0 }
        end
    end
    table.sort(list, function(a, b)
        if (a.dim or false) ~= (b.dim or false) then return b.dim end
        if a.n ~= b.n then return a.n > b.n end
        return a.order < b.order
    end)
    return list
end

--- What customers do, think, feel or ask in a phase: {{text =, number = (of the touchpoint), at = (its index)}, …}
function lists.said(phase, field)
    local list = {}
    local function add(one, t)
        list[#list + 1] = { text = type(one) == "table" and (one.name or one.text) or one, number = t and numbering.of(t),
            at = t and t.index, thing = type(one) == "table" and one or nil }
    end
    for _, one in ipairs(phase[field] or {}) do add(one) end
    for _, t in ipairs(phase.touchpoints) do
        for _, one in ipairs(t[field] or {}) do add(one, t) end
    end
    return list
end

--- Things that touchpoints of a phase refer to, each once: of(t) -> list of things, a sign or nil for each.
function lists.named(phase, of)
    local list, seen = {}, {}
    for _, t in ipairs(phase.touchpoints) do
        for _, one in ipairs(of(t)) do
            if not seen[one] then
                seen[one] = true
                list[#list + 1] = { text = one.name, thing = one, at = t.index }
            end
        end
    end
    return list
end

function lists.systems(phase)
    return lists.named(phase, function(t) return t.ref.systems or {} end)
end

--- How many touchpoints of each phase an action itself changes; what it only traces to counts
-- where it
-- changes nothing here.
local function phases_hit(action, journey)
    local hits, any = {}, false
    local function hit(t)
        if t and t.journey == journey then hits[t.phase], any = (hits[t.phase] or 0) + 1, true end
    end
    for _, one in ipairs(action.ref.improves or {}) do
        for _, t in ipairs(one.touchpoints or {}) do hit(t) end
    end
    for _, one in ipairs(action.ref.removes or {}) do hit(one.killer.parent) end
    for _, one in ipairs(action.ref.reroutes or {}) do hit(one.touchpoint) end
    if not any then
        for _, t in ipairs(action.ref.touchpoints or {}) do hit(t) end
    end
    return hits
end

--- Every open action once, in the phase of this journey where it changes most.
function lists.actions(ctx, journey)
    local by_phase = {}
    for _, action in ipairs(ctx.model.actions) do
        if action.status ~= "done" and action.status ~= "dropped" then
            local hits, best = phases_hit(action, journey), nil
            for _, phase in ipairs(journey.phases) do
                if hits[phase] and (not best or hits[phase] > hits[best]) then best = phase end
            end
            if best then
                by_phase[best] = by_phase[best] or {}
                table.insert(by_phase[best], { text = action.name, id = "A" .. action.index,
                    action = action,
                    horizon = ctx.horizon(action) or "later" })
            end
        end
    end
    return by_phase
end

return lists
