-- The whole, from above: all journeys in one picture, and as a table.

local format = require "reis.words.format"
local measures = require "reis.figures.measures"
local pages = require "reis.report.pages"

local COLUMNS = { "experience", "completion", "killer_risk", "duration", "cost_to_serve" }

local function rows(ctx)
    local P, currency = ctx.P, ctx.facts.currency
    local head = { P "pages.journey", P "pages.state", P "pages.customers", P "pages.touchpoints.head" }
    for _, m in ipairs(COLUMNS) do head[#head + 1] = measures.label(m, ctx.lang) end
    local out = { head }
    for _, journey in ipairs(ctx.model.journeys) do
        local j = ctx.scores.journeys[journey.index]
        local row = { { text = journey.name, to = ctx.ids[journey] }, ctx.L("state." .. journey.state),
            journey.customers and format.count(require "reis.language.quantity".mean(journey.customers), ctx.lang) or "–", tostring(#journey.touchpoints) }
        for _, m in ipairs(COLUMNS) do
            row[#row + 1] = m == "experience" and measures.headline(j, ctx.lang) or measures.show(m, j[m], ctx.lang, currency)
        end
        out[#out + 1] = row
    end
    return out
end

return function(ctx)
    return { { id = "ecosystem", title = ctx.L "report.ecosystem", menu = 1, kind = "ecosystem", parts = function()
        local right = {}
        for c = 3, 4 + #COLUMNS do right[c] = true end
        return { pages.picture(ctx, "ecosystem", ctx.L "report.ecosystem", { prefix = "eco-" }),
            { rows = rows(ctx), right = right, sort = true, caption = ctx.P "pages.all_journeys" } }
    end } }
end
