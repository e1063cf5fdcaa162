-- Checks what a script gives for a field against the schema and brings it into one form.
-- Every checker: (s, thing, field, v, path) -> the normal form, or nil after reporting.

local schema = require "reis.language.schema"
local text = require "reis.language.text"
local ordered = require "reis.words.ordered"
local quantity = require "reis.language.quantity"
local uncertain = require "reis.language.uncertain"
local numbers = require "reis.language.number"
local look = require "reis.language.look"
local judge = require "reis.language.judge"

local value = {}
local check = {}

local MOST_ITEMS = 10000

local wrong, not_fit, deeper = judge.wrong, judge.not_fit, judge.deeper
local plain_table = judge.plain_table
local number, each = numbers.check, numbers.each

for _, name in ipairs { "number", "mark", "share", "probability", "money", "duration", "effort",
                        "int", "delta" } do
    check[name] = number
end

check.color, check.font, check.image = look.color, look.font, look.image

-- words ---------------------------------------------------------------------------------------

function check.text(s, thing, field, v, path)
    if type(v) ~= "string" then return not_fit(s, thing, field, v, path) end
    v = text.folded(v)
    local problem = text.problem(v, schema.MAX_TEXT)
    if problem then return wrong(s, thing, field, path, problem) end
    return v
end

function check.url(s, thing, field, v, path)
    if type(v) ~= "string" then return not_fit(s, thing, field, v, path) end
    local problem = text.url_problem(v)
    if problem then return wrong(s, thing, field, path, problem) end
    return v
end

function check.date(s, thing, field, v, path)
    local form = type(v) == "table" and s.made[v]
    if form and form.dist == "date" then return form.text end
    if type(v) ~= "string" then return not_fit(s, thing, field, v, path) end
    local problem = text.problem(v, 40) or text.date_problem(v)
    if problem then return wrong(s, thing, field, path, problem) end
    return v
end

function check.flag(s, thing, field, v, path)
    if type(v) == "boolean" then return v end
    local form = type(v) == "table" and s.made[v]
    if form and form.dist == "each" then return each(s, thing, field, form, path, check.flag) end
    return not_fit(s, thing, field, v, path)
end

local function one_of(s, thing, field, v, path)
    for _, allowed in ipairs(field.values) do
        if v == allowed then return v end
    end
    if type(v) ~= "string" then return not_fit(s, thing, field, v, path) end
    local tongue = s:tongue(thing)
    local words = tongue and tongue:values(field) or field.values
    local near = s:near(v, words)
    wrong(s, thing, field, path, ("is %s%s; give %s"):format(text.show(v),
        near and (" (did you mean %q?)"):format(near) or "",
        "one of " .. table.concat(words, ", ")))
end
check.enum = one_of

function check.measure(s, thing, field, v, path)
    if field.value and type(v) == "string" then
        local problem = text.problem(v, schema.MAX_NAME)
        if problem then return wrong(s, thing, field, path, problem) end
        return v
    end
    return one_of(s, thing, field, v, path)
end

local function name_problem(v)
    if v == "" then return "is empty; give a name" end
    return text.problem(v, 4 * schema.MAX_NAME)
end

function check.ref(s, thing, field, v, path)
    local handle = type(v) == "table" and s.things[v]
    if handle then
        return wrong(s, thing, field, path, ("is a declaration; give its name, %s"):format(
            text.quote(handle.name)))
    end
    if type(v) ~= "string" then return not_fit(s, thing, field, v, path) end
    local problem = name_problem(v)
    if problem then return wrong(s, thing, field, path, problem) end
    s.shy = s.shy or text.key(v) ~= v
    return v
end

--- Reports that a list of names or texts has fields in it.
local function fields_in_list(s, thing, field, v, path)
    for key, one in ordered.pairs(v) do
        local of = type(key) == "string" and field.kinds and field.kinds[1]
        if of and schema.kinds[key] and not table.concat(field.kinds, " "):find(key, 1, true) then
            return wrong(s, thing, field, path, ("names %ss, not a %s; give %s"):format(of, key, schema.takes(field)))
        end
        if type(key) == "string" and type(one) == "string" then
            return wrong(s, thing, field, path, ("has the field %s; give %s, as { %s }"):format(text.plain(key, 40),
                schema.takes(field), text.quote(one, 40)))
        end
    end
    not_fit(s, thing, field, v, path)
end

--- A list of texts or names: one is a list of one. `item` checks each.
local function list(s, thing, field, v, path, item)
    if type(v) == "string" then
        v = item(s, thing, field, v, path)
        return v and { v }
    end
    local plain = plain_table(s, thing, field, v, path)
    if not plain then
        if plain == false then not_fit(s, thing, field, v, path) end
        return nil
    end
    local n, out, count = rawlen(v), {}, 0
    if n > MOST_ITEMS then
        return wrong(s, thing, field, path, ("has %d items; at most %d will do"):format(n,
            MOST_ITEMS))
    end
    for _ in next, v do count = count + 1 end
    if count > n then return fields_in_list(s, thing, field, v, path) end
    for i = 1, n do
        local one = rawget(v, i)
        if type(one) ~= "string" then return not_fit(s, thing, field, one, path) end
        one = item(s, thing, field, one, path)
        if one == nil then return nil end
        out[i] = one
    end
    return out
end

function check.texts(s, thing, field, v, path) return list(s, thing, field, v, path, check.text) end
function check.refs(s, thing, field, v, path) return list(s, thing, field, v, path, check.ref) end

-- tables --------------------------------------------------------------------------------------

--- Calls visit(key, v) for each entry of a table with names as keys; nil where it is none.
local function entries(s, thing, field, v, path, visit)
    local plain = plain_table(s, thing, field, v, path)
    if not plain then
        if plain == false then not_fit(s, thing, field, v, path) end
        return nil
    end
    local n = 0
    for key in next, v do
        n = n + 1
        if type(key) ~= "string" then
            if judge.comma(s, thing, field, v, path) then return nil end
            return wrong(s, thing, field, path, ("has the entry [%s]; give %s"):format(
                type(key) == "number" and text.show(key) or type(key), schema.takes(field)))
        end
        s.shy = s.shy or text.key(key) ~= key
        local problem = name_problem(key)
        if problem then
            return wrong(s, thing, field, path, ("has a name that %s"):format(problem))
        end
        if n > MOST_ITEMS then
            return wrong(s, thing, field, path, ("has more than %d entries"):format(MOST_ITEMS))
        end
    end
    local fine = true
    for key, one in ordered.pairs(v) do
        if visit(key, one) == nil then fine = false end
    end
    return fine
end

function check.map(s, thing, field, v, path)
    local out = {}
    local of = field.value
    local fine = entries(s, thing, field, v, path, function(key, one)
        local inner = of
        if field.also and (key == "duration" or key == "wait") then
            inner = schema.field("duration", "delta", "", { duration = true })
        end
        out[key] = check[inner.type](s, thing, inner, one, deeper(path, field, key))
        return out[key]
    end)
    return fine and out or nil
end

--- A list of numbers, one per period.
function check.numbers(s, thing, field, v, path)
    local plain = plain_table(s, thing, field, v, path)
    local n, count, out = plain and rawlen(v) or 0, 0, {}
    for _ in next, plain and v or out do count = count + 1 end
    if not plain or n == 0 or count > n then
        if plain ~= nil then not_fit(s, thing, field, v, path) end
        return nil
    end
    if n > MOST_ITEMS then
        return wrong(s, thing, field, path, ("has %d items; at most %d will do"):format(n, MOST_ITEMS))
    end
    for i = 1, n do
        out[i] = number(s, thing, field.value, rawget(v, i), deeper(path, field, i))
        if out[i] == nil then return nil end
    end
    return out
end

function check.record(s, thing, field, v, path)
    local plain = plain_table(s, thing, field, v, path)
    if not plain then
        if plain == false then not_fit(s, thing, field, v, path) end
        return nil
    end
    local out, fine = {}, true
    if judge.comma(s, thing, field, v, path) then return nil end
    for key, one in ordered.pairs(v) do
        local part = type(key) == "string" and field.fields[key]
        if not part then
            fine = false
            s:unknown_field(thing, deeper(path, field, key), key, field.fields)
        else
            out[key] = check[part.type](s, thing, part, one, deeper(path, field, key))
            if out[key] == nil then fine = false end
        end
    end
    for _, part in ipairs(field.fields) do
        if out[part.name] == nil then
            out[part.name] = part.default
            if part.required and fine then
                return wrong(s, thing, field, path, "lacks its " .. part.name)
            end
        end
    end
    return fine and out or nil
end

function check.records(s, thing, field, v, path)
    if field.text and type(v) == "string" then v = { v } end
    local plain = plain_table(s, thing, field, v, path)
    if not plain then
        if plain == false then not_fit(s, thing, field, v, path) end
        return nil
    end
    local n, out = rawlen(v), {}
    if n == 0 and next(v) ~= nil then v, n = { v }, 1 end
    if n > MOST_ITEMS then return wrong(s, thing, field, path, "has too many items") end
    for i = 1, n do
        local one = rawget(v, i)
        if field.text and type(one) == "string" then
            one = check.text(s, thing, field, one, path)
            out[i] = one and { [field.text] = one }
        else
            out[i] = check.record(s, thing, field, one, path)
        end
        if out[i] == nil then return nil end
    end
    return out
end

-- The option whose shape v has: a table goes with map and refs, anything else with the first.
function check.alt(s, thing, field, v, path)
    local is_table = type(v) == "table" and not s.made[v] and not s.things[v]
    local chosen
    for _, option in ipairs(field.options) do
        local kind = option.type
        local fits
        if is_table then
            fits = kind == "map" and rawlen(v) == 0 or (kind == "refs" or kind == "numbers") and rawlen(v) > 0
        elseif type(v) == "string" then
            fits = kind == "text" or kind == "refs" or kind == "numbers" and field.options[1].number
            if fits and kind == "numbers" then option = field.options[1] end -- says what is wrong with the text
        else
            fits = option.number
        end
        if fits then chosen = option break end
    end
    if is_table and next(v) == nil and field.options[1].type == "refs" then return {} end
    if not chosen then return not_fit(s, thing, field, v, path) end
    return check[chosen.type](s, thing, chosen, v, path)
end

local probability = schema.field("next", "probability", "a probability")

local share = schema.field("share", "share", "a share")

--- The shares of several as they are given; nil after reporting that they do not make 1.
local function shared(s, thing, field, v, path)
    local out, sum = {}, 0
    local fine = entries(s, thing, field, v, path, function(key, one)
        out[key] = number(s, thing, share, one, deeper(path, field, key))
        return out[key]
    end)
    if not fine then return nil end
    for _, one in ordered.pairs(out) do sum = sum + quantity.mean(one) end
    if math.abs(sum - 1) <= 0.005 + 1e-9 then return out end
    wrong(s, thing, field, path, ("has shares that add up to %s; together they must be 1"):format(quantity.show(sum)))
end

-- One name, a list of names of which the first counts, or shares by name.
function check.shares(s, thing, field, v, path)
    if type(v) ~= "table" or s.made[v] or s.things[v] then return check.ref(s, thing, field, v, path) end
    if getmetatable(v) == nil and next(v) == nil then
        return wrong(s, thing, field, path, "is an empty list; leave it out")
    end
    if rawlen(v) > 0 then return check.refs(s, thing, field, v, path) end
    return shared(s, thing, field, v, path)
end

local function way_on(s, thing, field, v, path)
    if type(v) == "string" then return check.ref(s, thing, field, v, path) end
    local form = type(v) == "table" and s.made[v]
    if form == uncertain.BAD then s:mark_wrong(thing, path and path[1] or field.name) return nil end
    if form and form.dist == "count" then return form end
    if form and form.dist == "each" then
        return each(s, thing, field, form, path, way_on)
    end
    if form or type(v) ~= "table" or s.things[v] then return not_fit(s, thing, field, v, path) end
    local out = {}
    local fine = entries(s, thing, field, v, path, function(key, one)
        if key == "leave" then
            wrong(s, thing, field, path, "names leave; give leave = beside next")
            return nil
        end
        out[key] = number(s, thing, probability, one, deeper(path, field, key))
        return out[key]
    end)
    return fine and out or nil
end
check.next = way_on

-- Fields of another thing with new figures: what they may be is known once the thing is.
function check.change(s, thing, field, v, path)
    local out = {}
    local fine = entries(s, thing, field, v, path, function(key, one)
        out[key] = one
        return true
    end)
    return fine and out or nil
end

function check.things(s, thing, field, v, path)
    local plain = plain_table(s, thing, field, v, path)
    if plain == false and field.text and type(v) == "string" then v, plain = { v }, true end
    if not plain then
        if plain == false then not_fit(s, thing, field, v, path) end
        return nil
    end
    for key in next, v do
        if math.type(key) ~= "integer" or key < 1 or key > rawlen(v) then
            wrong(s, thing, field, path, ("has the entry [%s]; give %s"):format(
                text.plain(tostring(key)), schema.takes(field)))
            break
        end
    end
    for i = 1, rawlen(v) do s:adopt(thing, rawget(v, i), i, field) end
    return rawget(thing, field.name)
end

--- The normal form of v for a field of a thing; nil after reporting what is wrong.
function value.check(s, thing, field, v)
    return check[field.type](s, thing, field, v)
end

--- The same for a field that stands deeper, at path (a list of keys from the thing on).
function value.check_at(s, thing, field, v, path)
    return check[field.type](s, thing, field, v, path)
end

return value
