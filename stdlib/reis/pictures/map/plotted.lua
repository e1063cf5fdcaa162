-- The curve of a map as a chart: the numbers of the touchpoints below it, what is special about them, and the phases.

local data = require "reis.pictures.map.data"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local measures = require "reis.figures.measures"
local numbering = require "reis.model.numbering"
local quantity = require "reis.language.quantity"

--- The rows below the curve: numbers, killers and moments of truth, phases. -> rows, whether something is special
local function rows_under(journey, persona, W)
    local numbers, special, phases, before = {}, {}, {}, nil
    for i, t in ipairs(journey.touchpoints) do
        numbers[i] = { i, numbering.of(t) }
        local moment = quantity.pick(t.moment_of_truth, persona) == true and W "plot.moment" or ""
        local killer = #t.killers > 0 and W "plot.killer" or ""
        if killer .. moment ~= "" then special[#special + 1] = { i, killer .. moment } end
        if t.phase ~= before then phases[#phases + 1], before = { i, W("plot.phase", t.phase.index) }, t.phase end
    end
    return { numbers, special, phases }, #special > 0
end

--- Names behind their numbers.
local function legend(journey, W)
    local parts = {}
    for i, phase in ipairs(journey.phases) do parts[i] = W("plot.phase", phase.index) .. " " .. phase.name end
    for _, t in ipairs(journey.touchpoints) do parts[#parts + 1] = numbering.of(t) .. " " .. t.name end
    return table.concat(parts, " · ")
end

--- ctx: { F =, scores =, lang =, journey =, persona = (nil: all together) } -> what is drawn, as of pictures/plot/text.lua
return function(ctx)
    local journey, persona, lang, W = ctx.journey, ctx.persona, ctx.lang, i18n.of(ctx.lang, "table")
    local points, low, high = {}, -1, 1
    local _, met = data.row(ctx, journey, persona)
    for i, t in ipairs(journey.touchpoints) do
        local row = persona and met(t) or not persona and ctx.F:part(t)
        local y = row and (row.emotional_emotion or row.emotion) or nil
        points[i] = { i, y }
        if y then low, high = math.min(low, y), math.max(high, y) end
    end
    local under, some = rows_under(journey, persona, W)
    local row = ctx.F:of(journey, persona)
    local title = journey.name .. "   " .. (row and measures.headline(row, lang) or "–") .. (persona and " " .. W("plot.for", persona.name) or "")
    return { draws = "lines", series = { points }, title = title, empty = W("plot.unscored", journey.name), below = legend(journey, W),
        notes = { W "plot.scale", some and W "plot.legend" or nil },
        options = { low = low, high = high, zero = true, under = under, y_label = function(y) return format.signed(y, 1, lang) end,
            x_label = function(i)
                local t = journey.touchpoints[math.floor(i + 0.5)]
                return t and numbering.of(t) or ""
            end } }
end
