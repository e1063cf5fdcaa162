-- What there is to complete: lists of { name =, about = (a word or two of what it is) }. R: { script = (language/script.lua) }, in the
-- REPL its session; in an editor R.declared = what the text of now declares, list of { kind =, name =, parent = (or nil) }.

local host = require "host"
local schema = require "reis.language.schema"
local held_by = require "reis.model.names".held_by
local lexer = require "reis.language.lexer"
local result = require "reis.figures.result"
local view = require "reis.model.view"
local functions = require "reis.command.functions"

local candidates = {}

local MOST = 500

local FUNCTIONS = {}
for _, one in ipairs(functions) do FUNCTIONS[one[1]] = one end

-- The functions that take a name, and of which kinds.
candidates.TAKES = { score = { "journey" }, leverage = { "journey" }, explain = { "action" }, plot = { "journey", "phase" } }

-- Fields that hold names of things although the schema has no kind for them.
local OF_FIELD = { set = { "touchpoint", "phase", "journey", "team", "action", "persona", "channel" } }

local function add(list, name, about) list[#list + 1] = { name = name, about = about } end

--- The things that are declared, of some kinds or of all; those too that a text declares which has not run (R.declared).
-- typed: what is typed of the name, or nil; where that is a path, "Buy/Pay/", the names are paths that begin so.
function candidates.things(R, kinds, typed)
    local out, session, wanted = {}, R.script.session, {}
    local holder = typed and typed:match("^(.+)/")
    local function add_nested(thing, kind)
        add(out, thing.name, kind)
        if holder and held_by(thing, holder) then add(out, holder .. "/" .. thing.name, kind) end
    end
    for _, kind in ipairs(kinds or schema.order) do
        wanted[kind] = true
        for _, thing in next, session.known[kind] or {} do add(out, thing.name, kind) end
    end
    for _, thing in ipairs(session.nested) do
        if wanted[thing.kind] and type(thing.name) == "string" then add_nested(thing, thing.kind) end
    end
    for _, thing in ipairs(R.declared or {}) do
        if wanted[thing.kind] then add_nested(thing, thing.kind) end
    end
    return out
end

--- The tongue that the session speaks; nil for English.
local function tongue_of(R) return R.script.tongues[R.script.env] end

--- What a word of the tongue that the session speaks is in English: a kind, a function; else the word itself.
function candidates.english(R, word)
    local T = tongue_of(R)
    local functions = T and word and T.words.functions.from[word]
    return T and word and (T:kind(word) or functions and functions[1]) or word
end

-- fields and options ------------------------------------------------------------------------------------

--- A field's kind of value in a word or two.
local function about(field)
    if field.type == "enum" then return "one of " .. table.concat(field.values, ", ") end
    if field.type == "ref" or field.type == "refs" or field.type == "shares" then
        return #field.kinds <= 2 and table.concat(field.kinds, " or ") or "a name"
    end
    return field.unit and field.unit ~= field.type and field.unit or field.type == "alt" and "several ways" or field.type
end

local function fields_of(fields, out, T)
    for _, field in ipairs(fields) do
        if not field.computed then add(out, T and T:word("fields", field.name) or field.name, "field: " .. about(field)) end
    end
    return out
end

--- The fields of the table that is open last, as the tables around it say: those of a kind, of a record in it, the options of
-- a function. -> list of fields (schema), or nil
local function open_fields(R, stack)
    local owner
    for i = #stack, 1, -1 do
        if stack[i].what == "{" and stack[i].word then
            owner = stack[i]
            break
        end
    end
    local word = owner and candidates.english(R, owner.word)
    return owner, schema.kinds[word == "whatif" and "scenario" or word], owner == stack[#stack]
end

--- The field that a key stands for in the table which is open last; its kind, or nil for one of a record. -> field, kind's name
function candidates.field_here(R, stack, key)
    local _, kind, its_own = open_fields(R, stack)
    local T = tongue_of(R)
    local function of(fields) return T and T:field(fields, key) or fields[key] end
    if not kind then return nil end
    if its_own then return of(schema.fields(kind.name)), kind.name end
    local around = stack[#stack].key
    local field = around and (T and T:field(kind.fields, around) or kind.fields[around])
    return field and field.fields and of(field.fields) or nil
end

--- The schema's field whose value holds token i of a text, and its kind's name; nil where that is not known.
function candidates.spec_at(R, text, tokens, i, stack)
    local name, owner = candidates.field_at(text, tokens, i, stack)
    owner = candidates.english(R, owner)
    local kind, T = schema.kinds[owner == "whatif" and "scenario" or owner], tongue_of(R)
    if not kind or not name then return nil end
    return T and T:field(kind.fields, name) or schema.fields(kind.name)[name], kind.name
end

--- The keys that the table which is open last takes.
function candidates.keys(R, stack)
    local owner, kind, its_own = open_fields(R, stack)
    local out, T = {}, tongue_of(R)
    if kind and its_own then
        fields_of(schema.fields(kind.name), out, T)
        for child in pairs(kind.children or {}) do
            local word = T and T:word("kinds", child) or child
            add(out, word, "a " .. word .. " in it")
        end
        return out
    end
    if kind then -- a table within: a record of the field that it is given to
        local key = stack[#stack].key
        local field = key and schema.kinds[kind.name] and (T and T:field(kind.fields, key) or kind.fields[key])
        return field and field.fields and fields_of(field.fields, out, T) or out
    end
    local one = owner and its_own and FUNCTIONS[candidates.english(R, owner.word)]
    for name in (one and one[2]:match("{(.*)}") or ""):gmatch("([%a_]+) =") do add(out, name, "option of " .. owner.word) end
    return out
end

--- Whether a field holds a table with names for keys: a map, shares, where customers go on to.
local function has_names(field)
    if field.type == "map" or field.type == "shares" or field.type == "next" then return true end
    for _, option in ipairs(field.options or {}) do
        if has_names(option) then return true end
    end
    return false
end

--- The names that may be keys in the table which is open last: improves = { Checkout = … }; nil where it takes none.
function candidates.key_names(R, stack)
    local owner, kind, its_own = open_fields(R, stack)
    if not kind or its_own then return nil end
    local T, key = tongue_of(R), nil
    for i = #stack, 2, -1 do
        if stack[i - 1] == owner then key = stack[i].key end -- tables in it, as of marks per persona, are the same field's
    end
    if not key then return nil end
    local field = T and T:field(kind.fields, key) or schema.fields(kind.name)[key]
    if not field or not has_names(field) then return nil end
    local kinds = {}
    for one in pairs(field.type == "next" and { touchpoint = true } or candidates.kinds_of(field, {})) do kinds[#kinds + 1] = one end
    return #kinds > 0 and candidates.things(R, kinds) or nil
end

--- The field whose value holds token i, and the word of the table around it: owner = "it" -> "owner", "touchpoint".
function candidates.field_at(text, tokens, i, stack)
    local function word_before(k)
        local one = tokens[k]
        if one and text:sub(one.from, one.to) == "=" and tokens[k - 1] and tokens[k - 1].what == "word" then
            return text:sub(tokens[k - 1].from, tokens[k - 1].to)
        end
    end
    local field, owner = word_before(i - 1), nil
    for k = #stack, 1, -1 do
        local one = stack[k]
        if one.what == "{" then
            if one.word then
                owner = one.word
                break
            end
            field = word_before(one.at - 1) or field
        end
    end
    return field, owner
end

--- The kinds that a field names, added to a set.
function candidates.kinds_of(field, out)
    for _, kind in ipairs(field.kinds or {}) do out[kind] = true end
    for _, kind in ipairs(field.key or {}) do out[kind] = true end
    for _, option in ipairs(field.options or {}) do candidates.kinds_of(option, out) end
    if field.value and type(field.value) == "table" then candidates.kinds_of(field.value, out) end
    return out
end

--- What the value of a field may be: its words, or the names of things of its kinds; all names where that is not known.
-- typed: what is typed of it, or nil
function candidates.of_field(R, owner, name, typed)
    owner = candidates.english(R, owner)
    local kind, T = schema.kinds[owner == "whatif" and "scenario" or owner], tongue_of(R)
    local field, list, out = nil, {}, {}
    if kind and name then field = T and T:field(kind.fields, name) or kind.fields[name] end
    if field and field.type == "enum" then
        for _, word in ipairs(field.values) do add(out, T and T:word("values", word) or word, name) end
        return out
    end
    if field and field.type == "measure" then
        for _, word in ipairs(field.values or schema.measures) do add(out, T and T:word("measures", word) or word, "measure") end
        if not field.value then return out end
        for _, one in ipairs(candidates.things(R, { "value" })) do out[#out + 1] = one end
        return out
    end
    if field and field.lanes then
        for _, word in ipairs(require "reis.language.lanes".all({}, T)) do add(out, word, "lane") end
        for _, one in ipairs(candidates.things(R, { "lane" })) do out[#out + 1] = one end
        return out
    end
    name = field and field.name or name
    if name == "method" then
        for word in ("optimal rice ice wsjf roi odi moscow value_effort"):gmatch("%S+") do add(out, word, "method") end
        return out
    end
    if name == "roadmap" then return candidates.things(R, { "roadmap" }) end
    for one in pairs(field and candidates.kinds_of(field, {}) or {}) do list[#list + 1] = one end
    if field and field.type == "next" then list = { "touchpoint" } end
    if owner == "compare" then list = { "scenario" } end
    return candidates.things(R, #list > 0 and list or OF_FIELD[name], typed)
end

-- globals and members -----------------------------------------------------------------------------------

local function about_global(R, name)
    name = candidates.english(R, name)
    if schema.kinds[name] then return "kind: " .. schema.kinds[name].doc end
    if FUNCTIONS[name] then return FUNCTIONS[name][3] end
    local value = rawget(R.script.env, name)
    return value ~= nil and type(value) or "function"
end

function candidates.globals(R)
    local out = {}
    for _, from in ipairs { R.script.env, R.script.bring_words() } do
        for name in next, from do
            if type(name) == "string" and name:find("^[%a_][%w_]*$") then add(out, name, about_global(R, name)) end
        end
    end
    for word in pairs(lexer.KEYWORDS) do add(out, word, "Lua") end
    return out
end

--- The value at the end of a path, and whether it is the model's (our own tables, which may be asked): read raw else.
local function value_at(R, steps)
    local value, ours = rawget(R.script.env, steps[1]), false
    if value == nil and type(steps[1]) == "string" then
        value = R.script.bring_words()[steps[1]]
        ours = steps[1] == "model"
    end
    for i = 2, #steps do
        local key = steps[i]
        if type(value) ~= "table" or type(key) == "table" or not key then return nil end
        if ours then
            local ok, found = pcall(function(t) return t[key] end, value)
            value = ok and found or nil
        else
            value = rawget(value, key)
        end
    end
    return value, ours
end

local function members_of_model(value, out)
    local thing = view.thing(value)
    if thing then
        for _, field in ipairs(schema.fields(view.kind(thing))) do
            if thing[field.name] ~= nil then add(out, field.name, "field: " .. about(field)) end
        end
        return out
    end
    local count = 0
    for key, one in pairs(value) do
        count = count + 1
        if count > MOST then break end
        local of = type(one) == "table" and view.thing(one)
        if of then
            add(out, of.name, view.kind(of))
        elseif type(key) == "string" then
            local kind = type(one) == "table" and rawlen(one) == 0 and #one
            add(out, key, kind and kind .. " of them" or type(one))
        end
    end
    return out
end

-- What can be called on what some functions give.
local GIVES = {
    plan = { { name = "explain", about = "method: why an action is in or out" }, { name = "draw", about = "method: a picture" },
        { name = "gain", about = "number" }, { name = "cost", about = "number" }, { name = "actions", about = "list" },
        { name = "left_out", about = "list" }, { name = "proven", about = "boolean" }, { name = "roadmap", about = "string" } },
    score = { { name = "utility", about = "number" }, { name = "journeys", about = "list" } },
    sweep = { { name = "points", about = "list" }, { name = "draw", about = "method: a picture" } },
}
GIVES.whatif = GIVES.score

--- What stands in the table at the end of a path: { "model", "journeys" }; { { "plan" } } is what plan() gives.
function candidates.members(R, steps)
    local out, first = {}, steps[1]
    if type(first) == "table" and #steps == 1 then return GIVES[first[1]] or out end
    local value, ours = value_at(R, steps)
    if ours and type(value) == "table" then
        local ok = pcall(members_of_model, value, out)
        if ok and #steps == 1 then
            for _, name in ipairs(view.within) do add(out, name, "all of them") end
        end
        return out
    end
    if type(value) == "string" then value = rawget(R.script.env, "string") end
    if type(value) ~= "table" then return out end
    for key, one in next, value do
        if type(key) == "string" then add(out, key, type(one)) end
    end
    for name in pairs(result.methods(value)) do add(out, name, "method") end
    return out
end

--- Of some members those that can be called.
function candidates.called(list)
    local out = {}
    for _, one in ipairs(list) do
        if one.about:find("^method") or one.about == "function" or one.about:find("of them$") then out[#out + 1] = one end
    end
    return out
end

-- files ------------------------------------------------------------------------------------------------

--- What stands in the folder that a path begins with: how is "r" (to read) or "w" (to write).
function candidates.files(typed, how)
    local folder, out = typed:match("^(.*/)") or "", {}
    for _, name in ipairs(host.files(folder, how)) do add(out, folder .. name, name:sub(-1) == "/" and "folder" or "file") end
    return out
end

return candidates
