-- Canvases and comparisons: every text is on a page, clear of others; what is in the journeys leads there, what is not hangs loose.

package.path = "tests/lua/?.lua;" .. package.path
local h = require "harness"
local pages = require "pages"
local large = require "large"
local canvas, comparison = require "reis.pictures.canvas.view", require "reis.pictures.comparison.view"

local BLOCKS = { "key_partners", "key_activities", "key_resources", "value_propositions", "customer_relationships", "channels",
    "customer_segments", "cost_structure", "revenue_streams" }
local PARTS = { "jobs", "pains", "gains", "products", "pain_relievers", "gain_creators" }

local function texts(n, prefix, long)
    local list = {}
    for i = 1, n do list[i] = ("%q"):format(("%s %d %s"):format(prefix, i, ("over aansluitingscapaciteitsberekening "):rep(i % 5 == 3 and long or 1))) end
    return "{ " .. table.concat(list, ", ") .. " }"
end

local function filled(kind, name, fields, n, long)
    local out = { ('%s %q {'):format(kind, name) }
    for k, field in ipairs(fields) do out[#out + 1] = ("%s = %s,"):format(field, texts(n + k % 3, field:gsub("_", " "), long)) end
    return table.concat(out, "\n") .. "}"
end

for _, case in ipairs { { 0, 1 }, { 1, 1 }, { 4, 2 }, { 15, 4 }, { 40, 30 } } do
    for _, lang in ipairs { "en", "nl" } do
        h.test(("canvases with about %d texts a block, %s"):format(case[1], lang), function()
            local ctx = pages.context('company "Netbeheer" { why = "Iedereen stroom" }' .. filled("business_model", "Model", BLOCKS, case[1], case[2])
                .. filled("value_proposition", "Belofte", PARTS, case[1], case[2]), lang)
            local all = pages.fine(canvas.build(ctx), "canvas")
            for _, set in ipairs { { ctx.model.business_models[1], BLOCKS }, { ctx.model.value_propositions[1], PARTS } } do
                for _, field in ipairs(set[2]) do
                    for _, text in ipairs(set[1][field] or {}) do pages.wanted(all, text:match "^.- %d+ over aansl") end
                end
            end
        end)
    end
end

local LINKED = [[company "C" { why = "W", how = "H", what = "X" }
    persona "Anna" { job = "Ride safely" }
    business_model "M" { channels = { "web", "pigeon" }, value_propositions = { "A bike that fits" } }
    value_proposition "V" { persona = "Anna", model = "M", jobs = { "ride safely" }, pains = { "Sizes are jargon", "Rain" }, gains = { "Total price" },
        products = { "A bike that fits" } }
    value_proposition "Other" {}
    channel "web" {}
    journey "J" { phase "P" { touchpoint "A" { pain "Sizes are jargon" { mentions = 7 }, need "Total price" {}, pain "Forgotten" { mentions = 3 } } } }]]

--- The notes of pages: { [text] = item }.
local function notes(list)
    local found = {}
    for _, page in ipairs(list) do
        for _, item in ipairs(page.items) do
            if item.class == "note" or item.class == "note loose" then found[item.name] = item end
        end
    end
    return found
end

h.test("texts that are in the journeys lead there; the others hang loose", function()
    local found = notes(canvas.build(pages.context(LINKED, "en")))
    for name, url in pairs { ["ride safely → job of Anna"] = "card.svg", ["Sizes are jargon → pain at 1 A, 7×"] = "zoom.svg",
        ["Total price → need at 1 A"] = "zoom.svg" } do
        if not found[name] then error("no note: " .. name) end
        h.equal(found[name].url, url, name)
        h.equal(found[name].dash, nil, name)
    end
    for _, name in ipairs { "Rain", "pigeon" } do
        if not found[name] or not found[name].dash then error("does not hang loose: " .. name) end
    end
    if not found["web → channel"] then error "a channel is in the journeys" end
    if not found["A bike that fits → Products and services in V"] then error "a block of another canvas" end
end)

h.test("what a canvas does not name of the journeys stands under it; one canvas where it is asked for", function()
    local ctx = pages.context(LINKED, "en")
    h.equal(#canvas.things(ctx), 4)
    h.equal(#canvas.build(ctx), 4)
    ctx.thing = ctx.model.value_propositions[1]
    local list = canvas.build(ctx)
    h.equal(#list, 1)
    pages.wanted(pages.fine(list, "canvas"), "not on this canvas: Forgotten")
end)

h.test("no canvas: a page that says so", function()
    for _, view in ipairs { canvas, comparison } do
        for _, lang in ipairs { "en", "nl" } do h.equal(#view.build(pages.context("", lang)), 1) end
    end
end)

local TWO = [[value "v" {} persona "Anna" { share = 0.5, expects = 5 } persona "Bram" { share = 0.5, expects = 8 }
    journey "J" { phase "P" { touchpoint "A" { score = { v = 6 } }, touchpoint "B" { score = { v = 7 }, personas = { "Anna" } } } }
    journey "K" { state = "to-be", instead_of = "J", phase "P" { touchpoint "A" { score = { v = 9 } } } }]]

h.test("two personas, and as is beside to be", function()
    local ctx = pages.context(TWO, "en")
    local all = pages.fine(comparison.build(ctx), "comparison")
    for _, text in ipairs { "As is and to be: J → K", "Anna and Bram", "Anna only", "worse for Bram" } do pages.wanted(all, text) end
    ctx.things = { ctx.model.personas[2], ctx.model.personas[1] }
    local list = comparison.build(ctx)
    h.equal(#list, 1)
    pages.wanted(pages.fine(list, "comparison"), "Bram and Anna")
    ctx.things = { ctx.model.journeys[1] }
    pages.wanted(pages.fine(comparison.build(ctx), "comparison"), "As is and to be")
end)

--- The cells of tables in one text.
local function told(tables)
    local out = {}
    for _, one in ipairs(tables) do
        out[#out + 1] = one.title
        for _, row in ipairs(one.rows) do
            h.equal(#row, #one.columns, one.title)
            out[#out + 1] = table.concat(row, " | ")
        end
    end
    return table.concat(out, "\n")
end

h.test("canvases and comparisons as tables", function()
    local all = told(require "reis.pictures.canvas.tables"(pages.context(LINKED, "nl")))
    for _, text in ipairs { "Waarom | W", "Kanalen | web | kanaal", "Kanalen | pigeon | nee", "Klanttaken | ride safely | taak van Anna", "Forgotten | 3" } do
        if not all:find(text, 1, true) then error(text .. " is not in " .. all) end
    end
    all = told(require "reis.pictures.comparison.tables"(pages.context(TWO, "en")))
    for _, text in ipairs { "As is and to be: J → K · Anna", "experience | 6.8 | 9.0", "1 | A | +1.0 | −2.0", "2 | B | +2.0 | " } do
        if not all:find(text, 1, true) then error(text .. " is not in " .. all) end
    end
end)

h.test("what a value proposition has no room to name stands overleaf", function()
    local things = {}
    for i = 1, 60 do things[i] = ('pain "Nobody calls back, however often one asks, number %d" {}'):format(i) end
    local list = canvas.build(pages.context(('value_proposition "V" {}\njourney "J" { phase "P" { touchpoint "A" { %s } } }'):format(
        table.concat(things, ", ")), "en"))
    local more, found = nil, 0
    for _, text in ipairs(pages.texts(list[1])) do more = more or tonumber(text.s:match "%+(%d+) more") end
    h.equal(more ~= nil and more > 30, true, "more than are named")
    for i = 2, #list do
        for _, text in ipairs(pages.texts(list[i])) do found = found + (text.s:find "number %d" and 1 or 0) end
    end
    h.equal(found, more, "names overleaf")
end)

h.test("comparisons of large scripts", function()
    for _, lang in ipairs { "en", "nl" } do
        for _, case in ipairs { { 1, 1, 1 }, { 3, 6, 2 }, { 12, 60, 12 } } do
            pages.fine(comparison.build(pages.context(large.script(table.unpack(case)), lang)), "comparison")
        end
    end
end)

h.done()
