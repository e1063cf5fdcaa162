-- reis zoom FILE [PHASE]

local project = require "reis.command.project"
local options = require "reis.command.options"
local pictures = require "reis.pictures.pictures"
local output = require "reis.command.output"

--- All phases, in order.
local function phases_of(journeys)
    local all = {}
    for _, journey in ipairs(journeys) do table.move(journey.phases, 1, #journey.phases, #all + 1, all) end
    return all
end

return {
    name = "zoom",
    summary = "one phase, in detail",
    doc = "Draws a phase from close by: the flow with its shares, added value against expectation, pains and needs,\n"
        .. "front stage, line of visibility, backstage and systems. Without PHASE it draws every phase;\n"
        .. "PHASE is its name, its number on the map, or \"Journey/Phase\".",
    run = function(job)
        local p, status = project.open(job)
        if not p then return status end
        local journey, persona = options.narrow(job, p.model)
        if journey == false then return persona end
        local journeys, phases = journey and { journey } or p.model.journeys, nil
        if job.args[1] then
            local phase, bad = options.phase(journeys, job.args[1])
            if not phase then return bad end
            phases = { phase }
        else
            phases = phases_of(journeys)
        end
        local context = pictures.context(p, { lang = job.options.lang, paper = output.paper(job),
            link = output.linker(job, p.model), plan = { roadmap = job.options.roadmap, time = job.options.time } })
        local view, name, sets = pictures.view "zoom", pictures.namer(p.model), {}
        for _, phase in ipairs(phases) do
            local own = pictures.with(context, { journey = phase.journey, phase = phase, persona = persona })
            sets[#sets + 1] = output.set(name("zoom", phase.journey, phase):sub(6), phase.journey.name .. ": " .. phase.name, view, own,
                { group = #journeys > 1 and phase.journey.name or nil, bookmark = phase.name })
        end
        return output.pictures(job, sets, { of = "phase", lang = context.lang, author = p.model.company and p.model.company.name })
    end,
}
