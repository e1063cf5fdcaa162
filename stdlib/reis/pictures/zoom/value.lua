-- Added value in a zoom: per value what each persona got against what was expected, and the weighted mean.
-- The lane is a list of groups, one for each value and one for all of them together, that a page holds or goes on with overleaf.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local format = require "reis.words.format"
local data = require "reis.pictures.zoom.data"
local people = require "reis.pictures.zoom.people"
local rivals = require "reis.pictures.zoom.rivals"

local value = {}

--- Marks and expectations at each column, by read(person, column) -> mark, expectation; nil where nobody has any.
local function cells(Z, read)
    local row, any = {}, false
    for i, c in ipairs(Z.cols) do
        row[i] = {}
        for k, person in ipairs(Z.all.shown) do
            local mark, expects = read(person, c)
            row[i][k] = mark and { mark = mark, expects = expects } or nil
            any = any or mark ~= nil
        end
    end
    return any and row or nil
end

local function of_value(Z, index)
    return cells(Z, function(person, c)
        if not person.met[c.t.index] then return nil end
        local mark, expects, pass = data.mark(Z.ctx, person, c.t, index)
        Z.pass = Z.pass or pass
        return mark, expects
    end)
end

local function of_experience(Z)
    return cells(Z, function(person, c)
        local t = person.met[c.t.index]
        if t then return t.experience, t.expectation end
    end)
end

local function offers_of(Z)
    local list, h = {}, 0
    for i, c in ipairs(Z.cols) do
        if #c.t.offers > 0 then
            local s = table.concat(c.t.offers, "; ")
            list[i] = { whole = s, lines = scene.wrap(s, math.min(Z.colw - 16, 300), { size = Z.small }) }
            h = math.max(h, #list[i].lines * Z.small * 1.17 + 4)
        end
    end
    return list, h
end

local function label_lines(Z, label)
    return ink.gentle(label, Z.x0 - ink.M - 10, math.max(6.8, math.min(8.6, Z.size - 0.8)))
end

--- How high a group is at least and at best.
local function set_heights(Z, group)
    local n = #Z.all.shown
    group.lines, group.size = label_lines(Z, group.label)
    local words = #group.lines * group.size * 1.16
    if n > 2 then
        group.head = math.max(8.6, words + 1)
        group.least, group.best = group.head + 6.7 * n + 2, group.head + 10.5 * n + 4
    elseif group.sum then
        group.least, group.best = 17, 20
    else
        local grow = math.max(0, Z.size - 7.4)
        group.least = math.max(n == 1 and 10 or 13, words + 2)
        group.best = math.max((n == 1 and 17 or 23) + 5 * grow, words + 4)
    end
end

--- The groups of the lane, their heights, and those of what stands over and under them.
function value.measure(Z)
    local m = { groups = {} }
    for index, v in ipairs(Z.ctx.model.values) do
        local row = of_value(Z, index)
        if row then m.groups[#m.groups + 1] = { label = v.name, thing = v, cells = row } end
    end
    local all, L = of_experience(Z), Z.ctx.L
    m.scored = all ~= nil
    m.weighted = all and #m.groups > 0
    if all and not m.weighted then m.groups[1] = { label = L "zoom.experience", cells = all } end
    if all then m.groups[#m.groups + 1] = { label = m.weighted and L "zoom.weighted" or L "zoom.against", sum = true, cells = all } end
    m.offers, m.offer_h = offers_of(Z)
    local title = ink.gentle(L "zoom.value", Z.x0 - ink.M - 10, 7.3, { bold = true })
    m.title_h = 3 + #title * 7.3 * ink.LEAD
    if not m.scored then
        m.top = m.title_h + 12 + m.offer_h
        m.least, m.best = m.top, m.top
        return m
    end
    m.top = m.offer_h > 0 and math.max(m.title_h + 10, m.offer_h + 13) or math.max(14, m.title_h - 2)
    m.rivals = rivals.measure(Z)
    m.least = m.top + (m.rivals and m.rivals.h or 0)
    m.best = m.least
    for _, group in ipairs(m.groups) do
        set_heights(Z, group)
        m.least, m.best = m.least + group.least, m.best + group.best
    end
    return m
end

-- drawing ---------------------------------------------------------------------------------------

local function axis(c, Z)
    local inset = math.min(14, Z.colw * 0.1)
    local x, w = c.x + inset, Z.colw - 2 * inset
    local most = #Z.cols == 1 and 420 or 230
    if w > most then x, w = x + (w - most) / 2, most end
    return function(mark) return x + w * mark / 10 end
end

--- How much larger marks are than at 7.8 pt.
local function grown(Z) return math.max(1, Z.size / 7.8) end

local function one_mark(Z, c, at, k, cell, y, label)
    local ctx = Z.ctx
    local name = ctx.L("zoom.mark", c.id, label, Z.all.shown[k].name, format.number(cell.mark, 1, ctx.lang))
    if cell.expects then
        name = name .. ctx.L("zoom.mark.expected", format.number(cell.expects, 1, ctx.lang))
        local a, b, thick = at(cell.mark), at(cell.expects), 2.2 * grown(Z)
        if math.abs(a - b) > 0.4 then
            Z.page:add { "box", x = math.min(a, b), y = y - thick / 2, w = math.abs(a - b), h = thick,
                fill = a < b and ink.BELOW or ink.ABOVE }
        end
        local half = (math.abs(a - b) < 3.2 and 4 or 2.4) * grown(Z) -- it sticks out where the dot is on it
        if #Z.all.shown > 2 then half = math.min(half, 3) end
        Z.page:add { "box", x = b - 0.45, y = y - half, w = 0.9, h = 2 * half, fill = ink.INK }
    end
    people.mark(Z.page, k, at(cell.mark), y, name, 2.3 * grown(Z))
end

local function draw_grid(Z, c, at, y1, y2, numbers)
    for _, mark in ipairs { 0, 5, 10 } do
        Z.page:rule(at(mark), y1, at(mark), y2, mark == 5 and "#BCC6CF" or "#D3DAE1", 0.45)
        if numbers and mark ~= 5 then
            Z.page:line(at(mark), y1 - 5, tostring(mark), { size = 5.8, color = ink.INK3, align = "center", w = 0 })
        end
    end
end

--- The mark of a person at a column and how far it is from what was expected, about the middle x.
local function figures(Z, c, k, cell, x, y)
    local lang = Z.ctx.lang
    local mark = cell and format.number(cell.mark, 1, lang) or "–"
    local gap = cell and cell.expects and cell.mark - cell.expects
    local delta = gap and format.signed(gap, 1, lang) or ""
    local big = #Z.all.shown > 2 and 6.8 or math.min(11, math.max(8, Z.size))
    local small = big * 0.8 + (big < 8 and 0.4 or 0)
    local wide = scene.width(mark, big, true)
    local left = x - (7 + wide + (delta ~= "" and 2.2 + scene.width(delta, small, true) or 0)) / 2
    local name = Z.ctx.L("zoom.weighted.name", c.id, Z.all.shown[k].name, mark)
    people.mark(Z.page, k, left + 2.4, y, name, 2.3 * grown(Z))
    Z.page:line(left + 7, y, mark, { size = big, bold = true, tip = name })
    if delta == "" then return end
    Z.page:line(left + 9.2 + wide, y + 0.3, delta, { size = small, bold = true, tip = name,
        color = gap < -0.05 and ink.VERM or gap > 0.05 and ink.BLUE or ink.INK3 })
end

--- The y of each person's row in a group.
local function rows_of(Z, group, y, h)
    local n, list = #Z.all.shown, {}
    if n > 2 then
        local pitch = (h - group.head - 2) / n
        for k = 1, n do list[k] = y + group.head + (k - 0.5) * pitch end
    else
        local shift = n > 1 and not group.sum and math.min(6.5, h * 0.22) or 0
        for k = 1, n do list[k] = y + h / 2 + (k == 1 and -shift or shift) end
    end
    return list
end

local function draw_label(Z, group, y, h, rows)
    local tip = group.thing and group.thing.promise and group.label .. ": " .. group.thing.promise or group.label
    local lead, many = group.size * 1.16, #Z.all.shown > 2
    local top = many and y + (group.head - #group.lines * lead) / 2 or y + h / 2 - #group.lines * lead / 2
    Z.page:text(many and ink.M + 8 or Z.x0 - 8, top, group.lines, { size = group.size, lead = lead, bold = group.sum or many,
        color = (group.sum or many) and ink.INK or ink.INK2, align = not many and "right" or nil, w = not many and 0 or nil, tip = tip })
    for k, person in ipairs(many and Z.all.shown or {}) do
        local name, size = people.label(Z, person, Z.x0 - ink.M - 18, people.NAMES)
        Z.page:line(Z.x0 - 8, rows[k], name, { size = size, color = ink.INK2, align = "right", w = 0, tip = person.name })
    end
end

--- Draws a group from y with a height of h.
function value.draw_group(Z, group, y, h)
    local rows, n = rows_of(Z, group, y, h), #Z.all.shown
    draw_label(Z, group, y, h, rows)
    for i, c in ipairs(Z.cols) do
        local at = axis(c, Z)
        for k = 1, n do
            local cell = group.cells[i][k]
            if group.sum then
                local half = n == 2 and math.min(Z.colw / 2, 70) / 2 or 0
                figures(Z, c, k, cell, c.cx + (n == 2 and (k == 1 and -half or half) or 0), rows[k])
            elseif cell then
                one_mark(Z, c, at, k, cell, rows[k], group.label)
            end
        end
    end
end

--- The axes behind groups, from y1 to y2; numbers: with 0 and 10 over them.
function value.draw_axes(Z, y1, y2, numbers)
    for _, c in ipairs(Z.cols) do draw_grid(Z, c, axis(c, Z), y1, y2, numbers) end
end

--- Touchpoints with one mark for the whole, where others have marks per value.
local function draw_direct(Z, m, i, y)
    local c, at, L = Z.cols[i], axis(Z.cols[i], Z), Z.ctx.L
    for _, group in ipairs(m.groups) do
        if not group.sum and next(group.cells[i]) then return end
    end
    local cell = m.groups[#m.groups].cells[i]
    for k = 1, #Z.all.shown <= 2 and #Z.all.shown or 0 do
        local shift = #Z.all.shown == 1 and 0 or k == 1 and -4 or 4
        if cell[k] then one_mark(Z, c, at, k, cell[k], y + shift, L "zoom.experience") end
    end
    if next(cell) then
        Z.page:line(at(5), y - 13, L "zoom.direct", { size = 5.8, color = ink.INK3, align = "center", w = 0 })
    end
end

local function draw_offers(Z, m, y)
    Z.page:text(Z.x0 - 8, y + m.title_h, { Z.ctx.L "zoom.offers" }, { size = 6.4, color = ink.INK3, align = "right", w = 0 })
    for i, c in ipairs(Z.cols) do
        local offer = m.offers[i]
        if offer then
            Z.page:text(c.cx, y + 4, offer.lines, { size = Z.small, lead = Z.small * 1.17, color = ink.INK2, align = "center", w = 0,
                tip = offer.whole })
        end
    end
end

--- What stands over the groups: what we offer, or that nothing is marked yet.
function value.draw_head(Z, m, y)
    if m.offer_h > 0 then draw_offers(Z, m, y) end
    if not m.scored then Z.page:line(Z.x0 + 4, y + m.top - 9, Z.ctx.L "zoom.unscored", { size = 6.8, color = ink.INK3 }) end
end

--- What others score, from y downwards.
function value.draw_rivals(Z, m, y) rivals.draw(Z, m.rivals, y, axis) end

--- Draws the lane from y with a height of h, at least m.least.
function value.draw(Z, m, y, h)
    value.draw_head(Z, m, y)
    if not m.scored then return end
    local spare = m.best > m.least and (h - m.least) / (m.best - m.least) or 0
    local top, foot = y + m.top, y + h - (m.rivals and m.rivals.h or 0)
    local sum = m.groups[#m.groups]
    local tall = {}
    for i, group in ipairs(m.groups) do tall[i] = group.least + spare * (group.best - group.least) end
    local line = foot - tall[#tall]
    value.draw_axes(Z, top, line, true)
    for i = 1, m.weighted and #Z.cols or 0 do draw_direct(Z, m, i, (top + line) / 2 + 3) end
    local at = top
    for i, group in ipairs(m.groups) do
        if group ~= sum then value.draw_group(Z, group, at, tall[i]) end
        at = at + tall[i]
    end
    value.draw_group(Z, sum, line, tall[#tall])
    if m.rivals then value.draw_rivals(Z, m, foot) end
end

return value
