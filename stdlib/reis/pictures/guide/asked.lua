-- The guide that a context asks for, made once; what is wrong with a user's files is raised.

local asked = require "reis.guide.asked"

--- ctx: guide (one that was made), else plan, correlated, today, and what the command line asks: everything, questions, layers, persona,
-- only (a journey), only_phase -> of reis.guide.guide
return function(ctx)
    if ctx.guide then return ctx.guide end
    local plan = not asked.is_large(ctx.model) and ctx.plan or nil
    local G, message = asked.of(ctx.model, ctx.F, { lang = ctx.lang, plan = plan, correlated = ctx.correlated, tell = ctx.tell, today = ctx.today,
        all = ctx.everything, questions = ctx.questions, layers = ctx.layers, persona = ctx.persona, journey = ctx.only, phase = ctx.only_phase })
    if not G then error(message, 0) end
    ctx.guide = G
    return G
end
