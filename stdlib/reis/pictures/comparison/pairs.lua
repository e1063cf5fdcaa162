-- What there is to compare in a script: a journey as it is and as it will be, now and after the plan, two personas of one journey.

local pairs_of = {}

local function row_of(rows, persona)
    for _, row in ipairs(rows) do
        if row.persona == persona then return row end
    end
end

--- Two journeys, one before and one after, for everyone who makes either.
local function journeys(old, new, from, to)
    local one = { name = old == new and old.name or old.name .. " → " .. new.name, old = old, new = new, from = from, to = to, personas = {} }
    for _, row in ipairs(from.personas) do
        one.personas[#one.personas + 1] = { persona = row.persona, from = row, to = row_of(to.personas, row.persona) }
    end
    for _, row in ipairs(to.personas) do
        if not row_of(from.personas, row.persona) then one.personas[#one.personas + 1] = { persona = row.persona, to = row } end
    end
    return one
end

--- Two journeys of a model. kind: "states" where the second is to come in the place of the first
function pairs_of.journeys(ctx, old, new)
    local rows = ctx.scores.journeys
    return { kind = new.ref.instead_of == old and "states" or "journeys", names = { old.name, new.name },
        list = { journeys(old, new, rows[old.index], rows[new.index]) } }
end

--- Two personas of a journey, or nil where one of them does not make it.
function pairs_of.personas(ctx, journey, first, second)
    local rows = ctx.scores.journeys[journey.index].personas
    local a, b = row_of(rows, first.name), row_of(rows, second.name)
    if not a or not b then return nil end
    return { kind = "personas", names = { first.name, second.name }, journey = journey, list = { { name = journey.name, old = journey,
        new = journey, from = a, to = b, personas = { { persona = first.name .. " → " .. second.name, from = a, to = b } } } } }
end

--- How far two personas are apart in a journey: the sum of what their emotion differs, a point met by one alone counting two.
local function distance(a, b)
    local met, sum = {}, 0
    for _, t in ipairs(a.touchpoints) do met[t.index] = t end
    for _, t in ipairs(b.touchpoints) do
        local other = met[t.index]
        met[t.index] = nil
        sum = sum + (other and math.abs((t.emotion or 0) - (other.emotion or 0)) or 2)
    end
    for _ in next, met do sum = sum + 2 end
    return sum
end

--- The two personas of a journey who are furthest apart; nil where there are not two.
function pairs_of.furthest(ctx, journey, persona)
    local rows, best, most = ctx.scores.journeys[journey.index].personas, nil, -1
    for i, a in ipairs(rows) do
        for k = i + 1, #rows do
            local b = rows[k]
            local wanted = not persona or a.persona == persona.name or b.persona == persona.name
            local far = wanted and distance(a, b) or -1
            if far > most + 1e-9 then best, most = { a.persona, b.persona }, far end
        end
    end
    local personas = ctx.model.personas
    return best and pairs_of.personas(ctx, journey, personas[best[1]], personas[best[2]])
end

--- All journeys now and after the plan; nil without one.
function pairs_of.plan(ctx)
    local plan, taken, list = ctx.plan, {}, {}
    for _, row in ipairs(plan and plan.actions or {}) do taken[#taken + 1] = row.thing.index end
    if #taken == 0 then return nil end
    table.sort(taken)
    local after = require("reis.figures.under").of(ctx.F, { actions = taken }).scores()
    for _, journey in ipairs(ctx.model.journeys) do
        if journey.state ~= "to-be" and (not ctx.only or ctx.only == journey) then
            list[#list + 1] = journeys(journey, journey, ctx.scores.journeys[journey.index], after.journeys[journey.index])
        end
    end
    return { kind = "plan", names = { plan.roadmap or "" }, list = list, count = #taken }
end

--- Those a script asks for by what is in it, or that things name: a journey (with the one in its place), two of them, two personas.
-- things: list of journeys and personas -> list of pairs
function pairs_of.all(ctx, things)
    local found, named = {}, { journey = {}, persona = {} }
    local function put(one) found[#found + 1] = one or nil end
    for _, thing in ipairs(things) do table.insert(named[thing.kind], thing) end
    if #named.journey == 2 then put(pairs_of.journeys(ctx, named.journey[1], named.journey[2])) end
    local only = #named.journey == 1 and named.journey[1] or ctx.only
    if #named.persona < 2 and #named.journey < 2 then
        for _, journey in ipairs(ctx.model.journeys) do
            local was = journey.ref.instead_of
            if was and (not only or only == journey or only == was) then put(pairs_of.journeys(ctx, was, journey)) end
        end
    end
    if #named.persona == 0 and #named.journey < 2 then
        local own = only and require("reis.pictures.pictures").with(ctx, { only = only }) or ctx
        put(pairs_of.plan(own))
    end
    for _, journey in ipairs(#named.journey < 2 and ctx.model.journeys or {}) do
        if only == journey or not only and journey.state ~= "to-be" then
            put(#named.persona == 2 and pairs_of.personas(ctx, journey, named.persona[1], named.persona[2])
                or #named.persona < 2 and pairs_of.furthest(ctx, journey, named.persona[1] or ctx.persona))
        end
    end
    return found
end

return pairs_of
