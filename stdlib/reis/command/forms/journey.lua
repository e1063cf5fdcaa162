-- A journey as its phases and touchpoints, with marks and reach.

local format = require "reis.words.format"
local spark = require "reis.words.spark"
local tables = require "reis.words.tables"
local measures = require "reis.figures.measures"
local numbering = require "reis.model.numbering"

--- The chance that a customer of all personas together meets a touchpoint at least once, and what they expect there.
local function together(F, journey, t)
    local reach, expected, weight, all = 0, 0, 0, 0
    for _, row in ipairs(F:of(journey).personas) do
        local met = row.share > 0 and F:of(t, F.model.personas[row.index] or { index = row.index })
        all = all + row.share
        if met then
            reach = reach + row.share * (met.reach or 0)
            if met.expectation then expected, weight = expected + row.share * met.expectation, weight + row.share end
        end
    end
    return all > 0 and reach / all or nil, weight > 0 and expected / weight or nil
end

--- The emotion at each touchpoint as a row of blocks, −4.5 to 4.5.
local function curve(F, journey)
    local list = {}
    for i, t in ipairs(journey.touchpoints) do list[i] = (F:part(t) or {}).emotion end
    local blocks = spark(list, #journey.touchpoints, -4.5, 4.5):gsub("%s+$", "")
    return tables.tone and require("reis.command.tone").curve(blocks, list) or blocks
end

local function headline(F, journey, V)
    local row = F:of(journey)
    local parts = { measures.headline(row) }
    for _, name in ipairs { "completion", "duration", "cost_to_serve", "killer_risk" } do
        if row[name] then parts[#parts + 1] = measures.label(name) .. " " .. measures.show(name, row[name], "en", V.currency) end
    end
    return table.concat(parts, " · ")
end

local function marked(t)
    local out = {}
    if t.moment_of_truth == true then out[1] = "moment of truth" end
    for _, killer in ipairs(t.killers) do out[#out + 1] = "killer: " .. killer.name end
    return table.concat(out, ", ")
end

--- thing -> text. V: { model =, F = figures or nil, currency = }
return function(journey, V)
    local F, rows = V.F, { { "phase", "", "touchpoint", "channel", "mark", "expected", "reach", "" } }
    for _, phase in ipairs(journey.phases) do
        for i, t in ipairs(phase.touchpoints) do
            local reach, expected
            if F then reach, expected = together(F, journey, t) end
            local channel = t.channel
            rows[#rows + 1] = { i == 1 and phase.name or "", numbering.of(t), t.name,
                type(channel) == "table" and require("reis.command.field_words").field(t, { name = "channel" }) or channel or "",
                format.number(F and (F:part(t) or {}).experience), format.number(expected), format.percent(reach), marked(t) }
        end
        if #phase.touchpoints == 0 then rows[#rows + 1] = { phase.name, "", "", "", "", "", "", "" } end
    end
    local blocks = F and curve(F, journey) or ""
    local head = { journey.name .. (blocks ~= "" and "   " .. blocks or "") }
    if journey.goal then head[#head + 1] = "  " .. journey.goal end
    if F and blocks ~= "" then head[#head + 1] = "  " .. headline(F, journey, V) end
    return table.concat(head, "\n") .. "\n" .. tables.format(rows, { head = true, indent = 2,
        right = { false, true, false, false, true, true, true } })
end
