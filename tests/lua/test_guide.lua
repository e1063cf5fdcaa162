-- The interview guide on paper: every text is on a page and clear of others, whatever there is to ask; and what is asked, of whom, where.

package.path = "tests/lua/?.lua;" .. package.path
local h = require "harness"
local pages = require "pages"
local large = require "large"
local guide = require "reis.guide.guide"
local i18n = require "reis.words.i18n"
local kinds = require "reis.guide.kinds"
local text = require "reis.guide.text"
local status = require "reis.status.status"
local view = require "reis.pictures.guide.view"

--- What is asked by a context: with our wording and layers, for there are no files of a user's here.
local function guide_of(ctx, o)
    o = o or {}
    o.lang, o.today = ctx.lang, ctx.today
    return guide.of(ctx.model, ctx.F, status.of(ctx.model, ctx.F, { lang = ctx.lang }), o)
end

--- A context on paper of that size, A4 upright without one, with its guide made.
local function context(script, lang, w, high)
    local ctx = pages.context(script, lang)
    ctx.paper = { w = w or 595, h = high or 842, name = "A4" }
    ctx.guide = guide_of(ctx)
    return ctx
end

for _, case in ipairs { { 0, 0, 0 }, { 1, 1, 0 }, { 1, 1, 1 }, { 3, 6, 2 }, { 9, 30, 1 }, { 40, 160, 12 } } do
    local phases, touchpoints, persons = table.unpack(case)
    for _, lang in ipairs { "en", "nl" } do
        h.test(("%d phases, %d touchpoints, %d persons, %s"):format(phases, touchpoints, persons, lang), function()
            local ctx = context(large.script(phases, touchpoints, persons), lang)
            local G = ctx.guide
            local all = pages.fine(view.build(ctx), "guide")
            for _, line in ipairs(G.opening) do pages.wanted(all, line) end
            for _, line in ipairs(G.closing) do pages.wanted(all, line) end
            for _, of in ipairs(G.guides) do
                h.equal(#of.questions <= 20, true, "a talk has room for twenty")
                for _, one in ipairs(of.questions) do pages.wanted(all, one.ask) end
            end
        end)
    end
end

h.test("on small paper, and lying", function()
    local script = large.script(3, 6, 2)
    pages.fine(view.build(context(script, "nl", 420, 595)), "guide")
    pages.fine(view.build(context(script, "en", 842, 595)), "guide")
end)

h.test("what is not asked now is counted: as many in all as with everything", function()
    local ctx = context(large.script(12, 40, 2), "en")
    local some, whole = guide_of(ctx), guide_of(ctx, { all = true })
    for i, of in ipairs(some.guides) do
        local n = #of.questions
        for _, one in ipairs(of.later) do n = n + one.n end
        h.equal(n, #whole.guides[i].questions)
        h.equal(of.total, n)
        h.equal(#whole.guides[i].later, 0)
    end
end)

h.test("a place has its questions in the order of the method, and each kind once", function()
    local ctx = context(large.script(3, 12, 1), "en")
    for _, of in ipairs(guide_of(ctx, { all = true }).guides) do
        local phase, last = false, 0
        for _, one in ipairs(of.questions) do
            if one.phase ~= phase then phase, last = one.phase, 0 end
            if kinds.order[one.kind] <= last then error(one.kind .. " stands after what comes later, or twice") end
            last = kinds.order[one.kind]
        end
    end
end)

h.test("the first five are numbered, each once, and what decides more comes before what decides less", function()
    local ctx = context([[
        persona "Kim" { job = "j", context = { "c" }, expects = 6 }
        journey "Buy" {
            phase "Small" { touchpoint "A" { experience = 6, importance = 1 } },
            phase "Great" { touchpoint "B" { experience = 2, importance = 10 } },
        }]], "en")
    local seen = {}
    for _, one in ipairs(guide_of(ctx).guides[1].questions) do
        if one.first then
            h.equal(seen[one.first], nil)
            seen[one.first] = one
        end
    end
    h.equal(#seen, 5)
    h.equal(seen[1].phase.name, "Great")
    for i = 2, 5 do h.equal(seen[i - 1].lever >= seen[i].lever, true) end
end)

h.test("every kind has a question and what is asked on, in both languages; no question can be answered by yes or no", function()
    local CLOSED = { en = { "Do ", "Did ", "Is ", "Are ", "Was ", "Were ", "Have ", "Has ", "Can ", "Will " },
        nl = { "Is ", "Bent ", "Heeft ", "Had ", "Doet ", "Deed ", "Kunt ", "Was ", "Vindt ", "Vond " } }
    for lang, begins in pairs(CLOSED) do
        local W = i18n.of(lang, "guide")
        for _, kind in ipairs(kinds.order) do
            for _, part in ipairs { "ask.", "more." } do
                local words = W(part .. kind)
                h.equal(words ~= part .. kind, true, part .. kind)
                for _, begin in ipairs(begins) do
                    if words:sub(1, #begin) == begin or words:find("? " .. begin, 1, true) then error(lang .. ": a closed question: " .. words) end
                end
            end
        end
    end
end)

h.test("fields are written in quotes that the name has not", function()
    local fields = require("reis.guide.written").fields
    local function of(name, list) return fields({}, { kind = "pain", name = name }, list) end
    h.equal(of("slow", { "frequency" }), 'pain "slow".frequency')
    h.equal(of('a "big" one', { "evidence", "frequency" }), [[pain 'a "big" one'.evidence, .frequency]])
    h.equal(of([[a "big" o'clock]], {}), [[pain "a \"big\" o'clock"]])
end)

h.test("later is said by journey", function()
    local W = i18n.of("en", "guide")
    local buy, mend = { name = "Buy" }, { name = "Mend" }
    local later = { { journey = buy, phase = { index = 1, name = "Find" }, n = 1 }, { journey = mend, phase = { index = 2, name = "Ask" }, n = 3 } }
    h.equal(table.concat(text.later({ later = later }, W, true), "|"), "Buy: 1 Find (1 question)|Mend: 2 Ask (3 questions)")
    h.equal(table.concat(text.later({ later = later }, W, false), "|"), "1 Find (1 question)|2 Ask (3 questions)")
end)

h.done()
