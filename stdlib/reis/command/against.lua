-- What `map --against WHAT` sets beside a journey: the plan, a scenario, or a journey that is to take its place.

local nearest = require "reis.language.nearest"
local naming = require "reis.command.options"
local pictures = require "reis.pictures.pictures"

local against = {}

local PLAN = "plan"

local function wrong(message) return nil, message end

local function named(list, name) return naming.meant(list, name)[1] end

--- The figures once the plan is carried out.
local function of_plan(p, options)
    local plan, diags = pictures.plan(p, options)
    if not plan then
        return wrong("--against plan: " .. (diags and diags[1] and diags[1].message or "there is no action to plan"))
    end
    local actions = {}
    for i, row in ipairs(plan.actions) do actions[i] = row.thing.index end
    local F, message = require("reis.figures.under").of(p.figures(), { actions = actions })
    if not F then return wrong("--against plan: " .. message) end
    return { what = PLAN, name = nil, F = F }
end

local function of_scenario(p, scenario, options)
    local found, message = require("reis.roadmap.scenarios").of(p.model, p.figures(), { scenario }, options)
    local F = found
    if found then F, message = found.columns[1].found:figures() end
    if not F then return wrong(("scenario \"%s\": %s"):format(scenario.name, message)) end
    return { what = "scenario", name = scenario.name, F = F, use = scenario.ref.use or {} }
end

--- What is set beside the journeys. options: of the plan
-- -> { what = "plan" | "scenario" | "journey", name =, F = (the figures then), journey = (that takes another's place), use = }
-- | nil, what is wrong
function against.of(p, name, options)
    local m = p.model
    local scenario, journey = named(m.scenarios, name), named(m.journeys, name)
    if scenario and journey then
        return wrong(("--against \"%s\" is a scenario and a journey; give one of them another name"):format(name))
    end
    if scenario then return of_scenario(p, scenario, options.time and { time = options.time } or pictures.SEARCH) end
    if journey then return { what = "journey", name = journey.name, F = p.figures(), journey = journey } end
    if name == PLAN then
        if #m.actions == 0 then return wrong "--against plan: there is no action to plan" end
        return of_plan(p, options)
    end
    local names = { PLAN }
    for _, list in ipairs { m.scenarios, m.journeys } do
        for _, thing in ipairs(list) do names[#names + 1] = thing.name end
    end
    local near = nearest.of(name, names)
    return wrong(("--against \"%s\" is no scenario and no journey; %s"):format(name, near and ("did you mean \"%s\"?"):format(near)
        or "there is: " .. table.concat(names, ", ")))
end

--- The journeys that are drawn against it: those asked for, else the one whose place it takes.
-- -> list | nil, what is wrong
function against.journeys(found, journeys, asked)
    if not found.journey or asked then return journeys end
    local instead = found.journey.ref.instead_of
    if instead then return { instead } end
    return wrong(("journey \"%s\" is in the place of none (instead_of); say with --journey which one it is set against")
        :format(found.name))
end

return against
