-- Who wants to know why asks a few people long; how few is too few depends on how specific the subject is.
local evidence = require "reis.model.evidence"

return {
    id = "interviews-few",
    severity = "warning",
    doc = "Interviews are the only evidence, and there are fewer than 15 people in them.",
    why = "Fifteen to thirty talks in depth are the guideline; the more specific the subject, the fewer are needed.",
    mend = "Talk to more people, or put other evidence beside it; where fewer are enough: check.set { interviews = 10 }.",
    source = "two articles on researching the customer journey: five layers",
    settings = { interviews = { default = 15, min = 1, doc = "the fewest people in interviews, where there is no other evidence" } },
    example = { wrong = [[
interview "Home visits" { n = 6, date = "2025-12" }
]], right = [[
interview "Home visits" { n = 18, date = "2025-12" }
]] },
    check = function(model, _, report, options)
        local n, first, unknown = 0, nil, nil
        for _, source in ipairs(evidence.declared(model)) do
            if source.kind == "interview" then
                n, first = n + (rawget(source, "n") or 0), first or source
                unknown = unknown or not rawget(source, "n") and source or nil
            elseif source.kind ~= "assumption" then
                return
            end
        end
        local least = options.setting "interviews"
        if unknown and n < least then
            report("warning", unknown, options.L "interviews-few.unknown")
        elseif first and n < least then
            report("warning", first, options.L("interviews-few", options.number(n), options.number(least)))
        end
    end,
}
