-- The method's findings on a project: our rules, and a user's own rules/NAME.lua beside the script.

local host = require "host"
local dsl = require "reis.language.dsl"
local rules = require "reis.rules.rules"

local findings = {}

local LEVELS = { error = true, warning = true, note = true }

--- The deep copy of plain figures that a user's rule gets.
local function copy(value)
    if type(value) ~= "table" then return value end
    local c = {}
    for k, v in next, value do c[k] = copy(v) end
    return c
end

--- report(level, thing, message) for a user's rule: what it gives is checked, as nothing else looks at it before it is shown.
local function reporter(report)
    return function(level, thing, message)
        if not LEVELS[level] then error('report needs "error", "warning" or "note" first', 2) end
        local file, line = type(thing) == "table" and thing.file, type(thing) == "table" and thing.line
        if type(file) ~= "string" or math.type(line) ~= "integer" then error("report needs a thing of the model second", 2) end
        if type(message) ~= "string" then error("report needs a message as a text third", 2) end
        report(level, { kind = tostring(thing.kind), name = tostring(thing.name), file = file, line = line }, message)
    end
end

--- A user's rule as one of ours; what it does wrong itself goes to faults.
local function own_rule(name, found, view, faults)
    local file = "rules/" .. name .. ".lua"
    return {
        name = type(found.name) == "string" and found.name or name,
        check = function(_, F, report)
            local ok, message = pcall(found.check, view, F and copy(F.scores()), reporter(report))
            if not ok then
                local at, line, what = require("reis.language.fault").split(host.tostring(message), { file })
                faults[#faults + 1] = { level = "error", file = at or file, line = line, message = what }
            end
        end,
    }
end

--- The user's rules, in order of name; those that cannot be used are said in faults.
local function own_rules(model, faults)
    local list, view = {}, nil
    for _, name in ipairs(require("reis.language.libraries").own "rules") do
        local found, message = require("reis.language.extension").load("rules", name)
        if found and type(found.check) == "function" then
            view = view or require("reis.model.model").view(model)
            list[#list + 1] = own_rule(name, found, view, faults)
        else
            local at, line, what = require("reis.language.fault").split(message or "must return a table with a function `check`", {})
            faults[#faults + 1] = { level = "error", file = at or "rules/" .. name .. ".lua", line = line, message = what }
        end
    end
    return list
end

--- Adds what the rules find in a project without errors to its diagnostics, in line order.
-- options: strict (a failed criterion is an error), all or json (each by itself, also those that are alike)
function findings.add(p, options)
    for _, d in ipairs(p.diags) do
        if d.level == "error" then return end
    end
    local F, faults = require("reis.figures.figures").of(p.model), {}
    local found = rules.check(p.model, F, { lang = options.lang, strict = options.strict, all = options.all or options.json, today = host.today(),
        extra = own_rules(p.model, faults), tongue = p.script.tongues[p.script.env] })
    table.move(found, 1, #found, #p.diags + 1, p.diags)
    table.move(faults, 1, #faults, #p.diags + 1, p.diags)
    dsl.sort(p.diags, p.script.main)
end

return findings
