-- All else that the model holds, kind by kind: what no picture has room for is here, whole.

local facts = require "reis.report.facts"

-- In the order of a canvas: why, for whom, with what. Journeys and personas have pages of their own.
local ORDER = { "values", "principles", "goals", "metrics", "opportunities", "actions", "roadmaps", "scenarios", "criteria",
    "value_propositions", "business_models", "channels", "teams", "partners", "systems", "lanes", "matches", "evidence" }
local WIDE = 7 -- columns; with more a thing is told in a card of its own

--- Readings of a metric, as a table.
local function readings(ctx, metric)
    local fields = { "date", "n", "mean", "sd", "hits", "promoters", "detractors" }
    local rows, used = {}, {}
    for _, reading in ipairs(metric.readings or {}) do
        for _, f in ipairs(fields) do used[f] = used[f] or reading[f] ~= nil end
    end
    local head, names = {}, {}
    for _, f in ipairs(fields) do
        if used[f] then names[#names + 1], head[#head + 1] = f, facts.label(ctx.facts, f) end
    end
    rows[1] = head
    for i, reading in ipairs(metric.readings or {}) do
        rows[i + 1] = {}
        for c, f in ipairs(names) do rows[i + 1][c] = reading[f] ~= nil and facts.value(ctx.facts, nil, reading[f]) or "–" end
    end
    return { rows = rows, right = {}, sort = true, caption = ctx.P("pages.readings.of", metric.name) }
end

local function cards(parts, ctx, things)
    for _, thing in ipairs(things) do
        local name = thing.kind == "match" and thing.ref.touchpoint and thing.ref.touchpoint.name or thing.name -- it has none of its own
        parts[#parts + 1] = { head = name, id = ctx.ids[thing], small = true }
        local about = facts.of(ctx.facts, thing)
        if #about > 0 then parts[#parts + 1] = { facts = about } end
        if thing.kind == "metric" and #(thing.readings or {}) > 0 then parts[#parts + 1] = readings(ctx, thing) end
    end
end

local function parts_of(ctx)
    local parts = {}
    local company = ctx.model.company
    if company then
        local about = facts.of(ctx.facts, company)
        parts[1] = { head = company.name, id = ctx.ids[company] }
        if #about > 0 then parts[#parts + 1] = { facts = about } end
    end
    for _, collection in ipairs(ORDER) do
        local things = ctx.model[collection]
        if #things > 0 then
            local rows, right = facts.table(ctx.facts, things)
            local head = collection == "matches" and ctx.P "pages.matches" or facts.label(ctx.facts, collection)
            parts[#parts + 1] = { head = head, id = "all-" .. collection:gsub("_", "-") }
            if #rows[1] > WIDE or collection == "metrics" then
                cards(parts, ctx, things)
            else
                parts[#parts + 1] = { rows = rows, right = right, sort = true, label = facts.label(ctx.facts, collection) }
            end
        end
    end
    return parts
end

return function(ctx)
    return { { id = "everything", title = ctx.P "pages.everything", menu = 1, kind = "everything", parts = function() return parts_of(ctx) end } }
end
