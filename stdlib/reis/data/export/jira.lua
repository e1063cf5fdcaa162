-- The actions as CSV for the importer of Jira: an issue an action. Dates as yyyy-MM-dd, which the importer is told; an estimate in
-- seconds, at eight hours a day; labels without spaces, a column each.

local calendar = require "reis.words.calendar"
local csv = require "reis.words.csv"
local i18n = require "reis.words.i18n"
local planned = require "reis.data.export.planned"

local DAY = 8 * 3600

local PRIORITIES = { must = "Highest", should = "High", could = "Medium", wont = "Lowest" }
local STATES = { idea = "To Do", planned = "To Do", doing = "In Progress", done = "Done" }

local function priority(action)
    return action.must and "Highest" or PRIORITIES[action.moscow] or "Medium"
end

local function labels(action)
    local out, seen = {}, {}
    for _, label in ipairs { action.area or "", action.horizon or "", table.unpack(action.tags) } do
        label = label:gsub("%s+", "-")
        if label ~= "" and not seen[label] then
            seen[label] = true
            out[#out + 1] = label
        end
    end
    return out
end

local function rows_of(list)
    local most, marked = 0, {}
    for i, one in ipairs(list) do
        marked[i] = labels(one.action)
        most = math.max(most, #marked[i])
    end
    local rows = { { "Issue Id", "Summary", "Issue Type", "Status", "Priority", "Component", "Start date", "Due date", "Original Estimate", "Description" } }
    for i = 1, most do rows[1][10 + i] = "Labels" end
    for i, one in ipairs(list) do
        local row = { i, one.name, "Task", STATES[one.action.status], priority(one.action), one.owner, one.from and calendar.date(one.from),
            one.to and calendar.date(one.to), one.days and math.floor(one.days * DAY + 0.5), table.concat(one.about, "\n") }
        for k, label in ipairs(marked[i]) do row[10 + k] = label end
        rows[i + 1] = row
    end
    return rows
end

local function write(all)
    local W = i18n.of(all.lang, "interchange")
    local list, notes, without = planned.actions(all, W), {}, 0
    if #list == 0 then return nil, W "actions.none" end
    for _, one in ipairs(list) do if one.in_plan and not one.from then without = without + 1 end end
    if without > 0 then notes[1] = W("plan.undated", without) end
    return csv(rows_of(list), all.raw), notes
end

return { name = "jira", suffixes = { "jira" }, needs_plan = true, write = write }
