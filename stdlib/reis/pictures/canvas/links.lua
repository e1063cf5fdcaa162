-- What the texts of a canvas are in the rest of the script, in words and with where they lead.

local chain = require "reis.figures.chain"
local model = require "reis.model.model"
local numbering = require "reis.model.numbering"

local links = {}

local function numbered(t) return numbering.of(t) .. " " .. t.name end

--- Where a pain or need is: a touchpoint with its number, or a phase; and the url of its zoom.
local function at_of(ctx, at)
    if at.kind == "phase" then return at.name, ctx.link("zoom", at.journey, at) end
    return numbered(at), ctx.link("zoom", at.journey, at.phase, at)
end

local function stated(ctx, V, one)
    local where, url = at_of(ctx, one.at)
    local n = model.mentions(one.thing)
    return V(n and "canvas.is." .. one.is .. ".n" or "canvas.is." .. one.is, where, n), url
end

-- What a text is (chain.known) -> how that is said, and where it leads.
local SAY = {
    job = function(ctx, V, one) return V("canvas.is.job", one.thing.name), ctx.link("card", one.thing) end,
    persona = function(ctx, V, one) return V "canvas.is.persona", ctx.link("card", one.thing) end,
    ["journey.job"] = function(ctx, V, one) return V("canvas.is.journey.job", one.thing.name), ctx.link("map", one.thing) end,
    pain = stated, need = stated,
    offer = function(ctx, V, one) return V("canvas.is.offer", numbered(one.at)), (select(2, at_of(ctx, one.at))) end,
    ["job.at"] = function(ctx, V, one) return V("canvas.is.job.at", numbered(one.at)), (select(2, at_of(ctx, one.at))) end,
    touchpoint = function(ctx, V, one) return V("canvas.is.touchpoint", numbering.of(one.at)), (select(2, at_of(ctx, one.at))) end,
    journey = function(ctx, V, one) return V "canvas.is.journey", ctx.link("map", one.thing) end,
    action = function(ctx, V, one) return V("canvas.is.action", "A" .. one.thing.index), ctx.link("action", one.thing) end,
    promise = function(_, V, one) return V("canvas.is.promise", one.thing.name) end,
    block = function(_, V, one) return V("canvas.is.block", V("canvas." .. one.field), one.thing.name) end,
}

--- Looks up texts of a canvas. mine: the canvas they are of, whose own blocks do not count
-- -> f(text) -> { say = (what it is), url =, thing = } or nil where it hangs loose
function links.of(ctx, V, mine)
    local find = chain.of(ctx.model, mine)
    return function(text)
        local one = find(text)
        if not one then return nil end
        local say, url
        if SAY[one.is] then say, url = SAY[one.is](ctx, V, one) else say = V("canvas.is." .. one.is) end
        if not url and one.is ~= "block" and ctx.ids and ctx.ids[one.thing] then url = "#" .. ctx.ids[one.thing] end -- in a report all has its place
        return { say = say, url = url, thing = one.thing }
    end
end

links.texts = chain.texts

--- The pains and needs of the journeys a persona makes that a canvas does not name, as chain.missing gives them.
function links.missing(ctx, persona, texts) return chain.missing(ctx.model, ctx.F, persona, texts) end

return links
