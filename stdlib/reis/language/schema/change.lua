-- The kinds of change: opportunities, actions, the roadmap that orders them, and what-ifs.

return function(schema)
    local f, kind = schema.field, schema.kind
    local EVIDENCE = schema.evidence_kinds
    local HORIZONS = { "now", "next", "later" }
    local function names(name, doc, kinds, optional)
        return f(name, "refs", doc, { kinds = kinds, optional = optional })
    end
    local function per_team(name, doc, unit, days)
        return f(name, "map", doc, { key = { "team" }, unit = unit,
            value = days or f("days", "effort", "", { unit = unit }) })
    end
    local function capacity()
        return per_team("capacity", "what each team can do per period: days, or a list of them",
            "person-days per period", schema.per_period("days", "effort", "person-days per period", ""))
    end
    local function evidence()
        return f("evidence", "alt", "where we know it from: names, or { [name] = mentions }",
            { kinds = EVIDENCE, optional = true, options = { names("evidence", "", EVIDENCE),
                f("evidence", "map", "", { key = EVIDENCE, value = f("mentions", "int", "") }) } })
    end

    kind("opportunity", "a chance to do better", { collection = "opportunities" }, function() return {
        names("needs", "the needs it would serve", { "need" }),
        names("pains", "the pains it would take away", { "pain" }),
        names("touchpoints", "where it is", { "touchpoint" }),
        f("horizon", "enum", "when it could be taken", { values = HORIZONS }),
        evidence(),
    } end)

    local function improved()
        return f("change", "map", "", {
            key = { "value" }, also = { experience = true, expects = true, leave = true,
                                        duration = true, wait = true },
            value = f("difference", "delta", "") })
    end
    kind("action", "what we could do", { collection = "actions", table = true }, function() return {
        f("owner", "ref", "the team or partner that does it", { kinds = { "team", "partner" } }),
        f("effort", "alt", "the work it takes: days, or { [team] = days }",
            { unit = "person-days", options = {
                f("effort", "effort", ""), per_team("effort", "", "person-days") } }),
        schema.per_period("cost", "money", "money", "what it costs: at its start, or a list, one for each of its periods"),
        f("upkeep", "money", "what it costs afterwards", { unit = "money per year" }),
        f("benefit", "number", "what it brings beside the goals", { unit = "money per year" }),
        f("periods", "int", "how many periods it runs", { unit = "periods", min = 1, max = 1000,
            default = 1 }),
        f("feasibility", "share", "the chance that it works", { unit = "probability",
            default = 1 }),
        f("improves", "map", "what gets better: { [touchpoint or phase] = { [value] = change } }",
            { key = { "touchpoint", "phase" }, value = improved() }),
        f("removes", "alt", "the killers it removes: names, or { [killer] = share }",
            { kinds = { "killer" }, options = { names("removes", "", { "killer" }),
                f("removes", "map", "", { key = { "killer" },
                    value = f("share", "share", "") }) } }),
        f("reroutes", "map", "other ways on: { [touchpoint] = next }",
            { key = { "touchpoint" }, value = f("next", "next", "") }),
        names("resolves", "the pains it resolves", { "pain" }),
        names("serves", "the needs it serves", { "need" }),
        f("opportunity", "ref", "the opportunity it takes", { kinds = { "opportunity" } }),
        names("requires", "the actions that must be finished before", { "action" }),
        names("conflicts", "the actions it cannot go with", { "action" }),
        f("must", "flag", "it has to be in the roadmap"),
        f("moscow", "enum", "its class", { values = { "must", "should", "could", "wont" } }),
        f("horizon", "enum", "when it may start", { values = HORIZONS }),
        f("area", "enum", "what it changes", { values = { "website", "process", "communication",
            "people", "product" } }),
        evidence(),
        f("status", "enum", "how far it is", { values = { "idea", "planned", "doing", "done",
            "dropped" }, default = "idea" }),
        f("done", "date", "when it was done"),
    } end)

    kind("roadmap", "the order of the actions in time", { collection = "roadmaps" }, function() return {
        f("periods", "int", "how many periods", { min = 1, max = 1000, default = 4 }),
        f("period", "enum", "how long one is", { values = { "week", "month", "quarter", "year" },
            default = "quarter" }),
        f("start", "date", "when the first period starts"),
        f("lookahead", "int", "how many periods the gain is counted over; twice the periods",
            { min = 1, max = 10000 }),
        f("budget", "money", "what all may cost together"),
        f("budget_per_period", "money", "what may be paid in one period"),
        capacity(),
        f("method", "text", "how actions are ranked", { default = "optimal" }),
        f("horizons", "record", "the last period of each horizon", { fields = {
            f("now", "int", "the last period of now", { min = 1 }),
            f("next", "int", "the last period of next", { min = 1 }),
            f("later", "int", "the last period of later", { min = 1 }) } }),
        f("rhythm", "texts", "how it is kept alive"),
        names("actions", "only these; all without", { "action" }, true),
    } end)

    kind("scenario", "a what-if", { collection = "scenarios" }, function() return {
        names("with", "with only these actions", { "action" }, true),
        names("without", "with all open actions but these", { "action" }, true),
        f("set", "map", "other figures: { [thing] = { field = number } }",
            { any = true, value = f("change", "change", "") }),
        names("use", "the to-be journeys in use", { "journey" }),
        f("drop", "alt", "touchpoints and channels that are gone: names, or { [name] = share that leaves there }",
            { kinds = { "touchpoint", "channel" }, optional = true, options = { names("drop", "", { "touchpoint", "channel" }),
                f("drop", "map", "", { key = { "touchpoint", "channel" }, value = f("share", "share", "") }) } }),
        f("instead", "map", "the channel that stands in for another: { [channel] = channel }",
            { key = { "channel" }, optional = true, value = f("channel", "ref", "", { kinds = { "channel" } }) }),
        f("budget", "money", "what all may cost together"),
        capacity(),
    } end)
end
