-- The measures as a table for people and as JSON for programs.

local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local json = require "reis.words.json"
local measures = require "reis.figures.measures"
local numbering = require "reis.model.numbering"
local quantity = require "reis.language.quantity"
local tables = require "reis.words.tables"

local scores = {}

local JOURNEY = { "name", "experience", "completion", "lifetime", "duration", "cost_to_serve", "handovers",
    "channel_switches", "consistency", "killer_risk" }
local PERSONA = { "persona", "share", "vetoed", "experience", "mean", "peak", "peak_at", "end", "killer_risk",
    "completion", "lifetime", "duration", "cost_to_serve", "handovers", "channel_switches", "consistency" }
local TOUCHPOINT = { "name", "experience", "functional", "emotional", "expectation", "emotion", "visits", "reach" }

local function wanted(row, persona)
    return not persona or row.persona == persona.name
end

--- The rows of the touchpoints that a persona meets; one whose name stands in several phases says in which it is.
local function touchpoint_rows(thing, list)
    local plain, with_phase, met = json.row(TOUCHPOINT), nil, {}
    for k, t in ipairs(list) do
        if thing.repeated and thing.repeated[t.name] then
            with_phase = with_phase or json.row(table.move(TOUCHPOINT, 2, #TOUCHPOINT, 3, { "name", "phase" }))
            met[k] = with_phase(setmetatable({ phase = thing.touchpoints[t.index].phase.name }, { __index = t }))
        else
            met[k] = plain(t)
        end
    end
    return met
end

--- scores (of F.scores()) -> the JSON of `reis score --json`; only one journey or persona where given.
function scores.json(model, all, journey, persona)
    local journeys = {}
    for _, j in ipairs(all.journeys) do
        if not journey or journey.index == j.index then
            local personas = {}
            for _, row in ipairs(j.personas) do
                if wanted(row, persona) then
                    local object = json.fields(row, PERSONA)
                    object.object[#object.object + 1] = { "touchpoints", touchpoint_rows(model.journeys[j.index], row.touchpoints) }
                    personas[#personas + 1] = object
                end
            end
            local object = json.fields(j, JOURNEY)
            object.object[#object.object + 1] = { "personas", personas }
            journeys[#journeys + 1] = object
        end
    end
    return json.encode(json.object { { "utility", all.utility }, { "journeys", journeys } })
end

-- text --------------------------------------------------------------------------------------------

local function mark(x, lang) return format.number(x, 1, lang) end

local ROWS = { "mean", "peak", "end", "functional", "emotional", "killer_risk", "completion", "lifetime", "duration",
    "cost_to_serve", "handovers", "channel_switches", "consistency" }

local function veto_lines(model, journey, row, lang)
    local L, thing, names = i18n.of(lang), model.journeys[journey.index], {}
    for _, k in ipairs(row.killers) do
        names[#names + 1] = L("score.killer", k.name, numbering.at(thing, k.index), k.touchpoint, format.percent(k.weight, lang))
    end
    return ("  %s\n    %s\n"):format(L("score.veto", measures.who(model, row, lang), table.concat(names, "; ")),
        L("score.risk", format.percent(row.killer_risk, lang),
        format.percent(thing and quantity.mean(thing.tolerance) or 0.01, lang)))
end

--- Whether all columns say the same of how far a measure is known: then the label says it, once.
local function coverage_of(columns, measure, lang)
    local first = columns[1] and measures.coverage(columns[1], measure, lang)
    for _, row in ipairs(columns) do
        if measures.coverage(row, measure, lang) ~= first then return nil end
    end
    return first
end

local function cell(model, j, row, measure, lang, currency, plain)
    local text = plain and measures.show(measure, row[measure], lang, currency) or measures.cell(row, measure, lang, currency)
    local at
    if measure == "peak" and row.peak_at then at = i18n.of(lang)("score.peak", numbering.at(model.journeys[j.index], row.peak_index)) end
    if measure == "consistency" and row.spread then at = "(" .. measures.spread(model, row, lang) .. ")" end
    return at and text .. " " .. at or text
end

--- One measure for all: label, together, each persona; nil where there is nothing to say of it.
local function measure_row(model, j, columns, measure, lang, currency)
    local how = coverage_of(columns, measure, lang)
    local label = measures.label(measure, lang)
    if how and j[measure] then label = label .. " " .. i18n.of(lang)("score.coverage", how) end
    local line, any = { label, measures.show(measure, j[measure], lang, currency) }, j[measure] ~= nil
    for i, row in ipairs(columns) do
        line[i + 2] = cell(model, j, row, measure, lang, currency, how and j[measure])
        any = any or row[measure] ~= nil
    end
    if any then return line end
    if measures.known[measure] then return { label, how or measures.show(measure, nil, lang, currency), table.unpack(line, 3) } end
end

local function journey_table(model, j, persona, lang)
    local currency = model.company and model.company.currency
    local rows, columns = { { "", i18n.of(lang) "score.together" } }, {}
    for _, row in ipairs(j.personas) do
        if wanted(row, persona) then columns[#columns + 1] = row end
    end
    local first = { measures.label("experience", lang), measures.headline(j, lang) }
    for i, row in ipairs(columns) do
        rows[1][i + 2] = ("%s (%s)"):format(measures.who(model, row, lang), format.percent(row.share, lang))
        first[i + 2] = measures.headline(row, lang)
    end
    rows[2] = first
    for _, measure in ipairs(ROWS) do rows[#rows + 1] = measure_row(model, j, columns, measure, lang, currency) end
    return tables.format(rows, { head = true, indent = 2 })
end

local function touchpoint_table(model, j, persona, lang)
    local L = i18n.of(lang)
    local columns, rows, by_index, order = {}, { { "", L "score.touchpoint" } }, {}, {}
    for _, row in ipairs(j.personas) do
        if wanted(row, persona) then columns[#columns + 1] = row end
    end
    for c, row in ipairs(columns) do
        rows[1][#rows[1] + 1] = #columns > 1 and row.persona or measures.label("experience", lang)
        rows[1][#rows[1] + 1] = L "score.expected"
        rows[1][#rows[1] + 1] = L "score.reach"
        for _, t in ipairs(row.touchpoints) do
            if not by_index[t.index] then
                by_index[t.index] = { name = t.name }
                order[#order + 1] = t.index
            end
            by_index[t.index][c] = t
        end
    end
    table.sort(order)
    for _, index in ipairs(order) do
        local line = { numbering.at(model.journeys[j.index], index), by_index[index].name }
        for c = 1, #columns do
            local t = by_index[index][c]
            line[#line + 1] = t and mark(t.experience, lang) or ""
            line[#line + 1] = t and mark(t.expectation, lang) or ""
            line[#line + 1] = t and format.percent(t.reach, lang) or ""
        end
        rows[#rows + 1] = line
    end
    local right = { true }
    for c = 3, #columns * 3 + 2 do right[c] = true end
    return tables.format(rows, { head = true, indent = 2, right = right })
end

local function utility_line(all, model, lang)
    if not all.utility then return "" end
    local L = i18n.of(lang)
    if all.money then
        local currency = model.company and model.company.currency
        return L("score.utility.money", format.money(all.utility, currency, lang)) .. "\n"
    end
    return L("score.utility.points", format.number(all.utility, 2, lang)) .. "\n"
end

--- All measures as text. options: journey, persona (things), lang
function scores.text(model, F, options)
    local all, out = F.scores(), {}
    local lang = options.lang or "en" -- the terminal speaks English unless asked
    for _, j in ipairs(all.journeys) do
        if not options.journey or options.journey.index == j.index then
            out[#out + 1] = j.name .. "\n"
            for _, row in ipairs(j.personas) do
                if row.vetoed and wanted(row, options.persona) then out[#out + 1] = veto_lines(model, j, row, lang) end
            end
            out[#out + 1] = journey_table(model, j, options.persona, lang)
            out[#out + 1] = touchpoint_table(model, j, options.persona, lang)
            out[#out + 1] = "\n"
        end
    end
    out[#out + 1] = utility_line(all, model, lang)
    return table.concat(out)
end

return scores
