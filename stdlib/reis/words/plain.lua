-- Any value as JSON that can be written: things of the model with what they hold, results, lists, records.

local json = require "reis.words.json"

local plain = {}

local DEEPEST = 40

-- What leads from a thing back to what holds it: by its name, or the whole would be written for ever.
local BACK = { parent = true }

local of

local function list_of(value, n, W)
    local out = {}
    for i = 1, n do
        local item, message = of(value[i], W)
        if message then return nil, message end
        out[i] = item
    end
    return out
end

local function object_of(value, W)
    local keys, by, out = {}, {}, {}
    for key in pairs(value) do
        if type(key) ~= "string" and type(key) ~= "number" then return nil, "a key is a " .. type(key) end
        local name = tostring(key)
        if by[name] == nil then keys[#keys + 1] = name end
        by[name] = key
    end
    if not W.word(value) then table.sort(keys) end -- a thing of the model has the order of the schema
    for _, name in ipairs(keys) do
        local item, message = of(value[by[name]], W, BACK[name])
        if message then return nil, message end
        out[#out + 1] = { name, item }
    end
    return json.object(out)
end

--- back: a table that has a word is written as that alone.
function of(value, W, back)
    local kind = type(value)
    if value == nil then return json.null end
    if kind == "string" or kind == "number" or kind == "boolean" then return value end
    if kind ~= "table" then return nil, ("a %s cannot be written"):format(kind) end
    local word = W.word(value)
    if word and (back or pairs(value)(value) == nil) then return word end
    if W.open[value] then return nil, "a table holds itself" end
    if W.depth > DEEPEST then return nil, ("tables lie more than %d deep"):format(DEEPEST) end
    W.open[value], W.depth = true, W.depth + 1
    local n, out, message = #value, nil, nil
    if n > 0 or pairs(value)(value) == nil then out, message = list_of(value, n, W) else out, message = object_of(value, W) end
    W.open[value], W.depth = nil, W.depth - 1
    return out, message
end

--- value -> what words/json encodes | nil, message. word: as in words/rows.lua
function plain.json(value, word)
    local out, message = of(value, { word = word, open = {}, depth = 0 })
    if message then return nil, message end
    return out
end

return plain
