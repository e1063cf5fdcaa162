-- What happens when a script declares something: `kind "Name" { fields, children }`.
-- A wrong declaration is reported and the script goes on.

local schema = require "reis.language.schema"
local text = require "reis.language.text"
local ordered = require "reis.words.ordered"
local value = require "reis.language.value"

local declare = {}

local function example(kind)
    if kind.nameless then return kind.name .. " { … }" end
    return kind.name .. ' "Name" { … }'
end

--- Everything in a table that was meant for a declaration counts as placed.
local function place_all(s, t)
    if type(t) ~= "table" or s.made[t] then return end
    for i = 1, rawlen(t) do
        local item = rawget(t, i)
        local child = type(item) == "table" and s.things[item]
        if child then s.placed[child] = true end
    end
end

local function new_thing(s, kind, name)
    local file, line = s.where()
    -- the names without a value reserve room: most things get that many fields
    local thing = setmetatable({ name = name, file = file, line = line, parent = nil, index = nil,
        ref = nil, channel = nil, score = nil }, kind.meta)
    local handle = setmetatable({}, s.handle)
    s.spoken[thing], s.asked[thing] = s.speaking, s:caller(file)
    s.things[handle] = thing
    return thing, handle
end

--- Names a thing among those of its kind that stand on their own.
local function register(s, kind, thing)
    local known = s.known[kind.name]
    local key = text.key(thing.name)
    local first = known[key]
    if s.typed then
        first = first or kind.name == "company" and s.top_count.company or nil
        if first then
            s.again[#s.again + 1] = { new = thing, old = first } -- see amend.lua
            return
        end
    elseif kind.name == "company" and s.top_count.company then
        first = s.top_count.company
        s:report(thing, ('company %s: there is one company only, and %s is declared at %s'):format(
            text.quote(thing.name), text.quote(first.name), s:at(first, thing)))
        s.left_out[thing] = true
        return
    end
    if first then
        s:duplicate(thing, first)
        return
    end
    known[key] = thing
    s.top_count[kind.name] = s.top_count[kind.name] or thing
    s.top[#s.top + 1] = thing
end

--- A declaration of a kind whose things have no name: match { … }. They are numbered.
local function nameless(s, kind, fields, ...)
    if type(fields) ~= "table" or s.things[fields] or s.made[fields] then
        local thing, handle = new_thing(s, kind, "?")
        s.left_out[thing], s.filled[thing] = true, true
        s:report(thing, ("%s has no name; write %s { … }"):format(kind.name, kind.name))
        return handle
    end
    local known = s.known[kind.name]
    known[0] = (known[0] or 0) + 1
    local thing, handle = new_thing(s, kind, tostring(known[0]))
    s.open[thing] = true
    register(s, kind, thing)
    declare.fill(s, handle, fields, ...)
    local faulty = s.faulty[thing]
    for _, one in ipairs(faulty and {} or kind.needs) do
        local lacks = true
        for _, field in ipairs(one) do lacks = lacks and rawget(thing, field) == nil end
        if lacks then s:report(thing, ("%s %s lacks %s"):format(kind.name, text.quote(thing.name), table.concat(one, " or "))) end
    end
    return handle
end

--- The first half of a declaration: kind "Name".
function declare.name(s, kind, name, ...)
    s.changes = s.changes + 1
    if kind.nameless then return nameless(s, kind, name, ...) end
    if type(name) ~= "string" then
        local thing, handle = new_thing(s, kind, "?")
        s.left_out[thing], s.placed[thing] = true, true
        place_all(s, name)
        local what = type(name) == "table" and "has no name" or "has " .. text.show(name)
            .. " for a name"
        s:report(thing, ("%s %s; write %s"):format(kind.name, what, example(kind)))
        if type(name) == "table" then s.filled[thing] = true end
        return handle
    end
    local problem = name == "" and "is empty; give it one" or text.problem(name, schema.MAX_NAME)
    local reserved = schema.reserved[kind.name]
    if not problem and reserved and (reserved[name] or s.speaking and s.speaking:reserves(reserved, name)) then
        problem = text.quote(name) .. " means something in the language itself; take another"
    end
    local thing, handle = new_thing(s, kind, problem and text.plain(name, 40) or name)
    if kind.table then s.open[thing] = true end
    s.shy = s.shy or text.key(name) ~= name
    if problem then
        s.left_out[thing] = true
        s:report(thing, ("%s: the name %s"):format(kind.name, problem))
    end
    if kind.parents then
        s.nested[#s.nested + 1] = thing
    elseif not problem then
        register(s, kind, thing)
    end
    if select("#", ...) == 1 and type((...)) == "table" and not s.things[(...)] then -- persona("Henk", { … })
        return declare.fill(s, handle, (...))
    end
    if select("#", ...) > 0 then
        s:report(thing, ("%s %s has something after its name; write %s"):format(kind.name,
            text.quote(name), example(kind)))
    end
    return handle
end

-- children --------------------------------------------------------------------------------------

local function misplaced(s, parent, child)
    local holders = schema.kinds[child.kind].parents
    if holders then
        local where = {}
        for i, holder in ipairs(holders) do where[i] = schema.a(holder) end
        s:report(child, ("%s %s cannot stand in a %s; put it in %s"):format(child.kind,
            text.quote(child.name), parent.kind, table.concat(where, " or ")))
    else
        s:report(child, ("%s %s cannot stand in a %s; put it on its own, outside"):format(
            child.kind, text.quote(child.name), parent.kind))
    end
end

local function stray(s, parent, item, i, kind)
    local fits = {}
    for child in pairs(kind.children) do fits[#fits + 1] = child end
    table.sort(fits)
    if math.type(item) == "integer" and item >= 0 then
        local meant, line, column = s:comma(parent, {})
        s.decimal[parent] = true
        if meant then
            return s:report_on(parent, line, column, ("%s %s: a number is written with a point, not with a comma: %s")
                :format(parent.kind, text.quote(parent.name), meant))
        end
    end
    local give = #fits == 0 and "it takes fields only, as field = value"
        or "give " .. table.concat(fits, ", ") .. " or a field"
    if type(item) == "string" then
        local first = fits[1]
        give = give .. (first and (" (a text needs its kind: %s %s)"):format(first,
            text.quote(item, 30)) or "")
    end
    if math.type(item) == "integer" and item >= 0 then
        give = give .. " (a number takes a point, not a comma: 7.5)"
    end
    s:report(parent, ("%s %s: item %d is %s; %s"):format(parent.kind, text.quote(parent.name), i,
        text.show(item), give))
end

--- Puts child into the list of its parent, unless its name is taken there.
function declare.attach(s, parent, child, list_name)
    local list = rawget(parent, list_name)
    if not list then
        list = {}
        rawset(parent, list_name, list)
    end
    child.parent = parent
    local key = text.key(child.name)
    local first = list[key]
    if first then
        s:duplicate(child, first)
    elseif not s.left_out[child] then
        local n = #list + 1
        list[n], list[child.name], list[key] = child, child, child
        if child.kind ~= "touchpoint" then child.index = n end
    end
end

--- A plain text in a list of things: a thing with nothing but its name.
local function from_text(s, parent, name, field)
    local problem = name == "" and "is empty" or text.problem(name, schema.MAX_NAME)
    if problem then
        s:wrong(parent, field.name, ("has a text that %s"):format(problem))
        return
    end
    local child = setmetatable({ name = name, file = parent.file, line = parent.line,
                                 plain = true }, schema.kinds[field.kind].meta)
    declare.attach(s, parent, child, field.name)
end

--- Puts item, the i-th among parent's children (or of its list `field`), where it belongs.
function declare.adopt(s, parent, item, i, field)
    local kind = schema.kinds[parent.kind]
    local child = type(item) == "table" and s.things[item]
    if not child then
        if field and field.text and type(item) == "string" then
            from_text(s, parent, item, field)
        else
            stray(s, parent, item, i, kind)
        end
        return
    end
    local list_name = kind.children[child.kind]
    if s.open[child] then
        s:needs_table(child)
        s.open[child] = nil
    end
    if child.parent then
        s:report(parent, ("%s %s is already in %s %s, declared at %s; declare it once more "
            .. "under another name, or take it out here"):format(child.kind,
            text.quote(child.name), child.parent.kind, text.quote(child.parent.name),
            s:at(child, parent)))
    elseif not list_name or field and field.kind ~= child.kind then
        s.placed[child] = true
        misplaced(s, parent, child)
    elseif s.left_out[child] then
        child.parent = parent
    else
        declare.attach(s, parent, child, list_name)
    end
end

--- Numbers the touchpoints of a journey. By name it holds the first of that name; those of which there
-- are more stand under "Phase/Touchpoint" as well, and their names in `repeated`.
function declare.gather(journey)
    local all, repeated = {}, nil
    for _, phase in ipairs(journey.phases) do
        phase.journey = journey
        for _, t in ipairs(phase.touchpoints) do
            local n, first = #all + 1, all[t.name]
            all[n], all[t.name], t.index = t, first or t, n
            if first then
                repeated = repeated or {}
                repeated[t.name] = true
            end
        end
    end
    for i = 1, repeated and #all or 0 do
        local t = all[i]
        local path = t.parent.name .. "/" .. t.name
        if repeated[t.name] and not all[path] then all[path] = t end
    end
    journey.touchpoints, journey.repeated = all, repeated
end

-- the table -------------------------------------------------------------------------------------

local function refused(s, thing, fields, kind)
    if type(fields) ~= "table" or s.things[fields] or s.made[fields] then
        s:report(thing, ("%s %s takes a table after its name, not %s; write %s"):format(
            kind.name, text.quote(thing.name), text.show(fields), example(kind)))
        return true
    end
    if getmetatable(fields) ~= nil then
        s:report(thing, ("%s %s: its table has a metatable; give a plain table"):format(kind.name,
            text.quote(thing.name)))
        place_all(s, fields)
        return true
    end
end

--- Keeps a field that the kind does not list, of a kind that takes any: in the thing's map of that name.
local function keep_rest(s, thing, rest, key, v)
    local normal = value.check(s, thing, schema.field(key, rest.value.type, rest.doc), v)
    if normal == nil then return end
    local map = rawget(thing, rest.name) or {}
    map[key] = normal
    rawset(thing, rest.name, map)
end

local function odd_key(s, thing, kind, key)
    s:report(thing, ("%s %s has the entry [%s] out of order; give fields as field = value and "
        .. "children one after another"):format(kind.name, text.quote(thing.name),
        type(key) == "number" and text.show(key) or type(key)))
end

--- The second half of a declaration: its table.
function declare.fill(s, handle, fields, ...)
    s.changes = s.changes + 1
    local thing = s.things[handle]
    local kind = schema.kinds[thing.kind]
    if s.filled[thing] then
        place_all(s, fields)
        return handle
    end
    if not kind.table and s.full[thing] or kind.table and not s.open[thing]
        and not s.left_out[thing] then
        s:report(thing, ("%s %s already has its table; declare each thing once"):format(kind.name,
            text.quote(thing.name)))
        place_all(s, fields)
        return handle
    end
    s.open[thing] = nil
    if not kind.table then s.full[thing] = true end
    if refused(s, thing, fields, kind) then return handle end
    local tongue = s:tongue(thing)
    if tongue then fields = tongue:read(s, thing, fields) end
    local n = rawlen(fields)
    for key, v in next, fields do
        if type(key) == "string" then
            local field = kind.fields[key] or s.own[kind.name] and s.own[kind.name][key]
            if field then
                local normal = value.check(s, thing, field, v)
                if normal ~= nil then rawset(thing, field.store or key, normal) end
            elseif kind.rest then
                keep_rest(s, thing, kind.fields[kind.rest], key, v)
            else
                s:unknown_field(thing, nil, key, kind.fields)
            end
        elseif math.type(key) ~= "integer" or key < 1 or key > n then
            odd_key(s, thing, kind, key)
        end
    end
    for i = 1, n do declare.adopt(s, thing, rawget(fields, i), i) end
    if kind.name == "journey" then declare.gather(thing) end
    if kind.name == "company" then require "reis.language.own_fields".take(s, thing) end
    if select("#", ...) > 0 then
        s:report(thing, ("%s %s takes one table"):format(kind.name, text.quote(thing.name)))
    end
    return handle
end

-- messages --------------------------------------------------------------------------------------

--- The field that an unknown one was meant for, as it is written; nil for none.
-- word: what it means in English, where it is Dutch
local function meant_field(s, tongue, fields, key, word, own)
    local plural = word and word .. "s"
    local known = word and (fields[word] and word or fields[plural] and plural)
    if known then return tongue and tongue:word("fields", known) or known end
    local names = {}
    for i, field in ipairs(fields) do names[i] = field.name end
    if tongue then names = tongue:fields(fields) end
    for name in ordered.pairs(own or {}) do names[#names + 1] = name end
    return s:near(key, names), names
end

--- The message for a field that the kind (or a part of it) does not have.
function declare.unknown_field(s, thing, path, key, fields)
    if type(key) ~= "string" then key = "[" .. text.show(key) .. "]" end
    local tongue = s:tongue(thing)
    local word = tongue and tongue:kind(key) or require "reis.language.vocabulary.nl".word(key)
    local holds = schema.kinds[thing.kind].children
    local near, names = meant_field(s, tongue, fields, key, word, not path and s.own[thing.kind])
    local hint
    if not path and holds and (word and holds[word] or holds[key]) then
        hint = ('write %s "…" { … } without =, among the children'):format(word and holds[word] and word or key)
    elseif near then
        hint = "did you mean " .. near .. "?"
    elseif #names <= 8 then
        table.sort(names)
        hint = "it takes " .. table.concat(names, ", ")
    else
        hint = "see reis help " .. thing.kind
    end
    s:report_at(thing, path or { key }, ("%s %s: unknown field %s; %s"):format(thing.kind,
        text.quote(thing.name), text.quote(key, 40), hint))
end

return declare
