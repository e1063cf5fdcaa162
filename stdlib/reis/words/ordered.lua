-- Walks tables in an order that is the same on every run: items first, then keys by name.

local ordered = {}

--- The keys of t: 1..#t, then all others, numbers before texts, each ascending.
function ordered.keys(t)
    local first, n = next(t), rawlen(t)
    if first == nil or next(t, first) == nil then return { first } end -- nothing to sort
    local keys = {}
    for i = 1, n do keys[i] = i end
    local rest = {}
    for key in next, t do
        local item = math.type(key) == "integer" and key >= 1 and key <= n
        if not item then rest[#rest + 1] = key end
    end
    table.sort(rest, function(a, b)
        local ta, tb = type(a), type(b)
        if ta ~= tb then return ta < tb end
        if ta == "number" or ta == "string" then return a < b end
        return false
    end)
    return table.move(rest, 1, #rest, n + 1, keys)
end

--- for key, value in ordered.pairs(t): like pairs, in the order of ordered.keys.
function ordered.pairs(t)
    local keys, i = ordered.keys(t), 0
    return function()
        i = i + 1
        local key = keys[i]
        if key ~= nil then return key, rawget(t, key) end
    end
end

--- Whether an item stands in a list.
function ordered.holds(list, item)
    for i = 1, #list do
        if list[i] == item then return true end
    end
    return false
end

return ordered
