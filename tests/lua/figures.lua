-- Figures asked of the engine: rows by their thing, what-ifs laid over them, what is decisive.
-- Run by tests/c/test_with_engine.c, which brings the module engine.

local h = require "harness"
local figures = require "reis.figures.figures"
local whatif = require "reis.figures.whatif"
local leverage = require "reis.figures.leverage"
local model = require "reis.model.model"

local SCRIPT = [[
value "ease" {}
channel "web" { cost = 1 }
persona "Kim" { share = 0.75 }
persona "Bo" { share = 0.25 }
journey "J" { weight = 3, phase "P" {
  touchpoint "A" { channel = "web", score = { ease = 6, Bo = { ease = 4 } }, leave = 0.2, duration = 10 },
  touchpoint "B" { score = { ease = 8 }, personas = { "Kim" }, killer "K" { probability = 0.001 } } },
  phase "Q" { touchpoint "C" { experience = 7 } } }
journey "K" { personas = { "Bo" }, phase "P" { touchpoint "A" { experience = 5 } } }
action "X" { improves = { C = { experience = 1 } } }
]]

local function of(text)
    local m, diags = h.run(text or SCRIPT)
    if #diags > 0 then error(diags[1].line .. ": " .. diags[1].message) end
    return figures.of(m), m
end

h.test("rows are found by their thing", function()
    local F, m = of()
    local j, k, kim, bo = m.journeys.J, m.journeys.K, m.personas.Kim, m.personas.Bo
    local a, b = j.touchpoints[1], j.touchpoints[2]
    h.equal(F:of(j), F.scores().journeys[1])
    h.equal(F:of(j, bo).persona, "Bo")
    h.equal(F:of(k, kim), nil)
    h.equal(F:of(k, bo).persona, "Bo")
    h.equal(F:of(a, bo).experience, 4)
    h.equal(F:of(b, bo), nil)
    h.near(F:of(b, kim).reach, 0.8)
    h.near(F:of(j.phases.Q, kim).experience, 7)
    h.near(F:of(a).experience, 5.5)
    h.near(F:part(a, bo).cost_to_serve, 1 / 0.8)
    h.equal(F:record(a, bo).marks[1], 4)
    h.equal(F:record(m.journeys.K.touchpoints[1]).experience, 5)
end)

--- U under what is set: laid over the figures, and of a model with it in place.
local function both(set)
    local F, m = of()
    local scenario, diags = model.scenario(m, { set = set })
    if not scenario then error(diags[1].message) end
    return whatif.of(m, F, scenario), figures.of(m, { set = scenario.ref.set }), F
end

h.test("what is set is laid over the figures as it would be counted anew", function()
    local sets = {
        { A = { leave = 0.6 } }, { ["J/A"] = { ease = 9, leave = 0 } }, { K = { probability = 0.5 } }, { B = { duration = 5 } },
        { J = { memory = 1, killer_score = -50 } }, { J = { weight = 1 }, C = { experience = 2 } },
        { A = { next = { B = 0.4, done = 0.4 } } }, { Kim = { share = 0.1 } }, { ease = { weight = 2 } }, { web = { cost = 5 } },
    }
    for i, set in ipairs(sets) do
        if set.A then set["J/A"], set.A = set.A, nil end
        if set.K then set["J/B/K"], set.K = set.K, nil end
        local laid, anew, F = both(set)
        local before = F.scores().utility
        h.near(laid:utility(), anew.scores().utility, i)
        h.near(laid:scores().journeys[1].experience, anew.scores().journeys[1].experience)
        h.equal(F.engine:utility(), before)
    end
end)

h.test("a touchpoint's leverage is what raising its marks gives", function()
    local F, m = of()
    local list = leverage.list(m, F)
    h.equal(#list, 4)
    local _, anew = both { C = { experience = 8 } }
    for _, row in ipairs(list) do
        if row.touchpoint == "C" then h.near(row.leverage, anew.scores().utility - F.scores().utility) end
    end
end)

h.done()
