-- Pages of pictures, run by tests/c/test_with_engine.c, which brings the modules scene and engine.
-- Journeys from nothing to far too much: every text is readable, on the page, and clear of the
-- others.

local harness = require "harness"
local scene = require "scene"
local ink = require "reis.pictures.ink"
local i18n = require "reis.words.i18n"

local NAMES = { "Neighbour tells about the waiting list", "Page “Heavier connection”",
    "Cost calculator",
    "Meterkast\u{AD}foto’s uploaden via hoofdzekeringverzwaringsaanvraagformulier",
        "Technician does not show up",
    "Call", "Quote with price, without a date" }

--- A script with a journey of so many phases and touchpoints.
local function script(phases, touchpoints, o)
    local out, t = { [[
        value "V" { kind = "emotional" } value "W" { kind = "functional" }
        channel "Website" {} channel "Visit" { managed = false }
    ]] }, 0
    if not o.nobody then out[#out + 1] = 'persona "Sanne de Wit" { age = 38, role = "Homeowner" } persona "Murat" { expects = 7 }' end
    out[#out + 1] = 'journey "Stress" { cyclic = { probability = 0.3 },'
    for i = 1, phases do
        out[#out + 1] = ('phase "%s %d" { goal = "Have it done in one visit, with the power off as short as possible",')
            :format(o.long and "Hoofdzekeringverzwaringsaanvraag" or "Phase", i)
        while t < touchpoints * i // phases do
            t = t + 1
            out[#out + 1] = ([[touchpoint "%s %d" { channel = "%s", owner = "Customer Care", %s systems = { "CRM", "ERP %d" },
                quote = "She looked at my photo and just knew.", moment_of_truth = %s,
                pain "Same data typed twice %d" { mentions = %d }, need "See what is still missing %d" {}, %s },]]):format(
                NAMES[t % #NAMES + 1], t, t % 3 == 0 and "Visit" or "Website",
                o.unscored and "" or ("score = { V = %d, W = %d },"):format(t * 7 % 11,
                    t * 3 % 11), t,
                tostring(t % 5 == 0), t, t * 37 % 140, t, t % 12 == 0
                    and 'killer "No-show" { probability = 0.2 }' or "")
        end
        out[#out + 1] = "},"
    end
    out[#out + 1] = "}"
    for i = 1, math.min(touchpoints, 12) do
        out[#out + 1] = ('action "Promise a date window %d" { improves = { ["%s %d"] = { V = 1 } } }')
            :format(i, NAMES[i % #NAMES + 1], i)
    end
    return table.concat(out, "\n")
end

local pages_of = require "pages"
local context, texts, check = pages_of.context, pages_of.texts, pages_of.check

local map = require "reis.pictures.map.view"

--- All that pages say in full, in texts, their whole texts and names: a set.
local function said_on(pages)
    local all = {}
    for _, page in ipairs(pages) do
        for _, item in ipairs(page.items) do
            if item[1] == "text" and #item.lines > 0 then all[#all + 1] = table.concat(item.lines, " ") .. "\n" .. scene.clean(item.tip or "") end
        end
    end
    return table.concat(all, "\n")
end

--- Raises where a touchpoint, or anything said of it, is on none of the pages.
local function nothing_lost(pages, journey)
    local all = said_on(pages)
    local function want(name)
        name = scene.clean(name)
        if not all:find(name, 1, true) then error("on no page: " .. name) end
    end
    for _, phase in ipairs(journey.phases) do
        for _, s in ipairs(phase.activities or {}) do want(s) end
        for _, t in ipairs(phase.touchpoints) do
            want(t.name)
            for _, field in ipairs { "pains", "needs", "questions", "killers" } do
                for _, one in ipairs(t[field]) do want(one.name) end
            end
            for _, field in ipairs { "thinks", "feels" } do
                for _, s in ipairs(t[field] or {}) do want(s) end
            end
        end
    end
end

for _, case in ipairs { { 1, 0 }, { 1, 1 }, { 3, 6 }, { 9, 18 }, { 9, 60 }, { 10, 20 }, { 30, 60 },
    { 3, 45 }, { 1, 150 },
    { 5, 12, long = true }, { 9, 20, long = true }, { 4, 8, nobody = true }, { 4, 8,
        unscored = true } } do
    local phases, touchpoints = case[1], case[2]
    harness.test(("a map of %d phases and %d touchpoints"):format(phases, touchpoints), function()
        for _, lang in ipairs { "en", "nl" } do
            local ctx = context(script(phases, touchpoints, case), lang, lang == "nl" and 2 or nil)
            local pages = map.build(ctx)
            if #pages < math.ceil(phases / 9) then error "more than nine phases on a page" end
            if touchpoints <= 2 * phases then harness.equal(#pages, math.ceil(phases / 9), "pages") end
            nothing_lost(pages, ctx.journey)
            for _, page in ipairs(pages) do check(page) end
            harness.equal(scene.encode(pages), scene.encode(map.build(ctx)),
                "the bytes of a second time")
        end
    end)
end

--- The texts of a page that hold a pattern, and how many there are.
local function find(page, pattern)
    local n, found = 0, nil
    for _, text in ipairs(texts(page)) do
        if text.s:find(pattern) then n, found = n + 1, found or text end
    end
    return found, n
end

harness.test("a phase with more than a page holds goes on in columns of its own, on the page after where it must", function()
    local out = { 'value "v" {} persona "P" { expects = 6 } journey "Long" {' }
    for i = 1, 14 do
        out[#out + 1] = ('phase "Stage number %d of many" { goal = "Know what happens in stage %d",'):format(i, i)
        for k = 1, i == 7 and 90 or 4 do
            out[#out + 1] = ('touchpoint "Step %d.%d with a fairly ordinary label" { score = { v = %d }, pain "Pain %d.%d that people name" { mentions = %d } },')
                :format(i, k, (i * 3 + k * 2) % 11, i, k, k)
        end
        out[#out + 1] = "},"
    end
    out[#out + 1] = "}"
    local ctx = context(table.concat(out, "\n"), "en")
    local pages = map.build(ctx)
    nothing_lost(pages, ctx.journey)
    local cards = 0
    for _, page in ipairs(pages) do
        check(page)
        cards = cards + select(2, find(page, "^Step "))
        if find(page, "^%+%d+ more") then error "cards are left out" end
    end
    harness.equal(cards, 13 * 4 + 90, "cards")
    local parts, said = 0, 0
    for _, page in ipairs(pages) do
        local _, n = find(page, "^7\u{A0} Stage number 7")
        if n > 1 then error "the parts of a phase on one page have a plate each" end
        parts, said = parts + n, said + select(2, find(page, "^continued$"))
    end
    if parts < 2 then error "the phase is on one page" end
    harness.equal(said, parts - 1, "pages that say that the phase goes on")
end)

harness.test("lanes for what customers do, think, feel and ask, only where they are given", function()
    local ctx = context([[value "v" {} persona "P" { expects = 6 } journey "J" { phase "A" { activities = { "compares offers", "asks a neighbour" },
        touchpoint "T" { score = { v = 4 }, thinks = "Is this all?", feels = "uneasy", question "What does it cost?" {} } } }]], "en")
    local page = map.build(ctx)[1]
    check(page)
    for _, s in ipairs { "Does", "compares offers", "asks a neighbour", "Thinks", "Is this all%?", "Feels", "uneasy", "Questions", "What does it cost" } do
        if not find(page, "^" .. s) then error("the map lacks " .. s) end
    end
    local bare = map.build(context('journey "J" { phase "A" { touchpoint "T" {} } }', "en"))[1]
    for _, s in ipairs { "Does", "Thinks", "Feels", "Questions" } do
        if find(bare, "^" .. s .. "$") then error("an empty lane: " .. s) end
    end
end)

harness.test("a killer's name is printed at its strip, and first among the pains of its phase", function()
    for _, case in ipairs { { 3, 12 }, { 9, 60 }, { 30, 60 } } do
        local n, strips = 0, 0
        for _, page in ipairs(map.build(context(script(case[1], case[2], {}), "en"))) do
            strips = strips + select(2, find(page, "^KILLER$"))
            for _, item in ipairs(page.items) do
                if item[1] == "text" and item.class == "pains" and item.bold and item.lines[1] == "No-show" then n = n + 1 end
            end
        end
        harness.equal(n, case[2] // 12, "killers among the pains")
        harness.equal(strips, case[2] // 12, "strips")
    end
    local page = map.build(context(script(3, 12, {}), "en"))[1]
    local _, named = find(page, "^No%-show$")
    harness.equal(named, 3, "the name in the verdict, at the strip and among the pains")
end)

harness.test("up to 100 touchpoints no text of a map is cut, in either language", function()
    for _, case in ipairs { { 1, 1 }, { 3, 18 }, { 6, 36 }, { 9, 54 }, { 9, 100 }, { 10, 60, long = true }, { 40, 100 } } do
        for _, lang in ipairs { "en", "nl" } do
            for _, page in ipairs(map.build(context(script(case[1], case[2], case), lang))) do
                local cut = find(page, "…$")
                if cut then error(("%d × %d: %s"):format(case[1], case[2], cut.s)) end
            end
        end
    end
end)

harness.test("a journey chooses its lanes, the context may choose others, and a script's own lanes show its own fields", function()
    local text = [[company "C" { fields = { regulation = "text", ["phase.law"] = "texts" } }
        value "v" {} lane "Regulation" { from = "touchpoint.regulation" } lane "Law" { from = "phase.law" }
        persona "P" {} journey "J" { %s phase "A" { law = { "Act 1", "Act 2" }, goal = "G",
        touchpoint "T" { score = { v = 4 }, regulation = "Code 2.1", pain "Ouch" {} } } }]]
    local function labels(page)
        local list = {}
        for _, item in ipairs(page.items) do
            if item[1] == "text" and item.bold and item.x == ink.M + 3 then list[#list + 1] = table.concat(item.lines, " ") end
        end
        return table.concat(list, ", ")
    end
    harness.equal(labels(map.build(context(text:format "", "en"))[1]), "Goal, Touchpoints, Experience, Pains, Regulation, Law")
    local ctx = context(text:format 'lanes = { "Law", "touchpoints", "Regulation", "needs" },', "en")
    local page = map.build(ctx)[1]
    harness.equal(labels(page), "Law, Touchpoints, Regulation")
    if not find(page, "^Code 2%.1$") or not find(page, "^Act 1, Act 2$") then error "the map lacks what an own field says" end
    ctx.lanes = { "pijnpunten", "goals" }
    harness.equal(labels(map.build(ctx)[1]), "Pains, Goal", "lanes that were asked for, one in Dutch")
end)

harness.test("a persona's own map leaves out what is others'; the map of all has a curve for each who differs", function()
    local ctx = context([[value "v" {} persona "Ann" {} persona "Ben" { expects = 8 } persona "Cas" { expects = 8 }
        journey "J" { phase "A" { touchpoint "T" { score = { v = 4 }, need "Mine" { personas = { "Ann" } }, need "Theirs" { personas = { "Ben" } },
        quote = { { text = "Not me", persona = "Ben" } } }, touchpoint "U" { score = { v = 6 }, personas = { "Ben", "Cas" }, pain "Elsewhere" {} } } }]],
        "en")
    local page = map.build(ctx)[1]
    if not find(page, "^Theirs – Ben$") or not find(page, "^Mine$") then error "the map of the journey lacks a need" end
    ctx.persona = ctx.model.personas.Ann
    page = map.build(ctx)[1]
    for _, s in ipairs { "Theirs", "Elsewhere", "Not me" } do
        if find(page, s) then error("on Ann's own map: " .. s) end
    end
    ctx.persona, ctx.together = nil, true
    page = map.build(ctx)[1]
    check(page)
    local curves = 0
    for _, item in ipairs(page.items) do
        if item.name and item.name:find "^Emotional experience of" and (item[1] == "path" or item[1] == "diamond") then curves = curves + 1 end
    end
    harness.equal(curves, 2, "curves of three of whom two see it alike")
    if not find(page, "B %+1  Ben, Cas") then error "the legend does not say whose a curve is" end
end)

harness.test("titles of phases on one page have one size, and numbers stay in their circles", function()
    for _, page in ipairs(map.build(context(script(12, 150, { long = true }), "en"))) do
        local size
        for _, item in ipairs(page.items) do
            if item[1] == "text" and item.color == ink.WHITE and item.bold and item.y < 110 then
                size = size or item.size
                harness.equal(item.size, size, "size of a title")
            end
            if (item[1] == "circle" or item[1] == "octagon") and item.class and item.class:find "^point" and item.label then
                local w = scene.width(item.label, item.size, true)
                if w > 2 * item.r then error(("%s is wider than its circle"):format(item.label)) end
            end
        end
    end
end)

harness.test("the map says whom it does not draw, and which pains have evidence", function()
    local ctx = context([[persona "Ann" {} persona "Ben" {} persona "Cas" {} persona "Dee" {}
        journey "J" { phase "A" { touchpoint "T" { experience = 6, pain "Known" { mentions = 3 }, pain "Guessed" {} } } }]], "en")
    local page = map.build(ctx)[1]
    if not find(page, "^not drawn: Cas, Dee$") then error "nobody is said to be left out" end
    if not find(page, "^partly with$") then error "all pains are said to have evidence" end
    local none = map.build(context('journey "J" { phase "A" { touchpoint "T" { pain "Guessed" {} } } }', "en"))[1]
    if find(none, "with evidence") then error "a pain without evidence is said to have some" end
end)

local function check_all(pages, what)
    for i, page in ipairs(pages) do
        local ok, message = pcall(check, page)
        if not ok then error(("%s, page %d: %s"):format(what, i, message)) end
    end
end

local zoom, ecosystem, roadmap = require "reis.pictures.zoom.view", require "reis.pictures.ecosystem.view", require "reis.pictures.roadmap.view"
for _, case in ipairs { { 1, 1 }, { 3, 6 }, { 3, 24 }, { 2, 40 }, { 5, 12, long = true }, { 4, 8, nobody = true },
    { 4, 8, unscored = true } } do
    for _, lang in ipairs { "en", "nl" } do
        harness.test(("zooms, ecosystem and roadmap of %d phases and %d touchpoints, %s"):format(case[1], case[2], lang), function()
            local ctx = context(script(case[1], case[2], case), lang)
            ctx.plan = require("reis.roadmap.roadmap").plan(ctx.model, ctx.F)
            for _, phase in ipairs(ctx.journey.phases) do
                ctx.phase = phase
                check_all(zoom.build(ctx), "zoom of " .. phase.name)
            end
            check_all(ecosystem.build(ctx), "ecosystem")
            check_all(roadmap.build(ctx), "roadmap")
            harness.equal(scene.encode(roadmap.build(ctx)), scene.encode(roadmap.build(ctx)), "the bytes of a second time")
        end)
    end
end

for _, example in ipairs { "grid-connection", "bike-shop", "restaurant", "library" } do
    harness.test("every picture of the example " .. example, function()
        local ctx = context(harness.read("examples/" .. example .. ".lua"), example == "library" and "nl" or "en")
        ctx.plan = require("reis.roadmap.roadmap").plan(ctx.model, ctx.F)
        check_all(ecosystem.build(ctx), "ecosystem")
        check_all(roadmap.build(ctx), "roadmap")
        for _, journey in ipairs(ctx.model.journeys) do
            ctx.journey = journey
            for _, row in ipairs(ctx.scores.journeys[journey.index].personas) do
                ctx.persona = ctx.model.personas[row.persona]
                check_all(map.build(ctx), journey.name .. " for " .. row.persona)
            end
            ctx.persona = nil
            for _, phase in ipairs(journey.phases) do
                ctx.phase = phase
                check_all(zoom.build(ctx), journey.name .. "/" .. phase.name)
            end
        end
    end)
end

--- The words of a language's labels that no label of the other language has and a script does not use itself.
local function words_of(own, other, source)
    local foreign, out = source:lower(), {}
    for _, text in pairs(require("reis.words.i18n." .. other)) do foreign = foreign .. " " .. text:lower() end
    for _, text in pairs(require("reis.words.i18n." .. own)) do
        for word in text:lower():gsub("%%%d*%.?%d*%a", " "):gmatch "[%a\128-\255]+" do
            if #word >= 4 and not foreign:find(word, 1, true) then out[word] = text end
        end
    end
    return out
end

--- Raises where a page says a word of such a set, in what is seen or in what is told where one points.
local function none_of(pages, words, what)
    for _, page in ipairs(pages) do
        local said = { page.title or "" }
        for _, item in ipairs(page.items) do
            for _, s in ipairs(item.lines or {}) do said[#said + 1] = s end
            for _, field in ipairs { "name", "tip", "label" } do said[#said + 1] = item[field] end
        end
        for _, cluster in ipairs(page.clusters) do said[#said + 1] = cluster.name end
        for _, s in ipairs(said) do
            for word in s:lower():gmatch "[%a\128-\255]+" do
                if words[word] then error(("%s: %s (%s)"):format(what, s, words[word])) end
            end
            if s:find "%d%.%d%d? %%" and words.touchpoint then error(what .. ": an English figure, " .. s) end
        end
    end
end

for _, example in ipairs { "grid-connection", "bike-shop", "restaurant", "library" } do
    harness.test("one language in every picture of " .. example, function()
        local main = harness.read("examples/" .. example .. ".lua")
        local source = main
        for name in source:gmatch 'include "([^"]+)"' do source = source .. harness.read("examples/" .. name) end
        for own, other in pairs { nl = "en", en = "nl" } do
            local ctx, words = context(main, own), words_of(other, own, source)
            ctx.plan = require("reis.roadmap.roadmap").plan(ctx.model, ctx.F)
            ctx.horizon = require "reis.roadmap.horizons"(ctx.plan)
            none_of(ecosystem.build(ctx), words, "ecosystem")
            none_of(roadmap.build(ctx), words, "roadmap")
            for _, journey in ipairs(ctx.model.journeys) do
                ctx.journey = journey
                none_of(map.build(ctx), words, "map")
                for _, phase in ipairs(journey.phases) do
                    ctx.phase = phase
                    none_of(zoom.build(ctx), words, "zoom")
                end
            end
        end
    end)
end

--- Whether a line of the drawing runs through a text.
local function crosses(path, a)
    for _, chain in ipairs(type(path.points[1]) == "table" and path.points or { path.points }) do
        for i = 1, #chain - 7, 6 do
            for t = 0, 1, 0.02 do
                local u = 1 - t
                local x = u ^ 3 * chain[i] + 3 * u * u * t * chain[i + 2] + 3 * u * t * t * chain[i + 4] + t ^ 3 * chain[i + 6]
                local y = u ^ 3 * chain[i + 1] + 3 * u * u * t * chain[i + 3] + 3 * u * t * t * chain[i + 5] + t ^ 3 * chain[i + 7]
                if x > a.x and x < a.x + a.w and y > a.y and y < a.y + a.h then return true end
            end
        end
    end
    return false
end

--- A clinic: eight phases of one or two touchpoints, a journey of one, three actions that pay late,
-- and one for each reason to leave an action out.
local function clinic(worth)
    local out = { ([[
        persona "Kim" {} value "calm" { kind = "emotional" } value "speed" { kind = "functional" }
        goal "Stay" { measure = "completion", journey = "Visit", worth = %d }
        journey "Visit" {]]):format(worth) }
    for i, name in ipairs { "Signal", "Referral", "Prepare", "Arrival", "Examination", "Consult", "Medication", "Aftercare" } do
        out[#out + 1] = ('phase "%s" {'):format(name)
        for k = 1, i <= 4 and 2 or 1 do
            out[#out + 1] = ('touchpoint "%s %d" { leave = 0.05, score = { calm = %d, speed = 5 } },'):format(name, k, i * 3 % 9)
        end
        out[#out + 1] = "},"
    end
    out[#out + 1] = [[}
        journey "Pills" { phase "Start" { touchpoint "First week" { experience = 5 } } }
        action "Slots" { cost = 24000, periods = 2, improves = { ["Referral 1"] = { leave = -0.03 } } }
        action "Scan" { cost = 18000, improves = { ["Consult 1"] = { leave = -0.03 } } }
        action "Screen" { cost = 16000, improves = { ["Arrival 2"] = { leave = -0.03 } } }
        action "Dear" { cost = 90000, improves = { ["Arrival 1"] = { leave = -0.01 } } }
        action "Worse" { moscow = "wont", conflicts = { "Slots" }, improves = { ["Signal 1"] = { leave = 0.01 } } }
        roadmap "R" { periods = 6, start = "2027-01-01", budget = 58000 }]]
    return table.concat(out, "\n")
end

harness.test("names under a curve, one touchpoint beside many", function()
    for _, lang in ipairs { "en", "nl" } do
        for _, paper in ipairs { { w = 842, h = 595 }, { w = 1191, h = 842 } } do
            local ctx = context(clinic(200000), lang)
            ctx.paper = paper
            local page, cards, names = ecosystem.build(ctx)[1], {}, 0
            check(page)
            for _, item in ipairs(page.items) do
                if (item.class or ""):find "^journey" then cards[#cards + 1] = item.h end
                if item[1] == "text" and item.tip and item.lines[1] == item.tip and ctx.model.journeys[1].phases[item.tip] then
                    names = names + 1
                end
            end
            harness.equal(names, 8, "names in full")
            if cards[2] * 2 > cards[1] then error "a card of one touchpoint is as tall as that of many" end
        end
    end
end)

harness.test("break-even anywhere: its label, and those of the lines, clear of one another and of the lines", function()
    local last = 0
    for worth = 200000, 1400000, 100000 do
        local ctx = context(clinic(worth), "en")
        ctx.plan = require("reis.roadmap.roadmap").plan(ctx.model, ctx.F)
        if ctx.plan.break_even == ctx.plan.periods then last = last + 1 end
        local page, lines, found = roadmap.build(ctx)[1], {}, 0
        check(page)
        for _, item in ipairs(page.items) do
            if (item.name or ""):find "^Cumulative" then lines[#lines + 1] = item end
        end
        for _, text in ipairs(texts(page)) do
            if text.s:find "^benefit €" or text.s:find "^cost €" or text.s:find "break%-even" then
                found = found + 1
                for _, line in ipairs(lines) do
                    if crosses(line, text) then error(("at %d, a line through %s"):format(worth, text.s)) end
                end
            end
        end
        harness.equal(#lines .. " " .. found, "2 3", "lines and labels")
    end
    if last == 0 then error "no plan breaks even in its last period" end
end)

harness.test("an action that the plan leaves out is not shown as planned", function()
    local ctx = context(clinic(800000), "en")
    ctx.plan = require("reis.roadmap.roadmap").plan(ctx.model, ctx.F)
    ctx.horizon = require "reis.roadmap.horizons"(ctx.plan)
    local classes, legend = {}, false
    for _, item in ipairs(map.build(ctx)[1].items) do
        if item.id then classes[item.id] = item.class end
        if item[1] == "text" and item.lines[1] == "not planned" then legend = true end
    end
    harness.equal(classes.A4, "action out")
    harness.equal(classes.A5, "action out")
    harness.equal(legend, true)
    for _, id in ipairs { "A1", "A2", "A3" } do
        if classes[id] == "action out" then error(id .. " is in the plan") end
    end
    local none = require "reis.roadmap.horizons"(nil)
    harness.equal(none { horizon = "next" } .. " " .. none {}, "next later")
end)

harness.test("titles begin with a capital, in Dutch too", function()
    for said, title in pairs { ["one action"] = "One action", ["één van de twee"] = "Eén van de twee", ["Eén"] = "Eén" } do
        harness.equal(ink.capital(said), title)
    end
end)

harness.test("names of pictures are each different, and names that are cut stay apart", function()
    local ctx = context([[persona "B C" {} persona "C" {}
        journey "A" { phase "B" { touchpoint "T" {} } } journey "A B" { phase "C" { touchpoint "T" {} } }
        journey "A B C" { phase "D" { touchpoint "T" {} } } journey "A/B" { phase "C" { touchpoint "T" {} } }]], "en")
    local name, seen = require("reis.pictures.pictures").namer(ctx.model), {}
    local function once(s)
        if seen[s] then error("twice: " .. s) end
        seen[s] = true
    end
    for _, journey in ipairs(ctx.model.journeys) do
        once(name("map", journey))
        for _, persona in ipairs(ctx.model.personas) do once(name("map", journey, persona)) end
        for _, phase in ipairs(journey.phases) do once(name("zoom", journey, phase)) end
    end
    harness.equal(name("map", ctx.model.journeys[1]), "map-a")
    local long = { { name = "Aanvraag van hulp in het huishouden in Assen" }, { name = "Aanvraag van hulp in het huishouden in Zwolle" } }
    local a, b = ink.cut_apart(long[1].name, long, 90, 8, true), ink.cut_apart(long[2].name, long, 90, 8, true)
    if a == b or not a:find "Assen$" or not a:find "^Aan" then error(a .. ", " .. b) end
    if scene.width(a, 8, true) > 92 then error "too wide" end
end)

harness.test("personas of one first word are called by their whole names, and have letters of their own", function()
    local page = map.build(context([[persona "Persoon met beperking" {} persona "Persoon met zorg" {}
        journey "J" { phase "A" { goal = "g", touchpoint "T" { experience = 4 }, touchpoint "U" { experience = 5 } } }]], "en"))[1]
    if not find(page, "experience %(Persoon met beperking%)") or not find(page, "experience %(Persoon met zorg%)") then
        error "both are called Persoon"
    end
end)

harness.test("a number stays at the left of a name that is written from right to left", function()
    local page = map.build(context('journey "J" { phase "عربي" { touchpoint "T" {} }, phase "B" { touchpoint "وقت" {} } }', "en"))[1]
    if not find(page, "^\u{200E}1\u{A0} عربي$") then error "the number is not held at the left" end
    if not find(page, "^وقت$") then error "a name by itself has its own direction" end
    harness.equal(scene.width("\u{200E}1\u{200D}", 10, false), scene.width("1", 10, false), "width of what is not seen")
end)

harness.test("an empty map", function()
    local ctx = context(script(4, 8, {}), "en")
    ctx.blank = true
    check(map.build(ctx)[1])
    ctx.journey = nil
    check(map.build(ctx)[1])
end)

harness.test("a vetoed journey has no figure as its headline", function()
    local ctx = context(script(9, 24, {}), "en")
    local sizes = {}
    for _, item in ipairs(map.build(ctx)[1].items) do
        if item[1] == "text" and item.lines[1]:find("^VETOED · #12, #24") then sizes.veto = item.size end
        if item[1] == "text" and item.lines[1]:find("^experience %S") then sizes.figure = item.size end
        if item[1] == "text" and item.lines[1]:find("^No%-show") and item.y < 60 then sizes.name = item.size end
    end
    if not sizes.name then error "the verdict does not name the killer" end
    if not sizes.veto or not sizes.figure or sizes.figure >= sizes.veto then error "no verdict, or not in this order" end
end)

harness.test("a tolerated killer stands beside the mark, in map, zoom and ecosystem; below 0 is void", function()
    local ctx = context([[value "v" {}
        journey "Tolerant" { tolerance = 0.2, phase "P" { touchpoint "T" { score = { v = 9 }, killer "K" { probability = 0.05 } } } }
        journey "Void" { tolerance = 1, phase "P" { touchpoint "T" { score = { v = 9 }, killer "K" { probability = 0.7 } } } }]], "en")
    local function head(view, journey)
        ctx.journey, ctx.phase = journey, journey.phases[1]
        return view.build(ctx)[1]
    end
    for i, want in ipairs { "^8%.%d with killers, 5 %%$", "^void with killers, 70 %%$" } do
        for _, view in ipairs { map, zoom } do
            local page = head(view, ctx.model.journeys[i])
            check(page)
            if not find(page, "^9%.0$") or not find(page, want) and view == map then error("no " .. want) end
            if not find(page, want:match "^%S+" .. " with") then error("no killers beside the mark in the zoom: " .. want) end
        end
    end
    local page = ecosystem.build(ctx)[1]
    if not find(page, "killer risk 5 %%$") then error "the ecosystem does not tell of the killer" end
end)

harness.test("scene refuses what cannot be drawn", function()
    for _, item in ipairs { { "no such" }, { "path", points = { 1, 2, 3 } }, { "path",
        points = { 1, 2, 3, 4 } },
        { "box", x = 0 / 0, y = 0, w = 1, h = 1 }, { "text", x = 1, y = 1, lines = { "\xFF" } },
            { "polygon", points = { 1, 2 } },
        { "box", x = 1, y = 1, w = 1, h = 1, fill = 7 } } do
        local ok, message = pcall(scene.encode, { { items = { item } } })
        if ok or not message:find("page 1, item 1", 1, true) then error(tostring(message)) end
    end
    for _, bad in ipairs { { 1, 2 }, { 2, 1, 1, 1 }, { 1, 2, 3, 0 / 0 } } do
        if pcall(scene.curve, bad) then error "a curve through nothing" end
    end
end)

harness.test("a page keeps what was cut, by whichever way, and the whole text stays in the tip", function()
    local ctx = context('journey "J" { phase "P" { touchpoint "T" {} } }', "en")
    local page, name = ink.page(ctx, "x"), "Aansluitings\u{AD}capaciteit of the whole country"
    page:line(20, 20, ink.cut(name, 60, 7), { size = 7 })
    page:text(20, 40, (scene.wrap(name .. " twice", 50, { size = 7, max = 2 })), { size = 7, name = "Touchpoint 4" })
    local lines = { "first" }
    for _, line in ipairs((scene.wrap(name .. " in a list", 50, { size = 7, max = 2 }))) do lines[#lines + 1] = line end
    page:text(20, 60, lines, { size = 7, tip = "of 4: " .. scene.clean(name) .. " in a list" })
    page:line(20, 80, ink.cut_apart("Phase number one", { { name = "Phase number two" } }, 40, 7), { size = 7 })
    page:line(20, 90, "and so on …", { size = 7 })
    page:line(20, 95, ink.cut(name, 300, 7), { size = 7 })
    local whole = scene.clean(name)
    local want = { whole, whole .. " twice", whole .. " in a list", "Phase number one" }
    harness.equal(#page.compromises, #want, "compromises")
    for i, text in ipairs(want) do
        harness.equal(page.compromises[i].text, text, "compromise")
        harness.equal(page.compromises[i].kind, "cut", "its kind")
    end
    harness.equal(page.items[1].tip, whole, "tip of a text without one")
    harness.equal(page.items[2].tip, whole .. " twice · Touchpoint 4", "tip of a text with another name")
    harness.equal(page.items[3].tip, "of 4: " .. whole .. " in a list", "tip that says it already")
    harness.equal(page.items[6].tip, nil, "tip of a text that is whole")
end)

harness.done()
