-- A user's own file, methods/X.lua, views/X.lua, rules/X.lua, status/layers.lua, guide/questions.lua, method/X.lua, vocabulary/X.lua
-- beside the script or where libraries are, cli/X.lua beside the script: found by name and run in the sandbox.

local host = require "host"
local copied = require "reis.words.copied"
local environment = require "reis.language.environment"

local extension = {}

-- What an extension may require, by the name it has for users, which stays when our rooms move.
local OPEN = { scene = "scene", ["reis.ink"] = "reis.pictures.ink" }

--- Runs the user's code on the script's clock, and what follows on the command's again.
local function on_script_clock(f, ...)
    host.phase "script"
    local results = table.pack(pcall(f, ...))
    if not results[1] then
        local ok, text = pcall(host.tostring, results[2])
        results[2], results.n = ok and text or "an error that cannot be shown", 2
    end
    host.phase "work"
    return table.unpack(results, 1, results.n)
end

--- Calls a function of a user's file that stands deeper in its table, on the script's clock. -> true, results | false, message
extension.call = on_script_clock

--- The functions of an extension's table, each on the script's clock.
local function timed(found)
    local copy = {}
    for key, value in next, found do
        if type(value) == "function" then
            copy[key] = function(...)
                local results = table.pack(on_script_clock(value, ...))
                if not results[1] then error(results[2], 0) end
                return table.unpack(results, 2, results.n)
            end
        else
            copy[key] = value
        end
    end
    return copy
end

--- `require` for an extension.
local function open_module(module)
    -- with its inner tables: what a user's file changes in it stays its own affair
    if OPEN[module] then return copied(require(OPEN[module])) end
    error(("an extension may require only scene and reis.ink, not '%s'"):format(host.tostring(module)), 2)
end

--- The text of folder/name.lua in the first place that has it. -> as host.read
local function read(folder, name)
    local path, text, code = nil, nil, "-"
    for _, place in ipairs(require("reis.language.libraries").own_places(folder ~= "rules" and folder ~= "status" and folder ~= "guide")) do
        if place.number > 1 and folder == "cli" then break end
        path, text, code = host.read("module", folder .. "." .. name, place.number)
        if path or code ~= "-" then break end
    end
    return path, text, code
end

--- Loads folder/name.lua from where a user's own files are. -> the table it returns; nil where there is no such file;
-- nil and a message where there is one that cannot be used.
function extension.load(folder, name)
    if not name:find("^[%w_-]+$") then return nil end
    local path, text, code = read(folder, name)
    if not path then
        return nil, code == "!" and text or nil
    end
    local env = environment.new(function() return { require = open_module } end)
    local chunk, message = host.load(text, "@" .. path, env)
    if not chunk then return nil, message end
    local ok, result = on_script_clock(chunk)
    if not ok then return nil, result end
    if type(result) ~= "table" then
        return nil, path .. " must return a table"
    end
    return timed(result)
end

--- The user's table in the place of one of ours: of method/NAME.lua where a name is given, else of FOLDER/FILE.lua beside the script.
-- what: how a message calls it ("layers") -> the table, its path; nil where there is none; nil and a message where there is one that
-- cannot be used, or none of that name
function extension.instead(folder, file, name, what)
    if name then folder, file = "method", name end
    local path = ("%s/%s.lua"):format(folder, file)
    local found, message = extension.load(folder, file)
    if found then return found, path end
    if message or not name then return nil, message end
    local near = require("reis.language.nearest").of(name, require("reis.language.libraries").own "method")
    return nil, ("no %s '%s': there is no %s beside the script%s"):format(what, name, path, near and "; did you mean " .. near .. "?" or "")
end

return extension
