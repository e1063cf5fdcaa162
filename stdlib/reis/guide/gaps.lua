-- What is not known yet of a phase, or of a persona as a whole, that a customer could tell: a gap a kind, with the fields of the
-- script that its answer fills in.

local concerns = require "reis.model.concerns"
local evidence = require "reis.model.evidence"
local judge = require "reis.status.judge"
local kinds = require "reis.guide.kinds"
local said = require "reis.status.said"
local written = require "reis.guide.written"

local gaps = {}

local SEEN = { observation = true, usertest = true }
local MET = { observation = true, usertest = true, interview = true }

--- A collection of gaps, of which those of one kind become one.
local function collection(ctx)
    local C = { list = {}, by = {} }
    --- Adds what a thing lacks (nil: nothing that the script declares). o: fields (list of names), hear (what is thought so far,
    -- not to be said), why, layer and title (of a user's layer), ask (its text), touchpoint (what it is about, where it is about
    -- one), missing (there is nothing at all of it), worth
    function C.add(kind, thing, o)
        local key = kind .. "\0" .. (o.layer or "")
        local gap = C.by[key]
        if not gap then
            local layer = kinds.layer[kind]
            gap = { kind = kind, layer = o.layer or layer.id, title = o.title, order = o.order or kinds.order[kind], ask = o.ask, fields = {},
                hear = {}, why = {}, touchpoints = {}, worth = 0, seen = {} }
            C.by[key], C.list[#C.list + 1] = gap, gap
        end
        local function once(list, text)
            local mark = tostring(list) .. "\0" .. text
            if not gap.seen[mark] then gap.seen[mark], list[#list + 1] = true, text end
        end
        if thing then once(gap.fields, written.fields(ctx.model, thing, o.fields)) end
        for _, text in ipairs(o.hear or {}) do once(gap.hear, text) end
        if o.why then once(gap.why, o.why) end
        if o.touchpoint then gap.touchpoints[#gap.touchpoints + 1] = o.touchpoint end
        gap.worth = math.max(gap.worth, o.worth or 0)
        gap.missing = gap.missing or o.missing
    end
    return C
end

-- what status says ---------------------------------------------------------------------------------

local function thing_of(at, name)
    if name == "persona" then return at.who end
    return name == "journey" and at.journey or at.phase
end

--- What a field that lacks is asked by, at each thing that lacks it.
local function add_field(C, row, at, path, o)
    local of, field = path:match "^([%a_]+)%.([%a_]+)$"
    local kind = kinds.of_field[path]
    if kind == false then return end
    if kind == nil then
        kind, o.layer, o.title, o.ask = "layer", row.layer, row.title, row.ask
    end
    o.fields = { field }
    if kind == "measure" then o.fields = { "measure", "min", "max" } end
    if kind == "score" then o.fields = { "score", "expects" } end
    local list = of == "touchpoint" and at.touchpoints or of == "criterion" and judge.criteria(at) or { thing_of(at, of) }
    for _, thing in ipairs(list) do
        local lacks = of ~= "touchpoint" and (of ~= "criterion" or rawget(thing, field) == nil) or of == "touchpoint" and not judge.has(thing, field)
        o.touchpoint = of == "touchpoint" and thing or nil
        o.hear = of == "criterion" and { thing.name } or nil
        if lacks then C.add(kind, thing, o) end
    end
end

--- What is held so far and has to be heard from customers: what the interviewer knows and does not say.
local HELD = { job = "persona", context = "persona", goal = "phase", activities = "phase" }
local function held(kind, at)
    local v = HELD[kind] and at[HELD[kind]] and rawget(at[HELD[kind]], kind)
    return type(v) == "table" and table.move(v, 1, #v, 1, {}) or v ~= nil and { v } or {}
end

--- What is there but rests on nothing, on what does not suffice, or on too few.
local function add_anew(C, row, at, o)
    for _, kind in ipairs(kinds.anew[row.layer] or {}) do
        if kind == "criterion" then
            local list = judge.criteria(at)
            for _, criterion in ipairs(list) do
                if #criterion.ref.evidence == 0 or evidence.only_assumed(criterion.ref.evidence) then
                    o.fields, o.hear = { "evidence" }, { criterion.name }
                    C.add(kind, criterion, o)
                end
            end
        elseif not C.by[kind .. "\0"] then
            o.fields, o.hear = { "evidence" }, held(kind, at)
            if kind == "touchpoints" then
                for _, t in ipairs(at.touchpoints) do o.hear[#o.hear + 1] = t.name end
            end
            C.add(kind, row.phase or at.who, o)
        end
    end
end

local RESTS = { unproven = true, kinds = true, few = true }

--- The gaps of a row of the status that is not done. at: persona, journey, phase, touchpoints (those met there)
local function of_row(C, ctx, row, at)
    if #row.reasons == 0 then -- of a user's judge
        local thing = row.phase or at.who
        if thing then C.add("layer", nil, { fields = {}, layer = row.layer, title = row.title, ask = row.ask, why = row.why }) end
        return
    end
    local missing = row.state == "missing"
    for _, reason in ipairs(row.reasons) do
        local o = { why = said.reasons({ reason }, ctx.lang), missing = missing }
        local thing = row.phase or at.who
        if reason[1] == "no" then add_field(C, row, at, reason[2], o)
        elseif reason[1] == "some" then add_field(C, row, at, reason[4], o)
        elseif RESTS[reason[1]] and kinds.anew[row.layer] then add_anew(C, row, at, o)
        elseif RESTS[reason[1]] and row.layer ~= "numbers" and thing then -- that is counted, not asked
            o.fields, o.layer, o.title, o.ask = { "evidence" }, row.layer, row.title, row.ask
            C.add("layer", thing, o)
        end
    end
end

-- what else is open --------------------------------------------------------------------------------

local function unproven(list) return #list == 0 or evidence.only_assumed(list) end

local function any_of(list, of)
    for _, source in ipairs(list) do
        if of[source.kind] then return true end
    end
    return false
end

local function each(at, field, visit)
    local holders = table.move(at.touchpoints, 1, #at.touchpoints, 2, { at.phase })
    for _, holder in ipairs(holders) do
        for _, one in ipairs(holder[field] or {}) do
            if concerns(one, at.persona) then visit(one, holder.kind == "touchpoint" and holder or nil) end
        end
    end
end

local function evidence_of(thing) return not thing.plain and thing.ref and thing.ref.evidence or {} end

--- What is met and hurts: needs, pains, killers and the questions that customers have.
local function of_voices(C, at, W)
    each(at, "questions", function(one, t)
        C.add("question", one, { fields = {}, hear = { one.name }, why = W "why.question", touchpoint = t })
    end)
    each(at, "needs", function(one, t)
        if unproven(evidence_of(one)) then
            C.add("need", one, { fields = { "evidence" }, hear = { one.name }, why = W "why.assumed", touchpoint = t })
        end
    end)
    local function hurting(list, kind, how_often)
        each(at, list, function(one, t)
            local fields = {}
            if unproven(evidence_of(one)) then fields[1] = "evidence" end
            if rawget(one, how_often) == nil then fields[#fields + 1] = how_often end
            if #fields > 0 then
                local why = fields[1] == "evidence" and W "why.assumed" or W("why." .. how_often)
                C.add(kind, one, { fields = fields, hear = { one.name }, why = why, touchpoint = t })
            end
        end)
    end
    hurting("pains", "pain", "frequency")
    hurting("killers", "killer", "probability")
end

local function is_scored(t) return rawget(t, "score") ~= nil or rawget(t, "experience") ~= nil end

--- What is said of a touchpoint and not known of it.
local function of_touchpoint(C, ctx, at, t, W)
    local known = t.ref.evidence
    local expected = at.persona and ctx.expects(at.persona) ~= nil
    local mark = rawget(t, "score") ~= nil and "score" or "experience"
    if is_scored(t) and rawget(t, "expects") == nil and not expected then
        C.add("expects", t, { fields = { "expects" }, why = W "why.expects", touchpoint = t })
    end
    if is_scored(t) and unproven(known) then
        C.add("assumed", t, { fields = { mark, "evidence" }, why = W(#known == 0 and "why.nothing" or "why.assumed"), touchpoint = t })
    end
    if ctx.disagree[t] then
        C.add("disagree", t, { fields = { mark }, hear = { ctx.disagree[t] }, why = W "why.disagree", touchpoint = t })
    end
    if not t.managed and not any_of(known, MET) then
        C.add("watch", t, { fields = { "evidence" }, why = W "why.unmanaged", touchpoint = t })
    elseif rawget(t, "moment_of_truth") == true and not any_of(known, SEEN) then
        C.add("watch", t, { fields = { "evidence" }, why = W "why.unseen", touchpoint = t })
    end
end

--- What is uncertain in a phase and worth knowing first.
local function of_numbers(C, ctx, at, W)
    local here = {}
    for _, t in ipairs(at.touchpoints) do here[t] = true end
    for _, one in ipairs(ctx.knowing) do
        local last = one.thing == at.journey and at.phase == at.journey.phases[#at.journey.phases]
        if one.kind and (here[one.touchpoint] or last) then
            C.add(one.kind, one.thing, { fields = { one.field }, why = W("why.worth", one.said), touchpoint = one.touchpoint, worth = one.worth })
        end
    end
end

--- Whether all that a phase rests on has grown old.
local function is_stale(ctx, phase)
    local list = evidence.of_phase(phase)
    for _, source in ipairs(list) do
        if not ctx.stale[source] then return false end
    end
    return #list > 0
end

--- The gaps at a place, in the order in which they are asked. at: persona (nil: everyone) and who (what stands for it), journey and phase (nil: of
-- the persona as a whole), touchpoints (those it meets there); rows: of the status there, that are not done. ctx: model, lang, W, expects(persona),
-- disagree ({ [touchpoint] = what the sources say }), stale (set of evidence), knowing (of reis.guide.worth, each with what it is
-- said to be worth), alone (set of journeys with nothing of others)
-- -> list of { kind =, layer =, title = (of a user's layer), ask = (its text), fields = texts, hear = texts, why = texts, touchpoints =
-- list, worth = number, missing = bool }
function gaps.of(ctx, at, rows)
    local C, W = collection(ctx), ctx.W
    for _, row in ipairs(rows) do of_row(C, ctx, row, at) end
    if at.phase then
        if ctx.alone[at.journey] and #at.touchpoints > 0 then
            C.add("others", at.phase, { fields = { "touchpoints" }, why = W "why.alone" })
        end
        for _, t in ipairs(at.touchpoints) do of_touchpoint(C, ctx, at, t, W) end
        of_voices(C, at, W)
        if is_stale(ctx, at.phase) then C.add("stale", at.phase, { fields = { "evidence" }, why = W "why.stale" }) end
        of_numbers(C, ctx, at, W)
    end
    for i, gap in ipairs(C.list) do gap.at = i end
    table.sort(C.list, function(a, b)
        if a.order ~= b.order then return (a.order or math.huge) < (b.order or math.huge) end
        return a.at < b.at
    end)
    return C.list
end

return gaps
