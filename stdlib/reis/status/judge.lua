-- How far one layer of research is, for a persona and (of a layer per phase) a phase: done, thin or missing, and why.

local evidence = require "reis.model.evidence"
local model_of = require "reis.model.model"
local several = require "reis.model.several"

local judge = {}

-- what is there ------------------------------------------------------------------------------------

local function is_given(thing, field)
    local v = rawget(thing, field)
    if type(v) == "table" and type(rawget(v, "dist")) ~= "string" then return next(v) ~= nil end
    return v ~= nil and v ~= false and v ~= ""
end

local HAS = { -- of a touchpoint, where it is not just a field; true too where it needs none
    offers = function(t) return not t.managed or t.silence or #t.offers > 0 or t.ref.proposition ~= nil end,
    channel = function(t) return t.silence or #several.of(t, "channel") > 0 end,
    owner = function(t) return not t.managed or t.silence or #several.of(t, "owner") > 0 end,
    score = function(t) return is_given(t, "score") or is_given(t, "experience") end,
    evidence = function(t) return #t.ref.evidence > 0 end,
}

--- Whether a touchpoint has what a field is asked for.
function judge.has(touchpoint, field)
    if HAS[field] then return HAS[field](touchpoint) end
    return is_given(touchpoint, field)
end

--- The criteria of a phase, of what is met in it, and of the journey where they are measured there.
function judge.criteria(at)
    local list = {}
    local function add(holder) table.move(holder.criteria, 1, #holder.criteria, #list + 1, list) end
    if at.phase then add(at.phase) end
    for _, t in ipairs(at.touchpoints) do add(t) end
    for _, criterion in ipairs(at.phase and at.journey.criteria or {}) do
        local where = not criterion.plain and criterion.ref.at
        if where and (where == at.phase or where.phase == at.phase) then list[#list + 1] = criterion end
    end
    return list
end

--- How many of the things that a field is asked of have it. -> there, all
local function count(at, path)
    local of, field = path:match "^([%a_]+)%.([%a_]+)$"
    if of == "persona" then
        if not at.persona then return 0, 1 end
        local v = model_of.of_persona(at.persona, field)
        return (type(v) == "table" and next(v) ~= nil or type(v) ~= "table" and v ~= nil) and 1 or 0, 1
    elseif of == "phase" and field == "criteria" then
        return #judge.criteria(at) > 0 and 1 or 0, 1
    elseif of == "phase" and field == "touchpoints" then
        return #at.touchpoints > 0 and 1 or 0, 1
    elseif of == "touchpoint" or of == "criterion" then
        local list, n = of == "touchpoint" and at.touchpoints or judge.criteria(at), 0
        for _, thing in ipairs(list) do
            if of == "touchpoint" and judge.has(thing, field) or of == "criterion" and is_given(thing, field) then n = n + 1 end
        end
        return n, #list
    end
    return at[of] and is_given(at[of], field) and 1 or 0, 1
end

--- What of the fields is not there. -> list of { path =, n = (without), all = }, whether nothing at all is there
local function lacking(at, fields)
    local list, some = {}, false
    for _, path in ipairs(fields) do
        local n, all = count(at, path)
        some = some or n > 0
        if n < all or all == 0 and #fields == 1 then list[#list + 1] = { path = path, n = all - n, all = all } end
    end
    return list, not some
end

-- what it rests on ---------------------------------------------------------------------------------

--- The evidence of what a persona lives through: its own, else that of the touchpoints, needs, pains and killers it meets.
local function of_persona(at)
    local list = {}
    local own = at.persona and at.persona.ref.evidence or {}
    if #own > 0 then return own end
    for _, t in ipairs(at.met) do
        table.move(t.ref.evidence, 1, #t.ref.evidence, #list + 1, list)
        for _, field in ipairs { "needs", "pains", "killers" } do
            for _, one in ipairs(t[field]) do
                if not one.plain then table.move(one.ref.evidence, 1, #one.ref.evidence, #list + 1, list) end
            end
        end
    end
    return list
end

--- Each source once, of those that a layer rests on.
function judge.sources(at, layer)
    local seen, out = {}, {}
    for _, source in ipairs(layer.per == "persona" and of_persona(at) or evidence.of_phase(at.phase)) do
        if not seen[source] then
            seen[source] = true
            out[#out + 1] = source
        end
    end
    return out
end

local function suits(layer, source)
    if source.kind == "assumption" then return false end
    for _, kind in ipairs(layer.evidence or {}) do
        if kind == source.kind then return true end
    end
    return layer.evidence == nil
end

--- What is wrong with the evidence: a key with what fills it in; nil where nothing is.
local function unproven(list, layer, people)
    local n, some, known, kinds, seen = 0, false, true, {}, {}
    for _, source in ipairs(list) do
        if suits(layer, source) then
            some = true
            known = known and rawget(source, "n") ~= nil
            n = n + (rawget(source, "n") or 0)
        elseif not seen[source.kind] then
            seen[source.kind] = true
            kinds[#kinds + 1] = source.kind
        end
    end
    if #list == 0 then return { "unproven" } end
    if not some then return { "kinds", kinds } end
    local least = layer.people == "interviews" and people or layer.people
    if least and known and n < least then return { "few", n, least } end
end

--- The state of a layer at a place. at: { persona = (nil: everyone), journey =, phase =, touchpoints = those met in the phase,
-- met = all that the persona meets }; people: the fewest in interviews
-- -> "done" | "thin" | "missing", list of reasons: { "no", path } | { "some", n, all, path } | { "unproven" } | { "kinds", list }
-- | { "few", n, least }
function judge.of(layer, at, people)
    local list, nothing = lacking(at, layer.fields or {})
    local why = {}
    for i, one in ipairs(list) do
        local alone = one.all <= 1 or one.n == one.all
        why[i] = alone and { "no", one.path } or { "some", one.n, one.all, one.path }
    end
    if nothing and #(layer.fields or {}) > 0 then return "missing", why end
    why[#why + 1] = unproven(judge.sources(at, layer), layer, people)
    return #why > 0 and "thin" or "done", why
end

return judge
