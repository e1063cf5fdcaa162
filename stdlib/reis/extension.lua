-- A user's own file beside the script: methods/X.lua, views/X.lua, cli/X.lua, found by name and run in the sandbox.

local host = require "host"

local extension = {}

--- Loads folder/name.lua beneath the script's folder. -> the table it returns; nil where there is no such file;
-- nil and a message where there is one that cannot be used.
function extension.load(folder, name)
    if not name:find("^[%w_-]+$") then return nil end
    local path, text, code = host.read("include", folder .. "/" .. name .. ".lua")
    if not path then
        return nil, code == "!" and text or nil
    end
    local env = host.env()
    env.require = function(module)
        if module == "scene" or module == "reis.ink" then return require(module) end
        error(("an extension may require only scene and reis.ink, not '%s'"):format(tostring(module)), 2)
    end
    local chunk, message = host.load(text, "@" .. path, env)
    if not chunk then return nil, message end
    local ok, result = pcall(chunk)
    if not ok then return nil, host.tostring(result) end
    if type(result) ~= "table" then
        return nil, path .. " must return a table"
    end
    return result
end

return extension
