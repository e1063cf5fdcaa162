-- The method's findings on a project: our rules, and a user's own rules/NAME.lua beside the script; without those that the script
-- has off.

local host = require "host"
local dsl = require "reis.language.dsl"
local i18n = require "reis.words.i18n"
local nearest = require "reis.language.nearest"
local ordered = require "reis.words.ordered"
local rules = require "reis.rules.rules"
local schema = require "reis.language.schema"
local text = require "reis.language.text"

local findings = {}

--- The user's rules, in order of name; those that cannot be used are said in faults. model may be nil where none is run.
-- -> list of rules, faults
function findings.own(model)
    local list, faults, made = {}, {}, nil
    local function view()
        made = made or require("reis.model.model").view(model)
        return made
    end
    for _, name in ipairs(require("reis.language.libraries").own "rules") do
        local found, message = require("reis.language.extension").load("rules", name)
        if found then
            list[#list + 1] = require("reis.command.own_rule").of(name, found, list, view, faults)
        else
            local at, line, what = require("reis.language.fault").split(message, {})
            faults[#faults + 1] = { level = "error", file = at or "rules/" .. name .. ".lua", line = line, message = what }
        end
    end
    return list, faults
end

--- The words for an id that no rule has: "no rule 'x'; did you mean y?"
function findings.no_rule(id, extra, lang)
    local L, _, near = i18n.of(lang, "rules"), rules.find(id, extra)
    return L("off.unknown", text.plain(id, 60), near and L("off.near", near) or L "off.list")
end

-- what the script has off and set ----------------------------------------------------------------

--- The things that a name of `at` means, as a set; nil and what is wrong.
local function things_at(model, names, L)
    local set = {}
    for _, name in ipairs(names) do
        local found = model.names:find(schema.order, name)
        if #found == 0 then
            local near = model.names:near(schema.order, name)
            return nil, L("off.at", text.quote(name), near and L("off.near", text.quote(near)) or "")
        end
        local journeys = {}
        for _, thing in ipairs(found) do
            local journey = require("reis.model.names").journey_of(thing)
            if journey and thing.kind == found[1].kind then journeys[journey] = true end
        end
        if #found > 1 and next(journeys) and next(journeys, (next(journeys))) then
            local journey = require("reis.model.names").journey_of(found[1])
            return nil, L("off.several", text.quote(name), text.quote(journey.name .. "/" .. name))
        end
        for _, thing in ipairs(found) do set[thing] = true end
    end
    return set
end

--- What a script has off, ready to be held against findings; what is wrong goes to faults.
local function offs_of(model, extra, lang, faults)
    local list, L = {}, i18n.of(lang, "rules")
    for _, one in ipairs(model.session.check.off) do
        local function wrong(message)
            faults[#faults + 1] = { level = "error", file = one.file, line = one.line, message = "check.off: " .. message }
        end
        if one.id and not rules.find(one.id, extra) then
            wrong(findings.no_rule(one.id, extra, lang))
        elseif one.id then
            local at, message = nil, nil
            if one.at then at, message = things_at(model, one.at, L) end
            if message then wrong(message) else
                list[#list + 1] = { id = one.id, reason = one.reason, at = at, file = one.file, line = one.line, n = 0 }
            end
        end
    end
    return list
end

--- The bounds of a setting in words: "a number from 0 to 10", "a number of at least 1".
local function bounds(setting, L)
    local low, high = setting.min and ("%g"):format(setting.min), setting.max and ("%g"):format(setting.max)
    return low and high and L("set.between", low, high) or low and L("set.least", low) or high and L("set.most", high) or L "set.any"
end

--- The figures that a script sets for rules; what is wrong goes to faults.
local function set_of(model, extra, lang, faults)
    local out, known, L = {}, rules.settings(extra), i18n.of(lang, "rules")
    local names = ordered.keys(known)
    for _, one in ipairs(model.session.check.set) do
        local setting, message = known[one.key], nil
        local v = type(one.value) == "table" and model.session.made[one.value] and require("reis.language.quantity").mean(model.session.made[one.value])
            or one.value
        if not setting then
            local near = nearest.of(one.key, names)
            message = L("set.unknown", text.plain(one.key, 40), near and L("off.near", near) or L("set.known", table.concat(names, ", ")))
        elseif type(v) ~= "number" or v ~= v or v < (setting.min or -math.huge) or v > (setting.max or math.huge) then
            local is = type(v) == "string" and text.quote(v) or text.plain(host.tostring(v), 40)
            message = L("set.wrong", one.key, is, bounds(setting, L))
        else
            out[one.key] = v
        end
        if message then faults[#faults + 1] = { level = "error", file = one.file, line = one.line, message = message } end
    end
    return out
end

--- Says of what is off and hides nothing that it can go.
local function idle(offs, lang, found)
    local L = i18n.of(lang, "rules")
    for _, one in ipairs(offs) do
        if one.n == 0 then
            found[#found + 1] = { level = "note", file = one.file, line = one.line, rule = "off-idle",
                message = ('check.off %s %s'):format(text.quote(one.id), L "off.idle") }
        end
    end
end

--- What the rules find in a model, in line order, without what is off. session: of the script, F: its figures or nil
-- options: lang, strict (a failed criterion is an error), all (each by itself, also those that are alike), only (set of ids),
-- tongue -> findings, those that are off, the offs ({ id =, reason =, n = (how many it hid) }), rules (ours and the user's)
function findings.of(model, F, options)
    local extra, faults = findings.own(model)
    local offs = offs_of(model, extra, options.lang, faults)
    local set = set_of(model, extra, options.lang, faults)
    local found, hidden = rules.check(model, F, { lang = options.lang, strict = options.strict, all = options.all, today = host.today(),
        extra = extra, tongue = options.tongue, off = offs, set = set, only = options.only })
    for _, d in ipairs(hidden) do d.off.n = d.off.n + 1 end
    if not options.only then idle(offs, options.lang, found) end
    table.move(faults, 1, #faults, #found + 1, found)
    return dsl.sort(found, model.file), hidden, offs, rules.all(extra)
end

--- Adds what the rules find in a project without errors to its diagnostics, in line order; what is off to p.hidden and p.offs.
-- options: as of a job, all; only (set of ids)
function findings.add(p, options)
    p.hidden, p.offs = {}, {}
    for _, d in ipairs(p.diags) do
        if d.level == "error" then return end
    end
    local found
    found, p.hidden, p.offs, p.rules = findings.of(p.model, require("reis.figures.figures").of(p.model), { lang = options.lang,
        strict = options.strict, all = options.all, only = options.only, tongue = p.script.tongues[p.script.env] })
    table.move(found, 1, #found, #p.diags + 1, p.diags)
    dsl.sort(p.diags, p.script.main)
end

return findings
