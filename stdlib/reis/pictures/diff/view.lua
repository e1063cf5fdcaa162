-- Two models of one thing, an old and a new one: the curves of each journey that moved, the measures, and what changed.

local ink = require "reis.pictures.ink"
local flow = require "reis.pictures.flow"
local format = require "reis.words.format"
local criteria = require "reis.figures.criteria"
local diff = require "reis.figures.diff"
local changes = require "reis.pictures.diff.changes"
local journey = require "reis.pictures.twin.journey"
local sheet = require "reis.pictures.twin.sheet"

local function utility(D, V)
    local function show(x, money)
        if not x then return "–" end
        return money and V.W("twin.a_year", format.money(x, V.currency, V.lang)) or V.W("twin.of_points", format.number(x, 2, V.lang))
    end
    return V.W("twin.utility", show(D.utility.from, D.money.from), show(D.utility.to, D.money.to))
end

--- The touchpoints that stand at another place or in another phase.
local function moved_of(D)
    local set = {}
    for _, one in ipairs(D.changes) do
        if one.change == "moved" and one.kind == "touchpoint" then set[one.about] = true end
    end
    return set
end

local function blocks_of(ctx, V, D)
    local out, still, w, moved, curves = {}, {}, ctx.paper.w - 2 * ink.M, moved_of(D), false
    for _, one in ipairs(D.criteria) do
        flow.text(out, criteria.line(one, V.lang, V.currency), w, { bold = true, color = one.met and ink.BLUE or ink.VERM })
    end
    for _, one in ipairs(D.journeys) do
        one.old, one.new, one.moved = D.old.journeys[one.name], D.new.journeys[one.name], moved
        if journey.still(V, one, diff.measures) then
            still[#still + 1] = one.name
        else
            journey.add(out, ctx, V, one, diff.measures)
            curves = true
        end
    end
    if #still > 0 then
        out[#out + 1] = { h = 4, draw = function() end }
        flow.text(out, V.W(curves and "twin.journeys.still" or "twin.nothing", table.concat(still, " · ")), w, { after = 6 })
    end
    changes.add(out, ctx, V, D)
    return out, curves
end

--- ctx.diff: of reis.figures.diff; ctx.between: the names of the old and the new script
local function build(ctx)
    local V, D = journey.voice(ctx), ctx.diff
    if not D then return sheet.pages(ctx, V.W "twin.kicker.diff", { { title = V.W "twin.diff.none", legend = {}, blocks = {} } }) end
    local title = #D.changes > 0 and changes.count(D, V) or ink.capital(V.L "diff.nothing")
    local blocks, curves = blocks_of(ctx, V, D)
    local names = ctx.between and ctx.between[1] .. " → " .. ctx.between[2] .. " · " or ""
    return sheet.pages(ctx, V.W "twin.kicker.diff", { { title = title, evidence = names .. utility(D, V),
        legend = curves and journey.legend(V) or {}, blocks = blocks } })
end

return { name = "diff", build = build }
