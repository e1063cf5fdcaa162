-- From log to journey: what happened as declarations of a script, with its chances as counts, its waits and durations as medians.

local calendar = require "reis.words.calendar"
local coverage = require "reis.data.mine_coverage"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local map = require "reis.data.mine_map"
local nearest = require "reis.language.nearest"
local printer = require "reis.language.printer"
local text = require "reis.language.text"

local journey = {}

local PER_PHASE = 5        -- touchpoints, where no file says which phase they are in
local LEAST_DAYS = 28      -- of a log that says how many customers there are in a year

--- The date of a moment in ms since 1970: 2026-03-14.
local function day(ms) return calendar.date(ms // 86400000 + calendar.day "1970-01-01") end

--- So many significant digits of a number.
local function rounded(x, digits) return tonumber(("%." .. digits .. "g"):format(x)) end

local UNITS = { { "weeks", 604800 }, { "days", 86400 }, { "hours", 3600 } }

--- A median as a script has it, in the largest unit of which there are two.
local function duration(spread)
    local seconds = spread and spread.median_s or 0
    if seconds <= 0 then return nil end
    for _, unit in ipairs(UNITS) do
        if seconds >= 2 * unit[2] then return printer.raw(("%s(%.3g)"):format(unit[1], seconds / unit[2])) end
    end
    return printer.raw(("minutes(%.3g)"):format(seconds / 60))
end

--- The activities with what a mapping file says of them, in the order in which cases meet them.
local function steps_of(found, places, rules)
    local steps = {}
    for i, a in ipairs(found.activities) do
        local rule, patterns = map.of(rules, a.name)
        steps[i] = { a = a, place = places.places[a.name], rule = rule or {}, patterns = patterns, order = i }
    end
    table.sort(steps, function(x, y)
        if x.place ~= y.place then return x.place < y.place end
        return x.order < y.order
    end)
    return steps
end

--- Steps in the phases that rules give them, in the order of the rules; those of no rule last. -> list of { name =, steps }
local function phases_by_rules(steps, rules, W)
    local phases, by_name = {}, {}
    local function phase(name)
        if not by_name[name] then
            by_name[name] = { name = name }
            phases[#phases + 1] = by_name[name]
        end
        return by_name[name]
    end
    for _, rule in ipairs(rules) do
        if rule.phase then phase(rule.phase) end
    end
    for _, step in ipairs(steps) do
        local own = phase(step.rule.phase or W "emit.unmapped")
        own[#own + 1] = step
    end
    local filled = {}
    for _, one in ipairs(phases) do filled[#filled + 1] = #one > 0 and one or nil end
    return filled
end

--- Steps in as many phases as they fill, each called after what happens most in it.
local function phases_by_order(steps, W)
    local n = math.max(1, math.ceil(#steps / PER_PHASE))
    local phases = {}
    for k = 1, n do
        local phase, most = {}, nil
        for i = math.floor((k - 1) * #steps / n) + 1, math.floor(k * #steps / n) do
            phase[#phase + 1] = steps[i]
            if not most or steps[i].a.count > most.count then most = steps[i].a end
        end
        phase.name = W("emit.phase", most and most.name or "")
        phases[k] = phase
    end
    return phases
end

--- What follows each activity: { [name] = list of { to, count }, the most first }, and what is left out.
local function follows_of(found, share)
    local after, choice = {}, { edges = found.follows, share = 1 }
    if share and share < 1 then choice = coverage.choose(found, share) end
    for _, f in ipairs(choice.edges) do
        after[f.from] = after[f.from] or {}
        table.insert(after[f.from], { f.to, f.count })
    end
    return after, choice
end

--- Whether a case that ends with a step is complete.
local function completes(step, goals)
    if step.rule.ends then return step.rule.ends == "done" end
    if #goals == 0 then return true end
    for _, goal in ipairs(goals) do
        if map.fits(goal, step.a.name) then return true end
    end
    return false
end

local function channel_of(step)
    local own = step.a.channels[1]
    return step.rule.channel or own and own.name ~= "" and own.name or nil
end

--- Names as a script may have them, each once: a function of the name in the log.
local function naming(kind, otherwise)
    local give, names = printer.namer(kind, otherwise), {}
    return function(wanted)
        if not names[wanted] then names[wanted] = give(wanted) end
        return names[wanted]
    end
end

--- One touchpoint as a node.
local function touchpoint(step, K)
    local entries = {}
    for _, one in ipairs(K.after[step.a.name] or {}) do
        if K.kept[one[1]] then entries[#entries + 1] = { K.name(one[1]), one[2] } end
    end
    local ends = step.a.ends
    if ends > 0 then entries[#entries + 1] = { completes(step, K.goals) and "done" or "leave", ends } end
    if #entries == 0 then entries[1] = { "leave", step.a.count } end -- all that follows it is left out
    local channel = channel_of(step)
    return { kind = "touchpoint", name = K.name(step.a.name), fields = {
        { "channel", channel and K.channel(channel) or nil }, { "owner", step.rule.owner and K.team(step.rule.owner) or nil },
        { "next", printer.map(entries, "count") }, { "duration", duration(step.a.duration) }, { "wait", duration(step.a.wait) },
        { "evidence", K.log } } }
end

--- The kinds of one field that stand on their own, each once, in the order of their use.
local function declared(steps, kind, of, name)
    local nodes, seen = {}, {}
    for _, step in ipairs(steps) do
        local wanted = of(step)
        if wanted and not seen[wanted] then
            seen[wanted] = true
            nodes[#nodes + 1] = { kind = kind, name = name(wanted) }
        end
    end
    return nodes
end

--- A pattern that fits an activity, as a script can hold it.
local function pattern_of(name)
    local clean = text.clean(name, 1000)
    if clean == name then return name end
    return text.clean((name:gsub("[%s%c]+", "*")), 1000) .. "*"
end

--- Which activities are which touchpoint, where their names do not say it.
local function matches(steps, K)
    local nodes = {}
    for _, step in ipairs(steps) do
        local name = K.name(step.a.name)
        local patterns = #step.patterns > 0 and step.patterns or { step.a.name }
        if #patterns > 1 or patterns[1] ~= name then
            local texts = {}
            for i, pattern in ipairs(patterns) do texts[i] = pattern_of(pattern) end
            nodes[#nodes + 1] = { kind = "match", fields = { { "touchpoint", name }, { "activity", #texts == 1 and texts[1] or texts } } }
        end
    end
    return nodes
end

local function starts(steps, K, cases)
    local entries = {}
    for _, step in ipairs(steps) do
        if step.a.starts > 0 then
            entries[#entries + 1] = { K.name(step.a.name), step.a.starts == cases and 1
                or printer.raw(("%d/%d"):format(step.a.starts, cases)) }
        end
    end
    return printer.map(entries)
end

--- How many customers make the journey in a year; nil where the log is too short to say.
local function customers(found, places)
    local days = (places.to_ms - places.from_ms) / 86400000
    return days >= LEAST_DAYS and math.floor(rounded(found.cases * 365.25 / days, 3) + 0.5) or nil
end

--- What is wrong with a goal that no activity fits, or nil.
local function no_goal(found, goals, W)
    local names = {}
    for i, a in ipairs(found.activities) do names[i] = a.name end
    for _, goal in ipairs(goals) do
        local met = false
        for _, name in ipairs(names) do met = met or map.fits(goal, name) end
        local near = not met and nearest.of(goal, names)
        if not met then return W("emit.no_goal", goal) .. (near and W("emit.meant", near) or "") end
    end
end

local function head(found, options, W)
    local count = function(n) return format.count(n, options.lang) end
    return { comment = W("emit.head", options.source, count(found.cases), count(found.events)) .. "\n" .. W "emit.how" }
end

--- What a log tells as a journey. found: of reis.data.mine, of a log in which activities are called as their touchpoints (see
-- reis.data.mine_map); options: { name = of the journey, source = what is read, lang =, rules = of a mapping file (nil: phases by order),
-- goals = patterns of the activities with which a case is complete (nil: every end is), coverage = 0..1 (nil: all steps) }
-- -> nodes, as language/printer.lua takes them; told = { edges =, all_edges =, share =, unmapped = list of names, ends = whether every
-- end was taken for a completion } | nil, message
function journey.nodes(found, options)
    local W, rules = i18n.of(options.lang, "happened"), options.rules or {}
    if found.events == 0 then return nil, W "emit.nothing" end
    local unmet = no_goal(found, options.goals or {}, W)
    if unmet then return nil, unmet end
    local places = found.log:places()
    local steps = steps_of(found, places, rules)
    local after, choice = follows_of(found, options.coverage)
    local K = { after = after, kept = {}, goals = options.goals or {}, log = options.name,
        name = naming("touchpoint", W "emit.touchpoint"), channel = naming("channel", W "emit.channel"), team = naming("team", W "emit.team") }
    K.log = printer.namer("log", W "emit.log")(options.name)
    for _, a in ipairs(found.activities) do K.kept[a.name] = true end
    local by_rules = false
    for _, rule in ipairs(rules) do by_rules = by_rules or rule.phase ~= nil end
    local phases = by_rules and phases_by_rules(steps, rules, W) or phases_by_order(steps, W)
    local ordered, children, unmapped = {}, {}, {}
    local phase_name = printer.namer("phase", W("emit.phase", ""))
    for k, phase in ipairs(phases) do
        children[k] = { kind = "phase", name = phase_name(phase.name), children = {} }
        for i, step in ipairs(phase) do
            ordered[#ordered + 1] = step
            children[k].children[i] = touchpoint(step, K)
            if by_rules and not step.rule.phase then unmapped[#unmapped + 1] = step.a.name end
        end
    end
    local nodes = { head(found, options, W), { blank = true },
        { kind = "log", name = K.log, fields = { { "n", found.cases }, { "date", day(places.to_ms) }, { "source", text.clean(options.source, 300) } } },
        { blank = true } }
    local function add(list)
        table.move(list, 1, #list, #nodes + 1, nodes)
        if #list > 0 then nodes[#nodes + 1] = { blank = true } end
    end
    add(declared(ordered, "channel", channel_of, K.channel))
    add(declared(ordered, "team", function(step) return step.rule.owner end, K.team))
    add { { kind = "journey", name = printer.namer("journey", W "emit.journey")(options.name), fields = {
        { "state", "as-is" }, { "date", day(places.to_ms) }, { "customers", customers(found, places) },
        { "starts", starts(ordered, K, found.cases) } }, children = children } }
    add(matches(ordered, K))
    nodes[#nodes] = nil
    return nodes, { edges = #choice.edges, all_edges = #found.follows, share = choice.share, unmapped = unmapped,
        ends = #K.goals == 0 and not by_rules }
end

return journey
