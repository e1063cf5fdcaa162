-- From answers to marks: which number an answer is, on which scale, and what mark from 0 to 10 that makes.

local read = require "reis.words.csv_read"
local words = require "reis.data.marks.words"

local scale = {}

local UNDERSTOOD = 0.8 -- of the answers: a column of which less says a number is none of answers

--- "1-5", "0 – 100", "1..7", "-3 to 3" -> { low, high } | nil
function scale.of_text(text)
    text = text:gsub("t/m", "-")
    local low, high = text:match "^%s*(%-?[%d.]+)%s*%.%.%s*(%-?[%d.]+)%s*$"
    if not low then low, high = text:gsub("–", "-"):gsub("−", "-"):match "^%s*(%-?%d+%.?%d*)%s*%a*%-?%s*(%-?%d+%.?%d*)%s*$" end
    low, high = tonumber(low), tonumber(high)
    return low and high and low < high and { low, high } or nil
end

local OUT_OF = { ["5"] = true, ["7"] = true, ["10"] = true, ["100"] = true }

--- The number that a text is, or begins with: "4", "4,5" (where commas part no cells), "4 - agree", "5: zeer eens", "4/5", "80 %",
-- or how many stars it has ("★★★☆☆") | nil
local function number_of(text, comma)
    local x = read.number(text, comma)
    if x then return x end
    local said, of = text:match "^%s*(%d[%d.,]*)%s*/%s*(%d+)%s*$"
    said = OUT_OF[of] and said or text:match "^%s*(%d[%d.,]*)%s*%%%s*$"
    if said then return read.number(said, comma) end
    text = text:gsub("⭐", "★")
    local stars, full = text:gsub("★", ""):gsub("[\u{FE0F}%s]+", ""), select(2, text:gsub("★", ""))
    if full > 0 and stars:gsub("☆", "") == "" then return full end
    local first = text:match "^%s*(%-?%d+)%s*[-=:–.)(]+%s*[%a(]" or text:match "^%s*(%-?%d+)%s+%a"
    return first and tonumber(first)
end

--- The texts of a column that are answers in words.
local function worded_texts(column, self)
    local out = {}
    for i, one in pairs(self.numbers) do
        if type(one) == "table" then out[#out + 1] = column.texts[i] end
    end
    return out
end

--- What each different text of a column is -> { kind = "number" | "words" | nil (no column of answers), numbers = { by text, a number
-- or a list of words.of }, none = { by text, true }, family =, understood = share of the answers, odd = { texts not understood } }
-- of = the scale, where the words say it all. missing: set of texts and numbers that are no answer; kano: its answers are those of a pair; seen: see words.look
function scale.read(column, missing, comma, seen, kano)
    local self = { numbers = {}, none = {}, odd = {} }
    local total, numbers, worded, said = 0, 0, 0, {}
    for i, text in ipairs(column.texts) do
        local x = number_of(text, comma)
        if words.none(text) or missing[text] or x and missing[x] then
            self.none[i] = true
        elseif column.count[i] > 0 then
            local word = kano and words.kano(text) or not x and (words.of(text) or words.listed(text)) or nil
            total = total + column.count[i]
            self.numbers[i] = kano and word or x or word
            if self.numbers[i] == nil then
                self.odd[#self.odd + 1] = text
            elseif type(self.numbers[i]) == "table" then
                worded = worded + column.count[i]
                said[#said + 1] = word
            else
                numbers = numbers + column.count[i]
            end
        end
    end
    self.answers = total
    self.understood = total > 0 and math.max(numbers, worded) / total or 0
    if total == 0 or self.understood < UNDERSTOOD then return self end
    self.kind = numbers >= worded and "number" or "words"
    if self.kind == "words" then
        local numbers, size = words.list(worded_texts(column, self))
        if numbers then
            for i in pairs(self.numbers) do self.numbers[i] = numbers[column.texts[i]] end
            self.of = { 1, size }
            return self
        end
        self.family = words.look(said, seen)
        if not self.family then self.kind = nil end
    end
    return self
end

--- Puts numbers in the place of words; needs all columns of the file to have been looked at. -> the scale
function scale.settle(self, seen)
    if self.of then return self.of end
    local low, high
    for i, one in pairs(self.numbers) do
        if type(one) == "table" then
            self.numbers[i], low, high = words.number(one, seen[self.family])
        else
            self.numbers[i] = nil -- a number among words
        end
    end
    return { low, high }
end

local GUESSES = { { 0, 1, 0, 1 }, { 1, 5, 1, 5 }, { 0, 5, 0, 5 }, { 1, 7, 1, 7 }, { 0, 10, 0, 10 }, { 0, 100, 0, 100 } }

--- The lowest and the highest of the numbers that were read.
local function ends(self)
    local low, high = math.huge, -math.huge
    for _, x in pairs(self.numbers) do
        if type(x) == "number" then low, high = math.min(low, x), math.max(high, x) end
    end
    return low, high
end
scale.ends = ends

--- The scale of all answers in a table with a row an answer, which are one column: of those in numbers, metrics apart.
function scale.joint(looked, specs)
    local low, high = math.huge, -math.huge
    for c, spec in ipairs(specs) do
        if looked[c] and looked[c].kind == "number" and (spec.role == "item" or spec.role == "overall") then
            local from, to = ends(looked[c])
            low, high = math.min(low, from), math.max(high, to)
        end
    end
    return (scale.fitting(low, high))
end

--- The scale that the answers of a whole column fit: { low, high } | nil. A 0 among answers up to 5 makes 0–5, which `unsure` says.
function scale.guess(self)
    return scale.fitting(ends(self))
end

--- The scale that numbers from low to high fit, as above.
function scale.fitting(low, high)
    for k, guess in ipairs(GUESSES) do
        -- only noughts and ones: a yes or no; all ones may be the lowest of five
        if low >= guess[1] and high <= guess[2] and (k > 1 or low == 0 and high == 1) then
            return { guess[3], guess[4] }, guess[1] == 0 and guess[2] == 5
        end
    end
    return nil
end

local STRAYS, ENOUGH = 0.02, 20 -- of so many answers and more, so many may be slips

--- Whether a column fits its scale by a few answers only: the scale that the others fit, and how many these few are | nil
-- count: of each text, how often
function scale.stretched(self, of, count)
    for _, guess in ipairs(GUESSES) do
        if guess[4] >= of[2] then return nil end
        local outside, within = 0, 0
        for i, x in pairs(self.numbers) do
            if x < guess[1] or x > guess[2] then outside = outside + count[i] else within = within + count[i] end
        end
        if guess[4] > 1 and outside + within >= ENOUGH and outside <= math.max(1, STRAYS * within) then return guess, outside end
    end
    return nil
end

--- A function from a number to its mark; nil outside the scale.
function scale.marker(of, lower)
    local low, high = of[1], of[2]
    local factor = 10 / (high - low)
    return function(x)
        if x < low or x > high then return nil end
        return lower and (high - x) * factor or (x - low) * factor
    end
end

return scale
