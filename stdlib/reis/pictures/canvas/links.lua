-- What the texts of a canvas are in the rest of the script: a text that is also a job, a pain, a need, an offer, a channel … is that.

local folded = require "reis.words.fold"
local model = require "reis.model.model"
local numbering = require "reis.model.numbering"

local links = {}

--- Everything a text of a canvas may be. -> { [folded text] = { say =, url =, thing = } }; of what is called alike, the first
local function known(ctx, V)
    local found = {}
    local function put(text, say, url, thing)
        local key = folded(text)
        if not url and ctx.ids and ctx.ids[thing] then url = "#" .. ctx.ids[thing] end -- in a report everything has its place
        if not found[key] then found[key] = { say = say, url = url, thing = thing } end
    end
    local m = ctx.model
    for _, persona in ipairs(m.personas) do
        if persona.job then put(persona.job, V("canvas.is.job", persona.name), ctx.link("card", persona), persona) end
        put(persona.name, V "canvas.is.persona", ctx.link("card", persona), persona)
    end
    for _, journey in ipairs(m.journeys) do
        local to_map = ctx.link("map", journey)
        if journey.job then put(journey.job, V("canvas.is.journey.job", journey.name), to_map, journey) end
        for _, phase in ipairs(journey.phases) do
            local function all(thing, where, t)
                local to_zoom = ctx.link("zoom", journey, phase, t)
                for _, kind in ipairs { "pain", "need" } do
                    for _, one in ipairs(thing[kind .. "s"]) do
                        local n = model.mentions(one)
                        put(one.name, V(n and "canvas.is." .. kind .. ".n" or "canvas.is." .. kind, where, n), to_zoom, one)
                    end
                end
            end
            all(phase, phase.name)
            for _, t in ipairs(phase.touchpoints) do
                local where = numbering.of(t) .. " " .. t.name
                all(t, where, t)
                local to_zoom = ctx.link("zoom", journey, phase, t)
                for _, text in ipairs(t.offers) do put(text, V("canvas.is.offer", where), to_zoom, t) end
                for _, text in ipairs(t.jobs or {}) do put(text, V("canvas.is.job.at", where), to_zoom, t) end
                put(t.name, V("canvas.is.touchpoint", numbering.of(t)), to_zoom, t)
            end
        end
        put(journey.name, V "canvas.is.journey", to_map, journey)
    end
    for _, one in ipairs(m.value_propositions) do put(one.name, V "canvas.is.proposition", nil, one) end
    for _, action in ipairs(m.actions) do put(action.name, V("canvas.is.action", "A" .. action.index), ctx.link("action", action), action) end
    for _, kind in ipairs { "channel", "team", "partner", "system", "value", "opportunity", "business_model" } do
        for _, one in ipairs(m[kind == "opportunity" and "opportunities" or kind .. "s"] or {}) do
            put(one.name, V("canvas.is." .. kind), nil, one)
            if one.promise then put(one.promise, V("canvas.is.promise", one.name), nil, one) end
        end
    end
    return found
end

--- The texts that stand on a canvas, by block. blocks: names of fields -> { [folded text] = where it stands }
local function on_canvases(ctx, V, mine, blocks)
    local found = {}
    for _, list in ipairs { ctx.model.business_models, ctx.model.value_propositions } do
        for _, canvas in ipairs(list) do
            for _, field in ipairs(canvas ~= mine and blocks or {}) do
                for _, text in ipairs(rawget(canvas, field) or {}) do
                    local key = folded(text)
                    found[key] = found[key] or { say = V("canvas.is.block", V("canvas." .. field), canvas.name), thing = canvas }
                end
            end
        end
    end
    return found
end

local BLOCKS = { "value_propositions", "products", "customer_segments", "jobs", "gains", "pains", "pain_relievers", "gain_creators",
    "key_partners", "key_activities", "key_resources", "customer_relationships", "channels", "cost_structure", "revenue_streams" }

--- Looks up texts of a canvas. mine: the canvas they are of, whose own blocks do not count
-- -> f(text) -> { say = (what it is), url =, thing = } or nil where it hangs loose
function links.of(ctx, V, mine)
    local journeys, canvases = known(ctx, V), on_canvases(ctx, V, mine, BLOCKS)
    return function(text)
        local key = folded(text)
        local one = journeys[key]
        if one and one.thing ~= mine then return one end
        return canvases[key]
    end
end

--- The texts on the customer's side of a value proposition.
function links.texts(thing)
    local texts = {}
    for _, field in ipairs { "pains", "gains", "jobs" } do
        for _, text in ipairs(rawget(thing, field) or {}) do texts[#texts + 1] = text end
    end
    return texts
end

--- The pains and needs of the journeys a persona makes that a canvas does not name, most mentioned first. texts: those it names.
-- -> list of things
function links.missing(ctx, persona, texts)
    local named, seen, list = {}, {}, {}
    for _, text in ipairs(texts) do named[folded(text)] = true end
    local function meets(journey, t)
        for _, row in ipairs(ctx.scores.journeys[journey.index].personas) do
            local thing = ctx.model.personas[row.persona]
            for _, met in ipairs((not persona or thing == persona) and row.touchpoints or {}) do
                if met.index == t.index then return true end
            end
        end
        return false
    end
    for _, journey in ipairs(ctx.model.journeys) do
        for _, t in ipairs(journey.touchpoints) do
            for _, field in ipairs(meets(journey, t) and { "pains", "needs" } or {}) do
                for _, one in ipairs(t[field]) do
                    local key = folded(one.name)
                    if not named[key] and not seen[key] then
                        seen[key] = true
                        list[#list + 1] = { thing = one, n = model.mentions(one) or 0, at = #list, kind = field }
                    end
                end
            end
        end
    end
    table.sort(list, function(a, b)
        if a.n ~= b.n then return a.n > b.n end
        return a.at < b.at
    end)
    return list
end

return links
