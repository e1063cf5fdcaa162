-- Whatever a script gives for a field or a name, it is reported or taken; nothing is raised.

package.path = "tests/lua/?.lua;" .. package.path
local h = require "harness"
local schema = require "reis.language.schema"
local figures = require "reis.figures.figures"
local rules = require "reis.rules.rules"

local WEIRD = {
    "0", "-1", "1.5", "1/0", "0/0", "math.mininteger", "true", "false", '""', '"x"', '"done"', '"leave"', '"A/B"', '"*"',
    '"P/*"', '"\\0"', '"\\xFF"', "{}", "{ 1 }", '{ "x" }', '{ "x", "x" }', "{ {} }", "{ x = 1 }", "{ x = {} }", "{ x = { x = {} } }",
    "{ [1.5] = 1 }", "{ [true] = 1 }", "{ T = 1 }", '{ T = "T" }', "{ dist = 1 }", '{ dist = "pert" }', "{ default = 1 }",
    "function() end", "print", "coroutine.create(print)", "persona", 'persona "Z" {}', 'persona "Y"', 'touchpoint "W" {}',
    "between(1, 2, 3)", "between(3, 2, 1)", "between()", "uniform(0, 1)", "around(0.5, 0.1)", "around(0, 0)", "each {}",
    "each { default = 1 }", "each { T = { T = 1 } }", "each { T = each { T = 1 } }", "seen { T = 5 }", "seen { T = seen { T = 5 } }",
    "count { T = 1 }", "count { done = 1, leave = 2 }", "count { T = -1 }", "minutes(5)", "days(between(1, 2, 3))", "days {}",
    "setmetatable({}, { __index = error })", 'setmetatable({ "x" }, { __len = error })', "rec", "{ T = between(0, 0.5, 1) }",
    '{ "x", nil, "y" }', '{ a = "b", "c" }', "string.rep('x', 30000)", "{ experience = 1 }", "{ T = { experience = 1 } }",
    "{ T = { next = 'T' } }", "{ T = { leave = 0.5, next = { T = 0.5 } } }",
}

local HEAD = 'local rec = {}\nrec.rec = rec\nrec[1] = rec\n'
local TAIL = '\njourney "J" { phase "P" { touchpoint "T" { killer "K" {}, need "N" {} } } }\n'

local function holder(kind)
    if kind == "journey" then return 'journey "X" { phase "P" { touchpoint "T" {}, touchpoint "U" {} }, %s }' end
    if kind == "phase" then return 'journey "X" { phase "P" { %s, touchpoint "T" {} } }' end
    local parents = schema.kinds[kind].parents
    local own = kind .. ' "X" { %s }'
    if kind == "touchpoint" then return 'journey "X" { phase "P" { touchpoint "T" {}, ' .. own .. " } }" end
    if parents then return 'journey "X" { phase "P" { touchpoint "T" { ' .. own .. " } } }" end
    return own
end

--- Runs a script through everything that reads it.
local function through(text)
    local model, diags = h.run(text)
    local errors = 0
    for _, d in ipairs(diags) do
        h.equal(type(d.message), "string")
        h.equal(#d.message < 2000, true, "length of " .. d.message:sub(1, 200))
        h.equal(d.message:find("[\0-\31\127]"), nil, "control character in a message")
        if d.level == "error" then errors = errors + 1 end
    end
    if errors == 0 then
        figures.flatten(model)
        rules.check(model, nil, { today = "2026-11-23" })
    end
    return errors
end

for _, kind in ipairs(schema.order) do
    h.test("any value for any field of " .. kind, function()
        local form = holder(kind)
        for _, field in ipairs(schema.kinds[kind].fields) do
            for _, v in ipairs(WEIRD) do
                local text = HEAD .. form:gsub("%%s", function() return field.name .. " = " .. v end)
                text = (kind == "journey" or kind == "phase" or form:find "^journey") and text or text .. TAIL
                local ok, problem = xpcall(through, debug.traceback, text)
                if not ok then error(text .. "\n" .. tostring(problem)) end
            end
        end
    end)
end

h.test("any name, any table, any child", function()
    for _, kind in ipairs(schema.order) do
        for _, v in ipairs(WEIRD) do
            for _, form in ipairs { "%s(%s)", "%s(%s) {}", '%s "A" (%s)', '%s "A" { %s }', '%s "A" { [%s] = 1 }' } do
                if not (form:find("[", 1, true) and v == "0/0") then
                    local text = HEAD .. form:format(kind, v)
                    local ok, problem = xpcall(through, debug.traceback, text)
                    if not ok then error(text .. "\n" .. tostring(problem)) end
                end
            end
        end
    end
end)

h.done()
