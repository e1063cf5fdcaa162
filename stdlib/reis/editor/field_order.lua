-- Puts the fields of each declaration in the order in which the schema has them (`reis format --order`). Only fields that stand beside
-- each other change places: what is declared within stays where it is, and so does a field that the schema does not know, with all
-- after it coming later. The comments above a field, and the one after it on its line, go with it.
--
-- field_order.apply(text, T) -> text; how its lines are indented is for layout.lua to mend. T: the tongue (nil: English)

local lexer = require "reis.language.lexer"
local schema = require "reis.language.schema"

local field_order = {}

local function text_of(R, i)
    local one = R.tokens[i]
    return one and R.text:sub(one.from, one.to) or ""
end

--- What stands between two tokens.
local function between(R, i, k) return R.text:sub(R.tokens[i].to + 1, R.tokens[k].from - 1) end

--- Whether there is a line's end between token i and the next.
local function ends_line(R, i)
    return not R.tokens[i + 1] or between(R, i, i + 1):find("\n", 1, true) ~= nil
end

local render -- tokens from i to k with what is between them, tables within put in order

--- The entries of the table between its braces k and m: list of { key = (or nil), from =, to = (its tokens), above = (index of its first
-- comment, or nil), comma = (token, or nil), after = (the last of the comments after it on its line, or nil) }
local function entries_of(R, k, m)
    local out, i = {}, k + 1
    while i < m do
        local one = { above = nil }
        while i < m and R.tokens[i].what == "comment" do
            one.above = one.above or i
            i = i + 1
        end
        if i >= m then return out, one.above end
        one.from = i
        if R.tokens[i].what == "word" and text_of(R, i + 1) == "=" then one.key = text_of(R, i) end
        while i < m and not (R.tokens[i].what == "mark" and text_of(R, i):find("^[,;]$")) do
            local partner = R.pairs[i]
            i = partner and partner > i and partner + 1 or i + 1
        end
        one.to = i - 1
        while R.tokens[one.to].what == "comment" do one.to = one.to - 1 end
        if i < m then
            one.mixed = one.to < i - 1 -- a comment before its comma
            one.comma, i = i, i + 1
        else
            i = one.to + 1
        end
        while i < m and R.tokens[i].what == "comment" and not ends_line(R, i - 1) do
            if not ends_line(R, i) and i + 1 < m then break end -- one between two fields of a line is the next one's
            one.after, i = i, i + 1
        end
        out[#out + 1] = one
    end
    return out
end

--- The places of fields of a kind in the schema.
local function places_of(kind, T)
    local places = {}
    for i, field in ipairs(schema.fields(kind)) do
        places[field.name] = i
        for _, word in ipairs(T and T:all("fields", field.name) or {}) do places[word] = i end
    end
    return places
end

--- Sorts the runs of fields among entries. -> the entries in their new order
local function sorted(entries, places)
    local out, i = {}, 1
    while i <= #entries do
        local k = i
        while entries[k] and entries[k].key and not entries[k].mixed and places[entries[k].key] do k = k + 1 end
        local run = {}
        for n = i, k - 1 do run[#run + 1] = { entries[n], places[entries[n].key], n } end
        table.sort(run, function(a, b)
            if a[2] ~= b[2] then return a[2] < b[2] end
            return a[3] < b[3]
        end)
        for _, one in ipairs(run) do out[#out + 1] = one[1] end
        if k <= #entries then out[#out + 1] = entries[k] end
        i = k + 1
    end
    return out
end

--- Writes the entries in their new order into the places of the old ones.
local function write(R, k, m, old, new, rest)
    local out, open = { "{" }, false -- open: a comment's line is to be ended before more is written
    local before = k
    for n, place in ipairs(old) do
        local one, is_last = new[n], n == #old
        local gap = between(R, before, place.above or place.from)
        local above = one.above and R.text:sub(R.tokens[one.above].from, R.tokens[one.from].from):find("\n", 1, true)
        if (open or above) and not gap:find("\n", 1, true) then gap = "\n" end
        out[#out + 1] = gap
        if one.above then out[#out + 1] = render(R, one.above, one.from - 1) .. between(R, one.from - 1, one.from) end
        out[#out + 1] = render(R, one.from, one.to)
        if place.comma or not is_last then out[#out + 1] = place.comma and text_of(R, place.comma) or "," end
        if one.after then
            local first = (one.comma or one.to) + 1
            out[#out + 1] = between(R, first - 1, first) .. render(R, first, one.after)
        end
        open = one.after ~= nil
        before = place.after or place.comma or place.to
    end
    local gap = between(R, before, rest or m)
    if open and not gap:find("\n", 1, true) then gap = "\n" end
    out[#out + 1] = gap
    if rest then out[#out + 1] = render(R, rest, m - 1) .. between(R, m - 1, m) end
    out[#out + 1] = "}"
    return table.concat(out)
end

--- The table between braces k and m, if it is a declaration's whose fields are not in order; else nil.
local function table_at(R, k, m)
    local kind = R.kinds[k]
    if not kind then return nil end
    local old, rest = entries_of(R, k, m)
    for _, one in ipairs(old) do
        if one.mixed then return nil end
    end
    local new = sorted(old, places_of(kind, R.T))
    for i = 1, #old do
        if old[i] ~= new[i] then return write(R, k, m, old, new, rest) end
    end
end

function render(R, i, k)
    local out, n = {}, i
    while n <= k do
        local m = R.kinds[n] and R.pairs[n]
        local whole = m and m <= k and table_at(R, n, m)
        if whole then
            out[#out + 1] = whole
            n = m
        else
            out[#out + 1] = text_of(R, n)
        end
        if n < k then out[#out + 1] = between(R, n, n + 1) end
        n = n + 1
    end
    return table.concat(out)
end

function field_order.apply(text, T)
    local R = { text = text, tokens = lexer.read(text), kinds = {}, T = T }
    local _, pairs_of = lexer.open(text, R.tokens, function(i, innermost)
        if not innermost or innermost.at ~= i or innermost.what ~= "{" or not innermost.word then return end
        local word = innermost.word
        R.kinds[i] = schema.kinds[word] and word or T and T:kind(word) or nil
    end)
    R.pairs = pairs_of
    local n = #R.tokens
    if n == 0 then return text end
    return text:sub(1, R.tokens[1].from - 1) .. render(R, 1, n) .. text:sub(R.tokens[n].to + 1)
end

return field_order
