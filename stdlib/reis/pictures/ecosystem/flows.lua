-- What an ecosystem shows, as numbers: who travels, which journeys, through which channels, run
-- by whom. Reads the model and its scores; measures nothing itself beyond means of what is drawn
-- together.

local ink = require "reis.pictures.ink"
local numbering = require "reis.model.numbering"
local several = require "reis.model.several"

local flows = {}

local MOST_CHANNELS, MOST_UNITS, MOST_THIRDS, MOST_CUSTOMERS = 12, 12, 10, 14

-- A mean in the making: n counts all, known those with a figure; wide is how many ribbons pass.
local function tally(t, value, ribbons)
    t.n, t.wide = t.n + 1, t.wide + (ribbons or 1)
    if value then
        t.sum, t.known = t.sum + value, t.known + 1
        t.mean = t.sum / t.known
    end
    return t
end

local function counter(fields)
    fields.n, fields.wide, fields.sum, fields.known = 0, 0, 0, 0
    return fields
end

--- Per touchpoint of a journey: its emotion and the height of the curve there, over personas by
-- share.
local function emotions(score)
    local all, curve = {}, {}
    local function add(to, index, value, share)
        if not value then return end
        local slot = to[index] or { 0, 0 }
        to[index] = slot
        slot[1], slot[2] = slot[1] + share * value, slot[2] + share
    end
    for _, row in ipairs(score.personas) do
        local share = row.share and row.share > 0 and row.share or 1e-9
        for _, t in ipairs(row.touchpoints) do
            add(all, t.index, t.emotion, share)
            add(curve, t.index, t.emotional_emotion or t.emotion, share)
        end
    end
    local function mean(slot) return slot and slot[1] / slot[2] end
    return function(index) return mean(all[index]), mean(curve[index] or all[index]) end
end

local function vetoed(score)
    for _, row in ipairs(score.personas) do
        if row.vetoed and row.share > 0 then return true, row end
    end
    return false
end

--- A journey as its card shows it.
function flows.card(ctx, journey)
    local score = ctx.scores.journeys[journey.index]
    local at = emotions(score)
    local card = { thing = journey, score = score, name = journey.name, n = #journey.touchpoints,
        phases = #journey.phases, future = journey.state == "to-be", mean = score.emotion,
        points = {}, killers = {}, at = at }
    card.vetoed, card.veto = vetoed(score)
    for _, t in ipairs(journey.touchpoints) do
        local _, height = at(t.index)
        if height then
            card.points[#card.points + 1] = { index = t.index, number = numbering.of(t), value = height, phase = t.phase,
                killer = #t.killers > 0, moment = t.moment_of_truth == true, name = t.name }
        end
    end
    return card
end

--- Journeys in declared order, a future one right after the one it would replace.
function flows.order(model)
    local after, out = {}, {}
    for _, j in ipairs(model.journeys) do
        local of = j.state == "to-be" and j.ref.instead_of
        if of and of.state ~= "to-be" then
            after[of] = after[of] or {}
            table.insert(after[of], j)
        end
    end
    for _, j in ipairs(model.journeys) do
        local of = j.state == "to-be" and j.ref.instead_of
        if not of or of.state == "to-be" then
            out[#out + 1] = j
            for _, one in ipairs(after[j] or {}) do out[#out + 1] = one end
        end
    end
    return out
end

--- Keeps the `most` largest of a list; the others become one that says how many they are.
local function fold(list, most, name)
    if #list <= most then return list, {} end
    local by_size = table.move(list, 1, #list, 1, {})
    table.sort(by_size, function(a, b)
        if a.n ~= b.n then return a.n > b.n end
        return a.rank < b.rank
    end)
    local into, stays = {}, {}
    for i = 1, most - 1 do stays[by_size[i]] = true end
    local rest = counter { name = name(#list - most + 1), rank = math.huge, ours = list[1].ours,
        folded = true }
    local kept, names = {}, {}
    for _, node in ipairs(list) do
        if stays[node] then
            kept[#kept + 1] = node
        else
            into[node], names[#names + 1] = rest, node.name
            rest.n, rest.wide = rest.n + node.n, rest.wide + node.wide
            rest.sum, rest.known = rest.sum + node.sum, rest.known + node.known
        end
    end
    rest.mean = rest.known > 0 and rest.sum / rest.known or nil
    rest.names, rest.said = names, rest.name .. ": " .. table.concat(names, ", ")
    kept[#kept + 1] = rest
    return kept, into
end

-- A list of nodes found by key, in the order of their declaration.
local function column(make)
    local by_key, list = {}, {}
    return list, function(key, ...)
        local node = by_key[key]
        if not node then
            node = make(...)
            by_key[key] = node
            list[#list + 1] = node
        end
        return node
    end
end

local function in_order(list)
    table.sort(list, function(a, b) return a.rank < b.rank end)
    return list
end

local function personas_of(ctx, cards)
    local list, node = column(function(name)
        local persona = ctx.model.personas[name]
        return { thing = persona, name = persona and persona.name or ink.capital(ctx.L "everyone"),
            rank = persona and persona.index or 0, to = {}, n = 0, wide = 0, sum = 0, known = 0 }
    end)
    for _, card in ipairs(cards) do
        if not card.future then
            for _, row in ipairs(ctx.scores.journeys[card.thing.index].personas) do
                local one = node(row.persona, row.persona)
                one.to[#one.to + 1] = card
                one.n = one.n + 1
            end
        end
    end
    local kept, into = fold(in_order(list), MOST_CUSTOMERS,
        function(n) return ctx.L("eco.others.customers", n) end)
    for _, persona in ipairs(list) do -- those folded together travel as one
        local rest = into[persona]
        if rest then
            rest.to = rest.to or {}
            for _, card in ipairs(persona.to) do
                local seen = false
                for _, other in ipairs(rest.to) do seen = seen or other == card end
                if not seen then table.insert(rest.to, card) end
            end
        end
    end
    return kept
end

-- Ribbons between two columns, each pair once.
local function ribbons()
    local list, by = {}, {}
    return list, function(from, to, value)
        by[from] = by[from] or {}
        local one = by[from][to]
        if not one then
            one = counter { from = from, to = to }
            by[from][to] = one
            list[#list + 1] = one
        end
        tally(one, value)
    end
end

local function each_touchpoint(cards, visit)
    for _, card in ipairs(cards) do
        if not card.future then
            for _, t in ipairs(card.thing.touchpoints) do visit(card, t, (card.at(t.index))) end
        end
    end
end

local function node_of_channel(L)
    return function(channel)
        return counter { thing = channel, name = channel and channel.name or L "eco.no_channel",
            rank = channel and channel.index or 1e6 }
    end
end

local function node_of_owner(ctx)
    return function(owner, t)
        local ours = owner and owner.kind == "team" or not owner and t.managed
        local rank = (ours and 0 or 1e7) + (owner and owner.index or 1e6)
        return counter { thing = owner, ours = ours, rank = rank,
            name = owner and owner.name or ctx.L(ours and "eco.no_owner" or "eco.no_third") }
    end
end

local function nodes(ctx, cards)
    local channels, channel = column(node_of_channel(ctx.L))
    local owners, owner = column(node_of_owner(ctx))
    local function channels_of(t)
        local out = several.of(t, "channel")
        for i, c in ipairs(out) do out[i] = channel(c, c) end
        return #out > 0 and out or { channel("none") }
    end
    local function owners_of(t)
        local out = several.of(t, "owner")
        for i, o in ipairs(out) do out[i] = owner(o, o, t) end
        return #out > 0 and out or { owner(t.managed and "ours" or "theirs", nil, t) }
    end
    local some_channel, some_owner = false, false
    each_touchpoint(cards, function(_, t, value)
        local c, o = several.of(t, "channel"), several.of(t, "owner")
        some_channel, some_owner = some_channel or #c > 0, some_owner or #o > 0
        for _, node in ipairs(channels_of(t)) do tally(node, value, math.max(1, #o)) end
        for _, node in ipairs(owners_of(t)) do tally(node, value, math.max(1, #c)) end
    end)
    local units, thirds = {}, {}
    for _, o in ipairs(in_order(owners)) do table.insert(o.ours and units or thirds, o) end
    local into_c, into_u, into_t
    channels, into_c = fold(in_order(channels), MOST_CHANNELS,
        function(n) return ctx.L("eco.others.channels", n) end)
    units, into_u = fold(units, MOST_UNITS, function(n) return ctx.L("eco.others.units", n) end)
    thirds, into_t = fold(thirds, MOST_THIRDS, function(n) return ctx.L("eco.others.thirds", n) end)
    return {
        channels = some_channel and channels or {}, units = some_owner and units or {},
            thirds = some_owner and thirds or {},
        of_channel = function(t)
            local out = channels_of(t)
            for i, one in ipairs(out) do out[i] = into_c[one] or one end
            return out
        end,
        of_owner = function(t)
            local out = owners_of(t)
            for i, one in ipairs(out) do out[i] = into_u[one] or into_t[one] or one end
            return out
        end,
    }
end

--- The flows of some journeys (things). -> { cards, customers, channels, units, thirds,
-- left = ribbons from cards, right = ribbons from channels to owners }; a column nobody uses is
-- empty.
function flows.of(ctx, journeys)
    local cards = {}
    for i, j in ipairs(journeys) do cards[i] = flows.card(ctx, j) end
    local N = nodes(ctx, cards)
    local left, add_left = ribbons()
    local right, add_right = ribbons()
    local has_channels, has_owners = #N.channels > 0, #N.units + #N.thirds > 0
    each_touchpoint(cards, function(card, t, value)
        local owners = N.of_owner(t)
        for _, channel in ipairs(has_channels and N.of_channel(t) or {}) do
            add_left(card, channel, value)
            for _, owner in ipairs(has_owners and owners or {}) do add_right(channel, owner, value) end
        end
        if not has_channels and has_owners then
            for _, owner in ipairs(owners) do add_left(card, owner, value) end
        end
    end)
    return { cards = cards, customers = personas_of(ctx, cards), channels = N.channels,
        units = N.units, thirds = N.thirds, left = left, right = right }
end

--- The figures of the whole: touchpoints, the share that is not ours to steer, vetoed journeys;
-- future ones left out.
function flows.totals(ctx)
    local touchpoints, unmanaged, vetoes, present = 0, 0, 0, 0
    for i, journey in ipairs(ctx.model.journeys) do
        if journey.state ~= "to-be" then
            present = present + 1
            for _, t in ipairs(journey.touchpoints) do
                touchpoints = touchpoints + 1
                if not t.managed then unmanaged = unmanaged + 1 end
            end
            if vetoed(ctx.scores.journeys[i]) then vetoes = vetoes + 1 end
        end
    end
    return { touchpoints = touchpoints, unmanaged = touchpoints > 0 and unmanaged / touchpoints
        or nil, vetoes = vetoes, journeys = present }
end

--- "good", "poor" or "neutral" for a mean emotion.
function flows.mood(mean)
    if mean and mean > 0.25 then return "good" end
    if mean and mean < -0.25 then return "poor" end
    return "neutral"
end

return flows
