-- Added value in a zoom: per value what each persona got against what was expected, and the
-- weighted mean.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local format = require "reis.words.format"
local quantity = require "reis.language.quantity"
local data = require "reis.pictures.zoom.data"

local value = {}

local BELOW, ABOVE = "#E9A684", "#8DBCDB"
value.BELOW, value.ABOVE = BELOW, ABOVE
local RIVALS = 13 -- height of the row of rivals

--- Marks and expectations of the shown personas at each column for a value; nil where nobody has
-- any.
local function cells(Z, index)
    local row, any = {}, false
    for i, c in ipairs(Z.cols) do
        row[i] = {}
        for k, person in ipairs(Z.all.shown) do
            if person.met[c.t.index] then
                local mark, expects, pass = data.mark(Z.ctx, person, c.t, index)
                Z.pass = Z.pass or pass
                row[i][k] = mark and { mark = mark, expects = expects } or nil
                any = any or mark ~= nil
            end
        end
    end
    return any and row or nil
end

--- The single row of a model without marks per value.
local function experience_cells(Z)
    local row, any = {}, false
    for i, c in ipairs(Z.cols) do
        row[i] = {}
        for k, person in ipairs(Z.all.shown) do
            local t = person.met[c.t.index]
            if t and t.experience then
                row[i][k], any = { mark = t.experience, expects = t.expectation }, true
            end
        end
    end
    return any and row or nil
end

local function offers_of(Z, c, room)
    if #c.t.offers == 0 then return nil end
    local s = table.concat(c.t.offers, "; ")
    return scene.wrap(s, room, { size = Z.small, max = 2 }), s
end

--- What others score at the columns: per column a list of { name, mark }, lowest first; nil where
-- nothing is known of them.
local function rivals_of(Z)
    local list, any = {}, false
    for i, c in ipairs(Z.cols) do
        list[i] = {}
        for name, q in pairs(rawget(c.t, "rivals") or {}) do
            local mark = quantity.mean(q)
            if mark then
                table.insert(list[i], { name = name, mark = mark })
                any = true
            end
        end
        table.sort(list[i], function(a, b)
            if a.mark ~= b.mark then return a.mark < b.mark end
            return a.name < b.name
        end)
    end
    return any and list or nil
end

--- Rows and the least height of the lane. Z.offers says whether there is room for what we offer.
function value.measure(Z)
    local m = { rows = {}, offers = {} }
    for index, v in ipairs(Z.ctx.model.values) do
        local row = cells(Z, index)
        if row then m.rows[#m.rows + 1] = { label = v.name, thing = v, cells = row } end
    end
    local all = experience_cells(Z)
    m.scored = all ~= nil
    m.weighted = all and #m.rows > 0
    if all and #m.rows == 0 then m.rows[1] = { label = Z.ctx.L "zoom.experience", cells = all } end
    m.offer_h = 0
    for i, c in ipairs(Z.cols) do
        local lines, whole
        if Z.offers then lines, whole = offers_of(Z, c, Z.colw - 16) end
        m.offers[i] = lines and { lines = lines, whole = whole } or nil
        if lines then m.offer_h = math.max(m.offer_h, #lines * Z.small * 1.17 + 4) end
    end
    local title = ink.gentle(Z.ctx.L "zoom.value", Z.x0 - ink.M - 10, 7.3, { bold = true })
    m.title_h = 3 + #title * 7.3 * ink.LEAD
    local people = math.max(1, #Z.all.shown)
    m.least_row, m.best_row = people == 1 and 10 or 15, people == 1 and 17 or 23
    if not m.scored then
        m.least, m.best = m.title_h + 12 + m.offer_h, m.title_h + 12 + m.offer_h
    else
        m.top = m.offer_h > 0 and m.title_h + 1 + m.offer_h + 9 or math.max(14, m.title_h - 2)
        m.rivals = Z.offers and rivals_of(Z) or nil
        m.rivals_h = m.rivals and RIVALS or 0
        m.fixed = m.top + 17 + m.rivals_h
        m.least, m.best = m.fixed + #m.rows * m.least_row, m.fixed + #m.rows * m.best_row
    end
    return m
end

-- drawing ---------------------------------------------------------------------------------------

local function axis(c, Z)
    local inset = math.min(14, Z.colw * 0.1)
    local x, w = c.x + inset, Z.colw - 2 * inset
    local most = 230
    if w > most then x, w = x + (w - most) / 2, most end
    return function(mark) return x + w * mark / 10 end
end

local function dot(Z, k, x, y, name, big)
    if k == 1 then
        Z.page:add { "circle", x = x, y = y, r = big or 2.3, fill = ink.BLUE, name = name }
    else
        Z.page:add { "diamond", x = x, y = y, r = big and big * 1.2 or 2.8, fill = ink.PURPLE,
            name = name }
    end
end

local function one_mark(Z, c, at, k, cell, y, label)
    local ctx = Z.ctx
    local name = ctx.L("zoom.mark", c.id, label, Z.all.shown[k].name,
        format.number(cell.mark, 1, ctx.lang))
    if cell.expects then
        name = name .. ctx.L("zoom.mark.expected", format.number(cell.expects, 1, ctx.lang))
        local a, b = at(cell.mark), at(cell.expects)
        if math.abs(a - b) > 0.4 then
            Z.page:add { "box", x = math.min(a, b), y = y - 1.1, w = math.abs(a - b), h = 2.2,
                fill = a < b and BELOW or ABOVE }
        end
        local half = math.abs(a - b) < 3.2 and 4 or 2.4 -- it sticks out where the dot is on it
        Z.page:add { "box", x = b - 0.45, y = y - half, w = 0.9, h = 2 * half, fill = ink.INK }
    end
    dot(Z, k, at(cell.mark), y, name)
end

local function draw_grid(Z, c, at, y1, y2)
    for _, mark in ipairs { 0, 5, 10 } do
        Z.page:rule(at(mark), y1, at(mark), y2, mark == 5 and "#BCC6CF" or "#D3DAE1", 0.45)
    end
    for _, mark in ipairs { 0, 10 } do
        Z.page:line(at(mark), y1 - 5, tostring(mark),
            { size = 5.8, color = ink.INK3, align = "center", w = 0 })
    end
end

local function draw_row(Z, row, y, h)
    local size = ink.fit(row.label, Z.x0 - ink.M - 12, math.max(6.8, Z.size - 0.8), {})
    local lines = scene.wrap(row.label, Z.x0 - ink.M - 10, { size = size, max = 2 })
    local tip = row.thing and row.thing.promise and row.label .. ": " .. row.thing.promise
        or row.label
    Z.page:text(Z.x0 - 8, y - #lines * size * 0.58 - size * 0.02, lines,
        { size = size, lead = size * 1.16,
        color = ink.INK2, align = "right", w = 0,
        tip = tip })
    for i, c in ipairs(Z.cols) do
        local at = axis(c, Z)
        local shift = #Z.all.shown > 1 and math.min(5.2, h * 0.22) or 0
        for k = 1, #Z.all.shown do
            local cell = row.cells[i][k]
            if cell then
                one_mark(Z, c, at, k, cell, y + (k == 1 and -shift or shift), row.label)
            end
        end
    end
end

local function draw_weighted(Z, c, y, people)
    local ctx, lang = Z.ctx, Z.ctx.lang
    local n = #people
    local half = n > 1 and math.min(Z.colw / 2, 62) or 0
    for k, person in ipairs(people) do
        local t = person.met[c.t.index]
        local x = c.cx + (n > 1 and (k == 1 and -half or 0) or 0)
        local mark = t and format.number(t.experience, 1, lang) or "–"
        local delta = t and t.emotion and format.signed(t.emotion, 1, lang) or ""
        local big = ink.fit(mark, 18, 8, { bold = true })
        local w = 7 + scene.width(mark, big, true) + (delta ~= ""
            and 2.2 + scene.width(delta, 6.4, true) or 0)
        local left = n > 1 and x + (half - w) / 2 or c.cx - w / 2
        local name = ctx.L("zoom.weighted.name", c.id, person.name, mark)
        dot(Z, k, left + 2.4, y, name, 2.3)
        Z.page:line(left + 7, y, mark, { size = big, bold = true, tip = name })
        if delta ~= "" then
            Z.page:line(left + 9.2 + scene.width(mark, big, true), y + 0.3, delta,
                { size = 6.4, bold = true,
                tip = name,
                color = t.emotion < -0.05 and ink.VERM or t.emotion > 0.05 and ink.BLUE
                    or ink.INK3 })
        end
    end
end

--- Touchpoints with one mark for the whole, where others have marks per value.
local function draw_direct(Z, m, i, y)
    local c, at, L = Z.cols[i], axis(Z.cols[i], Z), Z.ctx.L
    for _, row in ipairs(m.rows) do
        if next(row.cells[i]) then return end
    end
    local said = false
    for k, person in ipairs(Z.all.shown) do
        local t = person.met[c.t.index]
        if t and t.experience then
            said = true
            local shift = #Z.all.shown == 1 and 0 or k == 1 and -4 or 4
            one_mark(Z, c, at, k, { mark = t.experience, expects = t.expectation }, y + shift,
                L "zoom.experience")
        end
    end
    if said then
        Z.page:line(at(5), y - 13, L "zoom.direct", { size = 5.8, color = ink.INK3,
            align = "center", w = 0 })
    end
end

local function draw_offers(Z, m, y)
    local L = Z.ctx.L
    Z.page:text(Z.x0 - 8, y, { L "zoom.offers" }, { size = 6.8, lead = Z.small * 1.17,
        color = ink.INK2,
        align = "right", w = 0 })
    for i, c in ipairs(Z.cols) do
        local offer = m.offers[i]
        if offer then
            Z.page:text(c.cx, y, offer.lines, { size = Z.small, lead = Z.small * 1.17,
                color = ink.INK2,
                align = "center", w = 0, tip = offer.whole })
        end
    end
end

--- The row of what others score: hollow marks, the lowest and the highest with their names where
-- there is room.
local function draw_rivals(Z, m, y)
    local page, L, lang, size = Z.page, Z.ctx.L, Z.ctx.lang, 5.8
    page:text(Z.x0 - 8, y - 4, { L "zoom.rivals" }, { size = 6.8, color = ink.INK2,
        align = "right", w = 0 })
    for i, c in ipairs(Z.cols) do
        local at, list = axis(c, Z), m.rivals[i]
        for k, one in ipairs(list) do
            local x = at(one.mark)
            local tip = L("zoom.rival", one.name, c.id, format.number(one.mark, 1, lang))
            page:add { "circle", x = x, y = y, r = 2, fill = ink.WHITE, stroke = ink.INK3,
                width = 0.8, name = tip }
            local right = k == #list
            local room = right and c.x + Z.colw - x - 6 or x - c.x - 10
            if (right or k == 1) and 1.04 * scene.width(one.name, size) <= room then
                page:line(right and x + 4.5 or x - 8, y, one.name, { size = size,
                    color = ink.INK3, tip = tip, align = right and "left" or "right", w = 0 })
            end
        end
    end
end

function value.draw(Z, m, y, h)
    local page, L = Z.page, Z.ctx.L
    if m.offer_h > 0 then draw_offers(Z, m, y + m.title_h + 1) end
    if not m.scored then
        page:line(Z.x0 + 4, y + h - 9, L "zoom.unscored", { size = 6.8, color = ink.INK3 })
        return
    end
    local top, foot = y + m.top, 17 + m.rivals_h
    local row_h = (y + h - foot - top) / #m.rows
    for _, c in ipairs(Z.cols) do draw_grid(Z, c, axis(c, Z), top, y + h - foot) end
    for i = 1, m.weighted and #Z.cols or 0 do draw_direct(Z, m, i, (top + y + h - foot) / 2 + 3) end
    if m.rivals then draw_rivals(Z, m, y + h - 17 - RIVALS / 2) end
    for i, row in ipairs(m.rows) do draw_row(Z, row, top + (i - 0.5) * row_h, row_h) end
    local words = m.weighted and L "zoom.weighted" or L "zoom.against"
    local size = ink.fit(words, Z.x0 - ink.M - 10, 6.8, { bold = true })
    page:line(Z.x0 - 8, y + h - 8.5, words, { size = size, bold = true, align = "right", w = 0 })
    for _, c in ipairs(Z.cols) do draw_weighted(Z, c, y + h - 8.5, Z.all.shown) end
end

return value
