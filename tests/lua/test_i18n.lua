-- Labels: both languages have the same keys, and each label takes the same values in both.

local harness = require "harness"

local i18n = require "reis.words.i18n"

local function keys(t)
    local list = {}
    for key in pairs(t) do list[#list + 1] = key end
    table.sort(list)
    return list
end

--- The formats in a label, sorted: a translation may turn them round only where they are of one kind.
local function formats(label)
    local list = {}
    for f in label:gsub("%%%%", ""):gmatch("%%[%d.]*%a") do list[#list + 1] = f end
    return table.concat(list, " ")
end

local parts = {} -- every file of words there is: a part that lacks a language fails to load
for name in io.popen("ls stdlib/reis/words/i18n"):lines() do
    local part = name:match "^(.-)%l%l%.lua$"
    if part and not parts[part] then parts[part], parts[#parts + 1] = true, part end
end

for _, part in ipairs(parts) do
    local en, nl = require("reis.words.i18n." .. part .. "en"), require("reis.words.i18n." .. part .. "nl")

    harness.test("every label is there in both languages: " .. part .. "LANG", function()
        for _, key in ipairs(keys(en)) do
            if not nl[key] then error("Dutch lacks " .. key) end
        end
        for _, key in ipairs(keys(nl)) do
            if not en[key] then error("English lacks " .. key) end
        end
    end)

    harness.test("labels take the same values in both languages: " .. part .. "LANG", function()
        for _, key in ipairs(keys(en)) do
            if type(en[key]) == "string" and type(nl[key]) == "string" then
                harness.equal(formats(nl[key]), formats(en[key]), key)
            end
        end
    end)
end

harness.test("a language falls back on English, and on the key", function()
    harness.equal(i18n.of "nl" "lane.goals", "Doel")
    harness.equal(i18n.of "fr" "lane.goals", "Goal")
    harness.equal(i18n.of "en" "no.such.key", "no.such.key")
    harness.equal(i18n.of "en"("more", 3), "+3 more")
end)

harness.test("a part of the house has words of its own, and the labels", function()
    local L = i18n.of("nl", "rules")
    harness.equal(L("total.note", 3), "3 opmerkingen")
    harness.equal(L "lane.goals", "Doel")
    harness.equal(i18n.of "nl" "total.note", "total.note")
end)

-- What is seen stands in words/i18n: a sentence in English where pictures, reports and tables are made is a slip. Messages about
-- what is wrong are told apart by the names that they are given to.
local STOP = { "the", "of", "is", "are", "with", "and", "for", "not", "this", "that", "has", "no" }
local ELSEWHERE = { "error", "raise", "assert", "message", "diag", "wrong", "return nil", "problem", "fail" }

harness.test("no English sentence stands where pictures, reports and tables are made", function()
    local found = {}
    for path in io.popen("ls stdlib/reis/pictures/*.lua stdlib/reis/pictures/*/*.lua stdlib/reis/report/*.lua stdlib/reis/report/*/*.lua "
        .. "stdlib/reis/roadmap/*text.lua stdlib/reis/roadmap/say.lua stdlib/reis/figures/*text.lua"):lines() do
        local n = 0
        for line in io.lines(path) do
            n = n + 1
            local apart = line:find "^%s*%-%-" ~= nil or line:find "[<{;]" and path:find "/report/" ~= nil
            for _, word in ipairs(ELSEWHERE) do apart = apart or line:find(word, 1, true) ~= nil end
            for text in (apart and "" or line:gsub("%s%-%- .*$", "")):gmatch '"([^"]*)"' do
                for _, word in ipairs(STOP) do
                    if text ~= "word of mouth" and text:find("%a%a " .. word .. " %a%a") then found[#found + 1] = ("%s:%d: %s"):format(path, n, text) end
                end
            end
        end
    end
    harness.equal(table.concat(found, "\n"), "")
end)

harness.done()
