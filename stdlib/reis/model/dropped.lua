-- What a scenario takes away: touchpoints and channels that are dropped, and channels that stand in for others.

local text = require "reis.language.text"
local quantity = require "reis.language.quantity"
local ordered = require "reis.words.ordered"
local refs = require "reis.model.refs"

local dropped = {}

--- The channels of a touchpoint, others in the place of some; none of them twice.
local function channels_of(t, moved)
    local out, seen = {}, {}
    for _, one in ipairs(rawget(t.ref, "channels") or { { channel = t.ref.channel } }) do
        local channel = one.channel and (moved[one.channel] or one.channel)
        if channel and not seen[channel] then
            out[#out + 1], seen[channel] = channel, true
        end
    end
    return out
end

--- Whether there are things on a list, all of them in a set.
local function all_among(list, set)
    for _, one in ipairs(list) do
        if not set[one] then return false end
    end
    return #list > 0
end

--- Resolves `instead`: { [channel] = channel }; one that stands in for another is on none itself.
local function instead(N, scenario, v)
    local out, order = {}, {}
    for name, other in ordered.pairs(v) do
        local path = { "instead", name }
        local from, to = N:one(scenario, path, { "channel" }, name), N:one(scenario, path, { "channel" }, other)
        if from and to then out[from], order[#order + 1] = to, { from = from, to = to, path = path } end
    end
    for _, one in ipairs(order) do
        if out[one.to] then
            N.s:wrong(scenario, one.path, ("names %s, which has another in its place itself; name the one that is left"):format(
                text.quote(one.to.name)))
            return
        end
    end
    refs.of(scenario).instead = out
end

--- A channel goes: its touchpoints go with it, but for those that are on another channel too.
local function drop_channel(N, scenario, path, channel, share, moved, out)
    for _, journey in ipairs(N.all.journey) do
        for _, t in ipairs(journey.touchpoints) do
            local on = channels_of(t, moved)
            if #on > 1 and share ~= true and ordered.holds(on, channel) then
                return N.s:wrong(scenario, path, ("gives a share that leaves, but %s is on other channels too; name the touchpoint, "
                    .. "or drop the channel whole"):format(text.quote(t.name)))
            end
            if #on == 1 and on[1] == channel then out.touchpoints[t] = share end
        end
    end
    out.channels[channel] = true
end

--- Resolves `drop`: names of touchpoints and channels, or { [name] = share that leaves }.
local function drop(N, scenario, v)
    local shares, out = v, { touchpoints = {}, channels = {} }
    if rawlen(v) > 0 then
        shares = {}
        for _, name in ipairs(v) do shares[name] = true end
    end
    local moved = scenario.ref.instead or {}
    for name, share in ordered.pairs(shares) do
        local path = { "drop", name }
        local thing = N:one(scenario, path, { "touchpoint", "channel" }, name)
        if thing and thing.kind == "touchpoint" then
            out.touchpoints[thing] = share
        elseif thing and moved[thing] and share ~= true then
            N.s:wrong(scenario, path, ("gives a share that leaves, and instead has %s in the place of %s; keep one of them"):format(
                text.quote(moved[thing].name), text.quote(thing.name)))
        elseif thing and not moved[thing] then -- what is moved to another channel is on this one no more
            drop_channel(N, scenario, path, thing, share, moved, out)
        end
    end
    for _, journey in ipairs(N.all.journey) do
        for _, t in ipairs(journey.touchpoints) do
            if not out.touchpoints[t] and all_among(channels_of(t, moved), out.channels) then out.touchpoints[t] = true end
        end
    end
    refs.of(scenario).drop = out
end

--- Resolves drop and instead of a scenario, into ref.drop = { touchpoints = { [thing] = true, or the share that leaves
-- there }, channels = { [thing] = true } } and ref.instead = { [channel] = channel }.
function dropped.resolve(N, scenario)
    local v = rawget(scenario, "instead")
    if v then instead(N, scenario, v) end
    v = rawget(scenario, "drop")
    if v then drop(N, scenario, v) end
end

--- Whether a scenario takes anything away.
function dropped.any(scenario)
    return rawget(scenario.ref, "drop") ~= nil or rawget(scenario.ref, "instead") ~= nil
end

--- The channels of a touchpoint, the one with the largest share first: list of { channel =, share = }. drop, instead: what
-- a scenario takes away; several: those that are set (all may be nil).
function dropped.channels(t, drop, instead, several)
    local list = several or rawget(t.ref, "channels") or t.ref.channel and { { channel = t.ref.channel } } or {}
    local out, at, sum = {}, {}, 0
    if not drop and not instead then
        for i, one in ipairs(list) do
            out[i] = { channel = one.channel, share = one.share and quantity.mean(one.share) or i == 1 and 1 or 0 }
        end
        return out
    end
    for i, one in ipairs(list) do
        local channel = instead and instead[one.channel] or one.channel
        local share = one.share and quantity.mean(one.share) or i == 1 and 1 or 0
        if not (drop and drop.channels[channel]) or #list == 1 then
            if not at[channel] then
                out[#out + 1] = { channel = channel, share = 0 }
                at[channel] = out[#out]
            end
            at[channel].share, sum = at[channel].share + share, sum + share
        end
    end
    if sum <= 0 and out[1] then out[1].share, sum = 1, 1 end
    local best = 1
    for i, one in ipairs(out) do
        one.share = one.share / sum
        if one.share > out[best].share then best = i end
    end
    if best > 1 then table.insert(out, 1, table.remove(out, best)) end
    return out
end

return dropped
