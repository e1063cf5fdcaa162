-- The rows of sheets as things with values, each in its place: what several rows and sheets say of one thing comes together.
--
-- A thing is { kind =, name =, slots = { [field] = { { key =, persona =, value = }, … } }, order = list of its fields as they came,
-- children = list of things, remarks = list of texts that could not be brought over }. The whole, G, is { things = { [kind] = list },
-- journeys = list of things with phases, own = fields of the company's own, notes = list of { key, … } of words/i18n/spreadsheet }.

local columns = require "reis.data.columns"
local fold = require "reis.words.fold"
local ordered = require "reis.words.ordered"
local scale = require "reis.data.import.scale"
local schema = require "reis.language.schema"
local text = require "reis.language.text"
local values = require "reis.data.import.values"

local gather = {}

local NAME_MOST = schema.MAX_NAME - 12 -- leaves room for what tells two of one name apart

--- An empty whole. stem: of the file, for what nothing else names
function gather.new(stem)
    return { things = {}, by = {}, own = {}, own_types = {}, notes = {}, stem = stem, said = {}, dutch = 0, english = 0 }
end

--- Something to be told of, once.
function gather.note(G, key, ...)
    local id = table.concat({ key, ... }, "\0")
    if G.said[id] then return end
    G.said[id] = true
    G.notes[#G.notes + 1] = { key, ... }
end

local function thing_of(kind, name) return { kind = kind, name = name, slots = {}, order = {}, children = {}, remarks = {} } end

--- A thing of a kind by its name, within what holds it (nil: none); made where it is not there.
function gather.thing(G, kind, name, holder)
    local owner = holder or G
    owner.by = owner.by or {}
    owner.by[kind] = owner.by[kind] or {}
    local known = owner.by[kind][fold(name)]
    if known then return known end
    local thing = thing_of(kind, name)
    owner.by[kind][fold(name)] = thing
    G.count = (G.count or 0) + 1
    thing.number = G.count
    local list = holder and holder.children
    if not list then
        G.things[kind] = G.things[kind] or {}
        list = G.things[kind]
    end
    list[#list + 1] = thing
    return thing
end

local put

--- A text as a name, and the whole of it where it is too long for one.
local function named(s)
    local name = text.clean(s, NAME_MOST)
    local whole = text.clean(s, schema.MAX_TEXT)
    return name, #whole > #name and whole or nil
end

--- Keeps what was too long for a thing's name in its note.
local function keep_whole(G, thing, whole)
    if not whole then return end
    gather.note(G, "long", (text.clean(whole, 40)))
    put(G, thing, schema.kinds[thing.kind].fields.note, {}, { is = whole }, whole)
end

--- Adds a value to a thing. Lists grow; of two different values the first stays, and the other is remarked upon.
function put(G, thing, field, parts, value, shown)
    if value.things then
        for _, item in ipairs(value.things) do
            local name, whole = named(item[1])
            if name ~= "" then
                local child = gather.thing(G, field.kind, name, thing)
                keep_whole(G, child, whole)
                local weight = item.share and (field.kind == "killer" and "probability" or field.kind == "pain" and "frequency")
                if weight then put(G, child, schema.kinds[field.kind].fields[weight], {}, { is = item.share }) end
                if item.count and schema.kinds[field.kind].fields.mentions then
                    put(G, child, schema.kinds[field.kind].fields.mentions, {}, { is = item.count })
                end
            end
        end
        return
    end
    local slots = thing.slots[field.name]
    if not slots then
        slots = {}
        thing.slots[field.name] = slots
        thing.order[#thing.order + 1] = field.name
    end
    for _, slot in ipairs(slots) do
        if slot.key == parts.key and slot.persona == parts.persona then
            if slot.value.list and value.list then
                local seen = {}
                for _, one in ipairs(slot.value.list) do seen[one] = true end
                for _, one in ipairs(value.list) do
                    if not seen[one] then table.insert(slot.value.list, one) end
                end
            elseif slot.shown ~= shown and shown then
                thing.remarks[#thing.remarks + 1] = ("%s: %s"):format(parts.heading or field.name, shown)
                gather.note(G, "twice", thing.name, parts.heading or field.name)
            end
            return
        end
    end
    slots[#slots + 1] = { key = parts.key, persona = parts.persona, value = value, shown = shown }
end
gather.put = put


-- columns ----------------------------------------------------------------------------------------

--- The field in which the cells of a column are numbers, texts …: with a key, that of the entries.
local function leaf_of(field, parts)
    if not parts.key then return field end
    local of = field
    if of.type == "alt" then
        for _, option in ipairs(of.options) do
            if option.type == "map" then of = option end
        end
    end
    if of.type == "record" then return of.fields[parts.key] end
    if of.type ~= "map" then return nil end
    local value = of.value
    if value.type == "alt" and value.options[2] and value.options[2].type == "map" then return value.options[1] end
    return value
end

--- A name for a field of one's own, from a heading.
local function own_name(G, kind, heading)
    local s = require "reis.words.slug".of(heading):gsub("%-", "_")
    if not s:find "^%a" then s = "field_" .. s end
    local fields, taken, n, name = schema.kinds[kind].fields, G.own[kind] or {}, 1, s
    local used = {}
    for _, one in pairs(taken) do used[one] = true end
    while fields[name] or schema.kinds[kind].children[name] or name == "name" or name == "kind" or used[name] do
        n = n + 1
        name = s .. "_" .. n
    end
    return name
end

--- A column whose heading says nothing becomes a field of the company's own, of the type of what stands in it.
local function own_field(G, grid, column)
    local kind, numbers, flags, texts, any = grid.kind, true, true, false, false
    for r = grid.head + 1, grid.sheet.rows do
        local cell = (grid.sheet[r] or {})[column.at]
        if cell ~= nil then
            any = true
            numbers = numbers and (type(cell) == "number" or type(cell) == "string" and tonumber(cell) ~= nil and not cell:find "^0%d")
            flags = flags and type(cell) == "boolean"
            texts = texts or type(cell) == "string" and cell:find "\n" ~= nil
        end
    end
    if not any then return nil end
    if kind == "company" or kind == "evidence" then return schema.field("note", "text", "") end
    local name = own_name(G, kind, column.heading)
    local type_of = numbers and "number" or flags and "flag" or texts and "texts" or "text"
    G.own[kind] = G.own[kind] or {}
    G.own[kind][columns.plain(column.heading)] = name
    G.own_types[#G.own_types + 1] = { kind = kind, name = name, type = type_of, heading = column.heading }
    gather.note(G, numbers and "own_number" or "own", column.heading, name)
    return schema.field(name, type_of, "")
end

--- The type of a field that the company's sheet declares.
local function declared_type(G, kind, name)
    for _, one in ipairs(G.own_types) do
        if one.kind == kind and one.name == name then return one.type end
    end
end

local function field_of(G, grid, column)
    local kind = column.of or (grid.kind == "evidence" and "interview" or grid.kind)
    if column.field == nil then return own_field(G, grid, column) end
    local known = schema.kinds[kind].fields[column.field]
    local own = not known and declared_type(G, grid.kind, column.field)
    return known or own and schema.field(column.field, own, "") or nil
end

local HEADED = { journey = true, phase = true, touchpoint = true, name = true, kind = true }

local OF_TEN = { experience = true, score = true, expects = true } -- which people like to give out of five

--- Of the numbers of a column how they become those of the language.
local function conversion(G, grid, column, leaf)
    local numbers = {}
    for r = grid.head + 1, grid.sheet.rows do
        local cell = (grid.sheet[r] or {})[column.at]
        if not (type(cell) == "string" and cell:find "[%%/]") then
            local x = cell ~= nil and values.number(leaf, cell)
            if x then numbers[#numbers + 1] = x end
        end
    end
    local held = schema.held(leaf)
    if held == "mark" then
        local convert, low, high, sure = scale.marks(column.unit, numbers)
        if convert then gather.note(G, sure and "scale" or "scale_guessed", column.heading, tostring(low), tostring(high)) end
        if not convert and not column.unit and scale.small(numbers) and OF_TEN[column.field] then gather.note(G, "small", column.heading) end
        return convert
    end
    if held == "share" or held == "probability" then
        local convert = scale.shares(column.unit, numbers)
        if convert then gather.note(G, "percent", column.heading) end
        return convert
    end
    local unit = column.unit and columns.UNITS[fold(column.unit):gsub("%s", "")]
    if held == "duration" and unit and unit ~= 1 then return function(x) return x * unit end end
    if held == "effort" and unit and unit ~= columns.UNITS.day then -- a day of eight hours, a week of five days
        return function(x) return unit < columns.UNITS.day and x * unit / 480 or x * 5 end
    end
end

--- Which journey, phase and touchpoint columns there are, and the others with their fields and conversions.
local function prepare(G, grid)
    local places, rest, overall = {}, {}, false
    for _, column in ipairs(grid.columns) do
        if HEADED[column.field] and not column.of and not column.key and not (schema.kinds[grid.kind] and column.field ~= "name"
            and schema.kinds[grid.kind].fields[column.field] and not columns.WITHIN[grid.kind]) and not places[column.field] then
            places[column.field] = column
        else
            rest[#rest + 1] = column
        end
        overall = overall or grid.kind == "touchpoint" and column.persona and not column.key and (column.field == "experience" or column.field == "expects"
            or column.field == "score")
    end
    local usable = {}
    for _, column in ipairs(rest) do
        if overall and not column.key and (column.field == "experience" or column.field == "expects" or column.field == "score") then
            column.field, column.key = column.field == "expects" and "expects" or "score", "@overall"
        elseif column.field == "experience" and column.key then -- "mark: ease" is a mark per value
            column.field = "score"
        elseif column.field == "score" and not column.key then
            column.field = "experience"
        end
        local field = field_of(G, grid, column)
        local leaf = field and leaf_of(field, column)
        if leaf then
            column.spec, column.leaf = field, leaf
            column.X = { convert = conversion(G, grid, column, leaf), texts = grid.sheet.texts }
            column.X.percent = column.X.convert ~= nil
            usable[#usable + 1] = column
        elseif column.filled then
            column.lost = true
            usable[#usable + 1] = column
        end
    end
    return places, usable
end

-- rows -------------------------------------------------------------------------------------------

--- The name in a cell, and the whole of it where it is too long for one.
local function name_in(row, column)
    local cell = column and row[column.at]
    if cell == nil then return nil end
    local name, whole = named(values.text(cell))
    if name ~= "" then return name, whole end
end

-- What may differ by persona.
local PERSONAL = { score = true, expects = true, leave = true, importance = true, moment_of_truth = true, next = true, duration = true }

--- Brings the other cells of a row to its thing. phase: where what is said of a phase belongs; persona: whose marks the row has
local function fill(G, thing, row, list, phase, persona)
    for _, column in ipairs(list) do
        local cell = row[column.at]
        local to = column.of == "phase" and phase or thing
        if cell ~= nil and to then
            local shown = values.text(cell)
            local value
            if not column.lost then value = values.of(column.leaf, cell, column.X) end
            if value == nil and column.told and type(cell) == "string" and not cell:find "%d" then -- a feeling in words
                put(G, to, schema.kinds.touchpoint.fields.feels, { heading = column.heading }, { list = { text.clean(cell, 1000) } })
            elseif value == nil then
                to.remarks[#to.remarks + 1] = ("%s: %s"):format(column.heading, shown)
                gather.note(G, "no_value", column.heading, text.clean(shown, 60), to.name)
            elseif value ~= "" then
                if type(value) ~= "table" or not (value.list or value.things) then value = { is = value } end
                if #shown > schema.MAX_TEXT and utf8.len(shown) and utf8.len(shown) > schema.MAX_TEXT then gather.note(G, "cut", to.name) end
                local parts = column
                if persona and PERSONAL[column.spec.name] and not column.persona then
                    parts = { key = column.key, persona = persona, heading = column.heading }
                end
                put(G, to, column.spec, parts, value, shown)
            end
        end
    end
end

--- Where a row stands; what it leaves out stands as in the row before.
local function place(G, grid, places, row, last)
    local journey = name_in(row, places.journey) or last.journey
    if journey ~= last.journey then last.phase = nil end
    local phase = name_in(row, places.phase)
    if not phase and not places.phase then phase = G.L "no_phase" end
    phase = phase or last.phase
    last.journey, last.phase = journey, phase
    local J = gather.thing(G, "journey", journey or grid.default)
    local P = phase and gather.thing(G, "phase", phase, J)
    return J, P
end

local PHASE_HOLDS = { needs = true, pains = true, questions = true, criteria = true, note = true, url = true, tags = true }

--- Of a row without a touchpoint: what a phase can hold goes there, the rest to the touchpoint before.
local function without_name(G, row, list, P, T)
    if T then return fill(G, T, row, list, P) end
    local own = {}
    for _, column in ipairs(list) do
        if column.of == "phase" or column.spec and PHASE_HOLDS[column.spec.name] and not column.key then
            own[#own + 1] = column
        elseif row[column.at] ~= nil then
            P.remarks[#P.remarks + 1] = ("%s: %s"):format(column.heading, values.text(row[column.at]))
            gather.note(G, "no_touchpoint", column.heading, P.name)
        end
    end
    fill(G, P, row, own, P)
end

--- The touchpoints that a cell of a map that lies names, where each phase has one column: several on lines of their own.
local function several(grid, places)
    local cells, lines = {}, false
    if not grid.lies or not places.phase or not places.name then return false end
    for r = grid.head + 1, grid.sheet.rows do
        local row = grid.sheet[r] or {}
        local phase, cell = name_in(row, places.phase), row[places.name.at]
        if phase and cells[phase] then return false end
        if phase then cells[phase] = true end
        lines = lines or type(cell) == "string" and cell:find "%S[^\n]*\n%s*%S" ~= nil
    end
    return lines
end

--- A phase's column with several touchpoints: lanes with as many lines are parted among them, others stay with the phase, or the first.
local function spread(G, row, list, P, items)
    local touchpoints = {}
    for i, item in ipairs(items) do touchpoints[i] = gather.thing(G, "touchpoint", (named(item[1])), P) end
    for _, column in ipairs(list) do
        local cell = row[column.at]
        local parts = cell ~= nil and column.spec and values.items(cell) or {}
        if #parts == #touchpoints then
            for i, part in ipairs(parts) do fill(G, touchpoints[i], { [column.at] = part[1] }, { column }, P) end
        elseif cell ~= nil then
            local to_phase = column.spec and PHASE_HOLDS[column.spec.name]
            if not to_phase and column.of ~= "phase" and #touchpoints > 1 then gather.note(G, "first", column.heading) end
            fill(G, to_phase and P or touchpoints[1], row, { column }, P)
        end
    end
end

--- The touchpoints with a row for each of several personas, and the column that names these.
local function rows_by_persona(G, grid, places, list)
    local out, seen, last = {}, {}, { journey = not places.journey and grid.default or nil }
    for _, column in ipairs(list) do
        if column.field == "personas" then out.column = column end
    end
    for r = grid.head + 1, out.column and grid.sheet.rows or 0 do
        local row = grid.sheet[r] or {}
        local name = name_in(row, places.name)
        if name then
            local _, P = place(G, grid, places, row, last)
            local items = row[out.column.at] ~= nil and values.items(row[out.column.at]) or {}
            local T = P and gather.thing(G, "touchpoint", name, P)
            if T and #items == 1 then
                out[T] = out[T] or seen[T] ~= nil and seen[T] ~= items[1][1]
                seen[T] = items[1][1]
                out.any = out.any or out[T]
            end
        end
    end
    return out
end

--- The comments on the cells of a row stay with what it is about.
local function commented(G, grid, r, thing)
    local row, at = (grid.sheet.comments or {})[r], {}
    for c in pairs(row or {}) do at[#at + 1] = c end
    table.sort(at)
    for _, c in ipairs(at) do
        thing.remarks[#thing.remarks + 1] = text.clean(row[c], schema.MAX_TEXT)
        gather.note(G, "comments", grid.sheet.name)
    end
end

local function touchpoints(G, grid, places, list)
    local by_persona = rows_by_persona(G, grid, places, list)
    for _, column in ipairs(by_persona.any and list or {}) do
        if (column.field == "experience" or column.field == "expects") and not column.key then
            column.key, column.spec = "@overall", schema.kinds.touchpoint.fields[column.field == "expects" and "expects" or "score"]
        end
    end
    local last, T, before = { journey = not places.journey and grid.default or nil }, nil, nil
    local split = several(grid, places)
    for r = grid.head + 1, grid.sheet.rows do
        local row = grid.sheet[r]
        if row and next(row) ~= nil then
            local said_phase = name_in(row, places.phase) or name_in(row, places.journey)
            local J, P = place(G, grid, places, row, last)
            local name, whole = name_in(row, places.name)
            if not P then P = gather.thing(G, "phase", G.L "no_phase", J) end
            if P ~= before and not name and said_phase then T = nil end
            if split and name then
                spread(G, row, list, P, values.items(row[places.name.at]))
            elseif name then
                T = gather.thing(G, "touchpoint", name, P)
                keep_whole(G, T, whole)
                fill(G, T, row, list, P, by_persona[T] and name_in(row, by_persona.column))
            elseif not places.name then -- a map of phases alone: each is a touchpoint too
                T = gather.thing(G, "touchpoint", P.name, P)
                gather.note(G, "phases_only")
                fill(G, T, row, list, P)
            else
                without_name(G, row, list, P, T)
            end
            grid.first = grid.first or J.name
            commented(G, grid, r, T or P)
            before = P
        end
    end
end

--- What holds a thing that stands in a journey: as deep as the row says; nil where it says nothing.
local function holder(G, grid, places, row, last)
    local journey = name_in(row, places.journey) or next(G.things.journey or {}) and #G.things.journey == 1 and G.things.journey[1].name or nil
    local phase, touchpoint = name_in(row, places.phase), name_in(row, places.touchpoint)
    if not journey then return not (phase or touchpoint) and last or gather.thing(G, "journey", grid.default) end
    local to = gather.thing(G, "journey", journey)
    if phase then to = gather.thing(G, "phase", phase, to) end
    if touchpoint and not phase then -- in whichever phase it is
        for _, P in ipairs(to.children) do
            local T = P.by and P.by.touchpoint and P.by.touchpoint[fold(touchpoint)]
            if T then return T end
        end
        to = gather.thing(G, "phase", G.L "no_phase", to)
    end
    return touchpoint and gather.thing(G, "touchpoint", touchpoint, to) or to
end

local function kind_in(row, column)
    local cell = column and row[column.at]
    local word = cell and fold(values.text(cell))
    for _, kind in ipairs(schema.evidence_kinds) do
        local dutch = require "reis.language.tongue".of "reis.nl":all("kinds", kind)
        if word == kind then return kind end
        for _, one in ipairs(dutch) do
            if word == one then return kind end
        end
    end
    return "assumption"
end

local ANYWHERE = { criterion = true }

--- The rows of a sheet of any other kind.
local function others(G, grid, places, list)
    local kind, within = grid.kind, columns.WITHIN[grid.kind]
    for r = grid.head + 1, grid.sheet.rows do
        local row = grid.sheet[r] or {}
        local name, whole = name_in(row, places.name)
        if name then
            local at = within and kind ~= "phase" and holder(G, grid, places, row) or nil
            if kind == "phase" then
                local journey = name_in(row, places.journey) or grid.default
                at = gather.thing(G, "journey", journey)
            end
            local parents = schema.kinds[kind] and schema.kinds[kind].parents
            if within and (at and not ordered.holds(parents, at.kind) or not at and not ANYWHERE[kind]) then
                gather.note(G, "nowhere", name, kind)
            elseif kind == "company" and G.things.company and G.things.company[1].name ~= name then
                gather.note(G, "one_company", name)
            else
                local own = kind == "evidence" and kind_in(row, places.kind) or kind
                local thing = gather.thing(G, own, name, at)
                keep_whole(G, thing, whole)
                fill(G, thing, row, list)
                commented(G, grid, r, thing)
            end
        elseif next(row) ~= nil and next(list) then
            gather.note(G, "nameless", kind, tostring(grid.sheet.at and grid.sheet.at[r] or r))
        end
    end
end

--- Takes the rows of a grid (data/import/grid.lua). grid.default: the journey's name where no column tells it
-- -> true | nil, message
function gather.take(G, grid)
    local places, list = prepare(G, grid)
    for _, column in ipairs(grid.columns) do
        if column.field then
            local english = fold(column.words or ""):gsub("[^%w]", "_")
            local dutch = require "reis.language.tongue".of "reis.nl".words.fields.from[english] ~= nil
                or require "reis.language.tongue".of "reis.nl".words.kinds.from[english] ~= nil
            if schema.kinds[english] or schema.kinds.touchpoint.fields[english] then
                G.english = G.english + 1
            elseif dutch then
                G.dutch = G.dutch + 1
            end
        end
    end
    if grid.kind == "touchpoint" then
        touchpoints(G, grid, places, list)
        return true
    end
    if not places.name then
        local column = grid.kind == "company" and grid.columns[1]
        if not column then return nil, grid.kind end
    end
    others(G, grid, places, list)
    return true
end

return gather
