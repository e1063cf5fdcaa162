-- How far the work is: the five steps, the layers of research per persona and phase, and the one most useful thing to do next.

local extension = require "reis.language.extension"
local i18n = require "reis.words.i18n"
local judge = require "reis.status.judge"
local leverage = require "reis.figures.leverage"
local said = require "reis.status.said"
local steps = require "reis.status.steps"

local status = {}

local STATES = { done = true, thin = true, missing = true }
local PEOPLE = 15 -- in interviews, where nothing else is said

-- the five steps -----------------------------------------------------------------------------------

--- One step: each of its checks with what lacks. A check of nothing at all (0 of 0) asks nothing.
local function step_of(model, F, step, W)
    local good, bad, why = 0, 0, {}
    for _, check in ipairs(step.checks) do
        local n, all = check[2](model, F)
        if n > 0 then good = good + 1 end
        if n < all then
            bad = bad + 1
            why[#why + 1] = { check = check[1], n = n, all = all, text = W("lack." .. step.id .. "." .. check[1], all - n, all) }
        end
    end
    local state = bad == 0 and "done" or good == 0 and "missing" or "thin"
    return { id = step.id, title = W("step." .. step.id), state = state, why = why }
end

-- the layers ---------------------------------------------------------------------------------------

--- What a persona meets in a journey: list of touchpoints in declared order. persona: nil for everyone; nil where it does not make it
local function met_by(F, journey, persona)
    for _, row in ipairs(F.scores().journeys[journey.index].personas) do
        if not persona or row.index == persona.index then
            local list, meets = {}, {}
            for _, t in ipairs(row.touchpoints or {}) do meets[t.index] = true end
            for _, t in ipairs(journey.touchpoints) do
                if meets[t.index] then list[#list + 1] = t end
            end
            return list
        end
    end
end

--- A place as the judge of a user's file sees it: things as a script reads them.
local function shown(model, at)
    local view = require("reis.model.model").view(model)
    local journey = view.journeys[at.journey and at.journey.name]
    local function touchpoints(list)
        local out = {}
        for i, t in ipairs(list) do out[i] = view.journeys[t.journey.name].touchpoints[t.index] end
        return out
    end
    return { persona = at.persona and view.personas[at.persona.name], journey = journey, phase = at.phase and journey.phases[at.phase.index],
        touchpoints = touchpoints(at.touchpoints), met = touchpoints(at.met) }
end

--- The state by the judge of a user's file; what it does wrong itself is raised.
local function by_own(layer, model, at)
    local ok, state, why = extension.call(layer.judge, shown(model, at))
    if not ok then error(state, 0) end
    if not STATES[state] then error(('layer %s: judge must return "done", "thin" or "missing" first'):format(layer.id), 0) end
    return state, state ~= "done" and type(why) == "string" and why or ""
end

local function row_of(model, layer, at, o)
    local state, why, reasons
    if layer.judge then
        state, why = by_own(layer, model, at)
    else
        state, reasons = judge.of(layer, at, o.people)
        why = said.reasons(reasons, o.lang)
    end
    return { persona = at.persona, journey = at.journey, phase = at.phase, layer = layer.id, title = said.text(layer.title, o.lang) or layer.id,
        state = state, why = why, reasons = reasons or {}, ask = said.ask(layer, at, o.lang) }
end

--- All places of a persona (nil: everyone) -> rows in order: what is per persona, then phase by phase
local function of_persona(model, F, persona, layers, o, rows)
    local all, made = {}, {}
    for _, journey in ipairs(model.journeys) do
        local met = journey.state ~= "to-be" and met_by(F, journey, persona)
        if met then
            made[#made + 1] = { journey = journey, met = met }
            table.move(met, 1, #met, #all + 1, all)
        end
    end
    for _, layer in ipairs(layers) do
        if layer.per == "persona" and (persona or #made > 0) then
            rows[#rows + 1] = row_of(model, layer, { persona = persona, touchpoints = all, met = all }, o)
        end
    end
    for _, one in ipairs(made) do
        for _, phase in ipairs(one.journey.phases) do
            local here = {}
            for _, t in ipairs(one.met) do
                if t.phase == phase then here[#here + 1] = t end
            end
            for _, layer in ipairs((#here > 0 or #phase.touchpoints == 0) and layers or {}) do
                if layer.per == "phase" then
                    rows[#rows + 1] = row_of(model, layer, { persona = persona, journey = one.journey, phase = phase, touchpoints = here, met = all }, o)
                end
            end
        end
    end
end

-- what next ----------------------------------------------------------------------------------------

--- What a phase weighs: how much its touchpoints decide; all alike where there are no figures for that.
local function weights(model, F)
    local out = {}
    for _, journey in ipairs(model.journeys) do
        local list, of_name = leverage.list(model, F, journey), {}
        for _, row in ipairs(list or {}) do of_name[row.number] = row.leverage end
        for _, phase in ipairs(journey.phases) do
            local sum = 0
            for _, t in ipairs(phase.touchpoints) do sum = sum + math.max(0, of_name[require("reis.model.numbering").of(t)] or 0) end
            out[phase] = sum
        end
    end
    return out
end

--- How early a thing to do comes: who, for whom and where first; then what is missing layer by layer; then analysis and plan; then
-- what is thin.
local function rank_of(kind, i, state)
    if kind == "step" then return (state == "missing" and (i <= 3 and 0 or 200) or 400) + i end
    return (state == "missing" and 100 or 300) + i
end

--- The one most useful thing to do next; nil where nothing lacks.
-- -> { what =, why =, step = | layer =, persona =, journey =, phase = }
local function next_of(model, F, R, layers, W)
    local best
    local function offer(rank, weight, make)
        if not best or rank < best.rank or rank == best.rank and weight > best.weight + 1e-12 then
            best = { rank = rank, weight = weight, make = make }
        end
    end
    for i, step in ipairs(R.steps) do
        if step.state ~= "done" then
            offer(rank_of("step", i, step.state), 1, function()
                return { what = (step.why[1].text:gsub("^%l", string.upper)), why = W("next.step", i, step.title, W("state." .. step.state)), step = step.id }
            end)
        end
    end
    local order, phases = {}, weights(model, F)
    for i, layer in ipairs(layers) do order[layer.id] = i end
    for _, row in ipairs(R.layers) do
        if row.state ~= "done" then
            local share = row.persona and F.flat.personas[row.persona.index].share or 1
            offer(rank_of("layer", order[row.layer], row.state), share * (row.phase and phases[row.phase] + 1e-6 or 1), function()
                return { what = row.ask or row.why, why = W("next.layer", row.title, said.place(row, W), W("state." .. row.state), row.why),
                    layer = row.layer, persona = row.persona, journey = row.journey, phase = row.phase }
            end)
        end
    end
    return best and best.make() or nil
end

--- Where the work on a model stands. F: its figures. options: lang, layers (of status.own; ours without it), from (the file they
-- are from), people (the fewest in interviews: 15). A user's judge that goes wrong raises.
-- -> { steps = { { id, title, state, why = { { check, n, all, text } } } × 5 }, layers = { { persona = thing or nil (everyone),
-- journey, phase = things or nil (a layer per persona), layer = id, title, state, why = text, reasons = (of reis.status.judge; none
-- of a user's judge), ask = text or nil } }, names = { { id,
-- title } } of the layers, next = { what, why, step or layer, persona, journey, phase } or nil, from }
function status.of(model, F, options)
    local o = { lang = options.lang or "en", people = options.people or PEOPLE }
    local W, layers = i18n.of(o.lang, "status"), options.layers or require "reis.status.layers"
    local R = { steps = {}, layers = {}, names = {}, from = options.from }
    for i, step in ipairs(steps) do R.steps[i] = step_of(model, F, step, W) end
    for i, layer in ipairs(layers) do R.names[i] = { id = layer.id, title = said.text(layer.title, o.lang) or layer.id, per = layer.per } end
    if #model.personas == 0 then of_persona(model, F, nil, layers, o, R.layers) end
    for _, persona in ipairs(model.personas) do of_persona(model, F, persona, layers, o, R.layers) end
    R.next = next_of(model, F, R, layers, W)
    return R
end

return status
