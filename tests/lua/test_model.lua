-- References, the ways through a journey, and what is wrong with the whole.

package.path = "tests/lua/?.lua;" .. package.path
local h = require "harness"
local model = require "reis.model.model"

local TWO = [[
journey "Buy" { phase "P" { touchpoint "Pay" { killer "Stolen" {}, pain "Slow" {} }, touchpoint "Get" {} } }
journey "Return" { phase "Q" { touchpoint "Pay" { killer "Stolen" {} } } }
]]

h.test("a name that fits several things lists them with lines", function()
    h.expect(TWO .. 'action "A" { removes = { "Stolen" } }', { 3, "fits more than one thing", "line 1", "line 2" })
    h.expect(TWO .. 'action "A" { improves = { Pay = { experience = 1 } } }', { 3, "Buy/P/Pay", "Return/Q/Pay" })
end)

h.test("a name is split at /", function()
    local m = h.run(TWO .. 'action "A" { removes = { "Buy/Pay/Stolen" }, improves = { ["Buy/*"] = { experience = 1 }, '
        .. '["Return/Pay"] = { leave = -0.1 } }, resolves = { "Pay/Slow" } }')
    local ref = m.actions.A.ref
    h.equal(ref.removes[1].killer, m.journeys.Buy.touchpoints.Pay.killers.Stolen)
    h.equal(#ref.improves[1].touchpoints, 2)
    h.equal(ref.improves[2].target, m.journeys.Return.touchpoints.Pay)
    h.equal(#ref.touchpoints, 3)
    h.equal(ref.resolves[1].name, "Slow")
end)

h.test("whole names come before split ones", function()
    local m, diags = h.run('journey "J" { phase "P" { touchpoint "A/B" {}, touchpoint "B" {} }, phase "A" { touchpoint "C" {} } }\n'
        .. 'action "X" { improves = { ["A/B"] = { experience = 1 } } }')
    h.equal(#diags, 0)
    h.equal(m.actions.X.ref.improves[1].target.name, "A/B")
end)

h.test("a name of nothing is reported with the nearest", function()
    h.expect('channel "website" {}\njourney "J" { phase "P" {\n touchpoint "T" { channel = "webside" } } }',
        { 3, 'channel names "webside"', 'did you mean "website"?' })
    h.expect('action "A" { requires = "nosuch" }', { 1, "no such action" })
    h.expect('persona "Anna" {}\nvalue "ease" {}\njourney "J" { phase "P" {\ntouchpoint "T" { score = { eese = 7,\nAna = { ease = 3 } } } } }',
        { 4, "neither a value nor a persona", "ease" }, { 5, "neither", "Anna" })
    h.expect(TWO .. 'action "A" { improves = { Get = { eaze = 1 } } }\nvalue "ease" {}', { 3, "eaze", "ease" })
end)

h.test("of a kind of which nothing is declared, names need no declaration", function()
    local m, diags = h.run('journey "J" { phase "P" { touchpoint "T" { channel = "web", owner = "us", systems = "ERP", score = { ease = 7, '
        .. 'Bram = { ease = 3 } }, evidence = { talk = 3 } } } }')
    h.equal(#diags, 0)
    h.equal(m.channels.web.implicit, true)
    h.equal(m.teams.us.kind, "team")
    h.equal(m.values.ease.weight, 1)
    h.equal(m.personas.Bram.implicit, true)
    h.equal(m.evidence.talk.kind, "evidence")
    h.equal(model.mentions(m.journeys.J.touchpoints.T), 3)
end)

local function touchpoints(text) return 'journey "J" { phase "P" {\n' .. text .. "\n} }" end

h.test("next and leave make 1", function()
    h.expect(touchpoints 'touchpoint "A" { next = { B = 0.5, done = 0.2 }, leave = 0.2 }, touchpoint "B" {}',
        { 2, "adds up to 0.7 and leave is 0.2", "not 0.9" })
    h.expect(touchpoints 'touchpoint "A" { next = { B = 0.333, done = 0.333 }, leave = 0.333 }, touchpoint "B" {}')
    h.expect(touchpoints 'touchpoint "A" { next = { B = 0.9 }, leave = each { default = 0.1, Bram = 0.4 } }, touchpoint "B" {}',
        { 2, "for Bram", "not 1.3" })
    h.expect(touchpoints 'touchpoint "A" { next = count { B = 9, leave = 1 }, leave = 0.1 }, touchpoint "B" {}',
        { 2, "beside a count" })
    h.expect(touchpoints 'touchpoint "A" { next = "C" }, touchpoint "B" {}', { 2, 'names "C"', "no touchpoint of journey" })
    h.expect('journey "K" { phase "Z" { touchpoint "C" {} } }\n' .. touchpoints 'touchpoint "A" { next = "C" }', { 3, '"C"' })
end)

h.test("counts become next and leave", function()
    local m = h.run(touchpoints 'touchpoint "A" { next = count { B = 412, done = 88, leave = 500 } }, touchpoint "B" {}')
    local a = m.journeys.J.touchpoints.A
    h.near(a.leave, 0.5)
    h.equal(a.ref.next[1].to.name, "B")
    h.near(a.ref.next[1].p, 0.412)
    h.equal(a.ref.next[2].to, "done")
end)

h.test("a trap is an error, a touchpoint nobody reaches is not", function()
    h.expect(touchpoints 'touchpoint "A" {},\ntouchpoint "B" { next = "C" },\ntouchpoint "C" { next = "B" }',
        { 3, "no way out" })
    h.expect(touchpoints 'touchpoint "A" { next = "C" }, touchpoint "B" {}, touchpoint "C" {}')
    h.expect('persona "X" {}\npersona "Y" {}\n' .. touchpoints
        'touchpoint "A" { next = each { default = "B", X = "A" } },\ntouchpoint "B" {}', { 4, "no way out", "X" })
end)

h.test("starts and cyclic see their own journey", function()
    h.expect('journey "J" { starts = { A = 0.5, Z = 0.5 }, phase "P" { touchpoint "A" {} } }', { 1, '"Z"' })
    h.expect('journey "J" { starts = { A = 0.5 }, phase "P" { touchpoint "A" {} } }', { 1, "adds up to 0.5" })
    h.expect('journey "J" { cyclic = { probability = 0.5, to = "Q" }, phase "P" { touchpoint "A" {} } }', { 1, '"Q"' })
    local m = h.run 'journey "J" { cyclic = { probability = 0.5, to = "P" }, phase "P" { touchpoint "A" {}, touchpoint "B" {} } }'
    h.equal(#m.journeys.J.ref.cyclic, 2)
end)

h.test("cycles of requires, one message each with the chain", function()
    h.expect('action "A" { requires = { "C" } }\naction "B" { requires = { "A" } }\naction "C" { requires = { "B" } }\n'
        .. 'action "D" { requires = { "D" } }\naction "E" { requires = { "nosuch" } }',
        { 1, "A -> C -> B -> A" }, { 4, "D -> D" }, { 5, "nosuch" })
end)

h.test("shares", function()
    h.expect('persona "A" { share = 0.7 }\npersona "B" { share = 0.5 }', { 2, "1.2", "A 0.7, B 0.5" })
    h.expect('persona "A" { share = 0 }', { 1, "0 for every persona" })
    local checks = require "reis.model.checks"
    local m = h.run 'persona "A" { share = 0.4 }\npersona "B" {}\npersona "C" {}\npersona "D" { extends = "A" }'
    local shares = checks.shares(m.personas)
    h.near(shares[2], 0.3)
    h.equal(shares[4], 0)
end)

h.test("a value and a persona of one name", function()
    h.expect('value "ease" {}\npersona "ease" {}', { 2, "has the name of a value", "line 1" })
end)

h.test("managed follows the channel and the owner", function()
    local m = h.run [[channel "c" { managed = false }
channel "d" {}
team "t" {}
partner "p"
journey "J" { phase "P" { touchpoint "1" { channel = "c" }, touchpoint "2" { channel = "d", owner = "p" },
  touchpoint "3" { channel = "d", owner = "t" }, touchpoint "4" { channel = "c", managed = true } } }]]
    local t = m.journeys.J.touchpoints
    h.equal(t["1"].managed, false)
    h.equal(t["2"].managed, false)
    h.equal(t["3"].managed, true)
    h.equal(t["4"].managed, true)
end)

h.test("actions of a scenario have to go together", function()
    local three = [[journey "J" { phase "P" { touchpoint "T" { experience = 5 } } }
action "A" { reroutes = { T = "done" } }
action "B" { reroutes = { T = { done = 1 } } }
action "C" { conflicts = { "A" } }
action "D" { requires = { "C" } }
action "E" { status = "done" }
action "F" { requires = { "E" } }
]]
    h.expect(three .. 'scenario "S" { with = { "A", "B" } }', { 8, 'with takes "A" and "B", which both reroute "T"; keep one' })
    h.expect(three .. 'scenario "S" { with = { "C", "A" } }', { 8, 'with takes "A" and "C", which conflict; keep one' })
    h.expect(three .. 'scenario "S" { with = { "D" } }', { 8, 'with takes "D" without "C", which it requires; add that' })
    h.expect(three .. 'scenario "S" { with = { "E" } }', { 8, 'with takes "E", which is done' })
    h.expect(three .. 'scenario "S" { without = { "A" } }\nscenario "U" { with = { "C", "D", "F" } }')
    h.expect(three .. 'scenario "S" { without = { "B" } }', { 8, 'without leaves "A" and "C", which conflict; name one of them too' })
    h.expect(three .. 'scenario "S" { without = { "B" }, budget = 3 }')
end)

h.test("scenarios", function()
    h.expect(TWO .. 'scenario "S" { with = {}, without = {} }', { 3, "stands beside with" })
    h.expect(TWO .. 'scenario "S" { set = { Get = { leave = 2 } } }', { 3, "set.Get.leave is 2" })
    h.expect(TWO .. 'scenario "S" { set = { Get = { laeve = 0.2 } } }', { 3, "did you mean leave?" })
    h.expect(TWO .. 'scenario "S" { use = { "Buy" } }', { 3, "replaces none" })
    local m = h.run(TWO)
    local s = model.scenario(m, { set = { Get = { leave = 0.1 } } })
    h.equal(s.ref.set[1].thing, m.journeys.Buy.touchpoints.Get)
    local none, diags = model.scenario(m, { set = { Gett = { leave = 0.1 } } })
    h.equal(none, nil)
    h.equal(diags[1].message:match('did you mean "Get"') ~= nil, true)
end)

h.test("the view is read only", function()
    local m = h.run 'channel "web" { kind = "digital" }\njourney "Buy" { phase "P" { touchpoint "Pay" { leave = 0.1, score = { ease = 7 } } } }'
    local view = model.view(m)
    h.equal(view.journeys["Buy"].phases["P"].touchpoints["Pay"].leave, 0.1)
    h.equal(view.journeys[1].phases[1].touchpoints[1].name, "Pay")
    h.equal(view.journeys.Buy.touchpoints.Pay.score.ease, 7)
    h.equal(view.channels.web.kind, "digital")
    h.equal(#view.journeys, 1)
    local n = 0
    for _, j in pairs(view.journeys) do n = n + 1 h.equal(j.name, "Buy") end
    h.equal(n, 1)
    for _, try in ipairs { function() view.x = 1 end, function() view.journeys.Buy.goal = "x" end,
        function() view.journeys[2] = {} end } do
        h.equal(pcall(try), false)
    end
    h.equal(view.session, nil)
end)

h.done()
