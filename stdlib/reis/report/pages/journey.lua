-- A journey: its map for each persona, its measures, its touchpoints, what is declared of it; then its phases, its
-- touchpoints, and how it is made behind the scenes.

local format = require "reis.words.format"
local measures = require "reis.figures.measures"
local numbering = require "reis.model.numbering"
local several = require "reis.model.several"
local column = require "reis.pictures.map.column"
local facts = require "reis.report.facts"
local pages = require "reis.report.pages"
local pictures = require "reis.pictures.pictures"
local text = require "reis.figures.verdict"
local touchpoint = require "reis.report.pages.touchpoint"

--- The touchpoints as a table: what each persona finds there.
local function touchpoints(ctx, journey, list)
    local P = ctx.P
    local people = pictures.travellers(ctx, journey)
    local head, right, own = { "#", P "pages.touchpoint", P "pages.phase", facts.label(ctx.facts, "channel"), facts.label(ctx.facts, "owner") },
        { true }, {}
    for _, persona in ipairs(#people > 0 and people or { false }) do
        head[#head + 1] = persona and measures.label("experience", ctx.lang) .. ", " .. persona.name or measures.label("experience", ctx.lang)
        right[#head], own[#head] = true, persona and persona.index or nil
    end
    local rows = { head }
    for _, t in ipairs(list) do
        local row = { numbering.of(t), { text = t.name, to = ctx.ids[t] }, { text = t.phase.name, to = ctx.ids[t.phase] },
            several.names(t, "channel") or "–", several.names(t, "owner") or "–" }
        for _, one in ipairs(#people > 0 and people or { false }) do
            local met = touchpoint.met(ctx, t, one)
            row[#row + 1] = met and format.number(met.experience, 1, ctx.lang) or "–"
        end
        rows[#rows + 1] = row
    end
    return { rows = rows, right = right, sort = true, people = own, caption = P "pages.touchpoints.caption" }
end

local function measured(ctx, journey, j)
    local rows = text.measures(ctx.model, j, ctx.lang)
    local right, people = {}, {}
    for c = 2, #rows[1] do
        right[c] = true
        if c > 2 and #ctx.model.personas > 0 then people[c] = j.personas[c - 2].index end
    end
    return { rows = rows, right = right, people = people, caption = ctx.P("pages.measures.of", journey.name) }
end

local function map(ctx, journey)
    local parts, list = {}, pictures.travellers(ctx, journey)
    if #list == 0 then list = { false } end
    if #list > 1 then -- everybody's curve, put away where one persona is looked at
        parts[1] = pages.picture(ctx, "map", ctx.P("pages.together", journey.name),
            { journey = journey, together = true, prefix = ctx.ids[journey] .. "-all-" }, { persona = 0, column = {} })
    end
    for _, persona in ipairs(list) do
        local caption = persona and ctx.P("pages.for", journey.name, persona.name) or journey.name
        local prefix = ctx.ids[journey] .. (persona and "-p" .. persona.index or "") .. "-"
        parts[#parts + 1] = pages.picture(ctx, "map", caption, { journey = journey, persona = persona or nil, prefix = prefix },
            { persona = persona and persona.index or nil, column = column.of(ctx, journey, persona or nil) })
    end
    return parts
end

local function parts_of(ctx, journey)
    local j, parts = ctx.scores.journeys[journey.index], {}
    local verdict, vetoed = text.verdict(ctx.model, journey, j, ctx.lang)
    if journey.goal then parts[1] = { text = journey.goal, class = "lead" } end
    local some = #journey.touchpoints > 0
    if some then parts[#parts + 1] = { text = verdict, class = vetoed and "veto" or "verdict" } end
    for _, part in ipairs(map(ctx, journey)) do parts[#parts + 1] = part end
    if some then
        parts[#parts + 1] = { head = ctx.L "report.measures" }
        parts[#parts + 1] = measured(ctx, journey, j)
        parts[#parts + 1] = { head = facts.capital(ctx.P "pages.touchpoints.head") }
        parts[#parts + 1] = touchpoints(ctx, journey, journey.touchpoints)
    end
    local about = facts.of(ctx.facts, journey, { goal = true })
    if #about > 0 then
        parts[#parts + 1] = { head = ctx.P "pages.declared" }
        parts[#parts + 1] = { facts = about }
    end
    touchpoint.add_things(parts, ctx, journey)
    return parts
end

local function phase_parts(ctx, phase)
    local parts = {}
    if phase.goal then parts[1] = { text = phase.goal, class = "lead" } end
    parts[#parts + 1] = pages.picture(ctx, "zoom", ctx.P("pages.of", phase.journey.name, phase.name),
        { journey = phase.journey, phase = phase, prefix = ctx.ids[phase] .. "-" })
    if #phase.touchpoints > 0 then parts[#parts + 1] = touchpoints(ctx, phase.journey, phase.touchpoints) end
    local about = facts.of(ctx.facts, phase, { goal = true })
    if #about > 0 then parts[#parts + 1] = { facts = about } end
    touchpoint.add_things(parts, ctx, phase)
    return parts
end

--- Behind the scenes: what it takes, through which channels, and who answers for it.
local function behind(ctx, journey)
    local parts = {}
    for _, name in ipairs { "blueprint", "channels", "owners" } do
        parts[#parts + 1] = { head = facts.capital(ctx.P("pages.view." .. name)) }
        parts[#parts + 1] = pages.picture(ctx, name, ctx.P("pages.of", journey.name, ctx.P("pages.view." .. name)),
            { journey = journey, only = journey, prefix = name .. journey.index .. "-" })
    end
    return parts
end

return function(ctx, journey)
    local id = ctx.ids[journey]
    local list = { { id = id, title = journey.name, menu = 1, kind = "journey", parts = function() return parts_of(ctx, journey) end } }
    for _, phase in ipairs(journey.phases) do
        list[#list + 1] = { id = ctx.ids[phase], title = ("%d %s"):format(phase.index, phase.name), up = id, menu = 2, kind = "phase",
            parts = function() return phase_parts(ctx, phase) end }
        for _, t in ipairs(phase.touchpoints) do
            list[#list + 1] = { id = ctx.ids[t], title = ("%s %s"):format(numbering.of(t), t.name), up = ctx.ids[phase],
                kind = "touchpoint", parts = function() return touchpoint.parts(ctx, t) end }
        end
    end
    if #journey.touchpoints > 0 then
        list[#list + 1] = { id = "behind-" .. id:gsub("^map%-", ""), title = ctx.P "pages.behind", up = id, menu = 2, kind = "service",
            parts = function() return behind(ctx, journey) end }
    end
    return list
end
