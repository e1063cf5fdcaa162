-- Ranking methods: found by name, and the order in which they take the actions.

local ranking = {}

local METHODS = { "optimal", "rice", "ice", "wsjf", "roi", "odi", "moscow", "value_effort" }
ranking.methods = METHODS

--- The ranking method by name: ours, or the file methods/NAME.lua beside the script (which runs then).
-- -> { name =, title =, rank =, own = whether it is the user's } | nil, message
function ranking.method(name)
    for _, known in ipairs(METHODS) do
        if name == known then return require("reis.roadmap.methods." .. name) end
    end
    local found, message = require("reis.language.extension").load("methods", name)
    if found and type(found.rank) ~= "function" then
        return nil, ("methods/%s.lua must return a table with a function `rank`"):format(name)
    end
    if found then
        local title = type(found.title) == "string" and found.title or name
        return { name = name, title = title, rank = found.rank, own = true }
    end
    return nil, message or ('there is no method "%s"; use one of %s, or put methods/%s.lua beside '
        .. 'the script'):format(name, table.concat(METHODS, ", "), name)
end

local function key(v)
    if v == true then return 1 end
    if type(v) ~= "number" or v ~= v then return -math.huge end
    return v
end

--- The keys of one action; a user's method sees a read-only action and a copy of the facts.
-- -> list | nil, message
local function keys_of(method, entry, view)
    local action, known = entry.thing, entry.facts
    if method.own then
        action, known = view.actions[action.index], {}
        for name, v in next, entry.facts do known[name] = v end
    end
    local got = table.pack(pcall(method.rank, action, known))
    if not got[1] then
        return nil, ('method "%s" failed on "%s": %s'):format(tostring(method.name), entry.name,
            type(got[2]) == "string" and got[2] or "an error that is no text")
    end
    local list, from = got, 2
    if type(got[2]) == "table" then list, from = got[2], 1 end
    local n = list.n or rawlen(list)
    if n < from or list[from] == nil then
        return nil, ('method "%s" gives nothing for "%s"; it must return a number'):format(
            tostring(method.name), entry.name)
    end
    local keys = {}
    for k = from, n do keys[#keys + 1] = key(list[k]) end
    return keys
end

local function before(a, b)
    for k = 1, math.max(#a.keys, #b.keys) do
        local x, y = a.keys[k] or -math.huge, b.keys[k] or -math.huge
        if x ~= y then return x > y end
    end
    return a.at < b.at
end

--- Entry numbers, best first; ties in declared order. -> list | nil, message
function ranking.order(method, model, entries)
    local view = method.own and require("reis.model.model").view(model)
    local list, order = {}, {}
    for i, entry in ipairs(entries) do
        local keys, message = keys_of(method, entry, view)
        if not keys then return nil, message end
        list[i] = { keys = keys, at = i }
    end
    table.sort(list, before)
    for k, one in ipairs(list) do order[k] = one.at end
    return order
end

--- The order of a plan that was not ranked: by its starts, then by what they gain alone; what is out comes last.
function ranking.by_start(entries, start)
    local order = {}
    for i in ipairs(entries) do order[i] = i end
    local function at(i) return start[i] > 0 and start[i] or math.huge end
    table.sort(order, function(a, b)
        if at(a) ~= at(b) then return at(a) < at(b) end
        local x, y = entries[a].gain_alone or 0, entries[b].gain_alone or 0
        if x ~= y then return x > y end
        return a < b
    end)
    return order
end

return ranking
