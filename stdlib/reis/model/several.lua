-- The channels or owners of a touchpoint where it may have several.

local several = {}

--- The things of a field ("channel" or "owner") of a touchpoint, first the one that counts.
function several.of(touchpoint, field)
    local list = rawget(touchpoint.ref, field .. "s")
    if not list then return { touchpoint.ref[field] } end
    local out = {}
    for i, one in ipairs(list) do out[i] = one[field] end
    return out
end

--- Their names, one after another; nil where there are none.
function several.names(touchpoint, field)
    local out = several.of(touchpoint, field)
    for i, one in ipairs(out) do out[i] = one.name end
    return #out > 0 and table.concat(out, ", ") or nil
end

return several
