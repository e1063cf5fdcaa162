-- What people are called in few words, and by which letters, so that no two of them share either.

local called = {}

-- Words before a name by which nobody is called alone.
local TITLES = {}
for word in ([[mr mrs ms miss mx dr prof sir madam mw mevr mevrouw dhr meneer mijnheer heer juf meester opa oma oom tante
    familie family grandma grandpa aunt uncle de het een the a an]]):gmatch "%S+" do TITLES[word] = true end

--- The word by which a person is called: "Sanne de Wit" -> "Sanne"; whoever goes by a title, or a persona that is a
-- type ("The commuter"), by the whole name.
local function first_word(name)
    local first = name:match("^[^%s,]+")
    if not first or TITLES[(first:lower():gsub("%.$", ""))] then return name end
    return first
end

--- The first words of a name, as many as no other name begins with, up to one that can end it: "Persoon 1" of "Persoon 1
-- van der Meulen"; the whole name where only that tells it apart.
local function first_words(name, names)
    local head = ""
    for word in name:gmatch "[^%s,]+" do
        head = head == "" and word or head .. " " .. word
        local apart = not word:match "^%l"
        for _, other in ipairs(names) do
            local begins = other ~= name and other:sub(1, #head):lower() == head:lower()
            if begins and not other:sub(#head + 1, #head + 1):match "%w" then apart = false end
        end
        if apart and head:find(" ", 1, true) then return head end
    end
    return name
end

--- { [name] = what it is called }: the first word, as many as tell it apart where another is called so too.
function called.short(names)
    local count, out = {}, {}
    for _, name in ipairs(names) do
        local key = first_word(name):lower()
        count[key] = (count[key] or 0) + 1
    end
    for _, name in ipairs(names) do
        local first = first_word(name)
        out[name] = count[first:lower()] > 1 and first_words(name, names) or first
    end
    return out
end

local FIRST = "^[%z\1-\127\194-\244][\128-\191]*"

local function letters_of(name, keep)
    local letters = {}
    for word in name:gsub(",.*", ""):gmatch("%S+") do
        local first = word:match(FIRST)
        if first and not first:match("[%p%d]") and keep(first) then letters[#letters + 1] = first:upper() end
    end
    return letters
end

--- The ways to write a name in a few letters, the best first.
local WAYS = {
    function(name) -- "Sanne de Wit" -> "SW"
        local l = letters_of(name, function(first) return not first:match("%l") end)
        return l[2] and l[1] .. l[#l] or l[1] or (name:match(FIRST) or "?"):upper()
    end,
    function(name) -- "Persoon 12 van Dam" -> "P12"
        local first, number = name:match(FIRST), name:match "%f[%w]%d+%f[%W]"
        return first and number and first:upper() .. number or nil
    end,
    function(name) -- "Inwoner met beperking" -> "IB"
        local l = letters_of(name, function() return true end)
        return l[2] and l[1] .. l[#l] or nil
    end,
    function(name) -- "Inwoner met beperking" -> "IMB"
        local l = letters_of(name, function() return true end)
        return l[3] and l[1] .. l[2] .. l[#l] or nil
    end,
}

--- { [name] = letters }: two for most; others, or a number, where two names would have the same.
function called.letters(names)
    local out, at = {}, {}
    local function write(name)
        local way = WAYS[at[name]]
        return way and way(name)
    end
    for _, name in ipairs(names) do at[name], out[name] = 1, WAYS[1](name) end
    for _ = 2, #WAYS do
        local count = {}
        for _, name in ipairs(names) do count[out[name]] = (count[out[name]] or 0) + 1 end
        for _, name in ipairs(names) do
            if count[out[name]] > 1 then
                at[name] = at[name] + 1
                out[name] = write(name) or out[name]
            end
        end
    end
    local taken = {}
    for _, name in ipairs(names) do
        local base, n = out[name], 1
        while taken[out[name]] do
            n = n + 1
            out[name] = base .. n
        end
        taken[out[name]] = true
    end
    return out
end

local function list_of(things)
    local names = {}
    for i, thing in ipairs(things) do names[i] = thing.name end
    return names
end

local cache = setmetatable({}, { __mode = "k" })

--- Of the personas of a model: { short = { [name] = … }, letters = { [name] = … } }
function called.of(model)
    local known = cache[model]
    if not known then
        local names = list_of(model.personas)
        known = { short = called.short(names), letters = called.letters(names) }
        cache[model] = known
    end
    return known
end

return called
