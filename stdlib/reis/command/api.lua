-- What a script can ask of its own model: score, whatif, plan, draw, report, model; writers.lua has what it writes.

local host = require "host"
local i18n = require "reis.words.i18n"
local language = require "reis.command.language"
local result = require "reis.figures.result"

local api = {}

--- An error at the line of the script that asked, however deep in here it was found.
local function raise(message)
    local file, line = host.where()
    error((line > 0 and ("%s:%d: "):format(file, line) or "") .. message, 0)
end

--- Runs f on the command's clock, and the script again on its own, also after an error.
local function working(f, ...)
    host.phase "work"
    local results = table.pack(pcall(f, ...))
    host.phase "script"
    if not results[1] then error(results[2], 0) end
    return table.unpack(results, 2, results.n)
end

--- A project of what the script has declared so far, made anew only after more was declared; raises where it
-- has errors.
local function project_of(self)
    local s = self.script
    local known = self.project
    if known and known.changes == s.session.changes and known.problems == #s.session.diags then return known end
    local changes, problems = s.session.changes, #s.session.diags
    local model, diags = require("reis.model.model").of(s.session)
    for _, d in ipairs(diags) do
        if d.level == "error" then
            raise(("figures need a script without errors; first mend %s:%s: %s"):format(d.file or s.main, d.line or "?",
                d.message))
        end
    end
    local figures
    self.project = { script = s, model = model, changes = changes, problems = problems, figures = function()
        figures = figures or require("reis.figures.figures").of(model)
        return figures
    end }
    return self.project
end

local function find(list, what, name)
    if name == nil then return nil end
    local thing = type(name) == "string" and list[name]
    if not thing then
        local names = {}
        for i, t in ipairs(list) do names[i] = t.name end
        local near = type(name) == "string" and require("reis.language.nearest").of(name, names)
        local shown = type(name) == "string" and '"' .. name .. '"' or host.tostring(name)
        raise(("no %s %s%s"):format(what, shown, near and ('; did you mean "%s"?'):format(near) or ""))
    end
    return thing
end

--- A list of things that can be asked for by name too.
local function by_name(list)
    local out = {}
    for i, thing in ipairs(list) do out[i], out[thing.name] = thing, out[thing.name] or thing end
    return out
end

-- measures ------------------------------------------------------------------------------------------

local function show_scores(model)
    return function(data)
        local out = { (require("reis.figures.text").text(model, { scores = function() return data end },
            { lang = language.now(model) }):gsub("\n+$", "")) }
        for _, line in ipairs(data.plan and data.plan.lines or {}) do out[#out + 1] = (line:gsub("^ +", "")) end
        for _, one in ipairs(data.left_out or {}) do
            out[#out + 1] = i18n.of(language.now(model), "table")("say.without", one.name, one.requires)
        end
        for _, one in ipairs(data.criteria or {}) do out[#out + 1] = one.why end
        return table.concat(out, "\n")
    end
end

local function show_change(model)
    return function(data) return require("reis.figures.moved").text(model, data, language.now(model)) end
end

--- A result with U, and all else when it is read; rest() -> the scores.
local function scores_result(project, utility, rest)
    project.kind = project.kind or result.kind(show_scores(project.model), show_change(project.model))
    return result.of(project.kind, { utility = utility }, rest)
end

local function only(data, index)
    local copy = {}
    for k, v in pairs(data) do copy[k] = v end
    copy.journeys = { data.journeys[index] }
    return copy
end

local function score(self, name)
    local project = project_of(self)
    local journey = find(project.model.journeys, "journey", name)
    local data = project.figures().scores()
    return scores_result(project, data.utility, function() return journey and only(data, journey.index) or data end)
end

local function leverage(self, name)
    local project = project_of(self)
    local journey = find(project.model.journeys, "journey", name)
    local decisive, F = require "reis.figures.leverage", project.figures()
    local list, message = decisive.list(project.model, F, journey)
    if not list then raise(message) end
    return result.new(list, function(data)
        return (decisive.text(project.model, data, F.scores().money, language.now(project.model)):gsub("\n+$", ""))
    end)
end

-- pictures -------------------------------------------------------------------------------------------

--- Raises where a library or another script of a REPL asks for a file: what is typed may write in the current folder, and
-- they only beneath --write.
local function guard(self, file)
    local from, _, tail = host.where()
    if tail then from = "" end -- who asked has left its place to us
    if self.script.session.typed and from ~= "line" and not self.script.commanded and not host.job().options.write then
        raise(("%s: may not be written: what is typed writes here, %s only beneath --write DIR"):format(host.tostring(file),
            from == "" and "what it calls" or from))
    end
end

--- Raises what kept a file from being written.
local function written(file, path, message)
    if not path then raise(("%s: %s"):format(file, message)) end
end

local SUFFIXES = { svg = true, pdf = true, png = true, dot = true, txt = true, md = true }

local function draw_picture(self, view, name, fields, file)
    local pictures = require "reis.pictures.pictures"
    if type(file) ~= "string" then raise("a picture needs a file name that ends in svg, pdf, png, dot, txt or md") end
    local suffix = file:match("%.(%w+)$")
    if not suffix or not SUFFIXES[suffix] then raise(("'%s' must end in .svg, .pdf, .png, .dot, .txt or .md"):format(file)) end
    guard(self, file)
    local project = fields.project or project_of(self)
    working(function()
        local found, message = pictures.view(view)
        if not found then raise(message) end
        local how = self.how or {}
        local context = pictures.with(pictures.context(project, { paper = how.paper, lang = how.lang or language.now(project.model) }), fields)
        if suffix == "txt" or suffix == "md" then
            local output = require "reis.command.output"
            return written(file, output.write_words(file, output.set(view, name, found, context), suffix == "md" and "md" or "text"))
        end
        local pages = pictures.each(found.build(context))
        written(file, pictures.write("w", file, suffix, pages, { title = name, lang = context.lang, dpi = how.dpi,
            author = project.model.company and project.model.company.name }))
        require("reis.command.compromises").tell(0, host.job().options, "a3")
    end)
end

--- Draws what a result shows: on its usual paper, whatever was asked of the picture before.
local function draw_result(self, ...)
    self.how = nil
    draw_picture(self, ...)
end

-- what if -------------------------------------------------------------------------------------------

local function currency_of(model) return model.company and model.company.currency end

--- The scores of a what-if, with the names of the actions it takes, and of those it cannot, the plan it leads to, and how the
-- criteria stand.
local function with_actions(found, project)
    local data = found:scores()
    if found.plan then
        local present = require("reis.roadmap.roadmap").plan(project.model, project.figures(), {})
        data.plan = { gain = found.plan.gain, cost = found.plan.cost, proven = found.plan.proven }
        data.plan.lines = present and require("reis.roadmap.beside").lines(present, found.plan, language.now(project.model)) or {}
        for k, v in next, present and require("reis.roadmap.beside").of(present, found.plan) or {} do data.plan[k] = v end
    end
    data.actions, data.left_out = {}, {}
    for i, action in ipairs(found.actions) do data.actions[i] = action.name end
    for i, one in ipairs(found.out) do
        data.left_out[i] = { name = one.action.name, requires = one.requires.name }
    end
    local criteria, under = require "reis.figures.criteria", #project.model.criteria > 0 and found:figures()
    data.criteria = under and criteria.plain(criteria.standing(project.figures(), under), language.now(project.model), currency_of(project.model)) or {}
    return data
end

-- What a what-if's result stands for: { found =, scenario = }.
local tried = setmetatable({}, { __mode = "k" })

--- The kind of a what-if's results: they are drawn before and after.
local function tried_kind(self, project)
    project.tried = project.tried or result.kind(show_scores(project.model), show_change(project.model), { draw = function(r, file)
        local one, scenarios = tried[r], require "reis.roadmap.scenarios"
        local columns = { scenarios.column(project.figures(), one.scenario, one.found) }
        local shown = { columns = columns, present = working(scenarios.present, project.model, project.figures(), columns) }
        draw_result(self, "whatif", one.scenario.name, { project = project, whatif = shown, plan = false }, file)
    end })
    return project.tried
end

local function whatif(self, given)
    if type(given) ~= "table" then raise "whatif needs a table: whatif { with = { … }, set = { … } }" end
    local project = project_of(self)
    local scenario, diags = require("reis.model.model").scenario(project.model, given)
    if not scenario then raise((diags[1].message:gsub('^scenario "whatif": ', "whatif: "))) end
    local of = require("reis.figures.whatif").of
    local found, message
    if require("reis.model.taken").limited(scenario) then
        found, message = working(of, project.model, project.figures(), scenario, require "reis.roadmap.scenario")
    else
        found, message = of(project.model, project.figures(), scenario)
    end
    local utility
    if found then utility, message = found:utility() end
    if not utility then raise("whatif: " .. message) end
    local answer = result.of(tried_kind(self, project), { utility = utility }, function() return with_actions(found, project) end)
    tried[answer] = { found = found, scenario = scenario }
    return answer
end

-- plans ---------------------------------------------------------------------------------------------

local function plan_data(plan, lang)
    local data = { roadmap = plan.roadmap, method = plan.method, gain = plan.gain, cost = plan.cost, proven = plan.proven,
        bound = plan.bound, money = plan.money, robust = plan.robust, break_even = plan.break_even, actions = {}, left_out = {} }
    for i, a in ipairs(plan.actions) do
        data.actions[i] = { name = a.name, start = a.start, finish = a.finish, owner = a.owner, cost = a.cost,
            costs = a.costs and { table.unpack(a.costs) },
            effort = a.effort, adds = a.adds, gain_alone = a.gain_alone, rank = a.rank, why = a.why }
    end
    for i, a in ipairs(plan.left_out) do data.left_out[i] = { name = a.name, why = a.why } end
    data.criteria = require("reis.figures.criteria").plain(plan.standing, lang, plan.currency)
    return data
end

local PLAN_OPTIONS = { roadmap = true, method = true, budget = true, budget_per_period = true, capacity = true, periods = true,
    lookahead = true, time = true, iterations = true, robust = true }

--- A plain copy of what a script asks of a plan: nothing of the script may run while the command's clock does.
local function plan_options(given)
    local options = {}
    for key, value in next, given do
        if not PLAN_OPTIONS[key] then
            local names = {}
            for name in pairs(PLAN_OPTIONS) do names[#names + 1] = name end
            table.sort(names)
            local near = type(key) == "string" and require("reis.language.nearest").of(key, names)
            raise(("plan knows no '%s'; %s"):format(host.tostring(key), near and "did you mean " .. near .. "?"
                or "it takes " .. table.concat(names, ", ")))
        end
        options[key] = value
    end
    if type(options.capacity) ~= "table" then return options end
    local capacity = {}
    for team, days in next, options.capacity do
        local list = type(days) == "table" and {} or nil
        for q, one in ipairs(list and days or {}) do list[q] = one end
        if type(team) ~= "string" or type(list or days) ~= "number" and not list then
            raise('capacity must hold days per team: capacity = { ["A team"] = 20 }')
        end
        capacity[team] = list or days
    end
    options.capacity = capacity
    return options
end

--- What `robust` names as scenarios.
local function robust_over(model, options)
    local given = options.robust
    if given == nil or given == false or given == true then return end
    if type(given) ~= "table" or rawlen(given) == 0 then
        raise('robust is true (over draws) or a list of scenarios: plan { robust = { "Cheap year", "Two teams" } }')
    end
    options.robust = {}
    for i = 1, rawlen(given) do options.robust[i] = find(model.scenarios, "scenario", rawget(given, i)) end
end

-- The plan that a result stands for.
local plans_made = setmetatable({}, { __mode = "k" })

local function plan(self, options)
    if options ~= nil and type(options) ~= "table" then raise("plan takes a table: plan { budget = 12000 }") end
    options = plan_options(options or {})
    local project = project_of(self)
    robust_over(project.model, options)
    options.correlated = options.robust and self.script.correlated
    local way = options.robust and require "reis.roadmap.robust" or require "reis.roadmap.roadmap"
    local made, diags = working(way.plan, project.model, project.figures(), options)
    if not made then raise(diags[1] and diags[1].message or "no roadmap is feasible") end
    local methods = {}
    function methods.explain(_, name)
        find(project.model.actions, "action", name)
        return (working(require("reis.roadmap.explained").text, made, name, language.now(project.model)))
    end
    function methods.draw(_, file)
        draw_result(self, "roadmap", made.roadmap, { project = project, plan = made }, file)
    end
    local answer = result.new(plan_data(made, language.now(project.model)), function()
        return (require("reis.roadmap.text").plan(made, language.now(project.model)):gsub("\n+$", ""))
    end, nil, methods)
    plans_made[answer] = made
    return answer
end

-- draws ---------------------------------------------------------------------------------------------

local function correlated(self, given)
    local file, line = host.where()
    local one, message = require("reis.command.simulation").correlation(given, file, line)
    if not one then raise(message) end
    self.script.correlated = self.script.correlated or {}
    table.insert(self.script.correlated, one)
end

local function simulated(self, given)
    local request, message, made = require("reis.command.simulation"), nil, nil
    local options, plan
    options, plan, message = request.read(given, plans_made)
    if not options then raise(message) end
    local project = project_of(self)
    made, message = working(request.make, project.model, plan, options, self.script.correlated)
    if not made then raise(message) end
    return result.new(made.data, made.show)
end

-- sweeps --------------------------------------------------------------------------------------------

--- A sweep of what a script gives, found on the command's clock.
local function sweep_of(self, given)
    local list, message = require("reis.command.sweeping").read(given)
    if not list then raise(message) end
    local project, found = project_of(self), nil
    found, message = working(require("reis.roadmap.sweep").of, project.model, project.figures(), list)
    if not found then raise("sweep: " .. message) end
    return found, project
end

local function swept(self, given)
    local found, project = sweep_of(self, given)
    local methods = {}
    function methods.draw(_, file)
        draw_result(self, "sweep", found.name, { project = project, sweep = found, plan = false }, file)
    end
    return result.new(require("reis.command.sweeping").data(found), function()
        return (require("reis.roadmap.sweep_text").sweep(project.model, found, language.now(project.model)):gsub("\n+$", ""))
    end, nil, methods)
end

local function range(...)
    local list, message = require("reis.command.sweeping").range(...)
    return list or raise(message)
end

--- compare { "rice", "Cheap year" }: plans by methods and under scenarios, all of them where none is named.
local function compared(self, names)
    if names ~= nil and type(names) ~= "table" then raise 'compare takes a list: compare { "rice", "A scenario" }' end
    local compare, project, list = require "reis.roadmap.compare", project_of(self), {}
    for i, name in ipairs(names or {}) do
        if type(name) ~= "string" then raise "compare takes names of methods and scenarios" end
        list[i] = name
    end
    if #list == 0 then list = compare.names(project.model, require("reis.language.libraries").own "methods") end
    local C, message = working(compare.of, project.model, project.figures(), list)
    if not C then raise(message) end
    return result.new(compare.data(C), function() return (compare.text(C, language.now(project.model)):gsub("\n+$", "")) end)
end

-- pictures and reports ------------------------------------------------------------------------------

local function find_phase(model, name)
    local found
    for _, journey in ipairs(model.journeys) do
        for _, phase in ipairs(journey.phases) do
            if name == phase.name or name == journey.name .. "/" .. phase.name then
                if found then raise(('several phases are called "%s": write "Journey/Phase"'):format(name)) end
                found = phase
            end
        end
    end
    return found or raise(('no phase "%s"; write "Journey/Phase"'):format(host.tostring(name)))
end

local function drawer(self)
    local draw = {}
    function draw.ecosystem(file) draw_picture(self, "ecosystem", "ecosystem", { group = self.how and self.how.group }, file) end
    function draw.roadmap(file) draw_picture(self, "roadmap", "roadmap", {}, file) end
    function draw.matrix(file) draw_picture(self, "matrix", "matrix", {}, file) end
    function draw.frontier(file) draw_picture(self, "frontier", "frontier", { plan = false }, file) end
    function draw.sweep(given, file)
        local found, project = sweep_of(self, given)
        draw_picture(self, "sweep", found.name, { project = project, sweep = found, plan = false }, file)
    end
    function draw.compare(file) draw_picture(self, "compare", "compare", {}, file) end
    function draw.review(file) draw_picture(self, "review", "review", { plan = false }, file) end
    function draw.status(file) draw_picture(self, "status", "status", { plan = false }, file) end
    function draw.map(name, file)
        local project = project_of(self)
        local journey = find(project.model.journeys, "journey", name)
        draw_picture(self, "map", name, { project = project, journey = journey }, file)
    end
    for _, view in ipairs { "blueprint", "channels", "owners", "cards", "storyboard" } do
        draw[view] = function(name, file)
            local project = project_of(self)
            local journey = find(project.model.journeys, "journey", name)
            draw_picture(self, view, name, { project = project, journey = journey, only = journey, plan = false }, file)
        end
    end
    function draw.card(name, file)
        local project = project_of(self)
        local persona = find(project.model.personas, "persona", name)
        draw_picture(self, "card", name, { project = project, persona = persona, plan = false }, file)
    end
    function draw.canvas(name, file)
        local project, canvas = project_of(self), require "reis.pictures.canvas.view"
        if file == nil then name, file = nil, name end -- all of them
        local thing = name and find(by_name(canvas.things { model = project.model }), "canvas", name)
        draw_picture(self, "canvas", name or "canvas", { project = project, thing = thing, plan = false }, file)
    end
    function draw.comparison(...)
        local project, names, things = project_of(self), { ... }, {}
        local file, comparison = table.remove(names), require "reis.pictures.comparison.view"
        for i, name in ipairs(names) do things[i] = find(by_name(comparison.things { model = project.model }), "thing", name) end
        draw_picture(self, "comparison", names[1] or "comparison", { project = project, things = things }, file)
    end
    function draw.zoom(name, file)
        local project = project_of(self)
        local phase = find_phase(project.model, name)
        draw_picture(self, "zoom", name, { project = project, phase = phase, journey = phase.journey }, file)
    end
    return require("reis.command.on_paper").each(draw, function(name, given, f, ...)
        local message
        self.how = nil
        if given then self.how, message = require("reis.command.on_paper").read(given, name) end
        if message then raise(message) end
        f(...)
    end)
end

local function report(self, file)
    if type(file) ~= "string" or not file:find("%.html$") then raise("report needs a file name that ends in .html") end
    guard(self, file)
    working(function()
        local project = project_of(self)
        written(file, require("reis.pictures.pictures").into("w", file, function()
            return require("reis.report.html").write(project, { lang = language.now(project.model) }, host.append)
        end))
    end)
end

--- What a list of the model is called with: model:touchpoints { below = 5.5 }.
local function filtered(project)
    return function(list, given, kind, wrap)
        local found, message = require("reis.figures.filter").of(list, given, kind, project.model, project.figures, wrap)
        return found or raise(message)
    end
end

--- `model`: what is declared so far, made anew when it is asked of after more was.
local function looked_at(self)
    local function now()
        local project = project_of(self)
        project.view = project.view or require("reis.model.model").view(project.model, filtered(project))
        return project.view
    end
    return setmetatable({}, {
        __index = function(_, key) return now()[key] end,
        __pairs = function() return pairs(now()) end,
        __newindex = function() error("the model cannot be changed; whatif tries other figures", 2) end,
        __metatable = false, __name = "model",
    })
end

--- An installer for one script: install(env, script) adds the names to an environment.
function api.installer()
    local self = {}
    local function pass(...) return ... end
    local function asks(f)
        return function(...) return pass(f(self, ...)) end -- no tail call: guard sees who calls
    end
    --- The project of what is declared so far: { model =, figures() -> F }; raises where it has errors.
    function self.ask_project() return project_of(self) end
    function self.install(env, s)
        self.script = s
        env.score, env.whatif, env.plan, env.report = asks(score), asks(whatif), asks(plan), asks(report)
        env.draw, env.leverage, env.simulate = drawer(self), asks(leverage), asks(simulated)
        env.correlated, env.compare = asks(correlated), asks(compared)
        env.sweep, env.range = asks(swept), range
        env.model = looked_at(self)
        require("reis.command.writers").install(env, { raise = raise, guard = asks(guard), working = working, session = function() return s.session end })
        require("reis.command.mined").install(env, { raise = raise, working = working, guard = asks(guard), project = self.ask_project,
            session = function() return s.session end, script = function() return s end })
        require("reis.command.plot").install(env, { raise = raise, project = self.ask_project })
    end
    return self
end

return api
