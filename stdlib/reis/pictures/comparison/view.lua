-- Two of a kind beside each other: a journey as it is and as it will be, now and after the plan, two personas of one journey; both
-- curves, the measures that differ, and where.

local flow = require "reis.pictures.flow"
local i18n = require "reis.words.i18n"
local moved = require "reis.figures.moved"
local pairs_of = require "reis.pictures.comparison.pairs"
local journey = require "reis.pictures.twin.journey"
local sheet = require "reis.pictures.twin.sheet"
local ink = require "reis.pictures.ink"

-- Words of the pictures of before and after that are others between two of a kind.
local OWN = {}
for key in ([[twin.new twin.gone twin.through twin.others twin.key.before twin.key.after twin.key.better twin.key.worse
    twin.key.changed.better twin.key.changed.worse twin.key.new twin.key.gone]]):gmatch "%S+" do OWN[key] = true end

--- The words for a pair: those that tell its two sides by name.
local function voice_of(ctx, C, pair)
    local V = journey.voice(ctx)
    local plain, a, b = V.W, pair.names[1], pair.names[2]
    if pair.kind == "personas" then a, b = ink.called(ctx, a), ink.called(ctx, b) end
    if pair.kind == "states" then a, b = ctx.L "state.as-is", ctx.L "state.to-be" end
    V.W = function(key, ...)
        if pair.kind == "plan" or not OWN[key] then return plain(key, ...) end
        if key == "twin.key.before" or key == "twin.key.after" then return key == "twin.key.before" and a or b end
        if pair.kind == "states" and key ~= "twin.through" then return plain(key, ...) end
        if key == "twin.others" or key == "twin.through" then return C(key, ...) end
        return C(key, (key == "twin.gone" or key == "twin.key.gone") and a or b)
    end
    return V
end

--- The blocks of a pair. -> blocks, whether anything differs
local function blocks_of(ctx, V, C, pair)
    local out, still, w = {}, {}, ctx.paper.w - 2 * ink.M
    for _, one in ipairs(pair.list) do
        if journey.still(V, one, moved.measures) then
            still[#still + 1] = one.name
        else
            journey.add(out, ctx, V, one, moved.measures)
        end
    end
    local differs = #out > 0
    if #still > 0 then flow.text(out, C(pair.kind == "personas" and "comparison.alike" or "comparison.still", table.concat(still, " · ")), w) end
    return out, differs
end

local function part_of(ctx, C, pair)
    local V = voice_of(ctx, C, pair)
    local blocks, differs = blocks_of(ctx, V, C, pair)
    local title = C("comparison." .. pair.kind, pair.names[1], pair.names[2])
    local evidence = pair.kind == "plan" and C(i18n.plural("comparison.plan.sub", pair.count), pair.count)
        or pair.journey and pair.journey.name or C("comparison." .. pair.kind .. ".sub")
    return { title = title, name = C("comparison.page", title), evidence = evidence, blocks = blocks,
        legend = differs and journey.legend(V) or {} }
end

return {
    name = "comparison",
    --- What it can be asked to compare: journeys and personas.
    things = function(ctx)
        local list = table.move(ctx.model.journeys, 1, #ctx.model.journeys, 1, {})
        return table.move(ctx.model.personas, 1, #ctx.model.personas, #list + 1, list)
    end,
    --- ctx.things: what is compared (two journeys, two personas, or one of either), else all that the script gives.
    build = function(ctx)
        local C, parts = i18n.of(ctx.lang, "comparison"), {}
        for _, pair in ipairs(pairs_of.all(ctx, ctx.things or {})) do parts[#parts + 1] = part_of(ctx, C, pair) end
        if #parts == 0 then parts[1] = { title = C "comparison.none", evidence = C "comparison.none.hint", legend = {}, blocks = {} } end
        return sheet.pages(ctx, C "comparison.kicker", parts)
    end,
}
