-- A touchpoint as a card: where it stands, its figures for each persona, what it was given, and what changes it.

local format = require "reis.words.format"
local tables = require "reis.words.tables"
local numbering = require "reis.model.numbering"
local words = require "reis.command.field_words"

--- What each persona finds here: list of { name, "5.7, expected 6.5, reach 42 %" }.
local function figures_of(t, V)
    local rows = {}
    for _, row in ipairs(V.F:of(t.journey).personas) do
        local persona = V.model.personas[row.index]
        local met = V.F:of(t, persona or { index = row.index })
        rows[#rows + 1] = { persona and persona.name or "everyone", not met and "does not meet it" or
            ("experience %s, expected %s, emotion %s, reach %s"):format(format.number(met.experience), format.number(met.expectation),
                format.signed(met.emotion), format.percent(met.reach)) }
    end
    return rows
end

--- The open actions that change it: their names.
local function changed_by(t, model)
    local out = {}
    for _, action in ipairs(model.actions) do
        local touches = false
        for _, one in ipairs(action.ref.improves) do
            for _, other in ipairs(one.touchpoints) do touches = touches or other == t end
        end
        for _, one in ipairs(action.ref.removes) do touches = touches or one.killer.parent == t end
        for _, one in ipairs(action.ref.reroutes) do touches = touches or one.touchpoint == t end
        if touches then out[#out + 1] = action.name end
    end
    return out
end

--- thing -> text. V: { model =, F = figures or nil, currency = }
return function(t, V)
    local rows = words.fields(t, V.currency)
    for _, row in ipairs(V.F and figures_of(t, V) or {}) do rows[#rows + 1] = row end
    local actions = changed_by(t, V.model)
    if #actions > 0 then rows[#rows + 1] = { "changed by", table.concat(actions, ", ") } end
    return ("%s %s   %s / %s\n"):format(numbering.of(t), t.name, t.journey.name, t.parent.name)
        .. tables.format(rows, { indent = 2 })
end
