-- A cell as the value of a field: the other way round of data/cells.lua, and what people write by hand besides.

local cells = require "reis.data.cells"
local fold = require "reis.words.fold"
local json = require "reis.words.json"
local json_read = require "reis.words.json_read"
local notation = require "reis.language.notation"
local ordered = require "reis.words.ordered"
local printer = require "reis.language.printer"
local scale = require "reis.data.import.scale"
local schema = require "reis.language.schema"
local text = require "reis.language.text"
local tongue = require "reis.language.tongue"

local values = {}

local NUMBERS = { number = true, mark = true, share = true, probability = true, money = true, duration = true, effort = true, int = true, delta = true }

-- What an action may change beside values.
local CHANGED = { experience = true, expects = true, leave = true, duration = true, wait = true }

--- The digits of a number without a needless ".0".
local function whole(x) return math.tointeger(x) or x end

--- A cell as a text: what it shows.
function values.text(cell)
    if type(cell) == "string" then return cell end
    if type(cell) == "number" then return printer.number(whole(cell)) end
    if type(cell) == "boolean" then return cell and "yes" or "no" end
    return cell.date or ("%g"):format(cell.minutes)
end

-- things in a cell -------------------------------------------------------------------------------

--- One thing between quotes at the head of a text -> it, what follows; nil where it begins with none, or the quotes do not end.
local function quoted(s, by_semicolon)
    local from = 2
    if s:sub(1, 1) ~= '"' then return nil end
    while true do
        local close = s:find('"', from, true)
        if not close then return nil end
        if s:sub(close + 1, close + 1) ~= '"' then
            local after = s:match(by_semicolon and "^%s*[^;\n]*" or "^[^\n]*", close + 1)
            local share = after:match "^%s*(%b())%s*$"
            if not share and after:find "%S" then return nil end
            return s:sub(2, close - 1):gsub('""', '"'), share, s:sub(close + 1 + #after)
        end
        from = close + 2
    end
end

--- The number in brackets behind a name: "(40%)", "(0.4)" -> share; "(12×)" -> nil, count
local function behind(brackets)
    local digits, sign = brackets:match "^%(%s*([%d.,]+)%s*([%%×xX]?)%s*%)$"
    if not digits and brackets:find "^%(%s*[%d.,]+%s*\u{D7}%s*%)$" then digits, sign = brackets:match "([%d.,]+)", "x" end
    local x = digits and tonumber((digits:gsub(",", ".")))
    if not x then return nil end
    if sign == "%" then return x <= 100 and x / 100 or nil end
    if sign ~= "" then return nil, math.floor(x) == x and math.tointeger(x) or nil end
    if x <= 1 then return x end
end

--- The things that a cell holds, on lines of their own, else parted by semicolons -> list of { name, share =, count = }. Bullets and
-- numbers before them are taken off. shared: whether what stands in brackets behind a name may be a share or a count
function values.items(cell, shared)
    local s, list = values.text(cell):gsub("\r\n?", "\n"), {}
    local by_semicolon = not s:find "%S[^\n]*\n[%s]*%S"
    while s:find "%S" do
        s = s:gsub("^%s+", "")
        local one, brackets, rest = quoted(s, by_semicolon)
        if not one then
            one, rest = s:match(by_semicolon and "^([^;\n]*)[;\n]?(.*)$" or "^([^\n]*)\n?(.*)$")
            one = one:sub(cells.bullet(one) or 1):gsub("%s+$", "")
            local front, back = one:match "^(.-)%s*(%b())$"
            if shared and back and front ~= "" and (behind(back) or select(2, behind(back))) then one, brackets = front, back end
        else
            rest = rest:gsub("^%s*[;\n]", "")
        end
        if one:find "%S" then
            local share, count
            if brackets then share, count = behind(brackets) end
            list[#list + 1] = { one, share = share, count = count }
        end
        s = rest
    end
    return list
end

-- tables as JSON ---------------------------------------------------------------------------------

local CALLED = { pert = { "between", "low", "likely", "high" }, uniform = { "uniform", "low", "high" }, around = { "around", "mean", "sd" } }
local HEADS = { seen = "marks", count = "counts" }

local from_json

local function entries(t)
    local list = {}
    for key, one in ordered.pairs(t) do list[#list + 1] = { key, from_json(one) } end
    return list
end

--- A table of JSON as a value of a script.
function from_json(v)
    if v == json.null then return nil end
    if type(v) == "number" then return whole(v) end
    if type(v) ~= "table" then return v end
    if getmetatable(v) == json_read.list then
        local list = {}
        for i, one in ipairs(v) do list[i] = from_json(one) end
        return list
    end
    if v.dist == "duration" then
        local amount = from_json(v.minutes)
        return printer.raw(("minutes(%s)"):format(printer.value(amount ~= nil and amount or 0)))
    end
    local form = CALLED[v.dist]
    if form then
        local parts = {}
        for i = 2, #form do parts[i - 1] = type(v[form[i]]) == "number" and printer.number(whole(v[form[i]])) or "0" end
        return printer.raw(("%s(%s)"):format(form[1], table.concat(parts, ", ")))
    end
    if HEADS[v.dist] and type(v[HEADS[v.dist]]) == "table" then return printer.map(entries(v[HEADS[v.dist]]), v.dist) end
    if v.dist == "each" and type(v.per) == "table" then
        local list = entries(v.per)
        if v.default ~= nil then table.insert(list, 1, { "default", from_json(v.default) }) end
        return printer.map(list, "each")
    end
    return printer.map(entries(v))
end

--- The table that a cell holds as JSON; nil where it holds none.
local function table_in(cell)
    if type(cell) ~= "string" or not cell:find "^%s*[%[{]" then return nil end
    local v = json_read.decode(cell, { depth = 20, values = 20000 })
    return type(v) == "table" and from_json(v) or nil
end

-- single values ----------------------------------------------------------------------------------

local FLAGS = { yes = true, no = false, ["true"] = true, ["false"] = false, ja = true, nee = false, waar = true, onwaar = false, x = true, y = true, n = false,
    j = true, v = true, ["1"] = true, ["0"] = false, ["✓"] = true, ["✔"] = true, ["✗"] = false, ["☑"] = true, ["☐"] = false, wahr = true, falsch = false,
    vrai = true, faux = false, ["✅"] = true, ["❌"] = false, mot = true }

--- Whether a number may stand in a field.
local function within(field, x)
    return x == x and x >= (field.min or -schema.LARGEST) and x <= (field.max or schema.LARGEST) and not (field.positive and x <= 0)
        and not (field.type == "int" and x ~= math.floor(x))
end

-- What a field of a table in JSON may be: from its type whether a value fits.
local fits

local function all_fit(list, field)
    for _, one in ipairs(list) do
        if not fits(field, one) then return false end
    end
    return true
end

local function is_list(v) return type(v) == "table" and not v.raw and not v.entries end

local SHAPES = {}
function SHAPES.flag(_, v) return type(v) == "boolean" end
function SHAPES.refs(_, v) return type(v) == "string" or is_list(v) and all_fit(v, { type = "text" }) end
SHAPES.texts = SHAPES.refs
function SHAPES.numbers(field, v) return is_list(v) and all_fit(v, field.value) end
function SHAPES.change(_, v) return type(v) == "table" and v.entries ~= nil and v.head == nil end
function SHAPES.shares(_, v) return SHAPES.refs(nil, v) or SHAPES.map({ value = { type = "share", min = 0, max = 1 } }, v) end
SHAPES["next"] = function(_, v) return type(v) == "string" or type(v) == "table" and v.entries ~= nil and #v.entries > 0 end

function SHAPES.map(field, v)
    if type(v) ~= "table" or not v.entries or v.head then return false end
    for _, one in ipairs(v.entries) do
        if one[2] == nil or not fits(field.value, one[2]) then return false end
    end
    return #v.entries > 0
end

function SHAPES.record(field, v)
    for _, one in ipairs(type(v) == "table" and v.entries or {}) do
        if not field.fields[one[1]] or not fits(field.fields[one[1]], one[2]) then return false end
    end
    return type(v) == "table" and v.entries ~= nil
end

function SHAPES.records(field, v)
    for _, one in ipairs(is_list(v) and v or {}) do
        if not SHAPES.record(field, one) then return false end
        for _, part in ipairs(field.fields) do
            local there = false
            for _, entry in ipairs(one.entries) do there = there or entry[1] == part.name end
            if part.required and not there then return false end
        end
    end
    return is_list(v) and #v > 0
end

function SHAPES.alt(field, v)
    for _, option in ipairs(field.options) do
        if fits(option, v) then return true end
    end
    return false
end

--- Whether a table that a cell held as JSON is of the shape that a field has.
function fits(field, v)
    if NUMBERS[field.type] then
        return math.type(v) ~= nil and v >= (field.min or -schema.LARGEST) and v <= (field.max or schema.LARGEST)
            or type(v) == "table" and (v.raw ~= nil or v.head == "seen" or v.head == "each")
    end
    if SHAPES[field.type] then return SHAPES[field.type](field, v) end
    return type(v) == "string"
end

--- What an uncertain number is called in a script, from a cell that says it; nil where it says none.
local function uncertain(s, field)
    if field.plain or field.type == "int" or field.type == "delta" then return nil end
    local name, inside = s:match "^%s*(%a+)%s*%(([%d%s.,eE+-]+)%)%s*$"
    local n = name and ({ between = 3, uniform = 2, around = 2 })[name:lower()]
    if n then
        local parts, numbers = {}, {}
        for part in inside:gmatch "[^,]+" do
            local x = tonumber(part)
            local spread = #numbers == 1 and name:lower() == "around"
            if not x or not spread and not within(field, x) then return nil end
            numbers[#numbers + 1] = x
            parts[#parts + 1] = printer.number(whole(x))
        end
        local least = numbers[1]
        for i = 2, name:lower() == "around" and 0 or #numbers do
            if numbers[i] < least then return nil end
            least = numbers[i]
        end
        if name:lower() == "around" and (numbers[2] or 0) < 0 then return nil end
        return #parts == n and printer.raw(("%s(%s)"):format(name:lower(), table.concat(parts, ", "))) or nil
    end
    local marks = field.seen and s:match "^%s*seen%s*({.*})%s*$"
    local t = marks and table_in(marks)
    return t and t.entries and printer.map(t.entries, "seen") or nil
end

--- A cell as a number that nobody scaled yet -> number | nil, value of a script that is no plain number
local function plain_number(field, cell)
    if type(cell) == "number" then return cell end
    if type(cell) == "table" and cell.minutes and field.type == "duration" then return cell.minutes end
    if type(cell) ~= "string" then return nil end
    local dist = uncertain(cell, field)
    if dist then return nil, dist end
    local s = cell:gsub("^%s+", ""):gsub("%s+$", "")
    if tonumber(s) and s:find "^[-+]?[%d.]+[eE]?[-+]?%d*$" then return tonumber(s) end
    if field.type == "duration" then
        local h, m = s:match "^(%d+):(%d%d)$"
        if h then return tonumber(h) * 60 + tonumber(m) end
    end
    local sign = field.type == "mark" and scale.sign(s)
    if sign then return nil, sign end
    if field.type == "duration" then -- a script has no word for seconds
        local amount, unit = s:lower():match "^([%d.,]+)%s*(%a+)%.?$"
        if unit == "s" or unit == "sec" or unit == "secs" or unit and unit:find "^seconde?n?s?$" then
            local x = notation.number(amount, field)
            return x and tonumber(x) and tonumber(x) / 60
        end
    end
    local written = notation.number(s, field)
    if not written then return nil end
    if tonumber(written) then return tonumber(written) end
    if field.type == "duration" or field.type == "effort" then return nil, printer.raw(written) end
end

--- The number of a cell, as it stands in its column; nil where it is none. For finding the column's scale.
function values.number(field, cell)
    local held = field.type == "alt" and field.options[1] or field
    if held.type == "map" then held = field.value and values.innermost(field) or held end
    if not NUMBERS[held.type] then return nil end
    return (plain_number(held, cell))
end

--- What the entries of a field by columns hold in the end: marks, of marks per value.
function values.innermost(field)
    while field.type == "map" or field.type == "alt" do field = field.type == "map" and field.value or field.options[1] end
    return field
end

local function number(field, cell, X)
    local x, other = plain_number(field, cell)
    if x and type(cell) == "string" and cell:find "%%%s*$" then -- a share already: "20%" is 0.2, and of marks 2
        x = whole(field.type == "mark" and x * 10 or x)
        return within(field, x) and x or nil
    end
    if x then
        if X.convert then x = X.convert(x) end
        x = whole(x)
        if not within(field, x) then return nil end
        if field.type == "duration" and math.type(x) == "integer" and x >= 60 and x < 100000 then return printer.duration(x) end
        return x
    end
    if type(other) == "number" then return within(field, other) and whole(other) or nil end
    return other
end

local FORMS = {}

function FORMS.text(_, cell) return text.clean(values.text(cell), schema.MAX_TEXT) end
FORMS.font = FORMS.text

function FORMS.color(_, cell) return values.text(cell):match "^%s*(#%x%x%x%x%x%x)%s*$" end

--- A picture beneath the script's folder; an address, or a path that leads elsewhere, is none.
function FORMS.image(_, cell)
    local s = text.clean(values.text(cell), 1000)
    local suffix = s:match "%.(%w+)$"
    local known = suffix and ({ png = true, jpg = true, jpeg = true })[suffix:lower()]
    return known and not s:find "^/" and not s:find("..", 1, true) and not s:find "[:\\]" and s or nil
end

function FORMS.url(_, cell)
    local s = values.text(cell):gsub("^%s+", ""):gsub("%s+$", "")
    return not text.url_problem(s) and s or nil
end

function FORMS.date(_, cell)
    local s = type(cell) == "table" and cell.date and cell.date:sub(1, 10) or values.text(cell):gsub("^%s+", ""):gsub("%s+$", "")
    if not text.date_problem(s) then return s end
    local meant = notation.date(s)
    return meant and not text.date_problem(meant) and meant or nil
end

function FORMS.flag(_, cell)
    if type(cell) == "boolean" then return cell end
    return FLAGS[fold(values.text(cell)):gsub("^%s+", ""):gsub("%s+$", "")]
end

--- One of the words of a list, in English or Dutch, in any case.
local function word_of(list, allowed, cell)
    local s = fold(values.text(cell)):gsub("^%s+", ""):gsub("%s+$", "")
    local dutch = tongue.of "reis.nl".words[list].from[s] or {}
    for _, one in ipairs(allowed) do
        if fold(one) == s or ordered.holds(dutch, one) then return one end
    end
end

function FORMS.enum(field, cell) return word_of("values", field.values, cell) end

function FORMS.measure(field, cell)
    return word_of("measures", field.values or schema.measures, cell) or field.value and text.clean(values.text(cell), schema.MAX_NAME) or nil
end

function FORMS.ref(_, cell)
    local item = values.items(cell)[1]
    local name = item and text.clean(item[1], schema.MAX_NAME)
    return name ~= "" and name or nil
end

local function names(list)
    local out = {}
    for i, item in ipairs(list) do out[i] = text.clean(item[1], schema.MAX_NAME) end
    return out
end

function FORMS.refs(_, cell) return { list = names(values.items(cell)) } end

function FORMS.texts(_, cell)
    local out = {}
    for i, item in ipairs(values.items(cell)) do out[i] = text.clean(item[1], schema.MAX_TEXT) end
    return { list = out }
end

--- Names with shares or counts as a table; nil where none has one, or not all have.
local function weighed(list)
    local shares, counts = {}, {}
    for _, item in ipairs(list) do
        local name = text.clean(item[1], schema.MAX_NAME)
        if item.share then shares[#shares + 1] = { name, whole(item.share) } end
        if item.count then counts[#counts + 1] = { name, item.count } end
    end
    if #list > 0 and #shares == #list then return printer.map(shares) end
    if #list > 0 and #counts == #list then return printer.map(counts, "count"), true end
end

function FORMS.shares(_, cell)
    local items = values.items(cell, true)
    return weighed(items) or { list = names(items) }
end

FORMS["next"] = function(_, cell)
    local items = values.items(cell, true)
    local map = weighed(items)
    if map then return map end
    if #items == 1 then return text.clean(items[1][1], schema.MAX_NAME) end
    local alike = {} -- several without shares: all alike
    for i, item in ipairs(items) do alike[i] = { text.clean(item[1], schema.MAX_NAME), whole(1 / #items) } end
    return #items > 0 and printer.map(alike) or nil
end

function FORMS.numbers(field, cell, X)
    local out = {}
    for i, item in ipairs(values.items(cell)) do
        out[i] = number(field.value, item[1], X)
        if out[i] == nil then return nil end
    end
    return #out > 0 and out or nil
end

--- "Checkout: ease +2, wait -30": what is improved, where and by how much; a line, or a part before a semicolon, each.
local function improvements(cell)
    local by, order = {}, {}
    for _, item in ipairs(values.items(cell)) do
        local place, rest = item[1]:match "^(.-)%s*:%s*(.+)$"
        if not place or place == "" then return nil end
        for part in (rest .. ", "):gmatch "(.-),%s+" do
            local what, sign, x = part:gsub("\u{2212}", "-"):match "^%s*(.-)%s*([-+]?)%s*(%d[%d.,eE]*[-+]?%d*)%s*$"
            x = x and tonumber((x:gsub(",", ".")))
            if not x or what == "" then return nil end
            local english = tongue.of "reis.nl".words.fields.from[fold(what)]
            what = text.clean(english and CHANGED[english[1]] and english[1] or what, schema.MAX_NAME)
            place = text.clean(place, schema.MAX_NAME)
            if not by[place] then
                by[place] = {}
                order[#order + 1] = { place, printer.map(by[place]) }
            end
            table.insert(by[place], { what, whole(sign == "-" and -x or x) })
        end
    end
    return #order > 0 and printer.map(order) or nil
end

function FORMS.map(field, cell)
    if field.value.type == "map" and field.value.value.type == "delta" then return improvements(cell) end
    local map, counted = weighed(values.items(cell, true))
    return map and printer.map(map.entries, nil), counted
end

function FORMS.records(field, cell)
    if not field.text then return nil end
    local list = FORMS.texts(field, cell)
    return list
end

--- Things with names: each { name, share =, count = }.
function FORMS.things(_, cell) return { things = values.items(cell, true) } end

local function lines_in(cell) return type(cell) == "string" and cell:find "%S[^\n]*\n%s*%S" ~= nil end

local of

--- A field that may be one of several: as the cell looks.
local function one_of(field, cell, X)
    local first, second = field.options[1], field.options[2]
    if first.type == "refs" and second.type == "map" then -- names, or names with mentions or shares
        local items = values.items(cell, true)
        local map, counted = weighed(items)
        if map and (counted or second.value.type ~= "int") then return printer.map(map.entries) end
        return { list = names(items) }
    end
    if second and second.type == "numbers" and lines_in(cell) then return of(second, cell, X) end
    if first.type == "text" and second and NUMBERS[second.type] and (type(cell) == "number" or X.texts and tonumber(cell)) then
        return of(second, cell, X)
    end
    return of(first, cell, X)
end

function of(field, cell, X)
    if field.type == "alt" then return one_of(field, cell, X) end
    if NUMBERS[field.type] then return number(field, cell, X) end
    return FORMS[field.type] and FORMS[field.type](field, cell, X)
end

--- Whether a field has its entries in columns of their own, never as a table in one cell.
local function by_columns(field)
    for _, one in ipairs(field.type == "alt" and field.options or { field }) do
        if one.type == "map" and one.key and (one.key[1] == "value" or one.key[1] == "persona") then return true end
    end
    return false
end

local TABLES = { map = true, records = true, numbers = true, shares = true, ["next"] = true, alt = true, number = true }

--- The value of a cell for a field -> value of reis.language.printer, { list = } of names or texts, { things = }; nil where it is none.
-- X: { convert = f(number) or nil (of the column), texts = whether all cells are texts }
function values.of(field, cell, X)
    if TABLES[field.type] or NUMBERS[field.type] then
        local t = not by_columns(field) and table_in(cell)
        if t and not t.raw and fits(field, t) then return t end
    end
    return of(field, cell, X)
end

return values
