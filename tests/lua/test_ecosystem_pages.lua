-- The ecosystem on paper: few journeys and many, their overview in groups, long names whole.

local harness = require "harness"
local scene = require "scene"
local pages_of = require "pages"
local paper = require("reis.pictures.pictures").paper
local ecosystem = require "reis.pictures.ecosystem.view"
local groups = require "reis.pictures.ecosystem.groups"

local NAMES = { "Verhuizen", "Kwijtschelding gemeentelijke belastingen aanvragen", "Evenementenvergunningsaanvraag indienen", "Paspoort" }
local TEAMS = { "Vergunningverlening, toezicht en handhaving", "Jeugdgezondheidszorgorganisatie", "Belastingen" }
local CHANNELS = { "Website", "Balie op het gemeentehuis en wijksteunpunten", "Arbeidsvoorzieningenoverleg met de regio" }
local TAGS = { "wonen", "gezin", "werk" }

--- A script of so many journeys. o: touchpoints (of each), personas, tags, alone (no leads_to)
local function script(n, o)
    local out = { 'value "gemak" {}' }
    local function declare(kind, list)
        for _, name in ipairs(list) do out[#out + 1] = ('%s "%s" {}'):format(kind, name) end
    end
    declare("channel", CHANNELS)
    declare("team", TEAMS)
    declare("partner", { "Uitvoeringsinstituut Werknemersverzekeringen" })
    for i = 1, o.personas or 2 do out[#out + 1] = ('persona "Persoon %d van der Meulen-Achterberg" { role = "Bewoner" }'):format(i) end
    local function name(i) return NAMES[i % #NAMES + 1] .. " " .. i end
    for i = 1, n do
        out[#out + 1] = ('journey "%s" { customers = %d, %s %s'):format(name(i), 100 * i, o.tags and ('tags = { "%s" },'):format(TAGS[i % 3 + 1]) or "",
            not o.alone and i % 4 == 1 and n > 1 and ('leads_to = { ["%s"] = 0.3 },'):format(name((i * 7) % n + 1)) or "")
        for p, phase in ipairs { "Aanvragen", "Ontvangen" } do
            out[#out + 1] = ('phase "%s" {'):format(phase)
            for t = 1, (o.touchpoints or 4) // 2 do
                out[#out + 1] = ('touchpoint "Stap %d.%d" { channel = "%s", owner = "%s", score = { gemak = %d }, %s },'):format(p, t,
                    CHANNELS[(i + t) % 3 + 1], t == 7 and "Uitvoeringsinstituut Werknemersverzekeringen" or TEAMS[i % 3 + 1],
                    (i * 3 + t * 5 + p) % 10, i % 6 == 0 and t == 1 and p == 1 and 'killer "Weg" { probability = 0.05 }' or "")
            end
            out[#out + 1] = "},"
        end
        out[#out + 1] = "}"
    end
    return table.concat(out, "\n")
end

local function plain(s) return (scene.clean(s):gsub("[%s%-]", ""):gsub("\u{A0}", "")) end

--- All that is written on some pages, without spaces and hyphens.
local function said_on(list, from, to)
    local all = {}
    for n = from, to do
        local before
        for _, item in ipairs(list[n].items) do
            if item[1] == "text" then
                local s = plain(table.concat(item.lines))
                if before and before.tip == item.tip then all[#all] = all[#all] .. s else all[#all + 1] = s end
                before = item
            end
        end
    end
    return table.concat(all, "\n")
end

--- Which pages are an overview: those with small cards.
local function overviews(list)
    local n, cards = 0, 0
    for i, page in ipairs(list) do
        local here = 0
        for _, item in ipairs(page.items) do
            if (item.id or ""):find "^overview" then
                here = here + 1
                harness.equal(item.url, "map.svg", "where a card leads")
            end
        end
        if here > 0 then
            n, cards = n + 1, cards + here
            harness.equal(n, i, "the overview comes first")
        end
    end
    return n, cards
end

for _, case in ipairs { { 1 }, { 8 }, { 9 }, { 12, tags = true }, { 12, personas = 12 }, { 40 }, { 40, alone = true }, { 100 } } do
    harness.test(("an ecosystem of %d journeys"):format(case[1]), function()
        for _, size in ipairs { paper "a4", paper("a4", true), paper "a3" } do
            local ctx = pages_of.context(script(case[1], case), "nl")
            ctx.paper = size
            local list = ecosystem.build(ctx)
            local n, cards = overviews(list)
            for i, page in ipairs(list) do
                local ok, message = pcall(pages_of.check, page)
                if not ok then error(("%d × %d, page %d: %s"):format(size.w, size.h, i, message)) end
            end
            if #list > 1 then
                harness.equal(cards, case[1], "cards")
                if case[1] <= 40 then harness.equal(n, 1, "pages of the overview") end
                local said = said_on(list, 1, n)
                for _, journey in ipairs(ctx.model.journeys) do
                    if not said:find(plain(journey.name), 1, true) then error("not named whole: " .. journey.name) end
                end
            elseif case[1] > 8 and size.h < 800 then
                error "no overview"
            end
        end
    end)
end

harness.test("names of channels and owners stand whole, twelve customers beneath their heading", function()
    local ctx = pages_of.context(script(6, { personas = 12, touchpoints = 16 }), "nl")
    local page = ecosystem.build(ctx)[1]
    pages_of.check(page)
    local said = said_on({ page }, 1, 1)
    for _, list in ipairs { CHANNELS, TEAMS, { "Uitvoeringsinstituut Werknemersverzekeringen" } } do
        for _, name in ipairs(list) do if not said:find(plain(name), 1, true) then error("not whole: " .. name) end end
    end
    if said:find "…" then error "something is cut" end
    harness.equal(#page.compromises, 0, "compromises")
    local customers = 0
    for _, item in ipairs(page.items) do
        if item.class == "persona" then
            customers = customers + 1
            if item.y < 75 or item.y + item.h > page.h - 40 then error "a customer is out of place" end
        end
    end
    harness.equal(customers, 12)
end)

harness.test("on A5 names of journeys and customers stand whole, too", function()
    local ctx = pages_of.context(script(14, { personas = 2 }), "nl")
    ctx.paper = paper "a5"
    local list = ecosystem.build(ctx)
    for i, page in ipairs(list) do
        for _, one in ipairs(page.compromises) do
            if one.kind == "cut" then error(("page %d: cut: %s"):format(i, one.text)) end
        end
    end
    local _, cards = overviews(list)
    harness.equal(cards, 14, "cards")
end)

harness.test("sixty touchpoints of one journey are no heap of numbers", function()
    local page = ecosystem.build(pages_of.context(script(1, { touchpoints = 60 }), "en"))[1]
    local last
    for _, item in ipairs(page.items) do
        if item[1] == "circle" and item.label and item.r < 5 then
            if last and item.x - last.x < 2 * item.r - 0.5 then error "numbers over one another" end
            last = item
        end
    end
end)

harness.test("journeys in groups: as asked for, else by what tells most", function()
    local function names(ctx, key)
        local found, which = groups.of(key and setmetatable({ group = key }, { __index = ctx }) or ctx, ctx.model.journeys)
        local list = {}
        for i, group in ipairs(found) do list[i] = ("%s %d"):format(group.name or "-", #group.journeys) end
        return table.concat(list, ", "), which
    end
    local tagged = pages_of.context(script(12, { tags = true }), "en")
    harness.equal(names(tagged, "tag"), "gezin 4, werk 4, wonen 4")
    harness.equal(select(2, names(tagged)), "tag")
    harness.equal(names(tagged, "persona"), "Everyone 12")
    harness.equal(names(tagged, "phase"), "Aanvragen 12")
    local plainly = pages_of.context(script(12, {}), "en")
    harness.equal(names(plainly), "Vergunningverlening, toezicht en handhaving 4, Jeugdgezondheidszorgorganisatie 4, Belastingen 4")
    harness.equal(names(plainly, "tag"), "Without a tag 12")
    local alike = pages_of.context([[journey "A" { phase "P" { touchpoint "T" {} } } journey "B" { phase "P" { touchpoint "T" {} } }]], "en")
    harness.equal(names(alike), "- 2", "nothing to tell")
end)

harness.done()
