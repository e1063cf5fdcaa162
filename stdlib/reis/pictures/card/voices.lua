-- The pains and needs of a persona, most mentioned first, and what it is quoted with; each with where.

local ink = require "reis.pictures.ink"
local numbering = require "reis.model.numbering"
local lists = require "reis.pictures.map.lists"
local column = require "reis.pictures.card.column"

local voices = {}

--- Calls each(journey, figures by touchpoint) for every journey that a persona makes.
local function made(ctx, persona, each)
    for _, journey in ipairs(ctx.model.journeys) do
        for _, row in ipairs(ctx.scores.journeys[journey.index].personas) do
            if ctx.model.personas[row.persona] == persona then
                local met = {}
                for _, m in ipairs(row.touchpoints) do met[m.index] = true end
                each(journey, met)
            end
        end
    end
end

local function where_of(journey, thing)
    if thing.parent.kind ~= "touchpoint" then return thing.parent.name .. " · " .. journey.name end
    return ("%s %s · %s"):format(numbering.of(thing.parent), thing.parent.name, journey.name)
end

--- Pains or needs that concern a persona at what it meets: list of { text =, where =, n = }.
function voices.gather(ctx, persona, field)
    local list = {}
    made(ctx, persona, function(journey, met)
        for _, phase in ipairs(journey.phases) do
            for _, one in ipairs(lists.evidenced(phase, field, true, persona, ctx.lang)) do
                if not one.at or met[one.at] then
                    list[#list + 1] = { text = one.text, where = where_of(journey, one.thing), n = one.n, order = #list }
                end
            end
        end
    end)
    table.sort(list, function(a, b)
        if a.n ~= b.n then return a.n > b.n end
        return a.order < b.order
    end)
    return list
end

--- What is quoted of a persona by name: list of { text =, where = }.
function voices.quotes(ctx, persona)
    local list = {}
    made(ctx, persona, function(journey)
        for _, t in ipairs(journey.touchpoints) do
            for _, q in ipairs(t.quote or {}) do
                if type(q) == "table" and q.persona == persona.name then
                    list[#list + 1] = { text = "“" .. q.text .. "”", where = ("%s %s · %s"):format(numbering.of(t), t.name, journey.name) }
                end
            end
        end
    end)
    return list
end

local function add(out, V, title, list, w, o)
    column.heading(out, V(title), w, nil, o.fresh)
    if #list == 0 then column.text(out, V "card.nothing", w, { color = ink.INK3, after = 2 }) end
    for _, one in ipairs(list) do
        column.text(out, one.text, w, { indent = 10, sign = o.sign, head = true, italic = o.italic })
        column.text(out, one.where, w, { size = 6, indent = 10, color = ink.INK3, after = 3.4 })
    end
end

--- Adds pains, needs and quotes.
function voices.add(out, ctx, V, persona, w)
    add(out, V, "card.pains", voices.gather(ctx, persona, "pains"), w, { fresh = true, sign = function(page, x, y) page:pain(x + 3, y, 6) end })
    add(out, V, "card.needs", voices.gather(ctx, persona, "needs"), w, { sign = function(page, x, y) page:need(x + 3, y, 2.6) end })
    local said = voices.quotes(ctx, persona)
    if #said > 0 then add(out, V, "card.quotes", said, w, { italic = true }) end
end

return voices
