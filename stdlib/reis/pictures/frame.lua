-- What all pictures share around their content: the title band, personas, the verdict, legend and
-- footer.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local calendar = require "reis.words.calendar"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local say = require "reis.roadmap.say"

local frame = {}

local LOGO = { w = 46, h = 34 } -- the most it takes, points

--- The company's logo at the left of the title band -> what it takes of the width
local function logo_of(page)
    local company = page.model.company
    if not company or not company.logo then return 0 end
    local there = page:image(ink.M, ink.TOP, LOGO.w, LOGO.h, company.logo, { whole = true, name = company.name })
    return there and LOGO.w + 8 or 0
end

--- A title in one line as large as it fits, else whole in two smaller ones.
local function title_lines(page, x, title, max)
    local size = ink.fit(title, max, 17, { bold = true, step = 0.5, least = 9.5 })
    if scene.width(scene.clean(title), size, true) <= max then
        page:line(x, 35.6, scene.clean(title), { size = size, bold = true, name = title })
        return
    end
    local lines, clipped
    for _, less in ipairs { 9.4, 9, 8, 7.4 } do
        lines, clipped = scene.wrap(title, max, { size = less, bold = true, max = 2 })
        size = less
        if not clipped then break end
    end
    page:text(x, 35.6 - size * 1.14, lines, { size = size, lead = size * 1.06, bold = true, name = title, tip = title })
end

--- What is known, under the title: in one line, where that is too narrow and there is nothing above it in two.
local function draw_evidence(page, text, left, y, max, alone)
    local lines, size = ink.whole(text, max, 6.4)
    if lines.whole and alone then lines, size = ink.whole(text, max, 6.4, { lines = 2 }) end
    page:text(left, y - 0.615 * size, lines, { size = size, color = ink.INK3, tip = text })
end

--- The title band. o: back = {label=, url=, name=}, kicker, title, evidence, max (width of the
-- title, 430 on A4),
-- sub (a line in the body colour under the title), line (width of sub and evidence, max and a little without). -> y below it
function frame.header(page, o)
    local left = ink.M + logo_of(page)
    local x, y = left, ink.TOP + 4
    if o.back and o.back.url then
        page:line(x, y, o.back.label, { size = 6.2, color = ink.BLUE, url = o.back.url,
            name = o.back.name })
        x = x + scene.width(o.back.label, 6.2) + 12
    end
    if o.kicker then page:line(x, y, o.kicker, { size = 6.2, bold = true, color = ink.INK3 }) end
    local max = math.max(120, o.max or page.w - 412) - (left - ink.M)
    title_lines(page, left, o.title, max)
    local below, room = 50, o.line and o.line - (left - ink.M) or max + 14
    if o.sub then
        page:line(left, below - 0.8, ink.cut(o.sub, room, 7), { size = 7, color = ink.INK2,
            tip = o.sub })
        below = below + 8.2
    end
    if o.evidence then draw_evidence(page, o.evidence, left, below, room, not o.sub) end
    return ink.TOP + 40
end

--- What is known of a journey, as one line: company, state, date, and the evidence named in it.
function frame.evidence(ctx, journey)
    local parts, total, order, seen = {}, {}, {}, {}
    local function count(thing)
        for _, e in ipairs(thing.ref and thing.ref.evidence or {}) do
            if not seen[e] then
                seen[e] = true
                if not total[e.kind] then order[#order + 1] = e.kind end
                total[e.kind] = (total[e.kind] or 0) + (type(e.n) == "number" and e.n or 0)
            end
        end
    end
    for _, t in ipairs(journey.touchpoints) do
        count(t)
        for _, pain in ipairs(t.pains) do count(pain) end
    end
    if ctx.model.company then parts[1] = ctx.model.company.name end
    if journey.state then parts[#parts + 1] = ctx.L("state." .. journey.state) end
    if journey.date then parts[#parts + 1] = calendar.said(journey.date, ctx.lang) end
    local found = {}
    for _, kind in ipairs { "interview", "observation", "usertest", "survey", "review", "log" } do
        if (total[kind] or 0) > 0 then
            local n = format.count(total[kind], ctx.lang)
            found[#found + 1] = ctx.L(i18n.plural("evidence." .. kind, n), n)
        end
    end
    if #found == 0 and total.assumption then found[1] = ctx.L "evidence.assumption" end
    parts[#parts + 1] = #found > 0 and table.concat(found, ", ") or ctx.L "evidence.none"
    return table.concat(parts, " · ")
end

--- A person's name as it stands in a title: with the age where it is known.
function frame.full_name(persona, lang)
    if type(persona.age) == "number" and not persona.name:find(",") then
        return ("%s, %s"):format(persona.name, format.short(persona.age, 1, lang))
    end
    return persona.name
end

--- A persona: disc, name, role, and lines of small text. o: fill, lines (else the quote), w (190),
-- r (13).
function frame.persona(page, x, persona, o)
    o = o or {}
    local r, w = o.r or 13, o.w or 190
    local name = frame.full_name(persona, page.lang)
    page:avatar(x, 35, r, persona.name, { fill = o.fill, name = o.title, tip = name
        .. (persona.role and ", " .. persona.role or "") })
    local left = x + r + 5
    local size = ink.fit(name, w, 8.2, { bold = true, least = 6.4 })
    page:line(left, 25, ink.cut(name, w, size, true), { size = size, bold = true, tip = name })
    local rows = {}
    if persona.role then rows[1] = { persona.role } end
    for _, s in ipairs(o.lines or {}) do rows[#rows + 1] = { s } end
    if not o.lines and persona.quote then
        local said = scene.wrap("“" .. persona.quote .. "”", w, { size = 6.4, max = persona.role
            and 2 or 3 })
        for _, s in ipairs(said) do rows[#rows + 1] = { s, true } end
    end
    for i, row in ipairs(rows) do
        page:line(left, 25.6 + 8.4 * i, ink.cut(row[1], w, 6.4), { size = 6.4, italic = row[2],
            color = ink.INK2, tip = row[1] })
    end
end

--- The verdict on a journey. o: killers = {"#12", …} when vetoed, lines = {text, …} under the headline, figure (a
-- string, only where not vetoed) and beside (what stands small at its right), w (from x to the right margin).
function frame.verdict(page, x, o)
    page:stroke(x - 12, 21, x - 12, 52, { stroke = ink.RULE, width = 0.5 })
    local w = o.w or page.w - ink.M - x
    local left = x
    if o.killers then
        left = x + 20
        local ids = {}
        for i = 1, math.min(2, #o.killers) do ids[i] = o.killers[i] end
        local head = o.headline .. (#ids > 0 and " · " .. table.concat(ids, ", ") or "")
        if #o.killers > 2 then head = head .. " +" .. #o.killers - 2 end
        page:add { "killer", x = x + 7, y = 30, r = 8.5, name = o.name }
        local size = ink.fit(head, w - 20, 10, { bold = true })
        page:line(left, 25.6, head, { size = size, bold = true, color = ink.VERM, tip = o.name })
    else
        local size = ink.fit(o.figure, w, 14, { bold = true })
        page:line(left, 27, o.figure, { size = size, bold = true, color = ink.INK, name = o.name })
        if o.beside then
            local at = left + scene.width(o.figure, size, true) + 5
            size = ink.fit(o.beside, page.w - ink.M - at, 7.4, { bold = true })
            page:line(at, 29, ink.cut(o.beside, page.w - ink.M - at, size, true), { size = size, bold = true,
                color = ink.VERM, tip = o.name })
        end
    end
    local lead = #o.lines > 3 and 7.9 or 8.8
    for i, s in ipairs(o.lines) do
        page:line(left, (o.killers and 27 or 32) + lead * i, ink.cut(s, w - (left - x), 6.4),
            { size = 6.4, color = ink.INK2, tip = s })
    end
end

--- A key figure of a picture: value large, caption below. o: color, name.
function frame.figure(page, x, value, caption, o)
    o = o or {}
    page:line(x, 28, value, { size = 14, bold = true, color = o.color or ink.INK, name = o.name
        or caption .. ": " .. value })
    page:line(x, 41.4, caption, { size = 6.4, color = ink.INK2 })
end

-- ---- legend ----

local key = {}
frame.key = key

--- A sign of the legend: its width and what draws it with its left end at x and its middle at y.
function key.of(width, label, draw)
    return { width = width, label = label, draw = draw }
end

function key.icon(channel, label)
    return key.of(8, label or channel.name, function(page, x, y)
        page:icon(x, y - 4, channel, 8)
    end)
end

function key.line(label, o)
    return key.of(o.w or 12, label, function(page, x, y)
        page:stroke(x, y, x + (o.w or 12), y, { stroke = o.stroke, width = o.width, dash = o.dash })
        if o.square then
            page:add { "box", x = x + (o.w or 12) / 2 - 1.45, y = y - 1.45, w = 2.9, h = 2.9,
                fill = o.stroke }
        end
    end)
end

function key.arrow(label, o)
    return key.of(16, label, function(page, x, y)
        page:stroke(x, y, x + 16, y, { stroke = o.stroke, width = o.width or 1.2, arrow = true })
    end)
end

function key.dashed(label)
    return key.of(12, label, function(page, x, y)
        page:card(x, y - 3.6, 11, 7.2, false)
    end)
end

function key.swatch(label, fill, o)
    return key.of(12, label, function(page, x, y)
        page:add { "box", x = x, y = y - 3, w = 12, h = 6, fill = fill, stroke = o and o.stroke,
            width = o and o.width,
            round = o and o.round }
    end)
end

function key.moment(label)
    return key.of(9.2, label, function(page, x, y) page:moment(x + 4.6, y, 4.6) end)
end

function key.killer(label)
    return key.of(9.2, label, function(page, x, y) page:killer(x + 4.6, y, 4.6) end)
end

function key.pain(label)
    return key.of(5.6, label, function(page, x, y) page:pain(x + 2.8, y, 5.6) end)
end

function key.need(label)
    return key.of(5, label, function(page, x, y) page:need(x + 2.5, y, 2.3) end)
end

function key.chip(label, horizon)
    local w = ink.chip_width("A4", 5.6)
    return key.of(w, label, function(page, x, y) page:chip(x, y, "A4", horizon, { size = 5.6 }) end)
end

function key.words(label)
    return key.of(0, label, function() end)
end

local function entry_width(entry, size, gap)
    return entry.width + (entry.width > 0 and 3.4 or 0) + scene.width(entry.label, size) + gap
end

--- Spreads entries over rows of a width; nil when they need more than `most` rows.
local function into_rows(entries, size, gap, widths)
    local rows, x = { {} }, 0
    for _, entry in ipairs(entries) do
        local w = entry_width(entry, size, gap)
        if x + w - gap > widths[#rows] and x > 0 then
            if #rows == #widths then return nil end
            rows[#rows + 1], x = {}, 0
        end
        rows[#rows][#rows[#rows] + 1] = entry
        x = x + w
    end
    return rows
end

--- The legend at the foot of the page, and the footer at its right. rows: 1 or 2. A list of
-- entries, or
-- of two lists, one per row. -> y of the rule above it
function frame.legend(page, entries, footer, rows)
    local top = page.h - 31
    page:rule(ink.M, top, page.w - ink.M, top)
    local room = page.w - 2 * ink.M - 3
    local foot = footer and scene.width(footer, 5.6) + 14 or 0
    local widths = rows == 1 and { room - foot } or { room - foot, room }
    local laid, size, gap
    for _, try in ipairs { { 6, 10 }, { 6, 7 }, { 5.8, 6 }, { 5.6, 5 }, { 5.6, 3.5 } } do
        size, gap = try[1], try[2]
        if entries[1] and entries[1][1] then
            laid = entries
            for i, row in ipairs(entries) do
                if not into_rows(row, size, gap, { widths[i] }) then laid = nil end
            end
            if laid then break end
        else
            laid = into_rows(entries, size, gap, widths)
            if laid then break end
        end
    end
    if not laid then -- still too much: keep what fits
        local kept, flat = {}, {}
        for _, e in ipairs(entries) do
            for _, one in ipairs(e[1] and e or { e }) do flat[#flat + 1] = one end
        end
        for _, e in ipairs(flat) do
            kept[#kept + 1] = e
            if not into_rows(kept, size, gap, widths) then
                kept[#kept] = nil
                page:compromise("left out", e.label)
            end
        end
        laid = into_rows(kept, size, gap, widths)
    end
    for i, row in ipairs(laid) do
        local x, y = ink.M + 3, top + 6.5 + 9.5 * (i - 1)
        for _, entry in ipairs(row) do
            entry.draw(page, x, y)
            page:line(x + entry.width + (entry.width > 0 and 3.4 or 0), y, entry.label,
                { size = size, color = ink.INK2 })
            x = x + entry_width(entry, size, gap)
        end
    end
    if footer then
        page:line(page.w - ink.M - 2, top + 6.5, footer, { size = 5.6, color = ink.INK3,
            align = "right", w = 0 })
    end
    return top
end

--- "reis · page 1 of 2 · A4", and which plan the picture shows where it shows one. within: with the
-- budget of that plan
function frame.footer(ctx, n, of, within)
    local plan = rawget(ctx, "plan")
    local footer = ctx.L("footer", n, of, ctx.paper.name)
    return plan and (within and say.foot_within or say.foot)(say.voice(plan, ctx.lang), plan) .. " · " .. footer or footer
end

return frame
