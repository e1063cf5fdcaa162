-- What a library returned, as the module gets it that asked for it: tables are copied, so that what one module does to them
-- reaches neither the library nor another module; functions are the library's own.

local host = require "host"

--- A copy of value. set: setmetatable as the library has it. Things of ours (a declaration, a duration) stay what they are.
return function(value, set)
    local copies, waiting = {}, {}
    local function copied(v)
        if type(v) ~= "table" or getmetatable(v) ~= nil and not host.foreign(v) then return v end
        if not copies[v] then
            copies[v] = {}
            waiting[#waiting + 1] = v
        end
        return copies[v]
    end
    local result, dressed = copied(value), {}
    while #waiting > 0 do
        local from = table.remove(waiting)
        local to, meta = copies[from], getmetatable(from)
        for k, v in next, from do rawset(to, copied(k), copied(v)) end
        if host.foreign(from) then
            local own = {}
            for k, v in next, meta do own[k] = copied(v) end
            dressed[#dressed + 1] = { to, own }
        end
    end
    for _, one in ipairs(dressed) do set(one[1], one[2]) end
    return result
end
