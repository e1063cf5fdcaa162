-- The kinds that say who is involved: the company, its people and means, its customers, and what
-- is known about them.

return function(schema)
    local f, kind = schema.field, schema.kind
    local EVIDENCE = schema.evidence_kinds
    local money_year = { unit = "money per year" }
    local canvas = {
        "key_partners", "key_activities", "key_resources", "value_propositions",
        "customer_relationships", "channels", "customer_segments", "cost_structure",
        "revenue_streams",
    }
    schema.canvas = canvas
    local function tint(name, doc) -- of marks and words on paper and on the grey of a lane
        return f(name, "color", doc, { ground = "#EEF1F4", least = 4.5, because = "words in it need 4.5 on a lane" })
    end

    kind("company", "the organisation whose customers these are", { collection = "company" }, function() return {
        f("why", "text", "why it exists (Golden Circle)"),
        f("how", "text", "how it does that (Golden Circle)"),
        f("what", "text", "what it sells (Golden Circle)"),
        f("unique", "texts", "what no other has"),
        f("language", "enum", "the language of pictures and reports",
            { values = { "en", "nl" }, default = "en" }),
        f("currency", "text", "the currency of all money", { default = "EUR" }),
        f("fields", "map", "fields of your own: { regulation = \"text\" } of touchpoints, [\"persona.budget\"] of others",
            { value = f("type", "enum", "", { values = require "reis.language.own_fields".TYPES }) }),
        f("fresh", "number", "months after which evidence is stale",
            { unit = "months", min = 0, default = 12 }),
        f("logo", "image", "its logo, for the head of its pictures"),
        f("theme", "record", "how its pictures look", { fields = {
            f("accent", "color", "of the phases and the faces", { ground = "#D5E0EA", least = 4.5,
                because = "pale words on it need 4.5" }),
            tint("good", "of what pleases, of needs and links"), tint("poor", "of what does not, of pains and killers"),
            tint("action", "of actions and benefits"), tint("second", "of the second persona"),
            f("font", "font", "the family of all letters") } }),
    } end)

    kind("business_model", "a business model canvas", { collection = "business_models" }, function()
        local blocks = {}
        for i, name in ipairs(canvas) do
            blocks[i] = f(name, "texts", name:gsub("_", " ") .. " (a block of the canvas)")
        end
        return blocks
    end)

    kind("value_proposition", "a value proposition canvas", {
        collection = "value_propositions",
    }, function() return {
        f("model", "ref", "the business model it belongs to", { kinds = { "business_model" } }),
        f("persona", "ref", "whom it is for", { kinds = { "persona" } }),
        f("jobs", "texts", "what the customer wants done"),
        f("pains", "texts", "what gets in the customer's way"),
        f("gains", "texts", "what the customer hopes for"),
        f("products", "texts", "what is offered"),
        f("pain_relievers", "texts", "how the offer takes pains away"),
        f("gain_creators", "texts", "how the offer makes gains"),
    } end)

    kind("value", "an added value that the customer should experience", { collection = "values" }, function() return {
        f("weight", "number", "how much it counts", { min = 0, positive = true, default = 1 }),
        f("kind", "enum", "what it speaks to", { values = { "functional", "emotional" }, store = "category" }),
        f("promise", "text", "what the customer is promised"),
    } end)

    kind("principle", "an experience principle", { collection = "principles" }, function() return {
        f("values", "refs", "the values it serves", { kinds = { "value" } }),
        f("promise", "text", "what the customer is promised"),
    } end)

    kind("channel", "a way of being in touch", { collection = "channels" }, function() return {
        f("kind", "enum", "what it is",
            { values = { "digital", "human", "physical", "print" }, store = "category" }),
        f("managed", "flag", "whether it is ours to steer", { default = true }),
        f("cost", "money", "what one contact costs", { unit = "money per contact" }),
        f("upkeep", "money", "what it costs to keep", money_year),
        f("icon", "enum", "its icon in pictures", { values = { "web", "portal", "phone", "mail",
            "visit", "mouth", "letter", "chat", "person", "org", "none", "other" } }),
    } end)

    kind("team", "people of our own who do the work", { collection = "teams" }, function() return {
        schema.per_period("capacity", "effort", "person-days per period",
            "what it can do: days, or a list of them, one per period, of which the last goes on; unlimited without"),
    } end)

    kind("system", "a system behind the touchpoints", { collection = "systems" }, function() return {
        f("managed", "flag", "whether it is ours to steer", { default = true }),
        f("realtime", "flag", "whether it knows the truth at once", { default = true }),
        f("upkeep", "money", "what it costs to keep", money_year),
    } end)

    kind("partner", "a third party or chain partner", { collection = "partners" }, function() return {
        f("levels", "texts", "what was agreed on (service levels)"),
        f("alternative", "text", "who could take its place"),
    } end)

    local gathered = {
        interview = "talks with customers", survey = "questions put to many customers",
        usertest = "customers trying it while we watch", observation = "customers watched where they are",
        log = "what systems recorded", review = "what customers wrote of their own accord",
        assumption = "what we think and have not asked",
    }
    for _, name in ipairs(EVIDENCE) do
        kind(name, "evidence: " .. gathered[name], { collection = "evidence", evidence = true }, function() return {
            f("n", "int", "how many people or cases", { unit = "people or cases" }),
            f("date", "date", "when it was gathered"),
            f("by", "text", "who gathered it"),
            f("method", "text", "how it was gathered"),
            f("where", "text", "where it was gathered"),
            f("selection", "text", "how the people were chosen"),
            f("source", "text", "where it is kept"),
            f("revised", "date", "when it was last looked at"),
            f("based_on", "refs", "the evidence it rests on", { kinds = EVIDENCE }),
        } end)
    end

    kind("match", "which events of a log belong to a touchpoint: `match { touchpoint = \"Helpdesk call\", channel = \"phone\" }`; all that "
        .. "it says must be so of an event, and the first match that fits counts", {
        collection = "matches", nameless = true, rest = "columns", needs = { { "touchpoint" }, { "activity", "channel", "columns" } },
    }, function() return {
        f("touchpoint", "ref", "the touchpoint that these events are contacts at", { kinds = { "touchpoint" } }),
        f("activity", "texts", "what happened, as the log calls it; * stands for any text, ? for one character"),
        f("channel", "texts", "through which channel, as the log calls it"),
        f("columns", "map", "other columns of the log by their names, or each as a field of its own: `reason = \"late*\"`", {
            value = f("texts", "texts", "") }),
    } end)

    kind("persona", "a kind of customer", { collection = "personas" }, function() return {
        f("share", "share", "its part of all customers"),
        f("full", "text", "the full name"),
        f("image", "image", "a photo, for the circle that stands for this customer"),
        f("role", "text", "what this customer is to us"),
        f("quote", "text", "what this customer would say"),
        f("age", "number", "in years", { unit = "years", min = 0, max = 150 }),
        f("gender", "text", "as the customer would say it"),
        f("home", "text", "where and how the customer lives"),
        f("income", "alt", "what the customer earns",
            { options = { f("income", "text", ""), f("income", "money", "") } }),
        f("interests", "texts", "what the customer likes"),
        f("job", "text", "what the customer wants done"),
        f("drivers", "texts", "what moves the customer"),
        f("context", "texts", "what the customer's day looks like"),
        f("expects", "alt", "what the customer expects: a mark, or marks per value",
            { options = { f("mark", "mark", ""), f("expects", "map", "",
                { key = { "value" }, value = f("mark", "mark", "") }) } }),
        f("extends", "ref", "the persona it takes all else from", { kinds = { "persona" } }),
        f("evidence", "refs", "where we know it from", { kinds = EVIDENCE }),
    } end)

    kind("goal", "what the company wants to reach", { collection = "goals" }, function() return {
        f("measure", "measure", "the measure it is about", { values = schema.measures }),
        f("journey", "ref", "the journey it is about; all of them without",
            { kinds = { "journey" } }),
        f("worth", "money", "worth per year, for all customers, of one unit of the measure",
            { unit = "money per year per unit" }),
        f("per", "duration", "of a goal on duration: the time that worth is for", { min = 0.001 }),
        f("target", "number", "the figure to reach"),
    } end)

    kind("metric", "what is followed in the field", { collection = "metrics" }, function() return {
        f("measure", "measure", "the measure it reads, a value's name, or other",
            { values = schema.measures, value = true, other = true }),
        f("touchpoint", "ref", "where it is read", { kinds = { "touchpoint" } }),
        f("journey", "ref", "the journey it is read of", { kinds = { "journey" } }),
        f("persona", "ref", "of whom it is read", { kinds = { "persona" } }),
        f("unit", "text", "the unit of its readings"),
        f("scale", "record", "the ends of its scale", { fields = {
            f("low", "number", "the lowest", { plain = true }),
            f("high", "number", "the highest", { plain = true }) } }),
        f("better", "enum", "which way is better", { values = { "higher", "lower" } }),
        f("formula", "enum", "how a reading is made",
            { values = { "mean", "share", "top2", "nps" } }),
        f("target", "number", "the figure to reach"),
        f("action", "ref", "the action it follows", { kinds = { "action" } }),
        f("readings", "records", "what was read", { fields = {
            f("date", "date", "when", { required = true }),
            f("n", "int", "how many"),
            f("mean", "number", "the mean", { plain = true }),
            f("sd", "number", "the standard deviation", { min = 0, plain = true }),
            f("hits", "int", "how many did"),
            f("promoters", "int", "how many gave a 9 or 10"),
            f("detractors", "int", "how many gave 6 or less") } }),
    } end)
end
