-- Everything as JSON: the model as it was declared, its figures, the plan.

local arithmetic = require "reis.language.arithmetic"
local json = require "reis.words.json"
local plain = require "reis.words.plain"
local scores = require "reis.figures.text"
local model_of = require "reis.model.model"
local view = require "reis.model.view"

--- What a table that is one word stands as: a thing of the model by its name; a duration that a scenario sets by its minutes, and
-- another number of the language by its text.
local function wording(session)
    return function(v)
        local thing = view.thing(v)
        if thing then return thing.name end
        local form = session.made[view.raw(v) or v]
        if not form then return nil end
        if form.dist == "duration" and math.type(form.minutes) then return form.minutes end
        return arithmetic.show(session, view.raw(v) or v)
    end
end

local function raw(text) return { raw = (text:gsub("\n$", "")) } end

-- What the model holds beside what was declared: where it stood.
local OWN = { file = true }

local function declared(model)
    local whole, message = plain.json(model_of.view(model), wording(model.session))
    if not whole then return nil, message end
    local kept = {}
    for _, pair in ipairs(whole.object) do
        for i, one in ipairs(pair[1] == "evidence" and pair[2] or {}) do -- one list holds all seven kinds
            table.insert(one.object, 2, { "kind", model.evidence[i].kind })
        end
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
