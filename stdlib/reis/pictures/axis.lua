-- Round figures along an axis.

local axis = {}

--- A round step that gives about `parts` steps in a span above 0: 1, 2, 2.5 or 5 times a power of ten.
function axis.step(span, parts)
    local raw = span / parts
    local power = 10 ^ math.floor(math.log(raw, 10))
    for _, k in ipairs { 1, 2, 2.5, 5, 10 } do
        if k * power >= raw - 1e-9 * raw then return k * power end
    end
    return 10 * power
end

return axis
