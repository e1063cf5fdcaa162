-- The personas: for each its card as a picture, what it finds in its journeys, and all that is declared of it.

local facts = require "reis.report.facts"
local measures = require "reis.figures.measures"
local pages = require "reis.report.pages"

local COLUMNS = { "experience", "completion", "killer_risk", "duration" }

--- The journeys that a persona makes, with its measures.
local function journeys(ctx, persona)
    local head = { ctx.P "pages.journey" }
    for _, m in ipairs(COLUMNS) do head[#head + 1] = measures.label(m, ctx.lang) end
    local rows = { head }
    for _, journey in ipairs(ctx.model.journeys) do
        local row = ctx.F:of(journey, persona)
        if row then
            local line = { { text = journey.name, to = ctx.ids[journey] } }
            for _, m in ipairs(COLUMNS) do
                line[#line + 1] = m == "experience" and measures.headline(row, ctx.lang) or measures.cell(row, m, ctx.lang, ctx.facts.currency)
            end
            rows[#rows + 1] = line
        end
    end
    return rows
end

local function parts_of(ctx, persona)
    local parts = {}
    if persona.quote then parts[1] = { quotes = { { text = persona.quote } } } end
    parts[#parts + 1] = pages.picture(ctx, "card", persona.name, { persona = persona, prefix = "card" .. persona.index .. "-" })
    local rows = journeys(ctx, persona)
    if #rows > 1 then
        local right = { false, true, true, true, true }
        parts[#parts + 1] = { rows = rows, right = right, sort = true, caption = ctx.P("pages.journeys.of", persona.name) }
    end
    local about = facts.of(ctx.facts, persona, { quote = true })
    if #about > 0 then
        parts[#parts + 1] = { head = ctx.P "pages.declared" }
        parts[#parts + 1] = { facts = about }
    end
    return parts
end

return function(ctx)
    local list = {}
    for _, persona in ipairs(ctx.model.personas) do
        if #list == 0 then
            local rows, right = facts.table(ctx.facts, ctx.model.personas, { quote = true, context = true, interests = true, drivers = true, note = true })
            for i, one in ipairs(ctx.model.personas) do
                rows[i + 1][1], rows[i + 1].id = { text = one.name, to = ctx.ids[one] }, nil
            end
            list[1] = { id = "personas", title = facts.label(ctx.facts, "personas"), menu = 1, kind = "personas", parts = function()
                return { { rows = rows, right = right, sort = true, caption = facts.label(ctx.facts, "personas") } }
            end }
        end
        list[#list + 1] = { id = ctx.ids[persona], title = persona.name, up = "personas", menu = 2, kind = "persona",
            parts = function() return parts_of(ctx, persona) end }
    end
    return list
end
