-- Loads every rule, method, view and command as trusted code does, and says which lacks what it must have.
-- Prints "checked FILE" for each one looked at.

package.path = "stdlib/?.lua"
local function stub(name)
    package.preload[name] = function()
        return setmetatable({}, { __index = function() return function() return {} end end })
    end
end
for _, name in ipairs { "host", "scene", "engine", "plan", "stat", "log", "rows" } do stub(name) end

local function list(folder)
    local names = {}
    for path in io.popen(("find stdlib/reis/%s | LC_ALL=C sort"):format(folder)):lines() do names[#names + 1] = path end
    return names
end

local function need(path, t, field, kind)
    if type(t[field]) ~= kind then print(("%s: its table has no %s `%s`"):format(path, kind, field)) end
    if kind == "string" and t[field] == "" then print(("%s: `%s` is empty"):format(path, field)) end
end

local function named(list_of)
    local set = {}
    for _, name in ipairs(list_of) do set[name] = true end
    return set
end

local FIELDS = {
    rules = { id = "string", severity = "string", doc = "string", why = "string", mend = "string", source = "string", example = "table",
        check = "function" },
    methods = { name = "string", title = "string" },
    views = { name = "string", build = "function" },
    cli = { name = "string", summary = "string", run = "function" },
    commands = { name = "string", usage = "string", doc = "string", run = "function" },
}
local rules = named(require("reis.rules.rules").list)
local methods = named(require("reis.roadmap.ranking").methods)
local commands = named(require("reis.repl.commands").list)
local seen = {}

local WHERE = { rules = "rules -maxdepth 1 -name '*.lua' ! -name rules.lua", methods = "roadmap/methods -name '*.lua'",
    views = "pictures -name view.lua", commands = "repl/commands -name '*.lua'", cli = "cli -name '*.lua'" }

for folder, fields in pairs(FIELDS) do
    for _, path in ipairs(list(WHERE[folder])) do
        print("checked " .. path)
        local module = path:match("stdlib/(.*)%.lua"):gsub("/", ".")
        local base = folder == "views" and path:match("([%w_]+)/view%.lua$") or path:match("([%w_]+)%.lua$")
        local ok, t = pcall(require, module)
        if not ok or type(t) ~= "table" then
            print(path .. ": returns no table: " .. tostring(t))
        else
            for field, kind in pairs(fields) do need(path, t, field, kind) end
            local expected = folder == "rules" and base:gsub("_", "-") or base
            local name = t.name or t.id
            if name ~= expected then print(("%s: its name is %s, not %s"):format(path, tostring(name), expected)) end
            if folder == "cli" and base ~= "version" then
                need(path, t, "doc", "string")
            end
            if folder == "commands" and not commands[base] then print(path .. ": commands.lua does not list it") end
            if folder == "rules" and not rules[base] then print(path .. ": rules.lua does not list it") end
            if folder == "methods" then
                if base ~= "optimal" then need(path, t, "rank", "function") end
                if not methods[base] then print(path .. ": ranking.lua does not list it") end
            end
            seen[folder .. "/" .. base] = true
        end
    end
end
for name in pairs(rules) do
    if not seen["rules/" .. name] then print("rules.lua lists " .. name .. ", and there is no such file") end
end
for name in pairs(commands) do
    if not seen["commands/" .. name] then print("commands.lua lists " .. name .. ", and there is no such file") end
end
for name in pairs(methods) do
    if not seen["methods/" .. name] then print("ranking.lua lists " .. name .. ", and there is no such file") end
end
