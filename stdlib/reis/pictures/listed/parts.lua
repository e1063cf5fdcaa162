-- What stands at some touchpoints and phases of a journey, as tables: figures, voices, what is behind them, actions.
-- S is what a picture is about: { ctx =, W = words of tables, phases =, touchpoints =, persona = (nil: everyone), met(t) -> the
-- figures of the persona at a touchpoint, or nil }.

local criteria = require "reis.figures.criteria"
local data = require "reis.pictures.map.data"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local listed = require "reis.pictures.listed.table"
local measures = require "reis.figures.measures"
local model = require "reis.model.model"
local numbering = require "reis.model.numbering"
local quantity = require "reis.language.quantity"
local several = require "reis.model.several"

local parts = {}

--- What a picture of these phases (things of one journey) is about. persona: a thing, or nil.
function parts.scope(ctx, journey, phases, persona)
    local S = { ctx = ctx, W = i18n.of(ctx.lang, "table"), journey = journey, phases = phases, touchpoints = {}, persona = persona }
    for _, phase in ipairs(phases) do table.move(phase.touchpoints, 1, #phase.touchpoints, #S.touchpoints + 1, S.touchpoints) end
    local _, met = data.row(ctx, journey, persona)
    S.met = met
    function S.count(x, digits) return x and format.short(x, digits or 1, ctx.lang) or "" end
    function S.percent(x) return x and format.percent(x, ctx.lang) or "" end
    function S.mean(q) return quantity.mean(q, persona) end
    function S.duration(q)
        local x = quantity.mean(q, persona)
        return x and format.duration(x, ctx.lang) or ""
    end
    return S
end

local function columns_of(S, ...)
    local out = { ... }
    for i, key in ipairs(out) do
        local right, name = key:match("^(>?)(.*)$")
        out[i] = right .. S.W("col." .. name)
    end
    return out
end

--- Adds a table. title: its key; columns: their keys, a number's with ">" before it.
local function add(S, tables, title, columns, rows)
    listed.add(tables, S.W("tab." .. title), columns_of(S, table.unpack(columns)), rows)
end
parts.add = add

--- The evidence that was given for a thing.
local function sources(thing)
    local out = {}
    for _, e in ipairs(thing.ref and thing.ref.evidence or {}) do
        if not e.implicit then out[#out + 1] = e end
    end
    return listed.all(out)
end

local function who(thing) return listed.all(thing.ref and thing.ref.personas) end

--- Where a thing of a touchpoint or a phase stands: its number and its name.
local function place(S, holder)
    if holder.kind == "touchpoint" then return numbering.of(holder), holder.name end
    return "", holder.name .. " (" .. S.W("whole." .. holder.kind) .. ")"
end

--- Calls visit(thing, number, place) for what stands in a field of the phases and their touchpoints, in order.
local function each(S, field, visit)
    for _, phase in ipairs(S.phases) do
        local holders = { phase, table.unpack(phase.touchpoints) }
        for _, holder in ipairs(holders) do
            for _, one in ipairs(holder[field] or {}) do visit(one, place(S, holder)) end
        end
    end
end

function parts.phases(S, tables)
    local rows = {}
    for i, phase in ipairs(S.phases) do
        local goal = phase.goal
        rows[i] = { tostring(phase.index), phase.name, type(goal) == "table" and listed.all(goal) or goal or "",
            S.duration(phase.duration), tostring(#phase.touchpoints) }
    end
    add(S, tables, "phases", { "number", "phase", "goal", ">duration", ">touchpoints" }, rows)
end

--- What a touchpoint is besides: a moment of truth, not ours, …
local function special(S, t)
    local W, out = S.W, {}
    if quantity.pick(t.moment_of_truth, S.persona) == true then out[1] = W "is.moment" end
    if #t.killers > 0 then out[#out + 1] = W "is.killer" end
    if t.managed == false then out[#out + 1] = W "is.unmanaged" end
    if t.silence then out[#out + 1] = W "is.silent" end
    if t.detail then out[#out + 1] = W "is.detail" end
    if S.persona and not S.met(t) then out[#out + 1] = W "is.unmet" end
    return table.concat(out, ", ")
end

function parts.touchpoints(S, tables)
    local rows, lang = {}, S.ctx.lang
    for i, t in ipairs(S.touchpoints) do
        local m = S.met(t) or {}
        local emotion = m.emotional_emotion or m.emotion
        local apart = m.functional_emotion and m.emotional_emotion and math.abs(m.functional_emotion - m.emotional_emotion) > 0.05
        rows[i] = { numbering.of(t), t.name, t.phase.name, several.names(t, "channel") or "", several.names(t, "owner") or "",
            m.experience and format.number(m.experience, 1, lang) or "", m.expectation and format.number(m.expectation, 1, lang) or "",
            emotion and format.signed(emotion, 1, lang) or "", apart and format.signed(m.functional_emotion, 1, lang) or "",
            S.percent(m.reach), S.duration(t.duration), S.duration(t.wait), special(S, t) }
    end
    add(S, tables, "touchpoints", { "number", "touchpoint", "phase", "channel", "owner", ">experience", ">expected", ">emotion",
        ">functional", ">reach", ">duration", ">wait", "special" }, rows)
end

--- The emotion of every persona that makes the journey, beside one another.
function parts.emotions(S, tables)
    local ctx, people, rows = S.ctx, {}, {}
    for _, row in ipairs(ctx.scores.journeys[S.journey.index].personas) do people[#people + 1] = ctx.model.personas[row.persona] end
    if #people < 2 then return end
    local columns = { S.W "col.number", S.W "col.touchpoint" }
    for i, persona in ipairs(people) do columns[i + 2] = ">" .. persona.name end
    for i, t in ipairs(S.touchpoints) do
        rows[i] = { numbering.of(t), t.name }
        for k, persona in ipairs(people) do
            local m = ctx.F:of(t, persona)
            local emotion = m and (m.emotional_emotion or m.emotion)
            rows[i][k + 2] = emotion and format.signed(emotion, 1, ctx.lang) or m and "" or S.W "is.unmet"
        end
    end
    listed.add(tables, S.W "tab.emotions", columns, rows)
end

--- The actions that name a thing in a list of theirs: "A1 Name".
local function acted(S, field, thing)
    local out = {}
    for _, action in ipairs(S.ctx.model.actions) do
        for _, one in ipairs(action.status ~= "dropped" and action.ref[field] or {}) do
            if (one.killer or one) == thing then out[#out + 1] = "A" .. action.index .. " " .. action.name end
        end
    end
    return table.concat(out, "; ")
end

function parts.killers(S, tables)
    local rows = {}
    for _, t in ipairs(S.touchpoints) do
        for _, killer in ipairs(t.killers) do
            rows[#rows + 1] = { numbering.of(t), t.name, killer.name, S.percent(S.mean(killer.probability or 1)), who(killer),
                sources(killer), acted(S, "removes", killer) }
        end
    end
    add(S, tables, "killers", { "number", "touchpoint", "killer", ">chance", "who", "evidence", "removed" }, rows)
end

--- What goes wrong behind the scenes.
function parts.fails(S, tables)
    local rows = {}
    for _, t in ipairs(S.touchpoints) do
        for _, fail in ipairs(t.fails) do
            local ref = fail.ref or {}
            rows[#rows + 1] = { numbering.of(t), t.name, fail.name, listed.all(ref.systems), listed.all(ref.partners),
                fail.probability and S.percent(S.mean(fail.probability)) or "", sources(fail) }
        end
    end
    add(S, tables, "fails", { "number", "touchpoint", "fail", "systems", "partners", ">chance", "evidence" }, rows)
end

function parts.pains(S, tables)
    local rows = {}
    each(S, "pains", function(pain, number, where)
        rows[#rows + 1] = { number, where, pain.name, S.count(S.mean(model.mentions(pain)), 0), S.count(S.mean(pain.severity)),
            S.percent(S.mean(pain.frequency)), who(pain), sources(pain), acted(S, "resolves", pain) }
    end)
    add(S, tables, "pains", { "number", "where", "pain", ">mentions", ">severity", ">frequency", "who", "evidence", "resolved" }, rows)
end

function parts.needs(S, tables)
    local rows = {}
    each(S, "needs", function(need, number, where)
        rows[#rows + 1] = { number, where, need.name, S.count(S.mean(model.mentions(need)), 0), S.count(S.mean(need.importance)),
            S.count(S.mean(need.satisfaction)), who(need), sources(need), acted(S, "serves", need) }
    end)
    add(S, tables, "needs", { "number", "where", "need", ">mentions", ">importance", ">satisfaction", "who", "evidence", "served" }, rows)
end

--- What customers do, think, feel and ask.
function parts.said(S, tables)
    local rows = {}
    for _, field in ipairs { "activities", "thinks", "feels", "questions" } do
        each(S, field, function(one, number, where)
            rows[#rows + 1] = { number, where, S.W("said." .. field), type(one) == "table" and one.name or one }
        end)
    end
    add(S, tables, "said", { "number", "where", "kind", "text" }, rows)
end

function parts.quotes(S, tables)
    local rows = {}
    for _, t in ipairs(S.touchpoints) do
        for _, quote in ipairs(t.quote or {}) do
            local full = type(quote) == "table" and quote or { text = quote }
            rows[#rows + 1] = { numbering.of(t), t.name, full.text, full.persona or "", full.evidence or "" }
        end
    end
    add(S, tables, "quotes", { "number", "touchpoint", "quote", "who", "evidence" }, rows)
end

--- What the customer sees and what is behind it.
function parts.stage(S, tables)
    local rows = {}
    for _, t in ipairs(S.touchpoints) do
        local row = { numbering.of(t), t.name, t.step or "", listed.all(t.offers), listed.all(t.physical), listed.all(t.frontstage),
            listed.all(t.backstage), listed.all(t.ref.systems), listed.all(t.ref.partners), listed.all(t.fails) }
        if table.concat(row, "", 3) ~= "" then rows[#rows + 1] = row end
    end
    add(S, tables, "stage", { "number", "touchpoint", "step", "offers", "physical", "front", "back", "systems", "partners", "fails" }, rows)
end

--- When customers are content: of the journey (where it is whole), its phases and touchpoints.
function parts.criteria(S, tables)
    local rows, ctx = {}, S.ctx
    local currency = ctx.model.company and ctx.model.company.currency
    local function row(criterion, number, where)
        local one = criteria.test(ctx.F, criterion)
        rows[#rows + 1] = { number, where, criterion.name, one and measures.label(one.what, ctx.lang) or "",
            one and criteria.bounds(one, ctx.lang, currency) or "",
            one and measures.show(one.what, one.figure, ctx.lang, currency) or "", criterion.ref.persona and criterion.ref.persona.name or "" }
    end
    if #S.phases == #S.journey.phases then
        for _, criterion in ipairs(S.journey.criteria) do row(criterion, place(S, S.journey)) end
    end
    each(S, "criteria", row)
    add(S, tables, "criteria", { "number", "where", "criterion", "measure", "bound", ">now", "who" }, rows)
end

--- The open actions that work at these touchpoints.
function parts.actions(S, tables)
    local rows, ctx, here = {}, S.ctx, {}
    local currency = ctx.model.company and ctx.model.company.currency
    for _, t in ipairs(S.touchpoints) do here[t] = true end
    for _, action in ipairs(ctx.model.actions) do
        local numbers = {}
        for _, t in ipairs(action.ref.touchpoints) do
            if here[t] then numbers[#numbers + 1] = numbering.of(t) end
        end
        if #numbers > 0 and action.status ~= "done" and action.status ~= "dropped" then
            local horizon = ctx.horizon(action) or "later"
            local cost = action.cost and quantity.mean(action.cost)
            rows[#rows + 1] = { "A" .. action.index, action.name, table.concat(numbers, ", "), ctx.L("action.horizon." .. horizon),
                action.ref.owner and action.ref.owner.name or "", type(cost) == "number" and format.money(cost, currency, ctx.lang) or "" }
        end
    end
    add(S, tables, "actions", { "id", "action", "touchpoints", "when", "owner", ">cost" }, rows)
end

--- The sources of all that is known at these touchpoints.
function parts.evidence(S, tables)
    local rows, seen, lang = {}, {}, S.ctx.lang
    local function take(thing)
        for _, e in ipairs(thing.ref and thing.ref.evidence or {}) do
            if not seen[e] and not e.implicit then
                seen[e] = true
                rows[#rows + 1] = { e.name, S.ctx.L("kind." .. e.kind), e.n and format.count(quantity.mean(e.n), lang) or "",
                    e.date and tostring(e.date) or "", e.by or "" }
            end
        end
    end
    for _, phase in ipairs(S.phases) do
        for _, holder in ipairs { phase, table.unpack(phase.touchpoints) } do
            take(holder)
            for _, field in ipairs { "pains", "needs", "killers", "fails", "criteria" } do
                for _, one in ipairs(holder[field] or {}) do take(one) end
            end
        end
    end
    add(S, tables, "evidence", { "evidence", "kind", ">n", "date", "by" }, rows)
end

--- Everything that is known of these touchpoints, a table each.
function parts.known(S, tables)
    for _, part in ipairs { "killers", "fails", "pains", "needs", "said", "quotes", "criteria", "stage", "actions" } do parts[part](S, tables) end
end

return parts
