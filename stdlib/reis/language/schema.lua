-- The one table of every kind and field of the language: it drives checking, "did you mean", help
-- and the manual. The kinds themselves are in schema/company.lua, journey.lua and change.lua.

local schema = { kinds = {}, order = {}, measures = {}, part_measures = {} }

-- Every quantity of the language stays below this, so that sums of them stay finite.
schema.LARGEST = 1e15
schema.MAX_NAME = 200
schema.MAX_TEXT = 10000

schema.measures = {
    "experience", "mean", "peak", "end", "functional", "emotional", "emotion", "completion",
    "lifetime", "duration", "cost_to_serve", "handovers", "channel_switches", "consistency",
    "killer_risk",
}

-- The measures that a touchpoint or a phase has as well as a journey.
schema.part_measures = {
    "experience", "functional", "emotional", "emotion", "duration", "cost_to_serve",
    "completion", "killer_risk",
}

-- Of these less is better: a goal on one of them counts with a minus.
schema.less_is_better = {
    duration = true, cost_to_serve = true, handovers = true, channel_switches = true,
    killer_risk = true,
}

schema.evidence_kinds = {
    "interview", "survey", "usertest", "observation", "log", "review", "assumption",
}

-- Names that mean something in the language itself.
schema.reserved = {
    touchpoint = { done = true, leave = true },
    value = { default = true, leave = true, done = true, experience = true, expects = true,
              duration = true },
}
schema.reserved.persona = schema.reserved.value

-- ready-made field specs ----------------------------------------------------------------------

local number_types = {
    mark = { unit = "mark", min = 0, max = 10, seen = true },
    share = { unit = "share", min = 0, max = 1 },
    probability = { unit = "probability", min = 0, max = 1 },
    money = { unit = "money", min = 0, max = schema.LARGEST },
    duration = { unit = "minutes", min = 0, max = schema.LARGEST },
    effort = { unit = "person-days", min = 0, max = schema.LARGEST },
    number = { unit = "number", min = -schema.LARGEST, max = schema.LARGEST },
    delta = { unit = "difference", min = -schema.LARGEST, max = schema.LARGEST },
    int = { unit = "whole number", min = 0, max = schema.LARGEST },
}

--- A field or a nested part: what it is called, of which type, and what it is for.
-- `extra` overrides unit, min, max and adds default, values, kinds, fields, key, value, each; store
-- is the key in the thing where that is another (a thing's own kind keeps `kind`).
function schema.field(name, type, doc, extra)
    local field = { name = name, type = type, doc = doc }
    local number = number_types[type]
    if number then
        field.number = true
        for key, value in pairs(number) do field[key] = value end
    end
    for key, value in pairs(extra or {}) do field[key] = value end
    return field
end

--- A number of a type, or a list of them, one per period.
function schema.per_period(name, type, unit, doc)
    local one = schema.field(name, type, "", { unit = unit })
    return schema.field(name, "alt", doc, { unit = unit, options = { one,
        schema.field(name, "numbers", "", { unit = unit, value = one }) } })
end

--- The type of what a field holds: where that is one of several, of the first, as money of a cost that may be a list.
function schema.held(field)
    return field.type == "alt" and field.options[1].type or field.type
end

local function keyed(list)
    for i = 1, #list do list[list[i].name] = list[i] end
    return list
end
schema.keyed = keyed

local common = {
    schema.field("note", "text", "a remark for the readers of the script"),
    schema.field("url", "url", "where more can be read"),
    schema.field("tags", "texts", "words to find it by"),
}

-- One empty list shared by every thing that has none: nobody writes to it.
local function refuse() error("the shared empty list is read only", 2) end
schema.EMPTY = setmetatable({}, { __newindex = refuse })

-- Fields that are a list even when nothing was given.
local list_types = { texts = true, refs = true, things = true }

--- What a thing of a kind has although it was not given.
local function defaults_of(kind)
    local defaults = { kind = kind.name }
    for _, field in ipairs(kind.fields) do
        if field.default ~= nil then
            defaults[field.name] = field.default
        elseif list_types[field.type] and not field.optional then
            defaults[field.name] = schema.EMPTY
        elseif field.type == "flag" and not field.computed then
            defaults[field.name] = false
        end
    end
    if kind.name == "journey" then defaults.touchpoints = schema.EMPTY end
    return defaults
end

--- What the things of a kind refer to although nothing was given: no one.
local function references_of(kind)
    local lists = {}
    for _, field in ipairs(kind.fields) do
        if field.type == "refs" and not field.optional or field.name == "evidence" then
            lists[field.name] = schema.EMPTY
        end
    end
    if kind.name == "action" then
        for _, list in ipairs { "improves", "removes", "reroutes", "touchpoints" } do
            lists[list] = schema.EMPTY
        end
    end
    return lists
end

--- The metatable of the things of a kind: what was not given reads as its default.
local function metatable_of(kind)
    local defaults = kind.defaults
    local index = defaults
    if kind.name == "touchpoint" then     -- its phase and journey are found through its parent
        index = function(t, key)
            if key == "phase" then return rawget(t, "parent") end
            if key == "journey" then
                local phase = rawget(t, "parent")
                return phase and phase.journey
            end
            return defaults[key]
        end
    end
    return { __index = index, __name = kind.name }
end

--- Builds what a kind's things need: fields, defaults, meta (their metatable), refs (that of their references).
local function complete(kind)
    local fields = kind.build()
    for _, field in ipairs(common) do fields[#fields + 1] = field end
    keyed(fields)
    for _, field in ipairs(fields) do
        if field.fields then keyed(field.fields) end
    end
    kind.fields = fields
    kind.defaults = defaults_of(kind)
    local lists = references_of(kind)
    kind.refs = { __index = lists }
    kind.defaults.ref = setmetatable({}, { __index = lists, __newindex = refuse })
    kind.meta = metatable_of(kind)
end

-- A kind is completed when it is used: a script knows a few of them.
local BUILT = { fields = true, defaults = true, refs = true, meta = true }
local lazy = {
    __index = function(kind, key)
        if not BUILT[key] then return nil end
        complete(kind)
        return rawget(kind, key)
    end,
}

--- Adds a kind. `extra`: collection (its name in the model), parents (kinds that hold it; none:
-- it stands on its own), free (it may also stand alone), children { kind = field },
-- table (it must be followed by a table), evidence, nameless (it has a table and no name), needs (lists of fields, of each of which
-- one must be given), rest (the map that takes all fields that are not listed). build() gives its list of fields.
function schema.kind(name, doc, extra, build)
    local kind = setmetatable({ name = name, doc = doc, build = build, children = {} }, lazy)
    for key, value in pairs(extra) do kind[key] = value end
    schema.kinds[name] = kind
    schema.order[#schema.order + 1] = name
end

require "reis.language.schema.company" (schema)
require "reis.language.schema.journey" (schema)
require "reis.language.schema.change" (schema)

-- An evidence name that was used although no evidence is declared at all.
schema.implicit_evidence = { __index = { kind = "evidence", ref = schema.EMPTY } }

local collection_kinds = {}
for _, name in ipairs(schema.order) do
    local collection = schema.kinds[name].collection
    collection_kinds[collection] = collection_kinds[collection] or {}
    table.insert(collection_kinds[collection], name)
end
schema.collections = collection_kinds

-- Fields that scripts gave their own things, for those who show them: kind -> list. What holds in one script, its session
-- knows (own_fields.lua).
local own = {}

--- Keeps a field of a script's own.
function schema.add_own(kind, field)
    own[kind] = own[kind] or {}
    for i, known in ipairs(own[kind]) do
        if known.name == field.name then
            own[kind][i] = field
            return
        end
    end
    table.insert(own[kind], field)
end

--- The fields of a kind by its name, with those of a script's own after them.
function schema.fields(kind)
    local list = schema.kinds[kind].fields
    if not own[kind] then return list end
    local all = table.move(list, 1, #list, 1, {})
    return keyed(table.move(own[kind], 1, #own[kind], #all + 1, all))
end

--- "a phase", "an action".
function schema.a(kind)
    return (kind:find("^[aeiou]") and kind ~= "usertest" and "an " or "a ") .. kind
end

--- What a field takes, in words: "a number from 0 to 1".
function schema.takes(field)
    return require "reis.language.schema.takes" (field, schema)
end

return schema
