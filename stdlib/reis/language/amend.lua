-- What is declared once more in the REPL changes what stands there: the fields it gives take the place of the old ones, its
-- children are added, or change those of their name. What was there is never touched: the thing that holds it is copied, the
-- copy changed and put in its place, so that going back (undo.lua) is putting the old lists back.

local schema = require "reis.language.schema"
local text = require "reis.language.text"
local declare = require "reis.language.declare"
local ordered = require "reis.words.ordered"
local quantity = require "reis.language.quantity"
local uncertain = require "reis.language.uncertain"
local undo = require "reis.language.undo"

local amend = {}

-- What is found out anew of a copy.
local FOUND = { ref = true, unreached = true, repeated = true, journey = true }

--- A copy of a thing with all it holds; map: old thing -> copy.
local function clone(s, thing, map)
    local kind = schema.kinds[thing.kind]
    local copy = setmetatable({}, getmetatable(thing))
    map[thing], map[copy] = copy, copy
    s.spelled[copy], s.spoken[copy] = s.spelled[thing], s.spoken[thing]
    local lists = {}
    for _, name in pairs(kind.children or {}) do lists[name] = true end
    for key, v in next, thing do
        if key == "parent" then
            copy.parent = map[v] or v
        elseif lists[key] then
            local list = {}
            for i, child in ipairs(v) do list[i] = clone(s, child, map) end
            for name, child in next, v do
                if type(name) == "string" then list[name] = map[child] end
            end
            rawset(copy, key, list)
        elseif not FOUND[key] and not (kind.name == "journey" and key == "touchpoints")
            and not (key == "managed" and s.computed and s.computed[thing]) then
            rawset(copy, key, v)
        end
    end
    return copy
end

local function replace(list, old, new)
    for i, one in ipairs(list) do
        if one == old then list[i] = new end
    end
end

--- The copy of a thing whose root was put in the place of the old one: made once an entry.
local function copy_of(s, thing, map)
    if map[thing] then return map[thing] end
    local root = undo.root(thing)
    if map[root] == root then return thing end -- what was added to a copy
    local copy = clone(s, root, map)
    if root.kind == "journey" then declare.gather(copy) end
    replace(s.top, root, copy)
    replace(s.nested, root, copy)
    for name, one in next, s.known[root.kind] or {} do
        if one == root then s.known[root.kind][name] = copy end
    end
    if s.top_count[root.kind] == root then s.top_count[root.kind] = copy end
    return map[thing]
end

-- what a new thing gives, laid over an old one ----------------------------------------------------------

local function longer(path, key)
    local out = table.move(path, 1, #path, 1, {})
    out[#out + 1] = key
    return out
end

--- Marks with those of another laid over them, persona by persona. -> marks; adds to paths which were given
local function marks_over(old, new, path, paths)
    local out = {}
    for key, v in next, type(old) == "table" and not old.dist and old or {} do out[key] = v end
    for key, v in ordered.pairs(new) do
        local at = longer(path, key)
        if type(v) == "table" and type(v.dist) ~= "string" then
            out[key] = marks_over(out[key], v, at, paths)
        else
            out[key], paths[#paths + 1] = v, at
        end
    end
    return out
end

local function is_marks(v) return type(v) == "table" and type(v.dist) ~= "string" end

--- The names under which one of several quantities differs.
local function named_in(...)
    local names = {}
    for i = 1, select("#", ...) do
        local q = select(i, ...)
        for name in pairs(quantity.differs(q) and q.per or {}) do names[name] = true end
    end
    return names
end

--- The ways on of a touchpoint scaled to another `leave`, as an action's or a what-if's leave does; nil where they need not.
local function scaled_next(s, ways, before, after)
    local function of(persona)
        local one = quantity.pick(ways, persona)
        local stays = 1 - (quantity.mean(quantity.pick(before, persona)) or 0)
        if type(one) ~= "table" or one.dist or stays <= 0 then return one end
        local k, out = (1 - (quantity.mean(quantity.pick(after, persona)) or 0)) / stays, {}
        for to, p in next, one do out[to] = uncertain.scaled(p, k) end
        return out
    end
    if type(ways) ~= "table" or ways.dist == "count" then return nil end
    local per, any = {}, false
    for name in pairs(named_in(ways, before, after)) do
        local persona = s.known.persona[text.key(name)] or { name = name }
        per[name], any = of(persona), true
    end
    if not any then return of(nil) end
    return { dist = "each", per = per, default = of(nil) }
end

--- Lays what a new thing gives over an old one. Adds to change.fields the paths of what it gave ({ "score", "ease" }), and
-- to change.added the children it did not have.
local function lay_over(s, old, new, change)
    local kind = schema.kinds[old.kind]
    local lists = {}
    for _, name in pairs(kind.children or {}) do lists[name] = true end
    local leave, ways = rawget(old, "leave"), rawget(old, "next")
    for _, field in ipairs(kind.fields) do
        local key = field.store or field.name
        local v = rawget(new, key)
        if v ~= nil and not lists[key] then
            if (key == "score" or key == "expects") and is_marks(v) then
                v = marks_over(rawget(old, key), v, { key }, change.fields)
            else
                change.fields[#change.fields + 1] = { field.name }
            end
            rawset(old, key, v)
        end
    end
    if kind.name == "touchpoint" and rawget(new, "leave") ~= nil and rawget(new, "next") == nil then
        local scaled = scaled_next(s, ways, leave, rawget(new, "leave"))
        if scaled ~= nil then
            rawset(old, "next", scaled)
            change.next = scaled
        end
    end
    for name in pairs(lists) do
        for _, child in ipairs(rawget(new, name) or {}) do
            local list = rawget(old, name)
            local there = list and list[text.key(child.name)]
            if there then
                local own = { fields = {}, added = {}, within = {}, kind = child.kind, name = there.name, thing = there, new = child }
                lay_over(s, there, child, own)
                change.within[#change.within + 1] = own
            else
                child.parent = nil
                declare.attach(s, old, child, name)
                change.added[#change.added + 1] = child
            end
        end
    end
end

--- The things in the model that a nested declaration which stands on its own may mean.
local function meant(s, thing)
    local found = {}
    local function look(holder, path)
        local kind = schema.kinds[holder.kind]
        for child_kind, name in pairs(kind.children or {}) do
            for _, child in ipairs(rawget(holder, name) or {}) do
                local whole = path .. "/" .. child.name
                if child_kind == thing.kind and (text.key(child.name) == text.key(thing.name)
                    or whole:sub(-#thing.name - 1) == "/" .. thing.name) then
                    found[#found + 1] = { thing = child, path = whole:sub(2) }
                end
                look(child, whole)
            end
        end
    end
    for _, top in ipairs(s.top) do look(top, "/" .. top.name) end
    return found
end

local function change_of(thing, there)
    return { thing = there, new = thing, kind = thing.kind, name = there.name, fields = {}, added = {}, within = {} }
end

--- One declaration that means a thing that is there. -> the change, or nil where it means none, or is wrong
local function again(s, thing, map)
    local found = meant(s, thing)
    if #found == 0 then return nil end
    if #found > 1 then
        local paths = {}
        for i, one in ipairs(found) do paths[i] = text.quote(one.path) end
        s:report(thing, ("%s %s could be %s; write one of these"):format(thing.kind, text.quote(thing.name),
            table.concat(paths, " or ")))
        return nil
    end
    local change = change_of(thing, found[1].thing)
    lay_over(s, copy_of(s, found[1].thing, map), thing, change)
    return change, found[1].thing
end

--- Makes of what was declared since a mark (undo.mark) and is there already a change of that.
-- -> list of changes { kind =, name =, thing = (as it was), new = (what was declared), fields = (paths of what it gave),
-- added = (children it did not have), within = (changes of children it had), next = (the ways on, scaled to a new leave) }
function amend.since(s, mark)
    local map, changes, kept = {}, {}, {}
    for _, pair in ipairs(s.again) do
        local change = change_of(pair.new, pair.old)
        local copy = copy_of(s, pair.old, map)
        copy.name = pair.new.name -- the company may get another
        lay_over(s, copy, pair.new, change)
        if pair.old.kind == "journey" then declare.gather(copy) end
        changes[#changes + 1] = change
    end
    s.again = {}
    for i, thing in ipairs(s.nested) do
        local change
        if i > #mark.nested and not thing.parent and not s.placed[thing] and not s.left_out[thing]
            and not schema.kinds[thing.kind].free and (s.full[thing] or not s.open[thing]) then
            local old
            change, old = again(s, thing, map)
            if change then
                local root = undo.root(map[old])
                if root.kind == "journey" then declare.gather(root) end
                changes[#changes + 1] = change
            end
        end
        if not change then kept[#kept + 1] = thing end
    end
    if #changes > 0 then
        s.nested = kept
        s.changes = s.changes + 1
    end
    return changes
end

--- Everything a change says, in words: "leave", "score.ease", 'pain "slow"', 'touchpoint "T": leave'.
local function parts_of(change, out)
    for _, path in ipairs(change.fields) do out[#out + 1] = table.concat(path, ".") end
    if change.next then out[#out + 1] = "next (scaled)" end
    for _, child in ipairs(change.added) do out[#out + 1] = child.kind .. " " .. text.quote(child.name) end
    for _, own in ipairs(change.within) do
        local parts = parts_of(own, {})
        if #parts > 0 then out[#out + 1] = ("%s %s: %s"):format(own.kind, text.quote(own.name), table.concat(parts, ", ")) end
    end
    return out
end

--- A change in words: 'touchpoint "Checkout" (shop.lua:12) is changed: leave, pain "slow"'.
function amend.words(s, change)
    local parts = parts_of(change, {})
    return ("%s %s (%s) is changed: %s"):format(change.kind, text.quote(change.name), s:at(change.thing),
        #parts > 0 and table.concat(parts, ", ") or "nothing")
end

return amend
