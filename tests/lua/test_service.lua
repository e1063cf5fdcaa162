-- Blueprint, channels, owners and persona cards, from nothing to far too much: everything is named, on the page, and clear of others.

package.path = "tests/lua/?.lua;" .. package.path
local h = require "harness"
local scene = require "scene"
local pages = require "pages"
local crowd = require "reis.pictures.lanes.crowd"
local duty = require "reis.pictures.owners.duty"
local cells = require "reis.pictures.channels.cells"

local VIEWS, view = { "blueprint", "channels", "owners", "card", "cards", "storyboard" }, {}
for _, name in ipairs(VIEWS) do view[name] = require("reis.pictures." .. name .. ".view") end

local NAMES = { "Aansluitingscapaciteitsberekeningsverzoek", "telefoongesprek met de klantenservice", "factuur", "Meterkastfoto uploaden",
    "<b>herinnering</b> & \"per\" 'e-mail'" }

local function word(n) return NAMES[n % #NAMES + 1] end

--- A script with so many phases, touchpoints and persons.
local function script(phases, touchpoints, persons)
    local out = { 'value "gemak" { weight = 2 } value "vertrouwen" { kind = "emotional" } channel "telefoon" {} channel "web" {}',
        'channel "koerier" { managed = false } channel "nergens" {} team "it" {} team "Klantenservicemedewerkersoverleg" {}',
        'partner "Bezorger" {} system "ERP" { realtime = false } system "Klantvolgsysteem" {}' }
    for p = 1, persons do
        out[#out + 1] = ([[persona "Persoon %d van der Meulen-Achterberg" { share = %g, age = 30.5, role = "rol %d", expects = %s, home = "Almere",
            quote = %q, job = %q, drivers = { "rust", %q }, context = { "druk" }, interests = { "fietsen", "%d" } }]])
            :format(p, 1 / persons, p, p % 2 == 0 and 7 or "{ gemak = 6 }", ("Ik wil weten waar ik aan toe ben. "):rep(1 + p % 5 * 9), "Overal " .. word(p) .. " regelen",
                word(p + 1), p)
    end
    local n = 0
    out[#out + 1] = 'journey "Reis naar een zwaardere aansluiting" { customers = 1200,'
    for i = 1, phases do
        out[#out + 1] = ('phase %q {'):format(("Fase %d %s"):format(i, word(i)))
        while n < touchpoints * i // phases do
            n = n + 1
            out[#out + 1] = ([[touchpoint %q { %s %s score = { gemak = %d, vertrouwen = %d }, leave = 0.0%d, %s
                physical = { %q }, frontstage = { %q }, backstage = { %q, "bellen" }, systems = { "ERP", "Klantvolgsysteem" }, step = "Stap %d",
                pain %q { mentions = %d }, need "Behoefte %d" {}, fail "Faalpunt %d" { systems = { "ERP" } } },]]):format(
                ("%s %d"):format(word(n), n), n % 7 == 0 and "" or ('channel = "%s",'):format(({ "telefoon", "web", "koerier" })[n % 3 + 1]),
                n % 4 == 0 and "" or ('owner = "%s",'):format(({ "it", "Klantenservicemedewerkersoverleg", "Bezorger" })[n % 3 + 1]),
                n * 3 % 11, n * 7 % 11, n % 3, n % 9 == 0 and 'moment_of_truth = true, killer "afknapper" { probability = 0.03 },' or "",
                ("Brief %d %s"):format(n, word(n)), ("Balie %d %s"):format(n, word(n + 1)), ("Achter %d %s"):format(n, word(n + 2)), n,
                ("Ergernis %d %s"):format(n, word(n)), n * 5 % 40, n, n)
        end
        out[#out + 1] = "},"
    end
    out[#out + 1] = '} journey "Stil" { phase "A" { touchpoint "Rust" { experience = 6, silence = true } } } journey "Leeg" {}'
    return table.concat(out, "\n")
end

--- All that stands on pages, word for word without line breaks or the hyphens of wrapping, so that a name can be looked for.
local function said(list)
    local out = {}
    for _, page in ipairs(list) do
        for _, item in ipairs(page.items) do
            if item.lines then out[#out + 1] = table.concat(item.lines, " ") end
        end
    end
    return (table.concat(out, " "):gsub("%- ", ""):gsub("%s+", ""):gsub("-", ""))
end

local function bare(name) return (scene.clean(name):gsub("%s+", ""):gsub("-", "")) end

--- Raises where pages are not fine, or cut a name. -> all that they say
local function fine(list, what)
    if #list == 0 then error(what .. ": no page") end
    for i, page in ipairs(list) do
        local ok, message = pcall(pages.check, page)
        if not ok then error(("%s, page %d: %s"):format(what, i, message)) end
        if page.title == "" then error(what .. ": a page without a title") end
        for _, item in ipairs(page.items) do
            for _, line in ipairs(item.lines or {}) do
                if line:find("…", 1, true) then error(("%s, page %d: cut: %s"):format(what, i, line)) end
            end
            local low = item[1] == "box" and item.y < page.h - 31 and item.y + item.h > page.h - 31 -- on the legend
            if item[1] == "box" and (low or item.x < 0 or item.y < 0 or item.x + item.w > page.w) then
                error(("%s, page %d: a box off the page: %s"):format(what, i, item.name or "?"))
            end
        end
    end
    scene.encode(list)
    return said(list)
end

local function wanted(all, name)
    if not all:find(bare(name), 1, true) then error("on no page: " .. name) end
end

for _, case in ipairs { { 1, 1, 0 }, { 1, 1, 1 }, { 3, 6, 2 }, { 9, 9, 1 }, { 12, 60, 12 }, { 2, 40, 3 } } do
    local phases, touchpoints, persons = table.unpack(case)
    for _, lang in ipairs { "en", "nl" } do
        h.test(("%d phases, %d touchpoints, %d persons, %s"):format(phases, touchpoints, persons, lang), function()
            local ctx = pages.context(script(phases, touchpoints, persons), lang)
            local journey, all = ctx.model.journeys[1], {}
            for _, name in ipairs(VIEWS) do all[name] = fine(view[name].build(ctx), name) end
            for _, t in ipairs(journey.touchpoints) do
                for _, name in ipairs { "blueprint", "channels", "owners" } do wanted(all[name], t.name) end
                for _, field in ipairs { "physical", "frontstage", "backstage" } do
                    for _, text in ipairs(t[field]) do wanted(all.blueprint, text) end
                end
                wanted(all.blueprint, t.step)
                wanted(all.blueprint, t.fails[1].name)
                wanted(all.cards, t.name)
                wanted(all.cards, t.pains[1].name)
                wanted(all.cards, t.needs[1].name)
                if persons > 0 then
                    wanted(all.card, t.pains[1].name)
                    wanted(all.card, t.needs[1].name)
                end
            end
            for _, phase in ipairs(journey.phases) do
                for _, name in ipairs { "blueprint", "channels", "owners" } do wanted(all[name], phase.name) end
            end
            for _, persona in ipairs(ctx.model.personas) do
                wanted(all.card, persona.name)
                wanted(all.card, persona.quote)
                wanted(all.card, persona.job)
            end
        end)
    end
end

h.test("an empty model has a page of each, that says so", function()
    for _, lang in ipairs { "en", "nl" } do
        local ctx = pages.context("", lang)
        for _, name in ipairs(VIEWS) do
            local list = view[name].build(ctx)
            h.equal(#list, 1, name)
            fine(list, name)
        end
    end
end)

h.test("one journey, one persona where they are asked for", function()
    local ctx = pages.context(script(3, 6, 2), "en")
    ctx.only = ctx.model.journeys[2]
    for _, name in ipairs { "blueprint", "channels", "owners" } do h.equal(#view[name].build(ctx), 1, name) end
    ctx.persona = ctx.model.personas[2]
    local list = view.card.build(ctx)
    wanted(said(list), ctx.model.personas[2].name)
    if said(list):find(bare(ctx.model.personas[1].name), 1, true) then error "the card of another" end
end)

local SMALL = [[channel "web" {} channel "phone" {} team "shop" {} team "it" {} value "ease" {}
    journey "J" { customers = 1000,
      phase "P" { touchpoint "A" { channel = "web", owner = "shop", score = { ease = 4 }, leave = 0.2 },
                  touchpoint "B" { channel = "phone", owner = "it", score = { ease = 9 }, next = { C = 0.5, D = 0.5 } } },
      phase "Q" { touchpoint "C" { channel = "web", owner = "shop", score = { ease = 7 }, next = "done" },
                  touchpoint "D" { channel = "web", score = { ease = 5 } } } }]]

h.test("a count of many digits is clear of what stands beside it", function()
    local ctx = pages.context([[team "a" {} team "b" {} journey "J" { customers = 1e9, phase "P" { touchpoint "X" { owner = "a", next = { Y = 1 } },
        touchpoint "Y" { owner = "b", next = { X = 0.9, done = 0.1 } } } }]], "en")
    wanted(fine(view.owners.build(ctx), "owners"), "10,000,000,000 a year")
end)

h.test("cards of actions that are open, by their number", function()
    local ctx = pages.context(SMALL .. [[ action "Do it" { owner = "it" } action "Was done" { status = "done" }]], "nl")
    local all = fine(view.cards.build(ctx), "cards")
    wanted(all, "Actie A1")
    if all:find(bare "Was done", 1, true) then error "a card of what is done" end
end)

h.test("a matrix of channels: means by reach, gaps, how far apart", function()
    local ctx = pages.context(SMALL, "en")
    local journey = ctx.model.journeys[1]
    local M = cells.of(ctx, journey, crowd.of(ctx, journey))
    local web, phone = M.rows[1], M.rows[2]
    h.equal(web.channel.name, "web")
    h.equal(web.cells[1].n, 1)
    h.equal(web.cells[2].n, 2)
    h.equal(("%.6f"):format(web.cells[2].experience), "6.000000", "both are reached by four of ten")
    h.equal(("%.6f"):format(web.all.experience), ("%.6f"):format((4 + 0.4 * 7 + 0.4 * 5) / 1.8), "weighted by reach")
    h.equal(("%.6f"):format(web.cells[2].reach), "0.400000")
    h.equal(phone.gaps, 1)
    h.equal(M.gaps, 1)
    h.equal(("%.6f"):format(M.phases[1].apart), "5.000000")
    h.equal(M.phases[2].apart, nil, "one channel alone")
end)

h.test("hand-overs: between whom, where, and for how many of all who start", function()
    local ctx = pages.context(SMALL, "en")
    local journey = ctx.model.journeys[1]
    local list = duty.handovers(journey, crowd.of(ctx, journey).flow)
    h.equal(#list, 2)
    h.equal(list[1].from.name .. list[1].to.name, "shopit")
    h.equal(("%.6f"):format(list[1].n), "0.800000")
    h.equal(list[2].from.name .. list[2].to.name, "itshop")
    h.equal(("%.6f"):format(list[2].n), "0.400000", "to C; D has no owner")
    local row = ctx.scores.journeys[1].personas[1] -- the measure is of those who complete; here nobody leaves on the way
    h.equal(("%.6f"):format(row.handovers * row.completion), "1.200000", "the measure")
    local all = said(view.owners.build(ctx))
    wanted(all, "800 a year")
    wanted(all, "1 touchpoint without an owner")
end)

h.done()
