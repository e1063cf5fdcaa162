-- An effect on what is not there, or beyond the end of its scale, changes nothing, and is easily overlooked.
local ordered = require "reis.words.ordered"
local quantity = require "reis.language.quantity"

local ENDS = { leave = 1, duration = math.huge, wait = math.huge } -- marks end at 10
local NOT_THERE = { experience = "idle.experience", expects = "idle.expects", duration = "idle.duration", wait = "idle.wait" }

--- The figures of a record that a field means; none where there is nothing to change.
local function figures_of(rec, field, vi)
    if vi then return { rec.marks and rec.marks[vi] } end
    if field == "leave" then return { rec.leave } end
    if field == "experience" then return { next(rec.marks or {}) == nil and rec.experience or nil } end
    local v = rec[field]
    if type(v) ~= "table" then return { v } end
    local out = {}
    for _, mark in ordered.pairs(v) do out[#out + 1] = mark end
    return out
end

--- Sums over touchpoints and who meets them: how many figures there are, what was wanted, what comes of it.
local function weigh(F, model, touchpoints, field, vi, delta)
    local n, wanted, got = 0, 0, 0
    local function add(rec)
        if not rec.meets then return end
        local list = figures_of(rec, field, vi)
        if #list == 0 and delta > 0 and (field == "duration" or field == "wait") then list = { 0 } end
        for _, old in ipairs(list) do
            local new = math.max(0, math.min(old + delta, ENDS[field] or 10))
            n, wanted, got = n + 1, wanted + delta, got + new - old
        end
    end
    for _, t in ipairs(touchpoints) do
        if #model.personas == 0 then add(F:record(t)) end
        for _, persona in ipairs(model.personas) do add(F:record(t, persona)) end
    end
    return n, wanted, got
end

local function problem(F, model, one, field, delta, options)
    local vi
    for i, value in ipairs(F.flat.values) do
        if value.name == field then vi = i end
    end
    local n, wanted, got = weigh(F, model, one.touchpoints, field, vi, delta)
    local L, what, at = options.L, options.field(field), one.target.name
    local function signed(x) return (x > 0 and "+" or "") .. options.number(x) end
    if n == 0 then
        local why = L(NOT_THERE[field] or "idle.mark")
        local t = one.touchpoints[1]
        if field == "duration" and t and rawget(t, "wait") then why = L("idle.wait_only", why) end
        return L("effect-idle.nothing", what, at, why)
    end
    if math.abs(got) <= 1e-9 * math.abs(wanted) then
        return L("effect-idle.end", what, at)
    elseif math.abs(got) < math.abs(wanted) * (1 - 1e-9) then
        return L("effect-idle.part", what, at, signed(got / n), signed(wanted / n))
    end
end

return {
    id = "effect-idle",
    severity = "warning",
    doc = "(A part of) what an action improves is not there, or lies beyond the end of its scale.",
    why = "An effect on what is not there, or beyond the end of its scale, changes nothing.",
    mend = "Give what is improved a mark, or improve what has one.",
    source = "reis: marks run from 0 to 10",
    example = { wrong = [[
value "ease" {}
journey "Buy" { phase "Find" {
  touchpoint "Page" { experience = 5 },
} }
action "Plain words" { improves = { Page = { ease = 1 } } }
]], right = [[
value "ease" {}
journey "Buy" { phase "Find" {
  touchpoint "Page" { score = { ease = 5 } },
} }
action "Plain words" { improves = { Page = { ease = 1 } } }
]] },
    check = function(model, F, report, options)
        if not F then return end
        for i, action in ipairs(model.actions) do
            if action.status ~= "done" and action.status ~= "dropped" then
                for _, one in ipairs(action.ref.improves) do
                    for field, delta in ordered.pairs(one.deltas) do
                        local d = F.flat.actions[i].f * quantity.mean(delta)
                        local said = d ~= 0 and problem(F, model, one, field, d, options)
                        if said then report("warning", action, said) end
                    end
                end
            end
        end
    end,
}
