-- The Dutch vocabulary: whole, without two meanings for a word, and the language itself once it is read.

local h = require "harness"
local schema = require "reis.language.schema"
local tongue = require "reis.language.tongue"

local T = tongue.of "reis.nl"

--- The words that a field takes for its value, or for those of its table.
local function values_of(field) return field.values or type(field.value) == "table" and field.value.values or {} end

--- Calls visit(field, fields, where) for each field of the schema and each part of one.
local function each_field(visit)
    local function walk(fields, where)
        for _, field in ipairs(fields) do
            visit(field, fields, where .. "." .. field.name)
            if field.fields then walk(field.fields, where .. "." .. field.name) end
        end
    end
    for _, name in ipairs(schema.order) do walk(schema.kinds[name].fields, name) end
end

h.test("each kind, field and word for a value has a Dutch word", function()
    local missing = {}
    for _, name in ipairs(schema.order) do
        if #T:all("kinds", name) == 0 then missing[#missing + 1] = name end
    end
    each_field(function(field, _, where)
        if #T:all("fields", field.name) == 0 then missing[#missing + 1] = where end
        local list = field.type == "measure" and "measures" or "values"
        for _, word in ipairs(values_of(field)) do
            if #T:all(list, word) == 0 then missing[#missing + 1] = where .. "=" .. word end
        end
    end)
    h.equal(table.concat(missing, " "), "")
end)

h.test("each word is one that Lua takes for a name, and means one thing where it stands", function()
    for _, list in ipairs { "kinds", "fields", "functions" } do
        for dutch in pairs(T.words[list].from) do h.equal(dutch:match("^[%a_][%w_]*$"), dutch) end
    end
    each_field(function(field, fields, where)
        for _, word in ipairs(T:all("fields", field.name)) do
            local meant = T:field(fields, word)
            h.equal(where .. " " .. word .. " " .. meant.name, where .. " " .. word .. " " .. field.name)
        end
        local seen = {}
        for _, value in ipairs(field.values or {}) do
            local word = T:word(field.type == "measure" and "measures" or "values", value)
            h.equal(seen[word], nil)
            seen[word] = true
        end
    end)
end)

h.test("no list names an English word that the language does not have", function()
    local kinds, fields, values = {}, {}, { other = true }
    for _, name in ipairs(schema.order) do kinds[name] = true end
    each_field(function(field)
        fields[field.name] = true
        for _, value in ipairs(values_of(field)) do values[value] = true end
    end)
    for word in pairs(T.words.kinds.to) do h.equal(kinds[word] and word, word) end
    for word in pairs(T.words.fields.to) do h.equal(fields[word] and word, word) end
    for word in pairs(T.words.values.to) do h.equal(values[word] and word, word) end
end)

h.test("the manual's page lists every word", function()
    local page, missing = h.read "stdlib/manual/nederlands.md":gsub("%s+", " "), {}
    for _, list in ipairs { "kinds", "fields", "values", "measures", "functions" } do
        for english, words in pairs(T.words[list].to) do
            local entry = table.concat(words, "/") .. " = " .. english
            if not page:find(entry, 1, true) then missing[#missing + 1] = entry end
        end
    end
    table.sort(missing)
    h.equal(table.concat(missing, ", "), "")
end)

h.test("what a field takes is said in Dutch", function()
    local english = {}
    each_field(function(field, _, where)
        local said = T:say(schema.takes(field))
        for _, word in ipairs { "a", "number", "text", "or", "of the", "names", "from", "list of" } do
            if (" " .. said .. " "):find(" " .. word .. " ", 1, true) then english[#english + 1] = where .. ": " .. said break end
        end
    end)
    h.equal(table.concat(english, "\n"), "")
end)

h.test("what a kind and a field is for is said in Dutch, and nothing else is", function()
    local docs, said = require "reis.language.vocabulary.nl_docs", {}
    local function see(doc, where)
        if doc and doc ~= "" then
            h.equal(docs[doc] and where, where)
            said[doc] = true
        end
    end
    for _, name in ipairs(schema.order) do see(schema.kinds[name].doc, name) end
    each_field(function(field, _, where) see(field.doc, where) end)
    for doc in pairs(docs) do h.equal(said[doc] and doc, doc) end
end)

h.test("what a function with a Dutch name takes and gives is said in Dutch", function()
    local told, there = require "reis.language.vocabulary.nl_functions", {}
    for _, one in ipairs(require "reis.command.functions") do there[one[1]] = true end
    for name in pairs(T.words.functions.to) do h.equal(told[name] ~= nil and there[name] and name, name) end
    for name, about in pairs(told) do
        h.equal(about[1]:match "^[%a_]+", T:word("functions", name))
    end
end)

h.test("a message that no form fits stays as it is; quotes and control bytes in a name do no harm", function()
    h.equal(T:say "the moon is out", "the moon is out")
    h.equal(T:say 'persona "a"b": share is 2; give a number from 0 to 1', 'persona "a"b": share is 2; give a number from 0 to 1')
    h.equal(T:say 'persona "\1\2": share is 2; give a number from 0 to 1', 'klantpersona "??": aandeel is 2; geef een getal van 0 tot 1')
    h.equal(T:say 'touchpoint "is 3": improves.is 4.leave is 2; give a number', 'contactmoment "is 3": verbetert.is 4.afhaken is 2; geef een getal')
end)

h.done()
