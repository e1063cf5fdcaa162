-- A first script, made of the answers that `reis new --ask` was given.

local fold = require "reis.words.fold"
local printer = require "reis.language.printer"
local text = require "reis.language.text"
local i18n = require "reis.words.i18n"

local first = {}

local NAME_MOST = 120 -- characters of a name, so that "(2)" and a prefix fit within those a name may have
local TEXT_MOST = 1000
local RISK = 0.005    -- of the worst thing: below the tolerance, and said to be a guess
local MOST_MARK = 10

-- Dutch words of a first script that are not the first of the vocabulary.
local DUTCH = { action = "maatregel", ["true"] = "ja" }

--- A word of the language in Dutch, as `require "reis.nl"` has it.
local function dutch(name)
    if DUTCH[name] then return DUTCH[name] end
    local tongue = require("reis.language.tongue").of "reis.nl"
    for _, list in ipairs { "kinds", "fields", "values" } do
        local word = tongue:word(list, name)
        if word ~= name then return word end
    end
    return name
end

-- Words that the language keeps for itself as names, and channels that are no touchpoints.
local KEPT = {}
for word in ([[done leave default experience expects duration klaar standaard website app phone telephone e-mail email mail letter
    chat shop store counter portal webshop facebook instagram linkedin whatsapp sms call-centre callcenter]]):gmatch "%S+" do
    KEPT[word] = true
end

--- What was typed as a text that a script may hold.
function first.clean(typed, most) return text.clean(typed, most or TEXT_MOST) end

--- The names in a list parted by commas; none of them empty.
function first.names(typed)
    local list = {}
    for part in typed:gmatch "[^,;]+" do
        local name = first.clean(part, NAME_MOST)
        if fold(name):find "%S" then list[#list + 1] = name end
    end
    return list
end

--- One name, or nil where nothing is left of it.
function first.name(typed)
    local name = first.clean(typed, NAME_MOST)
    return fold(name):find "%S" and name or nil
end

--- A mark from 0 to 10, with a point or a comma; nil where it is none.
function first.mark(typed)
    local digits = typed:match "^%s*(%d+[.,]?%d*)%s*$"
    local mark = digits and tonumber((digits:gsub(",", ".")))
    return mark and mark <= MOST_MARK and mark or nil
end

--- Gives each thing in a list a name that no other in `taken` has.
local function tell_apart(name, taken, L)
    if KEPT[name:lower()] then name = L("kept", name) end
    return printer.free(taken, name)
end

local number = printer.number

--- Gives phases and touchpoints names of their own, and finds the touchpoint with the lowest mark.
local function named(answers, L)
    local taken, lowest = {}, nil
    for _, phase in ipairs(answers.phases) do phase.own = tell_apart(phase.name, taken, L) end
    for _, phase in ipairs(answers.phases) do
        for _, t in ipairs(phase.touchpoints) do
            t.own = tell_apart(t.name, taken, L)
            if not lowest or t.mark < lowest.mark then lowest = t end
        end
    end
    return lowest
end

--- answers: { company, goal, who, job, expects, phases = { { name, touchpoints = { { name, mark } } } }, worst, where, first,
-- today } -> the script, the lowest mark in it. where: the number of the touchpoint, counted over all phases.
function first.script(answers, lang)
    local L, out, count = i18n.of(lang, "new"), {}, 0
    local lowest = named(answers, L)
    local function word(name) return lang == "nl" and dutch(name) or name end
    --- Adds a line: $word is a word of the language, %q a text of the answers.
    local function add(line, ...)
        out[#out + 1] = (line:gsub("%$([%a_]+)", word)):format(...)
    end
    add("-- %s: %s", answers.company, answers.goal)
    add("-- %s", L "sketch.asked")
    if lang == "nl" then add '\nrequire "reis.nl"' end
    add('\n$company %q { $language = "%s" }', answers.company, lang)
    add("$team %q {}", L "sketch.us")
    add('$assumption %q { $date = "%s" } -- %s', L "sketch.think", answers.today, L "sketch.evidence")
    add("$persona %q { $share = 1, $job = %q, $expects = %s }", tell_apart(answers.who, {}, L), answers.job, number(answers.expects))
    add("\n$journey %q {\n  $goal = %q,", first.clean(answers.goal, NAME_MOST), answers.goal)
    for _, phase in ipairs(answers.phases) do
        add("  $phase %q {", phase.own)
        for _, t in ipairs(phase.touchpoints) do
            count = count + 1
            local worst = answers.worst and count == answers.where
            add("    $touchpoint %q { $owner = %q, $experience = %s, $evidence = { %q }%s", t.own, L "sketch.us", number(t.mark),
                L "sketch.think", worst and "," or " },")
            if worst then
                add("      $moment_of_truth = $true, $killer %q { $probability = %s, $evidence = { %q } }, -- %s\n    },",
                    answers.worst, number(RISK), L "sketch.think", L "sketch.guess")
            end
        end
        add "  },"
    end
    add "}\n"
    local gain = math.min(1, MOST_MARK - lowest.mark)
    if gain > 0 then
        add("$action %q { $owner = %q, $effort = 5, $improves = { [%q] = { $experience = %s } } }", answers.first, L "sketch.us",
            lowest.own, number(gain))
    end
    if answers.worst then
        add("$action %q { $owner = %q, $effort = 5, $removes = { %q } }", L("sketch.prevent", answers.worst), L "sketch.us", answers.worst)
    end
    add('$roadmap %q { $periods = 4, $period = "$quarter", $start = "%s" }', L "sketch.year", answers.today:sub(1, 7))
    return table.concat(out, "\n") .. "\n", lowest.mark
end

return first
