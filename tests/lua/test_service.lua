-- Blueprint, channels, owners and persona cards, from nothing to far too much: everything is named, on the page, and clear of others.

package.path = "tests/lua/?.lua;" .. package.path
local h = require "harness"
local scene = require "scene"
local pages = require "pages"
local large = require "large"
local crowd = require "reis.pictures.lanes.crowd"
local duty = require "reis.pictures.owners.duty"
local cells = require "reis.pictures.channels.cells"

local VIEWS, view = { "blueprint", "channels", "owners", "card", "cards", "storyboard" }, {}
for _, name in ipairs(VIEWS) do view[name] = require("reis.pictures." .. name .. ".view") end

local said, fine, wanted, bare, script = pages.said, pages.fine, pages.wanted, pages.bare, large.script

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

h.test("persona cards on A5, upright and across, and on A3", function()
    for _, paper in ipairs { { 595, 420 }, { 420, 595 }, { 1191, 842 } } do
        local ctx = pages.context(script(3, 9, 3), "nl")
        ctx.paper = { w = paper[1], h = paper[2] }
        local all = fine(view.card.build(ctx), "card on " .. paper[1])
        for _, persona in ipairs(ctx.model.personas) do
            for _, text in ipairs { persona.name, persona.quote, persona.home, persona.drivers[1], persona.context[1] } do wanted(all, text) end
        end
    end
end)

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
