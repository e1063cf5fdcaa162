-- What a user's own view gets and gives: a read-only model, copies of the figures and the plan, and pages of plain data.

local scene = require "scene"
local model = require "reis.model.model"
local theme = require "reis.pictures.theme"

local own = {}

--- A copy without metatables, so that no code of a script runs while we draw, and nothing of ours is changed.
local function plain(value, depth, what)
    if type(value) ~= "table" then return value end
    if depth > 12 then error(what .. " is nested too deeply, or holds itself", 0) end
    local copy = {}
    for k, v in next, value do copy[k] = plain(v, depth + 1, what) end
    return copy
end

--- The rows of a plan as plain values, each with its action of the read-only model.
local function rows(list, view)
    local out = {}
    for i, row in ipairs(list) do
        local copy = { action = view.actions[row.thing.index] }
        for k, v in next, row do
            if type(v) ~= "table" then copy[k] = v end
        end
        out[i] = copy
    end
    return out
end

local function plan_of(plan, view)
    if not plan then return plan end
    local out = {}
    for k, v in next, plan do
        if type(v) ~= "table" then out[k] = v end
    end
    out.actions, out.left_out = rows(plan.actions, view), rows(plan.left_out, view)
    return out
end

--- The thing of ours that one of the read-only model stands for.
local function thing_of(m, seen)
    if type(seen) ~= "table" then return seen end
    if seen.kind == "phase" then return m.journeys[seen.journey.index].phases[seen.index] end
    local list = seen.kind == "journey" and m.journeys or seen.kind == "persona" and m.personas or {}
    return list[seen.index]
end

--- The context of ours as a user's view gets it; the plan is made when it is first read.
local function context_of(context)
    local m, view = context.model, model.view(context.model)
    local journey, phase, persona = context.journey, context.phase, context.persona
    local c = {
        model = view, scores = plain(context.scores, 0, "scores"), lang = context.lang, L = context.L,
        prefix = context.prefix, blank = context.blank, paper = plain(context.paper, 0, "paper"),
        journey = journey and view.journeys[journey.index],
        phase = phase and view.journeys[phase.journey.index].phases[phase.index],
        persona = persona and view.personas[persona.index],
        link = function(kind, first, second) return context.link(kind, thing_of(m, first), thing_of(m, second)) end,
    }
    return setmetatable(c, { __metatable = false, __index = function(self, key)
        if key == "plan" then rawset(self, "plan", plan_of(context.plan, view)) end
        return rawget(self, key)
    end })
end

--- Raises what cannot be drawn in the pages, by page and item: the place in here is none of the view's.
local function encodable(pages)
    local ok, message = pcall(scene.encode, pages)
    if not ok then error("build gave " .. (message:match("scene (page %d+, .*)$") or message), 0) end
end

--- A user's view that builds plain pages, or raises what is wrong with them.
function own.view(found)
    return { name = found.name, build = function(context)
        local pages = plain(found.build(context_of(context)), 0, "a page")
        if type(pages) == "table" then encodable(pages) end
        for _, page in ipairs(type(pages) == "table" and pages or {}) do page.theme = theme.of(context.model) end
        return pages
    end }
end

return own
