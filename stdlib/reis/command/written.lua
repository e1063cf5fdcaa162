-- Findings for programs: JSON, SARIF 2.1.0 (OASIS) and the annotations of GitHub's workflows.

local json = require "reis.words.json"
local rules = require "reis.rules.rules"

local written = {}

--- f(d, file) for each finding of each project; file: the path it is in.
local function each(done, f)
    for _, p in ipairs(done) do
        for _, d in ipairs(p.diags) do f(d, d.file or p.script.main) end
    end
end

--- A list of findings. done: projects, each with `diags`
function written.json(done)
    local list = {}
    each(done, function(d, file)
        list[#list + 1] = json.fields({ file = file, line = d.line, column = d.column, level = d.level, message = d.message,
            rule = d.rule }, { "file", "line", "column", "level", "message", "rule" })
    end)
    return json.encode(list)
end

-- GitHub ------------------------------------------------------------------------------------------

local COMMANDS = { error = "error", warning = "warning", note = "notice" }

local function data(s) return (s:gsub("[%%\r\n]", { ["%"] = "%25", ["\r"] = "%0D", ["\n"] = "%0A" })) end

local function property(s) return (data(s):gsub("[:,]", { [":"] = "%3A", [","] = "%2C" })) end

--- ::warning file=journey.lua,line=3,title=offer-missing::message, a line each, as a step of a workflow prints them.
function written.github(done)
    local out = {}
    each(done, function(d, file)
        local parts = { "file=" .. property(file) }
        if d.line then parts[#parts + 1] = "line=" .. d.line end
        if d.column then parts[#parts + 1] = "col=" .. d.column end
        if d.rule then parts[#parts + 1] = "title=" .. property(d.rule) end
        out[#out + 1] = ("::%s %s::%s\n"):format(COMMANDS[d.level], table.concat(parts, ","), data(d.message))
    end)
    return table.concat(out)
end

-- SARIF -------------------------------------------------------------------------------------------

local SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
local SCRIPT = "script" -- the rule of what is no finding of the method: a slip of the script

--- A path as a relative or absolute URI reference.
local function uri(path)
    local escaped = path:gsub("[^%w%-._~/!$&'()*+,;=@]", function(c) return ("%%%02X"):format(c:byte()) end)
    return path:sub(1, 1) == "/" and "file://" .. escaped or escaped
end

local function object(t, ...) return json.fields(t, { ... }) end
local function said(text) return object({ text = text }, "text") end

--- An object with those of the fields that are there.
local function some(t, ...)
    local names = {}
    for _, name in ipairs { ... } do
        if t[name] ~= nil then names[#names + 1] = name end
    end
    return json.fields(t, names)
end

--- All rules that can be named, ours, the user's and that of the script's own errors. -> list of objects, { [id] = index from 0 }
local function descriptors(done, lang)
    local list, index = {}, {}
    local function add(id, fields, names)
        index[id] = #list
        fields.id = id
        list[#list + 1] = some(fields, "id", table.unpack(names))
    end
    for _, p in ipairs(#done > 0 and done or { { rules = rules.all() } }) do
        for _, rule in ipairs(p.rules or rules.all()) do
            if not index[rule.id] then
                local doc, mend = rules.says(rule, "doc", lang), rules.says(rule, "mend", lang)
                add(rule.id, { shortDescription = doc and said(doc), fullDescription = rule.why and said(rules.says(rule, "why", lang)),
                    help = mend and said(mend), defaultConfiguration = rule.severity and object({ level = rule.severity }, "level") },
                    { "shortDescription", "fullDescription", "help", "defaultConfiguration" })
            end
        end
    end
    add("off-idle", {}, {})
    add(SCRIPT, { shortDescription = said "The script says something that cannot be." }, { "shortDescription" })
    return list, index
end

local function result(d, file, index)
    local rule = d.rule and index[d.rule] and d.rule or SCRIPT
    local region = d.line and d.line > 0 and some({ startLine = d.line, startColumn = d.column }, "startLine", "startColumn")
    local place = some({ artifactLocation = object({ uri = uri(file) }, "uri"), region = region or nil }, "artifactLocation", "region")
    local off = d.off and { object({ kind = "inSource", justification = d.off.reason }, "kind", "justification") } or nil
    return some({ ruleId = rule, ruleIndex = index[rule], level = d.level, message = said(d.message),
        locations = { object({ physicalLocation = place }, "physicalLocation") }, suppressions = off },
        "ruleId", "ruleIndex", "level", "message", "locations", "suppressions")
end

--- A SARIF log of one run. What the script has off is in it too, with its reason as a suppression.
function written.sarif(done, options)
    local list, index = descriptors(done, options.lang)
    local results, failed = {}, false
    each(done, function(d, file)
        results[#results + 1] = result(d, file, index)
    end)
    for _, p in ipairs(done) do
        failed = failed or p.ended or false
        for _, d in ipairs(p.hidden or {}) do results[#results + 1] = result(d, d.file, index) end
    end
    local driver = object({ name = "reis", version = options.version, language = options.lang, rules = list }, "name", "version", "language", "rules")
    local run = object({ tool = object({ driver = driver }, "driver"), language = options.lang,
        invocations = { object({ executionSuccessful = not failed }, "executionSuccessful") }, results = results,
        columnKind = "unicodeCodePoints" }, "tool", "language", "invocations", "results", "columnKind")
    local log = object({ ["$schema"] = SCHEMA, version = "2.1.0", runs = { run } }, "$schema", "version", "runs")
    return json.encode(log)
end

return written
