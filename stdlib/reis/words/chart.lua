-- Charts of characters: lines of braille dots with an axis, bars of blocks, spans; in ASCII where a terminal shows no more.

local host = require "host"
local format = require "reis.words.format"

local chart = {}

-- The bit of each dot of a braille character: [column][row].
local DOTS = { { 0x01, 0x02, 0x04, 0x40 }, { 0x08, 0x10, 0x20, 0x80 } }

local function width(text)
    local _, columns = host.shown(text)
    return columns
end

--- A field of so many characters, each of 2 × 4 dots.
local function canvas(columns, rows)
    local C = { columns = columns, rows = rows, bits = {} }
    for r = 1, rows do C.bits[r] = {} end
    return C
end

--- Sets the dot at (x, y), both from 0, y upwards.
local function dot(C, x, y)
    local c, r = x // 2 + 1, C.rows - y // 4
    if c < 1 or c > C.columns or r < 1 or r > C.rows then return end
    C.bits[r][c] = (C.bits[r][c] or 0) | DOTS[x % 2 + 1][4 - y % 4]
end

local function line(C, x1, y1, x2, y2)
    local steps = math.max(math.abs(x2 - x1), math.abs(y2 - y1))
    for i = 0, steps do
        local t = steps == 0 and 0 or i / steps
        dot(C, math.floor(x1 + t * (x2 - x1) + 0.5), math.floor(y1 + t * (y2 - y1) + 0.5))
    end
end

local function row_of(C, r, plain)
    local out = {}
    for c = 1, C.columns do
        local bits = C.bits[r][c] or 0
        out[c] = plain and (bits == 0 and " " or "*") or utf8.char(0x2800 + bits)
    end
    return table.concat(out)
end

local function range_of(series, key)
    local low, high
    for _, points in ipairs(series) do
        for _, p in ipairs(points) do
            local v = p[key]
            if v then low, high = math.min(low or v, v), math.max(high or v, v) end
        end
    end
    return low, high
end

--- A number on an axis, with the digits that tell its ends apart.
local function tick(x, spread)
    local digits = spread > 0 and math.max(0, math.min(6, 2 - math.floor(math.log(spread, 10)))) or 1
    return format.short(x, digits)
end

--- A row of texts at columns of the chart, each as near to its own as those before it leave room; one that has none is left out.
-- marks: list of { column, text } in order -> text | nil where nothing is marked
local function marked(marks, columns)
    local out, used = {}, 0
    for _, one in ipairs(marks) do
        local w = width(one[2])
        local at = math.min(one[1], columns - w)
        if at >= used and at >= 0 then
            out[#out + 1] = (" "):rep(at - used) .. one[2] .. " "
            used = at + w + 1
        end
    end
    return #out > 0 and table.concat(out):gsub("%s+$", "") or nil
end

--- Lines through points. series: list of lists of { x, y } (y nil: a gap), x ascending. options: columns, rows (of characters,
-- axis and labels not counted), low, high (of y), zero (whether a line is drawn at 0), x_label(x) -> text, y_label(y) -> text,
-- under (rows below the axis in place of its ends: lists of { x, text }), plain (in ASCII) -> text; "" where there is no point
function chart.lines(series, options)
    local x1, x2 = range_of(series, 1)
    local y1, y2 = range_of(series, 2)
    if not x1 or not y1 then return "" end
    y1, y2 = options.low or y1, options.high or y2
    if y1 == y2 then y1, y2 = y1 - 0.5, y2 + 0.5 end
    local x_label = options.x_label or function(x) return tick(x, x2 - x1) end
    local y_label = options.y_label or function(y) return tick(y, y2 - y1) end
    local C = canvas(options.columns, options.rows)
    local wide, tall = 2 * C.columns - 1, 4 * C.rows - 1
    local function at(x, y)
        return math.floor((x2 > x1 and (x - x1) / (x2 - x1) or 0.5) * wide + 0.5), math.floor((y - y1) / (y2 - y1) * tall + 0.5)
    end
    if options.zero and y1 < 0 and y2 > 0 then
        local _, y = at(x1, 0)
        for x = 0, wide, 4 do dot(C, x, y) end
    end
    for _, points in ipairs(series) do
        local px, py
        for _, p in ipairs(points) do
            local x, y
            if p[2] then
                x, y = at(p[1], p[2])
                if px then line(C, px, py, x, y) else dot(C, x, y) end
            end
            px, py = x, y
        end
    end
    local top, bottom = y_label(y2), y_label(y1)
    local gutter = math.max(width(top), width(bottom))
    local out = {}
    local _, zero = at(x1, 0)
    local nought = options.zero and y1 < 0 and y2 > 0 and C.rows - zero // 4
    for r = 1, C.rows do
        local label = r == 1 and top or r == C.rows and bottom or r == nought and "0" or ""
        out[r] = (" "):rep(gutter - width(label)) .. label .. (options.plain and " |" or " │") .. row_of(C, r, options.plain)
    end
    out[#out + 1] = (" "):rep(gutter) .. (options.plain and " +" or " └") .. (options.plain and "-" or "─"):rep(C.columns)
    local below = (" "):rep(gutter + 2)
    for _, row in ipairs(options.under or {}) do
        local marks = {}
        for i, one in ipairs(row) do marks[i] = { (at(one[1], y1)) // 2, one[2] } end
        local text = marked(marks, C.columns)
        if text then out[#out + 1] = below .. text end
    end
    if not options.under then
        local first, last = x_label(x1), x_label(x2)
        local gap = C.columns - width(first) - width(last)
        out[#out + 1] = below .. (x1 == x2 and first or first .. (" "):rep(math.max(1, gap)) .. last)
    end
    return table.concat(out, "\n") .. "\n"
end

local EIGHTHS = { "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█" }

--- A bar of a length in characters, in eighths; plain: in whole ones.
local function bar(length, plain)
    if plain then return ("#"):rep(math.floor(length + 0.5)) end
    local whole = math.floor(length)
    local eighth = math.floor((length - whole) * 8 + 0.5)
    if eighth == 8 then whole, eighth = whole + 1, 0 end
    return ("█"):rep(whole) .. (EIGHTHS[eighth] or "")
end

--- A bar for each figure, all from 0. list: { { name, figure, shown }, … }; columns: of the whole; plain: in ASCII. -> text
function chart.bars(list, columns, plain)
    local widest, right, most = 0, 0, 0
    for _, one in ipairs(list) do
        widest, right = math.max(widest, width(one[1])), math.max(right, width(one[3]))
        most = math.max(most, math.abs(one[2] or 0))
    end
    local room, out = math.max(10, columns - widest - right - 3), {}
    for i, one in ipairs(list) do
        local length = most > 0 and math.abs(one[2] or 0) / most * room or 0
        out[i] = one[1] .. (" "):rep(widest - width(one[1])) .. " " .. (" "):rep(right - width(one[3])) .. one[3] .. " " .. bar(length, plain) .. "\n"
    end
    return (table.concat(out):gsub(" +\n", "\n"))
end

--- What runs when: a row for each, so many characters a period. list: { { name, first, last }, … }, a name of more than half the
-- columns on several lines; heads: the names of the periods (their numbers where there is no room for all of them, or nil);
-- plain: in ASCII. -> text
function chart.spans(list, periods, columns, heads, plain)
    local widest, each, names = 0, 0, {}
    for i, one in ipairs(list) do
        names[i] = require "reis.words.fit".lines(one[1], math.max(12, columns // 2))
        for _, name in ipairs(names[i]) do widest = math.max(widest, name[2]) end
    end
    for q = 1, heads and periods or 0 do each = math.max(each, width(heads[q]) + 1) end
    local room = (columns - widest - 2) // math.max(1, periods)
    if each == 0 or each > room then heads, each = nil, math.max(1, math.min(8, room)) end
    each = math.max(each, math.min(8, room))
    local out, head = {}, {}
    for q = 1, periods do
        local text = heads and heads[q] or tostring(q)
        head[q] = width(text) <= each and text .. (" "):rep(each - width(text)) or (" "):rep(each)
    end
    out[1] = (" "):rep(widest + 2) .. table.concat(head):gsub("%s+$", "")
    for i, one in ipairs(list) do
        local bar = (plain and "#" or "█"):rep(math.max(1, (one[3] - one[2] + 1) * each - (each > 1 and 1 or 0)))
        for k, name in ipairs(names[i]) do
            out[#out + 1] = k > 1 and name[1] or name[1] .. (" "):rep(widest - name[2] + 2 + (one[2] - 1) * each) .. bar
        end
    end
    return table.concat(out, "\n") .. "\n"
end

return chart
