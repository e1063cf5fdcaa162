-- A storyboard as tables: of each journey its touchpoints, what is said there, and the file of the frame.

local crowd = require "reis.pictures.lanes.crowd"
local i18n = require "reis.words.i18n"
local numbering = require "reis.model.numbering"
local several = require "reis.model.several"
local listed = require "reis.pictures.listed.table"

--- ctx: { only = a journey, or nil: all } -> tables
return function(ctx)
    local V, W, tables = i18n.of(ctx.lang, "service"), i18n.of(ctx.lang, "table"), {}
    local head = { W "col.number", W "col.phase", W "col.touchpoint", W "col.channel", W "col.quote", W "col.image" }
    for _, journey in ipairs(crowd.journeys(ctx)) do
        local rows = {}
        for i, t in ipairs(journey.touchpoints) do
            local said = t.quote and t.quote[1]
            rows[i] = { numbering.of(t), t.phase.name, t.name, several.names(t, "channel"), said and said.text, t.image }
        end
        listed.add(tables, V("story.page", journey.name), head, rows)
    end
    return tables
end
