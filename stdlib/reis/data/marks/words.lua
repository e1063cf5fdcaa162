-- Answers in words, English and Dutch, as positions between two poles: "strongly agree", "zeer ontevreden", "don't know".

local fold = require "reis.words.fold"

local words = {}

local function set(text)
    local out = {}
    for word in text:gmatch "[^,]+" do out[fold(word:match "^%s*(.-)%s*$")] = true end
    return out
end

-- What is no answer, in any column.
local NONE = set [[n/a, na, n.a., not applicable, does not apply, don't know, dont know, do not know, no opinion, no answer, none given,
    prefer not to say, skipped, n.v.t., nvt, n.v.t, niet van toepassing, weet niet, weet ik niet, geen mening, geen antwoord,
    zeg ik liever niet, overgeslagen, null, nan, -, –, —, .]]

local NEUTRAL = set [[neutral, neither agree nor disagree, neither, neither satisfied nor dissatisfied, neither easy nor difficult, undecided,
    not sure, average, fair, ok, okay, neutraal, niet eens niet oneens, niet eens/niet oneens, niet mee eens niet mee oneens,
    niet tevreden niet ontevreden, niet tevreden/niet ontevreden, niet makkelijk niet moeilijk, noch eens noch oneens, niet eens en niet oneens,
    niet tevreden en niet ontevreden,
    noch tevreden noch ontevreden, redelijk, matig, gaat wel, voldoende, moderate]]

-- Poles by family: what is said of one thing; columns of one family share how many positions there are.
local POLES = {
    { "agree", "agree, eens", "disagree, oneens" },
    { "content", "satisfied, tevreden, happy, blij", "dissatisfied, unsatisfied, ontevreden, unhappy" },
    { "ease", "easy, makkelijk, gemakkelijk, eenvoudig", "difficult, hard, moeilijk, lastig" },
    { "good", "good, goed", "poor, bad, slecht" },
    { "important", "important, belangrijk", "unimportant, onbelangrijk" },
    { "likely", "likely, waarschijnlijk", "unlikely, onwaarschijnlijk" },
    { "yes", "yes, true, ja, waar", "no, false, nee, onwaar" },
}
local POLE, ALONE = {}, {
    excellent = { "good", 2 }, outstanding = { "good", 2 }, uitstekend = { "good", 2 }, terrible = { "good", -2 }, awful = { "good", -2 },
    onvoldoende = { "good", -1 }, ["zeer slecht"] = { "good", -2 },
}
for _, family in ipairs(POLES) do
    for word in pairs(set(family[2])) do POLE[word] = { family[1], 1 } end
    for word in pairs(set(family[3])) do POLE[word] = { family[1], -1 } end
end

local STRONG = set "strongly, very, completely, totally, extremely, fully, definitely, zeer, heel, helemaal, volledig, erg, uiterst, sterk, geheel, absoluut"
local WEAK = set "somewhat, slightly, rather, fairly, a little, moderately, enigszins, een beetje, beetje, eerder, tamelijk, vrij, iets, deels"
local NOT = set "not, niet"
local NOT_AT_ALL = set "not at all, helemaal niet, totaal niet, absoluut niet"

--- A text as it is compared.
local function plain(text)
    local s = fold(text):gsub("[.!]+$", ""):gsub(",", " "):gsub("%f[%a]mee%f[%A]", ""):gsub("%s+", " ")
    return s:match "^%s*(.-)%s*$"
end

--- Whether a text says that there is no answer.
function words.none(text) return NONE[fold(text)] == true end

--- What an answer in words says -> { family, sign (-1 | 0 | 1), strength (2 strong, 1 plain, 0 weak) } | nil
function words.of(text)
    local s = plain(text)
    if NEUTRAL[s] then return { nil, 0, 1 } end
    if ALONE[s] then return { ALONE[s][1], ALONE[s][2] > 0 and 1 or -1, math.abs(ALONE[s][2]) } end
    if POLE[s] then return { POLE[s][1], POLE[s][2], 1 } end
    local before, pole = s:match "^(.-)%s(%S+)$"
    pole = pole and POLE[pole]
    if not pole then -- "agree strongly"
        pole, before = s:match "^(%S+)%s(.+)$"
        pole = pole and POLE[pole]
    end
    if not pole then return nil end
    if STRONG[before] then return { pole[1], pole[2], 2 } end
    if WEAK[before] then return { pole[1], pole[2], 0 } end
    if NOT_AT_ALL[before] then return { pole[1], -pole[2], 2 } end
    if NOT[before] then return { pole[1], -pole[2], 1 } end
    return nil
end

--- Takes down, by family, which strengths occur among said (list of words.of). seen: family -> { strong, weak, neutral }, grown
-- -> the family | nil where there is none, or several
function words.look(said, seen)
    local family
    for _, one in ipairs(said) do
        if one[1] and family and one[1] ~= family then return nil end
        family = family or one[1]
    end
    if not family then return nil end
    seen[family] = seen[family] or {}
    for _, one in ipairs(said) do
        local key = one[2] == 0 and "neutral" or one[3] == 2 and "strong" or one[3] == 0 and "weak"
        if key then seen[family][key] = true end
    end
    return family
end

--- The number of an answer from 1 on, and how many positions its scale has. strengths: of its family, as words.look leaves them.
-- Two poles alone are 0 and 1.
function words.number(said, strengths)
    local reach = strengths.weak and 3 or strengths.strong and 2 or 1
    if reach == 1 and not strengths.neutral then return said[2] > 0 and 1 or 0, 0, 1 end
    local size = said[2] == 0 and 0 or strengths.weak and said[3] + 1 or said[3]
    return said[2] * size + reach + 1, 1, 2 * reach + 1
end

-- Scales of words without two poles, from the worst; all of `needs` must occur, as some words mean something else elsewhere.
local LISTS = {
    { words = { "poor", "fair", "good", "very good", "excellent" }, needs = { "excellent" } },
    { words = { "slecht", "matig", "voldoende", "goed", "uitstekend" }, needs = { "matig", "voldoende" } },
    { words = { "slecht", "matig", "voldoende", "goed", "zeer goed" }, needs = { "matig", "voldoende" } },
    { words = { "slecht", "matig", "redelijk", "goed", "zeer goed" }, needs = { "matig", "redelijk" } },
    { words = { "never", "rarely", "sometimes", "often", "always" }, needs = {} },
    { words = { "nooit", "zelden", "soms", "vaak", "altijd" }, needs = {} },
    { words = { "not at all", "slightly", "moderately", "very", "extremely" }, needs = {} },
}
for _, list in ipairs(LISTS) do
    list.at = {}
    for i, word in ipairs(list.words) do list.at[word] = i end
end

--- A text that stands in such a scale, as words.of gives it: of no family by itself.
function words.listed(text)
    local s = plain(text)
    for _, list in ipairs(LISTS) do
        if list.at[s] then return { "list", 0, 1 } end
    end
    return nil
end

--- The scale of words that all these texts (at least two) are of: { number by text } , how many words it has | nil
function words.list(texts)
    for _, list in ipairs(LISTS) do
        local numbers, there, n = {}, {}, 0
        for _, text in ipairs(texts) do
            local s = plain(text)
            numbers[text], there[s] = list.at[s], true
            n = n + 1
            if not list.at[s] then n = -math.huge end
        end
        for _, word in ipairs(list.needs) do
            if not there[word] then n = -math.huge end
        end
        if n >= 2 then return numbers, #list.words end
    end
    return nil
end

-- The five answers to both questions of a pair (Kano 1984), by number.
local KANO = {
    set "like, i like it, i like it that way, i would like it, leuk, fijn, dat vind ik fijn, dat vind ik leuk, prettig",
    set [[must-be, must be, expect, expect it, i expect it, it must be that way, verwacht, verwacht ik, dat verwacht ik, moet,
        dat moet zo zijn, vanzelfsprekend]],
    set "neutral, i am neutral, neutraal, maakt niet uit, maakt me niet uit, dat maakt me niet uit",
    set "live with, can live with it, i can live with it, tolerate, i can tolerate it, kan ermee leven, ik kan ermee leven, daar kan ik mee leven",
    set "dislike, i dislike it, i dislike it that way, vervelend, dat vind ik vervelend, niet leuk, niet fijn, dat vind ik niet fijn",
}

--- An answer to a question of such a pair: 1 like … 5 dislike | nil
function words.kano(text)
    local s = fold(text):gsub("[.!]+$", "")
    for number, answers in ipairs(KANO) do
        if answers[s] then return number end
    end
    return nil
end

return words
