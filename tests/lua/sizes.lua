-- Journeys of any size, made up: the same numbers give the same script.
-- usage: lua5.4 tests/lua/sizes.lua NAME > x.lua      NAME: one of the cases below; without, it lists them

local sizes = {}

local WORDS = {
    nl = { "offerte", "afspraak", "bevestiging", "monteur komt langs", "telefoongesprek met de klantenservice", "factuur",
        "herinnering per e-mail", "website bezoeken", "meterkastfoto uploaden", "Aansluitingscapaciteitsberekening" },
    en = { "quote", "appointment", "confirmation", "engineer comes by", "phone call with customer care", "invoice",
        "reminder by e-mail", "visit the website", "upload a photo of the meter cupboard", "connection capacity calculation" },
    long = { "Hoofdzekeringverzwaringsaanvraagformulier", "Aansluitingscapaciteitsberekening", "Omgevingsvergunningsaanvraagprocedure",
        "Arbeidsongeschiktheidsverzekeringsmaatschappij", "Netbeheerdersinstallatieverantwoordelijkheid" },
    cjk = { "見積もりを受け取る", "予約の確認", "技術者が来る", "电话咨询客户服务", "请求书", "전화 상담을 받는다", "ウェブサイトを見る" },
    arabic = { "عرض السعر", "تأكيد الموعد", "مكالمة هاتفية مع خدمة العملاء", "الفاتورة", "זימון תור", "زيارة الموقع الإلكتروني" },
    emoji = { "quote 📄", "👩‍🔧 comes by", "📞📞📞", "invoice 💶 🇳🇱", "🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲", "naïve café ☕️", "👍🏽 thumbs up" },
}
local CHANNELS = { "website", "telephone", "e-mail", "shop", "app", "letter" }
local TEAMS = { "digital", "customer care", "planning", "field service" }

--- The cases: so many phases and touchpoints a journey, personas, actions, journeys; the language, the words, and the paper
-- (a4). Those that are slow are only for who asks for them.
sizes.cases = {
    { name = "tiny", phases = 1, touchpoints = 1, personas = 0, actions = 0, lang = "nl" },
    { name = "small", phases = 3, touchpoints = 9, personas = 1, actions = 3, lang = "en" },
    { name = "usual", phases = 6, touchpoints = 18, personas = 2, actions = 8, lang = "en" },
    { name = "dense", phases = 6, touchpoints = 36, personas = 3, actions = 33, lang = "nl" },
    { name = "long", phases = 5, touchpoints = 20, personas = 3, actions = 12, lang = "nl", words = "long" },
    { name = "cjk", phases = 4, touchpoints = 16, personas = 2, actions = 6, lang = "en", words = "cjk" },
    { name = "arabic", phases = 4, touchpoints = 16, personas = 2, actions = 6, lang = "nl", words = "arabic" },
    { name = "emoji", phases = 3, touchpoints = 12, personas = 2, actions = 6, lang = "en", words = "emoji" },
    { name = "hundred", phases = 10, touchpoints = 100, personas = 6, actions = 20, lang = "nl" },
    { name = "journeys", phases = 3, touchpoints = 6, personas = 3, actions = 12, journeys = 40, lang = "nl" },
    { name = "upright", phases = 4, touchpoints = 16, personas = 2, actions = 10, lang = "nl", upright = true },
    { name = "huge", phases = 40, touchpoints = 300, personas = 12, actions = 60, lang = "en", large = true },
    { name = "huge-nl", phases = 30, touchpoints = 300, personas = 12, actions = 60, lang = "nl", large = true, slow = true },
    { name = "one-phase", phases = 1, touchpoints = 60, personas = 1, actions = 5, lang = "nl", slow = true },
    { name = "people", phases = 4, touchpoints = 16, personas = 12, actions = 8, lang = "nl", slow = true },
    { name = "phases", phases = 40, touchpoints = 40, personas = 2, actions = 4, lang = "en", slow = true },
    { name = "long-many", phases = 12, touchpoints = 96, personas = 4, actions = 40, lang = "nl", words = "long", slow = true },
    { name = "cjk-many", phases = 8, touchpoints = 64, personas = 5, actions = 24, lang = "nl", words = "cjk", slow = true },
    { name = "arabic-many", phases = 8, touchpoints = 64, personas = 5, actions = 24, lang = "en", words = "arabic", slow = true },
    { name = "letter", phases = 5, touchpoints = 25, personas = 2, actions = 10, lang = "en", paper = "letter", slow = true },
    { name = "a3", phases = 8, touchpoints = 60, personas = 4, actions = 24, lang = "nl", paper = "a3", slow = true },
    { name = "journeys-long", phases = 2, touchpoints = 4, personas = 2, actions = 30, journeys = 25, lang = "nl", words = "long", slow = true },
}

--- Numbers that are the same everywhere: next(n) -> 1 … n.
local function dice(seed)
    local state = seed
    return function(n)
        state = (state * 1103515245 + 12345) % 2147483648
        return state // 65536 % n + 1
    end
end

--- The lines of one journey. S: what the script knows; adds the names of its touchpoints to S.names.
local function journey(S, j, case)
    local next_of, word, say = S.dice, S.word, S.say
    say('journey "%s" { goal = "%s", customers = %d, state = "as-is",', S.journeys[j], word(), 100 * next_of(90))
    if j < #S.journeys then say('leads_to = { ["%s"] = 0.%d },', S.journeys[j + 1], next_of(9)) end
    local t = 0
    for p = 1, case.phases do
        say('phase "%s, %d" { goal = "%s", activities = { "%s" },', word(), p, word() .. ", " .. word(), word())
        while t < case.touchpoints * p // case.phases do
            t = t + 1
            local name = ("%s %d"):format(word(), #S.names + 1)
            S.names[#S.names + 1] = name
            say('touchpoint "%s" { channel = "%s", owner = "%s", score = { ease = %d.%d, trust = %d.%d }, leave = %s,', name,
                CHANNELS[next_of(#CHANNELS)], TEAMS[next_of(#TEAMS)], next_of(9), next_of(9), next_of(9), next_of(9),
                t % 9 == 4 and "uniform(0.01, 0.05)" or "0.0" .. next_of(9) - 1)
            say('offers = "%s", frontstage = "%s", backstage = "%s", systems = { "%s", "CRM" }, quote = "%s!",', word(), word(), word(), word(),
                word() .. " " .. word())
            say('need "%s %d" { importance = 8, satisfaction = %d }, pain "%s %d" { severity = %d, mentions = %d },', word(), t, next_of(9),
                word(), t, next_of(9), next_of(120))
            say('thinks = "%s?", feels = "%s", question "%s %d?" {},', word(), word(), word(), t)
            if t % 17 == 0 then say('killer "%s %d" { probability = 0.0%d },', word(), t, next_of(9)) end
            say('moment_of_truth = %s },', tostring(t % 7 == 3))
        end
        say "},"
    end
    say "}"
end

local BLOCKS = { "key_partners", "key_activities", "key_resources", "value_propositions", "customer_relationships", "channels",
    "customer_segments", "cost_structure", "revenue_streams" }
local PARTS = { "jobs", "pains", "gains", "products", "pain_relievers", "gain_creators" }

--- A canvas with up to `most` texts in each of its fields.
local function canvas(S, kind, fields, most)
    S.say('%s "%s" {', kind, S.word())
    for _, field in ipairs(fields) do
        local list = {}
        for i = 1, S.dice(most) do list[i] = ("%q"):format(("%s %d"):format(S.word(), i)) end
        S.say("%s = { %s },", field, table.concat(list, ", "))
    end
    S.say "}"
end

--- The script of a case. variant: other marks and a few other things, to hold beside the first.
function sizes.script(case, variant)
    local out, next_of = {}, dice(#case.name * 7 + case.touchpoints + (variant and 1 or 0))
    local words = WORDS[case.words or case.lang]
    local S = { names = {}, journeys = {}, dice = next_of, word = function() return words[next_of(#words)] end }
    function S.say(format, ...) out[#out + 1] = select("#", ...) > 0 and format:format(...) or format end
    local say, word = S.say, S.word
    say('company "%s" { why = "%s", how = "%s", language = "%s" } value "ease" { weight = 2 } value "trust" { kind = "emotional" }', word(), word() .. ", " .. word(), word(),
        case.lang)
    for _, name in ipairs(CHANNELS) do say('channel "%s" {}', name) end
    for _, name in ipairs(TEAMS) do say('team "%s" { capacity = 60 }', name) end
    for i = 1, case.personas do
        say('persona "%s %d" { share = %.4f, role = "%s", quote = "%s.", expects = %d }', word(), i, 1 / case.personas, word(),
            word() .. " " .. word(), 4 + next_of(4))
    end
    canvas(S, "business_model", BLOCKS, case.phases)
    canvas(S, "value_proposition", PARTS, case.phases)
    for j = 1, case.journeys or 1 do S.journeys[j] = ("%s no. %d"):format(word(), j) end
    for j = 1, #S.journeys do journey(S, j, case) end
    for a = 1, case.actions do
        say('action "%s %d" { owner = "%s", effort = %s, cost = %d, improves = { [%q] = { ease = %d, leave = -0.005 } }%s }', word(), a,
            TEAMS[next_of(#TEAMS)], a % 4 == 2 and "between(4, 9, 20)" or tostring(4 + next_of(26)), 1000 * next_of(40), S.names[next_of(#S.names)], next_of(3),
            a % 6 == 5 and ', status = "done", done = "2025-0' .. next_of(9) .. '-01"' or "")
    end
    if case.actions > 0 then
        say('roadmap "%s 2027" { periods = 8, period = "quarter", start = "2027-01", budget = %d }', word(), case.actions * 8000)
        say('metric "%s" { measure = "completion", readings = { { date = "2024-12-30", n = 412, hits = 305 }, { date = "2025-12-01", n = 380, hits = 310 } } }',
            word())
        for s = 1, 3 do say('scenario "%s %d" { budget = %d }', word(), s, s * case.actions * 3000) end
    end
    return table.concat(out, "\n")
end

if arg and arg[0] and arg[0]:find("sizes%.lua$") then
    for _, case in ipairs(sizes.cases) do
        if not arg[1] then print(case.name) end
        if case.name == arg[1] then print(sizes.script(case, arg[2])) end
    end
end

return sizes
