-- The interview guide: per persona and phase the open questions that are still to be asked to customers, what is worth most first
-- where there is no time for all, in the order of the method.

local aging = require "reis.rules.evidence_stale"
local disagreeing = require "reis.rules.sources_disagree"
local evidence = require "reis.model.evidence"
local format = require "reis.words.format"
local gaps = require "reis.guide.gaps"
local i18n = require "reis.words.i18n"
local model_of = require "reis.model.model"
local numbering = require "reis.model.numbering"
local own = require "reis.guide.own"
local quantity = require "reis.language.quantity"
local worth = require "reis.guide.worth"

local guide = {}

guide.MOST = 20  -- questions in one talk
local PEOPLE = 15 -- in interviews, where nothing else is said
local FIRST = 5   -- that are numbered as worth most

-- what is known beforehand -------------------------------------------------------------------------

--- What two of the rules find: { [touchpoint] = what its sources say }, set of evidence that is old. They run by themselves: all
-- others would be loaded with reis.rules.rules.
local function found_by_rules(model, F, today, lang)
    local disagree, stale = {}, {}
    local L = i18n.of(lang, "rules")
    local options = { today = today, L = L, number = function(x, digits) return quantity.show(x, digits, lang) end,
        field = function(name)
            local words = L("field." .. name)
            return words ~= "field." .. name and words or name
        end }
    disagreeing.check(model, F, function(_, thing, message) disagree[thing] = message end, options)
    aging.check(model, F, function(level, thing)
        if level == "warning" then stale[thing] = true end -- a note: it has no date
    end, options)
    return disagree, stale
end

--- The journeys as they are on which nothing stands that is not ours.
local function alone(model)
    local out = {}
    for _, journey in ipairs(model.journeys) do
        out[journey] = journey.state ~= "to-be"
        for _, t in ipairs(journey.touchpoints) do out[journey] = out[journey] and t.managed end
    end
    return out
end

--- A number in the unit of utility.
local function shower(model, money, lang)
    local currency = model.company and model.company.currency
    return function(x) return money and format.money(x, currency, lang) or format.significant(x, 2, lang) end
end

-- the questions of a place -------------------------------------------------------------------------

--- What a persona meets in each phase: { [phase] = list of touchpoints }, in order.
local function met_by(F, journey, persona)
    for _, row in ipairs(F.scores().journeys[journey.index].personas) do
        if not persona or row.index == persona.index then
            local meets, out = {}, {}
            for _, t in ipairs(row.touchpoints or {}) do meets[t.index] = true end
            for _, phase in ipairs(journey.phases) do
                out[phase] = {}
                for _, t in ipairs(phase.touchpoints) do
                    if meets[t.index] then table.insert(out[phase], t) end
                end
            end
            return out
        end
    end
    return {}
end

--- How much a gap decides: the touchpoints it is about, else all of its phase.
local function lever_of(ctx, gap, here)
    local sum, seen = 0, {}
    for _, t in ipairs(#gap.touchpoints > 0 and gap.touchpoints or here) do
        if not seen[t] then sum, seen[t] = sum + (ctx.decisive[t] or 0), true end
    end
    return sum * (gap.missing and 2 or 1)
end

--- Where in a phase it is: "3 Walk into the shop, 5 Checkout"; "" where it is about all of it.
local function about(gap)
    local out, seen = {}, {}
    for _, t in ipairs(gap.touchpoints) do
        if not seen[t] then out[#out + 1], seen[t] = numbering.of(t) .. " " .. t.name, true end
    end
    return table.concat(out, ", ")
end

--- The questions of a place, added to a list in order. at: as in reis.guide.gaps
local function ask(ctx, out, at, rows)
    local names = { persona = at.persona and at.persona.name or ctx.W "everyone", phase = at.phase and at.phase.name, journey = at.journey and at.journey.name }
    local function filled(text) return (text:gsub("{(%l+)}", names)) end
    for _, gap in ipairs(gaps.of(ctx, at, rows)) do
        local text = gap.kind == "layer" and gap.ask or ctx.S.ask(gap.kind)
        if text then
            out[#out + 1] = { kind = gap.kind, layer = gap.layer, title = gap.title or ctx.W("layer." .. gap.layer), ask = filled(text),
                more = filled(ctx.S.more(gap.kind)), about = about(gap), fields = gap.fields, hear = gap.hear,
                why = table.concat(gap.why, "; "), journey = at.journey, phase = at.phase,
                worth = gap.worth, lever = at.phase and lever_of(ctx, gap, at.touchpoints) or math.huge, at = #out + 1 }
        end
    end
end

-- which of them ------------------------------------------------------------------------------------

--- Whether a question comes before another where there is no time for all.
local function before(a, b)
    local whole_a, whole_b = a.phase == nil, b.phase == nil
    if whole_a ~= whole_b then return whole_a end -- what it is for is asked of everyone
    if a.worth ~= b.worth then return a.worth > b.worth end
    if a.lever ~= b.lever then return a.lever > b.lever end
    return a.at < b.at
end

--- Keeps the questions that are worth most, numbers the first of them, and counts the others by phase.
-- -> kept in their order, list of { journey =, phase =, n = }
local function chosen(all, most)
    local ranked, kept, later, of = table.move(all, 1, #all, 1, {}), {}, {}, {}
    table.sort(ranked, before)
    local n = 0
    for i, question in ipairs(ranked) do
        question.kept = i <= most
        if question.phase and n < FIRST and (question.worth > 0 or question.lever > 0) then
            n = n + 1
            question.first = n
        end
    end
    for _, question in ipairs(all) do
        if question.kept then
            kept[#kept + 1] = question
        else
            local one = of[question.phase or ""]
            if not one then
                one = { journey = question.journey, phase = question.phase, n = 0 }
                of[question.phase or ""], later[#later + 1] = one, one
            end
            one.n = one.n + 1
        end
    end
    return kept, later
end

--- The guide of a persona (nil: of everyone).
local function of_persona(ctx, R, persona, o)
    local by, all = {}, {}
    for _, row in ipairs(R.layers) do
        if row.persona == persona and row.state ~= "done" then
            local key = row.phase or ""
            by[key] = by[key] or {}
            table.insert(by[key], row)
        end
    end
    local stand_in = persona or { kind = "persona", name = ctx.W "nobody", ref = { evidence = {} } }
    if not o.phase and (persona or by[""]) then ask(ctx, all, { persona = persona, who = stand_in, touchpoints = {} }, by[""] or {}) end
    for _, journey in ipairs(ctx.model.journeys) do
        local met = journey.state ~= "to-be" and (not o.journey or o.journey == journey) and met_by(ctx.F, journey, persona) or {}
        for _, phase in ipairs(journey.phases) do
            local here = met[phase]
            if here and (not o.phase or o.phase == phase) and (#here > 0 or #phase.touchpoints == 0) then
                ask(ctx, all, { persona = persona, who = stand_in, journey = journey, phase = phase, touchpoints = here }, by[phase] or {})
            end
        end
    end
    local kept, later = chosen(all, o.all and math.huge or guide.MOST)
    return { persona = persona, name = persona and persona.name or ctx.W "everyone", questions = kept, later = later, total = #all,
        share = ctx.F.flat.personas[persona and persona.index or 0] and ctx.F.flat.personas[persona.index].share }
end

--- How many people are in the interviews that were declared.
local function so_far(model)
    local n = 0
    for _, source in ipairs(evidence.declared(model)) do
        if source.kind == "interview" then n = n + (rawget(source, "n") or 0) end
    end
    return n
end

local function needed(model)
    local n = PEOPLE
    for _, one in ipairs(model.session.check.set) do
        if one.key == "interviews" and type(one.value) == "number" and one.value >= 1 then n = one.value end
    end
    return math.floor(n)
end

--- What is still to be asked. R: the status (reis.status.status). options: lang, words (of reis.guide.own), plan (of the roadmap),
-- correlated, simulated, tell (see reis.guide.worth), today, all (every question), persona, journey, phase (only of that)
-- -> { guides = { { persona = thing or nil (everyone), name, questions = { { kind, layer, title, ask, more, about, fields, hear, why,
-- journey, phase (nil: as a whole), worth, first = place among those worth most or nil } } in the order in which they are asked,
-- later = { { journey, phase, n } }, total, share } }, knowing = (of reis.guide.worth, with said = the worth in words),
-- by = "worth" | "lever" | "nothing", people = { so far, needed }, total =, how =, opening =, closing = lists of texts }
function guide.of(model, F, R, options)
    local lang = options.lang or "en"
    local W, S = i18n.of(lang, "guide"), own.speaker(options.words or {}, lang)
    local knowing, money = worth.knowing(model, options.plan, options)
    local show = shower(model, money, lang)
    for _, one in ipairs(knowing) do one.said = show(one.worth) end
    local disagree, stale = found_by_rules(model, F, options.today, lang)
    local ctx = { model = model, F = F, lang = lang, W = W, S = S, disagree = disagree, stale = stale, knowing = knowing, alone = alone(model),
        decisive = worth.decisive(model, F), expects = function(persona) return model_of.of_persona(persona, "expects") end }
    local G = { guides = {}, knowing = knowing, people = { so_far(model), needed(model) }, total = 0, how = S.list "how",
        opening = S.list "opening", closing = S.list "closing", by = #knowing > 0 and "worth" or "nothing" }
    for _, gain in pairs(ctx.decisive) do
        if gain > 0 and G.by == "nothing" then G.by = "lever" end
    end
    if options.persona or #model.personas > 0 then
        for _, persona in ipairs(options.persona and { options.persona } or model.personas) do
            G.guides[#G.guides + 1] = of_persona(ctx, R, persona, options)
        end
    elseif #model.journeys > 0 then
        G.guides[1] = of_persona(ctx, R, nil, options)
    end
    for _, one in ipairs(G.guides) do G.total = G.total + one.total end
    return G
end

return guide
