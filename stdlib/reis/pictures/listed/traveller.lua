-- Whom a picture of a journey is of.

--- The persona asked for, else the first that comes by a touchpoint; nil in a model without personas.
return function(ctx, journey)
    if ctx.persona then return ctx.persona end
    for _, row in ipairs(ctx.scores.journeys[journey.index].personas) do
        if #row.touchpoints > 0 then return ctx.model.personas[row.persona] end
    end
end
