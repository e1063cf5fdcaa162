-- plot(…): a journey's curve, a sweep, a plan, a simulation or a list of numbers, drawn in the terminal.

local host = require "host"
local format = require "reis.words.format"
local chart = require "reis.words.chart"
local measures = require "reis.figures.measures"
local numbering = require "reis.model.numbering"
local view = require "reis.model.view"

local plot = {}

local HOW = 'plot takes a journey\'s name, a sweep, a plan, a simulation, or a list of numbers: plot "Buy a bike", plot(sweep { … })'

--- How large a chart may be, and whether braille can be shown.
local function size()
    local t = host.terminal()
    return { columns = math.max(30, math.min(t.columns - 14, 120)), rows = math.max(5, math.min(t.rows - 8, 16)), plain = not t.utf8 }
end

local function with(options, more)
    for key, v in pairs(more) do options[key] = v end
    return options
end

-- journeys ------------------------------------------------------------------------------------------------

--- The touchpoints by their numbers.
local function legend(journey)
    local parts = {}
    for i, t in ipairs(journey.touchpoints) do parts[i] = numbering.of(t) .. " " .. t.name end
    return table.concat(parts, "   ")
end

--- The emotion at each touchpoint, all personas together or one of them.
local function of_journey(F, journey, persona)
    local points, low, high = {}, -1, 1
    for i, t in ipairs(journey.touchpoints) do
        local row = persona and F:of(t, persona) or not persona and F:part(t)
        local y = row and row.emotion or nil
        points[i] = { i, y }
        if y then low, high = math.min(low, y), math.max(high, y) end
    end
    local row = F:of(journey, persona)
    return { draws = "lines", series = { points }, empty = journey.name .. ": nothing is scored yet", below = legend(journey),
        title = ("%s   %s%s"):format(journey.name, measures.headline(row), persona and " for " .. persona.name or ""),
        options = { low = low, high = high, zero = true, y_label = function(y) return format.signed(y) end,
            x_label = function(i)
                local t = journey.touchpoints[math.floor(i + 0.5)]
                return t and numbering.of(t) or ""
            end } }
end

-- results -------------------------------------------------------------------------------------------------

--- The figure that a sweep is about: the plan's gain where plans were made, else U.
local function of_sweep(data)
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
        title = what and ("%s of the plan by %s"):format(what, data.name) or ("utility by %s"):format(data.name) }
end

local function of_plan(data)
    local list, last = {}, 1
    for i, a in ipairs(data.actions) do
        list[i], last = { a.name, a.start, a.finish }, math.max(last, a.finish)
    end
    return { draws = "spans", list = list, periods = last, title = "the plan", untitled = true, empty = "the plan is empty" }
end

local function of_histogram(h)
    local list, step = {}, (h.high - h.low) / #h.counts
    local rows = math.min(#h.counts, 15)
    for i = 1, rows do
        local n = 0
        for k = (i - 1) * #h.counts // rows + 1, i * #h.counts // rows do n = n + h.counts[k] end
        local from = h.low + (i - 1) * #h.counts // rows * step
        list[i] = { format.significant(from, 4), n, tostring(n) }
    end
    return { draws = "bars", list = list, title = "gain over the draws" }
end

local function of_simulation(data)
    if data.histogram then return of_histogram(data.histogram) end
    local list = {}
    for name, row in require("reis.words.ordered").pairs(data.measures) do
        if row.p05 then list[#list + 1] = { name, row.p95 - row.p05, format.significant(row.p95 - row.p05, 3) } end
    end
    return { draws = "bars", list = list, title = "p05 to p95", empty = "nothing is uncertain" }
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

local function of_result(value)
    if type(value.points) == "table" or type(value.lines) == "table" then return of_sweep(value) end
    if type(value.actions) == "table" and value.measures == nil and value.gain then return of_plan(value) end
    if type(value.measures) == "table" and value.n then return of_simulation(value) end
end

--- What is drawn of a value: { draws = "lines" | "bars" | "spans", title =, untitled = (the title says nothing in a text), below =
-- text, empty = what is said where there is nothing to draw, and what pictures/plot/page.lua and words/chart.lua draw of it }
-- asks: { raise(message), project() -> as command/api.lua's }
local function spec_of(asks, value, persona)
    local thing = view.thing(value)
    if type(value) == "string" or thing and thing.kind == "journey" then
        local project = asks.project()
        local journey = thing or project.model.journeys[value]
        local one = persona ~= nil and project.model.personas[persona] or nil
        if not journey then asks.raise(('plot: no journey "%s"'):format(value)) end
        if persona ~= nil and not one then asks.raise(('plot: no persona "%s"'):format(host.tostring(persona))) end
        return of_journey(project.figures(), project.model.journeys[journey.name], one)
    end
    if type(value) ~= "table" then asks.raise(HOW) end
    return rawlen(value) > 0 and of_list(value) or of_result(value) or asks.raise(HOW)
end

local to_text = {}

function to_text.lines(spec, room) return chart.lines(spec.series, with(room, spec.options)) end
function to_text.bars(spec, room) return #spec.list > 0 and chart.bars(spec.list, room.columns) or "" end
function to_text.spans(spec, room) return #spec.list > 0 and chart.spans(spec.list, spec.periods, room.columns + 10) or "" end

--- Draws in characters -> text, or nil where there is nothing to draw and nothing to say of it
local function text_of(spec)
    local room = size()
    local text = to_text[spec.draws](spec, room)
    if text == "" then return spec.empty and spec.empty .. "\n" end
    local out = { spec.untitled and "" or spec.title .. "\n", text }
    for _, line in ipairs(spec.below and require("reis.words.fit").lines(spec.below, room.columns + 8) or {}) do
        out[#out + 1] = line[1] .. "\n"
    end
    return table.concat(out)
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
        local text = text_of(spec) or asks.raise(HOW)
        if text == spec.empty or not shown(spec) then host.out(text) end
    end
end

return plot
