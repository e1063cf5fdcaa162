-- The head and the foot of a zoom page: where we are, for whom, the verdict; the legend; and a
-- phase without touchpoints.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local frame = require "reis.pictures.frame"
local format = require "reis.words.format"
local quantity = require "reis.language.quantity"
local measures = require "reis.figures.measures"
local numbering = require "reis.model.numbering"
local people = require "reis.pictures.zoom.people"

local head = {}

--- The phase's duration in words: its span where it is uncertain.
local function duration_of(Z)
    local q, L, lang = rawget(Z.ctx.phase, "duration"), Z.ctx.L, Z.ctx.lang
    if q == nil then return nil end
    local mean = format.duration(quantity.mean(q), lang)
    if type(q) == "table" and type(q.low) == "number" and type(q.high) == "number"
        and q.low < q.high then
        local span = format.span(q.low, q.high, lang)
        return q.likely and L("zoom.span", span, format.duration(q.likely, lang)) or span
    end
    return mean
end

local function evidence_of(Z)
    local bare = setmetatable({ model = setmetatable({}, { __index = function(_, k)
        if k ~= "company" then return Z.ctx.model[k] end
    end }) }, { __index = Z.ctx })
    return frame.evidence(bare, { touchpoints = Z.ctx.phase.touchpoints, ref = {} })
end

--- A persona as the head shows it: the role in at most two lines.
local function in_short(person, w)
    local thing = person.thing
    if not thing or not thing.role then return thing or { name = person.name } end
    local lines = scene.wrap(thing.role, w, { size = 6.4, max = 2 })
    return { name = thing.name, age = thing.age, role = lines[1], second = lines[2] }
end

--- Killers that veto the journey for the people shown: ids of touchpoints, and names of who is
-- vetoed.
local function vetoes(Z)
    local ids, seen, names = {}, {}, {}
    for _, person in ipairs(Z.all.people) do
        if person.row.vetoed then
            names[#names + 1] = ink.called(Z.ctx, person.name)
            for _, k in ipairs(person.row.killers or {}) do
                local t = Z.ctx.journey.touchpoints[k.index]
                if not seen[k.index] and t then
                    seen[k.index] = true
                    ids[#ids + 1] = "#" .. numbering.of(t)
                end
            end
        end
    end
    return ids, names
end

local function draw_verdict(Z, x, scored)
    local L = Z.ctx.L
    local ids, names = vetoes(Z)
    if #names > 0 then
        local more = #ids > 3 and " +" .. (#ids - 3) or ""
        local lines = scene.wrap(L("zoom.by", table.concat(ids, ", ", 1, math.min(3, #ids)) .. more), Z.page.w - ink.M - x - 20, { size = 6.4 })
        if #names < #Z.all.people and #Z.names == 0 then -- the band of names says so itself
            local whom = scene.wrap(L("zoom.for", table.concat(names, ", ")), Z.page.w - ink.M - x - 20, { size = 6.4, max = 4 - math.min(2, #lines) })
            table.move(whom, 1, #whom, #lines + 1, lines)
        end
        frame.verdict(Z.page, x, { killers = {}, headline = L "verdict.vetoed", lines = lines,
            name = L("verdict.name.vetoed", table.concat(ids, ", ")) })
    elseif not scored then
        frame.verdict(Z.page, x, { figure = "–", lines = { L "verdict.unscored" },
            name = L "verdict.unscored" })
    else
        local all = Z.ctx.scores.journeys[Z.ctx.journey.index]
        local figure, beside = measures.parts(all, Z.ctx.lang)
        local lines = { L "zoom.experience", L "zoom.whole.journey" }
        local risk = scene.wrap(beside or L "zoom.nokiller", Z.page.w - ink.M - x, { size = 6.4, max = 2 })
        frame.verdict(Z.page, x, { figure = figure, lines = table.move(risk, 1, #risk, 3, lines),
            name = L("verdict.name", measures.headline(all, Z.ctx.lang)) })
    end
end

--- Neighbouring phases as links behind the kicker; only where pictures link.
local function draw_neighbours(Z, x, room)
    local ctx, phases, at = Z.ctx, Z.ctx.journey.phases, Z.ctx.phase.index
    for _, k in ipairs { at - 1, at + 1 } do
        local phase = phases[k]
        local url = phase and ctx.link("zoom", ctx.journey, phase)
        if url then
            local label = k < at and ("‹ %d %s"):format(k, phase.name)
                or ("%d %s ›"):format(k, phase.name)
            local w = scene.width(label, 6.2)
            if x + w > room then return end
            Z.page:line(x, 22, label, { size = 6.2, color = ink.BLUE, url = url,
                name = ctx.L("zoom.other", k, phase.name) })
            x = x + w + 10
        end
    end
end

--- The title band. -> y below it
function head.draw(Z, n, of)
    local ctx, L, phase = Z.ctx, Z.ctx.L, Z.ctx.phase
    local page = Z.page
    local kicker = L("zoom.kicker", phase.index, #ctx.journey.phases)
    if of > 1 then kicker = L("kicker.page", kicker, n, of) end
    local back = L("back.map", ink.cut(ctx.journey.name, 200, 6.2))
    local url = ctx.link("map", ctx.journey)
    local facts = {}
    facts[#facts + 1] = duration_of(Z)
    facts[#facts + 1] = evidence_of(Z)
    if not url then kicker = kicker .. " · " .. ink.cut(ctx.journey.name, 250, 6.2, true) end
    frame.header(page, { back = url and { label = back, url = url,
        name = L("zoom.up", ctx.journey.name) },
        kicker = kicker,
        title = ("%d  %s"):format(phase.index, phase.name), sub = phase.goal or ctx.journey.goal,
        evidence = table.concat(facts, " · "), max = #Z.names == 0 and 405 or page.w - 160 - ink.M })
    draw_neighbours(Z, ink.M + scene.width(back, 6.2) + scene.width(kicker, 6.2, true) + 26, 445)
    local scored = false
    for _, person in ipairs(Z.all.shown) do scored = scored or person.row.experience ~= nil end
    if #Z.names == 0 then
        for k, person in ipairs(Z.all.shown) do
            local one, w = #Z.all.shown == 1, people.head_width(Z)
            local thing, lines = in_short(person, w), { people.said(Z, person) }
            if thing.second then table.insert(lines, 1, thing.second) end
            frame.persona(page, page.w - (one and 282 or k == 1 and 375 or 228), thing, {
                fill = people.fill(k), lines = lines, w = w, title = L("name.persona", person.name) })
        end
    end
    draw_verdict(Z, page.w - (#Z.names > 0 and 130 or 78), scored)
    page:rule(ink.M, 68, page.w - ink.M, 68)
    people.draw(Z, 68)
    if Z.band_h > 0 then page:rule(ink.M, 68 + Z.band_h, page.w - ink.M, 68 + Z.band_h) end
    return 68 + Z.band_h
end

-- the foot --------------------------------------------------------------------------------------

local function dot_key(k, label)
    return frame.key.of(5.6, label, function(page, x, y) people.mark(page, k, x + 2.8, y) end)
end

local function rival_key(label)
    return frame.key.of(5, label, function(page, x, y)
        page:add { "circle", x = x + 2.4, y = y, r = 2, fill = ink.WHITE, stroke = ink.INK3,
            width = 0.8 }
    end)
end

local function tick_key(label)
    return frame.key.of(2, label, function(page, x, y)
        page:add { "box", x = x + 0.6, y = y - 2.6, w = 0.9, h = 5.2, fill = ink.INK }
    end)
end

local function bar_key(label, fill)
    return frame.key.of(12, label, function(page, x, y)
        page:add { "box", x = x, y = y - 1.2, w = 12, h = 2.4, fill = fill }
    end)
end

local function has(Z, test)
    for _, c in ipairs(Z.cols) do
        if test(c.t, c) then return true end
    end
    return false
end

--- The legend, of what is on the page.
function head.legend(Z, n, of)
    local key, L, list = frame.key, Z.ctx.L, {}
    local function add(entry) list[#list + 1] = entry end
    if Z.m and Z.m.value.scored then
        for k, person in ipairs(#Z.all.shown <= 2 and Z.all.shown or {}) do
            add(dot_key(k, person.thing and L("zoom.key.experience", ink.called(Z.ctx, person.name))
                or L "zoom.experience"))
        end
        if #Z.all.shown > 2 then add(dot_key(1, L "zoom.experience")) end
        add(tick_key(L(Z.pass and "zoom.key.pass" or "zoom.key.expectation")))
        add(bar_key(L "zoom.key.below", ink.BELOW))
        add(bar_key(L "zoom.key.above", ink.ABOVE))
        if Z.m.value.rivals then add(rival_key(L "zoom.rivals")) end
    end
    local phase = Z.ctx.phase
    if #phase.pains > 0 or has(Z, function(t) return #t.pains > 0 end) then
        add(key.pain(L "zoom.key.pain"))
    end
    if #phase.needs > 0 or has(Z, function(t) return #t.needs > 0 end) then
        add(key.need(L "zoom.key.need"))
    end
    if has(Z, function(t) return not t.managed end) then add(key.dashed(L "tp.unmanaged")) end
    if has(Z, function(t) return #t.fails > 0 end) then
        add(key.swatch(L "legend.fail", ink.FAIL, { stroke = ink.VERM, width = 0.7, round = true }))
    end
    if has(Z, function(_, c) return c.moment end) then add(key.moment(L "legend.moment")) end
    if has(Z, function(t) return #t.killers > 0 end) then
        add(key.killer(L(#vetoes(Z) > 0 and "legend.killer" or "legend.killer.tolerated")))
    end
    if #Z.all.left > 0 then
        local names = {}
        for i, person in ipairs(Z.all.left) do names[i] = person.name end
        add(key.words(L("zoom.left", table.concat(names, ", "))))
    end
    return frame.legend(Z.page, list, frame.footer(Z.ctx, n, of), 2)
end

-- a phase without touchpoints ---------------------------------------------------------------------

local function list_block(Z, x, y, w, title, entries)
    if #entries == 0 then return y end
    Z.page:text(x, y, title, { size = 8, bold = true })
    y = y + 12
    for _, e in ipairs(entries) do
        local lines = scene.wrap(e.text, w - 12, { size = 7.4 })
        if e.mark == "pain" then Z.page:pain(x + 3, y + 4.4, 5.6, e.text) end
        if e.mark == "need" then Z.page:need(x + 3, y + 4.4, 2.5, e.text) end
        if not e.mark then
            Z.page:line(x + 3, y + 4.4, e.sign or "·", { size = 7.4, bold = true, color = ink.BLUE,
                align = "center",
                w = 0 })
        end
        Z.page:text(x + 11, y, lines, { size = 7.4 })
        y = y + #lines * 7.4 * ink.LEAD + 2
    end
    return y + 8
end

local function texts(list, sign)
    local out = {}
    for i, one in ipairs(list) do
        out[i] = { text = type(one) == "table" and one.name or one, sign = sign }
    end
    return out
end

local function marked(Z, list, mark)
    local out = {}
    for i, thing in ipairs(list) do
        local n = require "reis.model.model".mentions(thing)
        out[i] = { text = n and ("%s (%s)"):format(thing.name, format.count(n, Z.ctx.lang))
            or thing.name,
            mark = mark }
    end
    return out
end

--- What we know of a phase in which nothing has been put yet.
function head.empty(Z, y)
    local L, phase, page = Z.ctx.L, Z.ctx.phase, Z.page
    page:add { "box", x = ink.M, y = y + 14, w = page.w - 2 * ink.M, h = 54, round = true,
        fill = ink.BAND,
        stroke = ink.DASH, width = 0.7, dash = { 2.4, 1.7 } }
    page:line(page.w / 2, y + 35, L "zoom.empty", { size = 11, bold = true, align = "center",
        w = 0 })
    page:line(page.w / 2, y + 50, L "zoom.empty.hint", { size = 7.4, color = ink.INK2,
        align = "center", w = 0 })
    local top, w = y + 90, (page.w - 2 * ink.M) / 3
    local x = ink.M + 6
    local at = list_block(Z, x, top, w - 20, L "zoom.activities", texts(phase.activities))
    list_block(Z, x, at, w - 20, L "zoom.criteria", texts(phase.criteria))
    list_block(Z, x + w, top, w - 20, L "lane.pains", marked(Z, phase.pains, "pain"))
    at = list_block(Z, x + 2 * w, top, w - 20, L "lane.needs", marked(Z, phase.needs, "need"))
    list_block(Z, x + 2 * w, at, w - 20, L "zoom.questions", texts(phase.questions, "?"))
end

return head
