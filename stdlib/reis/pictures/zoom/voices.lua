-- Pains, needs and what customers say, under each touchpoint of a zoom, with bars for the evidence.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local model = require "reis.model.model"
local lane = require "reis.pictures.zoom.lane"

local voices = {}

local PAIN_BAR, NEED_BAR = "#E08A63", "#77AAD3"

local function sorted(list)
    local out = {}
    for i, thing in ipairs(list) do
        out[i] = { thing = thing, n = model.mentions(thing), at = i }
    end
    table.sort(out, function(a, b)
        local x, y = a.n or -1, b.n or -1
        if x ~= y then return x > y end
        return a.at < b.at
    end)
    return out
end

local function tip_of(Z, kind, one)
    local L, s = Z.ctx.L, Z.ctx.L(kind .. ".name", one.thing.name)
    if one.n then s = s .. " (" .. L(i18n.plural("zoom.mentions", one.n), format.count(one.n, Z.ctx.lang)) .. ")" end
    return s
end

--- What is said at a touchpoint or phase, most important first.
-- words: 0 none, 1 questions, 2 quotes too, 3 thoughts too.
local function entries_of(Z, thing, words)
    local list, L = {}, Z.ctx.L
    for _, killer in ipairs(thing.killers or {}) do
        list[#list + 1] = { mark = "killer", text = killer.name, tip = L("tp.killer", killer.name),
            bold = true,
            color = ink.VERM }
    end
    for _, one in ipairs(sorted(thing.pains)) do
        list[#list + 1] = { mark = "pain", text = one.thing.name, n = one.n,
            tip = tip_of(Z, "pain", one) }
    end
    for _, one in ipairs(sorted(thing.needs)) do
        list[#list + 1] = { mark = "need", text = one.thing.name, n = one.n,
            tip = tip_of(Z, "need", one) }
    end
    local firm = #list
    local function say(text, mark, italic, tip)
        list[#list + 1] = { mark = mark, text = text, italic = italic, color = ink.INK2, tip = tip
            or text }
    end
    if words >= 1 then
        for _, q in ipairs(thing.questions) do
            say(q.name, "question", false, L("zoom.question", q.name))
        end
    end
    if thing.activities and words >= 1 and #thing.activities > 0 then
        say(L("zoom.does", table.concat(thing.activities, ", ")), nil, false)
    end
    if words >= 2 then
        for _, criterion in ipairs(thing.criteria) do
            say(L("zoom.content", criterion.name), nil, false)
        end
    end
    if words >= 2 then
        for _, quote in ipairs(thing.quote or {}) do
            local who = quote.persona and " –\u{A0}" .. ink.called(Z.ctx, tostring(quote.persona)) or ""
            say("“" .. quote.text .. "”" .. who, nil, true)
        end
    end
    if words >= 3 then
        for _, s in ipairs(thing.thinks or {}) do say(L("zoom.thinks", s), nil, true) end
        for _, s in ipairs(thing.feels or {}) do say(L("zoom.feels", s), nil, true) end
    end
    return list, firm
end

local function room_of(Z) return math.min(Z.colw - 14, 240) end
local function lead_of(Z) return Z.size * 1.15 end

local function wrap_entry(Z, e, w)
    e.lines = scene.wrap(e.text, w, { size = Z.size, bold = e.bold, max = Z.max_lines })
    e.h = #e.lines * lead_of(Z) + (e.n and 7.2 or 0) + 3
    return e
end

--- The entries of every column, and the least height of the lane.
function voices.measure(Z)
    local m = { columns = {}, most = 0, least = 20, empty = true }
    for i, c in ipairs(Z.cols) do
        local list, firm = entries_of(Z, c.t, Z.words)
        local kept, h = {}, 0
        local limit = math.max(Z.max_items, 0)
        for k, e in ipairs(list) do
            m.most = math.max(m.most, e.n or 0)
            if k <= limit or k > firm then
                kept[#kept + 1] = wrap_entry(Z, e, room_of(Z) - 10)
                h = h + e.h
            end
        end
        local over = math.max(0, firm - limit)
        if over > 0 then h = h + lead_of(Z) end
        m.columns[i] = { list = kept, over = over }
        if #kept > 0 then m.empty = false end
        m.least = math.max(m.least, h + 8)
    end
    m.phase = entries_of(Z, Z.ctx.phase, Z.words)
    for _, e in ipairs(m.phase) do m.most = math.max(m.most, e.n or 0) end
    m.phase_rows = voices.phase_rows(Z, m)
    m.phase_h = m.phase_rows > 0 and m.phase_rows * 11.5 + 3 or 0
    if m.empty and m.phase_rows > 0 then m.least = 7 end
    m.least = math.max(m.least + m.phase_h, lane.height(Z.ctx.L "zoom.voices",
        Z.ctx.L "zoom.voices.sub"))
    return m
end

--- What belongs to the whole phase runs on in rows; how many there are. Each gets x (from Z.x0)
-- and row.
function voices.phase_rows(Z, m)
    local x, row, room = 0, #m.phase > 0 and 1 or 0, Z.x1 - Z.x0 - 10
    local lead = #m.phase > 0 and scene.width(Z.ctx.L "zoom.whole", Z.size, true) + 10 or 0
    x = lead
    for _, e in ipairs(m.phase) do
        local bar = e.n and 34 + scene.width(format.count(e.n, Z.ctx.lang), Z.small) or 0
        e.text = ink.cut(e.text, room - lead - bar - 16, Z.size)
        e.w = 10 + scene.width(e.text, Z.size) + (e.n and bar + 4 or 0) + 14
        if x > lead and x + e.w - 14 > room then x, row = lead, row + 1 end
        e.x, e.row = x, row
        x = x + e.w
    end
    return row
end

local function draw_mark(Z, e, x, y)
    if e.mark == "pain" then
        Z.page:pain(x, y, 5.4, e.tip)
    elseif e.mark == "need" then
        Z.page:need(x, y, 2.4, e.tip)
    elseif e.mark == "killer" then
        Z.page:killer(x, y, 3.6, e.tip)
    elseif e.mark == "question" then
        Z.page:line(x, y, "?", { size = Z.size + 0.6, bold = true, color = ink.BLUE,
            align = "center", w = 0,
            tip = e.tip })
    end
end

local function draw_bar(Z, e, x, y, longest, most)
    local w = math.max(1.2, longest * e.n / math.max(1, most))
    Z.page:add { "box", x = x, y = y - 1.5, w = w, h = 3, fill = e.mark == "pain" and PAIN_BAR
        or NEED_BAR,
        name = e.tip }
    Z.page:line(x + w + 2.5, y, format.count(e.n, Z.ctx.lang),
        { size = Z.small, color = ink.INK2, tip = e.tip })
end

local function draw_entry(Z, e, x, y, most)
    local lead = lead_of(Z)
    local left = e.mark and x + (e.mark == "killer" and 9.2 or 8) or x
    draw_mark(Z, e, x + 2.8, y + lead * 0.49)
    Z.page:text(left, y, e.lines, { size = Z.size, lead = lead, bold = e.bold, italic = e.italic,
        color = e.color,
        tip = e.tip })
    if e.n then
        local room = math.min(Z.colw, 220) - 46
        draw_bar(Z, e, left, y + #e.lines * lead + 3.2, math.max(14, room), most)
    end
end

function voices.draw(Z, m, y, h)
    local L = Z.ctx.L
    for i, c in ipairs(Z.cols) do
        local at = y + 5
        local list, left = m.columns[i], c.cx - room_of(Z) / 2
        for _, e in ipairs(list.list) do
            draw_entry(Z, e, left, at, m.most)
            at = at + e.h
        end
        if list.over > 0 then
            Z.page:text(left + 8, at, L("more", list.over), { size = Z.small, color = ink.INK3 })
        end
    end
    if m.phase_rows == 0 then return end
    local top = y + h - m.phase_h - 1
    Z.page:line(Z.x0 + 7, top + 6, L "zoom.whole", { size = Z.size, bold = true, color = ink.INK3 })
    for _, e in ipairs(m.phase) do
        local x, cy = Z.x0 + 7 + e.x, top + 6 + (e.row - 1) * 11.5
        draw_mark(Z, e, x + 2.8, cy)
        Z.page:line(e.mark and x + 8 or x, cy, e.text, { size = Z.size, tip = e.tip,
            italic = e.italic,
            color = e.color })
        if e.n then draw_bar(Z, e, x + 12 + scene.width(e.text, Z.size), cy, 30, m.most) end
    end
end

return voices
