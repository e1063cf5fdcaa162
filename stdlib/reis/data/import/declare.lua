-- Things that were gathered as declarations of a script that checks: what they name is declared too, what cannot stand there is
-- remarked upon.

local company = require "reis.data.import.company"
local fold = require "reis.words.fold"
local gather = require "reis.data.import.gather"
local printer = require "reis.language.printer"
local schema = require "reis.language.schema"
local ways = require "reis.data.import.ways"

local declare = {}

-- Kinds that are declared where only their name is met.
local IMPLIED = { persona = true, value = true, channel = true, team = true, partner = true, system = true, principle = true, assumption = true }

local EVIDENCE = {}
for _, kind in ipairs(schema.evidence_kinds) do EVIDENCE[kind] = true end

-- Words in the name of a source that say what kind of evidence it is.
local SOURCES = { { "interview", "interview" }, { "gesprek", "interview" }, { "survey", "survey" }, { "enqu", "survey" }, { "vragenlijst", "survey" },
    { "nps", "survey" }, { "csat", "survey" }, { "klanttevredenheid", "survey" }, { "test", "usertest" }, { "observ", "observation" }, { "log", "log" },
    { "analytics", "log" }, { "data", "log" }, { "review", "review" }, { "recensie", "review" } }

local function evidence_kind(name)
    local word = fold(name)
    for _, one in ipairs(SOURCES) do
        if word:find(one[1], 1, true) then return one[2] end
    end
    return "assumption"
end

-- Words for the end of a journey.
local DONE = { done = true, klaar = true, einde = true, ["end"] = true, eind = true, finish = true, finished = true, gereed = true, completed = true }
local LEAVE = { leave = true, afhaken = true, leaves = true, ["drop off"] = true, ["drop out"] = true, weg = true, exit = true, uitval = true }

--- How a thing is called that a script's words keep for themselves.
local function name_of(kind, name)
    local reserved = schema.reserved[kind]
    return reserved and reserved[name] and name .. " *" or name
end

--- The name under which a thing of one of the kinds is declared; it is declared where its kind can be. nil where there is none.
local function known(D, kinds, name)
    for _, kind in ipairs(kinds) do
        local thing = D.names[kind] and D.names[kind][fold(name)]
        if thing then return thing end
    end
    local kind = kinds[1]
    if EVIDENCE[kind] then kind = evidence_kind(name) end
    if not IMPLIED[kind] and not EVIDENCE[kind] then return nil end
    local own = name_of(kind, name)
    if kind == "value" and D.names.persona and D.names.persona[fold(name)] then own = own .. " *" end -- marks tell them apart by name
    gather.thing(D.G, kind, own)
    D.names[kind] = D.names[kind] or {}
    D.names[kind][fold(name)] = own
    return own
end

--- A mark with its sources, which are declared.
local function sourced(D, v)
    if type(v) ~= "table" or v.head ~= "seen" then return v end
    local entries = {}
    for i, one in ipairs(v.entries) do entries[i] = { known(D, schema.evidence_kinds, one[1]), one[2] } end
    return printer.map(entries, "seen")
end

-- Kinds whose things may be named by where they are: "Phase/Touchpoint".
local PLACED = { touchpoint = true, phase = true, journey = true, killer = true, pain = true, need = true, action = true, opportunity = true }

--- Remarks that what a thing names is not there.
local function not_there(D, thing, kind, name)
    thing.remarks[#thing.remarks + 1] = D.L("import.unknown", name)
    gather.note(D.G, "no_such", thing.name, kind, name)
end

--- The name by which a reference finds its thing, or nil after remarking that there is none.
local function reference(D, thing, kinds, name)
    local found = known(D, kinds, name)
    if found then return found end
    for _, kind in ipairs(kinds) do
        local last = PLACED[kind] and name:match "([^/]+)$"
        if last and D.names[kind] and D.names[kind][fold(last)] then return name end
    end
    return not_there(D, thing, kinds[1], name)
end

local function references(D, thing, kinds, list)
    local out, seen = {}, {}
    for _, name in ipairs(list) do
        local found = reference(D, thing, kinds, name)
        if found and not seen[found] then
            seen[found] = true
            out[#out + 1] = found
        end
    end
    return #out > 0 and out or nil
end

--- Shares that add up to `sum`, after saying so where they did not.
local function adding_up(D, thing, entries, sum)
    local total = 0
    for _, one in ipairs(entries) do
        if type(one[2]) ~= "number" then return entries end
        total = total + one[2]
    end
    if math.abs(total - sum) <= 0.005 or total <= 0 then return entries end
    gather.note(D.G, "sum", thing.name, ("%g"):format(total), ("%g"):format(sum))
    for _, one in ipairs(entries) do one[2] = math.floor(one[2] / total * sum * 10000 + 0.5) / 10000 end
    return entries
end

--- The keys of a table of shares or counts as the names of things.
local function keyed(D, thing, kinds, map)
    local entries = {}
    for _, one in ipairs(map.entries) do
        local name = reference(D, thing, kinds, one[1])
        if name then entries[#entries + 1] = { name, one[2] } end
    end
    return entries
end

--- Of the touchpoints of one name that which is beside the one that is being declared, else the first after it, else the first: with
-- its phase where there are several.
local function here(D, found)
    local after
    for _, one in ipairs(found) do
        if one[1] == D.phase then return one[2] end
        if one[1].number > D.phase.number then after = after or one end
    end
    local one = after or found[1]
    return #found > 1 and not one[2]:find("/", 1, true) and one[1].name .. "/" .. one[2] or one[2]
end

--- Where one goes on to: touchpoints, and "done" in any of its words.
local function way_on(D, thing, value, leave)
    local function name_of(name)
        local word = fold(name)
        local found = D.here[word]
        if found then return here(D, found) end
        if DONE[word] then return "done" end
        return not_there(D, thing, "touchpoint", name)
    end
    if type(value) == "string" then return name_of(value) end
    if not value.entries then return nil end
    local entries, left = {}, nil
    for _, one in ipairs(value.entries) do
        if LEAVE[fold(one[1])] then
            if value.head == "count" then entries[#entries + 1] = { "leave", one[2] } else left = one[2] end
        else
            local name = name_of(one[1])
            if name then entries[#entries + 1] = { name, one[2] } end
        end
    end
    if #entries == 0 then return nil, left end
    if value.head ~= "count" and (leave or left or type(leave) == "nil") then
        local gone = left or leave or 0
        if type(gone) == "number" then entries = adding_up(D, thing, entries, 1 - gone) end
    end
    return printer.map(entries, value.head), left
end

local CHANGED = { experience = true, expects = true, leave = true, duration = true, wait = true }

--- What an action improves, where that is: the touchpoints and phases that there are, the values of their marks.
local function improved(D, thing, map, v)
    local entries = {}
    for _, one in ipairs(v.entries) do
        local place = reference(D, thing, map.key, one[1])
        local changes = {}
        for _, change in ipairs(place and one[2].entries or {}) do
            local what = CHANGED[change[1]] and change[1] or reference(D, thing, { "value" }, change[1])
            changes[#changes + 1] = { what, change[2] }
        end
        if place and #changes > 0 then entries[#entries + 1] = { place, printer.map(changes) } end
    end
    return #entries > 0 and printer.map(entries) or nil
end

-- Of what people write several in a cell with a comma, or a slash between spaces, between them.
local BY_COMMA = { channel = true, persona = true, system = true, team = true, partner = true }

--- A list of names of which those that are no thing's are parted by commas.
local function by_comma(D, kinds, list)
    if not BY_COMMA[kinds[1]] then return list end
    local out = {}
    for _, name in ipairs(list) do
        local whole = false
        for _, kind in ipairs(kinds) do whole = whole or D.declared[kind] and D.declared[kind][fold(name)] end
        local parts = {}
        for part in (whole and "" or name:gsub("%s+[/+&]%s+", ", ") .. ","):gmatch "%s*(.-)%s*,%f[%s\0]" do
            if part ~= "" then parts[#parts + 1] = part end
        end
        if #parts < 2 then parts = { name } end
        table.move(parts, 1, #parts, #out + 1, out)
    end
    return out
end

local function option_of(field, type_of)
    if field.type ~= "alt" then return field.type == type_of and field or nil end
    for _, option in ipairs(field.options) do
        if option.type == type_of then return option end
    end
end

--- A single value for a field, its names resolved. -> value of printer, or nil
local function resolved(D, thing, field, value)
    if value.list then
        local kinds = field.kinds or option_of(field, "refs") and option_of(field, "refs").kinds
        if not kinds then return #value.list == 1 and field.type ~= "numbers" and value.list[1] or value.list end
        local list = references(D, thing, kinds, by_comma(D, kinds, value.list))
        return list and (field.type == "shares" and #list == 1 and list[1] or list)
    end
    local v = value.is
    if field.type == "ref" then return reference(D, thing, field.kinds, v) end
    if type(v) ~= "table" or not v.entries or v.head == "seen" then return sourced(D, v) end
    if field.type == "shares" then
        local entries = keyed(D, thing, field.kinds, v)
        return #entries > 0 and printer.map(adding_up(D, thing, entries, 1)) or nil
    end
    local map = option_of(field, "map")
    local kinds = map and map.key
    if map and map.value.type == "map" then return improved(D, thing, map, v) end
    if not kinds or map.value.type == "next" then return v end
    local entries = keyed(D, thing, kinds, v)
    return #entries > 0 and printer.map(entries) or nil
end

-- fields of several columns ----------------------------------------------------------------------

local function persona(D, name) return known(D, { "persona" }, name) end

--- What differs by persona: each { default = …, Anna = … }, or the one value.
local function each(D, thing, field, slots)
    local default, list = nil, {}
    for _, slot in ipairs(slots) do
        local v = resolved(D, thing, field, slot.value)
        if v ~= nil then
            if slot.persona then list[#list + 1] = { persona(D, slot.persona), v } else default = v end
        end
    end
    if #list == 0 then return default end
    if default ~= nil then table.insert(list, 1, { "default", default }) end
    return printer.map(list, "each")
end

--- The key of an entry as it is declared: a value's name, a team's.
local function key_of(D, thing, map, key)
    if key == "@overall" then return known(D, { "value" }, D.L "import.overall") end
    if map.key and #map.key > 0 and (map.key[1] == "value" or map.key[1] == "team") then return known(D, map.key, key) end
    return key
end

--- Marks per value, those of a persona in a table of its own; so any field that is a table by name.
local function table_of(D, thing, map, slots)
    local entries, own, order = {}, {}, {}
    for _, slot in ipairs(slots) do
        local key = slot.key and key_of(D, thing, map, slot.key)
        local v = slot.value.list or sourced(D, slot.value.is)
        if key and slot.persona then
            local who = persona(D, slot.persona)
            if not own[who] then
                own[who] = {}
                order[#order + 1] = who
            end
            table.insert(own[who], { key, v })
        elseif key then
            entries[#entries + 1] = { key, v }
        end
    end
    for _, who in ipairs(order) do entries[#entries + 1] = { who, printer.map(own[who]) } end
    return printer.map(entries)
end

--- The value of a field of all that was said of it.
local function value_of(D, thing, field, slots)
    local with_key = {}
    for _, slot in ipairs(slots) do
        if slot.key then with_key[#with_key + 1] = slot end
    end
    if #with_key == 0 then return each(D, thing, field, slots) end
    if #with_key < #slots then
        for _, slot in ipairs(slots) do
            if not slot.key then thing.remarks[#thing.remarks + 1] = ("%s: %s"):format(field.name, slot.shown or "") end
        end
    end
    local map = option_of(field, "map") or field
    if map.type == "record" then
        local entries = {}
        for _, slot in ipairs(with_key) do
            local v = resolved(D, thing, map.fields[slot.key], slot.value)
            if v ~= nil then entries[#entries + 1] = { slot.key, v } end
        end
        return printer.map(entries)
    end
    return table_of(D, thing, map, with_key)
end

-- declarations -----------------------------------------------------------------------------------

--- The fields of a kind with the company's own by their names, and the places of the others in the schema.
local function fields_by_name(D, kind)
    if D.fields[kind] then return D.fields[kind], D.at[kind] end
    local own, at = {}, {}
    for _, one in ipairs(D.G.own_types) do
        if one.kind == kind then own[one.name] = schema.field(one.name, one.type, "") end
    end
    for i, field in ipairs(schema.kinds[kind].fields) do at[field.name] = i end
    D.fields[kind], D.at[kind] = setmetatable(own, { __index = schema.kinds[kind].fields }), at
    return D.fields[kind], at
end

--- The remarks of a thing as one line of a comment; nil for none.
local function remark(thing)
    return #thing.remarks > 0 and table.concat(thing.remarks, "; ") or nil
end

--- What was said of leaving by a persona, "" for everyone -> the chance | nil
local function leave_of(thing, who)
    local default
    for _, slot in ipairs(thing.slots.leave or {}) do
        if slot.persona and fold(slot.persona) == who then return slot.value.is end
        if not slot.persona then default = slot.value.is end
    end
    return default
end

--- Ways on that differ by persona, or of which the rest does, as some leave: each persona's add up with its own leaving.
-- -> value, { [persona] = leaving that the ways say }
local function ways_each(D, thing, slots)
    local by, order, left = {}, { { "" } }, {}
    by[""] = false
    for _, list in ipairs { slots, thing.slots.leave or {} } do
        for _, slot in ipairs(list) do
            local who = slot.persona and fold(slot.persona) or ""
            if by[who] == nil then
                order[#order + 1] = { who, slot.persona }
                by[who] = false
            end
            if list == slots then by[who] = slot end
        end
    end
    local default, entries = nil, {}
    for _, one in ipairs(order) do
        local slot = by[one[1]] or by[""]
        if slot and slot.value.is then
            local value, gone = way_on(D, thing, slot.value.is, leave_of(thing, one[1]) or nil)
            if gone and leave_of(thing, one[1]) == nil then left[#left + 1] = { persona = one[2], value = { is = gone } } end
            local alike = by[one[1]] == false and default and printer.value(default) == printer.value(value) -- only the leaving is its own
            if value and one[2] then
                if not alike then entries[#entries + 1] = { persona(D, one[2]), value } end
            else
                default = default or value
            end
        end
    end
    if #entries == 0 then return default, left end
    if default ~= nil then table.insert(entries, 1, { "default", default }) end
    return printer.map(entries, "each"), left
end

local node_of

local function fields_of(D, thing)
    local fields, at = fields_by_name(D, thing.kind)
    local list, left = {}, {}
    for _, name in ipairs(thing.order) do
        local field = fields[name]
        if field.type == "next" then
            local value
            value, left = ways_each(D, thing, thing.slots[name])
            if value then list[#list + 1] = { name, value } end
        else
            list[#list + 1] = { name, value_of(D, thing, field, thing.slots[name]) }
        end
    end
    for _, slot in ipairs(left) do gather.put(D.G, thing, fields.leave, { persona = slot.persona }, slot.value) end
    if left[1] then
        for i = #list, 1, -1 do
            if list[i][1] == "leave" then table.remove(list, i) end
        end
        list[#list + 1] = { "leave", value_of(D, thing, fields.leave, thing.slots.leave) }
    end
    table.sort(list, function(a, b) -- in the order of the schema, its own fields last
        local x, y = at[a[1]] or math.huge, at[b[1]] or math.huge
        if x ~= y then return x < y end
        return a[1] < b[1]
    end)
    return list
end

--- How the touchpoints of a journey are called, with their phases and without -> folded name -> list of { phase, its path } in order
local function touchpoints_in(journey)
    local out = {}
    local function add(key, phase, path)
        out[fold(key)] = out[fold(key)] or {}
        table.insert(out[fold(key)], { phase, path, fold(key) == fold(path) })
    end
    for _, phase in ipairs(journey.children) do
        for _, t in ipairs(phase.children) do
            if t.kind == "touchpoint" then
                local name = name_of("touchpoint", t.name)
                add(t.name, phase, name)
                add(phase.name .. "/" .. name, phase, phase.name .. "/" .. name)
                add(journey.name .. "/" .. phase.name .. "/" .. name, phase, journey.name .. "/" .. phase.name .. "/" .. name)
            end
        end
    end
    return out
end

-- A field without which a thing of a kind is nothing.
local REQUIRED = { lane = "from", goal = "measure" }

function node_of(D, thing)
    local children = {}
    local slots = REQUIRED[thing.kind] and thing.slots[REQUIRED[thing.kind]]
    if REQUIRED[thing.kind] and not slots or thing.kind == "lane" and not slots[1].value.is:find "^%a+%.[%a_][%w_]*$" then
        gather.note(D.G, "nothing_shown", thing.kind, thing.name, REQUIRED[thing.kind])
        return { comment = ("%s %s"):format(thing.kind, thing.name) }
    end
    if thing.kind == "journey" then D.here = touchpoints_in(thing) end
    if thing.kind == "phase" then D.phase = thing end
    for _, child in ipairs(thing.children) do children[#children + 1] = node_of(D, child) end
    return { kind = thing.kind, name = name_of(thing.kind, thing.name), fields = fields_of(D, thing), children = children, note = remark(thing) }
end

--- Names of all things, for what refers to them.
local function learn(D, things)
    for _, thing in ipairs(things) do
        D.names[thing.kind] = D.names[thing.kind] or {}
        D.names[thing.kind][fold(thing.name)] = D.names[thing.kind][fold(thing.name)] or name_of(thing.kind, thing.name)
        learn(D, thing.children)
    end
end

--- Declares the partners that any thing names, so that an owner of that name is one of them and no team.
local function declare_partners(D, things)
    for _, thing in ipairs(things) do
        for _, slot in ipairs(thing.slots.partners or {}) do
            for _, name in ipairs(slot.value.list or {}) do known(D, { "partner" }, name) end
        end
        declare_partners(D, thing.children)
    end
end

local ORDER = {
    "company", "persona", "value", "principle", "channel", "team", "partner", "system", "evidence", "business_model",
    "value_proposition", "lane", "journey", "criterion", "opportunity", "action", "goal", "metric", "roadmap",
    "scenario"
}

--- All evidence, in the order in which it was met.
local function evidence_of(G)
    local list = {}
    for _, kind in ipairs(schema.evidence_kinds) do table.move(G.things[kind] or {}, 1, #(G.things[kind] or {}), #list + 1, list) end
    table.sort(list, function(a, b) return a.number < b.number end)
    return list
end

--- The nodes of reis.language.printer for what was gathered. L: the words of words/i18n/spreadsheet
function declare.nodes(G, L, head)
    local D = { G = G, L = L, names = {}, here = {}, fields = {}, at = {}, declared = {} }
    company.own(G)
    for _, list in pairs(G.things) do learn(D, list) end
    for kind, by in pairs(D.names) do -- before others are implied
        D.declared[kind] = {}
        for name in pairs(by) do D.declared[kind][name] = true end
    end
    for _, kind in ipairs { "journey", "action" } do declare_partners(D, G.things[kind] or {}) end
    local made = {}
    local at = 1
    while at do -- what is only named is found while the others are made: those kinds come last
        at = nil
        for i = #ORDER, 1, -1 do
            local kind = ORDER[i]
            local list = kind == "evidence" and evidence_of(G) or G.things[kind] or {}
            made[kind] = made[kind] or {}
            for n = #made[kind] + 1, #list do
                made[kind][n] = node_of(D, list[n])
                at = i
            end
        end
    end
    for _, journey in ipairs(made.journey) do
        ways.open(journey, made.persona, function(name) gather.note(G, "no_way_out", name) end)
    end
    local nodes = { { comment = head } }
    for _, kind in ipairs(ORDER) do
        if made[kind][1] then nodes[#nodes + 1] = { blank = true } end
        table.move(made[kind], 1, #made[kind], #nodes + 1, nodes)
    end
    return nodes
end

return declare
