-- The method's findings on a model: runs every rule and collects what it reports. A rule is one file:
--
--     { id =, severity = "warning" or "note", doc =, why =, mend =, source =, example = { wrong =, right = (scripts) },
--       settings = { [key] = { default =, min =, max =, doc = } } or nil, check = function(model, F, report, options) }
--
-- Its messages are in words/i18n/rules_LANG.lua, got by options.L(key, …); what it says of itself is in Dutch in told/nl.lua. Its
-- figures are written by options.number(x, digits), two that differ by options.apart(a, b), its measures named by
-- options.field(name); what a script may set is options.setting(key).

local text = require "reis.language.text"
local dsl = require "reis.language.dsl"
local i18n = require "reis.words.i18n"
local quantity = require "reis.language.quantity"
local names = require "reis.model.names"

local rules = {}

local MOST = 100     -- findings of one rule; of more only the number is said

-- The rules by what they are about, each in the order in which they run.
rules.groups = {
    { "evidence", { "evidence_missing", "evidence_stale", "evidence_assumed", "assumption_as_fact", "truth_unproven", "marks_cover",
        "sources_disagree", "interviews_few", "interview_elsewhere", "qualitative_missing", "insight_revised" } },
    { "journey", { "persona_missing", "personas_alike", "expectation_missing", "channel_as_touchpoint", "offer_missing", "owner_missing",
        "marks_missing", "touchpoint_unreached", "ending_unscored", "next_step_missing", "journey_ends_at_sale", "silence_long",
        "unmanaged_stuck", "unmanaged_absent", "channels_all_digital", "channels_apart", "process_differs", "scope_detail",
        "names_alike" } },
    { "hurts", { "journey_vetoed", "killer_untreated", "pain_untreated", "mark_outlier", "principle_broken", "principle_idle" } },
    { "aims", { "goal_missing", "goal_alone", "criterion_failed", "criterion_untestable", "action_incomplete", "action_unserving",
        "effect_idle", "against_customers", "benefit_uncounted", "capacity_over", "metric_unread", "metric_idle" } },
    { "canvas", { "canvas_loose", "proposition_loose" } },
}

rules.list = {}
for _, group in ipairs(rules.groups) do table.move(group[2], 1, #group[2], #rules.list + 1, rules.list) end

--- The rules as tables, in order; extra: further rules (of the user) after them.
function rules.all(extra)
    local out = {}
    for i, name in ipairs(rules.list) do out[i] = rules.named(name) end
    for _, rule in ipairs(extra or {}) do out[#out + 1] = rule end
    return out
end

--- One of ours by the name of its file.
function rules.named(name) return require("reis.rules." .. name) end

--- The rule of that id, among ours and the user's; nil and the nearest id where there is none.
function rules.find(id, extra)
    local ids = {}
    for i, rule in ipairs(rules.all(extra)) do
        if rule.id == id then return rule end
        ids[i] = rule.id
    end
    return nil, require("reis.language.nearest").of(id, ids)
end

--- What a rule says of itself in a language: field = doc, why, mend or source. A user's rule speaks one language.
function rules.says(rule, field, lang)
    if field == "source" then return lang == "nl" and not rule.own and require "reis.rules.told.sources_nl"[rule.source] or rule.source end
    local own = lang == "nl" and require "reis.rules.told.nl"[rule.id]
    return own and not rule.own and own[field] or rule[field]
end

--- The figures that rules go by. -> { [key] = { default =, min =, max =, doc =, rule = } }
function rules.settings(extra)
    local out = {}
    for _, rule in ipairs(rules.all(extra)) do
        for key, one in pairs(rule.settings or {}) do
            if not out[key] then
                out[key] = { default = one.default, min = one.min, max = one.max, doc = one.doc, rule = rule }
            end
        end
    end
    return out
end

-- findings that say the same of several things: "13 touchpoints have marks without evidence: …" ---------------

local MOST_ALONE = 3 -- so many findings that are alike are still said one by one
local MOST_NAMES = 3 -- and so many things are named where they are summed up

--- The verbs of a language, of one thing -> of several.
local function verbs_of(lang)
    local verbs = {}
    for one, several in i18n.of(lang, "rules") "verbs":gmatch("(%a+)=(%a+)") do verbs[one] = several end
    return verbs
end

--- What is said of one, as it is said of several: "has no evidence" -> "have no evidence".
local function of_several(says, lang)
    local verb, rest = says:match("^(%a+)(.*)$")
    -- a user's rule speaks as it likes
    return (verbs_of(lang)[verb] or verbs_of "en"[verb] or verb and verb:gsub("s$", "") or "") .. (rest or says)
end

--- The name of a thing in full: what is cut might read as another's.
local function named(thing) return text.quote(thing.name, #thing.name) end

--- What is said of a thing, its own name left open.
local function says(d)
    return (d.says:gsub(named(d.thing):gsub("%p", "%%%0"), '"…"'))
end

--- What a key says; otherwise where it says nothing.
local function said(L, key, otherwise)
    local words = L(key)
    return words ~= key and words or otherwise
end

--- What makes two findings alike: the rule, the level, the words, the kind of thing and the journey that holds it.
-- A criterion is like no other: each is a test of its own, and which one fails is what is asked.
local function key_of(d)
    if d.thing.kind == "criterion" then return d end
    local journey = names.journey_of(d.thing)
    return table.concat({ d.rule, d.level, d.thing.kind, d.file, journey and journey.name or "", says(d) }, "\0")
end

local function summed(list, options)
    local first, shown = list[1], {}
    for i = 1, MOST_NAMES do shown[i] = text.quote_ends(list[i].thing.name, 40) end
    local whole, kind = of_several(says(first), options.lang), first.thing.kind
    local what, way_out = whole:match("^(.-)(;.*)$")
    return { level = first.level, file = first.file, line = first.line, rule = first.rule,
        message = options.L("several", #list, said(options.L, "kinds." .. kind, kind .. "s"), what or whole,
            table.concat(shown, ", "), #list - MOST_NAMES, way_out or "") }
end

--- The findings (sorted) with those that are alike as one, at the place of the first of them.
local function sum_up(diags, options)
    local groups, of, out = {}, {}, {}
    for _, d in ipairs(diags) do
        local key = key_of(d)
        groups[key] = groups[key] or {}
        of[d] = groups[key]
        table.insert(groups[key], d)
    end
    for _, d in ipairs(diags) do
        local group = of[d]
        if #group <= MOST_ALONE then
            out[#out + 1] = d
        elseif group[1] == d then
            out[#out + 1] = summed(group, options)
        end
    end
    return out
end

-- all of them ------------------------------------------------------------------------------------

--- Adds the findings of one rule to a list: all errors, and of the others the first ones.
local function most(found, list, L)
    local n, last = 0, nil
    for _, d in ipairs(found) do
        if d.level ~= "error" then n = n + 1 end
        if d.level == "error" or n <= MOST then
            list[#list + 1], last = d, d
        end
    end
    if n > MOST then last.message = L("most", last.message, n - MOST) end
end

--- What the rules get beside the model: the options of a check, and how it speaks.
local function speaking(options)
    local lang, T = options.lang or "en", options.tongue
    if T and T.lang ~= lang then T = nil end
    local all = { lang = lang, L = i18n.of(lang, "rules", T and function(word) return T:any(word) end), kind = function(kind)
        return T and T:word("kinds", kind)
    end }
    for key, value in pairs(options) do all[key] = value end
    function all.number(x, digits) return quantity.show(x, digits, all.lang) end
    --- Two that differ, with as many decimals as it takes to see it (17 tell any two doubles apart).
    function all.apart(a, b)
        local digits = 3
        while digits < 17 and a ~= b and all.number(a, digits) == all.number(b, digits) do digits = digits + 1 end
        return all.number(a, digits), all.number(b, digits)
    end
    function all.field(name) return said(all.L, "field." .. name, name) end
    return all
end

--- Whether a finding of a rule is off, by one of the offs: { id =, at = set of things or nil, … } -> that one, or nil
local function off_by(offs, id, thing)
    for _, one in ipairs(offs or {}) do
        if one.id == id then
            local holder = thing
            while one.at and holder and not one.at[holder] do holder = rawget(holder, "parent") or rawget(holder, "phase") end
            if not one.at or holder then return one end
        end
    end
end

--- The findings on a model, sorted, and those that are off: { level =, file =, line =, rule =, message =, off = (which) }.
-- F: its figures, or nil where they cannot be counted.
-- options: strict (a failed criterion is an error), today ("2026-11-23"; without it nothing is
-- stale), tongue (that of the script: its words for kinds and fields), only (set of ids: no others run), off (see off_by),
-- set ({ [key] = figure }: settings of the script), extra (rules of the user), all (findings that are alike are not summed
-- up), lang (English without it)
function rules.check(model, F, options)
    options = speaking(options or {})
    local diags, hidden, settings = {}, {}, rules.settings(options.extra)
    function options.setting(key)
        local set = options.set and options.set[key]
        return set == nil and settings[key].default or set
    end
    for _, rule in ipairs(rules.all(options.extra)) do
        local found = {}
        local function report(level, thing, message)
            local off = off_by(options.off, rule.id, thing)
            local d = { level = level, file = thing.file, line = thing.line, rule = rule.id, thing = thing, says = message, off = off,
                message = ("%s %s %s"):format(options.kind(thing.kind) or said(options.L, "kind." .. thing.kind, thing.kind),
                    named(thing), message) }
            table.insert(off and hidden or found, d)
        end
        if not options.only or options.only[rule.id] then rule.check(model, F, report, options) end
        dsl.sort(found, model.file)
        most(options.all and found or sum_up(found, options), diags, options.L)
    end
    return dsl.sort(diags, model.file), dsl.sort(hidden, model.file)
end

return rules
