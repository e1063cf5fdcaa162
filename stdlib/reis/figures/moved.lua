-- What moved between two scores: in which journey, for whom, and through which touchpoint.

local i18n = require "reis.words.i18n"
local format = require "reis.words.format"
local measures = require "reis.figures.measures"
local tables = require "reis.words.tables"

local moved = {}

local MEASURES = { "experience", "completion", "lifetime", "duration", "cost_to_serve", "handovers", "channel_switches",
    "consistency", "killer_risk" }
moved.measures = MEASURES

local LEAST = 1e-9

local function nonzero(x) return x ~= nil and math.abs(x) > LEAST end

--- Whether nothing of a row of a difference (a journey's, or a persona's) moved.
function moved.still(row)
    for _, measure in ipairs(MEASURES) do
        if nonzero(row[measure]) then return false end
    end
    for _, persona in ipairs(row.personas or {}) do
        if not moved.still(persona) then return false end
    end
    for _, t in ipairs(row.touchpoints or {}) do
        if t.came or t.went or nonzero(t.leave) or nonzero(t.experience) or nonzero(t.minutes) then return false end
    end
    return true
end

--- The change of one field of a touchpoint in words: for all alike, else for each persona for whom it moved.
local function change_of(list, field, word, show)
    local alike = #list > 1
    for _, one in ipairs(list) do alike = alike and math.abs((one.t[field] or 0) - (list[1].t[field] or 0)) <= LEAST end
    if alike or #list == 1 then
        return nonzero(list[1].t[field]) and ("%s %s%s"):format(word, show(list[1].t[field]), #list == 1 and list[1].who or "") or nil
    end
    local parts = {}
    for _, one in ipairs(list) do
        if nonzero(one.t[field]) then parts[#parts + 1] = show(one.t[field]) .. one.who end
    end
    return #parts > 0 and word .. " " .. table.concat(parts, ", ") or nil
end

--- Whether those who do not leave go on from a touchpoint to others than before; not where that follows from one that came
-- or went. fate: of each touchpoint of the persona, by index, "came" or "went"
local function routed(t, fate)
    local other = false
    for _, step in ipairs(t.next or {}) do
        if step.came and fate[step.index] == "came" or step.went and fate[step.index] == "went" then return false end
        other = other or step.came or step.went or nonzero(step.share)
    end
    return other
end

--- What became of the touchpoints of a persona, by index: "came", "went", or nil.
local function fates(persona)
    local fate = {}
    for _, t in ipairs(persona.touchpoints or {}) do fate[t.index] = t.came and "came" or t.went and "went" or nil end
    return fate
end

--- The touchpoints of a journey that changed themselves, as data: a row for each persona for whom they did, in order.
-- -> { { touchpoint =, index =, persona =, experience =, leave =, minutes = (nil: alike), routed = (whether it goes
-- on elsewhere), killers = { { name =, probability =, change = "came" | "went" } } } }
function moved.parts(journey)
    local out = {}
    for _, persona in ipairs(journey.personas or {}) do
        local fate = fates(persona)
        for _, t in ipairs(persona.touchpoints or {}) do
            local one = { touchpoint = t.name, index = t.index, persona = persona.persona, killers = {},
                experience = nonzero(t.experience) and t.experience or nil, leave = nonzero(t.leave) and t.leave or nil,
                minutes = nonzero(t.minutes) and t.minutes or nil, routed = routed(t, fate) }
            for _, k in ipairs(persona.killers or {}) do
                if k.index == t.index and (nonzero(k.probability) or k.came or k.went) then
                    table.insert(one.killers, { name = k.name, probability = k.probability, change = k.came and "came" or k.went and "went" })
                end
            end
            if one.experience or one.leave or one.minutes or one.routed or #one.killers > 0 then out[#out + 1] = one end
        end
    end
    table.sort(out, function(a, b)
        if a.index ~= b.index then return a.index < b.index end
        return (a.persona or "") < (b.persona or "")
    end)
    return out
end

--- What of a touchpoint's killers moved.
local function killers_of(journey, index, L, lang)
    local seen, out = {}, {}
    for _, persona in ipairs(journey.personas or {}) do
        for _, k in ipairs(persona.killers or {}) do
            if k.index == index and not seen[k.killer or 0] and nonzero(k.probability) then
                seen[k.killer or 0] = true
                out[#out + 1] = ("%s %s"):format(k.name or L "measure.name.killer_risk",
                    measures.change("killer_risk", k.probability, lang))
            elseif k.index == index and not seen[k.killer or 0] and (k.came or k.went) then
                seen[k.killer or 0] = true
                out[#out + 1] = ("%s %s"):format(k.name, L(k.came and "moved.came" or "moved.went"))
            end
        end
    end
    return out
end

--- For whom a touchpoint goes on elsewhere, in words; nil for nobody.
local function routed_of(list, L)
    local who, n = {}, 0
    for _, one in ipairs(list) do
        if one.routed then n, who[#who + 1] = n + 1, one.who end
    end
    return n > 0 and L "moved.routed" .. (n < #list and table.concat(who, ",") or "") or nil
end

--- The rows of each touchpoint by its index, with whose they are, and the indices in order.
local function by_touchpoint(journey)
    local rows, order = {}, {}
    for _, persona in ipairs(journey.personas or {}) do
        local fate = fates(persona)
        for _, t in ipairs(persona.touchpoints or {}) do
            if not rows[t.index] then
                rows[t.index], order[#order + 1] = {}, t.index
            end
            local who = #journey.personas > 1 and persona.persona and " (" .. persona.persona .. ")" or ""
            table.insert(rows[t.index], { t = t, who = who, routed = routed(t, fate) })
        end
    end
    table.sort(order)
    return rows, order
end

--- The touchpoints that changed themselves, each in words: { "Checkout: experience +1.0, leave −4 %", … }.
-- journey: a row of a difference of scores (result.difference)
function moved.through(journey, lang)
    local L, out = i18n.of(lang), {}
    local rows, order = by_touchpoint(journey)
    local function mark(x) return format.signed(x, 2, lang) end
    local function share(x) return measures.change("completion", x, lang) end
    local function time(x) return measures.change("duration", x, lang) end
    for _, index in ipairs(order) do
        local list, parts = rows[index], {}
        local first = list[1].t
        if first.came or first.went then
            parts[1] = L(first.came and "moved.came" or "moved.went")
        else
            parts[#parts + 1] = change_of(list, "experience", L "measure.name.experience", mark)
            parts[#parts + 1] = change_of(list, "leave", L "moved.leave", share)
            parts[#parts + 1] = change_of(list, "minutes", L "measure.name.duration", time)
            parts[#parts + 1] = routed_of(list, L)
            table.move(killers_of(journey, index, L, lang), 1, 20, #parts + 1, parts)
        end
        if #parts > 0 then out[#out + 1] = ("%s: %s"):format(first.name, table.concat(parts, ", ")) end
    end
    return out
end

--- The table of one journey that moved: a row for each measure that did, together and for each persona.
local function journey_table(journey, V)
    local rows, personas = { { journey.name, V.L "score.together" } }, {}
    for _, persona in ipairs(journey.personas or {}) do
        if #journey.personas > 1 and not persona.came and not persona.went then
            personas[#personas + 1] = persona
            rows[1][#rows[1] + 1] = persona.persona
        end
    end
    for _, measure in ipairs(MEASURES) do
        local any = nonzero(journey[measure])
        local line = { measures.label(measure, V.lang), measures.change(measure, journey[measure], V.lang, V.currency) }
        for c, persona in ipairs(personas) do
            any = any or nonzero(persona[measure])
            line[c + 2] = nonzero(persona[measure]) and measures.change(measure, persona[measure], V.lang, V.currency) or "="
        end
        if any then rows[#rows + 1] = line end
    end
    local right = {}
    for c = 2, #rows[1] do right[c] = true end
    return #rows > 1 and tables.format(rows, { head = true, right = right }) or journey.name .. "\n"
end

--- A difference of scores as text: a table for each journey that moved, with through what, a line for each other one.
function moved.text(model, difference, lang)
    local L, out = i18n.of(lang), {}
    local V = { L = L, lang = lang, currency = model.company and model.company.currency }
    for _, journey in ipairs(difference.journeys or {}) do
        if not moved.still(journey) then
            out[#out + 1] = journey_table(journey, V)
            for _, one in ipairs(moved.through(journey, lang)) do out[#out + 1] = L("moved.through", one) .. "\n" end
            out[#out + 1] = "\n"
        elseif (model.journeys[journey.index or 0] or {}).state ~= "to-be" then
            out[#out + 1] = ("%s  =\n"):format(journey.name)
        end
    end
    local u = difference.utility
    if difference.money and u then
        out[#out + 1] = L("score.utility.money", measures.change("cost_to_serve", u, lang, V.currency))
    else
        out[#out + 1] = L("score.utility.points", format.signed(u, 2, lang))
    end
    return table.concat(out)
end

return moved
