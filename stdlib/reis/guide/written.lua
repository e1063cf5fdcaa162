-- How a field of a thing is written in the script that declares it: touchpoint "Checkout".expects, or as the script's own tongue
-- has it.

local written = {}

--- A name in quotes that do not stand in it.
local function quoted(name)
    if not name:find('"', 1, true) then return '"' .. name .. '"' end
    if not name:find("'", 1, true) then return "'" .. name .. "'" end
    return '"' .. name:gsub('"', '\\"') .. '"'
end

--- fields: their names; none: the thing itself. -> text: criterion "Fast".measure, .min, .max
function written.fields(model, thing, fields)
    local session = model.session
    local T = session and session.tongues and session.tongues[thing.file]
    local text = (T and T:word("kinds", thing.kind) or thing.kind) .. " " .. quoted(thing.name)
    for i, field in ipairs(fields) do
        text = text .. (i > 1 and ", ." or ".") .. (T and T:word("fields", field) or field)
    end
    return text
end

return written
