-- The kinds of gap that a question to customers fills, in the order in which they are asked: what only open talks bring out comes
-- before what can be counted. Their words are ask.KIND and then.KIND of words/i18n/guide_LANG.lua; a user's file may have others.

local kinds = { order = {}, layer = {} }

-- The layers of research, each with its kinds.
local LAYERS = {
    { "job", { "job", "context" } },
    { "milestones", { "goal", "activities" } },
    { "criteria", { "criteria", "criterion", "measure" } },
    { "touchpoints", { "touchpoints", "others", "channel", "offers", "question", "expects", "assumed", "disagree", "need", "pain",
        "killer", "watch", "stale", "leave", "next", "return", "importance" } },
    { "numbers", { "duration", "chance", "mark", "score" } },
}

for i, layer in ipairs(LAYERS) do
    for _, kind in ipairs(layer[2]) do
        kinds.order[#kinds.order + 1] = kind
        kinds.order[kind] = #kinds.order
        kinds.layer[kind] = { id = layer[1], index = i }
    end
end

-- What a layer of ours asks anew where all is there but rests on too little.
kinds.anew = { job = { "job", "context" }, milestones = { "goal", "activities" }, criteria = { "criterion" }, touchpoints = { "touchpoints" } }

-- The kind that a field of status asks; false: it is to be found within the company.
kinds.of_field = { ["persona.job"] = "job", ["persona.context"] = "context", ["phase.goal"] = "goal", ["phase.activities"] = "activities",
    ["phase.criteria"] = "criteria", ["criterion.measure"] = "measure", ["phase.touchpoints"] = "touchpoints",
    ["touchpoint.offers"] = "offers", ["touchpoint.channel"] = "channel", ["touchpoint.owner"] = false, ["touchpoint.score"] = "score" }

-- The kind that an uncertain number asks; what has none here is nothing that a customer could tell.
kinds.of_number = {
    touchpoint = { leave = "leave", duration = "duration", wait = "duration", importance = "importance", moment_of_truth = "importance",
        score = "mark", experience = "mark", expects = "expects", next = "next" },
    killer = { probability = "chance" }, pain = { frequency = "chance", severity = "mark" },
    journey = { cyclic = "return" },
}

return kinds
