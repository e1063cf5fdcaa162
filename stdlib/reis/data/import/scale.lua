-- Marks and chances as people write them, on the scales of the language: marks from 0 to 10, chances from 0 to 1. A scale is found once
-- for a column, of its heading ("mark (1-5)") or of all its numbers.

local scale = {}

-- Signs and words that stand for a mark.
local SIGNS = {}
for mark, signs in pairs {
    [10] = "😍 🤩 🥰", [9] = "😀 😃 😄 😁 😆 ++ :D :-D", [8] = "😊 🙂 ☺ ☺️ 👍 :) :-) 😌", [7] = "+", [5] = "😐 😑 😶 :| :-| ± +/- +- 0/0",
    [3] = "🙁 ☹ ☹️ 😕 😟 👎 :( :-( - −", [2] = "😞 😔 😢 😭", [1] = "😠 😡 🤬 😤 -- −−" } do
    for sign in signs:gmatch "%S+" do SIGNS[sign] = mark end
end
for word, mark in pairs { positive = 8, positief = 8, happy = 8, blij = 8, good = 8, goed = 8, neutral = 5, neutraal = 5, negative = 2, negatief = 2, sad = 2,
    bad = 2, slecht = 2, angry = 1, boos = 1, ["very good"] = 9, ["zeer goed"] = 9, ["very bad"] = 1, ["zeer slecht"] = 1, delighted = 10, frustrated = 2,
    gefrustreerd = 2, verrukt = 10 } do SIGNS[word] = mark end

--- What a text that is no number says as a mark -> mark | nil: a smiley, stars out of five, 7/10, a word.
function scale.sign(s)
    s = s:gsub("^%s+", ""):gsub("%s+$", "")
    local known = SIGNS[s] or SIGNS[s:lower()]
    if known then return known + 0.0 end
    local got, of = s:match "^(%d+[.,]?%d*)%s*/%s*(%d+)$"
    got, of = got and tonumber((got:gsub(",", "."))), tonumber(of)
    if got and of > 0 and got <= of then return 10 * got / of end
    local full, empty = select(2, s:gsub("★", "")), select(2, s:gsub("☆", ""))
    if full + empty > 0 and s:gsub("[★☆%s]", "") == "" and (full + empty) * 3 >= #s:gsub("%s", "") then
        local all = math.max(full + empty, 5)
        return 10 * (full - 1) / (all - 1) >= 0 and 10 * (full - 1) / (all - 1) or 0
    end
end

--- "1-5", "1 to 7", "-2 - 2", "%" -> low, high
local function bounds(unit)
    if unit == nil then return nil end
    if unit:gsub("%s", "") == "%" then return 0, 100 end
    local low, high = unit:match "^%s*(%-?%d+)%s*%a*%-?%s*(%-?%d+)%s*$"
    low, high = tonumber(low), tonumber(high)
    if low and high and low < high then return low, high end
end

local SYMMETRICAL = { 1, 2, 3, 4, 5, 10, 100 }

--- How the marks of a column become marks of ten: f(x) -> mark, and what to say of it: low and high of the scale, and whether nothing
-- but the numbers tells (sure = false); nil where they are marks of ten. A scale from 1 to 10 is one of ten. numbers: all of the column.
function scale.marks(unit, numbers)
    local low, high = bounds(unit)
    local sure = low ~= nil
    if not low and #numbers > 0 then
        local least, most = math.min(table.unpack(numbers, 1, math.min(#numbers, 5000))), math.max(table.unpack(numbers, 1, math.min(#numbers, 5000)))
        if least < 0 then
            for _, bound in ipairs(SYMMETRICAL) do
                if -bound <= least and most <= bound then low, high = -bound, bound break end
            end
        elseif most > 10 and most <= 100 then
            low, high = 0, 100
        end
    end
    if not low or low == 0 and high == 10 or low == 1 and high == 10 then return nil end
    return function(x) return 10 * (x - low) / (high - low) end, low, high, sure
end

--- Whether all of several marks lie within 1 to 5, so that they may have been given on such a scale.
function scale.small(numbers)
    if #numbers < 3 then return false end
    for _, x in ipairs(numbers) do
        if x < 1 or x > 5 or x ~= math.floor(x) then return false end
    end
    return true
end

--- How the chances of a column become shares of 1: f(x), where they are percentages; nil where they are shares.
function scale.shares(unit, numbers)
    local percent = unit and unit:gsub("%s", "") == "%"
    for _, x in ipairs(numbers) do
        if x > 100 or x < 0 then return nil end
        percent = percent or x > 1
    end
    if percent then return function(x) return x / 100 end end
end

return scale
