-- What commands share in reading their words: which journeys, personas, phases … are meant. Names are found as they are
-- written, else whatever their case, accents' spelling and soft hyphens are.

local language = require "reis.command.language"
local nearest = require "reis.language.nearest"
local folded = require "reis.words.fold"

local options = {}

--- Says that an option names nothing -> the exit status 2
function options.unknown(what, name, list)
    local names = {}
    for i, thing in ipairs(list) do names[i] = thing.name end
    local near = nearest.of(name, names)
    language.tell { level = "error", message = ("no %s \"%s\"; %s"):format(what, name,
        near and ('did you mean "%s"?'):format(near)
        or #names > 0 and "there is: " .. table.concat(names, ", ") or "none is declared") }
    return 2
end

--- Says that a name means several things -> the exit status 2
local function ambiguous(what, name, found, name_of)
    local names = {}
    for i, thing in ipairs(found) do names[i] = '"' .. name_of(thing) .. '"' end
    language.tell { level = "error", message = ('several %ss are called "%s": say which with %s'):format(what, name,
        table.concat(names, " or ")) }
    return 2
end

--- Those of a list that a name means: those of exactly that name, else those of one that looks the same.
-- names_of(thing) -> the names it goes by (nil: its own)
function options.meant(list, name, names_of)
    local exact, alike, wanted = {}, {}, folded(name)
    names_of = names_of or function(thing) return { thing.name } end
    for _, thing in ipairs(list) do
        local is, looks = false, false
        for _, own in ipairs(names_of(thing)) do
            is, looks = is or own == name, looks or folded(own) == wanted
        end
        if is then exact[#exact + 1] = thing end
        if looks then alike[#alike + 1] = thing end
    end
    return #exact > 0 and exact or alike
end

--- The one of a list that a name means -> thing; false and a status where it means none or several.
function options.find(what, name, list)
    local found = options.meant(list, name)
    if #found == 1 then return found[1] end
    if #found == 0 then return false, options.unknown(what, name, list) end
    return false, ambiguous(what, name, found, function(thing) return thing.name end)
end

--- The phase that a name means in these journeys: its name, its number on the map, or "Journey/Phase" with either.
-- -> phase; false and a status where it means none or several.
function options.phase(journeys, name)
    local all = {}
    for _, journey in ipairs(journeys) do
        for _, phase in ipairs(journey.phases) do all[#all + 1] = phase end
    end
    local function whole(phase) return phase.journey.name .. "/" .. phase.name end
    local found = options.meant(all, name, function(phase) return { phase.name, whole(phase) } end)
    if #found == 0 then
        found = options.meant(all, name, function(phase) return { tostring(phase.index), phase.journey.name .. "/" .. phase.index } end)
    end
    if #found == 1 then return found[1] end
    if #found == 0 then return false, options.unknown("phase", name, all) end
    return false, ambiguous("phase", name, found, whole)
end

--- The thing that an option names -> thing or nil (not asked for); or false and a status (names nothing).
function options.pick(job, option, what, list)
    local name = job.options[option]
    if not name then return nil end
    return options.find(what, name, list)
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

--- A method of ours whatever its case; a user's own as its file is called.
local function method_named(name)
    for _, known in ipairs(require("reis.roadmap.ranking").methods) do
        if known == name:lower() then return known end
    end
    return name
end

--- What the command line asks of the plan -> options of reis.roadmap.roadmap; nil and the exit status 2 after saying that
-- it names a roadmap that is not there
function options.plan(job, model)
    local chosen, bad = options.pick(job, "roadmap", "roadmap", model.roadmaps)
    if bad then return nil, bad end
    local o = job.options
    return { roadmap = chosen and chosen.name, method = o.method and method_named(o.method), budget = o.budget, time = o.time, lang = o.lang }
end

return options
