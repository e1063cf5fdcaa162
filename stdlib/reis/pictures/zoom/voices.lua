-- Pains, needs and what customers say, under each touchpoint of a zoom, with bars for the evidence.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local model = require "reis.model.model"
local own_fields = require "reis.pictures.own_fields"
local lane = require "reis.pictures.zoom.lane"

local voices = {}

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

--- What a thing says in the script's own fields, and in others of which the script has made a lane: list of { label =, text = }.
local function own_of(ctx, thing)
    local list = own_fields.of(ctx, thing)
    for _, own in ipairs(ctx.model.lanes or {}) do
        local from = own.ref.from
        local text = from and from.kind == thing.kind and not from.field.own
            and own_fields.shown(rawget(thing, from.field.name), from.field, ctx)
        if text then list[#list + 1] = { label = own.name, text = text } end
    end
    return list
end

--- What is said at a touchpoint or phase, most important first.
local function entries_of(Z, thing)
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
    local function say(text, mark, italic, tip)
        list[#list + 1] = { mark = mark, text = text, italic = italic, color = ink.INK2, tip = tip
            or text }
    end
    for _, q in ipairs(thing.questions) do
        say(q.name, "question", false, L("zoom.question", q.name))
    end
    if thing.activities and #thing.activities > 0 then say(L("zoom.does", table.concat(thing.activities, ", "))) end
    for _, criterion in ipairs(thing.criteria or {}) do say(L("zoom.content", criterion.name)) end
    for _, quote in ipairs(thing.quote or {}) do
        local who = quote.persona and " –\u{A0}" .. ink.called(Z.ctx, tostring(quote.persona)) or ""
        say("“" .. quote.text .. "”" .. who, nil, true)
    end
    for _, s in ipairs(thing.thinks or {}) do say(L("zoom.thinks", s), nil, true) end
    for _, s in ipairs(thing.feels or {}) do say(L("zoom.feels", s), nil, true) end
    for _, one in ipairs(own_of(Z.ctx, thing)) do say(one.label .. ": " .. one.text) end
    return list
end

local WIDE, NARROW, BETWEEN = 250, 150, 12 -- a column from so many points is told in several, each at least so wide

local function lead_of(Z) return Z.size * 1.15 end

local function wrap_entry(Z, e, w)
    e.lines = scene.wrap(e.text, w - (e.mark and 10 or 2), { size = Z.size, bold = e.bold })
    e.h = #e.lines * lead_of(Z) + (e.n and Z.small + 0.8 or 0) + 2.6
    return e
end

--- Deals entries in order over k columns of a width, as even as they come. -> list of lists, the height of the highest
local function dealt(Z, list, k, w)
    local total, highest = 0, 0
    for _, e in ipairs(list) do total = total + wrap_entry(Z, e, w).h end
    local columns, h, left = { {} }, 0, total
    for _, e in ipairs(list) do
        local column = columns[#columns]
        if #column > 0 and #columns < k and h + e.h / 2 > left / (k - #columns + 1) then
            left, h, column = left - h, 0, {}
            columns[#columns + 1] = column
        end
        column[#column + 1] = e
        h = h + e.h
        highest = math.max(highest, h)
    end
    return columns, highest
end

--- Into how many columns a width is divided, and how wide each is.
local function divided(w, most)
    local k = w >= WIDE and math.min(most, (w + BETWEEN) // (NARROW + BETWEEN)) or 1
    return k, (w - (k - 1) * BETWEEN) / k
end

--- The width in which a touchpoint's entries stand.
local function room_of(Z) return math.min(Z.colw - 14, #Z.cols == 1 and 640 or 340) end

--- The entries of the columns, of the whole phase, and the least height of the lane. whole: with those of the phase
function voices.measure(Z, whole)
    local m = { columns = {}, most = 0, least = 0, empty = true }
    local k, w = divided(room_of(Z), 3)
    m.wide = w
    for i, c in ipairs(Z.cols) do
        local list = entries_of(Z, c.t)
        for _, e in ipairs(list) do m.most = math.max(m.most, e.n or 0) end
        local parts, h = dealt(Z, list, math.min(k, #list), w)
        m.columns[i] = { list = list, parts = parts }
        if #list > 0 then m.empty, m.least = false, math.max(m.least, h + 9) end
    end
    m.phase = whole and entries_of(Z, Z.ctx.phase) or {}
    for _, e in ipairs(m.phase) do m.most = math.max(m.most, e.n or 0) end
    m.phase_h, m.phase_parts = 0, {}
    if #m.phase > 0 then
        k, m.phase_wide = divided(Z.x1 - Z.x0 - 14, 4)
        m.phase_parts, m.phase_h = dealt(Z, m.phase, math.min(k, #m.phase), m.phase_wide)
        m.phase_h = m.phase_h + 4
    end
    m.none = m.empty and #m.phase == 0
    if not m.none then
        m.least = math.max(m.least + m.phase_h, lane.height(Z, Z.ctx.L "zoom.voices", Z.ctx.L "zoom.voices.sub"))
    end
    return m
end

local function draw_mark(Z, e, x, y)
    local grow = Z.size / 7.4
    if e.mark == "pain" then
        Z.page:pain(x, y, 5.4 * grow, e.tip)
    elseif e.mark == "need" then
        Z.page:need(x, y, 2.4 * grow, e.tip)
    elseif e.mark == "killer" then
        Z.page:killer(x, y, 3.6 * grow, e.tip)
    elseif e.mark == "question" then
        Z.page:line(x, y, "?", { size = Z.size + 0.6, bold = true, color = ink.BLUE, align = "center", w = 0, tip = e.tip })
    end
end

local function draw_bar(Z, e, x, y, longest, most)
    local w = math.max(1.2, longest * e.n / math.max(1, most))
    Z.page:add { "box", x = x, y = y - 1.5, w = w, h = 3, fill = e.mark == "pain" and ink.BELOW or ink.ABOVE, name = e.tip }
    Z.page:line(x + w + 2.5, y, format.count(e.n, Z.ctx.lang), { size = Z.small, color = ink.INK2, tip = e.tip })
end

--- Draws an entry in a width. most: the mentions of the longest bar
function voices.draw_entry(Z, e, x, y, wide, most)
    local lead = lead_of(Z)
    local left = e.mark and x + (e.mark == "killer" and 9.2 or 8) * math.max(1, Z.size / 7.4) or x
    if not e.later then draw_mark(Z, e, x + 2.8, y + lead * 0.49) end
    Z.page:text(left, y, e.lines, { size = Z.size, lead = lead, bold = e.bold, italic = e.italic, color = e.color, tip = e.tip })
    if e.n then draw_bar(Z, e, left, y + #e.lines * lead + 3.2, math.max(14, math.min(wide, 206) - 32), most) end
end

local function draw_parts(Z, parts, x, y, w, most)
    for k, list in ipairs(parts) do
        local at = y
        for _, e in ipairs(list) do
            voices.draw_entry(Z, e, x + (k - 1) * (w + BETWEEN), at, w, most)
            at = at + e.h
        end
    end
end

--- Draws the lane from y with a height of h.
function voices.draw(Z, m, y, h)
    for i, c in ipairs(Z.cols) do draw_parts(Z, m.columns[i].parts, c.cx - room_of(Z) / 2, y + 5, m.wide, m.most) end
    if m.phase_h > 0 then voices.draw_phase(Z, m, y + h - m.phase_h) end
end

--- Draws what is said of the whole phase, from y downwards.
function voices.draw_phase(Z, m, y)
    Z.page:rule(Z.x0, y, Z.x1, y, ink.HAIR)
    Z.page:line(Z.x0 - 8, y + 2 + Z.size * 0.6, Z.ctx.L "zoom.whole", { size = 6.4, bold = true, color = ink.INK2, align = "right", w = 0 })
    draw_parts(Z, m.phase_parts, Z.x0 + 7, y + 2, m.phase_wide, m.most)
end

local PIECE = 30 -- lines of an entry that stay together where it goes on overleaf

--- Entries as items of a grid's cell w wide, a very long one in pieces.
local function pieces(Z, list, w, most)
    local out = {}
    for _, e in ipairs(list) do
        wrap_entry(Z, e, w)
        for from = 1, #e.lines, PIECE do
            local piece = setmetatable({ lines = table.move(e.lines, from, math.min(#e.lines, from + PIECE - 1), 1, {}) }, { __index = e })
            piece.later = from > 1
            if from + PIECE <= #e.lines then piece.n = false end
            out[#out + 1] = { h = #piece.lines * lead_of(Z) + (piece.n and Z.small + 0.8 or 0), draw = function(page, x, y)
                Z.page = page
                voices.draw_entry(Z, piece, x, y, w, most)
            end }
        end
    end
    return out
end

--- The entries of a column as items of a grid's cell.
function voices.items(Z, m, i) return pieces(Z, m.columns[i].list, Z.G.box - 4, m.most) end

--- Adds entries over the whole width, a block for each row of them. label: what stands at the left of the first
local function across(out, Z, list, label, most)
    local k, w = divided(Z.x1 - Z.x0 - 14, 4)
    local items = pieces(Z, list, w, most)
    local words = scene.wrap(label, Z.x0 - ink.M - 10, { size = 6.6, bold = true })
    for from = 1, #items, k do
        local h = 0
        for i = from, math.min(#items, from + k - 1) do h = math.max(h, items[i].h) end
        if from == 1 then h = math.max(h, #words * 8 - 1) end
        out[#out + 1] = { h = h + (from == 1 and 7 or 3), draw = function(page, y)
            if from == 1 then
                page:rule(ink.M, y + 1, Z.x1, y + 1, ink.HAIR)
                page:text(ink.M + 3, y + 4, words, { size = 6.6, lead = 8, bold = true, tip = label })
                y = y + 4
            end
            for i = from, math.min(#items, from + k - 1) do items[i].draw(page, Z.x0 + 7 + (i - from) * (w + BETWEEN), y) end
        end }
    end
end

--- Adds what is said of the whole phase.
function voices.phase_blocks(out, Z, m)
    if #m.phase > 0 then across(out, Z, m.phase, Z.ctx.L "zoom.whole", m.most) end
end

--- Adds what is said at each touchpoint over the whole width, one touchpoint after another.
function voices.wide_blocks(out, Z, m)
    local L = Z.ctx.L
    out[#out + 1] = { h = lane.height(Z, L "zoom.voices", L "zoom.voices.sub"), head = true, draw = function(page, y)
        Z.page = page
        lane.draw(Z, y, L "zoom.voices", L "zoom.voices.sub")
    end }
    for i, c in ipairs(Z.cols) do
        local list = m.columns[i].list
        if #list > 0 then across(out, Z, list, c.id .. " " .. c.t.name, m.most) end
    end
end

return voices
