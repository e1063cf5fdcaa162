-- The roadmap on paper, from no action to sixty, by quarters and by weeks.

local harness = require "harness"
local pages_of = require "pages"
local paper = require("reis.pictures.pictures").paper
local roadmap = require "reis.pictures.roadmap.view"

local NAMES = { "Vereenvoudig de hypotheekofferteaanvraag", "Bel terug", "Stuur een bevestiging per e-mail",
    "Arbeidsongeschiktheidsverzekeringsvoorwaarden in gewone taal uitleggen", "Nieuwe planner voor monteurs" }
local TEAMS = { "Gebouwenbeheer Noord", "Gebouwenbeheer Zuid", "Klantcontactcentrum" }

--- A script with so many actions, of which the budget pays about two of three.
local function script(o)
    local out = { 'value "gemak" {}', 'persona "Anna" {}', 'journey "Een huis kopen" { customers = 5000,' }
    for _, team in ipairs(TEAMS) do table.insert(out, 1, ('team "%s" { capacity = %d }'):format(team, o.capacity or 1000)) end
    for p = 1, 4 do
        out[#out + 1] = ('phase "Hypotheekofferteaanvraag %d" {'):format(p)
        for t = 1, 3 do
            out[#out + 1] = ('touchpoint "Stap %d.%d" { score = { gemak = %d }, moment_of_truth = %s, killer "Weg %d.%d" { probability = 0.02 } },')
                :format(p, t, (p * 5 + t * 3) % 9, tostring(t == 2), p, t)
        end
        out[#out + 1] = "},"
    end
    out[#out + 1] = "}"
    for i = 1, o.actions do
        out[#out + 1] = ('action "%s %d" { owner = "%s", effort = %d, periods = %d, cost = %d, %s %s improves = { ["Stap %d.%d"] = { gemak = 1.%d } } }')
            :format(NAMES[i % #NAMES + 1], i, TEAMS[i % #TEAMS + 1], i * 7 % 160 + 1, i % (o.longest or 2) + 1, 100 + i * 37 % 50,
            i % 9 == 0 and ('requires = { "%s %d" },'):format(NAMES[(i - 4) % #NAMES + 1], i - 4) or "",
            i % 11 == 5 and ('removes = { "Weg %d.%d" },'):format(i % 4 + 1, i % 3 + 1) or "", i % 4 + 1, i % 3 + 1, i % 10)
    end
    out[#out + 1] = ('roadmap "Plan" { periods = %d, period = "%s", start = "2027-01", budget = %d }'):format(o.periods or 8,
        o.period or "quarter", o.actions * 80)
    return table.concat(out, "\n")
end

local function plain(s) return (s:gsub("[%s%-]", ""):gsub("\u{AD}", ""):gsub("\u{A0}", "")) end

--- Raises where an action is not named whole; whole: where anything is cut.
local function named(pages, plan, whole)
    local all = {}
    for _, page in ipairs(pages) do
        for _, item in ipairs(page.items) do
            if item[1] == "text" then all[#all + 1] = plain(table.concat(item.lines)) end
        end
    end
    local said = table.concat(all, "\n")
    for _, list in ipairs { plan.actions, plan.left_out } do
        for _, a in ipairs(list) do
            if not said:find(plain(a.name), 1, true) then error("not named whole: " .. a.name) end
        end
    end
    if whole and said:find "…" then error("something is cut: " .. said:match "[^\n]*…") end
end

--- Raises where what a bar says stands to the right of that bar, or in a column of another time.
local function in_place(page)
    local bars, first = {}, page.w
    for _, item in ipairs(page.items) do
        if item.id and item[1] == "box" and (item.class or ""):find "^action" and item.class ~= "action out" then
            bars[item.name], first = item, math.min(first, item.x)
        end
    end
    for _, item in ipairs(page.items) do
        local bar = item[1] == "text" and bars[item.tip]
        if bar then
            for _, text in ipairs(pages_of.texts { items = { item } }) do
                local inside = text.x >= bar.x - 0.1 and text.x + text.w <= bar.x + bar.w + 0.1
                if not inside and text.x + text.w > first then error("outside its bar: " .. text.s) end
            end
        end
    end
end

for _, case in ipairs { { actions = 1 }, { actions = 2, periods = 1 }, { actions = 7 }, { actions = 33 }, { actions = 60 },
    { actions = 60, capacity = 40 }, { actions = 22, periods = 40, period = "week", longest = 5 },
    { actions = 60, periods = 40, period = "week", longest = 9 }, { actions = 12, periods = 300, period = "month", longest = 12 } } do
    harness.test(("a roadmap of %d actions in %d periods"):format(case.actions, case.periods or 8), function()
        for _, lang in ipairs { "en", "nl" } do
            for _, size in ipairs { paper "a4", paper "a3", paper("a4", true), paper "a5" } do
                local ctx = pages_of.context(script(case), lang)
                ctx.paper = size
                ctx.plan = require("reis.roadmap.roadmap").plan(ctx.model, ctx.F, { time = 0.1 })
                local pages = roadmap.build(ctx)
                for _, page in ipairs(pages) do
                    pages_of.check(page)
                    in_place(page)
                end
                named(pages, ctx.plan, size.w > 600)
            end
        end
    end)
end

harness.test("the footer of a roadmap says which plan it shows, and within which budget", function()
    local ctx = pages_of.context(script { actions = 3 }, "en")
    ctx.plan = require("reis.roadmap.roadmap").plan(ctx.model, ctx.F)
    local found
    for _, text in ipairs(pages_of.texts(roadmap.build(ctx)[1])) do found = found or text.s:find "^plan: .*within €240 · " end
    if not found then error "no plan in the footer" end
end)
harness.test("a picture's plan is the same on every run, and its footer tells no time", function()
    local function planned(options)
        local ctx = pages_of.context(script { actions = 40, capacity = 60 }, "en")
        local plan = require("reis.pictures.pictures").plan({ model = ctx.model, figures = function() return ctx.F end }, options)
        local starts = {}
        for i, a in ipairs(plan.actions) do starts[i] = a.thing.index .. "@" .. a.start end
        ctx.plan = plan
        return table.concat(starts, " "), plan, ctx
    end
    local first, plan, ctx = planned()
    harness.equal(plan.proven, false, "proven")
    harness.equal((planned()), first, "the plan of a second run")
    local function foot(context)
        for _, text in ipairs(pages_of.texts(roadmap.build(context)[1])) do
            if text.s:find "^plan: " then return text.s:match "^plan: [^·]*" end
        end
    end
    harness.equal(foot(ctx), "plan: optimal, best found within €3.2k ")
    local _, timed, other = planned { time = 0.2 }
    harness.equal(timed.time, 0.2)
    harness.equal(foot(other), "plan: optimal, best found within €3.2k ", "no seconds on the page, whatever the time asked for")
end)

harness.done()
