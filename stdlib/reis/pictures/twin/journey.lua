-- All that is told of one journey that moved: its curves before and after, the measures that moved, and through what.

local ink = require "reis.pictures.ink"
local frame = require "reis.pictures.frame"
local i18n = require "reis.words.i18n"
local flow = require "reis.pictures.flow"
local gauges = require "reis.pictures.twin.gauges"
local lane = require "reis.pictures.twin.lane"
local notes = require "reis.pictures.twin.notes"
local pair = require "reis.pictures.twin.pair"

local journey = {}

--- What the words of these pictures need: L, W (their own words), lang, model, currency.
function journey.voice(ctx)
    return { L = ctx.L, W = i18n.of(ctx.lang, "view"), lang = ctx.lang, model = ctx.model,
        currency = ctx.model.company and ctx.model.company.currency }
end

--- Whether nothing moves: of the measures of a list, or at a touchpoint for anybody. one: as of journey.add
function journey.still(V, one, list)
    if one.change or one.old ~= one.new and one.placed then return false end
    if #gauges.moved(one, list, V) > 0 then return false end
    local columns = pair.columns(one.old, one.new, one.moved)
    for _, group in ipairs(pair.groups(columns, one)) do
        if group.moves then return false end
    end
    return true
end

local function drawn(groups)
    local list, still = {}, {}
    for _, group in ipairs(groups) do
        if group.moves then list[#list + 1] = group
        else table.move(group.names, 1, #group.names, #still + 1, still) end
    end
    if #list == 0 and groups[1] then
        list[1] = groups[1]
        for _ in ipairs(groups[1].names) do table.remove(still, 1) end
    end
    return list, still
end

--- Names of persons, with what became of those who are not on both sides.
local function called(V, one, names)
    local list, of = {}, {}
    for _, row in ipairs(one.personas) do of[row.persona] = row end
    for i, name in ipairs(names) do
        local row = of[name]
        local fate = not one.change and (not row.from and "new" or not row.to and "gone") or nil
        list[i] = fate and ("%s (%s)"):format(name, V.W("twin." .. fate)) or name
    end
    return list
end

--- Adds a journey to blocks. one: { name =, old =, new = (things or nil), from =, to = (rows of scores or nil), personas =
-- list of { persona =, from =, to = }, placed = name of the journey in its place, moved = set of touchpoints at another place };
-- list: the measures that count
function journey.add(out, ctx, V, one, list)
    local w, columns = ctx.paper.w - 2 * ink.M, pair.columns(one.old, one.new, one.moved)
    local groups, people = pair.groups(columns, one)
    local sub = one.placed and V.W("twin.placed", one.placed) or one.change and V.W("twin.journey." .. one.change) or nil
    out[#out + 1] = flow.heading(one.name, sub, w)
    local moving, still = drawn(groups)
    local range, named = lane.range(moving), true
    for _, group in ipairs(moving) do
        local who = #V.model.personas == 0 and V.L "everyone" or table.concat(called(V, one, group.names), ", ")
        if #columns > 0 then named = lane.add(out, ctx, V.W, columns, group, range, who, #moving) and named end
    end
    if #columns == 0 then flow.text(out, V.W "twin.empty", w) end
    if #still > 0 then flow.text(out, V.W("twin.still", table.concat(still, ", ")), w, { size = 6.4, color = ink.INK3, after = 5 }) end
    gauges.add(out, ctx, V, one, list)
    notes.add(out, ctx, V, columns, people, named)
end

local function disc(label, fill, stroke, dash)
    return frame.key.of(8, label, function(page, x, y)
        page:add { "circle", x = x + 4, y = y, r = 3.6, fill = fill, stroke = stroke, width = 0.9, dash = dash }
    end)
end

--- The signs of these pictures for the legend.
function journey.legend(V)
    local key, W = frame.key, V.W
    return { key.line(W "twin.key.before", { stroke = ink.INK3, width = 1, dash = { 4.2, 2.2 }, square = true }),
        key.line(W "twin.key.after", { stroke = ink.INK, width = 1.7 }), key.swatch(W "twin.key.better", ink.BLUET),
        key.swatch(W "twin.key.worse", ink.VERMT), disc(W "twin.key.changed.better", ink.BLUE, ink.BLUE),
        disc(W "twin.key.changed.worse", ink.VERM, ink.VERM), disc(W "twin.key.routed", ink.INK2, ink.INK2), disc(W "twin.key.new", ink.GREEN, ink.GREEN),
        disc(W "twin.key.gone", ink.WHITE, ink.VERM, { 1.6, 1.2 }), key.words(W "twin.key.scale") }
end

return journey
