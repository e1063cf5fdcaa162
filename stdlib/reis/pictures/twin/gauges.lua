-- The measures of a journey that moved: a row each, a column for all together and for each person, from what to what.

local schema = require "reis.language.schema"
local scene = require "scene"
local ink = require "reis.pictures.ink"
local format = require "reis.words.format"
local measures = require "reis.figures.measures"
local pair = require "reis.pictures.twin.pair"

local gauges = {}

local SHARE = { completion = true, killer_risk = true }
local NAMES, MOST = 96, 6 -- the width of the measures' names, columns beside each other

--- Whether a measure differs between two rows (nil where one is not there); of the experience the veto counts too.
local function moves(measure, from, to)
    if pair.differs(from[measure], to[measure]) then return true end
    return measure == "experience" and (from.vetoed or false) ~= (to.vetoed or false)
end

local function shown(measure, row, V)
    if measure == "experience" and row.experience then return measures.headline(row, V.lang) end
    return measures.show(measure, row[measure], V.lang, V.currency)
end

--- Columns of rows before and after: all together first where there are several persons.
local function columns_of(journey, V)
    local list = {}
    if #journey.personas > 1 then
        list[1] = { name = V.L "score.together", from = journey.from or {}, to = journey.to or {} }
    end
    for _, row in ipairs(journey.personas) do
        list[#list + 1] = { name = measures.who(V.model, row, V.lang), from = row.from or {}, to = row.to or {}, person = true }
    end
    return list
end

--- The same, with those in one column who fare alike in what moved.
local function merged(columns, moved, V)
    local list = {}
    local function alike(a, b)
        for _, measure in ipairs(moved) do
            if pair.differs(a.from[measure], b.from[measure]) or pair.differs(a.to[measure], b.to[measure]) then return false end
        end
        return a.from.vetoed == b.from.vetoed and a.to.vetoed == b.to.vetoed
    end
    for _, c in ipairs(columns) do
        local known
        for _, other in ipairs(list) do known = known or other.person and c.person and alike(other, c) and other or nil end
        if known then known.name = known.name .. ", " .. c.name
        else list[#list + 1] = { name = c.name, from = c.from, to = c.to, person = c.person } end
    end
    if #list == 2 and not list[1].person then -- all fare alike
        list = { list[2] }
        if #columns > 4 then list[1].name = V.W("twin.alike", #columns - 1) end
    end
    return list
end

--- The measures of a list that moved for somebody.
function gauges.moved(journey, list, V)
    local out, columns = {}, columns_of(journey, V)
    for _, measure in ipairs(list) do
        for _, c in ipairs(columns) do
            if moves(measure, c.from, c.to) then
                out[#out + 1] = measure
                break
            end
        end
    end
    return out
end

--- From where to where on a small scale; blue is better, vermilion worse.
local function scale(page, c, measure, range, x, y, w)
    local from, to = c.from[measure], c.to[measure]
    local function at(v) return range.high > range.low and x + (v - range.low) / (range.high - range.low) * w or x + w / 2 end
    page:rule(x, y, x + w, y, ink.HAIR, 0.8)
    if from and to and moves(measure, c.from, c.to) then
        local good = (to > from) ~= (schema.less_is_better[measure] == true)
        if measure == "experience" and (c.from.vetoed or false) ~= (c.to.vetoed or false) then good = c.from.vetoed end
        if pair.differs(from, to) then
            page:stroke(at(from), y, at(to), y, { stroke = good and ink.BLUE or ink.VERM, width = 1.6 })
        end
        page:add { "circle", x = at(from), y = y, r = 1.7, fill = ink.WHITE, stroke = ink.INK3, width = 0.8 }
        page:add { "circle", x = at(to), y = y, r = 2, fill = good and ink.BLUE or ink.VERM }
    elseif to or from then
        page:add { "circle", x = at(to or from), y = y, r = 1.6, fill = ink.GREY }
    end
end

local function range_of(columns, measure)
    local low, high = math.huge, -math.huge
    for _, c in ipairs(columns) do
        for _, row in ipairs { c.from, c.to } do
            local v = row[measure]
            if v then low, high = math.min(low, v), math.max(high, v) end
        end
    end
    return { low = low, high = high }
end

--- What stands in a cell: its lines, and whether it moved.
local function cell(c, measure, V, w)
    local moved = moves(measure, c.from, c.to)
    local text = shown(measure, c.to, V)
    if moved then
        local was, change = shown(measure, c.from, V), (c.to[measure] or 0) - (c.from[measure] or 0)
        if was == text and SHARE[measure] and c.from[measure] and c.to[measure] then
            was, text = format.apart(c.from[measure], c.to[measure], true, V.lang)
        end
        text = was ~= text and was .. " → " .. text or ("%s (%s)"):format(text, measures.change(measure, change, V.lang, V.currency))
    end
    if next(c.from) == nil and next(c.to) == nil then text = "–" end
    return scene.wrap(text, w, { size = 6.4, bold = moved }), moved
end

local function head_block(columns, w)
    local tall, lines = 1, {}
    for i, c in ipairs(columns) do
        lines[i] = scene.wrap(c.name, w - 8, { size = 6.4, bold = true })
        tall = math.max(tall, #lines[i])
    end
    return { head = true, h = tall * 7.7 + 5, draw = function(page, y)
        for i in ipairs(columns) do
            page:text(ink.M + NAMES + (i - 1) * w, y + 1, lines[i], { size = 6.4, lead = 7.7, bold = true, color = ink.INK2, tip = columns[i].name })
        end
        page:rule(ink.M, y + tall * 7.7 + 3.5, ink.M + NAMES + #columns * w, y + tall * 7.7 + 3.5, ink.INK3, 0.6)
    end }
end

local function row_block(columns, measure, range, V, w)
    local cells, tall = {}, 1
    for i, c in ipairs(columns) do
        local lines, moved = cell(c, measure, V, w - 8)
        cells[i] = { lines = lines, moved = moved }
        tall = math.max(tall, #lines)
    end
    local h = tall * 7.6 + 11
    local label = measures.label(measure, V.lang)
    return { h = h, draw = function(page, y)
        page:text(ink.M, y + 1.6, scene.wrap(label, NAMES - 6, { size = 7, max = 2 }), { size = 7, lead = 8, tip = label })
        for i, c in ipairs(columns) do
            local x = ink.M + NAMES + (i - 1) * w
            page:text(x, y + 1.6, cells[i].lines, { size = 6.4, lead = 7.6, bold = cells[i].moved, color = cells[i].moved and ink.INK or ink.INK3,
                tip = ("%s, %s: %s"):format(c.name, label, table.concat(cells[i].lines, " ")) })
            scale(page, c, measure, range, x + 2, y + h - 5, w - 14)
        end
        page:rule(ink.M, y + h - 0.4, ink.M + NAMES + #columns * w, y + h - 0.4, ink.HAIR, 0.4)
    end }
end

--- Adds the measures of a list that moved, so many columns beside each other as have room.
-- journey: { from =, to =, personas = list of { persona =, from =, to = } }
function gauges.add(out, ctx, V, journey, list)
    local moved = gauges.moved(journey, list, V)
    if #moved == 0 then return end
    local columns = merged(columns_of(journey, V), moved, V)
    local tables = math.ceil(#columns / MOST)
    local each = math.ceil(#columns / tables)
    local w = math.min(160, (ctx.paper.w - 2 * ink.M - NAMES) / each)
    for k = 1, tables do
        local part = table.move(columns, (k - 1) * each + 1, math.min(#columns, k * each), 1, {})
        local head = head_block(part, w)
        out[#out + 1] = head
        for i, measure in ipairs(moved) do
            local row = row_block(part, measure, range_of(columns, measure), V, w)
            row.head, row.again = #moved > 1 and (i == 1 or i == #moved - 1), head -- none stands alone on a page
            out[#out + 1] = row
        end
        out[#out + 1] = { h = 6, draw = function() end }
    end
end

return gauges
