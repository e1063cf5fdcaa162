-- A plan that asks more of people than they have is not a plan.
local changed = require "reis.rules.shared.changed"
local quantity = require "reis.language.quantity"

local COMMITTED = { planned = true, doing = true }

local function committed(action)
    return changed.is_open(action) and (COMMITTED[action.status] or rawget(action, "must") == true or rawget(action, "moscow") == "must")
end

--- The days that an action takes of each team. -> { [team's name] = days }
local function days_of(action)
    local effort, owner = rawget(action, "effort"), action.ref.owner
    if effort == nil then return {} end
    if type(effort) ~= "table" or type(rawget(effort, "dist")) == "string" then
        return owner and owner.kind == "team" and { [owner.name] = quantity.mean(effort) } or {}
    end
    local out = {}
    for team, days in next, effort do out[team] = quantity.mean(days) end
    return out
end

--- What a team can do in each of n periods -> list of days | nil: as much as it likes
local function capacity_of(roadmap, team, n)
    local given = (rawget(roadmap, "capacity") or {})[team.name]
    if given == nil then given = rawget(team, "capacity") end
    if given == nil then return nil end
    local listed, out = type(given) == "table" and type(rawget(given, "dist")) ~= "string", {}
    for p = 1, n do out[p] = quantity.mean(listed and given[math.min(p, #given)] or given) or 0 end
    return out
end

--- The most that an action of so many periods may take of a team, of what it can do in each.
local function room(list, periods)
    local most = 0
    for from = 1, #list - periods + 1 do
        local least = math.huge
        for p = from, from + periods - 1 do least = math.min(least, list[p]) end
        most = math.max(most, least * periods)
    end
    return most
end

--- Whether an action is one of a roadmap's.
local function in_it(roadmap, action)
    if not rawget(roadmap, "actions") then return true end
    for _, one in ipairs(rawget(roadmap.ref, "actions") or {}) do
        if one == action then return true end
    end
    return false
end

return {
    id = "capacity-over",
    severity = "warning",
    doc = "A team has more committed work (must, planned, doing) than a roadmap has days for, or an action needs more of it than any period has.",
    why = "What is feasible comes first: what is taken up at once, and what later.",
    mend = "Take more periods, move work to another team, or let something go: dropped.",
    source = "Van der Kooi 2017, the journey map in five steps",
    example = { wrong = [[
team "it" { capacity = 5 }
journey "Buy" { phase "Find" {
  touchpoint "Page" { experience = 5 },
} }
action "Live stock" { owner = "it", effort = 30, cost = 10, must = true, improves = { Page = { experience = 1 } } }
roadmap "2027" { periods = 4 }
]], right = [[
team "it" { capacity = 10 }
journey "Buy" { phase "Find" {
  touchpoint "Page" { experience = 5 },
} }
action "Live stock" { owner = "it", effort = 10, cost = 10, must = true, improves = { Page = { experience = 1 } } }
roadmap "2027" { periods = 4 }
]] },
    check = function(model, _, report, options)
        for _, roadmap in ipairs(model.roadmaps) do
            for _, team in ipairs(model.teams) do
                local list, asked, all = capacity_of(roadmap, team, roadmap.periods), 0, 0
                for _, days in ipairs(list or {}) do all = all + days end
                for _, action in ipairs(list and model.actions or {}) do
                    local days = in_it(roadmap, action) and changed.is_open(action) and days_of(action)[team.name] or 0
                    local fits = room(list, math.min(rawget(action, "periods") or 1, #list))
                    if committed(action) then asked = asked + days end
                    if days > fits + 1e-9 then
                        report("warning", action, options.L("capacity-over.action", options.number(days, 1), team.name, options.number(fits, 1),
                            roadmap.name))
                    end
                end
                if list and asked > all + 1e-9 then
                    report("warning", roadmap, options.L("capacity-over", options.number(asked, 1), team.name, options.number(all, 1)))
                end
            end
        end
    end,
}
