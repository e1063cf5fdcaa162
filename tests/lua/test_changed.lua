-- Pictures of scenarios, differences and what was done, from nothing to far too much; the band of a curve against the one
-- that the simulation keeps.

package.path = "tests/lua/?.lua;" .. package.path
local h = require "harness"
local scene = require "scene"
local pages = require "pages"
local diff = require "reis.figures.diff"
local fan = require "reis.figures.fan"
local frontier_of = require "reis.roadmap.frontier"
local review = require "reis.figures.review"
local simulate = require "reis.figures.simulate"

local view = {}
for _, name in ipairs { "whatif", "diff", "review", "frontier", "map", "simulate" } do view[name] = require("reis.pictures." .. name .. ".view") end

local NAMES = { "Aansluitingscapaciteitsberekeningsverzoek", "telefoongesprek met de klantenservice", "factuur", "Meterkastfoto uploaden",
    "herinnering per e-mail" }

--- A script with a journey of so many phases and touchpoints for so many persons. change: what is another way in it
local function script(phases, touchpoints, persons, change)
    local out = { 'value "gemak" {} value "trust" { kind = "emotional" } channel "telefoon" {} channel "web" {} team "it" { capacity = 30 }' }
    for p = 1, persons do
        out[#out + 1] = ('persona "Persoon %d van der Meulen-Achterberg" { expects = %d }'):format(p, 4 + p % 4)
    end
    local n = 0
    out[#out + 1] = 'journey "Reis naar een zwaardere aansluiting" {'
    for i = 1, phases do
        out[#out + 1] = ('phase "Fase %d %s" {'):format(i, NAMES[i % #NAMES + 1])
        while n < touchpoints * i // phases do
            n = n + 1
            if not (change and n % 7 == 3) then
                out[#out + 1] = ('touchpoint "%s %d" { channel = "%s", score = { gemak = %d, trust = %d }, leave = 0.0%d, %s },'):format(
                    NAMES[n % #NAMES + 1], n, n % 3 == 0 and "telefoon" or "web", change and n % 5 == 0 and 9 or n * 3 % 11, n * 7 % 11,
                    n % 3, n % 9 == 0 and 'killer "afknapper" { probability = 0.03 }' or "")
            end
        end
        out[#out + 1] = "},"
    end
    out[#out + 1] = '} journey "Stil" { phase "A" { touchpoint "Rust" { experience = 6 } } }'
    return table.concat(out, "\n")
end

local function named(n) return ("%s %d"):format(NAMES[n % #NAMES + 1], n) end

local function actions(count, touchpoints)
    local out = {}
    for a = 1, count do
        out[a] = ('action "Actie %d: verbeter %s" { owner = "it", effort = %d, cost = %d, improves = { ["%s"] = { gemak = 2, leave = -0.005 } } }')
            :format(a, NAMES[a % #NAMES + 1], 3 + a % 7, 1000 * (1 + a * 7 % 13), named(1 + (a - 1) % touchpoints))
    end
    return table.concat(out, "\n")
end

--- All that pages say, wrapped lines in one.
local function said(list)
    local all, lines = {}, {}
    for _, page in ipairs(list) do
        for _, item in ipairs(page.items) do
            if item.lines then lines[#lines + 1] = table.concat(item.lines, " ") end
            all[#all + 1] = item.tip and scene.clean(item.tip) or nil
            all[#all + 1] = item.name
        end
    end
    return table.concat(lines, " ") .. "\n" .. table.concat(all, "\n") -- a long text goes on in another item
end

local function fine(list, what)
    if #list == 0 then error(what .. ": no page") end
    for i, page in ipairs(list) do
        local ok, message = pcall(pages.check, page)
        if not ok then error(("%s, page %d: %s"):format(what, i, message)) end
    end
    scene.encode(list)
end

local function wanted(all, name)
    if not all:find(name, 1, true) then error("on no page: " .. name) end
end

for _, case in ipairs { { 1, 1, 0, 0 }, { 1, 1, 1, 1 }, { 3, 6, 2, 3 }, { 12, 60, 12, 40 }, { 30, 60, 1, 0 }, { 2, 150, 3, 5 } } do
    local phases, touchpoints, persons, count = table.unpack(case)
    for _, lang in ipairs { "en", "nl" } do
        h.test(("scenarios over %d phases, %d touchpoints, %d persons, %d actions, %s"):format(phases, touchpoints, persons, count, lang), function()
            local names, text = {}, { script(phases, touchpoints, persons), actions(count, touchpoints) }
            if count > 0 then text[#text + 1] = 'roadmap "2027" { periods = 4, budget = 60000 } scenario "Half" { budget = 9000 }' end
            text[#text + 1] = 'goal "g" { measure = "experience", journey = "Stil" } scenario "Nothing" {} scenario "No phone" { drop = { telefoon = 0.3 } }'
            for n = 1, touchpoints do names[n] = ("%q"):format(named(n)) end
            text[#text + 1] = ('scenario "All gone" { drop = { %s } }'):format(table.concat(names, ", "))
            for k = 1, 16 do
                text[#text + 1] = ('scenario "Scenario %d about %s" { set = { ["%s"] = { gemak = 1, leave = 0.4 } } }'):format(k, NAMES[k % #NAMES + 1],
                    named(1 + k % touchpoints))
            end
            local ctx = pages.context(table.concat(text, "\n"), lang)
            local list = view.whatif.build(ctx)
            fine(list, "whatif")
            local all = said(list)
            for _, scenario in ipairs(ctx.model.scenarios) do wanted(all, scenario.name) end
            for _, t in ipairs(ctx.model.journeys[1].touchpoints) do wanted(all, t.name) end
            for _, persona in ipairs(ctx.model.personas) do wanted(all, persona.name) end
        end)
        h.test(("two models of %d phases, %d touchpoints, %d persons, %s"):format(phases, touchpoints, persons, lang), function()
            local before, after = pages.context(script(phases, touchpoints, persons), lang), pages.context(script(phases, touchpoints, persons, true), lang)
            for _, pair in ipairs { { before, after }, { after, before }, { after, after } } do
                local D = diff.of(pair[1].F, pair[2].F)
                pair[2].diff = D
                local list = view.diff.build(pair[2])
                fine(list, "diff")
                for _, one in ipairs(D.changes) do wanted(said(list), one.thing) end
            end
        end)
    end
end

h.test("what was done: none, one, and forty actions with readings of every kind", function()
    for _, count in ipairs { 0, 1, 40 } do
        local text = { script(3, 40, 2) }
        for a = 1, count do
            text[#text + 1] = ('action "Actie %d: verbeter %s" { status = "done", done = "2025-0%d-10", improves = { ["%s"] = { gemak = 1 } } }'):format(a,
                NAMES[a % #NAMES + 1], 1 + a % 9, named(a))
            text[#text + 1] = ('metric "Meting %d" { measure = "gemak", touchpoint = "%s", readings = { { date = "2025-01-01", n = 30, mean = 5%s },'
                .. ' { date = "2025-12-01", n = 30, mean = %d%s } } }'):format(a, named(a), a % 4 == 0 and "" or ", sd = 1", a % 10, a % 4 == 0 and "" or ", sd = 1")
        end
        text[#text + 1] = 'roadmap "2026" { rhythm = "2 weeks" }'
        local ctx = pages.context(table.concat(text, "\n"), "nl")
        ctx.reviewed = review.of(ctx.F, { today = "2026-03-01" })
        local list = view.review.build(ctx)
        fine(list, "review")
        local all = said(list)
        for a = 1, count do
            wanted(all, ("Actie %d: verbeter"):format(a))
            wanted(all, ("Meting %d"):format(a))
        end
    end
end)

h.test("a frontier names every plan on it", function()
    local text = { 'journey "J" { memory = 0, phase "P" {' }
    for i = 0, 5 do text[#text + 1] = ('touchpoint "T%d" { experience = 5 },'):format(i) end
    text[#text + 1] = "} }"
    for i = 0, 5 do text[#text + 1] = ('action "Action %d" { cost = %d, improves = { T%d = { experience = %g } } }'):format(i, 2 ^ i * 100, i, 2 ^ i / 10) end
    text[#text + 1] = 'roadmap "R" { periods = 1 }'
    local ctx = pages.context(table.concat(text, "\n"), "en")
    ctx.frontier = frontier_of.of(ctx.model, ctx.F, { time = 0.35 })
    h.equal(#ctx.frontier.points, 64, "plans: every set of six actions is the best for what it costs")
    local list, marks = view.frontier.build(ctx), {}
    fine(list, "frontier")
    for _, page in ipairs(list) do
        for _, item in ipairs(page.items) do
            if item[1] == "circle" then marks[item.label] = (marks[item.label] or 0) + 1 end
        end
    end
    for i = 1, 64 do h.equal(marks[tostring(i)], 2, "mark of plan " .. i .. ", on the curve and in the list") end
end)

-- the band ----------------------------------------------------------------------------------------

local UNSURE = [[value "a" {} value "b" {}
    journey "J" { phase "P" { touchpoint "A" { score = { a = between(3, 5, 9), b = uniform(2, 8) } }, touchpoint "B" { score = { a = 6 } },
        touchpoint "C" { experience = around(6, 1) }, touchpoint "D" {} } }]]

h.test("a band is the one that the simulation keeps, of the same draws", function()
    local ctx = pages.context(UNSURE, "en")
    local made = fan.of(ctx.model, { n = 400, seed = 3 })
    local sim = simulate.of(ctx.model, { n = 400, seed = 3, curve = true })
    sim:begin()
    sim:run()
    local bands = made:band(ctx.model.journeys[1], nil)
    for t, row in ipairs(sim:band(ctx.model.journeys[1])) do
        local own = bands.curve[t]
        h.equal(own == nil, row.p05 == nil, "whether there is one at " .. t)
        if own and (math.abs(own.p05 - row.p05) > 1e-9 or math.abs(own.p95 - row.p95) > 1e-9) then
            error(("%s: %g … %g, not %g … %g"):format(row.name, own.p05, own.p95, row.p05, row.p95))
        end
    end
    h.equal(made.uncertain, 3, "uncertain numbers")
end)

h.test("the curve of a simulation names every touchpoint, on as many pages as it takes", function()
    for _, n in ipairs { 1, 12, 60, 170 } do
        local text = { 'value "a" {} journey "Long" { phase "P" {' }
        for i = 1, n do text[#text + 1] = ('touchpoint "%s" { score = { a = between(2, 5, %d) } },'):format(named(i), 6 + i % 4) end
        text[#text + 1] = "} }"
        local ctx = pages.context(table.concat(text, "\n"), "nl")
        local whole = require "reis.roadmap.simulate"
        ctx.simulation = whole.result(whole.alone(ctx.model, { n = 40, curve = true }))
        local list = view.simulate.build(ctx)
        fine({ table.unpack(list, 2) }, "simulate")
        for _, t in ipairs(ctx.model.journeys[1].touchpoints) do wanted(said(list), t.name) end
        h.equal(#list, 1 + math.ceil(n / 80), "pages")
    end
end)

h.test("a map without a band is the one that it was, one with a band says its draws", function()
    local ctx = pages.context(UNSURE, "en")
    ctx.journey = ctx.model.journeys[1]
    local without = scene.encode(view.map.build(ctx))
    ctx.fan = fan.of(ctx.model, { n = 50 })
    local list = view.map.build(ctx)
    fine(list, "map")
    wanted(said(list), "50 draws (seed 1) of 3 uncertain numbers")
    wanted(said(list), "nine of ten draws")
    ctx.fan = nil
    h.equal(scene.encode(view.map.build(ctx)), without, "the map without it")
end)

h.done()
