-- Every view of a model, as the commands call them: drawn.views[name](ctx, case) -> pages.

local pages = require "pages"
local sizes = require "sizes"

local drawn = { views = {} }
local views = drawn.views

local function view(name) return require("reis.pictures." .. name .. ".view") end

local function with(ctx, fields)
    local copy = {}
    for k, v in pairs(ctx) do copy[k] = v end
    for k, v in pairs(fields) do copy[k] = v end
    return copy
end

local function add(list, more)
    table.move(more, 1, #more, #list + 1, list)
    return list
end

--- The context of a case, with its paper and its plan.
function drawn.context(case)
    local ctx = pages.context(sizes.script(case), case.lang)
    ctx.paper = require "reis.pictures.pictures".paper(case.paper, case.upright)
    ctx.plan = #ctx.model.actions > 0 and require("reis.roadmap.roadmap").plan(ctx.model, ctx.F, { time = 0.1 }) or false
    ctx.horizon = require "reis.roadmap.horizons"(ctx.plan)
    return ctx
end

--- How many journeys of many are drawn one by one.
local MOST = 3

function views.map(ctx)
    local list = {}
    for j = 1, math.min(MOST, #ctx.model.journeys) do
        for p = 1, math.max(1, math.min(#ctx.journey.touchpoints > 50 and 1 or 2, #ctx.model.personas)) do
            add(list, view "map".build(with(ctx, { journey = ctx.model.journeys[j], persona = ctx.model.personas[p] })))
        end
    end
    return list
end

views["map-blank"] = function(ctx) return view "map".build(with(ctx, { blank = true })) end

function views.zoom(ctx)
    local list, phases = {}, ctx.journey.phases
    for _, phase in ipairs(phases) do
        if #phases <= 10 or phase.index % (#phases // 5) == 1 then add(list, view "zoom".build(with(ctx, { phase = phase }))) end
    end
    return list
end

for _, name in ipairs { "ecosystem", "roadmap", "matrix", "whatif", "review", "blueprint", "channels", "owners", "card", "cards",
    "compare", "canvas", "comparison", "storyboard" } do
    views[name] = function(ctx) return view(name).build(ctx) end
end

function views.sweep(ctx, case)
    if case.large then return {} end -- as for a simulation
    local sweep = require "reis.roadmap.sweep"
    local found, message = sweep.of(ctx.model, ctx.F, { { name = "budget", values = sweep.range(0, 60000, 3) } }, { time = 0.05 })
    if not found then error(message) end
    local list = view "sweep".build(with(ctx, { sweep = found, plan = false }))
    local front = require "reis.roadmap.frontier".of(ctx.model, ctx.F, { time = 0.05, from = 0, to = 60000 })
    return front and add(list, view "frontier".build(with(ctx, { frontier = front, plan = false }))) or list
end

function views.simulate(ctx, case)
    if case.large then return {} end -- it takes its time: what is drawn is as large with fewer draws of a smaller journey
    local simulate = require "reis.roadmap.simulate"
    local options = { n = case.touchpoints > 50 and 5 or 20, seed = 1, threads = 1, curve = true }
    local found = ctx.plan and simulate.of(ctx.model, ctx.plan, options) or simulate.alone(ctx.model, options)
    return view "simulate".build(with(ctx, { simulation = simulate.result(found) }))
end

function views.diff(ctx, case)
    local old = pages.context(sizes.script(case, "old"), case.lang)
    return view "diff".build(with(ctx, { diff = require "reis.figures.diff".of(old.F, ctx.F), between = { "old.lua", "new.lua" }, plan = false }))
end

--- The names, sorted.
function drawn.names()
    local names = {}
    for name in pairs(views) do names[#names + 1] = name end
    table.sort(names)
    return names
end

return drawn
