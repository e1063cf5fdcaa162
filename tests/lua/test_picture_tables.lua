-- The tables of a picture: all that it shows, whole, in both languages.

package.path = "tests/lua/?.lua;" .. package.path
local h = require "harness"
local pages = require "pages"

local function holds(x, what) h.equal(x and true or false, true, what) end

local LONG = "Aansluitingscapaciteitsberekeningsverzoek dat bij de regionale netbeheerder is ingediend"
local needs = {}
for i = 1, 40 do needs[i] = ('need "Behoefte %d, en die is lang genoeg om nergens te passen" { importance = 8 }'):format(i) end

local SCRIPT = ([[
company "Net" { currency = "EUR" }
value "gemak" {} value "rust" { kind = "emotional" }
channel "web" {} channel "telefoon" {} channel "buurman" { managed = false }
team "balie" { capacity = 20 } partner "Bezorger" {} system "ERP" {}
survey "Peiling" { n = 120, date = "2025-04-01" }
persona "Anna" { share = 0.6, expects = 7 } persona "Anna B" { share = 0.4 }
journey "Aansluiten" { customers = 1000, goal = "stroom", criterion "Binnen een week" { measure = "duration", max = 10080 },
    phase "Vragen" { goal = "weten wat het kost", questions = { "wat kost het?" }, pain "Alles duurt lang" { mentions = 3 },
        touchpoint %q { channel = "web", owner = "balie", score = { gemak = 4, Anna = { rust = 3 } }, importance = 8, moment_of_truth = true,
            systems = { "ERP" }, frontstage = { "formulier" }, backstage = { "nakijken" }, thinks = { "klopt dit?" }, rivals = { Buur = 8 },
            quote = { { text = "Ik snap er niets van", persona = "Anna", evidence = "Peiling" } },
            pain "Formulier \"loopt\" vast | echt" { evidence = { Peiling = 12 }, severity = 8 }, %s,
            killer "Geen stroom" { probability = 0.02 } },
        touchpoint "Bellen" { channel = "telefoon", owner = "Bezorger", experience = 6, leave = 0.1, detail = true } },
    phase "Leeg" {} }
journey "Buiten" { phase "A" { touchpoint "Praat" { channel = "buurman", silence = true } } }
action "Meldpunt" { owner = "balie", effort = 5, cost = 100, improves = { [%q] = { gemak = 2 } }, removes = { "Geen stroom" },
    resolves = { "Alles duurt lang" } }
action "Later" { requires = { "Meldpunt" }, effort = 900, cost = 1e6, improves = { Bellen = { experience = 1 } } }
roadmap "2026" { budget = 1000 }
scenario "Zonder web" { drop = { "web" } } scenario "Niets" {}
]]):format(LONG, table.concat(needs, ", "), LONG)

local MAIN = { "map", "zoom", "ecosystem", "roadmap", "matrix", "blueprint", "channels", "owners", "card", "cards", "storyboard", "whatif", "compare",
    "frontier", "simulate" }
local GIVEN = { "diff", "sweep", "review" } -- which have nothing to show of this script by itself

--- A context with a plan, as commands give one.
local function context(text, lang)
    local ctx = pages.context(text, lang)
    ctx.phase = ctx.journey and ctx.journey.phases[1]
    ctx.plan = #ctx.model.actions > 0 and require("reis.roadmap.roadmap").plan(ctx.model, ctx.F, { time = 0.2 }) or false
    ctx.horizon = require "reis.roadmap.horizons"(ctx.plan)
    return ctx
end

local function tables_of(name, ctx) return require("reis.pictures." .. name .. ".tables")(ctx) end

--- All texts of tables as one.
local function said(tables)
    local out = {}
    for _, one in ipairs(tables) do
        out[#out + 1] = one.title
        for _, column in ipairs(one.columns) do out[#out + 1] = column[1] end
        for _, row in ipairs(one.rows) do out[#out + 1] = table.concat(row, "\n") end
    end
    return table.concat(out, "\n")
end

local function check_shape(tables)
    for _, one in ipairs(tables) do
        holds(type(one.title) == "string" and one.title ~= "" and #one.columns > 0 and #one.rows > 0, one.title)
        for _, column in ipairs(one.columns) do holds(type(column[1]) == "string" and not column[1]:find("^%a+%.%a"), column[1]) end
        for _, row in ipairs(one.rows) do
            h.equal(#row, #one.columns, one.title)
            for _, cell in ipairs(row) do h.equal(type(cell), "string", one.title) end
        end
    end
end

for _, lang in ipairs { "en", "nl" } do
    local ctx = context(SCRIPT, lang)
    for _, name in ipairs(MAIN) do
        h.test(name .. " in tables, " .. lang, function()
            local tables = tables_of(name, ctx)
            holds(#tables > 0, "no table")
            check_shape(tables)
        end)
    end
    h.test("a map's tables lose nothing, " .. lang, function()
        local all = said(tables_of("map", ctx))
        for _, text in ipairs { LONG, 'Formulier "loopt" vast | echt', "Behoefte 40, en die is lang", "Ik snap er niets van", "Peiling", "Geen stroom",
            "Meldpunt", "klopt dit?", "wat kost het?", "Binnen een week", "Alles duurt lang", "ERP", "nakijken", "Leeg", "Bellen", "1a" } do
            holds(all:find(text, 1, true), text)
        end
        holds(all:find(lang == "nl" and "Pijnpunten" or "Pains", 1, true))
    end)
    h.test("a zoom's tables tell the ways and the marks, " .. lang, function()
        local all = said(tables_of("zoom", ctx))
        for _, text in ipairs { "gemak", "Buur", LONG, "10 %", lang == "nl" and "(haakt af)" or "(gives up)" } do holds(all:find(text, 1, true), text) end
        holds(not all:find("Praat", 1, true), "of another phase")
    end)
    h.test("a roadmap's tables tell what is in and out, " .. lang, function()
        local all = said(tables_of("roadmap", ctx))
        for _, text in ipairs { "Meldpunt", "Later", "Aansluiten: 1", "Geen stroom" } do holds(all:find(text, 1, true), text) end
    end)
    h.test("what is given has its tables too, " .. lang, function()
        for _, name in ipairs(GIVEN) do check_shape(tables_of(name, ctx)) end
        local F = ctx.F
        local swept = require("reis.roadmap.sweep").of(ctx.model, F, { { name = "budget", values = { 0, 500, 1000 } } }, { time = 0.1 })
        local own = setmetatable({ sweep = swept, diff = require("reis.figures.diff").of(F, F) }, { __index = ctx })
        holds(#tables_of("sweep", own) > 0)
        check_shape(tables_of("sweep", own))
        check_shape(tables_of("diff", own))
    end)
    h.test("cards, channels and owners name all, " .. lang, function()
        for name, texts in pairs { card = { "Anna B", "Alles duurt lang" }, cards = { "A2", LONG, "Behoefte 40" }, channels = { "telefoon", "1 Vragen" },
            owners = { "balie", "1 " .. LONG }, blueprint = { "formulier", "Buiten: " }, whatif = { "Zonder web", "Niets" }, compare = { "Meldpunt" } } do
            local all = said(tables_of(name, ctx))
            for _, text in ipairs(texts) do holds(all:find(text, 1, true), name .. ": " .. text) end
        end
    end)
    h.test("nothing gives no tables, and no error, " .. lang, function()
        local none = context('company "X" {}', lang)
        for _, name in ipairs { table.unpack(MAIN), table.unpack(GIVEN) } do
            local tables = tables_of(name, none)
            check_shape(tables)
        end
    end)
end

h.done()
