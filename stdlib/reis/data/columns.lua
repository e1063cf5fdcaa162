-- The headings of a spreadsheet: which field of which kind a heading means, and how a field is headed. One table of synonyms for
-- the kinds that people keep by hand; besides these each field is known by its own name in English and in Dutch.
--
-- A heading is "WORDS", "WORDS: KEY", "WORDS @ PERSONA", "WORDS: KEY @ PERSONA", each with a unit or a scale at its end if need be:
-- "duration (min)", "mark (1-5)", "mark: ease @ Anna".

local fold = require "reis.words.fold"
local nl_guess = require "reis.language.vocabulary.nl"
local schema = require "reis.language.schema"
local tongue = require "reis.language.tongue"

local columns = {}

-- kind -> { field, "synonym, synonym, …" }. "name" is the thing's own name; journey, phase and touchpoint say where it is.
columns.SYNONYMS = {
    touchpoint = {
        { "journey", "map, customer journey, journey name, reis, klantreis, naam klantreis" },
        { "phase", "stage, phases, step of the journey, fase, fasen, stadium, etappe" },
        { "name", "touchpoint, touch point, touchpoints, contact, contact moment, moment, interaction, name, contactmoment,"
            .. " contactmomenten, contactpunt, raakvlak, interactie, naam" },
        { "channel", "channels, medium, via, touchpoint channel, kanaal, kanalen" },
        { "owner", "owners, responsible, team, department, accountable, eigenaar, verantwoordelijke, afdeling" },
        { "experience", "mark, score, rating, grade, satisfaction, emotion, emotion score, sentiment, cijfer, rapportcijfer, waardering,"
            .. " beleving, ervaring, emotie, tevredenheid" },
        { "score", "mark per value, marks, scores, cijfers" },
        { "expects", "expectation, expected, expectations, expected mark, verwachting, verwacht, verwachtingen" },
        { "pains", "pain, pain point, pain points, frustration, frustrations, problem, problems, barrier, barriers, pijnpunt, pijnpunten, pijn,"
            .. " knelpunt, knelpunten, frustratie, frustraties, ergernis, probleem, problemen" },
        { "needs", "need, customer need, customer needs, behoefte, behoeften, wens, wensen" },
        { "killers", "killer, dealbreaker, deal breaker, showstopper, afknapper, afknappers, breekpunt" },
        { "questions", "question, customer questions, vraag, vragen" },
        { "fails", "fail, fail point, fail points, failure, faalpunt, faalpunten, storing" },
        { "criteria", "criterion, criteria, criterium, eis, eisen" },
        { "quote", "quotes, verbatim, verbatims, customer says, citaat, citaten, uitspraak, uitspraken, quote klant" },
        { "thinks", "thinking, thoughts, customer thoughts, customer thinks, denkt, gedachte, gedachten, denken" },
        { "feels", "feeling, feelings, emotions, customer feels, customer feelings, customer emotions, voelt, gevoel, gevoelens, emoties, voelen" },
        { "jobs", "job, job to be done, jobs to be done, taak, taken" },
        { "offers", "offer, value proposition, aanbod, biedt" },
        { "frontstage", "front stage, onstage, frontoffice, front office, visible actions, voor de schermen, zichtbaar" },
        { "backstage", "back stage, backoffice, back office, invisible actions, achter de schermen, onzichtbaar" },
        { "physical", "physical evidence, props, tastbaar, fysiek bewijs" },
        { "systems", "system, it systems, applications, support processes, systeem, systemen, applicaties" },
        { "partners", "partner, third party, third parties, ketenpartner, ketenpartners" },
        { "personas", "persona, segment, segments, customer type, klantpersona, klantpersonas, doelgroep, klanttype" },
        { "leave", "drop-off, drop off, dropoff, drop out, churn, exit, abandonment, leaves, afhaken, uitval, vertrek, weglopen" },
        { "next", "next step, goes to, next touchpoint, leads to, volgende, vervolg, daarna, volgende stap" },
        { "duration", "time, time spent, lead time, takes, duur, doorlooptijd, tijd, tijdsduur" },
        { "wait", "waiting, waiting time, wait time, wachttijd, wachten" },
        { "importance", "weight, impact, belang, gewicht, belangrijkheid" },
        { "moment_of_truth", "mot, moment of truth, moments of truth, key moment, moment van de waarheid, waarheidsmoment, beslissend moment" },
        { "evidence", "source, sources, proof, based on, bewijs, bron, bronnen, onderbouwing" },
        { "step", "customer step, customer action step, user step, stap, klantstap, processtap" },
        { "process", "process, proces" },
        { "note", "notes, remark, remarks, comment, comments, opmerking, opmerkingen, notitie, toelichting" },
        { "url", "link, links, website, url" },
        { "tags", "tag, label, labels, trefwoorden" },
        { "reviewed", "last reviewed, nagekeken, herzien op" },
        { "managed", "beheerd, in eigen beheer" },
        { "silence", "silent, radio silence, stilte, radiostilte" },
        { "image", "picture, screenshot, afbeelding, plaatje" },
    },
    phase = {
        { "name", "phase, stage, fase" },
        { "goal", "customer goal, customer goals, user goals, goals, objective, objectives, doel, doelen, klantdoel, klantdoelen" },
        { "activities", "activity, actions, customer action, customer actions, user actions, doing, does, steps, activiteit, activiteiten,"
            .. " klantactie, klantacties, acties klant, acties van de klant, doet, handeling, handelingen, stappen" },
    },
    persona = {
        { "name", "persona, name, customer, klantpersona, naam, klant" },
        { "quote", "citaat, uitspraak" }, { "job", "job to be done, taak" }, { "expects", "expectation, verwacht, verwachting" },
        { "share", "percentage, size, aandeel, omvang" },
    },
    action = {
        { "name", "action, measure, idea, actie, maatregel, idee, verbetering" },
        { "effort", "days, person-days, inspanning, dagen, uren" }, { "cost", "costs, price, investment, kosten, investering" },
        { "owner", "responsible, team, eigenaar, verantwoordelijke" },
        { "improves", "improvement, effect, effects, verbetert, verbeteringen, effecten" },
        { "resolves", "solves, solves pain, pain, pains, lost op, pijnpunt, pijnpunten" },
        { "removes", "killer, killers, haalt weg, afknapper, afknappers" },
        { "done", "finished on, gereed, gereed op, klaar" },
    },
}

-- Words at the end of a heading, in brackets: what one of them is in minutes.
columns.UNITS = { min = 1, mins = 1, minutes = 1, minuten = 1, minuut = 1, m = 1, h = 60, hour = 60, hours = 60, uur = 60, uren = 60, d = 1440,
    day = 1440, days = 1440, dag = 1440, dagen = 1440, w = 10080, week = 10080, weeks = 10080, weken = 10080, s = 1 / 60, sec = 1 / 60,
    seconds = 1 / 60, seconden = 1 / 60 }

-- Kinds of which a sheet holds rows: where their things stand in the model.
columns.WITHIN = { phase = { "journey" }, touchpoint = { "journey", "phase" }, need = true, pain = true, killer = true, fail = true,
    question = true, criterion = true }
for kind, where in pairs(columns.WITHIN) do
    if where == true then columns.WITHIN[kind] = { "journey", "phase", "touchpoint" } end
end

local function plain(s) return (fold(s):gsub("[_%-]", " "):gsub("^%s+", ""):gsub("[%s:*?!.]+$", "")) end
columns.plain = plain

local NL = tongue.of "reis.nl"

--- What a field of a kind is headed with. lang: "en" or "nl"
function columns.label(kind, name, lang)
    if name == "name" then return lang == "nl" and NL:word("kinds", kind):gsub("_", " ") or (kind:gsub("_", " ")) end
    if columns.WITHIN[kind] and (name == "journey" or name == "phase" or name == "touchpoint") then
        return lang == "nl" and NL:word("kinds", name) or name
    end
    local word = lang == "nl" and NL:word("fields", name) or name
    return (word:gsub("_", " "))
end

--- What the sheet of a kind is called.
function columns.sheet(kind, lang)
    if lang == "nl" then return (NL:word("kinds", kind):gsub("_", " ")) end
    return (schema.kinds[kind].collection:gsub("_", " "))
end

local known = {} -- kind -> plain heading -> the name of the field

local function add(list, word, name)
    word = plain(word)
    if word ~= "" and not list[word] then list[word] = name end
end

--- The headings of a kind: plain heading -> the name of its field, "name", or where it is.
function columns.known(kind)
    if known[kind] then return known[kind] end
    local list = {}
    known[kind] = list
    for _, where in ipairs(columns.WITHIN[kind] or {}) do
        add(list, where, where)
        for _, word in ipairs(NL:all("kinds", where)) do add(list, word, where) end
    end
    add(list, kind, "name")
    for _, word in ipairs(NL:all("kinds", kind)) do add(list, word, "name") end
    for _, field in ipairs(schema.kinds[kind].fields) do
        add(list, field.name, field.name)
        for _, word in ipairs(NL:all("fields", field.name)) do add(list, word, field.name) end
    end
    for _, row in ipairs(columns.SYNONYMS[kind] or {}) do
        for word in row[2]:gmatch "[^,]+" do add(list, word, row[1]) end
    end
    add(list, "name", "name")
    add(list, "naam", "name")
    return list
end

--- Whether what stands in brackets at the end of a heading is a unit, or a scale.
local function is_unit(s)
    s = fold(s):gsub("%s+", "")
    return columns.UNITS[s] ~= nil or s == "%" or s:find "^%-?%d+[%-/t]%-?%d+$" ~= nil or s:find "^%d+tot%d+$" ~= nil or s:find "^%d+to%d+$" ~= nil
end

--- What stands between the quotes that a text begins with (two of them for one), and what follows; nil where none do.
local function quoted(s)
    local from = 2
    while s:sub(1, 1) == '"' do
        local close = s:find('"', from, true)
        if not close then return nil end
        if s:sub(close + 1, close + 1) ~= '"' then return (s:sub(2, close - 1):gsub('""', '"')), (s:sub(close + 1):gsub("^%s+", "")) end
        from = close + 2
    end
end

local function unquoted(s)
    local inside, after = quoted(s)
    return after == "" and inside or s
end

--- The parts of a heading: { words =, key =, persona =, unit = } (what stands in brackets at its end); any but words may be nil.
function columns.parts(heading)
    local rest, unit = heading:gsub("\u{2013}", "-"):match "^(.-)%s*[%(%[]([^()%[%]]*)[%)%]]%s*$"
    if not rest or rest == "" or not is_unit(unit) then rest, unit = heading, nil end
    local words, key = rest:match "^([^:@]-)%s*:%s*(.+)$"
    if not words then
        local front, who = rest:match "^([^@]-)%s*@%s*(.+)$"
        return { words = front or rest, persona = who and unquoted(who), unit = unit }
    end
    local inside, after = quoted(key)
    local front, who = (after or key):match "^(.-)%s*@%s+(.+)$"
    if inside and (who or after == "") then return { words = words, key = inside, persona = who and unquoted(who), unit = unit } end
    return { words = words, key = front or key, persona = who and unquoted(who), unit = unit }
end

--- A heading of its parts, so that columns.parts gives them again.
function columns.heading(words, key, persona, unit)
    local function safe(s)
        local odd = s:find "@" or s:find '^"' or s:find "^%s" or s:find "%s$" or is_unit(s:match "[%(%[]([^()%[%]]*)[%)%]]$" or "")
        return odd and '"' .. s:gsub('"', '""') .. '"' or s
    end
    return words .. (key and ": " .. safe(key) or "") .. (persona and " @ " .. safe(persona) or "") .. (unit and (" (%s)"):format(unit) or "")
end

-- Of what a mark for a value may be the heading: "mark: ease" is one of `score`.
local KEYED = { experience = true }

--- Whether a field of a kind has columns by a key, as a table has.
local function keyed(kind, name)
    local field = schema.kinds[kind].fields[name]
    if not field then return false end
    for _, one in ipairs(field.type == "alt" and field.options or { field }) do
        if one.type == "map" or one.type == "record" then return true end
    end
    return KEYED[name] == true
end

local OF_PERSONA = { experience = true, score = true, expects = true }

--- Whether a field of a kind may have columns by persona.
local function personal(kind, name)
    local field = schema.kinds[kind].fields[name]
    return field ~= nil and (field.each == true or kind == "touchpoint" and OF_PERSONA[name] == true)
end

--- What a heading means for a kind -> the parts of columns.parts with field = its name; nil where it means nothing.
function columns.of(kind, heading)
    local parts, list = columns.parts(heading), columns.known(kind)
    local name = list[plain(parts.words)]
    if not name and not parts.key then -- "Touchpoint [what happens]"
        local before = parts.words:match "^(.-)%s*[%(%[].*$"
        name = before and list[plain(before)]
    end
    if not name then
        local guess = nl_guess.word((plain(parts.words):gsub(" ", "_")))
        name = guess and (schema.kinds[kind].fields[guess] and guess or guess == kind and "name") or nil
    end
    if not name or parts.key and not keyed(kind, name) or parts.persona and not personal(kind, name) then return nil end
    parts.field = name
    return parts
end

local kinds -- plain name of a sheet -> its kind

--- The kind whose things a sheet of that name holds; nil for any other name.
function columns.kind_of_sheet(name)
    if not kinds then
        kinds = {}
        for _, kind in ipairs(schema.order) do
            if not schema.kinds[kind].evidence then
                for _, word in ipairs { kind, schema.kinds[kind].collection } do kinds[plain(word)] = kind end
                for _, word in ipairs(NL:all("kinds", kind)) do kinds[plain(word)] = kind end
                for _, word in ipairs(NL:all("fields", schema.kinds[kind].collection)) do kinds[plain(word)] = kind end
            end
        end
        kinds.evidence, kinds.bewijs = "evidence", "evidence"
    end
    local word = plain(name)
    return kinds[word] or kinds[(word:gsub("'", ""):gsub("\u{2019}", ""))]
end

return columns
