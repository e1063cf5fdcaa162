-- The zoom of a phase, from nothing to far too much: everybody's marks, every need and pain, nothing cut, numbers as on the map.

package.path = "tests/lua/?.lua;" .. package.path
local h = require "harness"
local pages = require "pages"
local large = require "large"
local pictures = require "reis.pictures.pictures"
local numbering = require "reis.model.numbering"
local zoom = require "reis.pictures.zoom.view"

--- The zoom's pages of a phase, looked over. -> all that they say, how many there are
local function of(ctx, phase, persona)
    local list = zoom.build(pictures.with(ctx, { journey = phase.journey, phase = phase, persona = persona }))
    return pages.fine(list, "zoom of " .. phase.name), #list
end

for _, case in ipairs { { 1, 1, 0 }, { 1, 1, 1 }, { 3, 6, 2 }, { 9, 9, 1 }, { 4, 24, 12 }, { 1, 30, 3 } } do
    local phases, touchpoints, persons = table.unpack(case)
    for _, lang in ipairs { "en", "nl" } do
        h.test(("%d phases, %d touchpoints, %d persons, %s"):format(phases, touchpoints, persons, lang), function()
            local ctx = pages.context(large.script(phases, touchpoints, persons), lang)
            for _, phase in ipairs(ctx.model.journeys[1].phases) do
                local all = of(ctx, phase)
                for _, t in ipairs(phase.touchpoints) do
                    pages.wanted(all, numbering.of(t))
                    for _, text in ipairs { t.name, t.pains[1].name, t.needs[1].name, t.fails[1].name, t.frontstage[1], t.backstage[1],
                        t.physical[1] } do pages.wanted(all, text) end
                end
                for _, persona in ipairs(ctx.model.personas) do pages.wanted(all, persona.name) end
                pages.wanted(all, "gemak")
            end
        end)
    end
end

local function crowded(needs)
    local out = { 'value "gemak" {} persona "Anna" { share = 1 } journey "J" { phase "P" {' }
    for k = 1, 4 do
        out[#out + 1] = ('touchpoint "T%d" { score = { gemak = 5 },'):format(k)
        for i = 1, k == 2 and needs or 1 do
            out[#out + 1] = ('need "Behoefte %d.%d" { mentions = %d }, pain "Ergernis %d.%d over wachten op bericht" {},'):format(k, i, i, k, i)
        end
        out[#out + 1] = "},"
    end
    return table.concat(out, "\n") .. "} }"
end

h.test("every need and pain of a touchpoint that has forty of each", function()
    for _, needs in ipairs { 1, 6, 12, 40, 120 } do
        local all = of(pages.context(crowded(needs), "nl"), pages.context(crowded(needs), "nl").model.journeys[1].phases[1])
        for i = 1, needs do
            pages.wanted(all, ("Behoefte 2.%d"):format(i))
            pages.wanted(all, ("Ergernis 2.%d over wachten op bericht"):format(i))
        end
    end
end)

h.test("texts of thousands of characters go on overleaf", function()
    local long = ("een heel lang verhaal over wachten "):rep(150)
    local ctx = pages.context(('journey "J" { phase "P" { touchpoint "T" { frontstage = %q, backstage = %q, quote = %q, thinks = %q, physical = %q } } }')
        :format(long .. 1, long .. 2, long .. 3, long .. 4, long .. 5), "nl")
    local all = of(ctx, ctx.model.journeys[1].phases[1])
    for i = 1, 5 do pages.wanted(all, ("lang verhaal over wachten " .. i)) end
end)

h.test("a persona's zoom is its own; who does not come by is told", function()
    local ctx = pages.context([[value "v" {} persona "Anna" { share = 0.5 } persona "Bram" { share = 0.5 } persona "Cleo" { share = 0 }
        journey "J" { personas = { "Anna", "Bram" }, phase "P" { touchpoint "A" { score = { v = 5 }, personas = { "Anna" } } },
        phase "Q" { touchpoint "B" { score = { v = 5 } } } }]], "en")
    local phases = ctx.model.journeys[1].phases
    pages.wanted(of(ctx, phases[1]), "not in this phase: Bram")
    if of(ctx, phases[2], ctx.model.personas[2]):find("Anna", 1, true) then error("Anna's marks in Bram's zoom") end
end)

h.test("what only the zoom shows is numbered after what the map shows before it", function()
    local model = h.run 'journey "J" { phase "P" { touchpoint "A" {}, touchpoint "B" { detail = true }, touchpoint "C" { detail = true }, touchpoint "D" {} } }'
    local t = model.journeys[1].touchpoints
    h.equal(table.concat({ numbering.of(t[1]), numbering.of(t[2]), numbering.of(t[3]), numbering.of(t[4]) }, " "), "1 1a 1b 2")
end)

h.test("fields and lanes of the script's own", function()
    local ctx = pages.context([[company "C" { fields = { regulation = "text", ["phase.law"] = "text", ["persona.budget"] = "number" } }
        lane "Rules" { from = "touchpoint.regulation" } lane "Remarks" { from = "touchpoint.note" } persona "Anna" { budget = 40 }
        journey "J" { phase "P" { law = "Act 12", touchpoint "A" { regulation = "Two weeks to think", note = "ask Kim" } } }]], "en")
    local all = of(ctx, ctx.model.journeys[1].phases[1])
    for _, text in ipairs { "Rules: Two weeks to think", "Remarks: ask Kim", "Law: Act 12" } do pages.wanted(all, text) end
    all = pages.fine(require "reis.pictures.card.view".build(ctx), "card")
    for _, text in ipairs { "Budget", "40" } do pages.wanted(all, text) end
end)

h.done()
