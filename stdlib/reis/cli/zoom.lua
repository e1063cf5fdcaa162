-- reis zoom FILE [PHASE]

local host = require "host"
local project = require "reis.command.project"
local options = require "reis.command.options"
local pictures = require "reis.pictures.pictures"
local output = require "reis.command.output"

--- The phases that a name means: in every journey, or "Journey/Phase".
local function phases_named(journeys, name)
    local found, all = {}, {}
    for _, journey in ipairs(journeys) do
        for _, phase in ipairs(journey.phases) do
            all[#all + 1] = phase
            local whole = journey.name .. "/" .. phase.name
            if not name or name:lower() == phase.name:lower() or name:lower() == whole:lower() then
                found[#found + 1] = phase
            end
        end
    end
    return found, all
end

return {
    name = "zoom",
    summary = "one phase, in detail",
    doc = "Draws a phase from close by: the flow with its shares, added value against expectation, pains and needs,\n"
        .. "front stage, line of visibility, backstage and systems. Without PHASE it draws every phase.",
    run = function(job)
        local p, status = project.open(job)
        if not p then return status end
        local journey, persona = options.narrow(job, p.model)
        if journey == false then return persona end
        local phases, all = phases_named(journey and { journey } or p.model.journeys, job.args[1])
        if #phases == 0 and job.args[1] then return options.unknown("phase", job.args[1], all) end
        if job.args[1] and #phases > 1 then
            local names = {}
            for i, phase in ipairs(phases) do names[i] = ('"%s/%s"'):format(phase.journey.name, phase.name) end
            host.diag { level = "error", message = ("several phases are called so: say which with %s"):format(
                table.concat(names, " or ")) }
            return 2
        end
        local context = pictures.context(p, { lang = job.options.lang, paper = job.options.paper,
            link = output.linker(job, p.model), plan = { roadmap = job.options.roadmap, time = job.options.time } })
        local view, name, sets = pictures.view "zoom", pictures.namer(p.model), {}
        for _, phase in ipairs(phases) do
            local own = pictures.with(context, { journey = phase.journey, phase = phase, persona = persona })
            sets[#sets + 1] = { name = name("zoom", phase.journey, phase):sub(6), build = function() return view.build(own) end,
                title = phase.journey.name .. ": " .. phase.name }
        end
        return output.pictures(job, sets, { of = "phase", lang = context.lang, author = p.model.company and p.model.company.name })
    end,
}
