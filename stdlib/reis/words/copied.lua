-- What is handed out so that nobody can change what it was made of.

--- A copy of plain values and of the tables in them, as deep as they go; metatables stay behind.
local function copied(value)
    if type(value) ~= "table" then return value end
    local c = {}
    for k, v in next, value do c[k] = copied(v) end
    return c
end

return copied
