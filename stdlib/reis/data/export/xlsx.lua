-- Everything as one workbook: a sheet a kind, then the figures, the curve with its charts, and the plan.

local calendar = require "reis.words.calendar"
local sheets = require "reis.data.sheets"

local NARROW, WIDE, LONG = 9, 50, 40 -- characters: the least and the most of a column, and what a wrapped one has

--- A text; what looks like one of the characters that a workbook writes as _x000A_ is written so itself.
local function text(letter, s) return letter .. string.pack("<s4", (s:gsub("_(x%x%x%x%x_)", "_x005F_%1"))) end
local function number(letter, x) return ("n%s"):format(letter) .. string.pack("<d", x) end

--- The days since 1899-12-30 of a date with a day; nil for a month alone, and for what lies before Excel's first day.
local function serial(date)
    if not date:find "^%d%d%d%d%-%d%d%-%d%d$" then return nil end
    local day = calendar.day(date) - calendar.day "1899-12-30"
    return day > 60 and day or nil
end

local function cell(v, letter)
    if v == nil or v == "" then return "e" end
    if type(v) == "boolean" then return "b" .. (v and "\1" or "\0") end
    if type(v) == "number" then return v == v and math.abs(v) < math.huge and number(letter, v) or "e" end
    if type(v) == "table" then
        local day = serial(v.date)
        return day and number("d", day) or text("t", v.date)
    end
    return text("t", v)
end

--- The lines of a cell's text.
local function lines_of(v) return (type(v) == "string" and v or type(v) == "table" and v.date or ""):gmatch "[^\n]+" end

--- How wide a column is: as its longest line, within bounds.
local function width(sheet, c)
    local most = utf8.len(sheet.head[c]) or #sheet.head[c]
    for r = 1, math.min(#sheet.rows, 1000) do
        for line in lines_of(sheet.rows[r][c]) do most = math.max(most, utf8.len(line) or #line) end
    end
    most = most > WIDE and LONG or most
    return math.max(NARROW, most + 2) + 0.0
end

--- How many lines a row needs, its texts wrapped within the widths of their columns.
local function height(row, widths)
    local most = 1
    for c, wide in ipairs(widths) do
        local n = 0
        for line in lines_of(row[c]) do n = n + math.ceil((utf8.len(line) or #line) * 1.05 / (wide - 1)) end
        most = math.max(most, n)
    end
    return most + 0.0
end

local function charts(out, sheet, L)
    for _, chart in ipairs(sheet.charts or {}) do
        out[#out + 1] = text("G", chart.title) .. string.pack("<s4s4", "", L "sheet.emotion")
        for _, line in ipairs(chart.lines) do
            out[#out + 1] = text("L", line.name) .. string.pack("<dddd", chart.names - 1.0, line.column - 1.0, chart.first + 0.0, chart.last + 0.0)
        end
    end
end

--- The records of interp/draw/workbook.h for sheets.
local function records(all)
    local L, out = require("reis.words.i18n").of(all.lang, "sheets"), {}
    for _, sheet in ipairs(sheets.of(all)) do
        out[#out + 1] = text("S", (sheet.name:sub(1, 31)))
        local widths = {}
        for c = 1, #sheet.head do
            widths[c] = width(sheet, c)
            out[#out + 1] = "W" .. string.pack("<d", widths[c])
        end
        out[#out + 1] = "R" .. string.pack("<d", height(sheet.head, widths))
        for _, heading in ipairs(sheet.head) do out[#out + 1] = text("h", heading) end
        for _, row in ipairs(sheet.rows) do
            out[#out + 1] = "R" .. string.pack("<d", height(row, widths))
            for c = 1, #sheet.head do out[#out + 1] = cell(row[c], sheet.shown[c] or "0") end
        end
        charts(out, sheet, L)
    end
    return table.concat(out)
end

return {
    name = "xlsx",
    suffixes = { "xlsx" },
    needs_plan = true,
    write = function(all) return { workbook = records(all) } end,
}
