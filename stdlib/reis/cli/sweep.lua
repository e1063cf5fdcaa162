-- reis sweep FILE THING FROM TO [STEPS]

local host = require "host"
local language = require "reis.command.language"
local project = require "reis.command.project"
local output = require "reis.command.output"
local pictures = require "reis.pictures.pictures"
local frontier = require "reis.roadmap.frontier"
local sweep = require "reis.roadmap.sweep"
local text = require "reis.roadmap.sweep_text"

local STEPS = 10

local function usage(message)
    language.tell { level = "error", message = message .. "; as in `reis sweep FILE budget 0 60000`" }
    return nil, 2
end

--- What is to be swept. -> { name =, values = } | nil, exit status
local function asked(args)
    if #args < 3 then return usage "a sweep needs what to sweep, from where and to where" end
    local from, to, steps = tonumber(args[2]), tonumber(args[3]), math.tointeger(tonumber(args[4] or STEPS))
    if not from or not to or from ~= from or to ~= to or math.abs(from) == math.huge or math.abs(to) == math.huge then
        return usage "a sweep goes from a number to a number"
    end
    if to <= from then return usage("a sweep goes up, not from " .. args[2] .. " to " .. args[3]) end
    if not steps or steps < 1 or steps > 500 then return usage "a sweep has 1 to 500 steps" end
    local known, message = sweep.quantity(args[1])
    if not known then return usage(message) end
    return { name = args[1], values = sweep.range(from, to, steps) }
end

local function draw(p, job, found, front)
    local o = job.options
    local view = front and "frontier" or "sweep"
    local context = pictures.with(pictures.context(p, { lang = o.lang, paper = output.paper(job), link = output.linker(job, p.model) }),
        { sweep = found, frontier = front, plan = false })
    return output.pictures(job, { output.set(view, context.L("kicker." .. view), pictures.view(view), context) },
        { lang = context.lang, author = p.model.company and p.model.company.name })
end

--- Writes what was found where -o says, or on the terminal. -> exit status
local function deliver(p, job, found, front)
    local o = job.options
    local status = output.data(job, { json = function() return text.json(found, front) end, csv = function() return text.csv(found) end })
    if status then return status end
    if output.draws(job) then return draw(p, job, found, front) end
    host.out(text.sweep(p.model, found, o.lang))
    if front then host.out("\n" .. text.frontier(p.model, front, o.lang)) end
    return 0
end

return {
    name = "sweep",
    summary = "one quantity from end to end, and where the plan changes (budget: the frontier)",
    doc = "Lets one quantity run from end to end (in 10 steps, unless STEPS says otherwise) and shows what it does to the\n"
        .. "measures and to the best plan, with every point at which the plan, a veto or a criterion changes, found exactly.\n"
        .. "THING is budget, or a number of the model as `set` reaches it: \"Checkout.leave\", \"it.capacity\". A sweep of the\n"
        .. "budget shows the frontier as well: the best plan for every budget.",
    run = function(job)
        local p, status = project.open(job)
        if not p then return status end
        local one, bad = asked(job.args)
        if not one then return bad end
        local F, options = p.figures(), { time = job.options.time or sweep.time, tell = output.tell }
        local found, message = sweep.of(p.model, F, { one }, options)
        if not found then
            language.tell { level = "error", file = p.script.main, message = (message:gsub("^set%.", "")) }
            return 1
        end
        local front, diags
        if one.name == "budget" and found.plans then
            options.from, options.to = one.values[1], one.values[#one.values]
            front, diags = frontier.of(p.model, F, options)
            if not front then return project.fail(p, diags) end
        end
        return deliver(p, job, found, front)
    end,
}
