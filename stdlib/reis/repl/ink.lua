-- The line that is being typed: which part of it is what, for its colours, and what is open at each of its lines.

local lexer = require "reis.language.lexer"
local schema = require "reis.language.schema"
local entry = require "reis.repl.entry"

local ink = {}

-- The letters that host/screen.c has colours for.
local OF = { string = "s", long = "s", comment = "c", number = "n", mark = " " }

local LONGEST = 20000 -- bytes; what is longer is shown plainly

local function of_word(s, word, after)
    if lexer.KEYWORDS[word] then return "k" end
    if schema.kinds[word] and after then return "d" end
    if rawget(s.env, word) ~= nil or s.bring_words()[word] ~= nil then return "f" end
    return " "
end

--- Which byte of a text is what: a letter for each. point: the cursor, in bytes before it
local function letters(s, text, point, tokens, pairs_of)
    local out, at = {}, 1
    local function put(letter, from, to)
        if from > at then out[#out + 1] = (" "):rep(from - at) end
        out[#out + 1] = letter:rep(to - from + 1)
        at = to + 1
    end
    for i, one in ipairs(tokens) do
        local letter = OF[one.what]
        if not letter then
            local after = tokens[i + 1]
            local before = tokens[i - 1]
            local member = before and before.what == "mark" and text:find("^[.:]", before.from) and before.from == before.to
            letter = member and " " or of_word(s, text:sub(one.from, one.to), after and after.what == "string")
        end
        if pairs_of[i] == false and one.what == "mark" then letter = "x" end
        local partner = pairs_of[i] and tokens[pairs_of[i]]
        local here = one.to == point or one.from == point + 1
        local there = partner and (partner.to == point or partner.from == point + 1)
        if one.what == "mark" and partner and (here or there) then letter = "m" end
        put(letter, one.from, one.to)
    end
    if at <= #text then out[#out + 1] = (" "):rep(#text - at + 1) end
    return table.concat(out)
end

--- How a text is to be shown. -> a letter for each of its bytes ("" where it is too long for that), and what is open at the
-- end of each of its lines but the last, in words
function ink.of(s, text, point)
    if #text > LONGEST then return "", {} end
    local tokens = lexer.read(text)
    local opens = entry.opens(text, tokens)
    opens[#opens] = nil
    if entry.command(text) and #opens == 0 then return (":"):rep(#text), opens end
    local _, pairs_of = lexer.open(text, tokens)
    return letters(s, text, point, tokens, pairs_of), opens
end

return ink
