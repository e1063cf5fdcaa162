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

--- The touchpoints of a journey in order, and named(name, from): the first that a touchpoint means by a name; nil for none.
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
            if phase_of[t] == phase_of[from] then return t end -- of several of one name the one beside it is meant
        end
        return all and all[1]
    end
end

--- What a field of a touchpoint is for a persona (nil: for all), and the number of the entry of `each` that says so.
local function of_persona(node, name, persona)
    local value = field(node, name)
    if type(value) ~= "table" or value.head ~= "each" then return value end
    local default
    for i, one in ipairs(value.entries) do
        if persona and fold(one[1]) == fold(persona) then return one[2], i end
        if one[1] == "default" then default = one[2] end
    end
    return default
end

--- Whether a touchpoint is met by a persona; nil is everyone.
local function meets(node, persona)
    local only = field(node, "personas")
    if not persona or only == nil then return true end
    for _, one in ipairs(type(only) == "table" and only or { only }) do
        if fold(one) == fold(persona) then return true end
    end
    return false
end

--- Where the ways of a touchpoint lead -> list of touchpoints, whether out of the journey; nil where its script says it otherwise.
local function led_to(named, from, value)
    if type(value) == "string" then value = { entries = { { value, 1 } } } end
    local to, out = {}, value.raw ~= nil
    for _, one in ipairs(value.entries or {}) do
        local t = one[1] ~= "done" and one[1] ~= "leave" and named(one[1], from)
        if t and one[2] ~= 0 then to[#to + 1] = t else out = out or one[2] ~= 0 end
    end
    return to, out
end

--- The steps of a persona: of each touchpoint it meets the touchpoints that follow, and those from which the journey ends.
local function steps_of(list, named, persona)
    local met, following, after = {}, {}, nil
    for i = #list, 1, -1 do
        if meets(list[i], persona) then after = list[i] end
        following[list[i]] = after
    end
    local steps, ends = {}, {}
    for i, t in ipairs(list) do
        if meets(t, persona) then
            met[#met + 1], steps[t] = t, {}
            local leave, value = of_persona(t, "leave", persona), of_persona(t, "next", persona)
            ends[t] = leave ~= nil and leave ~= 0
            local to, out = {}, false
            if value ~= nil then
                to, out = led_to(named, t, value)
            elseif leave ~= 1 then
                to[1] = list[i + 1]
                out = list[i + 1] == nil
            end
            for _, one in ipairs(to) do
                if following[one] then table.insert(steps[t], following[one]) else out = true end
            end
            ends[t] = ends[t] or out
        end
    end
    return met, steps, ends
end

--- All that is reached from some touchpoints along steps -> set
local function reached_from(from, steps)
    local reached, list = {}, {}
    local function add(t)
        if not reached[t] then
            reached[t] = true
            list[#list + 1] = t
        end
    end
    for _, t in ipairs(from) do add(t) end
    local k = 1
    while k <= #list do
        for _, t in ipairs(steps[list[k]]) do add(t) end
        k = k + 1
    end
    return reached
end

--- Whether all that is reached from a touchpoint leads back to it.
local function goes_round(t, steps, back)
    local home = reached_from({ t }, back)
    for one in pairs(reached_from({ t }, steps)) do
        if not home[one] then return false end
    end
    return true
end

--- The first touchpoint with ways of its own that a persona reaches and from which it never gets out: of those that go round, else any.
local function trap(journey, list, named, persona)
    local met, steps, ends = steps_of(list, named, persona)
    local from, back, out = {}, {}, {}
    local starts = field(journey, "starts")
    for _, t in ipairs(starts == nil and {} or met) do from[#from + 1] = t end
    if starts == nil then from[1] = met[1] end
    for _, t in ipairs(met) do back[t] = {} end
    for _, t in ipairs(met) do
        for _, one in ipairs(steps[t]) do table.insert(back[one], t) end
        if ends[t] then out[#out + 1] = t end
    end
    local reached, escapes = reached_from(from, steps), reached_from(out, back)
    local any
    for _, t in ipairs(met) do
        if reached[t] and not escapes[t] and of_persona(t, "next", persona) ~= nil then
            if goes_round(t, steps, back) then return t end
            any = any or t
        end
    end
    return any
end

--- Makes of a touchpoint's ways on a remark: those of a persona where it has its own, else all.
local function take_off(t, persona)
    local value, at = field(t, "next")
    local own, i = of_persona(t, "next", persona)
    local said = i and ("next @ %s: %s"):format(persona, printer.value(own)) or "next: " .. printer.value(value)
    if i then table.remove(value.entries, i) end
    if not i or #value.entries == 0 then table.remove(t.fields, at) end
    t.note = (t.note and t.note .. "; " or "") .. said
end

--- The personas that make a journey; { false } where there are none.
local function walkers(journey, personas)
    local only, list = field(journey, "personas"), {}
    for _, one in ipairs(personas) do
        local makes = only == nil
        for _, name in ipairs(type(only) == "table" and only or { only }) do makes = makes or fold(name) == fold(one.name) end
        if makes then list[#list + 1] = one.name end
    end
    return #list > 0 and list or { false }
end

--- Takes the ways on from a journey's touchpoints from which some persona, or nobody, gets out. personas: all that are declared
-- said(name): that it was done
function ways.open(journey, personas, said)
    local list, named = touchpoints_of(journey)
    for _, persona in ipairs(walkers(journey, personas)) do
        local t = trap(journey, list, named, persona or nil)
        while t do
            take_off(t, persona or nil)
            said(t.name)
            t = trap(journey, list, named, persona or nil)
        end
    end
end

return ways
