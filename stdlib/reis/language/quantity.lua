-- What a number of the language comes to: its mean, per persona where it differs.

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

-- Gauss-Legendre, five points on -1..1.
local NODES = { 0, 0.5384693101056831, -0.5384693101056831, 0.9061798459386640,
                -0.9061798459386640 }
local WEIGHTS = { 0.5688888888888889, 0.4786286704993665, 0.4786286704993665,
                  0.2369268850561891, 0.2369268850561891 }

--- The mean of a normal distribution conditioned on low..high, by quadrature. The density is taken
-- relative to its largest value on the interval, so that far tails do not vanish.
local function truncated_mean(mean, sd, low, high)
    if sd == 0 then return math.max(low, math.min(high, mean)) end
    local a, b = (low - mean) / sd, (high - mean) / sd
    local top = math.max(a, math.min(b, 0))           -- where the density is largest
    local reach = math.min(40, 80 / math.max(1, math.abs(top)))
    a, b = math.max(a, top - reach), math.min(b, top + reach)
    local panels, weight, moment = 400, 0, 0
    local half = (b - a) / panels / 2
    for i = 0, panels - 1 do
        local middle = a + (2 * i + 1) * half
        for k = 1, 5 do
            local x = middle + half * NODES[k]
            local w = WEIGHTS[k] * math.exp((top - x) * (top + x) / 2)
            weight, moment = weight + w, moment + w * x
        end
    end
    return mean + sd * moment / weight
end

local engine
local function around_mean(q)
    local low, high = q.low or -math.huge, q.high or math.huge
    if q.mean - low > 40 * q.sd and high - q.mean > 40 * q.sd then return q.mean end
    if engine == nil then
        local found, module = pcall(require, "engine")
        engine = found and type(module) == "table" and module.mean and module or false
    end
    if engine then
        return engine.mean { dist = "around", mean = q.mean, sd = q.sd, lo = low, hi = high }
    end
    return truncated_mean(q.mean, q.sd, low, high)
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
    if dist == "pert" then return (q.low + 4 * q.likely + q.high) / 6 end
    if dist == "uniform" then return (q.low + q.high) / 2 end
    if dist == "around" then return around_mean(q) end
    if dist == "seen" then return seen_mean(q) end
    error("no quantity: " .. tostring(dist))
end
quantity.mean = mean
quantity.truncated_mean = truncated_mean

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
