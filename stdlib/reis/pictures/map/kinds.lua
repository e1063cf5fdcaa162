-- What each lane of a map shows of a phase. A kind has items(phase, o) -> items as of lists.lua; mark: what stands before an
-- item (pain, need, number, icon, chip); says: its sentence for who cannot see it; wide: the text takes a column's whole
-- width; run: names may stand in one running text; italic, color. The lanes `touchpoints` and `experience` are drawn by
-- cards.lua and mood.lua.
-- o: ctx, journey, persona (nil: everyone), met(t) -> its figures or nil, only (whether the map is that persona's alone)

local names = require "reis.language.lanes"
local ink = require "reis.pictures.ink"
local format = require "reis.words.format"
local concerns = require "reis.model.concerns"
local quantity = require "reis.language.quantity"
local numbering = require "reis.model.numbering"
local several = require "reis.model.several"
local lists = require "reis.pictures.map.lists"
local own_fields = require "reis.pictures.own_fields"

local kinds = {}

local function texts(value)
    return type(value) == "table" and table.concat(value, ", ") or value
end

--- The touchpoint that an item stands at; nil where it is the phase's.
local function touchpoint_of(item, o)
    return item.at and o.journey.touchpoints[item.at]
end

--- Of what is said at touchpoints that the persona does not meet: dimmed, or left out of its own map.
local function personal(list, o)
    if not o.persona then return list end
    local kept = {}
    for _, item in ipairs(list) do
        local t = touchpoint_of(item, o)
        if t and not o.met(t) then item.dim = true end
        if not (item.dim and o.only) then kept[#kept + 1] = item end
    end
    return kept
end

--- Whose a thing is that is not the drawn persona's: their names as they are called.
local function owners_of(thing, o)
    local names = {}
    for i, persona in ipairs(thing.ref and thing.ref.personas or {}) do names[i] = ink.called(o.ctx, persona.name) end
    return #names > 0 and table.concat(names, ", ") or nil
end

local function evidenced(field, counted)
    return function(phase, o)
        local list = lists.evidenced(phase, field, counted, o.persona, o.ctx.lang, not o.only and function() return true end)
        for _, item in ipairs(list) do
            local whose = item.dim and owners_of(item.thing, o)
            if whose then item.text = item.text .. " – " .. whose end
        end
        return personal(list, o)
    end
end

local pains_of = evidenced("pains", true)

--- Pains, and before them the killers of the phase that the persona can meet.
local function pains(phase, o)
    local list = {}
    for _, t in ipairs(phase.touchpoints) do
        for _, killer in ipairs(t.killers or {}) do
            local p = quantity.mean(killer.probability or 1, o.persona) or 0
            if p > 0 and (not o.persona or concerns(killer, o.persona) and o.met(t)) then
                list[#list + 1] = { text = killer.name, n = 0, thing = killer, at = t.index, mark = "killer", number = numbering.of(t) }
            end
        end
    end
    return table.move(pains_of(phase, o), 1, 1e4, #list + 1, list)
end

local function said(field)
    return function(phase, o) return personal(lists.said(phase, field), o) end
end

local function quotes(phase, o)
    local list = {}
    for _, item in ipairs(lists.said(phase, "quote")) do
        local by = item.thing and item.thing.persona
        local own = not by or not o.persona or by == o.persona.name
        item.text = "“" .. item.text .. "”" .. (by and (not o.persona or not own) and " – " .. ink.called(o.ctx, by) or "")
        item.dim = not own or nil
        list[#list + 1] = item
    end
    return personal(list, o)
end

local function named(of)
    return function(phase, o) return personal(lists.named(phase, of), o) end
end

local function criteria(phase)
    local list = lists.said(phase, "criteria")
    for _, item in ipairs(list) do item.text = tostring(item.text) end
    return list
end

--- The principles that touchpoints follow; those that are broken are said to be.
local function principles(phase, o)
    local list = named(function(t) return t.ref.follows or {} end)(phase, o)
    for _, item in ipairs(named(function(t) return t.ref.breaks or {} end)(phase, o)) do
        item.text = o.ctx.L("lane.principles.broken", item.text)
        item.number = numbering.at(o.journey, item.at)
        list[#list + 1] = item
    end
    return list
end

--- The metrics read at touchpoints of the phase, with the last reading.
local function metrics(phase, o)
    local list = {}
    for _, metric in ipairs(o.ctx.model.metrics) do
        local t = metric.ref.touchpoint
        if t and t.phase == phase then
            local last = metric.readings and metric.readings[#metric.readings]
            local figure = last and require("reis.figures.readings").figure(last, {})
            local shown = figure and (figure.kind == "share" and format.percent(figure.value, o.ctx.lang)
                or figure.kind == "nps" and format.signed(100 * figure.value, 0, o.ctx.lang) or format.short(figure.value, 1, o.ctx.lang))
            list[#list + 1] = { text = metric.name .. (shown and ": " .. shown or ""), thing = metric, at = t.index,
                number = numbering.of(t) }
        end
    end
    return list
end

--- Opportunities, each in the first phase that it touches.
local function opportunities(phase, o)
    local list = {}
    for _, one in ipairs(o.ctx.model.opportunities) do
        local at
        local function touch(t)
            if t and t.journey == o.journey and (not at or t.index < at.index) then at = t end
        end
        for _, t in ipairs(one.ref.touchpoints or {}) do touch(t) end
        for _, field in ipairs { "pains", "needs" } do
            for _, thing in ipairs(one.ref[field] or {}) do
                local holder = thing.parent
                touch(holder.kind == "touchpoint" and holder or holder.touchpoints[1])
            end
        end
        if at and at.phase == phase then list[#list + 1] = { text = one.name, thing = one, at = at.index, number = numbering.of(at) } end
    end
    return list
end

--- What touchpoints say of the step or process that they are, each once.
local function processes(phase)
    local list, seen = {}, {}
    for _, t in ipairs(phase.touchpoints) do
        local s = t.process or t.step
        if s and not seen[s] then
            seen[s] = true
            list[#list + 1] = { text = s, at = t.index, number = numbering.of(t) }
        end
    end
    return list
end

local function actions(phase, o)
    o.actions = o.actions or lists.actions(o.ctx, o.journey)
    return o.actions[phase] or {}
end

local function of_field(field)
    return function(t) return several.of(t, field) end
end

local K = {
    goals = { wide = true, items = function(phase)
        return phase.goal and { { text = texts(phase.goal) } } or {}
    end },
    activities = { mark = "number", says = "zoom.does", items = said "activities" },
    touchpoints = {},
    channels = { mark = "icon", items = named(of_field "channel") },
    owners = { run = true, items = named(of_field "owner") },
    thinks = { mark = "number", italic = true, color = ink.INK2, says = "zoom.thinks", items = said "thinks" },
    experience = {},
    feels = { mark = "number", italic = true, color = ink.INK2, says = "zoom.feels", items = said "feels" },
    quotes = { mark = "number", italic = true, color = ink.INK2, items = quotes },
    pains = { mark = "pain", says = "pain.name", items = pains },
    needs = { mark = "need", says = "need.name", items = evidenced("needs", false) },
    questions = { mark = "number", says = "zoom.question", items = said "questions" },
    criteria = { mark = "number", says = "zoom.content", items = criteria },
    offers = { mark = "number", items = said "offers" },
    principles = { mark = "number", items = principles },
    metrics = { mark = "number", items = metrics },
    opportunities = { mark = "number", items = opportunities },
    processes = { mark = "number", items = processes },
    physical = { mark = "number", items = said "physical" },
    frontstage = { mark = "number", items = said "frontstage" },
    backstage = { mark = "number", color = ink.INK2, items = said "backstage" },
    systems = { run = true, color = ink.INK2, items = named(function(t) return t.ref.systems or {} end) },
    partners = { run = true, color = ink.INK2, items = named(function(t) return t.ref.partners or {} end) },
    actions = { mark = "chip", between = 0.5, items = actions },
}

--- A lane that a script declares: what a field of its phases or touchpoints holds.
local function own(lane)
    local from = lane.ref.from
    if not from then return nil end
    local kind, field = from.kind, from.field.store or from.field.name
    return { own = true, mark = "number", items = function(phase, o)
        local list = {}
        local function add(thing, t)
            local s = own_fields.shown(rawget(thing, field), from.field, o.ctx)
            if s then list[#list + 1] = { text = s, at = t and t.index, number = t and numbering.of(t) } end
        end
        if kind == "phase" then add(phase) end
        for _, t in ipairs(kind == "touchpoint" and phase.touchpoints or {}) do add(t, t) end
        return personal(list, o)
    end }
end

--- The kind of a lane by its name: one of ours, or one that the model declares. -> kind, its key | nil
function kinds.of(model, name)
    local key = names.find(name)
    if key then return K[key], key end
    local lane = model.lanes and model.lanes[name]
    return lane and own(lane), name
end

return kinds
