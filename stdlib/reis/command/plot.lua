-- plot(…): a journey's curve, a sweep, a plan, a simulation or a list of numbers, drawn in the terminal.

local host = require "host"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local language = require "reis.command.language"
local measures = require "reis.figures.measures"
local view = require "reis.model.view"

local plot = {}

local HOW = 'plot takes a journey\'s name, a sweep, a plan, a simulation, or a list of numbers: plot "Buy a bike", plot(sweep { … })'

--- How large a chart may be, and whether braille can be shown.
local function size()
    local t = host.terminal()
    return { columns = math.max(30, math.min(t.columns - 14, 120)), rows = math.max(5, math.min(t.rows - 8, 16)), plain = not t.utf8 }
end

-- results -------------------------------------------------------------------------------------------------

--- The figure that a sweep is about: the plan's gain where plans were made, else U.
local function of_sweep(data, lang)
    local all, what = {}, nil
    for _, one in ipairs(data.lines or { { points = data.points } }) do
        local points = {}
        for i, p in ipairs(one.points) do
            if p.gain then what = "gain" end
            points[i] = { tonumber(p.x) or i, p.gain or p.utility }
        end
        all[#all + 1] = points
    end
    return { draws = "lines", series = all, options = { show_x = format.short, show_y = format.short },
        title = i18n.of(lang, "table")(what and "plot.gain" or "plot.utility", data.name) }
end

local function of_histogram(h, lang)
    local list, step = {}, (h.high - h.low) / #h.counts
    local rows = math.min(#h.counts, 15)
    for i = 1, rows do
        local n = 0
        for k = (i - 1) * #h.counts // rows + 1, i * #h.counts // rows do n = n + h.counts[k] end
        local from = h.low + (i - 1) * #h.counts // rows * step
        list[i] = { format.significant(from, 4, lang), n, tostring(n) }
    end
    return { draws = "bars", list = list, title = i18n.of(lang, "table") "plot.draws" }
end

local function of_simulation(data, lang)
    if data.histogram then return of_histogram(data.histogram, lang) end
    local W = i18n.of(lang, "table")
    local list = {}
    for name, row in require("reis.words.ordered").pairs(data.measures) do
        if row.p05 then list[#list + 1] = { measures.label(name, lang), row.p95 - row.p05, format.significant(row.p95 - row.p05, 3, lang) } end
    end
    return { draws = "bars", list = list, title = W "plot.spread", empty = W "plot.certain" }
end

--- A list of numbers, or of { x, y }.
local function of_list(list)
    local points, before = {}, -math.huge
    for i = 1, rawlen(list) do
        local v = rawget(list, i)
        local x, y = i, v
        if type(v) == "table" then x, y = rawget(v, 1) or rawget(v, "x"), rawget(v, 2) or rawget(v, "y") end
        if type(x) ~= "number" or type(y) ~= "number" or x ~= x or math.abs(x) == math.huge then return nil end
        if x < before then return nil end
        before = x
        points[i] = { x, y == y and math.abs(y) < math.huge and y or nil }
    end
    return { draws = "lines", series = { points }, title = "", untitled = true, options = { show_x = format.short, show_y = format.short } }
end

local function of_result(value, lang)
    if type(value.points) == "table" or type(value.lines) == "table" then return of_sweep(value, lang) end
    if type(value.actions) == "table" and value.measures == nil and value.gain then
        return require "reis.pictures.roadmap.plotted"({ actions = value.actions }, lang)
    end
    if type(value.measures) == "table" and value.n then return of_simulation(value, lang) end
end

--- What is drawn of a value, as pictures/plot/text.lua has it.
-- asks: { raise(message), project() -> as command/api.lua's }
local function spec_of(asks, value, persona)
    local thing = view.thing(value)
    if type(value) == "string" or thing and thing.kind == "journey" then
        local project = asks.project()
        local journey = thing or project.model.journeys[value]
        local one = persona ~= nil and project.model.personas[persona] or nil
        if not journey then asks.raise(('plot: no journey "%s"'):format(value)) end
        if persona ~= nil and not one then asks.raise(('plot: no persona "%s"'):format(host.tostring(persona))) end
        local F = project.figures()
        return require "reis.pictures.map.plotted" { F = F, scores = F.scores(), lang = language.of(nil, project.model),
            journey = project.model.journeys[journey.name], persona = one }
    end
    if type(value) ~= "table" then asks.raise(HOW) end
    return rawlen(value) > 0 and of_list(value) or of_result(value, language.of(nil, asks.project().model)) or asks.raise(HOW)
end

local DPI = 120 -- of a picture among text: the smallest letters stay as large as those beside them

--- Shows a chart as a picture where the terminal can -> whether it did
local function shown(spec)
    local room = host.open("t", "")
    if not room then return false end
    local w, h = room:match "^(%d+) (%d+)$"
    local pictures = require "reis.pictures.pictures"
    local page = require "reis.pictures.plot.page"({ paper = { w = w * 72 / DPI, h = h * 72 / DPI }, plot = spec, model = { personas = {} }, lang = "en" })
    if pictures.draw(page, "sixel", { dpi = DPI, title = spec.title }) and host.drawn() and host.close() then return true end
    host.drop()
    return false
end

--- Adds `plot` to an environment. asks: as above
function plot.install(env, asks)
    function env.plot(value, persona)
        local spec = spec_of(asks, value, persona)
        local text = require "reis.pictures.plot.text"(spec, size()) or asks.raise(HOW)
        if text == spec.empty or not shown(spec) then host.out(text) end
    end
end

return plot
