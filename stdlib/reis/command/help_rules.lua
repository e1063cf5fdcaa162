-- What `reis help rules` and `reis help rule ID` show: each rule of the method, why it is there, how to mend what it finds.

local findings = require "reis.command.findings"
local fit = require "reis.words.fit"
local i18n = require "reis.words.i18n"
local ordered = require "reis.words.ordered"
local rules = require "reis.rules.rules"
local tables = require "reis.words.tables"

local help_rules = {}

local WIDTH, LABEL = 96, 11

--- A label and a text beside it, on as many lines as it takes.
local function entry(label, text)
    local out = {}
    for i, line in ipairs(fit.lines(text, WIDTH - LABEL)) do
        local first = i == 1 and label or ""
        out[i] = first .. (" "):rep(LABEL - utf8.len(first)) .. line[1]
    end
    return table.concat(out, "\n") .. "\n"
end

local function indented(script) return "    " .. script:gsub("\n+$", ""):gsub("\n", "\n    ") .. "\n" end

--- All rules by what they are about, the user's own beside them, and what a script may set. -> text
function help_rules.list(lang)
    local W, out = i18n.of(lang, "help"), {}
    local extra = findings.own(nil)
    local function group(title, list)
        local rows = {}
        for i, rule in ipairs(list) do rows[i] = { rule.id, rule.severity or "", rules.says(rule, "doc", lang) or "" } end
        out[#out + 1] = title .. "\n" .. tables.format(rows, { indent = 2 })
    end
    for _, one in ipairs(rules.groups) do
        local list = {}
        for i, name in ipairs(one[2]) do list[i] = require "reis.rules.rules".named(name) end
        group(W("rules." .. one[1]), list)
    end
    if #extra > 0 then group(W "rules.own", extra) end
    local rows, known = {}, rules.settings(extra)
    for i, key in ipairs(ordered.keys(known)) do
        rows[i] = { key, ("%g"):format(known[key].default), rules.says(known[key].rule, "set", lang) or known[key].doc or "" }
    end
    out[#out + 1] = W "rules.set" .. "\n" .. tables.format(rows, { indent = 2 })
    return table.concat(out, "\n") .. "\n" .. W "rules.more" .. "\n"
end

--- One rule in full -> text; nil and what is wrong where there is none of that id
function help_rules.one(id, lang)
    local extra, W = findings.own(nil), i18n.of(lang, "help")
    local rule = rules.find(id, extra)
    if not rule then return nil, findings.no_rule(id, extra, lang) end
    local out = { ("%s%s\n\n"):format(rule.id, rule.severity and " (" .. rule.severity .. ")" or "") }
    if rule.doc then out[#out + 1] = entry(W "rule.doc", rules.says(rule, "doc", lang)) end
    for _, field in ipairs { "why", "mend" } do
        if rule[field] then out[#out + 1] = entry(W("rule." .. field), rules.says(rule, field, lang)) end
    end
    if rule.source then out[#out + 1] = entry(W "rule.source", rules.says(rule, "source", lang)) end
    if rule.file then out[#out + 1] = entry(W "rule.file", rule.file) end
    for _, key in ipairs(next(rule.settings or {}) and ordered.keys(rule.settings) or {}) do
        out[#out + 1] = entry(W "rule.set", ("check.set { %s = %g }: %s"):format(key, rule.settings[key].default, rules.says(rule, "set", lang)
            or rule.settings[key].doc or ""))
    end
    out[#out + 1] = entry(W "rule.off", ('check.off "%s" { reason = "…" }'):format(rule.id))
    for _, which in ipairs(rule.example and { "wrong", "right" } or {}) do
        local script = rule.example[which]
        if type(script) == "string" then out[#out + 1] = "\n" .. W("rule." .. which) .. "\n\n" .. indented(script) end
    end
    return table.concat(out)
end

return help_rules
