-- The chain of canvases: business model -> value proposition -> journey. A text of one that is also a job, a pain, a need, an
-- offer, a channel … of another is that, and ties them; what is nothing elsewhere hangs loose.

local concerns = require "reis.model.concerns"
local folded = require "reis.words.fold"
local model_of = require "reis.model.model"

local chain = {}

--- Everything that a text of a canvas may be, first come first kept. -> { [folded text] = { is =, thing =, at = , of = } };
-- is: job persona journey.job pain need offer job.at touchpoint journey proposition action channel team partner system value
-- opportunity business_model promise; at: the phase or touchpoint of a pain, need, offer or job
function chain.known(model)
    local found = {}
    local function put(text, is, thing, at)
        local key = folded(text)
        if not found[key] then found[key] = { is = is, thing = thing, at = at } end
    end
    for _, persona in ipairs(model.personas) do
        if persona.job then put(persona.job, "job", persona) end
        put(persona.name, "persona", persona)
        if persona.role then put(persona.role, "persona", persona) end -- as a customer segment is called
    end
    for _, journey in ipairs(model.journeys) do
        if journey.job then put(journey.job, "journey.job", journey) end
        for _, phase in ipairs(journey.phases) do
            local function all(holder)
                for _, kind in ipairs { "pain", "need" } do
                    for _, one in ipairs(holder[kind .. "s"]) do put(one.name, kind, one, holder) end
                end
            end
            all(phase)
            for _, t in ipairs(phase.touchpoints) do
                all(t)
                for _, text in ipairs(t.offers) do put(text, "offer", t, t) end
                for _, text in ipairs(t.jobs or {}) do put(text, "job.at", t, t) end
                put(t.name, "touchpoint", t, t)
            end
        end
        put(journey.name, "journey", journey)
    end
    for _, one in ipairs(model.value_propositions) do put(one.name, "proposition", one) end
    for _, action in ipairs(model.actions) do put(action.name, "action", action) end
    for _, kind in ipairs { "channel", "team", "partner", "system", "value", "opportunity", "business_model" } do
        for _, one in ipairs(model[kind == "opportunity" and "opportunities" or kind .. "s"] or {}) do
            put(one.name, kind, one)
            if one.promise then put(one.promise, "promise", one) end
        end
    end
    return found
end

chain.BLOCKS = { "value_propositions", "products", "customer_segments", "jobs", "gains", "pains", "pain_relievers", "gain_creators",
    "key_partners", "key_activities", "key_resources", "customer_relationships", "channels", "cost_structure", "revenue_streams" }

--- The texts that stand on the other canvases. mine: the canvas that does not count -> { [folded text] = { is = "block", field =, thing = } }
local function on_canvases(model, mine)
    local found = {}
    for _, list in ipairs { model.business_models, model.value_propositions } do
        for _, canvas in ipairs(list) do
            for _, field in ipairs(canvas ~= mine and chain.BLOCKS or {}) do
                for _, text in ipairs(rawget(canvas, field) or {}) do
                    local key = folded(text)
                    found[key] = found[key] or { is = "block", field = field, thing = canvas }
                end
            end
        end
    end
    return found
end

--- Looks up texts of a canvas. mine: the canvas they are of, whose own blocks do not count. known: of chain.known, where it was
-- made already -> f(text) -> what it is (as above), or nil where it hangs loose
function chain.of(model, mine, known)
    local journeys, canvases = known or chain.known(model), on_canvases(model, mine)
    return function(text)
        local key = folded(text)
        local one = journeys[key]
        if one and one.thing ~= mine then return one end
        return canvases[key]
    end
end

--- The texts on the customer's side of a value proposition.
function chain.texts(proposition)
    local texts = {}
    for _, field in ipairs { "pains", "gains", "jobs" } do
        for _, text in ipairs(rawget(proposition, field) or {}) do texts[#texts + 1] = text end
    end
    return texts
end

--- The pains and needs of the journeys a persona (nil: any) makes that texts do not name, most mentioned first. F: the figures
-- -> list of { thing =, n = (mentions), kind = "pains" or "needs" }
function chain.missing(model, F, persona, texts)
    local named, seen, list, met = {}, {}, {}, {}
    for _, text in ipairs(texts) do named[folded(text)] = true end
    for ji, row in ipairs(F.scores().journeys) do
        met[ji] = {}
        for _, one in ipairs(row.personas) do
            local thing = model.personas[one.persona]
            for _, t in ipairs((not persona or thing == persona) and one.touchpoints or {}) do met[ji][t.index] = true end
        end
    end
    local function look(holder)
        for _, field in ipairs { "pains", "needs" } do
            for _, one in ipairs(holder[field]) do
                local key = folded(one.name)
                if not named[key] and not seen[key] and (not persona or concerns(one, persona)) then
                    seen[key] = true
                    list[#list + 1] = { thing = one, n = model_of.mentions(one) or 0, at = #list, kind = field }
                end
            end
        end
    end
    for ji, journey in ipairs(model.journeys) do
        for _, phase in ipairs(journey.phases) do
            local any = false
            for _, t in ipairs(phase.touchpoints) do any = any or met[ji][t.index] == true end
            if any then look(phase) end
            for _, t in ipairs(phase.touchpoints) do
                if met[ji][t.index] then look(t) end
            end
        end
    end
    table.sort(list, function(a, b)
        if a.n ~= b.n then return a.n > b.n end
        return a.at < b.at
    end)
    return list
end

-- what hangs loose -------------------------------------------------------------------------------

-- The blocks whose texts have something to be in the script; money and resources have not.
local TIED = { business_model = { "value_propositions", "customer_segments", "channels", "key_partners" },
    value_proposition = { "jobs", "pains", "gains", "products" } }

--- The texts of a canvas that are nothing anywhere else, of the blocks that could be. -> list of { field =, text = }
function chain.loose(model, canvas, known)
    local find, list = chain.of(model, canvas, known), {}
    for _, field in ipairs(TIED[canvas.kind]) do
        for _, text in ipairs(rawget(canvas, field) or {}) do
            if not find(text) then list[#list + 1] = { field = field, text = text } end
        end
    end
    return list
end

--- Whether a touchpoint rests on a value proposition: it says so, or offers one of its products.
function chain.is_used(model, proposition)
    local offered = {}
    for _, text in ipairs(rawget(proposition, "products") or {}) do offered[folded(text)] = true end
    for _, journey in ipairs(model.journeys) do
        for _, t in ipairs(journey.touchpoints) do
            if t.ref.proposition == proposition then return true end
            for _, text in ipairs(t.offers) do
                if offered[folded(text)] then return true end
            end
        end
    end
    return false
end

return chain
