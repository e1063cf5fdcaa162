-- The journey map: one A4 page of at most nine phases for one journey and one persona, more pages
-- where needed.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local frame = require "reis.pictures.frame"
local format = require "reis.words.format"
local measures = require "reis.figures.measures"
local data = require "reis.pictures.map.data"
local fit = require "reis.pictures.map.fit"
local lanes = require "reis.pictures.map.lanes"
local cards = require "reis.pictures.map.cards"
local paging = require "reis.pictures.map.paging"
local band = require "reis.pictures.band"
local i18n = require "reis.words.i18n"
local mood = require "reis.pictures.map.mood"

local LOOP = 15     -- height of the loop above the plates
local PLATE = 28

--- The persona of the map, the one beside it, and the names of those who make the journey and are not drawn.
local function people(ctx, journey)
    local main, second, left = nil, nil, {}
    local scored = ctx.scores and journey and ctx.scores.journeys[journey.index]
    for _, row in ipairs(scored and scored.personas or {}) do
        local persona = ctx.model.personas[row.persona]
        if persona and #(row.touchpoints or {}) > 0 and not main
            and (not ctx.persona or persona == ctx.persona) then main = persona end
    end
    main = ctx.persona or main
    for _, row in ipairs(scored and scored.personas or {}) do
        local persona = ctx.model.personas[row.persona]
        if persona and persona ~= main then
            if not second and #(row.touchpoints or {}) > 0 then second = persona
            else left[#left + 1] = persona.name end
        end
    end
    return main, second, left
end

local function header(page, ctx, map, n, of)
    local L, journey = ctx.L, map.journey
    local kicker = L "kicker.map"
    if of > 1 then kicker = L("kicker.page", kicker, n, of) end
    frame.header(page, {
        back = { label = L "back.ecosystem", url = ctx.link "ecosystem", name = L "to.ecosystem" },
            kicker = kicker,
        title = journey and scene.clean(journey.name) or "", evidence = journey
            and frame.evidence(ctx, journey) or nil,
    })
    if map.blank then
        if not journey then page:rule(ink.M, 46, 320, 46) end
        page:add { "circle", x = page.w - 364, y = 35, r = 13, fill = ink.WHITE, stroke = ink.RULE,
            width = 0.7 }
        page:rule(page.w - 345, 31, page.w - 190, 31)
        page:rule(page.w - 345, 44, page.w - 190, 44)
    elseif map.persona then
        frame.persona(page, page.w - 364, map.persona,
            { title = L("name.persona", map.persona.name), w = 178 })
    end
end

--- Whom the killers veto: the map's persona, else the first one they do.
local function vetoed_row(ctx, map)
    local kills = data.vetoes(map.journey, map.row)
    if kills then return kills, nil end
    local scored = ctx.scores and ctx.scores.journeys[map.journey.index]
    for _, row in ipairs(scored and scored.personas or {}) do
        kills = row.share > 0 and data.vetoes(map.journey, row)
        if kills then return kills, row.persona end
    end
    return nil
end

--- The verdict of a journey that is not vetoed: its headline in two parts.
local function figure_verdict(page, ctx, row)
    local L = ctx.L
    local figure, beside = measures.parts(row, ctx.lang)
    local words = not row.experience and L "verdict.unscored" or beside and L "measure.experience" or L "verdict.fine"
    frame.verdict(page, page.w - 148, { figure = figure, beside = beside, lines = { words },
        name = L("verdict.name", measures.headline(row, ctx.lang)) })
end

local function verdict(page, ctx, map)
    local L, row = ctx.L, map.row
    if map.blank or not row then return end
    local kills, whom = vetoed_row(ctx, map)
    if not kills then return figure_verdict(page, ctx, row) end
    local ids, names = {}, {}
    for i, k in ipairs(kills) do ids[i], names[i] = k.id, k.name end
    local lines = scene.wrap(table.concat(names, ", "), 107, { size = 6.4, max = 2 })
    if whom then lines[#lines + 1] = L("verdict.for", ink.called(ctx, whom)) end
    if row.experience then
        lines[#lines + 1] = L("verdict.experience", whom and measures.headline(row, ctx.lang)
            or measures.mark(row.experience, ctx.lang))
        if not whom and row.killer_risk > 0 then
            lines[#lines] = lines[#lines] .. " · " .. L("verdict.risk", format.percent(row.killer_risk, ctx.lang))
        end
    end
    frame.verdict(page, page.w - 148, { killers = ids, headline = L "verdict.vetoed", lines = lines,
        name = L("verdict.name.vetoed", table.concat(names, ", ")) })
end

--- Number and name, in two smaller lines where one would be too long.
local function plate_title(page, phase, x, y, room, url, timed, under)
    local head = phase.index .. "  " .. phase.name
    local o = { bold = true, color = ink.WHITE, url = url, tip = phase.name }
    o.size = ink.fit(scene.clean(head), room, 8.6, { bold = true, step = 0.2, least = 6.8 })
    if scene.width(head, o.size, true) <= room then
        page:line(x, y + (timed and 9.6 or PLATE / 2), head, o)
        return
    end
    local lines = scene.wrap(head, room, { size = o.size, bold = true, max = 2 })
    o.lead = 7.9
    page:text(x, y + (under and 2 or timed and 3.4 or 6), lines, o)
end

--- Columns of one phase beside each other: { phase, from, to }, …
local function groups(columns)
    local list = {}
    for i, column in ipairs(columns) do
        local last = list[#list]
        if last and last.phase.whole == column.whole and column.whole then
            last.to = i
        else
            list[#list + 1] = { phase = column, from = i, to = i }
        end
    end
    return list
end

--- What stands under a phase's name: how long it takes, or that it began on the page before.
local function plate_sub(ctx, phase)
    if (phase.part or 1) > 1 then return ctx.L "phase.continued" end
    return phase.duration
end

local function plates(page, ctx, map, slice, x0, cw, y, last_page)
    local list, timed = groups(slice.phases), false
    for _, one in ipairs(list) do timed = timed or plate_sub(ctx, one.phase) ~= nil end
    for i, one in ipairs(list) do
        local phase, x, final = one.phase, x0 + (one.from - 1) * cw, i == #list
        local whole = (one.to - one.from + 1) * cw
        local w = final and last_page and whole - 5 - 1.2 or whole - 1.2
        page:back { "poly", points = ink.plate(x + (i > 1 and 1.2 or 0), y, w - (i > 1 and 1.2
            or 0), PLATE,
            { first = i == 1 and slice.first }), fill = ink.DEEP }
        local url = phase.thing and not map.blank and ctx.link("zoom", map.journey, phase.thing)
            or nil
        local name = ctx.L("phase.name", phase.index, phase.name) .. (phase.whole and phase.whole.goal and " – "
            .. phase.whole.goal or "")
        page:hit(x, y, whole - 3, PLATE, { name = name, url = url, id = "phase" .. phase.index,
            class = "phase" })
        local left = x + ((i > 1 or not slice.first) and 7.2 or 5.5)
        local room, under = whole - (left - x) - 6, plate_sub(ctx, phase)
        plate_title(page, phase, left, y, room, url, timed, under)
        if under then
            page:line(left, y + 19.6, ink.cut(under, room, 6.2), { size = 6.2, color = ink.PALE })
        end
    end
end

local function loop_label(ctx, journey)
    local c = journey.cyclic
    local label = type(c) == "table" and c.label or ctx.L "loop.default"
    local p = type(c) == "table" and c.probability
    local mean = require("reis.language.quantity").mean(p)
    return mean and ctx.L("loop.share", label, format.percent(mean, ctx.lang)) or label
end

local function loop_whole(page, ctx, journey, x0, x1, y, cw)
    local label = loop_label(ctx, journey)
    local size = ink.fit(label, (x1 - x0) * 0.6, 6.8, { bold = true })
    label = ink.cut(label, (x1 - x0) * 0.6, size, true)
    local w = scene.width(label, size, true)
    local mid, top, bottom = (x0 + x1) / 2, y + 5.5, y + LOOP
    local name = ctx.L("name.loop", label)
    local right, left = x1 - 13.5, x0 + 14
    page:add { "path", points = ink.elbow({ right, bottom - 1, right, top, mid + w / 2 + 6, top },
        5), stroke = ink.GREEN,
        width = 1.3, name = name }
    page:add { "path", points = ink.elbow({ mid - w / 2 - 6, top, left, top, left, bottom - 0.3 },
        3.4), stroke = ink.GREEN,
        width = 1.3, arrow = 2.3, name = name }
    page:line(mid - w / 2, top, label, { size = size, bold = true, color = ink.GREEN, name = name })
end

--- On several pages the loop becomes words: where it comes from and where it goes.
local function loop_words(page, ctx, map, slice, x0, x1, y, of)
    local top, bottom = y + 5.5, y + LOOP
    if slice.number == 1 then
        local s = ctx.L("loop.from", #map.phases, of)
        page:add { "path", points = ink.elbow({ x0 + 48, top, x0 + 14, top, x0 + 14,
            bottom - 0.3 }, 3.4), stroke = ink.GREEN,
            width = 1.3, arrow = 2.3, name = ctx.L("name.loop", s) }
        page:line(x0 + 52, top, s, { size = 6.8, bold = true, color = ink.GREEN })
    elseif slice.number == of then
        local s = ctx.L("loop.to", 1, 1)
        local w = scene.width(s, 6.8, true)
        page:add { "path", points = ink.elbow({ x1 - 13.5, bottom - 1, x1 - 13.5, top, x1 - 44,
            top }, 5), stroke = ink.GREEN,
            width = 1.3, name = ctx.L("name.loop", s) }
        page:line(x1 - 48 - w, top, s, { size = 6.8, bold = true, color = ink.GREEN })
    end
end

local function mean_of(a, b)
    return a and b and (a + b) / 2 or nil
end

--- What the curve comes from and goes to: the neighbours on other pages, or round the loop.
local function ends_of(map, slice)
    local here, scored, first, last = {}, {}, nil, nil
    for _, column in ipairs(slice.phases) do
        for _, t in ipairs(column.touchpoints) do here[t] = true end
    end
    for _, p in ipairs(map.points) do
        if p.emotion then
            scored[#scored + 1] = p
            if here[p] then first, last = first or #scored, #scored end
        end
    end
    if not first then return nil, nil end
    local function around(i, j)
        local a, b = scored[i], scored[j]
        return a and b and mean_of(a.emotion, b.emotion) or nil
    end
    local cyclic = map.journey.cyclic
    local before = first > 1 and around(first - 1, first) or cyclic and first == 1
        and around(#scored, 1) or nil
    local after = last < #scored and around(last, last + 1) or cyclic and last == #scored
        and around(#scored, 1) or nil
    return before, after
end

local function points_of(slice, x0, cw)
    local points = {}
    for i, phase in ipairs(slice.phases) do
        local k = #phase.touchpoints
        for j, t in ipairs(phase.touchpoints) do
            t.x = x0 + (i - 1) * cw + cw * (j - 0.5) / k
            points[#points + 1] = t
        end
    end
    return points
end

--- Of how many draws a band is.
local function fan_line(ctx)
    local fan, L = ctx.fan, ctx.L
    local s = L(i18n.plural("simulate.line", fan.uncertain), format.count(fan.n, ctx.lang), fan.seed, fan.uncertain)
    return fan.complete and s or s .. ", " .. L "simulate.incomplete"
end

local function legend(page, ctx, map, second, n, of)
    local L, key = ctx.L, frame.key
    local one, two, seen = {}, {}, {}
    local has = { unmanaged = map.blank, functional = map.blank, moment = map.blank,
        killer = map.blank, actions = map.blank }
    for _, t in ipairs(map.points) do
        for _, channel in ipairs(t.channels) do
            if not seen[channel] and #one < 9 then
                seen[channel] = true
                one[#one + 1] = key.icon(channel)
            end
        end
        has.unmanaged = has.unmanaged or not t.managed
        has.functional = has.functional or t.emotional and t.functional
        has.moment, has.killer = has.moment or t.moment, has.killer or t.killers
    end
    for _, phase in ipairs(map.phases) do
        has.actions = has.actions or #phase.actions > 0
        for _, a in ipairs(phase.actions) do has.out = has.out or a.horizon == "out" end
    end
    if has.unmanaged then one[#one + 1] = key.dashed(L "legend.unmanaged") end
    one[#one + 1] = key.words(L "legend.scale")
    if #(map.left or {}) > 0 then
        one[#one + 1] = key.words(L("zoom.left", ink.some(map.left, 190, 6, ", ")))
    end
    local who = map.persona and ink.called(ctx, map.persona.name) or L "everyone"
    two[#two + 1] = key.line(L("legend.emotional", who), { stroke = ink.INK, width = 1.7 })
    if ctx.fan then two[#two + 1] = key.swatch(L "simulate.key.band", band.FILL) end
    if has.functional then
        two[#two + 1] = key.line(L "legend.functional", { stroke = ink.INK3, width = 0.85,
            dash = { 4.2, 2.2 }, square = true })
    end
    if second then
        local marks = 0
        for _, p in ipairs(map.points) do
            if map.second[p.index] then marks = marks + 1 end
        end
        local label = L("legend.emotional", ink.called(ctx, second.name))
        if marks == 1 then
            two[#two + 1] = key.of(5.6, label, function(p, x, y)
                p:add { "diamond", x = x + 2.8, y = y, r = 2.8, fill = ink.PURPLE }
            end)
        elseif marks > 1 then
            two[#two + 1] = key.line(label, { stroke = ink.PURPLE, width = 0.95,
                dash = { 1.1, 2.0 } })
        end
    end
    if has.moment then two[#two + 1] = key.moment(L "legend.moment") end
    if has.killer then two[#two + 1] = key.killer(L "legend.killer") end
    if has.actions then
        two[#two + 1] = key.chip(L "legend.now", "now")
        two[#two + 1] = key.chip(L "legend.next", "next")
        two[#two + 1] = key.chip(L(ctx.link("roadmap") and "legend.later" or "legend.later.plain"),
            "later")
        if has.out then two[#two + 1] = key.chip(L "legend.out", "out") end
    end
    local footer = frame.footer(ctx, n, of)
    if ctx.fan then footer = fan_line(ctx) .. " · " .. footer end
    frame.legend(page, { one, two }, footer)
end

--- Where the lanes of a page stand: top, bottom, left, right.
local function frame_of(ctx, map)
    local cyclic = map.journey and map.journey.cyclic and not map.blank
    return { plates = ink.TOP + 40 + (cyclic and LOOP or 6), top = ink.TOP + 40 + (cyclic and LOOP or 6) + PLATE + 2,
        bottom = ctx.paper.h - 31, x0 = ink.M + fit.LABEL, x1 = ctx.paper.w - ink.M }
end

local function build_page(ctx, map, slice, second, of)
    local journey, L = map.journey, ctx.L
    local title = journey and L("page.title.map", journey.name) or L "kicker.map"
    if map.persona then title = title .. " — " .. frame.full_name(map.persona, ctx.lang) end
    local page = ink.page(ctx, title)
    local room = frame_of(ctx, map)
    local x0, x1, y = room.x0, room.x1, room.plates
    local cw = (x1 - x0) / #slice.phases
    header(page, ctx, map, slice.number, of)
    if journey then verdict(page, ctx, map) end
    local cyclic = journey and journey.cyclic and not map.blank
    if cyclic and of == 1 then loop_whole(page, ctx, journey, x0, x1, y - LOOP, cw) end
    if cyclic and of > 1 then loop_words(page, ctx, map, slice, x0, x1, y - LOOP, of) end
    local part = { phases = slice.phases, blank = map.blank, journey = journey }
    local lay = fit.page(part, cw, room, map.labels, of == 1)
    lanes.ground(page, lay, x0, x1, slice.phases)
    plates(page, ctx, map, slice, x0, cw, y, slice.number == of)
    for _, lane in ipairs(lay.lanes) do
        lanes.label(page, lay, lane.key)
        if lane.key == "experience" then
            local before, after
            if journey then before, after = ends_of(map, slice) end
            local who = map.persona and map.persona.name or L "everyone"
            mood.draw(page, ctx, lane, { x0 = x0, x1 = x1, points = points_of(slice, x0, cw),
                body = lay.body,
                second = second and map.second, name = L("curve.emotional", who), before = before,
                    after = after,
                functional_name = L("curve.functional", who), blank = map.blank, band_name = L "simulate.key.band",
                second_name = second and L("curve.emotional", second.name) })
        else
            local draw = lane.key == "touchpoints" and cards.draw or lanes[lane.key == "goal" and "goals" or lane.key]
            draw(page, lay, part, x0, ctx)
        end
    end
    legend(page, ctx, map, second, slice.number, of)
    return page
end

--- ctx.journey (may be nil for an empty map) and ctx.persona -> pages
local function build(ctx)
    local journey = ctx.journey
    local map, second
    if ctx.blank or not journey then
        map = data.blank(ctx, journey)
    else
        local main, left
        main, second, left = people(ctx, journey)
        map = data.of(ctx, journey, main)
        map.second, map.left = second and data.emotions(ctx, journey, second), left
        local bands = ctx.fan and ctx.fan:band(journey, main) or { curve = {}, functional = {} }
        for _, p in ipairs(map.points) do p.band, p.functional_band = bands.curve[p.index], bands.functional[p.index] end
    end
    if #map.phases == 0 then map.phases[1] = data.phase { index = 1 } end
    local room = frame_of(ctx, map)
    map.labels = fit.labels(ctx, map, map.persona and ink.called(ctx, map.persona.name))
    local sets = paging.pages(map.phases, function(columns, n, alone)
        return map.blank and n <= paging.MOST or fit.try({ phases = columns }, (room.x1 - room.x0) / n, room, map.labels, alone)
    end)
    local pages = {}
    for n, columns in ipairs(sets) do
        pages[n] = build_page(ctx, map, { number = n, phases = columns, first = n == 1 }, second, #sets)
    end
    return pages
end

return { name = "map", build = build }
