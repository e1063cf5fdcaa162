-- Scenarios of a model worked out: the figures under each, the plan it leads to, the criteria that flip.

local criteria = require "reis.figures.criteria"
local plan_of = require "reis.roadmap.scenario"
local roadmap = require "reis.roadmap.roadmap"
local whatif = require "reis.figures.whatif"

local scenarios = {}

--- One scenario. found: of reis.figures.whatif.
-- -> { name =, scenario =, found =, scores =, flips = } | nil, message
function scenarios.column(F, scenario, found)
    local scores, message = found:scores()
    if not scores then return nil, message end
    return { name = scenario.name, scenario = scenario, found = found, scores = scores,
        flips = #F.model.criteria > 0 and criteria.flips(F, found:figures()) or {} }
end

--- The plan without any scenario where one of the columns leads to another; false where there is none.
function scenarios.present(model, F, columns, search)
    for _, column in ipairs(columns) do
        if column.found.plan then return roadmap.plan(model, F, search) or false end
    end
    return false
end

--- Scenarios in order. search: { time = seconds, iterations = steps } of each plan (nil: the planner's own). failed: a list
-- that those which cannot be are put on, { scenario =, message = } each; nil: the first of them ends it, as does the last
-- where none can be.
-- -> { columns = list as above, present = plan or false } | nil, message, the scenario that cannot be
function scenarios.of(model, F, list, search, failed)
    local columns = {}
    local function plan(figures, scenario, actions) return plan_of(figures, scenario, actions, search) end
    for _, scenario in ipairs(list) do
        local found, message = whatif.of(model, F, scenario, plan)
        local column
        if found then column, message = scenarios.column(F, scenario, found) end
        if column then
            columns[#columns + 1] = column
        elseif not failed or #failed + 1 == #list then
            return nil, message, scenario
        else
            failed[#failed + 1] = { scenario = scenario, message = message }
        end
    end
    return { columns = columns, present = scenarios.present(model, F, columns, search) }
end

local function row_of(rows, index)
    for _, row in ipairs(rows) do
        if row.index == index then return row end
    end
end

--- The journeys now and under a column: list of { name =, old =, new = (things), from =, to = (rows of scores),
-- personas = list of { persona =, from =, to = }, placed = (name of the one that stands in its place, or nil) }
function scenarios.journeys(model, now, column)
    local list = {}
    for i, from in ipairs(now.journeys) do
        local thing = model.journeys[i]
        local new, placed = thing, nil
        for _, journey in ipairs(column.scenario.ref.use or {}) do
            if journey.ref.instead_of == thing then new, placed = journey, journey.name end
        end
        if thing.state ~= "to-be" then -- those are shown in the place of another
            local one = { name = thing.name, old = thing, new = new, from = from, to = column.scores.journeys[new.index], placed = placed,
                personas = {} }
            for p, row in ipairs(from.personas) do
                one.personas[p] = { persona = row.persona, from = row, to = row_of(one.to.personas, row.index) }
            end
            for _, row in ipairs(one.to.personas) do
                if not row_of(from.personas, row.index) then one.personas[#one.personas + 1] = { persona = row.persona, to = row } end
            end
            list[#list + 1] = one
        end
    end
    return list
end

return scenarios
