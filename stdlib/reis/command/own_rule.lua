-- A user's rule (rules/NAME.lua) as one of ours: what it says of itself is looked at before it runs, and what it does when it does.

local host = require "host"
local copied = require "reis.words.copied"
local ordered = require "reis.words.ordered"
local rules = require "reis.rules.rules"
local text = require "reis.language.text"

local own_rule = {}

local LEVELS = { error = true, warning = true, note = true }
local TEXTS = { "doc", "why", "mend", "source" }

--- report(level, thing, message) for a user's rule: what it gives is checked, as nothing else looks at it before it is shown.
local function reporter(report, severity)
    return function(level, thing, message)
        if level == nil then level = severity end
        if not LEVELS[level] then error('report needs "error", "warning" or "note" first', 2) end
        local file, line = type(thing) == "table" and thing.file, type(thing) == "table" and thing.line
        if type(file) ~= "string" or math.type(line) ~= "integer" then error("report needs a thing of the model second", 2) end
        if type(message) ~= "string" then error("report needs a message as a text third", 2) end
        report(level, require("reis.model.view").thing(thing) or { kind = tostring(thing.kind), name = tostring(thing.name), file = file, line = line },
            (message:gsub("[\r\n]+", " "))) -- a line each: what comes after a line's end could pass for another finding
    end
end

-- what it says of itself ---------------------------------------------------------------------------

local function shown(v) return type(v) == "string" and text.quote(v) or host.tostring(v) end

--- The id of a rule, which is its own or its file's name; nil and what is wrong with it. others: the user's rules before it
local function id_of(found, name, others)
    local id = rawget(found, "id")
    if id == nil then id = rawget(found, "name") end
    if id == nil then id = name end
    if type(id) ~= "string" or not id:find "^[%w\128-\255][%w\128-\255_.-]*$" then
        return nil, ("id is %s; give letters, digits and hyphens, as id = \"short-names\""):format(shown(id))
    end
    for _, rule in ipairs(rules.all(others)) do
        if rule.id == id then
            return nil, ("id %s is that of %s; give this one another"):format(shown(id), rule.own and rule.file or "a rule of reis itself")
        end
    end
    return id
end

--- The figures that a rule goes by; nil and what is wrong with them. known: those that there are (of rules.settings)
local function settings_of(given, known)
    if given == nil then return {} end
    local how, out = "; give settings = { letters = { default = 3, min = 1, doc = \"…\" } }", {}
    if type(given) ~= "table" then return nil, "settings is " .. shown(given) .. how end
    for key, one in next, given do
        if type(key) ~= "string" then return nil, "settings has an entry without a name" .. how end
        if type(one) ~= "table" or math.type(one.default) == nil then return nil, ("settings.%s has no default%s"):format(key, how) end
        if known[key] then
            return nil, ("settings.%s is a figure of %s already; give it another name"):format(key, known[key].rule.id)
        end
        out[key] = { default = one.default, min = tonumber(one.min), max = tonumber(one.max), doc = type(one.doc) == "string" and one.doc or nil }
    end
    return out
end

--- setting(key) for a user's rule: one that no rule has is said so.
local function asker(options, known)
    return function(key)
        if known[key] == nil then
            error(("there is no setting %s; the rules have %s"):format(shown(key), table.concat(ordered.keys(known), ", ")), 2)
        end
        return options.setting(key)
    end
end

--- A user's rule as one of ours; what is wrong with it, and what it does wrong when it runs, goes to faults.
-- name: of its file; found: what the file returns; others: the user's rules before it; view(): the model as it sees it
-- -> rule, or nil where it cannot be run
function own_rule.of(name, found, others, view, faults)
    local file = "rules/" .. name .. ".lua"
    local function wrong(message, line)
        faults[#faults + 1] = { level = "error", file = file, line = line, message = message }
    end
    if type(rawget(found, "check")) ~= "function" then return wrong "must return a table with a function `check`" end
    local rule, message = { own = true, file = file, severity = rawget(found, "severity"),
        example = type(found.example) == "table" and found.example or nil }, nil
    if rule.severity ~= nil and not LEVELS[rule.severity] then
        return wrong(("severity is %s; give \"error\", \"warning\" or \"note\""):format(shown(rule.severity)))
    end
    rule.id, message = id_of(found, name, others)
    if not rule.id then return wrong(message) end
    rule.settings, message = settings_of(rawget(found, "settings"), rules.settings(others))
    if not rule.settings then return wrong(message) end
    for _, field in ipairs(TEXTS) do rule[field] = type(found[field]) == "string" and found[field] or nil end
    function rule.check(_, F, report, options)
        local known = rules.settings(options.extra)
        local ok, problem = pcall(found.check, view(), F and copied(F.scores()), reporter(report, rule.severity),
            { lang = options.lang, today = options.today, setting = asker(options, known) })
        if not ok then
            local at, line, what = require("reis.language.fault").split(host.tostring(problem), { file })
            faults[#faults + 1] = { level = "error", file = at or file, line = line, message = what }
        end
    end
    return rule
end

return own_rule
