-- At home a customer shows what an office never hears.
local folded = require "reis.words.fold"
local evidence = require "reis.model.evidence"

-- Words for a customer's own place, as the beginning of a word.
local PLACES = { "home", "house", "kitchen", "living room", "customer's", "customers'", "their place", "their office", "their shop", "on site",
    "doorstep", "thuis", "huis", "keuken", "woonkamer", "bij de klant", "bij klanten", "ter plaatse", "op locatie", "op hun", "op school" }

local function at_theirs(source)
    local words = {}
    for _, field in ipairs { "name", "where", "method" } do words[#words + 1] = rawget(source, field) end
    local said = " " .. folded(table.concat(words, " ")):gsub("[^%w'\128-\255]+", " ")
    for _, place in ipairs(PLACES) do
        if said:find(" " .. place, 1, true) then return true end
    end
    return false
end

return {
    id = "interview-elsewhere",
    severity = "note",
    doc = "No interview or observation was at the customer's own place, by what its name, where or method says.",
    why = "Same man, same product, another place: another experience. Talks in depth are held where the customer lives or works.",
    mend = "Visit a few customers, and say so: where = \"at their homes\".",
    source = "two articles on researching the customer journey: five layers",
    example = { wrong = [[
interview "Talks" { n = 18, date = "2025-12", where = "our head office" }
]], right = [[
interview "Talks" { n = 18, date = "2025-12", where = "at their homes" }
]] },
    check = function(model, _, report, options)
        local first
        for _, source in ipairs(evidence.declared(model)) do
            if source.kind == "interview" or source.kind == "observation" then
                if at_theirs(source) then return end
                if source.kind == "interview" then first = first or source end
            end
        end
        if first then report("note", first, options.L "interview-elsewhere") end
    end,
}
