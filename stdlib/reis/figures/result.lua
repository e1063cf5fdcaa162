-- Results that scripts get: plain readable tables that print themselves and can be subtracted.

local host = require "host"

local result = {}

local function difference(a, b)
    if type(a) == "number" and type(b) == "number" then return a - b end
    if type(a) ~= "table" or type(b) ~= "table" then return nil end
    local d = {}
    for k, v in next, a do
        if type(v) == "table" or type(v) == "number" then
            d[k] = difference(v, b[k])
        elseif v == b[k] then
            d[k] = v -- names stay, so that the difference can be read
        end
    end
    return d
end

local function copy(value)
    if type(value) ~= "table" then return value end
    local c = {}
    for k, v in next, value do c[k] = copy(v) end
    return c
end

--- A copy of plain data for a script. show(data) -> text; show_difference likewise for a - b.
function result.new(data, show, show_difference, methods)
    local meta = { __name = "result", __metatable = false, __index = methods }
    function meta.__tostring(self) return show(self) end
    if show_difference then
        function meta.__sub(a, b)
            local d = difference(a, b)
            if not d then error("only results of the same kind can be subtracted", 2) end
            return result.new(d, show_difference)
        end
    end
    return setmetatable(copy(data), meta)
end

--- Any value as the REPL shows it: results as their tables, other tables by their keys in order.
function result.show(value, depth)
    if type(value) == "string" then return depth and ("%q"):format(value) or value end
    if type(value) ~= "table" or getmetatable(value) == false then return host.tostring(value) end
    depth = depth or 0
    if next(value) == nil then return "{}" end
    if depth > 3 then return "{ … }" end
    local keys, lines, pad = {}, {}, ("  "):rep(depth + 1)
    for k in next, value do keys[#keys + 1] = k end
    table.sort(keys, function(a, b)
        if type(a) ~= type(b) then return type(a) == "number" end
        if type(a) == "number" or type(a) == "string" then return a < b end
        return false
    end)
    for i, k in ipairs(keys) do
        if i > 60 then
            lines[#lines + 1] = pad .. ("… %d more"):format(#keys - 60)
            break
        end
        local name = type(k) == "string" and (k:find("^[%a_][%w_]*$") and k or ("[%q]"):format(k)) or "[" .. host.tostring(k) .. "]"
        lines[#lines + 1] = pad .. name .. " = " .. result.show(value[k], depth + 1)
    end
    return "{\n" .. table.concat(lines, ",\n") .. "\n" .. ("  "):rep(depth) .. "}"
end

return result
