-- The legend of a map: the channels, then every sign and curve that stands on it, and none that does not.

local ink = require "reis.pictures.ink"
local frame = require "reis.pictures.frame"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local band = require "reis.pictures.band"

local legend = {}

local MOST_CHANNELS = 9

--- Of how many draws a band is.
local function fan_line(ctx)
    local fan, L = ctx.fan, ctx.L
    local s = L(i18n.plural("simulate.line", fan.uncertain), format.count(fan.n, ctx.lang), fan.seed, fan.uncertain)
    return fan.complete and s or s .. ", " .. L "simulate.incomplete"
end

--- Which signs stand on a map.
local function signs_of(map)
    local has = { unmanaged = map.blank, functional = map.blank, moment = map.blank, killer = map.blank, actions = map.blank }
    for _, t in ipairs(map.points) do
        has.unmanaged = has.unmanaged or not t.managed
        has.functional = has.functional or not map.all and t.emotional and t.functional
        has.moment, has.killer = has.moment or t.moment, has.killer or t.killers
    end
    for _, phase in ipairs(map.phases) do
        for _, a in ipairs(phase.lists.actions or {}) do has.actions, has.out = true, has.out or a.horizon == "out" end
    end
    return has
end

local function channels(row, map)
    local seen = {}
    for _, t in ipairs(map.points) do
        for _, channel in ipairs(t.channels) do
            if not seen[channel] and #row < MOST_CHANNELS then
                seen[channel] = true
                row[#row + 1] = frame.key.icon(channel)
            end
        end
    end
end

--- A curve of somebody else: its line, or its one mark.
local function other(one, map)
    if one.points then return frame.key.line(one.label, { stroke = one.look.stroke, width = one.look.width, dash = one.look.dash, w = 16 }) end
    local marks = 0
    for _, p in ipairs(map.points) do marks = marks + (one.value(p) and 1 or 0) end
    if marks == 0 then return nil end
    if marks > 1 then return frame.key.line(one.label, { stroke = one.look.stroke, width = one.look.width, dash = one.look.dash, w = 14 }) end
    return frame.key.of(5.6, one.label, function(p, x, y) p:add { "diamond", x = x + 2.8, y = y, r = 2.8, fill = one.look.stroke } end)
end

local function curves(row, ctx, map)
    local L, key = ctx.L, frame.key
    if not map.all then
        local who = map.persona and ink.called(ctx, map.persona.name) or L "everyone"
        row[#row + 1] = key.line(L("legend.emotional", who), { stroke = ink.INK, width = 1.7 })
    end
    if ctx.fan then row[#row + 1] = key.swatch(L "simulate.key.band", band.FILL) end
    if map.has.functional then
        row[#row + 1] = key.line(L "legend.functional", { stroke = ink.INK3, width = 0.85, dash = { 4.2, 2.2 }, square = true })
    end
    for _, one in ipairs(map.all or map.others) do row[#row + 1] = other(one, map) end
    if map.against then
        row[#row + 1] = key.of(5.6, L "against.changed", function(p, x, y)
            p:add { "diamond", x = x + 2.8, y = y, r = 2.8, fill = map.against.look.stroke }
        end)
    end
end

--- Whether a killer voids the rest for those whom the map shows.
local function kills(map)
    return map.blank or map.row and map.row.vetoed
end

--- Draws legend and footer. n, of: which page of how many
function legend.draw(page, ctx, map, n, of)
    local L, key, one, two = ctx.L, frame.key, {}, {}
    map.has = map.has or signs_of(map)
    local has = map.has
    channels(one, map)
    if has.unmanaged then one[#one + 1] = key.dashed(L "legend.unmanaged") end
    local curved = map.blank or map.all or map.scored > 0
    if curved then one[#one + 1] = key.words(L "legend.scale") end
    if #map.left > 0 then one[#one + 1] = key.words(L("legend.left", ink.some(map.left, 190, 6, ", "))) end
    if curved then curves(two, ctx, map) end
    if has.moment then two[#two + 1] = key.moment(L "legend.moment") end
    if has.killer then two[#two + 1] = key.killer(L(kills(map) and "legend.killer" or "legend.killer.tolerated")) end
    if has.actions then
        two[#two + 1] = key.chip(L "legend.now", "now")
        two[#two + 1] = key.chip(L "legend.next", "next")
        two[#two + 1] = key.chip(L(ctx.link("roadmap") and "legend.later" or "legend.later.plain"), "later")
        if has.out then two[#two + 1] = key.chip(L "legend.out", "out") end
    end
    local footer = frame.footer(ctx, n, of + (ctx.after or 0)) -- pages of another picture that come after
    if ctx.fan then footer = fan_line(ctx) .. " · " .. footer end
    local flat = map.all or #one == 0 or #two == 0
    frame.legend(page, flat and table.move(two, 1, #two, #one + 1, one) or { one, two }, footer)
end

return legend
