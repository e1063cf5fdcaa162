-- The matrices on paper: priorities (ids legible, names whole, one action or sixty), channels and owners (none to thirty).

local harness = require "harness"
local scene = require "scene"
local pages_of = require "pages"
local paper = require("reis.pictures.pictures").paper
local matrix = require "reis.pictures.matrix.view"

local NAMES = { "Vereenvoudig de hypotheekofferteaanvraag", "Bel terug",
    "Arbeidsongeschiktheidsverzekeringsvoorwaarden in gewone taal uitleggen" }

local function script(n)
    local out = { 'value "gemak" {} persona "Anna" {} journey "J" { customers = 900, phase "P" {' }
    for i = 1, 20 do out[#out + 1] = ('touchpoint "T %d" { score = { gemak = %d } },'):format(i, i % 8) end
    out[#out + 1] = "} }"
    for i = 1, n do
        out[#out + 1] = ('action "%s %d" { effort = %d, cost = %d, improves = { ["T %d"] = { gemak = %d } } }'):format(NAMES[i % 3 + 1], i,
            3 + i * 7 % 30, 100 + i * 13 % 90, i % 20 + 1, 1 + i % 2)
    end
    out[#out + 1] = ('roadmap "R" { periods = 4, budget = %d }'):format(n * 90)
    return table.concat(out, "\n")
end

local function plain(s) return (scene.clean(s):gsub("[%s%-]", "")) end

for _, n in ipairs { 1, 12, 33, 60 } do
    harness.test(("a matrix of %d actions"):format(n), function()
        for _, size in ipairs { paper "a4", paper("a4", true), paper "a3" } do
            local ctx = pages_of.context(script(n), "nl")
            ctx.paper = size
            ctx.plan = require("reis.roadmap.roadmap").plan(ctx.model, ctx.F, { time = 0.1 })
            local said, circles = {}, {}
            for _, page in ipairs(matrix.build(ctx)) do
                pages_of.check(page)
                harness.equal(#page.compromises, 0, "compromises")
                for _, item in ipairs(page.items) do
                    if item[1] == "text" then said[#said + 1] = plain(table.concat(item.lines)) end
                    if item[1] == "circle" and (item.id or ""):find "^M%d" then circles[#circles + 1] = item end
                end
            end
            harness.equal(#circles, n, "bubbles")
            for i, a in ipairs(circles) do
                for k = i + 1, n do
                    local b = circles[k]
                    if math.sqrt((a.x - b.x) ^ 2 + (a.y - b.y) ^ 2) < a.r + b.r - 1.5 then error(a.id .. " lies on " .. b.id) end
                end
            end
            local all = "\n" .. table.concat(said, "\n")
            for _, action in ipairs(ctx.model.actions) do
                if not all:find("\n" .. plain(action.name), 1, true) then error("not named whole: " .. action.name) end
            end
            if all:find "…" then error "something is cut" end
        end
    end)
end

--- A journey of so many phases, channels and owners.
local function service(phases, channels)
    local out = { 'value "gemak" {} persona "Anna" {}' }
    for i = 1, channels do out[#out + 1] = ('channel "Arbeidsvoorzieningenoverleg %d" {} team "Gebouwenbeheerorganisatie %d" {}'):format(i, i) end
    out[#out + 1] = 'journey "J" { customers = 900,'
    for p = 1, phases do
        out[#out + 1] = ('phase "Hypotheekofferteaanvraag %d" {'):format(p)
        for t = 1, 2 do
            local k = (p * 3 + t * 5) % math.max(1, channels) + 1
            out[#out + 1] = ('touchpoint "T %d.%d" { %s score = { gemak = %d } },'):format(p, t, channels > 0
                and ('channel = "Arbeidsvoorzieningenoverleg %d", owner = "Gebouwenbeheerorganisatie %d",'):format(k, k) or "", (p + t * 3) % 10)
        end
        out[#out + 1] = "},"
    end
    out[#out + 1] = "}"
    return table.concat(out, "\n")
end

for _, case in ipairs { { 1, 0 }, { 3, 2 }, { 12, 30 }, { 40, 6 } } do
    harness.test(("channels and owners: %d phases, %d channels"):format(case[1], case[2]), function()
        for _, lang in ipairs { "en", "nl" } do
            for _, size in ipairs { paper "a4", paper("a4", true) } do
                local ctx = pages_of.context(service(case[1], case[2]), lang)
                ctx.paper = size
                for _, name in ipairs { "channels", "owners" } do
                    local list, glances = require("reis.pictures." .. name .. ".view").build(ctx), 0
                    for i, page in ipairs(list) do
                        pages_of.check(page)
                        harness.equal(#page.compromises, 0, "compromises")
                        for _, item in ipairs(page.items) do
                            local said = item[1] == "text" and item.lines[1]
                            if said == "At a glance" or said == "In één oogopslag" then
                                glances = glances + 1
                                harness.equal(i, 1, "the page at a glance")
                            end
                        end
                    end
                    if case[1] > 9 then harness.equal(glances, 1, name .. " at a glance") end
                    if case[1] == 1 then harness.equal(glances, 0, name .. " at a glance") end
                end
            end
        end
    end)
end

harness.done()
