-- The readable form of a value: a journey as its phases and touchpoints, a touchpoint as a card, a list as a table.

local host = require "host"
local schema = require "reis.language.schema"
local result = require "reis.figures.result"
local measures = require "reis.figures.measures"
local format = require "reis.words.format"
local tables = require "reis.words.tables"
local view = require "reis.model.view"
local words = require "reis.command.field_words"

local form = {}

-- Kinds with a form of their own; the others show what they were given.
local OWN = { journey = true, touchpoint = true, action = true }

-- The columns of a list of things; of other kinds the first fields that fit.
local COLUMNS = {
    journey = { "weight", "customers", "state" }, phase = { "goal" }, touchpoint = { "channel", "owner", "leave" },
    action = { "owner", "effort", "cost", "periods", "moscow", "status" }, persona = { "share", "role", "job" },
    channel = { "kind", "managed", "cost" }, goal = { "measure", "journey", "worth" }, team = { "capacity" },
    roadmap = { "periods", "period", "start", "budget" }, value = { "weight", "kind", "promise" },
}
local MEASURED = { journey = { "experience", "completion", "killer_risk" }, phase = { "experience", "completion" },
    touchpoint = { "experience", "emotion" } }
local MOST = 4 -- columns of a kind that names none

local function columns_of(kind)
    if COLUMNS[kind] then return COLUMNS[kind] end
    local out = {}
    for _, field in ipairs(schema.kinds[kind].fields) do
        if #out < MOST and field.type ~= "things" and field.name ~= "note" and field.name ~= "url" and field.name ~= "tags" then
            out[#out + 1] = field.name
        end
    end
    return out
end

--- A measure of a thing, all personas together.
local function measured(F, thing, name)
    local row = thing.kind == "journey" and F:of(thing) or thing.kind ~= "journey" and F:part(thing)
    if thing.kind == "journey" and name == "experience" then return measures.headline(row) end
    if name == "emotion" then return format.signed(row and row.emotion) end
    return measures.show(name, row and row[name])
end

local NUMBERS = { money = true, duration = true, share = true, probability = true, mark = true, int = true, effort = true }

--- The table without columns that nothing stands in.
local function without_empty(rows, filled, right)
    local out, set = {}, { true }
    for r, row in ipairs(rows) do
        out[r] = {}
        for c, cell in ipairs(row) do
            if c <= 2 or filled[c] then
                out[r][#out[r] + 1] = cell
                if r == 1 then set[#out[r]] = right[c] or c == 1 end
            end
        end
    end
    return tables.format(out, { head = true, right = set })
end

--- The field of a kind by its name, or nil.
local function field_of(kind, name)
    for _, field in ipairs(schema.kinds[kind].fields) do
        if field.name == name then return field end
    end
end

--- A list of things as a table.
local function list_of(things, V)
    local kind = things[1].kind
    local names, rows, right, filled = columns_of(kind), {}, {}, {}
    local figures = V.F and MEASURED[kind] or {}
    local head = { "", kind }
    for c, name in ipairs(names) do head[c + 2] = name end
    for _, name in ipairs(figures) do head[#head + 1] = measures.label(name) end
    for i, thing in ipairs(things) do
        local line = { tostring(i), thing.name }
        for c, name in ipairs(names) do
            local field = field_of(thing.kind, name)
            local text = field and words.field(thing, field, V.currency) or ""
            if field and NUMBERS[field.type] then right[c + 2] = true end
            filled[c + 2] = filled[c + 2] or text ~= ""
            line[c + 2] = text
        end
        for _, name in ipairs(figures) do
            line[#line + 1] = measured(V.F, thing, name)
            right[#line], filled[#line] = true, true
        end
        rows[i] = line
    end
    table.insert(rows, 1, head)
    return without_empty(rows, filled, right)
end

--- The things of a list that holds nothing else; nil for any other list.
local function things_of(list)
    local out = {}
    for i = 1, #list do
        out[i] = type(list[i]) == "table" and view.thing(list[i]) or nil
        if not out[i] then return nil end
    end
    return #out > 0 and out or nil
end

--- Whether a value is a list of records or lists that a script made itself.
local function is_rows(value)
    if getmetatable(value) ~= nil or rawlen(value) == 0 then return false end
    for i = 1, rawlen(value) do
        local row = rawget(value, i)
        if type(row) ~= "table" or getmetatable(row) ~= nil or next(row) == nil then return false end
    end
    return true
end

--- Every list of the model with how many it holds.
local function whole(model, V)
    local rows = { { "", "how many", "" } }
    for _, name in ipairs(require("reis.model.model").collections) do
        local list = model[name]
        local names = {}
        for i = 1, math.min(#list, 6) do names[i] = list[i].name end
        if #list > 0 then
            rows[#rows + 1] = { "model." .. name, tostring(#list), table.concat(names, ", ") .. (#list > 6 and ", …" or "") }
        end
    end
    local company = model.company and "company " .. model.company.name .. "\n" or ""
    return company .. (#rows > 1 and tables.format(rows, { head = true, right = { false, true } })
        or "nothing is declared yet\n")
end

--- A thing of the model (itself, no proxy) as text.
function form.thing(thing, V)
    return require("reis.command.forms." .. (OWN[thing.kind] and thing.kind or "thing"))(thing, V)
end

--- Any value as text for a terminal, with its newline. V: { model =, F = figures or nil, currency =, seen = what `model` is }
function form.of(value, V)
    if type(value) ~= "table" then return result.show(value) .. "\n" end
    local thing = view.thing(value)
    if thing then return form.thing(thing, V) end
    local meta = getmetatable(value)
    if type(meta) == "table" and rawget(meta, "__tostring") then return host.tostring(value) .. "\n" end
    if value == V.seen then return whole(V.model, V) end
    local things = (view.is_list(value) or getmetatable(value) == nil) and things_of(value)
    if things then return list_of(things, V) end
    if is_rows(value) then
        local writers = require "reis.command.writers"
        local head, cells, n = require("reis.words.rows").of(value, writers.columns(value), V.word)
        if #head > 0 then return writers.table(head, cells, n) end
    end
    if view.is_list(value) and #value == 0 then return "none\n" end
    local inside = view.inside(value)
    if inside and inside ~= V.model then return words.number(inside, nil, V.currency) .. "\n" end
    return result.show(value) .. "\n"
end

return form
