-- The journeys of an ecosystem in groups: by tag, owner, persona or phase of the customer's life.

local scene = require "scene"
local several = require "reis.model.several"

local groups = {}

groups.KEYS = { "tag", "owner", "persona", "phase" }

-- Each of these says in which group a journey is: { name =, rank = (its place among the groups) } or nil for none.
local of = {}

function of.tag(_, journey)
    local tags = journey.tags
    local tag = type(tags) == "table" and tags[1] or type(tags) == "string" and tags or nil
    return tag and { name = tag, rank = 0 }
end

--- The most frequent of what touchpoints name; the first declared among equals.
local function most(journey, things_of)
    local n, best = {}, nil
    for _, t in ipairs(journey.touchpoints) do
        for _, thing in ipairs(things_of(t)) do n[thing] = (n[thing] or 0) + 1 end
    end
    for thing, k in pairs(n) do
        local before = best and thing.kind == "team" and best.kind ~= "team" or best and thing.kind == best.kind and thing.index < best.index
        if not best or k > n[best] or k == n[best] and before then best = thing end
    end
    return best
end

function of.owner(_, journey)
    local owner = most(journey, function(t) return several.of(t, "owner") end)
    return owner and { name = owner.name, rank = (owner.kind == "team" and 0 or 1e6) + owner.index }
end

function of.persona(ctx, journey)
    local names, first = {}, nil
    for _, row in ipairs(ctx.scores.journeys[journey.index].personas) do
        local persona = row.persona and ctx.model.personas[row.persona]
        if persona then
            names[#names + 1] = persona.name
            first = math.min(first or math.huge, persona.index)
        end
    end
    if #names == 0 then return nil end
    if #names == #ctx.model.personas and #names > 1 then return { name = ctx.L "eco.over.everyone", rank = 1e6 } end
    return { name = table.concat(names, ", "), rank = 1000 * first + #names }
end

--- The phase in which a journey has most of its touchpoints; the first of those that have as many.
function of.phase(_, journey)
    local best
    for _, phase in ipairs(journey.phases) do
        if not best or #phase.touchpoints > #best.touchpoints then best = phase end
    end
    return best and { name = scene.clean(best.name), rank = best.index }
end

--- Journeys in groups by a key. -> list of { name =, journeys =, none = whether it is of those without }
function groups.by(ctx, journeys, key)
    local list, by = {}, {}
    for _, journey in ipairs(journeys) do
        local where = of[key](ctx, journey) or { name = ctx.L("eco.over.none." .. key), rank = math.huge, none = true }
        local id = (where.none and "0" or "1") .. where.name
        local group = by[id]
        if not group then
            group = { name = where.name, rank = where.rank, none = where.none, journeys = {}, seat = #list }
            by[id], list[#list + 1] = group, group
        end
        group.rank = math.min(group.rank, where.rank)
        table.insert(group.journeys, journey)
    end
    table.sort(list, function(a, b)
        if a.rank ~= b.rank then return a.rank < b.rank end
        return a.seat < b.seat
    end)
    return list
end

--- Whether journeys name their phases alike, so that a phase says where in the customer's life one is.
local function shared_phases(journeys)
    local names, n, all = {}, 0, 0
    for _, journey in ipairs(journeys) do
        for _, phase in ipairs(journey.phases) do
            all = all + 1
            if not names[scene.clean(phase.name)] then names[scene.clean(phase.name)], n = true, n + 1 end
        end
    end
    return n <= 1.5 * all / #journeys
end

--- How much a grouping tells: the entropy of its sizes; nil where it tells nothing (one group, a group for almost each journey,
-- or most in none).
local function tells(list, total)
    if #list < 2 or #list > math.max(2, math.min(10, total / 2)) then return nil end
    local sum = 0
    for _, group in ipairs(list) do
        local p = #group.journeys / total
        if p > 0.8 or group.none and p > 0.34 then return nil end
        sum = sum - p * math.log(p)
    end
    return sum
end

--- Journeys in groups by ctx.group, or without it by what tells most: the author's own tags first.
-- -> list as of groups.by (one group without a name where nothing tells anything), key or nil
function groups.of(ctx, journeys)
    if ctx.group then return groups.by(ctx, journeys, ctx.group), ctx.group end
    local best, most_told, which
    for _, key in ipairs(groups.KEYS) do
        if key ~= "phase" or shared_phases(journeys) then
            local list = groups.by(ctx, journeys, key)
            local told = tells(list, #journeys)
            if told and key == "tag" then return list, key end
            if told and (not best or told > most_told) then best, most_told, which = list, told, key end
        end
    end
    if best then return best, which end
    return { { journeys = journeys } }
end

return groups
