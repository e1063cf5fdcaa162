-- A criterion says when the customer is content; the figures say whether that is so.
local numbering = require "reis.model.numbering"
local quantity = require "reis.language.quantity"

local function called(at)
    return at.kind == "touchpoint" and numbering.name(at) or at.name
end

--- Why a measure of a thing has no figure.
local function untestable(F, one)
    local row = one.persona and F:of(one.at, one.persona)
    if one.persona and (not row or one.at.kind ~= "phase" and row.touchpoints and #row.touchpoints == 0) then
        return ('%s never meets "%s"'):format(one.persona.name, one.at.name)
    end
    return ("%s of %s has no figure"):format(one.what, called(one.at))
end

return {
    name = "criterion-failed",
    doc = "A criterion with a measure whose bounds the figures do not meet, or that has no figure.",
    check = function(model, F, report, options)
        if not F then return end
        local level = options.strict and "error" or "warning"
        for _, one in ipairs(require "reis.figures.criteria".all(model, F)) do
            local told = one.figure and ("fails: %s of %s is %s, "):format(one.what, called(one.at), quantity.show(one.figure))
            if not told then
                report(level, one.criterion, "cannot be tested: " .. untestable(F, one))
            elseif one.low then
                report(level, one.criterion, told .. "below the least of " .. quantity.show(one.min))
            elseif one.high then
                report(level, one.criterion, told .. "above the most of " .. quantity.show(one.max))
            end
        end
    end,
}
