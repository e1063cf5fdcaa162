-- Finds what a name in a script refers to: whole first, then split at "/".

local schema = require "reis.language.schema"
local text = require "reis.language.text"

local names = {}
names.__index = names

-- Nothing of these kinds is there without its declaration.
local NEEDS_TABLE = { journey = true, phase = true, touchpoint = true, action = true }
local CHILD_LISTS = { "needs", "pains", "killers", "fails", "questions", "criteria" }

local function is_evidence(kind)
    return schema.kinds[kind] and schema.kinds[kind].evidence
end

--- The nearest thing of a kind that holds a thing, itself among them, or nil.
local function holder(thing, kind)
    while thing and thing.kind ~= kind do thing = thing.parent end
    return thing
end

--- The journey that a thing belongs to, or nil.
function names.journey_of(thing) return holder(thing, "journey") end

local function add_children(all, thing)
    for i = 1, #CHILD_LISTS do
        local children = rawget(thing, CHILD_LISTS[i])
        if children then
            for k = 1, #children do
                local of = all[children[k].kind]
                of[#of + 1] = children[k]
            end
        end
    end
end

--- Lists every thing of the model by kind.
function names.new(s, model)
    local all = {}
    for _, kind in ipairs(schema.order) do all[kind] = {} end
    for _, thing in ipairs(s.top) do
        if not s.left_out[thing] and not s.open[thing] then
            table.insert(all[thing.kind], thing)
        end
    end
    for _, thing in ipairs(s.nested) do
        if thing.kind == "criterion" and not thing.parent and not s.left_out[thing]
            and not s.placed[thing] then
            table.insert(all.criterion, thing)
        end
    end
    for _, journey in ipairs(all.journey) do
        add_children(all, journey)
        for _, phase in ipairs(journey.phases) do
            table.insert(all.phase, phase)
            add_children(all, phase)
            for _, t in ipairs(phase.touchpoints) do
                all.touchpoint[#all.touchpoint + 1] = t
                add_children(all, t)
            end
        end
    end
    return setmetatable({ s = s, model = model, all = all, by = {}, implicit = {} }, names)
end

local function index(self, kind)
    local by = self.by[kind]
    if by then return by end
    by = {}
    for _, thing in ipairs(self.all[kind]) do
        local known = by[thing.name]
        if known == nil then
            by[thing.name] = thing
        elseif rawget(known, "name") == nil then
            known[#known + 1] = thing
        else
            by[thing.name] = { known, thing }
        end
    end
    self.by[kind] = by
    return by
end

--- The name of a declared thing as it was written, for one that differs in soft hyphens only; else the name itself.
function names:written(name)
    if not self.s.shy then return name end
    local written = self.by_key
    if not written then
        written = {}
        for _, kind in ipairs(schema.order) do
            for _, thing in ipairs(self.all[kind]) do
                local key = text.key(thing.name)
                written[key] = written[key] or thing.name
            end
        end
        self.by_key = written
    end
    local key = text.key(name)
    return written[key] or (key:gsub("[^/]+", function(part) return written[part] end))
end

--- All things of a kind by name: a thing, or a list of those that share the name.
function names:index(kind)
    return index(self, kind)
end

local function whole(self, kinds, name, out)
    for _, kind in ipairs(kinds) do
        local found = index(self, kind)[name]
        if found then
            if rawget(found, "name") ~= nil then
                out[#out + 1] = found
            else
                table.move(found, 1, #found, #out + 1, out)
            end
        end
    end
    return out
end

--- Whether path names a holder of thing, itself perhaps split at "/". thing: { name =, parent = (such a one, or nil) }
local function held_by(thing, path)
    local holder = thing.parent
    while holder do
        if holder.name == path then return true end
        local n = #holder.name
        if #path > n + 1 and path:sub(-n) == holder.name and path:byte(-n - 1) == 47
            and held_by(holder, path:sub(1, -n - 2)) then
            return true
        end
        holder = holder.parent
    end
    return false
end

names.held_by = held_by

local function split(self, kinds, name, out)
    local at = 0
    while true do
        at = name:find("/", at + 1, true)
        if not at then return out end
        local path, last = name:sub(1, at - 1), name:sub(at + 1)
        for _, thing in ipairs(whole(self, kinds, last, {})) do
            if held_by(thing, path) then out[#out + 1] = thing end
        end
    end
end

--- Of several things those of the phase, or else of the journey, from which the name is used.
local function own_first(found, from)
    if not from or #found < 2 then return found end
    for _, kind in ipairs { "phase", "journey" } do
        local around, own = holder(from, kind), {}
        for _, thing in ipairs(around and found or {}) do
            if holder(thing, kind) == around then own[#own + 1] = thing end
        end
        if #own > 0 then return own end
    end
    return found
end

--- All things of these kinds that the name fits.
function names:find(kinds, name, from)
    name = self:written(name)
    local found = whole(self, kinds, name, {})
    if #found == 0 and name:find("/", 1, true) then split(self, kinds, name, found) end
    return own_first(found, from)
end

-- what was declared but left out ----------------------------------------------------------------

local function note_out(out, thing)
    local kind = thing.kind
    out[kind] = out[kind] or {}
    out[kind][thing.name] = true
end

--- Whether a thing of that name was declared, but reported and left out.
local function left_out(self, kinds, name)
    local out = self.out
    if not out then
        out = {}
        for thing in pairs(self.s.left_out) do note_out(out, thing) end
        for thing in pairs(self.s.placed) do note_out(out, thing) end
        for _, thing in ipairs(self.s.nested) do
            local journey = names.journey_of(thing)
            if not journey or self.s.left_out[journey] then note_out(out, thing) end
            if thing.parent and self.s.left_out[thing.parent] then note_out(out, thing) end
        end
        self.out = out
    end
    for _, kind in ipairs(kinds) do
        local of = out[kind]
        if of and (of[name] or of[name:match("([^/]*)$")]) then return true end
    end
    return false
end

--- Whether anything of a kind was declared, left out or not.
function names:declared(kind)
    if #self.all[kind] > (self.implicit[kind] or 0) then return true end
    for thing in pairs(self.s.left_out) do
        if thing.kind == kind then return true end
    end
    return false
end

local function make_implicit(self, kind, name, from)
    local meta = schema.kinds[kind].meta
    local collection = schema.kinds[kind].collection
    if is_evidence(kind) then meta = schema.implicit_evidence end
    local thing = setmetatable({ name = name, file = from.file, line = from.line,
                                 implicit = true }, meta)
    table.insert(self.all[kind], thing)
    index(self, kind)[name] = thing
    self.implicit[kind] = (self.implicit[kind] or 0) + 1
    local list = self.model[collection]
    if list then
        list[#list + 1], list[name] = thing, thing
        thing.index = #list
    end
    return thing
end

--- The kind of thing that a name may stand for without a declaration, or nil.
local function may_be_implicit(self, kinds)
    if is_evidence(kinds[1]) then
        for _, kind in ipairs(kinds) do
            if self:declared(kind) then return nil end
        end
        return kinds[1]
    end
    local first = kinds[1]           -- an owner that is no partner is a team
    if not NEEDS_TABLE[first] and not self:declared(first) then return first end
end

-- messages --------------------------------------------------------------------------------------

local function kinds_text(kinds)
    if is_evidence(kinds[1]) then return "evidence" end
    if #kinds > 4 then return "thing" end
    return table.concat(kinds, " or ")
end

--- The name nearest to a wrong one among things of these kinds.
function names:near(kinds, name)
    if self.s.hints <= 0 then return nil end
    local list = {}
    for _, kind in ipairs(kinds) do
        for i = 1, math.min(#self.all[kind], 5000) do list[#list + 1] = self.all[kind][i].name end
    end
    return self.s:near(name:match("([^/]*)$"), list) or self.s:near(name, list)
end

local function path_of(thing)
    local out = text.plain(thing.name, 40)
    local holder = thing.parent
    while holder do
        out = text.plain(holder.name, 40) .. "/" .. out
        holder = holder.parent
    end
    return out
end

--- The name of a thing with as few of its holders as tell it from others of its kind.
local function with_holder(self, thing)
    local whole, around = thing.name, thing.parent
    while around do
        whole = around.name .. "/" .. whole
        for _, path in ipairs { around.name .. "/" .. thing.name, whole } do
            if #split(self, { thing.kind }, path, {}) == 1 then return path end
        end
        around = around.parent
    end
    return whole
end

function names:ambiguous(thing, path, name, found)
    local list = {}
    for i = 1, math.min(#found, 6) do
        list[i] = ('%s "%s" (%s)'):format(found[i].kind, path_of(found[i]),
            self.s:at(found[i], thing))
    end
    if #found > 6 then list[7] = ("%d more"):format(#found - 6) end
    self.s:wrong(thing, path, ("%s fits more than one thing: %s; write it with what holds it, as %s"):format(
        text.quote(name), table.concat(list, ", "), text.quote(with_holder(self, found[1]), 100)))
end

--- The names in a text that lists several things there are: "Clerk, Bailiff"; nil where it does not.
local function several(self, kinds, name)
    local list = {}
    local parts = name:gsub("%s+[ae]nd?%s+", ","):gsub("%s*[,;&+/]%s*", "\0")
    for part in parts:gmatch("[^%z]+") do
        if #self:find(kinds, part) == 0 then return nil end
        list[#list + 1] = text.quote(part)
    end
    return #list > 1 and list or nil
end

function names:nothing(thing, path, kinds, name)
    local list = several(self, kinds, name)
    if list then
        local field = schema.kinds[thing.kind].fields[type(path) == "table" and path[1] or path]
        local one = field and field.type == "ref"
        self.s:wrong(thing, path, ("names %d things in one text; %s"):format(#list, one
            and "name one: " .. table.concat(list, " or ") or "write { " .. table.concat(list, ", ") .. " }"))
        return
    end
    local near = self:near(kinds, name)
    if near == thing.name then near = nil end -- nobody means the thing itself
    self.s:wrong(thing, path, ("names %s, but there is no such %s%s"):format(text.quote(name),
        kinds_text(kinds), near and "; did you mean " .. text.quote(near) .. "?"
        or "; declare it, or name one that is there"))
end

--- The one thing a name refers to, or nil after reporting. A name of a kind of which nothing is
-- declared makes its thing.
function names:one(thing, path, kinds, name)
    local kind1 = kinds[1]
    name = self:written(name)
    if kinds[2] == nil then          -- mostly one kind, and one thing of that name
        local known = index(self, kind1)[name]
        if known and rawget(known, "name") ~= nil then return known end
    end
    local found = self:find(kinds, name, thing)
    if #found == 1 then return found[1] end
    if #found > 1 then
        self:ambiguous(thing, path, name, found)
        return nil
    end
    local kind = may_be_implicit(self, kinds)
    if kind then return make_implicit(self, kind, name, thing) end
    if self.s.ended or left_out(self, kinds, name) then return nil end
    self:nothing(thing, path, kinds, name)
    return nil
end

--- As one, but "X/*" stands for every touchpoint of the phase or journey X. -> target, touchpoints
function names:part(thing, path, kinds, name)
    local holder = name:match("^(.*)/%*$")
    if holder and #self:find(kinds, name, thing) == 0 then
        local target = self:one(thing, path, { "phase", "journey" }, holder)
        return target, target and target.touchpoints
    end
    local target = self:one(thing, path, kinds, name)
    if not target then return nil end
    if target.kind == "touchpoint" then return target, { target } end
    return target, target.touchpoints
end

--- The touchpoint of a journey that a name refers to in the field at path of thing, or nil after reporting.
-- from: the journey, or the touchpoint from which the name is looked for; its own phase comes first.
function names:own(thing, path, from, name)
    local journey = names.journey_of(from)
    name = self:written(name)
    local t = journey.touchpoints[name]
    if t and t.name == name and not (journey.repeated and journey.repeated[name]) then return t end
    local found = {}
    for _, one in ipairs(self:find({ "touchpoint" }, name, from)) do
        if names.journey_of(one) == journey then found[#found + 1] = one end
    end
    if #found > 1 then
        self:ambiguous(thing, path, name, found)
        return nil
    end
    if found[1] then return found[1] end
    if self.s:overfull() or left_out(self, { "touchpoint" }, name) then return nil end
    local list = { "done" }
    for i = 1, self.s.hints > 0 and math.min(#journey.touchpoints, 5000) or 0 do
        list[#list + 1] = journey.touchpoints[i].name
    end
    local elsewhere = self:find({ "touchpoint" }, name)[1]
    local near = not elsewhere and self.s:near(name, list)
    self.s:wrong(thing, path, ("names %s, which is no touchpoint of journey %s%s"):format(
        text.quote(name), text.quote(journey.name),
        elsewhere and (", but of %s: one journey goes on to another with leads_to"):format(
            text.quote(names.journey_of(elsewhere).name)) or near and "; did you mean " .. text.quote(near) .. "?"
        or '; name one of its touchpoints, or "done"'))
    return nil
end

return names
