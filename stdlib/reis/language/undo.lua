-- Takes a session back to where it was, so that what was typed wrongly spoils nothing (the REPL).

local undo = {}

local LISTS, SETS = { "top", "nested" }, { "top_count", "full", "filled" }

local function copy(t)
    local out = {}
    for k, v in next, t do out[k] = v end
    return setmetatable(out, getmetatable(t))
end

local function forget_messages(s)
    s.diags, s.wrong_fields, s.faulty, s.ended = {}, {}, {}, nil
    s.left_out, s.placed, s.open, s.decimal, s.again = {}, {}, {}, {}, {}
    s.changes = s.changes + 1
end

--- What undo.back needs to take the session back to now.
function undo.mark(s)
    local mark = { known = {} }
    for _, name in ipairs(LISTS) do mark[name] = copy(s[name]) end
    for _, name in ipairs(SETS) do mark[name] = copy(s[name]) end
    for kind, things in next, s.known do mark.known[kind] = copy(things) end
    return mark
end

--- What differs in a table from a later one: { set = { key = value }, gone = keys that are in the later one only }.
local function difference(older, later)
    local meta = getmetatable(older)
    local set, gone = setmetatable({}, meta), setmetatable({}, meta)
    for k, v in next, older do
        if later[k] ~= v then set[k] = v end
    end
    for k in next, later do
        if older[k] == nil then gone[k] = true end
    end
    return { set = set, gone = gone }
end

local function merged(differing, later)
    local out = copy(later)
    for k in next, differing.gone do out[k] = nil end
    for k, v in next, differing.set do out[k] = v end
    return out
end

--- f for each table of two marks, as a mark of what it gives.
local function each(one, other, f)
    local out = { known = {} }
    for name, t in next, one do
        if name ~= "known" then out[name] = f(t, other[name]) end
    end
    for kind, t in next, one.known do out.known[kind] = f(t, other.known[kind]) end
    return out
end

--- A mark as what differs in it from a later one: of many marks each would hold all that is declared. undo.whole gives it back.
function undo.slim(mark, later) return each(mark, later, difference) end

function undo.whole(slim, later) return each(slim, later, merged) end

--- Leaves out all that was declared since the mark, and forgets what was said of it.
function undo.back(s, mark)
    for name, kept in next, mark do s[name] = kept end
    forget_messages(s)
end

--- The thing on its own that holds a thing, or is it.
function undo.root(thing)
    while thing.parent do thing = thing.parent end
    return thing
end

--- Leaves out all that was found wrong so far, each whole with what holds it, and forgets what was said of it.
-- -> the things that were left out, in the order of their lines
function undo.faulty(s)
    local gone, list = {}, {}
    for _, set in ipairs { s.faulty, s.open, s.left_out } do
        for thing in pairs(set) do gone[undo.root(thing)] = true end
    end
    for _, name in ipairs(LISTS) do
        local kept = {}
        for _, thing in ipairs(s[name]) do
            if not gone[undo.root(thing)] then kept[#kept + 1] = thing end
        end
        s[name] = kept
    end
    for thing in pairs(gone) do
        list[#list + 1] = thing
        for key, one in pairs(s.known[thing.kind]) do
            if one == thing then s.known[thing.kind][key] = nil end
        end
        if s.top_count[thing.kind] == thing then s.top_count[thing.kind] = nil end
    end
    table.sort(list, function(a, b)
        if a.line ~= b.line then return a.line < b.line end
        return a.name < b.name
    end)
    forget_messages(s)
    return list
end

return undo
