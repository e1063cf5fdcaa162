-- The model as sheets: one for each kind with a row a thing and a column a field in use, then what was found: the figures of each
-- touchpoint and journey, the curve, the plan. data/import reads those of the kinds again.
--
-- A sheet is { name =, head = list of headings, rows = list of lists of cells (data/cells.lua; nil is empty), shown = list of
-- letters for its columns' numbers, computed = whether it is found and not declared, charts = list of what a chart is made of }.

local cells = require "reis.data.cells"
local columns = require "reis.data.columns"
local i18n = require "reis.words.i18n"
local schema = require "reis.language.schema"
local tongue = require "reis.language.tongue"

local sheets = {}

--- All things of a kind in the model, in order -> list of { thing, journey =, phase =, touchpoint = names }
local function things_of(model, kind)
    local out = {}
    local name = schema.kinds[kind].collection
    local function take(list, where)
        for _, thing in ipairs(list or {}) do
            if type(thing) == "table" then
                out[#out + 1] = { thing, journey = where.journey, phase = where.phase, touchpoint = where.touchpoint }
            end
        end
    end
    local within = columns.WITHIN[kind]
    if not within then
        if kind == "company" then return model.company and { { model.company } } or out end
        take(model[name], {})
        return out
    end
    local in_place = {}
    for _, journey in ipairs(model.journeys) do
        local at = { journey = journey.name }
        if kind == "criterion" then take(rawget(journey, name), at) end
        for _, phase in ipairs(journey.phases) do
            local in_phase = { journey = journey.name, phase = phase.name }
            if kind == "phase" then
                take({ phase }, at)
            elseif kind == "touchpoint" then
                take(phase.touchpoints, in_phase)
            else
                take(rawget(phase, name), in_phase)
                for _, t in ipairs(phase.touchpoints) do
                    take(rawget(t, name), { journey = journey.name, phase = phase.name, touchpoint = t.name })
                end
            end
        end
    end
    for _, row in ipairs(out) do in_place[row[1]] = true end
    if kind == "criterion" then -- one may stand by itself
        for _, thing in ipairs(model.criteria or {}) do
            if not in_place[thing] then out[#out + 1] = { thing } end
        end
    end
    return out
end

local CHILDREN = { phases = true, touchpoints = true }

--- An English word of a fixed list in the language of the sheet.
local function worded(field, cell, lang)
    local list = field.type == "enum" and "values" or field.type == "measure" and "measures"
    if lang ~= "nl" or type(cell) ~= "string" or not list then return cell end
    return tongue.of "reis.nl":word(list, cell)
end

--- A value with what the language made of its numbers (a scenario keeps them as they were given) in their normal forms.
local function plainly(v, made)
    if type(v) ~= "table" then return v end
    if made[v] then return made[v] end
    local out = {}
    for key, one in next, v do out[key] = plainly(one, made) end
    return out
end

--- Calls put(row, heading, cell) for what each thing has for a field: first what holds for everyone, then what a persona has.
local function fill(list, kind, field, lang, made, put)
    local label, of_personas = columns.label(kind, field.name, lang), {}
    for r, row in ipairs(list) do
        local v = rawget(row[1], field.store or field.name)
        if field.name == "leave" and rawget(row[1], "counted") then v = nil end -- the count of ways on holds it
        if field.type == "map" and field.value.type == "change" then v = plainly(v, made) end
        if v ~= nil then
            cells.of(field, v, function(cell, key, persona)
                local unit = schema.held(field) == "duration" and "min" or nil
                local one = { r, columns.heading(label, key, persona, unit), worded(field, cell, lang) }
                if persona then of_personas[#of_personas + 1] = one else put(table.unpack(one, 1, 3)) end
            end)
        end
    end
    for _, one in ipairs(of_personas) do put(table.unpack(one, 1, 3)) end
end

--- The columns that the things of a kind need, and what stands in them -> head, list of rows, shown
local function table_of(kind, list, lang, made)
    local head, shown, at, rows = {}, {}, {}, {}
    local function column(heading, letter)
        if not at[heading] then
            head[#head + 1], shown[#shown + 1] = heading, letter
            at[heading] = #head
        end
        return at[heading]
    end
    local places = columns.WITHIN[kind] or {}
    for _, place in ipairs(places) do column(columns.label(kind, place, lang), "0") end
    column(kind == "evidence" and (lang == "nl" and "bewijs" or "evidence") or columns.label(kind, "name", lang), "0")
    for r, row in ipairs(list) do
        rows[r] = {}
        for c, place in ipairs(places) do rows[r][c] = row[place] end
        rows[r][#places + 1] = row[1].name
    end
    if kind == "evidence" then
        local c = column(columns.label("value", "kind", lang), "0")
        for r, row in ipairs(list) do rows[r][c] = lang == "nl" and tongue.of "reis.nl":word("kinds", row[1].kind) or row[1].kind end
    end
    local of = kind == "evidence" and "interview" or kind
    for _, field in ipairs(schema.fields(of)) do -- field by field, so that a field's columns stand together
        if not (field.type == "things" and CHILDREN[field.name]) then
            fill(list, of, field, lang, made, function(r, heading, cell) rows[r][column(heading, cells.shown(field))] = cell end)
        end
    end
    return head, rows, shown
end

-- The kinds with a sheet, in the order in which they are kept; evidence is one for all its kinds.
local ORDER = { "touchpoint", "phase", "journey", "persona", "value", "channel", "action", "pain", "need", "killer", "question", "fail",
    "criterion", "opportunity", "goal", "metric", "roadmap", "scenario", "team", "partner", "system", "principle", "evidence",
    "company", "business_model", "value_proposition", "lane" }

local function declared(model, lang)
    local out = {}
    for _, kind in ipairs(ORDER) do
        local list
        if kind == "evidence" then
            list = {}
            for i, thing in ipairs(model.evidence or {}) do list[i] = { thing } end
        else
            list = things_of(model, kind)
        end
        if #list > 0 then
            local head, rows, shown = table_of(kind, list, lang, model.session.made)
            out[#out + 1] = { name = kind == "evidence" and (lang == "nl" and "bewijs" or "evidence") or columns.sheet(kind, lang),
                head = head, rows = rows, shown = shown, kind = kind }
        end
    end
    return out
end

-- what was found -------------------------------------------------------------------------------

local TOUCHPOINT = { "experience", "functional", "emotional", "expectation", "emotion", "visits", "reach" }
local MEASURES = { "experience", "mean", "peak", "end", "killer_risk", "completion", "lifetime", "duration", "cost_to_serve", "handovers",
    "channel_switches", "consistency" }
local LETTERS = { reach = "p", killer_risk = "p", completion = "p", cost_to_serve = "m" }

local function headed(L, fixed, names)
    local head, shown = {}, {}
    for i, key in ipairs(fixed) do head[i], shown[i] = L("sheet." .. key), "0" end
    for _, name in ipairs(names) do head[#head + 1], shown[#shown + 1] = L("sheet." .. name), LETTERS[name] or "2" end
    return head, shown
end

--- A row for each touchpoint and persona.
local function figures_of(model, all, L)
    local head, shown = headed(L, { "journey", "phase", "touchpoint", "persona" }, TOUCHPOINT)
    local rows = {}
    for _, j in ipairs(all.journeys) do
        for _, p in ipairs(j.personas) do
            for _, t in ipairs(p.touchpoints) do
                local thing = model.journeys[j.index].touchpoints[t.index]
                local row = { j.name, thing.phase.name, t.name, p.persona }
                for i, name in ipairs(TOUCHPOINT) do row[4 + i] = t[name] end
                rows[#rows + 1] = row
            end
        end
    end
    return { name = L "sheet.figures", head = head, rows = rows, shown = shown, computed = true }
end

--- A row for each journey, together and by persona.
local function measures_of(all, L)
    local head, shown = headed(L, { "journey", "persona", "share", "vetoed" }, MEASURES)
    shown[3] = "p"
    local rows = {}
    local function add(j, who, share, row)
        local out = { j.name, who, share, L(row.vetoed and "sheet.yes" or "sheet.no") }
        for i, name in ipairs(MEASURES) do out[4 + i] = row[name] end
        rows[#rows + 1] = out
    end
    for _, j in ipairs(all.journeys) do
        add(j, L "sheet.together", nil, j)
        for _, p in ipairs(j.personas) do add(j, p.persona, p.share, p) end
    end
    return { name = L "sheet.measures", head = head, rows = rows, shown = shown, computed = true }
end

--- The emotion at each touchpoint in order, a column a persona, with a chart a journey.
local function curve_of(model, all, L)
    local head, shown = headed(L, { "journey", "phase", "touchpoint" }, {})
    local rows, at, charts = {}, {}, {}
    for _, j in ipairs(all.journeys) do
        local first, lines = #rows, {}
        for _, t in ipairs(model.journeys[j.index].touchpoints) do rows[#rows + 1] = { j.name, t.phase.name, t.name } end
        for _, p in ipairs(j.personas) do
            if not at[p.persona] then
                head[#head + 1], shown[#shown + 1] = p.persona, "2"
                at[p.persona] = #head
            end
            for _, t in ipairs(p.touchpoints) do rows[first + t.index][at[p.persona]] = t.emotion end
            lines[#lines + 1] = { name = p.persona, column = at[p.persona] }
        end
        if #rows > first then charts[#charts + 1] = { title = j.name, names = 3, lines = lines, first = first + 1, last = #rows } end
    end
    return { name = L "sheet.curve", head = head, rows = rows, shown = shown, computed = true, charts = charts }
end

local function plan_of(plan, L)
    local head, shown = headed(L, { "action", "in", "rank", "start", "finish", "horizon", "owner" }, { "cost", "effort", "adds", "gain_alone" })
    head[#head + 1], shown[#shown + 1] = L "sheet.why", "0"
    shown[8] = "m"
    if plan.money then shown[10], shown[11] = "m", "m" end
    local rows = {}
    for _, a in ipairs(plan.actions) do
        rows[#rows + 1] = { a.name, L "sheet.yes", a.rank, a.start, a.finish, a.horizon, a.owner, a.cost, a.effort, a.adds, a.gain_alone, a.why }
    end
    for _, a in ipairs(plan.left_out) do
        rows[#rows + 1] = { a.name, L "sheet.no", a.rank, nil, nil, nil, a.owner, a.cost, a.effort, nil, a.gain_alone, a.why }
    end
    return { name = L "sheet.plan", head = head, rows = rows, shown = shown, computed = true }
end

--- All sheets of what a writer is given (data/export.lua): those of the kinds, then those of the figures.
function sheets.of(all)
    local L = i18n.of(all.lang, "sheets")
    local out, scores = declared(all.model, all.lang), all.F.scores()
    out[#out + 1] = figures_of(all.model, scores, L)
    out[#out + 1] = measures_of(scores, L)
    out[#out + 1] = curve_of(all.model, scores, L)
    if all.plan then out[#out + 1] = plan_of(all.plan, L) end
    return out
end

return sheets
