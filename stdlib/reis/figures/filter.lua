-- What is kept of a list of things: model:touchpoints { channel = "phone", below = 5.5 }.

local ordered = require "reis.words.ordered"
local schema = require "reis.language.schema"
local nearest = require "reis.language.nearest"
local quantity = require "reis.language.quantity"
local measure = require "reis.figures.measure"
local names = require "reis.model.names"

local filter = {}

-- What has measures of its own, and what is asked of them.
local MEASURED = { journey = schema.measures, phase = schema.part_measures, touchpoint = schema.part_measures }
local ASKS = { below = true, above = true, measure = true, persona = true, where = true }
local HOLDERS = { "journey", "phase", "touchpoint" }

--- The name of a thing, the mean of an uncertain number, or the value itself; nil for another table.
local function plain(v)
    if type(v) ~= "table" then return v end
    local dist = rawget(v, "dist")
    if type(dist) == "string" and dist ~= "count" then return quantity.mean(v) end
    return rawget(v, "name")
end

--- Whether what a thing has for a field is, or holds, what is asked.
local function holds(value, asked)
    if type(value) ~= "table" then return value == asked end
    if plain(value) ~= nil and plain(value) == asked then return true end
    for key, one in next, value do
        if plain(one) == asked or key == asked then return true end
    end
    return false
end

local function any(value, asked)
    if type(asked) ~= "table" then return holds(value, asked) end
    for i = 1, rawlen(asked) do
        if holds(value, rawget(asked, i)) then return true end
    end
    return false
end

--- What a thing has for a key: its field, or the name of the thing that holds it.
local function value_of(thing, key)
    local own = thing[key]
    if own ~= nil and key ~= "journey" and key ~= "phase" then return own end
    if key == "journey" then return (names.journey_of(thing) or {}).name end
    local at = thing.parent
    while at and at.kind ~= key do at = at.parent end
    return at and at.name
end

local function known(kind)
    local list = { "name", "where", table.unpack(HOLDERS) }
    for _, field in ipairs(schema.kinds[kind].fields) do list[#list + 1] = field.name end
    if MEASURED[kind] then
        for _, name in ipairs { "below", "above", "measure", "persona" } do list[#list + 1] = name end
    end
    return list
end

local function suggestion(name, list)
    local near = type(name) == "string" and nearest.of(name, list)
    return near and ("; did you mean %s?"):format(near) or "; it takes " .. table.concat(list, ", ")
end

--- What is wrong with what a list is called with; nil where it can be asked. model: for its values and personas
local function wrong(given, kind, model)
    if type(given) ~= "table" then return ('a list is asked with a table: model:%ss { name = "…" }'):format(kind) end
    local list = known(kind)
    for key, value in next, given do
        if not ordered.holds(list, key) then return ("a %s has no '%s'%s"):format(kind, tostring(key), suggestion(key, list)) end
        if (key == "below" or key == "above") and type(value) ~= "number" then return key .. " needs a number" end
        if key == "where" and type(value) ~= "function" then return ("where needs a function of one %s"):format(kind) end
    end
    local what = rawget(given, "measure")
    if what ~= nil and MEASURED[kind] and not ordered.holds(MEASURED[kind], what) and not model.values[what] then
        return ("a %s has no measure '%s'%s"):format(kind, tostring(what), suggestion(what, MEASURED[kind]))
    end
    local persona = rawget(given, "persona")
    if persona ~= nil and MEASURED[kind] and not model.personas[persona] then
        local names_of = {}
        for i, one in ipairs(model.personas) do names_of[i] = one.name end
        return ("there is no persona '%s'%s"):format(tostring(persona), suggestion(persona, names_of))
    end
end

--- Whether a persona meets a thing: those that name nobody are for everybody.
local function meets(thing, persona)
    local list = thing.personas
    return type(list) ~= "table" or rawlen(list) == 0 or holds(list, persona)
end

--- Whether a thing has all the fields that are asked for.
local function fits(thing, given, measured)
    for key, asked in next, given do
        if key == "persona" and not measured then
            if not meets(thing, asked) then return false end
        elseif not ASKS[key] and not any(value_of(thing, key), asked) then
            return false
        end
    end
    return true
end

--- Whether its measure lies between above and below, for one persona or together; without a figure it does not.
local function lies(F, thing, given)
    local persona = rawget(given, "persona")
    local x = measure(F, F.model, rawget(given, "measure") or "experience", thing, persona and F.model.personas[persona])
    return x ~= nil and x < (rawget(given, "below") or math.huge) and x > (rawget(given, "above") or -math.huge)
end

--- list: things; given: { [field] = value or list of values that will do, below =, above =, measure = ("experience"),
-- persona = (a name; together without), where = function(thing) }; kind: theirs; figures() -> F, asked only for
-- below and above; show(thing): what `where` is called with.
-- -> list | nil, message
function filter.of(list, given, kind, model, figures, show)
    if not kind then return {} end
    local message = wrong(given, kind, model)
    if message then return nil, message end
    local measured = rawget(given, "below") ~= nil or rawget(given, "above") ~= nil
    local F, where, out = measured and figures(), rawget(given, "where"), {}
    for _, thing in ipairs(list) do
        if fits(thing, given, measured) and (not measured or lies(F, thing, given)) and (not where or where(show(thing))) then
            out[#out + 1] = thing
        end
    end
    return out
end

return filter
