-- Two names that look the same and are not: composed and decomposed accents, or case.
local folded = require "reis.words.fold"

return {
    id = "names-alike",
    severity = "warning",
    doc = "Two things of a kind whose names look the same but differ in bytes.",
    why = "Two names that look the same and are not: a reference may mean the other.",
    mend = "Write both alike, or give one another name.",
    source = "reis: names are compared byte for byte",
    example = { wrong = [[
channel "Website" {}
channel "website" {}
]], right = [[
channel "website" {}
channel "portal" {}
]] },
    check = function(model, _, report, options)
        local function look(list)
            local known = {}
            for _, thing in ipairs(list) do
                local key = folded(thing.name)
                local first = known[key]
                if first and first.name ~= thing.name then
                    report("warning", thing, options.L("names-alike", first.line))
                end
                known[key] = first or thing
            end
        end
        for _, collection in ipairs(require "reis.model.model".collections) do
            if collection ~= "criteria" then look(model[collection]) end
        end
        for _, journey in ipairs(model.journeys) do look(journey.touchpoints) end
    end,
}
