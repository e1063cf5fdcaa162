-- A phase in words: what it is about, then touchpoint by touchpoint, with the ways on.

local data = require "reis.pictures.zoom.data"
local format = require "reis.words.format"
local lists = require "reis.pictures.map.lists"
local numbering = require "reis.model.numbering"
local parts = require "reis.pictures.listed.parts"
local sentences = require "reis.pictures.listed.sentences"

local LEAST = 0.0005 -- a share below this is no way

--- Where customers go on to from a touchpoint: "64 % go on to 5 Checkout; 12 % give up".
local function ways(S, all, t)
    local flow, out = all.flow[t.index], {}
    local function add(key, share, ...)
        if (share or 0) > LEAST then out[#out + 1] = S.W(key, format.percent(share, S.ctx.lang), ...) end
    end
    for to = 1, #all.flow do
        local other = S.journey.touchpoints[to]
        add("say.goes", flow.next[to], numbering.of(other) .. " " .. other.name)
    end
    add("say.done", flow.done)
    add("say.leave", flow.leave)
    return table.concat(out, "; ")
end

--- ctx: { journey =, phase =, persona = (or nil) } -> blocks, as of map/in_words.lua
return function(ctx)
    local phase = ctx.phase
    if not phase then return {} end
    local all = data.of(ctx)
    local first = all.shown[1]
    local S = parts.scope(ctx, ctx.journey, { phase }, ctx.persona or first and first.thing)
    local blocks = { title = ctx.L("zoom.page", phase.index, phase.name, ctx.journey.name) }
    local about = { sentences.phase(S, phase) }
    about[1] = about[1] ~= "" and about[1] or nil
    about[#about + 1] = sentences.persona(S)
    about[#about + 1] = sentences.ends(S, S.touchpoints)
    if #about > 0 then blocks[#blocks + 1] = { text = sentences.join(about) } end
    for _, t in ipairs(phase.touchpoints) do
        blocks[#blocks + 1] = { head = sentences.name(t) }
        blocks[#blocks + 1] = { text = sentences.touchpoint(S, t, true) }
        local on, stage = ways(S, all, t), sentences.stage(S, t)
        if on ~= "" then blocks[#blocks + 1] = { text = sentences.join { on } } end
        if stage ~= "" then blocks[#blocks + 1] = { text = stage } end
    end
    if #phase.touchpoints == 0 then blocks[#blocks + 1] = { text = sentences.join { ctx.L "zoom.empty" } } end
    local actions = sentences.actions(S, lists.actions(ctx, ctx.journey)[phase])
    if actions then blocks[#blocks + 1] = { text = actions } end
    return blocks
end
