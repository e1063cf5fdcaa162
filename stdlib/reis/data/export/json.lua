-- Everything as JSON: the model as it was declared, its figures, the plan.

local json = require "reis.words.json"
local plain = require "reis.words.plain"
local scores = require "reis.figures.text"
local model_of = require "reis.model.model"
local view = require "reis.model.view"

--- What a table that is one word stands as: a thing of the model by its name.
local function word(v)
    local thing = view.thing(v)
    return thing and thing.name
end

local function raw(text) return { raw = (text:gsub("\n$", "")) } end

-- What the model holds beside what was declared: where it stood.
local OWN = { file = true }

local function declared(model)
    local whole, message = plain.json(model_of.view(model), word)
    if not whole then return nil, message end
    local kept = {}
    for _, pair in ipairs(whole.object) do
        if not OWN[pair[1]] then kept[#kept + 1] = pair end
    end
    return json.object(kept)
end

return {
    name = "json",
    suffixes = { "json" },
    needs_plan = true,
    write = function(all)
        local model, message = declared(all.model)
        if not model then return nil, message end
        return json.encode(json.object {
            { "model", model }, { "figures", raw(scores.json(all.model, all.F.scores())) },
            { "plan", all.plan_json and raw(all.plan_json) or json.null },
        })
    end,
}
