-- What differs between two models: things added, removed and moved, fields that changed, and what that does to the measures.

local schema = require "reis.language.schema"
local ordered = require "reis.words.ordered"
local criteria = require "reis.figures.criteria"

local diff = {}

local CHILDREN = { "phases", "touchpoints", "needs", "pains", "killers", "fails", "questions", "criteria" }
local MEASURES = { "experience", "mean", "peak", "end", "functional", "emotional", "completion", "lifetime", "duration",
    "cost_to_serve", "handovers", "channel_switches", "consistency", "killer_risk" }
diff.measures = MEASURES

-- fields ----------------------------------------------------------------------------------------

local function same(a, b)
    if a == b then return true end
    if type(a) ~= "table" or type(b) ~= "table" then return false end
    for k, v in next, a do
        if not same(v, rawget(b, k)) then return false end
    end
    for k in next, b do
        if rawget(a, k) == nil then return false end
    end
    return true
end

--- Whether a value has parts that are told one by one: a map by names, no list and no uncertain number.
local function is_map(v) return type(v) == "table" and rawlen(v) == 0 and type(rawget(v, "dist")) ~= "string" end

--- Adds what differs in a field, a map's parts each for itself.
local function compare(changes, entry, path, field, a, b)
    if same(a, b) then return end
    if (is_map(a) or a == nil) and (is_map(b) or b == nil) and (a or b) and next(a or b) ~= nil then
        local all = {}
        for k in next, a or {} do all[k] = true end
        for k in next, b or {} do all[k] = true end
        for _, k in ipairs(ordered.keys(all)) do
            compare(changes, entry, path .. "." .. tostring(k), field, a and rawget(a, k), b and rawget(b, k))
        end
        return
    end
    changes[#changes + 1] = { change = "changed", kind = entry.kind, thing = entry.path, field = path,
        type = schema.held(field), from = a, to = b, about = entry.about }
end

local NESTED = { things = true }

--- The raw value of a field; nil where it was worked out and not declared.
local function declared(model, thing, field)
    if field.name == "managed" and model.session.computed and model.session.computed[thing] then return nil end
    local v = rawget(thing, field.store or field.name)
    if type(v) == "table" and next(v) == nil then return nil end -- an empty list says nothing
    return v
end

local function compare_things(D, entry, a, b)
    for _, field in ipairs(schema.fields(b.kind)) do
        if not NESTED[field.type] then
            compare(D.changes, entry, field.name, field, declared(D.old, a, field), declared(D.new, b, field))
        end
    end
end

-- things ----------------------------------------------------------------------------------------

--- The members of a list by name (of several of one name each gets its number).
local function by_name(list)
    local known, seen = {}, {}
    for _, thing in ipairs(list or {}) do
        local n = (seen[thing.name] or 0) + 1
        seen[thing.name] = n
        known[#known + 1] = { key = thing.name .. (n > 1 and " " .. n or ""), thing = thing }
        known[known[#known].key] = known[#known]
    end
    return known
end

--- Of numbers in the new order those that keep the old one: the members of a longest rising row. -> set of positions
local function kept(numbers)
    local ends, before = {}, {}
    for i, n in ipairs(numbers) do
        local low, high = 1, #ends + 1
        while low < high do
            local mid = (low + high) // 2
            if numbers[ends[mid]] < n then low = mid + 1 else high = mid end
        end
        before[i], ends[low] = ends[low - 1], i
    end
    local set, i = {}, ends[#ends]
    while i do set[i], i = true, before[i] end
    return set
end

local function add(D, change, thing, path, more)
    local one = { change = change, kind = thing.kind, thing = path, about = thing }
    for k, v in pairs(more or {}) do one[k] = v end
    D.changes[#D.changes + 1] = one
end

local compare_children

--- Two lists of things of one holder: new ones in order, then those that went. ordered_by: whether their order counts.
local function compare_lists(D, old, new, prefix, counts)
    local known_old, known_new = by_name(old), by_name(new)
    local place, numbers, at = {}, {}, {}
    for i, one in ipairs(known_old) do place[one.key] = i end
    for _, one in ipairs(known_new) do
        if place[one.key] then
            numbers[#numbers + 1] = place[one.key]
            at[one.key] = #numbers
        end
    end
    local stays = counts and kept(numbers) or nil
    for k, one in ipairs(known_new) do
        local path, before = prefix .. one.key, known_old[one.key]
        if not before then
            if not (D.moved[one.thing]) then add(D, "added", one.thing, path) end
        else
            if stays and not stays[at[one.key]] then
                add(D, "moved", one.thing, path, { from = place[one.key], to = k, type = "place" })
            end
            compare_things(D, { kind = one.thing.kind, path = path, about = one.thing }, before.thing, one.thing)
            compare_children(D, before.thing, one.thing, path .. "/")
        end
    end
    for _, one in ipairs(known_old) do
        if not known_new[one.key] and not D.moved[one.thing] then add(D, "removed", one.thing, prefix .. one.key) end
    end
end

--- The touchpoints of a journey by phase and name -> { [key] = touchpoint }, list of { key, touchpoint } in order
local function placed(journey)
    local set, list = {}, {}
    for _, phase in ipairs(by_name(journey.phases)) do
        for _, one in ipairs(by_name(phase.thing.touchpoints)) do
            local key = phase.key .. "\0" .. one.key
            set[key], list[#list + 1] = one.thing, { key, one.thing }
        end
    end
    return set, list
end

--- Touchpoints that are in another phase of their journey now: told once, as moved. One whose phase still holds its name is
-- where it was, whatever else has that name.
local function moved_touchpoints(D, old, new, prefix)
    local was, before_list = placed(old)
    local is, list = placed(new)
    local gone = {} -- name -> the touchpoints that are no longer where they were
    for _, one in ipairs(before_list) do
        local name = one[2].name
        if not is[one[1]] then
            gone[name] = gone[name] or {}
            table.insert(gone[name], one[2])
        end
    end
    for _, one in ipairs(list) do
        local t = one[2]
        local before = not was[one[1]] and gone[t.name] and table.remove(gone[t.name], 1)
        if before and before.phase.name ~= t.phase.name then
            D.moved[t], D.moved[before] = true, true
            local path = prefix .. t.phase.name .. "/" .. t.name
            add(D, "moved", t, path, { from = before.phase.name, to = t.phase.name, type = "phase" })
            compare_things(D, { kind = t.kind, path = path, about = t }, before, t)
            compare_children(D, before, t, path .. "/")
        end
    end
end

function compare_children(D, old, new, prefix)
    if new.kind == "journey" then moved_touchpoints(D, old, new, prefix) end
    for _, field in ipairs(CHILDREN) do
        local known = schema.kinds[new.kind].fields[field]
        if known and known.type == "things" and not (new.kind == "journey" and field == "touchpoints") then
            compare_lists(D, old[field], new[field], prefix, field == "phases" or field == "touchpoints")
        end
    end
end

local COLLECTIONS = { "values", "principles", "channels", "teams", "systems", "partners", "evidence", "personas", "goals",
    "metrics", "journeys", "actions", "opportunities", "roadmaps", "scenarios", "lanes", "business_models", "value_propositions" }

--- Criteria that stand on their own.
local function loose(model)
    local list = {}
    for _, criterion in ipairs(model.criteria) do
        if not rawget(criterion, "parent") then list[#list + 1] = criterion end
    end
    return list
end

-- measures --------------------------------------------------------------------------------------

local function row_of(rows, name)
    for _, row in ipairs(rows or {}) do
        if row.persona == name then return row end
    end
end

--- The rows of scores side by side: of journeys by name, and of the personas of each. -> list of
-- { name =, change = "added" | "removed" | nil, from = row or nil, to = row or nil, personas = { { persona =, from =, to = } } }
local function journeys(before, after)
    local list, old = {}, {}
    local function pair(name, a, b)
        local one = { name = name, change = not a and "added" or not b and "removed" or nil, from = a, to = b, personas = {} }
        for _, row in ipairs((b or a).personas) do
            one.personas[#one.personas + 1] = { persona = row.persona, from = a and row_of(a.personas, row.persona),
                to = b and row_of(b.personas, row.persona) }
        end
        for _, row in ipairs(a and b and a.personas or {}) do
            if not row_of(b.personas, row.persona) then
                one.personas[#one.personas + 1] = { persona = row.persona, from = row }
            end
        end
        list[#list + 1] = one
    end
    for _, j in ipairs(before.journeys) do old[j.name] = j end
    for _, j in ipairs(after.journeys) do
        pair(j.name, old[j.name], j)
        old[j.name] = nil
    end
    for _, j in ipairs(before.journeys) do
        if old[j.name] then pair(j.name, j, nil) end
    end
    return list
end

--- What changed from one model to another, and what that does. before, after: figures (of reis.figures.figures).
-- -> { changes = { { change =, kind =, thing = path, field =, type =, from =, to =, about = (the thing, of the new model where
-- it is there) } }, journeys = as above, old =, new = (the models), utility = { from =, to = }, money = { from =, to = }, criteria = flips }
function diff.of(before, after)
    local D = { old = before.model, new = after.model, changes = {}, moved = {} }
    if D.old.company and D.new.company then
        compare_things(D, { kind = "company", path = D.new.company.name, about = D.new.company }, D.old.company, D.new.company)
    elseif D.old.company or D.new.company then
        local one = D.new.company or D.old.company
        add(D, D.new.company and "added" or "removed", one, one.name)
    end
    for _, name in ipairs(COLLECTIONS) do compare_lists(D, D.old[name], D.new[name], "", false) end
    compare_lists(D, loose(D.old), loose(D.new), "", false)
    local a, b = before.scores(), after.scores()
    return { old = D.old, new = D.new, changes = D.changes, journeys = journeys(a, b), utility = { from = a.utility, to = b.utility },
        money = { from = a.money, to = b.money }, criteria = criteria.flips(before, after) }
end

return diff
