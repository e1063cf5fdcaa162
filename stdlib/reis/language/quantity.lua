-- What a number of the language comes to: its mean, per persona where it differs.

local engine = require "engine"

local quantity = {}

--- The figure for a persona (a thing, or nil for everyone): the persona's own, then those of the
-- personas it extends, then the common one.
function quantity.pick(q, persona)
    if type(q) ~= "table" or q.dist ~= "each" then return q end
    local steps = 0
    while persona and steps < 100 do
        local own = q.per[persona.name]
        if own ~= nil then return own end
        persona = persona.ref and persona.ref.extends
        steps = steps + 1
    end
    return q.default
end

local mean
local reader -- what reads uncertain numbers, where they are not to be their means

--- Runs f with every uncertain number read by `read` (read.number(q) -> what stands for it; read.counted(counts,
-- name) likewise for what is counted under a name); errors go through. -> what f gives
function quantity.read_by(read, f, ...)
    local before = reader
    reader = read
    local results = table.pack(pcall(f, ...))
    reader = before
    if not results[1] then error(results[2], 0) end
    return table.unpack(results, 2, results.n)
end

local function seen_mean(q)
    local sum, weight = 0, 0
    local names = {}
    for name in pairs(q.marks) do names[#names + 1] = name end
    table.sort(names)
    for _, name in ipairs(names) do
        local w = q.n and q.n[name] or 1
        sum, weight = sum + w * mean(q.marks[name]), weight + w
    end
    if weight > 0 then return sum / weight end
    sum = 0
    for _, name in ipairs(names) do sum = sum + mean(q.marks[name]) end
    return sum / #names
end

--- The mean of a quantity for a persona (a thing or nil); nil where there is no figure.
function mean(q, persona)
    if type(q) ~= "table" then return q end
    local dist = q.dist
    if dist == "each" then return mean(quantity.pick(q, persona)) end
    if reader then return reader.number(q) end
    if dist == "seen" then return seen_mean(q) end
    return engine.mean(q)
end
quantity.mean = mean

--- What of a list of ways (see reis.model.flow) goes the i-th one.
function quantity.share(list, i)
    if reader and list.counts then return reader.counted(list.counts, list[i].key) end
    return mean(list[i].p)
end

--- What of the customers leaves at a list of ways that was counted; nil where they are read as they are.
function quantity.counted_leave(list)
    if reader and list.counts then return list.counts.leave and reader.counted(list.counts, "leave") or 0 end
end

--- A number, or 0 where it is below.
function quantity.positive(x)
    if type(x) == "table" then return x.positive(x) end
    return math.max(0, x)
end

--- Whether the quantity differs between personas.
function quantity.differs(q)
    return type(q) == "table" and q.dist == "each"
end

--- A number as it is shown: at most `digits` (3) digits after the point, no needless ones; lang "nl": with a comma.
function quantity.show(x, digits, lang)
    if x == nil then return "none" end
    local s = ("%." .. (digits or 3) .. "f"):format(x)
    if s:find(".", 1, true) then s = s:gsub("0+$", ""):gsub("%.$", "") end
    if lang == "nl" then s = s:gsub("%.", ",") end
    return s == "-0" and "0" or s
end

return quantity
