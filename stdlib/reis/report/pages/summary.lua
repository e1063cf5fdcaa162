-- The summary for who has one minute: what is the matter, what decides, what to do first, and what that brings.

local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local measures = require "reis.figures.measures"
local numbering = require "reis.model.numbering"
local decisive = require "reis.report.decisive"
local plans = require "reis.roadmap.text"
local say = require "reis.roadmap.say"
local text = require "reis.figures.verdict"
local under = require "reis.figures.under"

local TOLD, MOST = 3, 24 -- of killers, moments and actions; of journeys

local function to(ctx, thing, s) return { text = s, to = ctx.ids[thing] } end

local HERE = "\1" -- in a sentence, where the name goes that leads to the thing

--- A sentence as a cell: only the name in it leads somewhere.
local function sentence(ctx, thing, name, s)
    local at = s:find(HERE, 1, true)
    return { text = name, to = ctx.ids[thing], before = s:sub(1, at - 1), after = s:sub(at + 1) }
end

--- A sentence on a touchpoint, named with its journey where there are several.
local function on(ctx, t, s)
    local name = #ctx.model.journeys > 1 and ctx.P("pages.at", numbering.of(t), t.name, t.journey.name) or numbering.of(t) .. " " .. t.name
    return sentence(ctx, t, name, s)
end

--- A number of things: "6 journeys".
local function many(P, key, n, lang) return P(i18n.plural(key, n), format.count(n, lang)) end

local function opening(ctx)
    local m, P, n, phases = ctx.model, ctx.P, 0, 0
    for _, journey in ipairs(m.journeys) do n, phases = n + #journey.touchpoints, phases + #journey.phases end
    local parts = { many(P, "pages.journeys", #m.journeys, ctx.lang), many(P, "pages.phases", phases, ctx.lang),
        many(P, "pages.touchpoints", n, ctx.lang) }
    local line = P("pages.opening", parts[1], parts[2], parts[3])
    if #m.personas > 0 then line = line .. " " .. P("pages.opening.people", many(P, "pages.personas", #m.personas, ctx.lang)) end
    if #m.evidence > 0 then line = line .. " " .. P("pages.opening.evidence", many(P, "pages.sources", #m.evidence, ctx.lang)) end
    return line
end

local function tiles(ctx)
    local out, P = {}, ctx.P
    for _, journey in ipairs(ctx.model.journeys) do
        local j = ctx.scores.journeys[journey.index]
        if journey.state ~= "to-be" and #out < MOST then
            local _, vetoed = text.verdict(ctx.model, journey, j, ctx.lang)
            out[#out + 1] = { label = to(ctx, journey, journey.name), class = vetoed and "veto" or nil,
                value = vetoed and P "pages.vetoed" or measures.mark(j.experience, ctx.lang),
                note = P("pages.complete", format.percent(j.completion, ctx.lang)) }
        end
    end
    return out
end

local function killers(ctx)
    local out, P = {}, ctx.P
    for i, one in ipairs(ctx.decisive.killers) do
        if i > 2 * TOLD then break end
        local who = #ctx.model.personas > 0 and P("pages.killer.for", table.concat(one.personas, ", ")) or ""
        out[i] = on(ctx, one.t, P("pages.killer", one.name, HERE) .. who)
    end
    return out
end

local function moments(ctx)
    local out, P, D = {}, ctx.P, ctx.decisive
    for i = 1, math.min(TOLD, #D.levers) do
        local one = D.levers[i]
        out[#out + 1] = on(ctx, one.t, P("pages.lever", HERE, decisive.worth(ctx, one.gain)))
    end
    local low = D.lows[1]
    if low and low.emotion < 0 then
        local key = #ctx.model.personas > 0 and "pages.low.for" or "pages.low"
        out[#out + 1] = on(ctx, low.t, P(key, HERE, format.signed(low.emotion, 1, ctx.lang), low.persona))
    end
    local leave = D.leaving[1]
    if leave then
        out[#out + 1] = on(ctx, leave.t, P("pages.leaving", HERE, format.percent(leave.leave, ctx.lang)))
    end
    return out
end

local function first_actions(ctx)
    local out, plan = {}, ctx.plan
    local V = say.voice(plan, ctx.lang)
    for i, row in ipairs(plan.actions) do
        if i > TOLD then break end
        local line = ctx.P("pages.action", HERE, tostring(row.start), say.worth(V, row.adds or 0))
        if row.cost and row.cost > 0 then line = line .. ", " .. ctx.P("pages.action.cost", format.money(row.cost, V.currency, ctx.lang)) end
        if row.owner then line = line .. ", " .. ctx.P("pages.action.by", row.owner) end
        out[i] = sentence(ctx, row.thing, row.name, line)
    end
    return out
end

--- The headline of a journey without what killers make of it where they are tolerated.
local function short(ctx, row)
    return row.vetoed and measures.headline(row, ctx.lang) or (measures.parts(row, ctx.lang))
end

--- What becomes of the journeys once the plan is done: those that move.
local function after(ctx)
    local taken, out = {}, {}
    for i, row in ipairs(ctx.plan.actions) do taken[i] = row.thing.index end
    local U = #taken > 0 and under.of(ctx.F, { actions = taken })
    for _, journey in ipairs(U and ctx.model.journeys or {}) do
        local old, new = ctx.scores.journeys[journey.index], U.scores().journeys[journey.index]
        local from, then_ = short(ctx, old), short(ctx, new)
        if journey.state ~= "to-be" and from ~= then_ then
            out[#out + 1] = sentence(ctx, journey, journey.name, ctx.P("pages.becomes", HERE, from, then_))
        end
    end
    return out
end

local function add(parts, head, list)
    if #list == 0 then return end
    parts[#parts + 1] = { group = { { head = head }, { list = list } } }
end

local function plan(ctx, parts)
    local P, group = ctx.P, { { head = ctx.P "pages.first" }, { text = plans.headline(ctx.plan, ctx.lang), class = "first" } }
    parts[#parts + 1] = { group = group }
    if #ctx.plan.actions == 0 then return end
    group[3] = { list = first_actions(ctx), class = "numbered" }
    group[4] = { text = plans.line(ctx.plan, ctx.lang) }
    local beware = plans.beware(ctx.plan, ctx.lang)
    if beware then group[5] = { text = beware, class = "beware" } end
    add(parts, P "pages.after", after(ctx))
end

local function parts_of(ctx)
    local company, parts = ctx.model.company, {}
    if company and company.why then parts[1] = { text = company.why, class = "lead" } end
    parts[#parts + 1] = { text = opening(ctx) }
    local found = tiles(ctx)
    if #found > 0 then parts[#parts + 1] = { tiles = found } end
    add(parts, ctx.P "pages.killers", killers(ctx))
    add(parts, ctx.P "pages.moments", moments(ctx))
    if ctx.plan then plan(ctx, parts) end
    return parts
end

return function(ctx)
    return { { id = "summary", title = ctx.P "pages.summary", menu = 1, kind = "summary", parts = function() return parts_of(ctx) end } }
end
