-- reis map FILE; reis map --blank

local language = require "reis.command.language"
local lanes = require "reis.language.lanes"
local nearest = require "reis.language.nearest"
local fan = require "reis.figures.fan"
local progress = require "reis.command.progress"
local project = require "reis.command.project"
local against = require "reis.command.against"
local options = require "reis.command.options"
local pictures = require "reis.pictures.pictures"
local output = require "reis.command.output"

--- The lanes that the command line asks for -> list of names, nil where it does not ask; false after saying which is none.
local function lanes_of(job, model)
    if not job.options.lanes then return nil end
    local list = {}
    for name in job.options.lanes:gmatch "[^,]+" do
        name = name:match "^%s*(.-)%s*$"
        if not lanes.find(name) and not model.lanes[name] then
            local near = nearest.of(name, lanes.all(model))
            language.tell { level = "error", message = ("--lanes names \"%s\", which is no lane; %s"):format(name,
                near and ("did you mean \"%s\"?"):format(near) or "there is " .. table.concat(lanes.all(model), ", ")) }
            return false
        end
        list[#list + 1] = name
    end
    return #list > 0 and list or nil
end

local EVERY = "*" -- as a persona: each in turn
local TOGETHER = "all" -- as a persona: all of them on one map

local function named_all(model) return model.personas[TOGETHER] ~= nil end

--- The sets of pages: one for each journey, or for each journey and persona with --persona '*'.
local function sets_of(context, view, name, journeys, persona, every)
    local sets = {}
    for _, journey in ipairs(journeys) do
        local travellers = every and pictures.travellers(context, journey) or { persona or false }
        if #travellers == 0 then travellers = { false } end
        for i, traveller in ipairs(travellers) do
            local own = pictures.with(context, { journey = journey, persona = traveller or nil })
            -- the first persona's map bears the journey's name alone: that is where links lead
            sets[#sets + 1] = output.set(name("map", journey, i > 1 and traveller or nil):sub(5), journey.name, view, own,
                { group = every and #journeys > 1 and journey.name or nil, bookmark = traveller and traveller.name })
        end
    end
    return sets
end

--- The bands of all curves, as the command line asks for them. -> fan | nil, diags
local function fan_of(p, job)
    return fan.of(p.model, { n = math.tointeger(job.options.n), seed = math.tointeger(job.options.seed), tell = progress.tell,
        correlated = p.script.correlated })
end

local MOST_PHASES = 60 -- of an empty map

--- What is wrong with the command line -> the exit status 2
local function wrong(message)
    language.tell { level = "error", message = message }
    return 2
end

--- The names of an empty map's phases, as --phases gives them: "Find, Buy", or a number of phases without a name. -> list, or
-- nil (the option is not given); or false and an exit status
local function phases_of(given)
    if not given then return nil end
    local names, n = {}, math.tointeger(tonumber(given))
    for name in (n and (","):rep(math.max(0, math.min(n, MOST_PHASES + 1) - 1)) or given):gmatch "[^,]*" do
        names[#names + 1] = name:gsub("%c", " "):match "^%s*(.-)%s*$"
    end
    if n and n < 1 or #names > MOST_PHASES or not utf8.len(given) then
        return false, wrong(("--phases gives the names of 1 to %d phases, with commas between them, or how many there are, not '%s'")
            :format(MOST_PHASES, given:sub(1, 40)))
    end
    return names
end

--- An empty map of no script.
local function blank(job)
    local o = job.options
    if not o.blank then return wrong "`reis map` needs a FILE, or --blank; see `reis map --help`" end
    for _, name in ipairs { "journey", "persona", "fan", "against" } do
        if o[name] then return wrong(("--%s needs a FILE: a blank map without one has none"):format(name)) end
    end
    local phases, bad = phases_of(o.phases)
    if phases == false then return bad end
    local p = project.empty(job)
    local chosen = lanes_of(job, p.model)
    if chosen == false then return 2 end
    local context = pictures.with(pictures.context(p, { lang = o.lang, paper = output.paper(job), blank = true }),
        { phases = phases, lanes = chosen, plan = false })
    local title = context.L "map.blank"
    return output.pictures(job, { { name = "map", title = title, build = function() return pictures.view("map").build(context) end } },
        { lang = context.lang, title = title })
end

return {
    name = "map",
    summary = "one A4 journey map per journey",
    doc = "Draws a journey map for each journey: phases, touchpoints, the experience, pains, needs, what is behind it\n"
        .. "and what is being done about it. --persona '*' draws one for each persona, --persona all the curves of all on one;\n"
        .. "--lanes chooses what it shows; --against sets it beside the plan, a scenario or the journey that takes its place;\n"
        .. "--blank is an empty one for a workshop, also without FILE, with the phases that --phases names;\n"
        .. "--fan the band in which the curve lies in nine of ten draws of all uncertain numbers.",
    run = function(job)
        if not job.files[1] then return blank(job) end
        if job.options.phases then return wrong "--phases is for a blank map without a FILE: this one has phases of its own" end
        local p, status = project.open(job)
        if not p then return status end
        local journey, bad = options.pick(job, "journey", "journey", p.model.journeys)
        if journey == false then return bad end
        local every, persona = job.options.persona == EVERY, nil
        local together = job.options.persona == TOGETHER and not named_all(p.model)
        if not every and not together then
            persona, bad = options.pick(job, "persona", "persona", p.model.personas)
            if persona == false then return bad end
        end
        local chosen = lanes_of(job, p.model)
        if chosen == false then return 2 end
        local plan_options = { roadmap = job.options.roadmap, time = job.options.time }
        local journeys, beside = journey and { journey } or p.model.journeys, nil
        if job.options.against then
            beside, bad = against.of(p, job.options.against, plan_options)
            if beside then journeys, bad = against.journeys(beside, journeys, journey) end
            if not beside or not journeys then return wrong(bad) end
        end
        local most = job.options["max-touchpoints"] or 10000
        for _, j in ipairs(journeys) do
            if #j.touchpoints > most then
                language.tell { level = "error", file = j.file, line = j.line, message =
                    ("journey \"%s\" has %d touchpoints, over the drawing limit of %d; --max-touchpoints allows more")
                    :format(j.name, #j.touchpoints, most) }
                return 3
            end
        end
        local context = pictures.context(p, { lang = job.options.lang, paper = output.paper(job), blank = job.options.blank,
            link = output.linker(job, p.model), plan = plan_options })
        context = pictures.with(context, { lanes = chosen, against = beside, together = together })
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
