-- Why each action is in the plan or out of it, what it brings alone and beside the rest, and which go well together.

local explain = require "reis.roadmap.explain"
local explained = require "reis.roadmap.explained"
local roadmap = require "reis.roadmap.roadmap"
local say = require "reis.roadmap.say"

local PAIRS, TOLD = 20, 8 -- actions of which all pairs are looked at; pairs that are told

local function row_of(ctx, V, P, one, taken)
    local worth = one.entry and explain.worth(P, one.entry) or {}
    local function shown(x) return x and say.signed(V, x) or "–" end
    return { one.name, taken and tostring(one.start) or ctx.W "report.out", shown(worth.alone), shown(worth.beside),
        taken and say.taken(V, one) or say.left_out(V, one, 1) }
end

--- The pairs that bring most more or less together than apart, a line each.
local function pairs_of(ctx, V, P)
    local out = {}
    for i, one in ipairs(#P.entries <= PAIRS and explain.pairs(P) or {}) do
        if i > TOLD then break end
        out[i] = { text = ctx.W(one.amount > 0 and "report.synergy" or "report.overlap", one.first, one.second,
            say.worth(V, math.abs(one.amount))) }
    end
    return out
end

return function(ctx)
    local plan = ctx.plan
    if not plan or #plan.actions + #plan.left_out == 0 then return nil end
    local V, P, W = say.voice(plan, ctx.lang), roadmap.context(explained.flips(plan)), ctx.W
    local rows = { { W "report.action", W "report.start", W "report.alone", W "report.beside", W "report.why" } }
    for _, one in ipairs(plan.actions) do rows[#rows + 1] = row_of(ctx, V, P, one, true) end
    for _, one in ipairs(plan.left_out) do rows[#rows + 1] = row_of(ctx, V, P, one, false) end
    local parts = { { text = W "report.actions.sub" }, { rows = rows, right = { [3] = true, [4] = true } } }
    local told = pairs_of(ctx, V, P)
    if #told > 0 then parts[#parts + 1] = { head = W "report.pairs" } end
    return { title = W "report.actions", parts = table.move(told, 1, #told, #parts + 1, parts) }
end
