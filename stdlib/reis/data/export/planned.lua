-- The actions as other programs want them: when each begins and ends by the plan, how many days of work it is, what is said of it.

local calendar = require "reis.words.calendar"
local quantity = require "reis.language.quantity"

local planned = {}

local RHYTHMS = { week = { n = 7, unit = "d" }, month = { n = 1, unit = "m" }, quarter = { n = 3, unit = "m" }, year = { n = 12, unit = "m" } }

--- The day on which a period of a roadmap begins; nil where the roadmap says not when it starts.
local function begins(roadmap, period)
    local first = roadmap and roadmap.start and calendar.day(roadmap.start)
    if not first then return nil end
    local rhythm = RHYTHMS[roadmap.period]
    return calendar.later(first, { n = rhythm.n * (period - 1), unit = rhythm.unit })
end

--- The days of work of an action, over all teams; of uncertain ones the mean; nil where none are given.
local function days(action)
    local list = rawget(action.ref, "effort")
    if not list then return quantity.mean(action.effort) end
    local sum = 0
    for _, one in ipairs(list) do sum = sum + (quantity.mean(one.days) or 0) end
    return sum
end

--- What is said of an action, as lines: its remark, what it needs first, what it takes away, why it is in the plan or is not.
local function about(action, why, W, in_plan)
    local lines = { action.note }
    local function names(key, list)
        local out = {}
        for i, thing in ipairs(list or {}) do out[i] = thing.name end
        if #out > 0 then lines[#lines + 1] = W(key, table.concat(out, ", ")) end
    end
    names("action.requires", action.ref.requires)
    names("action.serves", action.ref.serves)
    names("action.resolves", action.ref.resolves)
    if why and why ~= "" then lines[#lines + 1] = W(in_plan and "action.plan" or "action.out", why) end
    if action.url then lines[#lines + 1] = action.url end
    return lines
end

--- all: of data/export.lua; W: the words. -> list of { action, name, owner = its name, days, from, to = day numbers of the first and the
-- last day (nil where the plan leaves it out, or the roadmap has no start), why, about = lines, in_plan }, in the order of the plan and
-- then of the script; those that were dropped are not in it
function planned.actions(all, W)
    local plan, list, seen = all.plan, {}, {}
    local roadmap = plan and plan.roadmap_thing
    local function add(action, row, why)
        if seen[action] or action.status == "dropped" then return end
        seen[action] = true
        local from, to = row and begins(roadmap, row.start), row and begins(roadmap, row.finish + 1)
        list[#list + 1] = { action = action, name = action.name, owner = action.ref.owner and action.ref.owner.name, days = days(action), from = from,
            to = to and to - 1, why = why, about = about(action, why, W, row ~= nil), in_plan = row ~= nil }
    end
    for _, row in ipairs(plan and plan.actions or {}) do add(row.thing, row, row.why) end
    for _, row in ipairs(plan and plan.left_out or {}) do add(row.thing, nil, row.why) end
    for _, action in ipairs(all.model.actions) do add(action) end
    return list
end

return planned
