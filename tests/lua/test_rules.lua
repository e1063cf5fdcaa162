-- Each rule of the method speaks where it should, and is silent on a model that is complete.

package.path = "tests/lua/?.lua;" .. package.path
local h = require "harness"
local rules = require "reis.rules.rules"

local function findings(text, options, F)
    local m, diags = h.run(text)
    if #diags > 0 then error(diags[1].line .. ": " .. diags[1].message) end
    return rules.check(m, F, options)
end

-- The English words of the rules, between what is filled in, that no Dutch one has too.
local ENGLISH = {}
do
    local en, nl, dutch = require "reis.words.i18n.rules_en", require "reis.words.i18n.rules_nl", {}
    for _, words in pairs(nl) do dutch[#dutch + 1] = words end
    dutch = table.concat(dutch, "\n")
    for key, words in pairs(en) do
        for part in words:gsub("%%[%d.]*[%a%%]", "\n"):gmatch "[^\n]+" do
            part = part:match "^%s*(.-)%s*$"
            if key ~= "verbs" and #part >= 5 and not dutch:find(part, 1, true) then ENGLISH[#ENGLISH + 1] = part end
        end
    end
end

--- Raises where what is found, said in Dutch, is not what is found in English, or holds a word of it.
local function in_dutch_too(found, dutch)
    local function places(list) -- those of one line are in order of their words
        local out = {}
        for i, d in ipairs(list) do out[i] = ("%s:%d: %s [%s]"):format(d.file, d.line, d.level, d.rule) end
        table.sort(out)
        return table.concat(out, "\n")
    end
    h.equal(places(dutch), places(found))
    for _, d in ipairs(dutch) do
        local words = d.message:gsub('"[^"]*"', '""'):gsub("%b{}", "{}") -- names, and what is to be written
        for _, part in ipairs(ENGLISH) do
            if words:find(part, 1, true) then error(("%q in: %s"):format(part, d.message)) end
        end
        if words:find "%d%.%d%f[%D]" then error("an English figure: " .. d.message) end
    end
end

local function speaks(name, line, text, options)
    h.test(name, function()
        local shown, found = {}, findings(text, options)
        in_dutch_too(found, findings(text, { today = options and options.today, lang = "nl" }))
        for _, d in ipairs(found) do
            if d.rule == name and d.line == line then return end
            shown[#shown + 1] = ("%d %s: %s"):format(d.line, d.rule, d.message)
        end
        error(("no %s at line %d:\n%s"):format(name, line, table.concat(shown, "\n")))
    end)
end

local function journey(fields) return 'journey "J" { phase "P" {\n touchpoint "T" { ' .. fields .. " } } }\n" end

speaks("evidence-missing", 2, journey "experience = 7")
speaks("evidence-stale", 1, 'survey "S" { date = "2024-01" }', { today = "2026-11-23" })
speaks("evidence-stale", 1, 'survey "S" {}')
speaks("evidence-assumed", 2, journey 'evidence = "A"' .. 'assumption "A" {}')
speaks("channel-as-touchpoint", 1, 'journey "J" { phase "P" { touchpoint "Website" {} } }')
speaks("offer-missing", 2, journey "")
speaks("next-step-missing", 1, journey "")
speaks("persona-missing", 1, journey "")
speaks("ending-unscored", 2, journey "")
speaks("killer-untreated", 2, journey 'killer "K" {}')
speaks("truth-unproven", 2, journey "moment_of_truth = true")
speaks("unmanaged-stuck", 2, journey 'managed = false, owner = "P"' .. 'partner "P" {}')
speaks("pain-untreated", 2, journey 'pain "p" {}')
speaks("action-incomplete", 1, 'action "A" {}')
speaks("criterion-untestable", 1, 'journey "J" { criteria = { "nice" } }')
speaks("sources-disagree", 2, journey "score = { ease = seen { a = 8, b = 5 } }")
speaks("touchpoint-unreached", 3, 'journey "J" { phase "P" { touchpoint "A" { next = "C" },\n touchpoint "X" { next = "C" },\n'
    .. 'touchpoint "B" {}, touchpoint "C" {} } }')
speaks("silence-long", 2, journey "silence = true")
speaks("silence-long", 2, journey "wait = weeks(2)")
speaks("expectation-missing", 3, journey "experience = 7" .. 'persona "A" {}')
speaks("principle-broken", 2, journey 'breaks = "one voice"')
speaks("goal-missing", 1, 'action "A" {}')
speaks("names-alike", 2, 'channel "cafe\u{301}" {}\nchannel "caf\u{E9}" {}')

-- What each rule says of itself, and its example: the one script it speaks of, the other it is silent on.
local LEVELS, dutch, ids = { warning = true, note = true }, require "reis.rules.told.nl", {}
for _, rule in ipairs(rules.all()) do
    h.test(rule.id .. ": its example holds, and it says why in two languages", function()
        h.equal(ids[rule.id], nil, "twice")
        ids[rule.id] = true
        h.equal(LEVELS[rule.severity], true, "severity")
        for _, field in ipairs { "doc", "why", "mend" } do
            h.equal(#rule[field] > 10 and #dutch[rule.id][field] > 10 and rule[field] ~= dutch[rule.id][field], true, field)
            h.equal(rules.says(rule, field, "nl"), dutch[rule.id][field])
        end
        h.equal(#rule.source > 10 and rules.says(rule, "source", "en") == rule.source, true, "source")
        h.equal(rules.says(rule, "source", "nl") ~= rule.source, true, "source in Dutch")
        for which, wanted in pairs { wrong = true, right = false } do
            local m, diags = h.run(rule.example[which])
            h.equal(#diags, 0, diags[1] and diags[1].message)
            local F, said = require("reis.figures.figures").of(m), nil
            local found = rules.check(m, F, { today = "2026-01-01" })
            in_dutch_too(found, rules.check(m, F, { today = "2026-01-01", lang = "nl" }))
            for _, d in ipairs(found) do
                if d.rule == rule.id then said = d.message end
            end
            h.equal(said ~= nil, wanted, which .. ": " .. tostring(said))
        end
    end)
end

h.test("the manual lists every rule with what it says of itself", function()
    local page = h.read "stdlib/manual/check.md":gsub("%s+", " ")
    for _, rule in ipairs(rules.all()) do
        local entry = ("- `%s`: %s"):format(rule.id, rule.doc)
        h.equal(page:find(entry, 1, true) and entry, entry)
    end
end)

h.test("what Dutch says of a rule is of one that there is; levels are warning or note", function()
    for id in pairs(dutch) do h.equal(ids[id], true, id) end
    for _, d in ipairs(findings(journey 'killer "K" {}')) do
        h.equal(d.level == "warning" or d.level == "note", true, d.level)
    end
end)

h.test("criteria and vetoes are judged by the figures", function()
    local killers = { { name = "K", touchpoint = "T" } }
    local F = { flat = { values = {}, journeys = {} }, state = { replaced_by = {} }, scores = function()
        return { null_goals = {}, journeys = { { experience = 4, personas = { { persona = "everyone", vetoed = true,
            killer_risk = 1, killers = killers } } } } }
    end }
    function F:of(thing) return self.scores().journeys[thing.index] end
    function F.record() return {} end
    function F.get(thing, field) return thing[field] end
    local text = 'journey "J" { criterion "good" { measure = "experience", min = 7 }, phase "P" { touchpoint "T" { killer "K" {} } } }'
    local found = {}
    for _, d in ipairs(findings(text, { strict = true }, F)) do found[d.rule] = d end
    h.equal(found["criterion-failed"].level, "error")
    h.equal(found["criterion-failed"].message:match("experience of J is 4, below the least of 7") ~= nil, true)
    h.equal(found["journey-vetoed"].level, "warning")
end)

h.test("the examples have no English finding in Dutch", function()
    for _, name in ipairs { "bike-shop", "grid-connection", "library", "restaurant" } do
        local m, diags = h.run(h.read("examples/" .. name .. ".lua"), "examples/" .. name .. ".lua")
        h.equal(#diags, 0, name)
        local F = require("reis.figures.figures").of(m)
        for _, all in ipairs { true, false } do
            local found = rules.check(m, F, { today = "2028-01-01", all = all })
            h.equal(#found > 0, true, name)
            in_dutch_too(found, rules.check(m, F, { today = "2028-01-01", all = all, lang = "nl" }))
        end
    end
end)

h.test("a Dutch finding begins with a verb that is known of several things, every kind has its names", function()
    local nl, named = require "reis.words.i18n.rules_nl", {}
    for _, rule in ipairs(rules.all()) do named[rule.id] = true end
    for key, words in pairs(nl) do
        local verb = words:match "^%a+"
        if named[key:match "^[%a-]+"] and key ~= "canvas-loose.more" and key ~= "process-differs.upkeep" and not (" " .. nl.verbs):find(" " .. verb .. "=", 1, true) then error(key .. ": " .. words) end
    end
    local L = require("reis.words.i18n").of("nl", "rules")
    for name in pairs(require("reis.language.schema").kinds) do
        for _, key in ipairs { "kind." .. name, "kinds." .. name } do
            if L(key) == key then error("no " .. key) end
        end
    end
end)

h.test("a user's rule speaks as it likes, also of several things", function()
    local list = {}
    for i = 1, 4 do list[i] = 'channel "c' .. i .. '" {}' end
    local function check(model, _, report)
        for _, channel in ipairs(model.channels) do report("note", channel, "has no colour; paint it") end
    end
    local found = findings(table.concat(list, "\n"), { lang = "nl", extra = { { id = "own", check = check } } })
    h.equal(found[1].message, '4 kanalen have no colour: "c1", "c2", "c3" en nog 1; paint it')
end)

h.test("a complete model has no findings", function()
    local found = findings([[
usertest "S" { n = 9, date = "2026-03" }
value "ease" {}
goal "G" { measure = "completion", worth = 1 }
persona "A" { share = 1, job = "ride", expects = 6 }
team "t" {}
journey "J" { cyclic = { probability = 0.2 }, phase "P" { touchpoint "Pay" { owner = "t", channel = "web", offers = "fast",
  score = { ease = 7 }, evidence = "S", pain "slow" { evidence = "S" }, killer "K" { probability = 0 } } } }
action "X" { owner = "t", effort = 3, improves = { Pay = { ease = 1 } }, removes = "K", resolves = "slow" }
]], { today = "2026-11-23" })
    h.equal(#found, 0, found[1] and found[1].message)
end)

h.done()
