-- What a scenario comes to: the figures that are set, the journeys in use, and the actions it takes.

local taken = require "reis.model.taken"
local dropped = require "reis.model.dropped"

local whatif = {}

-- what is set -----------------------------------------------------------------------------------

-- Not the weight: what it does to a goal over several journeys is told once the overlay is off.
local IN_JOURNEY = { customers = true, memory = true, killer_score = true, tolerance = true }

--- The touchpoint whose figures a thing that is set belongs to.
local function touchpoint_of(thing)
    if thing.kind == "touchpoint" then return thing end
    if thing.kind == "killer" then return thing.parent end
end

-- Numbers of a touchpoint that the engine puts in its records as they are, unless they differ per persona.
local IN_RECORD = { leave = true, duration = true, wait = true, importance = true, experience = true }

--- Whether what is set is all there is of a touchpoint (no killer of it as well), and plain numbers only.
local function only_numbers(set, t, one)
    for _, other in ipairs(set) do
        if other ~= one and touchpoint_of(other.thing) == t then return false end
    end
    for field, v in next, one.fields do
        if not IN_RECORD[field] or not math.type(v) then return false end
    end
    return one.thing == t and next(one.marks) == nil
end

--- What is set of a touchpoint, for the engine: the numbers alone where that is all, else whole records.
local function touchpoint_fields(F, set, t, one, overrides)
    local out = { journey = t.journey.index, touchpoint = t.index }
    if only_numbers(set, t, one) then
        for field, v in next, one.fields do out[field] = v end
    else
        out.base, out.per = F:records_with(t, overrides)
    end
    return out
end

local function journey_fields(thing, entry)
    local out = { journey = thing.index }
    for field, v in next, entry.fields do
        if not IN_JOURNEY[field] then return nil end
        out[field] = require "reis.language.quantity".mean(v)
    end
    return out
end

--- What is set as an overlay of the engine: only touchpoints, killers and numbers of journeys can be
-- laid over what it holds. -> overlay | nil
local function overlay_of(F, set)
    local overrides = require "reis.figures.change".overrides(F.model, set)
    local overlay, seen = { set = {}, journeys = {} }, {}
    for _, one in ipairs(set) do
        local t, thing = touchpoint_of(one.thing), one.thing
        if one.fields.channel or one.fields.owner then return nil end
        if t and t.journey and not seen[t] then
            overlay.set[#overlay.set + 1] = touchpoint_fields(F, set, t, one, overrides)
            seen[t] = true
        elseif thing.kind == "journey" and not seen[thing] then
            local fields = journey_fields(thing, overrides[thing])
            if not fields then return nil end
            overlay.journeys[#overlay.journeys + 1] = fields
            seen[thing] = true
        elseif not t and thing.kind ~= "journey" then
            return nil
        end
    end
    return overlay
end

-- the figures -----------------------------------------------------------------------------------

local scenario_figures = {}
scenario_figures.__index = scenario_figures

--- The figures of the model with all that is set, used and dropped in it.
local function variant(self)
    local used, ref = {}, self.scenario.ref
    for i, journey in ipairs(ref.use or {}) do used[i] = journey.name end
    self.F = require "reis.figures.figures".of(self.model, { set = ref.set, use = used, base = self.base,
        drop = rawget(ref, "drop"), instead = rawget(ref, "instead") })
    self.overlay = {}
end

local function ask(self, what)
    self.overlay.actions = self.indices
    local found, message = self.F.engine[what](self.F.engine, self.overlay)
    if found == false then -- more than the engine has room for: count it anew
        variant(self)
        return ask(self, what)
    end
    return found, message
end

--- U under the scenario; nil and why there is none (a trap, a goal without a figure).
function scenario_figures:utility() return ask(self, "utility") end

--- The figures under the scenario, asked as those of the model are; nil and why there are none.
function scenario_figures:figures()
    local scores, message = self:scores() -- after it the engine has room for the overlay
    if not scores then return nil, message end
    return require "reis.figures.under".of(self.F, self.overlay)
end

--- The scores under the scenario, as of F.scores(); nil and why there are none.
function scenario_figures:scores() return ask(self, "score") end

--- The figures under a scenario (declared, or read by model.scenario). F: those without it. plan: for a
-- scenario with a budget or capacity, a function (F, scenario, actions) -> the list of actions that fit, their plan | nil, message.
-- -> object with utility() and scores(), actions (taken), out (for lack of another), plan (of a limited one) | nil, message
function whatif.of(model, F, scenario, plan)
    local actions, out = taken.of(model.actions, scenario)
    local self = setmetatable({ model = model, base = F, F = F, scenario = scenario, actions = actions, out = out,
        overlay = {}, indices = {} }, scenario_figures)
    local set, used = scenario.ref.set, scenario.ref.use
    local other = #(used or {}) > 0 or dropped.any(scenario)
    local overlay = set and #set > 0 and not other and overlay_of(F, set)
    if overlay then
        self.overlay = overlay
    elseif set and #set > 0 or other then
        variant(self)
    end
    if plan and taken.limited(scenario) then
        if self.F == F and overlay then variant(self) end
        local fits, message = plan(self.F, scenario, actions)
        if not fits then return nil, message end
        self.actions, self.plan = fits, message
    end
    for i, action in ipairs(self.actions) do self.indices[i] = action.index end
    return self
end

return whatif
