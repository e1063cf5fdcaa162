-- reis view NAME FILE [THING…]

local host = require "host"
local project = require "reis.command.project"
local options = require "reis.command.options"
local pictures = require "reis.pictures.pictures"
local output = require "reis.command.output"
local progress = require "reis.command.progress"

--- The things that words name, of those a view draws one or two of, else of the journeys.
-- -> list; or nil and the exit status 2 after saying which names nothing
local function named(job, view, context)
    local list, found = view.things and view.things(context) or context.model.journeys, {}
    for i = 2, #job.args do
        local thing, bad = options.find(view.things and "thing" or "journey", job.args[i], list)
        if not thing then return nil, bad end
        found[#found + 1] = thing
    end
    return found
end

--- The phase of --phase -> phase or nil; false and an exit status where it names none or several
local function phase_of(job, model, journey)
    if not job.options.phase then return nil end
    return options.phase(journey and { journey } or model.journeys, job.options.phase)
end

--- What a context is narrowed to by --journey, --persona and the things that are named.
local function narrowed(context, journey, persona, things)
    for _, thing in ipairs(#things == 1 and things or {}) do
        if thing.kind == "journey" then journey = thing end
        if thing.kind == "persona" then persona = thing end
    end
    return pictures.with(context, { journey = journey or context.model.journeys[1], only = journey, persona = persona,
        thing = things[1], things = things })
end

--- Builds a view, a user's own too. -> pages, or nil and the exit status 1 after saying what is wrong
local function built(view, context, name)
    local ok, pages = pcall(view.build, context)
    if ok and type(pages) == "table" then return pages end
    local message = ok and "build must return a list of pages" or host.tostring(pages)
    local file, line, what = require("reis.language.fault").split(message, {})
    host.diag { level = "error", file = file or not view.usual and "views/" .. name .. ".lua" or nil, line = line, message = what }
    return nil, view.usual and message:find "^no " and 2 or 1
end

return {
    name = "view",
    summary = "blueprint, channels, owners, card, cards, storyboard, canvas, comparison, status, guide, or your own views/NAME.lua",
    doc = "Draws the view of that name: one of ours (blueprint, channels, owners, card, cards, storyboard, canvas, comparison,\n"
        .. "status, guide), or views/NAME.lua beside the script. THING is what of it: a journey; for card a persona; for canvas a company,\n"
        .. "business model or value proposition; for comparison two personas or journeys, or one of either. A view is a table\n"
        .. "with a function build(context) that returns pages; `reis help extending` shows one. guide, the questions still to be asked\n"
        .. "to customers, is text without -o, and A4 upright with -o FILE.pdf; `reis help guide` tells of it.",
    run = function(job)
        local name = job.args[1]
        local p, status = project.open(job)
        if not p then return status end
        local view, message = pictures.view(name)
        if not view then
            local file, line, what = require("reis.language.fault").split(message, {})
            host.diag { level = "error", file = file, line = line, message = what }
            return 2
        end
        local journey, persona = options.narrow(job, p.model)
        if journey == false then return persona end
        local o = job.options
        if view.usual and not o.output then o.format = o.format or view.usual end
        local context = pictures.context(p, { lang = o.lang, paper = output.paper(job, view.upright), link = output.linker(job, p.model) })
        local things
        things, status = named(job, view, context)
        if not things then return status end
        context = narrowed(context, journey, persona, things)
        context.only_phase, status = phase_of(job, p.model, journey)
        if context.only_phase == false then return status end
        context.everything, context.questions, context.layers, context.correlated = o.all, o.questions, o.layers, p.script.correlated
        context.tell = progress.tell
        context.phase = context.journey and context.journey.phases[1]
        local pages
        pages, status = built(view, context, name)
        if not pages then return status end
        return output.pictures(job, { { name = name, title = name, view = view, context = context, build = function() return pages end } },
            { lang = context.lang, author = p.model.company and p.model.company.name })
    end,
}
