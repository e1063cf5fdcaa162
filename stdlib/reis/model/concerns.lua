-- Whom a pain, a need or any other thing that may name personas is about.

--- Whether a thing is about everyone, a persona (nil: nobody in particular), or one that it extends.
return function(thing, persona)
    local named, steps = thing.ref and thing.ref.personas or {}, 0
    if #named == 0 then return true end
    while persona and steps < 100 do
        for _, one in ipairs(named) do
            if one == persona then return true end
        end
        persona, steps = persona.ref and persona.ref.extends, steps + 1
    end
    return false
end
