-- What commands share in reading their options: which journeys and personas are meant.

local host = require "host"
local nearest = require "reis.language.nearest"

local options = {}

--- Says that an option names nothing -> the exit status 2
function options.unknown(what, name, list)
    local names = {}
    for i, thing in ipairs(list) do names[i] = thing.name end
    local near = nearest.of(name, names)
    host.diag { level = "error", message = ("no %s \"%s\"; %s"):format(what, name,
        near and ('did you mean "%s"?'):format(near)
        or #names > 0 and "there is: " .. table.concat(names, ", ") or "none is declared") }
    return 2
end

--- The thing that an option names -> thing or nil (not asked for); or false and a status (names nothing).
function options.pick(job, option, what, list)
    local name = job.options[option]
    if not name then return nil end
    if list[name] then return list[name] end
    local lower, found = name:lower(), nil
    for _, thing in ipairs(list) do
        if thing.name:lower() == lower then found = thing end
    end
    if found then return found end
    return false, options.unknown(what, name, list)
end

--- What --journey and --persona narrow a command to. -> journey or nil, persona or nil; false and an exit status
-- where one of them names nothing
function options.narrow(job, model)
    local journey, bad = options.pick(job, "journey", "journey", model.journeys)
    if journey == false then return false, bad end
    local persona
    persona, bad = options.pick(job, "persona", "persona", model.personas)
    if persona == false then return false, bad end
    return journey, persona
end

--- What the command line asks of the plan -> options of reis.roadmap.roadmap; nil and the exit status 2 after saying that
-- it names a roadmap that is not there
function options.plan(job, model)
    local chosen, bad = options.pick(job, "roadmap", "roadmap", model.roadmaps)
    if bad then return nil, bad end
    local o = job.options
    return { roadmap = chosen and chosen.name, method = o.method, budget = o.budget, time = o.time, lang = o.lang }
end

return options
