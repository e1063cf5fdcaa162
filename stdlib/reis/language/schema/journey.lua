-- The kinds of a journey: its phases and touchpoints, and what is met there.

return function(schema)
    local f, kind = schema.field, schema.kind
    local EVIDENCE = schema.evidence_kinds
    local function personas(doc) return f("personas", "refs", doc, { kinds = { "persona" } }) end
    local function evidence()
        return f("evidence", "alt", "where we know it from: names, or { [name] = mentions }",
            { kinds = EVIDENCE, optional = true, options = {
                f("evidence", "refs", "", { kinds = EVIDENCE }),
                f("evidence", "map", "", { key = EVIDENCE, value = f("mentions", "int", "") }) } })
    end
    local function mentions()
        return f("mentions", "int", "how often it came up; else the sum given with evidence")
    end
    local function things(name, of, doc, text)
        return f(name, "things", doc, { kind = of, text = text })
    end
    local function marks(name, doc)
        return f(name, "map", doc, { key = { "value", "persona" }, value = f("mark", "alt", "", {
            options = { f("mark", "mark", ""), f("marks", "map", "",
                { key = { "value" }, value = f("mark", "mark", "") }) } }) })
    end

    kind("journey", "the way of a customer from wish to result", {
        collection = "journeys", table = true,
        children = { phase = "phases", criterion = "criteria" },
    }, function() return {
        f("goal", "text", "what the customer wants in the end"),
        f("job", "text", "the customer's job to be done"),
        personas("who makes it; everyone without"),
        f("weight", "number", "how much it counts beside other journeys", { min = 0, default = 1 }),
        f("customers", "number", "how many per year", { unit = "customers per year", min = 0 }),
        f("memory", "share", "1: only peak and end are remembered, 0: only the mean",
            { unit = "weight", default = 0.5 }),
        f("killer_score", "number", "what a killer is remembered as",
            { unit = "mark", min = -100, max = 0, default = -10 }),
        f("tolerance", "share", "the killer risk above which a journey is vetoed",
            { unit = "probability", default = 0.01 }),
        f("cyclic", "record", "the end is a new beginning", { fields = {
            f("probability", "probability", "the chance to come back after completing"),
            f("to", "ref", "where they come back: a phase or touchpoint",
                { kinds = { "touchpoint", "phase" } }),
            f("rounds", "int", "how often at most", { max = 10000, default = 20 }),
            f("label", "text", "what is written at the loop") } }),
        f("starts", "map", "where customers start: { [touchpoint] = share }",
            { key = { "touchpoint" }, value = f("share", "share", "") }),
        f("leads_to", "map", "what follows: { [journey] = share of completions }",
            { key = { "journey" }, value = f("share", "share", "") }),
        f("state", "enum", "as it is, or as it could be",
            { values = { "as-is", "to-be" }, default = "as-is" }),
        f("instead_of", "ref", "the journey it could replace", { kinds = { "journey" } }),
        f("date", "date", "when it was drawn up"),
        f("by", "text", "who drew it up"),
        f("purpose", "enum", "what the map is made for", { values = { "brand", "speed",
            "satisfaction", "drop_off", "conversion", "growth", "loyalty", "product",
            "marketing_mix" } }),
        f("lanes", "texts", "the lanes of its map, from top to bottom; `reis help pictures` lists them", { optional = true,
            lanes = true }),
        things("phases", "phase", "its phases, in order"),
        things("criteria", "criterion", "when the customer is content", true),
    } end)

    kind("lane", "a lane of one's own on the journey map", { collection = "lanes", table = true }, function() return {
        f("from", "text", 'what it shows: "touchpoint.FIELD" or "phase.FIELD"'),
    } end)

    kind("phase", "a part of a journey with a goal of its own", {
        collection = "phases", table = true, parents = { "journey" },
        children = { touchpoint = "touchpoints", criterion = "criteria", need = "needs",
                     pain = "pains", question = "questions" },
    }, function() return {
        f("goal", "text", "what the customer wants here"),
        things("criteria", "criterion", "when the customer is content", true),
        f("activities", "texts", "what the customer does"),
        f("duration", "duration", "shown on the map, never added up"),
        f("evidence", "refs", "where we know it from", { kinds = EVIDENCE }),
        things("touchpoints", "touchpoint", "its touchpoints, in order"),
        things("needs", "need", "what the customer needs", true),
        things("pains", "pain", "what hurts", true),
        things("questions", "question", "what the customer asks", true),
    } end)

    kind("touchpoint", "a moment of contact", {
        collection = "touchpoints", table = true, parents = { "phase" },
        children = { need = "needs", pain = "pains", killer = "killers", fail = "fails",
                     question = "questions", criterion = "criteria" },
    }, function() return {
        f("channel", "shares", "by which channel, or channels", { kinds = { "channel" } }),
        f("owner", "shares", "the team or partner that answers for it, or several",
            { kinds = { "team", "partner" } }),
        f("managed", "flag", "whether it is ours to steer (the channel is and the owner is no "
            .. "partner)", { default = true, computed = true }),
        f("offers", "texts", "its value proposition"),
        f("proposition", "ref", "the value proposition canvas it rests on",
            { kinds = { "value_proposition" } }),
        f("follows", "refs", "the principles it follows", { kinds = { "principle" } }),
        f("breaks", "refs", "the principles it breaks", { kinds = { "principle" } }),
        f("systems", "refs", "the systems behind it", { kinds = { "system" } }),
        f("partners", "refs", "the partners behind it", { kinds = { "partner" } }),
        f("frontstage", "texts", "what the customer sees us do"),
        f("backstage", "texts", "what we do unseen"),
        f("physical", "texts", "what the customer holds or sees"),
        f("image", "image", "a screenshot or a frame of a storyboard"),
        f("silence", "flag", "no contact, and that is felt"),
        f("step", "text", "the customer's step it is"),
        f("process", "text", "same step, other channel"),
        marks("score", "marks per value; a persona's name holds its own"),
        f("experience", "mark", "a direct mark, for one without marks per value"),
        f("expects", "alt", "what is expected here: a mark, or marks as in score",
            { options = { f("mark", "mark", ""), marks("expects", "") } }),
        f("jobs", "texts", "what the customer wants done here"),
        f("rivals", "map", "how others score here: { [name] = mark }",
            { value = f("mark", "mark", "") }),
        f("importance", "mark", "how much it counts in what is remembered",
            { unit = "importance", each = true, seen = false }),
        f("moment_of_truth", "flag", "whether it makes or breaks", { each = true }),
        f("leave", "probability", "the chance that the customer gives up here", { each = true }),
        f("next", "next", "where the customer goes on to", { each = true }),
        f("duration", "duration", "how long it takes", { each = true }),
        f("wait", "duration", "how long the customer waits for it"),
        personas("who meets it; everyone without"),
        evidence(),
        f("reviewed", "date", "when it was last looked at"),
        f("quote", "records", "what customers say", { text = "text", fields = {
            f("text", "text", "the words", { required = true }),
            f("persona", "ref", "who says so", { kinds = { "persona" } }),
            f("evidence", "ref", "where we know it from", { kinds = EVIDENCE }) } }),
        f("thinks", "texts", "what the customer thinks"),
        f("feels", "texts", "what the customer feels"),
        f("detail", "flag", "in the zoom, not on the map"),
        f("zoom", "ref", "a journey of its own that says more", { kinds = { "journey" } }),
        things("needs", "need", "what the customer needs", true),
        things("pains", "pain", "what hurts", true),
        things("killers", "killer", "what voids all the rest", true),
        things("fails", "fail", "what goes wrong backstage", true),
        things("questions", "question", "what the customer asks", true),
        things("criteria", "criterion", "when the customer is content", true),
    } end)

    local HOLDS = { "touchpoint", "phase" }
    kind("need", "what the customer needs", { collection = "needs", parents = HOLDS }, function() return {
        f("importance", "mark", "top-two-box share × 10", { seen = false }),
        f("satisfaction", "mark", "top-two-box share × 10", { seen = false }),
        mentions(), personas("who has it"), evidence(),
    } end)

    kind("pain", "what hurts the customer", { collection = "pains", parents = HOLDS }, function() return {
        f("severity", "mark", "how bad it is", { seen = false }),
        f("frequency", "share", "how often it happens"),
        mentions(), personas("who has it"), evidence(),
    } end)

    kind("killer", "an experience so bad that it voids the rest",
        { collection = "killers", parents = { "touchpoint" } }, function() return {
        f("probability", "probability", "the chance per visit", { each = true, default = 1 }),
        personas("who can meet it"), evidence(),
    } end)

    kind("fail", "a fail point backstage", { collection = "fails", parents = { "touchpoint" } }, function() return {
        f("systems", "refs", "the systems that fail", { kinds = { "system" } }),
        f("partners", "refs", "the partners that fail", { kinds = { "partner" } }),
        f("probability", "probability", "the chance per visit"),
        evidence(),
    } end)

    kind("question", "a question the customer has here",
        { collection = "questions", parents = HOLDS }, function() return {} end)

    kind("criterion", "when the customer is content, in the customer's words", {
        collection = "criteria", parents = { "journey", "phase", "touchpoint" }, free = true,
    }, function() return {
        f("measure", "measure", "the measure it is tested by",
            { values = schema.measures, value = true }),
        f("at", "ref", "the touchpoint, phase or journey it is measured at",
            { kinds = { "touchpoint", "phase", "journey" } }),
        f("min", "number", "the least that will do"),
        f("max", "number", "the most that will do"),
        f("persona", "ref", "for whom", { kinds = { "persona" } }),
        evidence(),
    } end)
end
