-- What scripts see of a model: proxies that are read and never changed, with lists of everything.

local schema = require "reis.language.schema"
local text = require "reis.language.text"
local ordered = require "reis.words.ordered"

local view = {}

local HIDDEN = { ref = true, plain = true, counted = true, session = true, names = true,
                 unreached = true, repeated = true }

-- Lists over all journeys of what stands within them: their kind and the lists that lead there.
local WITHIN = {
    phases = { "phase", "phases" }, touchpoints = { "touchpoint", "touchpoints" },
    needs = { "need", "touchpoints", "needs" }, pains = { "pain", "touchpoints", "pains" },
    killers = { "killer", "touchpoints", "killers" }, fails = { "fail", "touchpoints", "fails" },
    questions = { "question", "touchpoints", "questions" },
}
local OF_PHASES = { needs = true, pains = true, questions = true } -- what a phase may hold itself

-- The thing or list that a proxy stands for.
local behind = setmetatable({}, { __mode = "k" })

--- The thing of the model that a proxy stands for; nil for a list, and for what is no proxy.
function view.thing(proxy)
    local t = behind[proxy]
    return t and view.kind(t) and t or nil
end

--- The mean of the uncertain number that a proxy stands for; nil for anything else.
function view.mean(proxy)
    local t = behind[proxy]
    return t and type(rawget(t, "dist")) == "string" and t.dist ~= "count" and require "reis.language.quantity".mean(t) or nil
end

--- Whether a proxy stands for a list, or for another table within a thing.
function view.is_list(proxy)
    local t = behind[proxy]
    return t ~= nil and view.kind(t) == nil and (rawlen(t) > 0 or next(t) == nil)
end

--- The table within a thing that a proxy stands for (marks, an uncertain number); nil for a thing and for a list.
function view.inside(proxy)
    local t = behind[proxy]
    return t and view.kind(t) == nil and rawlen(t) == 0 and next(t) ~= nil and t or nil
end

--- What a proxy stands for, whatever it is; nil for what is no proxy.
function view.raw(proxy) return behind[proxy] end

--- The kind of a thing as the schema names it; nil for a list or a table within a thing.
function view.kind(t)
    local kind = rawget(t, "kind") or getmetatable(t) and t.kind
    return schema.kinds[kind] and rawget(t, "name") ~= nil and kind or nil
end

--- Appends what a list of a thing holds, where it has it.
local function add(out, thing, name)
    for _, one in ipairs(rawget(thing, name) or {}) do
        if type(one) == "table" then out[#out + 1] = one end
    end
end

--- All of one kind within the journeys, in declared order; by name too where only one is called so.
local function within(m, name)
    local path, list, times = WITHIN[name], {}, {}
    for _, journey in ipairs(m.journeys) do
        if #path == 2 then
            add(list, journey, path[2])
        else
            for _, phase in ipairs(journey.phases) do
                if OF_PHASES[name] then add(list, phase, path[3]) end
                for _, t in ipairs(phase.touchpoints) do add(list, t, path[3]) end
            end
        end
    end
    for _, thing in ipairs(list) do times[thing.name] = (times[thing.name] or 0) + 1 end
    for _, thing in ipairs(list) do
        if times[thing.name] == 1 then list[thing.name] = thing end
    end
    return list
end

local function say_no()
    error("the model is read only; use whatif or a scenario to try other figures", 2)
end

--- The fields that a thing was given, in the schema's order, its name first. What was found out of it (file, line, index,
-- parent, a journey's touchpoints) can be read, and is not gone through.
local function fields_of(t, kind)
    local out = { "name" }
    for _, field in ipairs(schema.fields(kind)) do
        if field.name ~= "name" and rawget(t, field.store or field.name) ~= nil then out[#out + 1] = field.name end
    end
    return out
end

--- The keys that pairs goes through: a thing's fields, a list's numbers, else all.
local function keys_of(t)
    local kind = view.kind(t)
    if kind then return fields_of(t, kind) end
    local n, out = rawlen(t), {}
    for i, key in ipairs(ordered.keys(t)) do
        if n > 0 and i > n then break end
        if not HIDDEN[key] then out[#out + 1] = key end
    end
    return out
end

local function shown(proxy, t)
    local kind = view.kind(t)
    if kind then return kind .. " " .. text.quote(t.name) end
    if type(rawget(t, "dist")) == "string" then
        return t.dist .. " " .. require "reis.language.quantity".show(view.mean(proxy))
    end
    return "table of the model"
end

local function proxy_of(V, t)
    if V.cache[t] then return V.cache[t] end
    local function wrap(v)
        if type(v) == "table" then return proxy_of(V, v) end
        return v
    end
    local proxy = setmetatable({}, {
        __index = function(_, key)
            if HIDDEN[key] then return nil end
            if key == "kind" and rawget(t, "category") then return t.category end
            if t == V.model and WITHIN[key] then return wrap(V:within(key)) end
            return wrap(t[key])
        end,
        __newindex = say_no,
        __len = function() return rawlen(t) end,
        __pairs = function()
            local keys, i = keys_of(t), 0
            return function()
                i = i + 1
                local key = keys[i]
                if key ~= nil then return key, wrap(t[key]) end
            end
        end,
        -- model:touchpoints { … }: the list is given the model first
        __call = function(_, _, given)
            local kept, out = V.filter(t, given, V.kinds[t] or t[1] and view.kind(t[1]), wrap), {}
            for i, one in ipairs(kept) do out[i] = wrap(one) end
            return out
        end,
        __tostring = function(proxy) return shown(proxy, t) end,
        __metatable = false,
    })
    V.cache[t], behind[proxy] = proxy, t
    return proxy
end

--- A look at a model. filter(list, given, kind, wrap) -> the things kept of a list that is called with a table; wrap(thing)
-- is what a script sees of one.
function view.of(m, filter)
    local V = { model = m, cache = setmetatable({}, { __mode = "k" }), lists = {}, kinds = {}, filter = filter }
    function V:within(name)
        if not self.lists[name] then
            self.lists[name] = within(m, name)
            self.kinds[self.lists[name]] = WITHIN[name][1]
        end
        return self.lists[name]
    end
    for kind, one in pairs(schema.kinds) do
        if one.collection and m[one.collection] then V.kinds[m[one.collection]] = kind end
    end
    return proxy_of(V, m)
end

--- The names of the lists over all journeys, for completion.
view.within = {}
for name in pairs(WITHIN) do view.within[#view.within + 1] = name end
table.sort(view.within)

return view
