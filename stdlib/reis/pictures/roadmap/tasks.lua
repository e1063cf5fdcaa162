-- A plan's actions as bars: what each says, and the lanes they stand in.

local scene = require "scene"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local numbering = require "reis.model.numbering"

local tasks = {}

local DOT = "\u{A0}· " -- never at the beginning of a line
tasks.DOT = DOT

local function several_journeys(plan)
    local first
    for _, a in ipairs(plan.actions) do
        for _, t in ipairs(a.thing.ref.touchpoints) do
            if first and t.journey ~= first then return true end
            first = t.journey
        end
    end
    return false
end

--- Where an action works within a journey: the names of its phases, and the numbers of its touchpoints.
local function within(list, journey)
    local phases, seen, numbers = {}, {}, {}
    for _, t in ipairs(list) do
        if t.journey == journey then
            numbers[#numbers + 1] = "#" .. numbering.of(t)
            if not seen[t.phase] then
                seen[t.phase] = true
                phases[#phases + 1] = t.phase.index .. " " .. scene.clean(t.phase.name)
            end
        end
    end
    return phases, DOT .. table.concat(numbers, ", ")
end

--- "6 Delivery · #12": where an action works. -> in full, and short where that is much: the first phase, and how many more
local function where(ctx, action, name_journey)
    local list, journeys, seen = action.ref.touchpoints, {}, {}
    if #list == 0 then return nil end
    for _, t in ipairs(list) do
        if not seen[t.journey] then journeys[#journeys + 1], seen[t.journey] = t.journey, true end
    end
    local full, short = {}, nil
    for i, journey in ipairs(journeys) do
        local phases, tail = within(list, journey)
        full[i] = table.concat(phases, ", ") .. tail .. (name_journey and DOT .. scene.clean(journey.name) or "")
        short = short or phases[1] .. (#phases > 1 and " +" .. #phases - 1 or "") .. tail
    end
    if #journeys > 1 then
        short = short .. DOT .. ctx.L(i18n.plural("road.more_journeys", tostring(#journeys - 1)), #journeys - 1)
    end
    return table.concat(full, "; "), short
end

local function gain_text(ctx, plan, gain)
    if not gain then return nil end
    local currency = ctx.model.company and ctx.model.company.currency
    if plan.money then return ctx.L("road.a_year", format.short_money(gain, currency, ctx.lang)) end
    return ctx.L("road.points", format.signed(gain, 2, ctx.lang))
end
tasks.gain_text = gain_text

local function money_text(ctx, plan, a)
    local currency = ctx.model.company and ctx.model.company.currency
    local cost = (a.cost ~= 0 or rawget(a.thing, "cost") ~= nil) and format.short_money(a.cost, currency, ctx.lang)
    local gain = gain_text(ctx, plan, a.adds)
    if cost and gain then return cost .. "\u{A0}→ " .. gain end
    return cost or gain or ""
end

local function has_moment(action)
    for _, one in ipairs(action.ref.improves) do
        for _, t in ipairs(one.touchpoints) do
            local m = t.moment_of_truth
            if m == true then return true end
            if type(m) == "table" then
                for _, persona in pairs(m.per or {}) do
                    if persona == true then return true end
                end
            end
        end
    end
    return false
end

local function task_of(ctx, plan, a, name_journey)
    local thing = a.thing
    local full, short = where(ctx, thing, name_journey)
    local task = { action = a, thing = thing, id = "A" .. thing.index, name = thing.name,
        rank = a.rank, rank_text = ctx.L("road.rank", a.rank), from = a.start, to = a.finish, horizon = a.horizon or ctx.horizon(thing),
        owner = a.owner, effort = a.effort or 0, where = full, short = short,
        money = money_text(ctx, plan, a), killer = #thing.ref.removes > 0,
        moment = has_moment(thing) }
    local days = format.number(task.effort, 0, ctx.lang)
    task.sentence = ctx.L("action.name", task.id, ctx.L("action.horizon." .. task.horizon),
        scene.clean(task.name)) .. ". " .. (task.where and task.where .. ". " or "") .. task.money
        .. ". " .. ctx.L(i18n.plural("road.effort", days), days)
    local waits = {}
    for i, other in ipairs(thing.ref.requires) do waits[i] = "A" .. other.index end
    if #waits > 0 then
        task.sentence = task.sentence .. ". " .. ctx.L("road.requires", task.id, table.concat(waits, ", "))
    end
    local phase = thing.ref.touchpoints[1] and thing.ref.touchpoints[1].phase
    task.link = phase and ctx.link("zoom", phase.journey, phase) or nil
    task.removes = task.killer and ctx.L("road.removes", thing.ref.removes[1].killer.name) or nil
    return task
end

--- Lanes of a plan, in the order in which their first action starts. -> { { name, thing, tasks,
-- effort, cost } … }
function tasks.lanes(ctx, plan)
    local lanes, by = {}, {}
    local journey = several_journeys(plan)
    for _, a in ipairs(plan.actions) do
        local key = a.owner or ""
        local lane = by[key]
        if not lane then
            lane = { name = a.owner or ctx.L "road.no_owner", none = not a.owner, tasks = {},
                effort = 0, cost = 0, thing = a.thing.ref.owner }
            by[key] = lane
            lanes[#lanes + 1] = lane
        end
        lane.tasks[#lane.tasks + 1] = task_of(ctx, plan, a, journey)
        lane.effort, lane.cost = lane.effort + (a.effort or 0), lane.cost + (a.cost or 0)
    end
    return lanes
end

--- Person-days as weeks of five: "1 week", "2.4 weeks"; whole ones from `whole` days on.
function tasks.weeks(ctx, days, whole)
    local said = format.short(days / 5, days < whole and 1 or 0, ctx.lang)
    return ctx.L(said == "1" and "road.weeks.one" or "road.weeks", said)
end

return tasks
