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
    if dist == "seen" then return seen_mean(q) end
    return engine.mean(q)
end
quantity.mean = mean

--- Whether the quantity differs between personas.
function quantity.differs(q)
    return type(q) == "table" and q.dist == "each"
end

--- A number as it is shown: at most `digits` digits after the point, none that are needless.
function quantity.show(x, digits)
    if x == nil then return "none" end
    local s = ("%." .. (digits or 3) .. "f"):format(x)
    if s:find(".", 1, true) then s = s:gsub("0+$", ""):gsub("%.$", "") end
    return s == "-0" and "0" or s
end

return quantity
