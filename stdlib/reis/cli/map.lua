-- reis map FILE

local host = require "host"
local fan = require "reis.figures.fan"
local progress = require "reis.command.progress"
local project = require "reis.command.project"
local options = require "reis.command.options"
local pictures = require "reis.pictures.pictures"
local output = require "reis.command.output"

local EVERY = "*" -- as a persona: each in turn

--- The sets of pages: one for each journey, or for each journey and persona with --persona '*'.
local function sets_of(context, view, name, journeys, persona, every)
    local sets = {}
    for _, journey in ipairs(journeys) do
        local travellers = every and pictures.travellers(context, journey) or { persona or false }
        if #travellers == 0 then travellers = { false } end
        for i, traveller in ipairs(travellers) do
            local own = pictures.with(context, { journey = journey, persona = traveller or nil })
            -- the first persona's map bears the journey's name alone: that is where links lead
            sets[#sets + 1] = { name = name("map", journey, i > 1 and traveller or nil):sub(5), title = journey.name,
                group = every and #journeys > 1 and journey.name or nil, bookmark = traveller and traveller.name,
                build = function() return view.build(own) end }
        end
    end
    return sets
end

--- The bands of all curves, as the command line asks for them. -> fan | nil, diags
local function fan_of(p, job)
    return fan.of(p.model, { n = math.tointeger(job.options.n), seed = math.tointeger(job.options.seed), tell = progress.tell,
        correlated = p.script.correlated })
end

return {
    name = "map",
    summary = "one A4 journey map per journey",
    doc = "Draws a journey map for each journey: phases, touchpoints, the experience, pains, needs, what is behind it\n"
        .. "and what is being done about it. --persona '*' draws one for each persona; --blank an empty one for a workshop;\n"
        .. "--fan the band in which the curve lies in nine of ten draws of all uncertain numbers.",
    run = function(job)
        local p, status = project.open(job)
        if not p then return status end
        local journey, bad = options.pick(job, "journey", "journey", p.model.journeys)
        if journey == false then return bad end
        local every, persona = job.options.persona == EVERY, nil
        if not every then
            persona, bad = options.pick(job, "persona", "persona", p.model.personas)
            if persona == false then return bad end
        end
        local journeys = journey and { journey } or p.model.journeys
        local most = job.options["max-touchpoints"] or 10000
        for _, j in ipairs(journeys) do
            if #j.touchpoints > most then
                host.diag { level = "error", file = j.file, line = j.line, message =
                    ("journey \"%s\" has %d touchpoints, over the drawing limit of %d; --max-touchpoints allows more")
                    :format(j.name, #j.touchpoints, most) }
                return 3
            end
        end
        local context = pictures.context(p, { lang = job.options.lang, paper = output.paper(job), blank = job.options.blank,
            link = output.linker(job, p.model), plan = { roadmap = job.options.roadmap, time = job.options.time } })
        if job.options.fan and not job.options.blank then
            local made, diags = progress.shortened(fan_of, p, job)
            if not made then return project.fail(p, diags) end
            context = pictures.with(context, { fan = made })
        end
        local sets = sets_of(context, pictures.view "map", pictures.namer(p.model), journeys, persona, every)
        return output.pictures(job, sets, { lang = context.lang, author = p.model.company and p.model.company.name,
            title = p.model.company and p.model.company.name or journeys[1] and journeys[1].name })
    end,
}
