-- A chart in characters, where a terminal shows no pictures, and in the words beside one.

local chart = require "reis.words.chart"
local fit = require "reis.words.fit"

local to_text = {}

function to_text.lines(spec, room)
    local options = { columns = room.columns, rows = room.rows, plain = room.plain }
    for key, v in pairs(spec.options) do options[key] = v end
    return chart.lines(spec.series, options)
end

function to_text.bars(spec, room) return #spec.list > 0 and chart.bars(spec.list, room.columns, room.plain) or "" end

function to_text.spans(spec, room)
    return #spec.list > 0 and chart.spans(spec.list, spec.periods, room.columns + 10, spec.heads, room.plain) or ""
end

--- spec: { draws = "lines" | "bars" | "spans", title =, untitled = (the title says nothing in a text), notes = list of lines below,
-- below = text, empty = what is said where there is nothing to draw, and what words/chart.lua and pictures/plot/page.lua draw of it }
-- room: { columns =, rows =, plain = (in ASCII), bare = (without what is below) } -> text, or nil where there is nothing to draw and
-- nothing to say of it
return function(spec, room)
    local text = to_text[spec.draws](spec, room)
    if text == "" then return spec.empty and spec.empty .. "\n" end
    local out = { spec.untitled and "" or spec.title .. "\n", text }
    for _, line in ipairs(spec.notes or {}) do out[#out + 1] = line .. "\n" end
    for _, line in ipairs(spec.below and not room.bare and fit.lines(spec.below, room.columns + 8) or {}) do out[#out + 1] = line[1] .. "\n" end
    return table.concat(out)
end
