-- What the uncertain numbers of a model are called: "Checkout: leave", "Product page: ease (Bram)".

local ordered = require "reis.words.ordered"

local KINDS = { "values", "personas", "channels", "teams", "goals", "journeys", "actions", "roadmaps" }

-- Fields whose own name says nothing that what is in them does not.
local UNSAID = { score = true, improves = true }
-- Keys that every name begins with, or that a name can do without.
local HIDDEN = { default = true, marks = true, per = true }

--- Calls found(q, words) for every uncertain number in a value. words: the keys that lead to it.
local function search(v, words, found, depth)
    if type(v) ~= "table" or depth > 6 then return end
    if type(v.dist) == "string" and v.dist ~= "each" then
        if v.dist == "count" then found(v.counts, words) else found(v, words) end
        if v.dist ~= "seen" then return end
    end
    for key, one in ordered.pairs(v) do
        local more = words
        if not HIDDEN[key] then -- a number is the place in a list, one per period
            more = table.move(words, 1, #words, 1, {})
            more[#more + 1] = tostring(key)
        end
        if key ~= "ref" and key ~= "counts" then search(one, more, found, depth + 1) end
    end
end

local function is_thing(v) return type(v) == "table" and v.kind and v.name and v.line end

--- The fields of a thing that hold numbers, not other things.
local function fields(thing, word, found)
    for field, v in ordered.pairs(thing) do
        if type(field) == "string" and field ~= "ref" and type(v) == "table" and not is_thing(v) and not is_thing(v[1]) then
            search(v, UNSAID[field] and {} or { word(field) }, function(q, words) found(q, words, field) end, 1)
        end
    end
end

--- The words as one text; those that name a persona stand behind, in brackets.
local function phrase(model, words)
    local before, behind = {}, nil
    for _, word in ipairs(words) do
        if model.personas[word] and #words > 1 then behind = word else before[#before + 1] = word end
    end
    return table.concat(before, " ") .. (behind and (" (%s)"):format(behind) or "")
end

local function things(model)
    local list = {}
    for _, kind in ipairs(KINDS) do
        for _, thing in ipairs(model[kind] or {}) do
            list[#list + 1] = { thing, thing.name }
            for _, t in ipairs(kind == "journeys" and thing.touchpoints or {}) do
                list[#list + 1] = { t, t.name, thing.name .. "/" .. t.name }
                for _, killer in ipairs(t.killers) do
                    list[#list + 1] = { killer, killer.name, t.name .. "/" .. killer.name }
                end
            end
        end
    end
    return list
end

local function label(entry, key)
    return key and ("%s to %s"):format(entry, key) or entry
end

--- A function that says a field in a language.
local function speaker(lang)
    local own = lang == "nl" and require "reis.language.vocabulary.nl_words".fields.to or {}
    return function(field) return ((own[field] and own[field][1] or field):gsub("_", " ")) end
end

--- The names of a tape's quantities, all different, in the model's language: list, in the tape's order; and in that order
-- where each is written: { thing =, field = }, false where that is not known.
return function(model, quantities, lang)
    local word = speaker(lang or model.company and model.company.language)
    local short, long, places = {}, {}, {}
    for _, one in ipairs(things(model)) do
        fields(one[1], word, function(q, words, field)
            places[q] = places[q] or { thing = one[1], field = field }
            local what = phrase(model, words)
            short[q] = short[q] or one[2] .. ": " .. what
            long[q] = long[q] or (one[3] or one[2]) .. ": " .. what
        end)
    end
    local names, times = {}, {}
    for i, one in ipairs(quantities) do
        names[i] = label(short[one.q] or "number " .. i, one.key)
        times[names[i]] = (times[names[i]] or 0) + 1
    end
    local taken = {}
    for i, one in ipairs(quantities) do
        if times[names[i]] > 1 then names[i] = label(long[one.q] or "number " .. i, one.key) end
        local name, again = names[i], 2
        while taken[name] do name, again = ("%s, %d"):format(names[i], again), again + 1 end
        names[i], taken[name] = name, true
    end
    local at = {}
    for i, one in ipairs(quantities) do at[i] = places[one.q] or false end
    return names, at
end
