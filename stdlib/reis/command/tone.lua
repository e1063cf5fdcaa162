-- Colours of tables by what is in them: a mark that is under what is expected, a change for the better, a veto.
--
-- A tone is a letter; "\0" and the letter stand where it begins, "\0." where it ends, which tone.paint makes colours of.

local host = require "host"
local i18n = require "reis.words.i18n"
local measures = require "reis.figures.measures"
local schema = require "reis.language.schema"

local tone = {}

local COLOURS = { g = "32", r = "31", R = "1;31", h = "1", d = "2", ["."] = "" }

local MARKS = { "experience", "mean", "peak", "end", "functional", "emotional" }
local POOR, GOOD = 5.5, 7.5 -- marks below and from which a mark stands out
local FELT = 0.5            -- how far a mark has to be from what is expected

local known = {}

--- The labels of a language that mean something here: { mark = set, less = set, expected =, veto = }
local function labels(lang)
    if known[lang] then return known[lang] end
    local L, set = i18n.of(lang), { mark = { mark = true }, less = {} }
    for _, name in ipairs(MARKS) do set.mark[measures.label(name, lang)], set.mark[name] = true, true end
    for name in pairs(schema.less_is_better) do set.less[measures.label(name, lang)], set.less[name] = true, true end
    set.expected = L "score.expected"
    set.veto = L("measure.vetoed", "\1"):match "^[^%s\1]+"
    known[lang] = set
    return set
end

--- The number that a text begins with; nil for none.
local function number(text) return tonumber((tostring(text):match "^%d+[.,]%d+":gsub(",", "."))) end

--- The tone of a cell: text, the number of its column, the texts of its row and of the head (nil: the table has none).
local function of_cell(set, text, c, row, head)
    local label, over = tostring(row[1] or ""), head and tostring(head[c] or "") or ""
    if text:sub(1, #set.veto) == set.veto then return "R" end
    local sign = text:match "^%+()" and 1 or (text:find "^−" or text:find "^%-%d") and -1
    if sign then
        if not text:find "[1-9]" then return nil end
        return sign * ((set.less[label] or set.less[over]) and -1 or 1) > 0 and "g" or "r"
    end
    if not text:find "^%d+[.,]%d" then return nil end
    local x = number(text)
    if head and head[c + 1] == set.expected and tostring(row[c + 1] or ""):find "^%d+[.,]%d" then
        local felt = x - number(row[c + 1])
        return felt >= FELT and "g" or felt <= -FELT and "r" or nil
    end
    if c > 1 and (set.mark[label] or set.mark[over]) then return x < POOR and "r" or x >= GOOD and "g" or nil end
end

--- What words/tables.lua asks of each cell, for a language.
function tone.of(lang)
    local set = labels(lang == "nl" and "nl" or "en")
    return function(text, c, row, head)
        if row == head then return "h" end
        return of_cell(set, text, c, row, head)
    end
end

--- A text with a row of blocks (words/spark.lua) in the tones of the figures they stand for: above 0 good, below 0 bad.
function tone.curve(blocks, list)
    local out, i = {}, 0
    for _, code in utf8.codes(blocks) do
        i = i + 1
        local x, block = list[i], utf8.char(code)
        out[i] = x and x ~= 0 and ("\0%s%s\0."):format(x > 0 and "g" or "r", block) or block
    end
    return table.concat(out)
end

--- A text with tones as one for host.page: in colours, and all else in it that a terminal could take for an order as escapes.
function tone.paint(text)
    text = text:gsub("[^%z\n]+", function(part) return (host.shown(part)) end)
    return (text:gsub("%z(.)", function(letter)
        local codes = COLOURS[letter]
        return codes == "" and "\27[0m" or codes and "\27[" .. codes .. "m" or ""
    end))
end

return tone
