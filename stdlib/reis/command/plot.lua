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

--- The touchpoints by their numbers, in as few lines as the width allows.
local function legend(journey, columns)
    local parts = {}
    for i, t in ipairs(journey.touchpoints) do parts[i] = numbering.of(t) .. " " .. t.name end
    local out = {}
    for _, line in ipairs(require("reis.words.fit").lines(table.concat(parts, "   "), columns)) do out[#out + 1] = line[1] .. "\n" end
    return table.concat(out)
end

--- The emotion at each touchpoint, all personas together or one of them.
local function journey_chart(F, journey, persona)
    local points, low, high = {}, -1, 1
    for i, t in ipairs(journey.touchpoints) do
        local row = persona and F:of(t, persona) or not persona and F:part(t)
        local y = row and row.emotion or nil
        points[i] = { i, y }
        if y then low, high = math.min(low, y), math.max(high, y) end
    end
    local options = with(size(), { low = low, high = high, zero = true,
        x_label = function(i) return numbering.of(journey.touchpoints[math.floor(i + 0.5)]) end,
        y_label = function(y) return format.signed(y) end })
    local text = chart.lines({ points }, options)
    if text == "" then return journey.name .. ": nothing is scored yet\n" end
    local row = F:of(journey, persona)
    return ("%s   %s%s\n%s%s"):format(journey.name, measures.headline(row), persona and " for " .. persona.name or "", text,
        legend(journey, options.columns + 8))
end

-- results -------------------------------------------------------------------------------------------------

--- The figure that a sweep is about: the plan's gain where plans were made, else U.
local function sweep_chart(data)
    local all, what = {}, nil
    for _, one in ipairs(data.lines or { { points = data.points } }) do
        local points = {}
        for i, p in ipairs(one.points) do
            if p.gain then what = "gain" end
            points[i] = { tonumber(p.x) or i, p.gain or p.utility }
        end
        all[#all + 1] = points
    end
    return ("%s of the plan by %s\n"):format(what or "utility", data.name):gsub("utility of the plan", "utility")
        .. chart.lines(all, size())
end

local function plan_chart(data)
    local list, last = {}, 1
    for i, a in ipairs(data.actions) do
        list[i], last = { a.name, a.start, a.finish }, math.max(last, a.finish)
    end
    if #list == 0 then return "the plan is empty\n" end
    return chart.spans(list, last, size().columns + 10)
end

local function histogram_chart(h)
    local list, step = {}, (h.high - h.low) / #h.counts
    local rows = math.min(#h.counts, 15)
    for i = 1, rows do
        local n = 0
        for k = (i - 1) * #h.counts // rows + 1, i * #h.counts // rows do n = n + h.counts[k] end
        local from = h.low + (i - 1) * #h.counts // rows * step
        list[i] = { format.significant(from, 4), n, tostring(n) }
    end
    return chart.bars(list, size().columns)
end

local function simulation_chart(data)
    if data.histogram then return "gain over the draws\n" .. histogram_chart(data.histogram) end
    local list = {}
    for name, row in require("reis.words.ordered").pairs(data.measures) do
        if row.p05 then list[#list + 1] = { name, row.p95 - row.p05, format.significant(row.p95 - row.p05, 3) } end
    end
    if #list == 0 then return "nothing is uncertain\n" end
    return "p05 to p95\n" .. chart.bars(list, size().columns)
end

--- A list of numbers, or of { x, y }.
local function list_chart(list)
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
    local text = #points > 0 and chart.lines({ points }, size())
    return text ~= "" and text or nil
end

local function of_result(value)
    if type(value.points) == "table" or type(value.lines) == "table" then return sweep_chart(value) end
    if type(value.actions) == "table" and value.measures == nil and value.gain then return plan_chart(value) end
    if type(value.measures) == "table" and value.n then return simulation_chart(value) end
end

--- A chart of a value as text. asks: { raise(message), project() -> as command/api.lua's }
function plot.text(asks, value, persona)
    local thing = view.thing(value)
    if type(value) == "string" or thing and thing.kind == "journey" then
        local project = asks.project()
        local journey = thing or project.model.journeys[value]
        local one = persona ~= nil and project.model.personas[persona] or nil
        if not journey then asks.raise(('plot: no journey "%s"'):format(value)) end
        if persona ~= nil and not one then asks.raise(('plot: no persona "%s"'):format(host.tostring(persona))) end
        return journey_chart(project.figures(), project.model.journeys[journey.name], one)
    end
    if type(value) ~= "table" then asks.raise(HOW) end
    return rawlen(value) > 0 and list_chart(value) or of_result(value) or asks.raise(HOW)
end

--- Adds `plot` to an environment. asks: as plot.text
function plot.install(env, asks)
    function env.plot(value, persona) host.out(plot.text(asks, value, persona)) end
end

return plot
