-- What people are called in few words, slugs and file names: whatever is shortened stays distinct.

local harness = require "harness"
local called = require "reis.words.called"
local slug = require "reis.words.slug"

harness.test("a first word, or the whole name where it is another's too", function()
    local short = called.short { "Sanne de Wit", "Persoon met een beperking", "Persoon met een zorgvraag", "The commuter",
        "anna", "Anna Bos", "Dr. Who" }
    for name, want in pairs { ["Sanne de Wit"] = "Sanne", ["Persoon met een beperking"] = "Persoon met een beperking",
        ["The commuter"] = "The commuter", anna = "anna", ["Anna Bos"] = "Anna Bos", ["Dr. Who"] = "Dr. Who" } do
        harness.equal(short[name], want)
    end
end)

harness.test("no two have the same initials", function()
    local names = { "Sanne de Wit", "Simon Wolters", "Inwoner met beperking", "Inwonende mantelzorger", "Inwoner met baan",
        "我", "我们", "é", "A", "a", "1", "2" }
    local letters, seen = called.letters(names), {}
    for _, name in ipairs(names) do
        local l = letters[name]
        if seen[l] then error(("%s and %s are both %s"):format(seen[l], name, l)) end
        if utf8.len(l) > 4 then error("long: " .. l) end
        seen[l] = name
    end
    harness.equal(called.letters { "Sanne de Wit" }["Sanne de Wit"], "SW")
    harness.equal(called.letters { "Inwoner met beperking", "Inwonende mantelzorger" }["Inwonende mantelzorger"], "IM")
end)

harness.test("slugs of things that differ only in signs or case differ", function()
    local things = {}
    for i, name in ipairs { "A/B", "A B", "a b", "A-B", "A B 2", "质量", "我", ("x"):rep(80), ("x"):rep(90) } do things[i] = { name = name } end
    local slugs, seen = slug.all(things), {}
    for _, thing in ipairs(things) do
        local s = slugs[thing]
        if seen[s:lower()] then error("twice: " .. s) end
        seen[s:lower()] = true
    end
end)

harness.done()
