-- What each column of a file of answers is, by its heading: "Checkout/ease", "Checkout - ease", "NPS", "toelichting".

local fold = require "reis.words.fold"

local heads = {}

local ALONE = 4 -- headings without parts, among which one with parts has none either

local function set(text)
    local out = {}
    for word in text:gmatch "[^,]+" do out[fold(word:match "^%s*(.-)%s*$")] = true end
    return out
end

-- A heading as a whole.
local WHOLE = {
    overall = set [[overall, overall satisfaction, overall experience, overall score, satisfaction, general satisfaction, sat, total, total score,
        tevredenheid, algemene tevredenheid, totale tevredenheid, totaal, algemeen, algemeen oordeel, totaaloordeel, eindoordeel,
        rapportcijfer, algemeen rapportcijfer, overall rating]],
    persona = set "persona, segment, customer segment, customer type, klantgroep, klantsegment, klanttype, doelgroep",
    source = set "source, bron, evidence, survey, onderzoek",
    date = set [[date, datum, response date, submit date, submitted at, timestamp, tijdstip, ingevuld op, invuldatum, tijdstempel]],
    weight = set "weight, weging, gewicht, weegfactor, weight factor",
    respondent = set [[respondent, respondent id, respondent_id, respondentid, respondentnummer, response id, response_id, id, participant,
        deelnemer, klantnummer, customer, customer id, customer_id, klant, nr, nummer, number]],
    question = set "question, item, vraag, stelling, statement, variable, variabele, touchpoint, contactpunt, contactmoment, topic, onderwerp",
    text = set [[text, comment, comments, review, review text, remark, remarks, feedback, quote, why, explanation, toelichting, opmerking,
        opmerkingen, tekst, citaat, waarom, recensie, verbatim]],
    nps = set "nps, net promoter score, recommend, would you recommend us, aanbevelen, aanbeveling",
    csat = set "csat, customer satisfaction score",
    other = set [[age, leeftijd, gender, geslacht, sex, name, naam, email, e-mail, e-mailadres, phone, telefoon, postcode, zip, zip code,
        year of birth, geboortejaar, birth year, country, land, city, plaats, woonplaats, language, taal, duration, duur, ip, ip address]],
    ces = set "ces, customer effort score, effort, moeite",
}
local ANSWER = set "answer, antwoord, response, reactie, score, mark, rating, stars, sterren, cijfer, beoordeling, oordeel, value, waarde, grade"
local VALUE = set "value, waarde, added value, aspect"

-- The last part of a heading in parts.
local LAST = {
    nps = set "nps, net promoter score", csat = set "csat", ces = set "ces, effort score",
    text = set "text, comment, comments, remark, toelichting, opmerking, tekst, quote, citaat, waarom, why, review, feedback",
    importance = set "importance, belang, belangrijkheid",
    satisfaction = set "satisfaction, tevredenheid",
    ["kano+"] = set "kano+, functional, functioneel, kano functional, kano functioneel, if present, present, aanwezig, indien aanwezig",
    ["kano-"] = set "kano-, dysfunctional, disfunctioneel, dysfunctioneel, kano dysfunctional, if absent, absent, afwezig, indien afwezig",
}

--- The key of the set in a table of sets that has a name.
local function found(sets, name)
    local wanted = fold(name)
    for _, key in ipairs(require "reis.words.ordered".keys(sets)) do
        if sets[key][wanted] then return key end
    end
end

--- A heading in two: what stands before and after its first sign between parts; nil where there is none.
function heads.parts(heading)
    for _, pattern in ipairs { "^(.-)%s*/%s*(.+)$", "^(.-)%s+%-%s+(.+)$", "^(.-)%s+–%s+(.+)$", "^(.-)%s+—%s+(.+)$", "^(.-)%s*:%s+(.+)$",
        "^(.-)%s*|%s*(.+)$", "^([^%.]-%a)%.(%a[^%.]*)$" } do
        local first, rest = heading:match(pattern)
        if first and first ~= "" then return first, rest end
    end
end

--- What a heading says -> { column =, role =, touchpoint =, value = }; the role of one that says nothing more is "item".
function heads.of(heading)
    local role = found(WHOLE, heading)
    if role then return { column = heading, role = role } end
    local first, rest = heads.parts(heading)
    if not first then return { column = heading, role = "item", touchpoint = heading, plain = true } end
    local middle, last = heads.parts(rest)
    role = found(LAST, last or rest)
    if role == "importance" or role == "satisfaction" or role == "kano+" or role == "kano-" then
        return { column = heading, role = role, touchpoint = last and first or nil, value = middle or first }
    end
    if role then return { column = heading, role = role, touchpoint = first, value = middle } end
    return { column = heading, role = "item", touchpoint = first, value = rest }
end

--- A satisfaction of which nobody asked the importance is an item like others: the need is a touchpoint then.
function heads.settle(specs)
    local asked = {}
    local function key(spec) return (spec.touchpoint or "") .. "\0" .. (spec.value or "") end
    for _, spec in ipairs(specs) do
        if spec.role == "importance" then asked[key(spec)] = true end
    end
    for _, spec in ipairs(specs) do
        if spec.role == "satisfaction" and not asked[key(spec)] and spec.from ~= "map" then
            local need = spec.value
            spec.role, spec.touchpoint = "item", spec.touchpoint or need
            spec.value = spec.touchpoint == need and "satisfaction" or need
        end
    end
end

--- Whether a table has a row an answer: its columns of the question and the answer. specs: of heads.of, one a column
-- -> { respondent =, question =, value =, answer = } (numbers of columns, the first and third may be absent) | nil
function heads.long(specs)
    local by, values, answers = {}, {}, {}
    for c, spec in ipairs(specs) do
        local name = fold(spec.column)
        if spec.role == "question" and not by.question then by.question = c end
        if spec.role == "respondent" and not by.respondent then by.respondent = c end
        if spec.role == "answer" then by.answer = c end
        if spec.role == "item" and spec.plain and VALUE[name] then values[#values + 1] = c end
        if spec.role == "item" and spec.plain and ANSWER[name] then answers[#answers + 1] = c end
    end
    if not by.question then return nil end
    if not by.answer then
        for _, c in ipairs(answers) do
            if not VALUE[fold(specs[c].column)] or #answers == 1 then by.answer = by.answer or c end
        end
    end
    if not by.answer then return nil end
    for _, c in ipairs(values) do
        if c ~= by.answer then by.value = by.value or c end
    end
    return by
end

local BEGINS = { "^overall", "^satisfaction", "^tevredenheid", "^algemene? ", "^totaal" }

local function is_of_whole(spec)
    local name = fold(spec.column)
    if ANSWER[name] then return true end
    for _, pattern in ipairs(BEGINS) do
        if name:find(pattern) then return true end
    end
    return false
end

--- Of a file without an overall answer: its one column of marks ("rating", "cijfer"), or the one whose heading begins so
-- ("satisfaction_v2"), is about the whole. -> its spec | nil
function heads.whole(specs)
    local one
    for _, spec in ipairs(specs) do
        if spec.role == "overall" then return end
        if spec.role == "item" and spec.plain and is_of_whole(spec) then
            if one then return end
            one = spec
        end
    end
    if one then one.role, one.touchpoint = "overall", nil end
    return one
end

--- A sign between parts in one heading, where all others do without, is a sign in a name ("Departure/Arrival time").
function heads.alone(specs)
    local parted, plain = {}, 0
    for _, spec in ipairs(specs) do
        if spec.role == "item" and spec.plain then plain = plain + 1 end
        if spec.role == "item" and not spec.plain and not spec.from then parted[#parted + 1] = spec end
    end
    if #parted == 1 and plain >= ALONE then parted[1].touchpoint, parted[1].value, parted[1].plain = parted[1].column, nil, true end
end

return heads
