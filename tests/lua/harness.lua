-- Loads the stdlib and runs scripts as the host does. tests/c/test_with_engine.c brings the C modules.
-- Each test file prints TAP: harness.test(name, function) … harness.done().

local harness = {}

local STDLIB = os and os.getenv("REIS_STDLIB") or "stdlib"

table.insert(package.searchers, 2, function(name)
    local path = ("%s/%s.lua"):format(STDLIB, name:gsub("%.", "/"))
    local file = io.open(path, "rb")
    if not file then return "no " .. path end
    local text = file:read("a")
    file:close()
    return assert(load(text, ("=stdlib/%s.lua"):format(name:gsub("%.", "/")), "t"))
end)

-- The host, as far as modules under test ask for it: no file stands beside the scripts.
package.preload.host = function()
    --- A text and how many columns it takes: two for what is written in Chinese characters.
    local function shown(text)
        local columns = 0
        for _, c in utf8.codes(text) do columns = columns + (c >= 0x2E80 and c <= 0xA4CF and 2 or 1) end
        return text, columns
    end
    return { read = function() return nil, "no such file", "-" end, tostring = tostring, shown = shown }
end

local dsl = require "reis.language.dsl"

--- The file and line of the first frame outside the stdlib.
local function where()
    local level = 2
    while true do
        local info = debug.getinfo(level, "Sl")
        if not info then return "?", 0 end
        if info.source:sub(1, 1) == "@" and not info.source:find("^@tests/lua/harness") then
            return info.source:sub(2), info.currentline
        end
        level = level + 1
    end
end

local SAFE = { "assert", "error", "ipairs", "next", "pairs", "pcall", "print", "rawequal", "rawget",
    "rawlen", "rawset", "select", "setmetatable", "getmetatable", "tonumber", "tostring", "type",
    "xpcall", "math", "string", "table", "utf8", "coroutine" }

--- The whole text of a file of the project.
function harness.read(path)
    local file = assert(io.open(path, "rb"))
    local text = file:read("a")
    file:close()
    return text
end

--- Runs the text of a script; what it includes lies in examples/. -> model, diags, session
function harness.run(text, file)
    file = file or "test.lua"
    local S = dsl.session {
        main = file, where = where, source = function(name) return name == file and text or nil end,
    }
    local env = {}
    for _, name in ipairs(SAFE) do env[name] = _G[name] end
    for name, f in pairs(S.globals) do env[name] = f end
    function env.include(name)
        return assert(load(harness.read("examples/" .. name), "@examples/" .. name, "t", env))()
    end
    setmetatable(env, { __index = function(_, name)
        local value = S:meant(name, function(word) return rawget(env, word) end)
        if value == nil then error(S:unknown(name), 2) end
        return value
    end })
    local chunk, problem = load(text, "@" .. file, "t", env)
    local ok = chunk ~= nil
    if ok then ok, problem = pcall(chunk) end
    if not ok then
        local line, message = tostring(problem):match("^[^:]*:(%d+): (.*)$")
        S:error(file, tonumber(line) or 0, message or tostring(problem))
        S.ended = true
    end
    local model, diags = require("reis.model.model").of(S)
    return model, diags, S
end

--- The errors (or another level) as "line: message".
function harness.errors(text, level)
    local _, diags = harness.run(text)
    local out = {}
    for _, d in ipairs(diags) do
        if d.level == (level or "error") then out[#out + 1] = ("%d: %s"):format(d.line, d.message) end
    end
    return out
end

local count, failed = 0, 0

--- Runs one test; a raised error is a failure.
function harness.test(name, run)
    count = count + 1
    local ok, problem = xpcall(run, debug.traceback)
    if ok then
        print(("ok %d - %s"):format(count, name))
    else
        failed = failed + 1
        print(("not ok %d - %s"):format(count, name))
        print("# " .. tostring(problem):gsub("\n", "\n# "))
    end
end

function harness.equal(got, want, what)
    if got ~= want then
        error(("%s: got %s, want %s"):format(what or "value", tostring(got), tostring(want)), 2)
    end
end

--- Whether got is want to a relative 1e-12.
function harness.near(got, want, what)
    if type(got) ~= "number" or math.abs(got - want) > 1e-12 * math.max(1, math.abs(want)) then
        error(("%s: got %s, want %s"):format(what or "value", tostring(got), tostring(want)), 2)
    end
end

--- The script has exactly these errors: each a line number and words that its message holds.
function harness.expect(text, ...)
    local got = harness.errors(text)
    local n = select("#", ...)
    local shown = table.concat(got, "\n")
    if #got ~= n then error(("%d errors, want %d:\n%s"):format(#got, n, shown), 2) end
    for i = 1, n do
        local want = (select(i, ...))
        if not got[i]:find("^" .. want[1] .. ": ") then
            error(("error %d is %s, want line %d"):format(i, got[i], want[1]), 2)
        end
        for k = 2, #want do
            if not got[i]:find(want[k], 1, true) then
                error(("error %d is %s, without %s"):format(i, got[i], want[k]), 2)
            end
        end
    end
end

function harness.done()
    print("1.." .. count)
    if failed > 0 then os.exit(1) end
end

return harness
