-- A journey map in words, in reading order: the verdict, the curve, then phase by phase.

local frame = require "reis.pictures.frame"
local lists = require "reis.pictures.map.lists"
local parts = require "reis.pictures.listed.parts"
local sentences = require "reis.pictures.listed.sentences"
local traveller = require "reis.pictures.listed.traveller"
local verdict = require "reis.figures.verdict"

--- A map that is to be filled in: only its phases.
local function blank(ctx, journey)
    local items = {}
    for i, phase in ipairs(journey.phases) do items[i] = ctx.L("phase.name", phase.index, phase.name) end
    return { title = ctx.L("page.title.map", journey.name), { items = items } }
end

--- ctx: as of tables -> blocks: { head = } | { text = } | { items = list of texts } | { chart = what is drawn }
return function(ctx)
    local journey = ctx.journey
    if not journey then return {} end
    if ctx.blank then return blank(ctx, journey) end
    local S = parts.scope(ctx, journey, journey.phases, traveller(ctx, journey))
    local about = { (verdict.verdict(ctx.model, journey, ctx.scores.journeys[journey.index], ctx.lang)) }
    if journey.goal then table.insert(about, 1, S.W("say.goal", journey.goal)) end
    local blocks = { title = ctx.L("page.title.map", journey.name), { text = frame.evidence(ctx, journey) }, { text = sentences.join(about) } }
    local of = { sentences.persona(S) or nil }
    of[#of + 1] = sentences.ends(S, S.touchpoints)
    if #of > 0 then blocks[#blocks + 1] = { text = sentences.join(of) } end
    blocks[#blocks + 1] = { chart = require "reis.pictures.map.plotted" { F = ctx.F, scores = ctx.scores, lang = ctx.lang, journey = journey,
        persona = S.persona } }
    local actions = lists.actions(ctx, journey)
    for _, phase in ipairs(journey.phases) do
        blocks[#blocks + 1] = { head = ctx.L("phase.name", phase.index, phase.name) }
        local text = sentences.phase(S, phase)
        if text ~= "" then blocks[#blocks + 1] = { text = text } end
        local items = {}
        for i, t in ipairs(phase.touchpoints) do items[i] = sentences.touchpoint(S, t) end
        if #items > 0 then blocks[#blocks + 1] = { items = items } end
        local done = sentences.actions(S, actions[phase])
        if done then blocks[#blocks + 1] = { text = done } end
    end
    local cyclic = journey.cyclic
    if cyclic then blocks[#blocks + 1] = { text = sentences.join { cyclic.label or ctx.L "loop.default" } } end
    return blocks
end
