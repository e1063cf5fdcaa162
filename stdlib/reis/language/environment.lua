-- The environment that foreign code runs in, one for each module, made here for all of it: scripts and their libraries, and
-- a user's own methods, views and commands.

local environment = {}

-- What plain Lua has and a script has not, and what stands in its place.
local NOT_HERE = {
    io = "it reads with include and require, and writes with draw and report",
    os = "it has no clock, files or programs of its own",
    debug = "nothing looks inside another", package = "require finds its libraries",
    dofile = "use include", loadfile = "use include", loadstring = "use load",
    collectgarbage = "memory is looked after", arg = "its arguments are ...",
    setfenv = "an environment is given to load", unpack = "use table.unpack",
}

--- The message for a global of plain Lua's that no script has; nil where the name is no such.
function environment.without(name)
    return NOT_HERE[name] and ("unknown global '%s'; a script runs without it: %s"):format(name, NOT_HERE[name]) or nil
end

--- The message for a global that does not exist, where only `known` names do.
local function unknown_name(name, known)
    local shown = tostring(name):sub(1, 40)
    local near = require("reis.language.nearest").of(tostring(name), known)
    return environment.without(name) or ("unknown global '%s'%s"):format(shown,
        near and "; did you mean " .. near .. "?" or "; declare it with local, or give it a value first")
end

-- What is asked where the language has no part in it.
local ALONE = { unknown = unknown_name, meant = function() end, kept = function() return false end }

--- A fresh environment: own copies of Lua's libraries, and what given(env, add) returns: { require =, … }; add(more) brings
-- the names and values later that more(those it has) gives.
-- words(): further names and their values, asked for when the first name is looked up that is not there; what the code has
-- put in their place itself stays, unless asks.kept(name) says that it was told to leave it alone.
-- asks.unknown(name, known): the message for a name that is nobody's; asks.meant(name, there): the value that it was
-- plainly meant for, or nil.
-- -> env, a function that brings the words at once and gives them
function environment.new(given, words, asks)
    local env, known, brought = require("host").env(), {}, words == nil and {} or nil
    asks = asks or ALONE
    local bring
    local function add(more)
        local there = bring()
        for name, value in pairs(more(there)) do
            if there[name] == nil then known[#known + 1] = name end
            there[name] = value
        end
        table.sort(known)
    end
    for name, value in pairs(given(env, add)) do env[name] = value end
    for name in pairs(env) do known[#known + 1] = name end
    table.sort(known)
    function bring()
        if not brought then
            brought = words()
            for name in pairs(brought) do known[#known + 1] = name end
            table.sort(known)
        end
        return brought
    end
    local function there(name)
        local value = rawget(env, name)
        if value == nil then value = bring()[name] end
        return value
    end
    setmetatable(env, {
        __index = function(_, name)
            local value = bring()[name]
            if value == nil then value = asks.meant(name, there) end
            if value == nil then error(asks.unknown(name, known), 2) end
            return value
        end,
        __newindex = function(_, name, value)
            if bring()[name] == nil or not asks.kept(name) then rawset(env, name, value) end
        end,
        __metatable = false,
    })
    return env, bring
end

return environment
