-- A criterion says when the customer is content; the figures say whether that is so.
local numbering = require "reis.model.numbering"

local function called(at)
    return at.kind == "touchpoint" and numbering.name(at) or at.name
end

--- Why a measure of a thing has no figure.
local function untestable(F, one, options)
    local row = one.persona and F:of(one.at, one.persona)
    if one.persona and (not row or one.at.kind ~= "phase" and row.touchpoints and #row.touchpoints == 0) then
        return options.L("untestable.never", one.persona.name, one.at.name)
    end
    return options.L("untestable.figure", options.field(one.what), called(one.at))
end

return {
    id = "criterion-failed",
    severity = "warning",
    doc = "A criterion with a measure whose bounds the figures do not meet, or that has no figure.",
    why = "Criteria say how successful we are in the eyes of the customer.",
    mend = "Plan what brings the figure within its bounds, or ask whether the criterion is theirs.",
    source = "two articles on researching the customer journey: five layers",
    example = { wrong = [[
journey "Buy" {
  criterion "It just works" { measure = "experience", min = 7 },
  phase "Find" { touchpoint "Page" { experience = 5 } },
}
]], right = [[
journey "Buy" {
  criterion "It just works" { measure = "experience", min = 7 },
  phase "Find" { touchpoint "Page" { experience = 8 } },
}
]] },
    check = function(model, F, report, options)
        if not F then return end
        local level, L = options.strict and "error" or "warning", options.L
        for _, one in ipairs(require "reis.figures.criteria".all(model, F)) do
            local function fails(how, bound)
                report(level, one.criterion, L(how, options.field(one.what), called(one.at), options.apart(one.figure, bound)))
            end
            if not one.figure then
                report(level, one.criterion, L("criterion-failed.untestable", untestable(F, one, options)))
            elseif one.low then
                fails("criterion-failed.low", one.min)
            elseif one.high then
                fails("criterion-failed.high", one.max)
            end
        end
    end,
}
