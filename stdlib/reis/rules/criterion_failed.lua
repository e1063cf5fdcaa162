-- A criterion says when the customer is content; the figures say whether that is so.
local numbering = require "reis.model.numbering"
local quantity = require "reis.language.quantity"

--- Why a measure of a thing has no figure.
local function untestable(F, what, at, persona)
    local row = persona and F:of(at, persona)
    if persona and (not row or at.kind ~= "phase" and row.touchpoints and #row.touchpoints == 0) then
        return ('%s never meets "%s"'):format(persona.name, at.name)
    end
    return ("%s of %s has no figure"):format(what, at.kind == "touchpoint" and numbering.name(at) or at.name)
end

return {
    name = "criterion-failed",
    doc = "A criterion with a measure whose bounds the figures do not meet, or that has no figure.",
    check = function(model, F, report, options)
        if not F then return end
        local measure = require "reis.figures.measure"
        for _, criterion in ipairs(model.criteria) do
            local what = rawget(criterion, "measure")
            local at = criterion.ref.at or rawget(criterion, "parent")
            if what and at then
                local figure = measure(F, model, what, at, criterion.ref.persona)
                local low = quantity.mean(rawget(criterion, "min"))
                local high = quantity.mean(rawget(criterion, "max"))
                local level = options.strict and "error" or "warning"
                if not figure then
                    report(level, criterion, "cannot be tested: " .. untestable(F, what, at, criterion.ref.persona))
                end
                local told = ("%s of %s is %s"):format(what,
                    at.kind == "touchpoint" and numbering.name(at) or at.name, quantity.show(figure))
                if figure and low and figure < low - 1e-9 then
                    report(level, criterion, ("fails: %s, below the least of %s"):format(told,
                        quantity.show(low)))
                elseif figure and high and figure > high + 1e-9 then
                    report(level, criterion, ("fails: %s, above the most of %s"):format(told,
                        quantity.show(high)))
                end
            end
        end
    end,
}
