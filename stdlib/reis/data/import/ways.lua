-- Ways on that lead nowhere: of a map that was typed by hand some touchpoints may only lead to each other. A script is refused where
-- nobody could ever get out, so these ways become remarks.

local fold = require "reis.words.fold"
local printer = require "reis.language.printer"

local ways = {}

local function field(node, name)
    for i, one in ipairs(node.fields) do
        if one[1] == name then return one[2], i end
    end
end

--- The touchpoints of a journey in order, and named(name, from): those that a touchpoint means by a name; nil for none.
local function touchpoints_of(journey)
    local list, by, phase_of = {}, {}, {}
    for _, phase in ipairs(journey.children) do
        for _, t in ipairs(phase.kind == "phase" and phase.children or {}) do
            if t.kind == "touchpoint" then
                list[#list + 1] = t
                phase_of[t] = phase
                for _, name in ipairs { t.name, phase.name .. "/" .. t.name, journey.name .. "/" .. phase.name .. "/" .. t.name } do
                    by[fold(name)] = by[fold(name)] or {}
                    table.insert(by[fold(name)], t)
                end
            end
        end
        for _, t in ipairs(phase.kind == "phase" and phase.children or {}) do -- a phase stands for its first touchpoint
            if t.kind == "touchpoint" and not by[fold(phase.name)] then by[fold(phase.name)] = { t } end
        end
    end
    return list, function(name, from)
        local all = by[fold(name)]
        for _, t in ipairs(all or {}) do
            if phase_of[t] == phase_of[from] then return { t } end -- of several of one name the one beside it is meant
        end
        return all
    end
end

--- Whether one gets out of a touchpoint along a way on. ends: the touchpoints from which one does
local function leads_out(named, from, ends, value)
    if type(value) == "string" then
        if value == "done" or value == "leave" then return true end
        local all = named(value, from)
        for _, t in ipairs(all or {}) do
            if ends[t] then return true end
        end
        return all == nil
    end
    for _, one in ipairs(value.entries or {}) do
        if value.head == "each" then -- some personas may never come here: one of them is enough
            if leads_out(named, from, ends, one[2]) then return true end
        elseif one[2] ~= 0 and leads_out(named, from, ends, one[1]) then
            return true
        end
    end
    return value.raw ~= nil
end

--- The touchpoints of a journey from which everyone can get out.
local function ending(list, named)
    local ends, more = {}, true
    while more do
        more = false
        for i = #list, 1, -1 do
            local t, next_one = list[i], field(list[i], "next")
            local leave = field(t, "leave")
            local out = type(leave) == "number" and leave > 0 or type(leave) == "table"
                or next_one == nil and (i == #list or ends[list[i + 1]]) or next_one ~= nil and leads_out(named, t, ends, next_one)
            if out and not ends[t] then ends[t], more = true, true end
        end
    end
    return ends
end

--- Takes the ways on from a journey's touchpoints from which nobody gets out. said(name): that it was done
function ways.open(journey, said)
    local list, named = touchpoints_of(journey)
    local ends = ending(list, named)
    for _, t in ipairs(list) do
        local value, at = field(t, "next")
        if value ~= nil and not ends[t] then
            table.remove(t.fields, at)
            t.note = (t.note and t.note .. "; " or "") .. "next: " .. printer.value(value)
            said(t.name)
        end
    end
end

return ways
