-- Where an error happened: Lua puts "file:line: " before its message, and cuts a long path.

local fault = {}

local SHOWN = 59 -- bytes of a path that Lua shows whole; of a longer one it shows "..." and the end

--- The path as it stands before a message.
local function shown(path)
    return #path <= SHOWN and path or "..." .. path:sub(-(SHOWN - 3))
end

--- Splits the place off a message; files: list of the paths that it can be about, which may hold colons and brackets
-- themselves. -> file, line, the rest; nil, nil, message where it names no place
function fault.split(message, files)
    local found, line, rest
    for _, path in ipairs(files) do
        local short = shown(path)
        if message:sub(1, #short + 1) == short .. ":" and (not found or #path > #found) then
            local at, after = message:match("^(%d+): (.*)$", #short + 2)
            if at then found, line, rest = path, at, after end
        end
    end
    if not found then -- a chunk that the script loaded under a name of its own
        found, line, rest = message:match("^(%.?[^\n:%[][^\n:]*):(%d+): (.*)$")
    end
    if not found then return nil, nil, message end
    return found, math.tointeger(tonumber(line)), rest
end

return fault
