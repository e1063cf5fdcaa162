-- Makes a table fit a width: long texts go on several lines, and columns that do not fit beside each other go below.

local host = require "host"

local fit = {}

local LEAST = 12 -- columns of a text that goes on several lines
local GAP = 2

--- A word of more columns than there are, in pieces.
local function pieces(word, width, out)
    local piece, used = {}, 0
    for _, c in utf8.codes(word, true) do
        local char = utf8.char(c)
        local _, columns = host.shown(char)
        if used + columns > width and used > 0 then
            out[#out + 1], piece, used = table.concat(piece), {}, 0
        end
        piece[#piece + 1], used = char, used + columns
    end
    return table.concat(piece), used
end

--- A text on lines of at most so many columns, broken at spaces, within a word only where it is longer than a line.
-- -> list of { text, columns }
function fit.lines(text, width)
    local lines, line, used = {}, nil, 0
    local function close()
        lines[#lines + 1] = line
        line, used = nil, 0
    end
    for word in text:gmatch "%S+" do
        local _, columns = host.shown(word)
        if line and used + 1 + columns > width then close() end
        if columns > width then
            local more = {}
            word, columns = pieces(word, width, more)
            for _, one in ipairs(more) do lines[#lines + 1] = one end
        end
        line, used = line and line .. " " .. word or word, (line and used + 1 or 0) + columns
    end
    if line then close() end
    if #lines == 0 then lines[1] = "" end
    for i, one in ipairs(lines) do lines[i] = { one, select(2, host.shown(one)) } end
    return lines
end

local function total(widths, indent)
    local sum = indent - GAP
    for _, w in ipairs(widths) do sum = sum + w + GAP end
    return sum
end

--- Makes the widest columns of texts narrower until all fit, or none can be narrower.
local function narrowed(widths, right, width, indent)
    local out, fixed = table.move(widths, 1, #widths, 1, {}), {}
    while total(out, indent) > width do
        local widest
        for c, w in ipairs(out) do
            if not right[c] and not fixed[c] and w > LEAST and (not widest or w > out[widest]) then widest = c end
        end
        if not widest then break end
        local second = LEAST -- down to the next widest at most, so that the widest share what is to be saved
        for c, w in ipairs(out) do
            if c ~= widest and not right[c] and w < out[widest] and w > second then second = w end
        end
        out[widest] = math.max(second, LEAST, out[widest] - (total(out, indent) - width))
        fixed[widest] = out[widest] <= LEAST
    end
    return out
end

--- 1 … n
local function all(n)
    local out = {}
    for i = 1, n do out[i] = i end
    return out
end

--- How many columns lead every block: those up to the first of texts, at most three.
local function leading(widths, right)
    for c = 1, math.min(3, #widths) do
        if not right[c] then return c end
    end
    return 1
end

--- The columns of each block: all in one, or the leading ones and as many others as fit.
local function blocks(widths, right, width, indent)
    local lead, out = leading(widths, right), {}
    local start = all(lead)
    local block, used = table.move(start, 1, lead, 1, {}), total(table.move(widths, 1, lead, 1, {}), indent)
    local first = used
    for c = lead + 1, #widths do
        if used + GAP + widths[c] > width and #block > lead then
            out[#out + 1] = block
            block, used = table.move(start, 1, lead, 1, {}), first
        end
        block[#block + 1], used = c, used + GAP + widths[c]
    end
    out[#out + 1] = block
    return out
end

--- How a table of these natural widths is set. right: set of columns to the right. -> widths, list of blocks of columns
function fit.plan(widths, right, width, indent)
    local narrow = narrowed(widths, right, width, indent)
    if total(narrow, indent) <= width then return narrow, { all(#widths) } end
    -- below each other there is room: a text gets what it needs up to a third of the width
    for c, w in ipairs(widths) do
        if not right[c] then narrow[c] = math.min(w, math.max(LEAST, width // 3)) end
    end
    return narrow, blocks(narrow, right, width, indent)
end

return fit
