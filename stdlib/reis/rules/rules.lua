-- The method's findings on a model: runs every rule and collects what it reports. A rule is one
-- file: { name =, doc =, check = function(model, F, report, options) }.

local text = require "reis.language.text"
local dsl = require "reis.language.dsl"

local rules = {}

local MOST = 100     -- findings of one rule; of more only the number is said

rules.list = {
    "evidence_missing", "evidence_stale", "evidence_assumed", "channel_as_touchpoint",
    "offer_missing", "next_step_missing", "persona_missing", "ending_unscored", "killer_untreated",
    "truth_unproven", "unmanaged_stuck", "pain_untreated", "action_incomplete", "criterion_failed",
    "criterion_untestable", "sources_disagree", "touchpoint_unreached", "silence_long",
    "expectation_missing", "principle_broken", "goal_missing", "journey_vetoed", "names_alike",
    "effect_idle", "marks_cover", "against_customers", "goal_alone", "benefit_uncounted",
}

--- The rules as tables, in order; extra: further rules (of the user) after them.
function rules.all(extra)
    local out = {}
    for i, name in ipairs(rules.list) do out[i] = require("reis.rules." .. name) end
    for _, rule in ipairs(extra or {}) do out[#out + 1] = rule end
    return out
end

--- The findings on a model, sorted. F: its figures, or nil where they cannot be counted.
-- options: strict (a failed criterion is an error), today ("2026-11-23"; without it nothing is
-- stale), extra (rules of the user)
function rules.check(model, F, options)
    options = options or {}
    local diags = {}
    for _, rule in ipairs(rules.all(options.extra)) do
        local n, last = 0, nil
        local function report(level, thing, message)
            n = n + 1
            if n > MOST and level ~= "error" then return end
            last = {
                level = level, file = thing.file, line = thing.line, rule = rule.name,
                message = ("%s %s %s"):format(thing.kind, text.quote(thing.name), message),
            }
            diags[#diags + 1] = last
        end
        rule.check(model, F, report, options)
        if n > MOST then
            last.message = ("%s (and %d more like this)"):format(last.message, n - MOST)
        end
    end
    return dsl.sort(diags, model.file)
end

return rules
