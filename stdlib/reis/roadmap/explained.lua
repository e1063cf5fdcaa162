-- A plan explained: the changes that would put an action in, or up to which it stays in, and what it brings, as text for
-- people and as JSON for programs.

local explain = require "reis.roadmap.explain"
local flip = require "reis.roadmap.flip"
local gain = require "reis.roadmap.gain"
local json = require "reis.words.json"
local moved = require "reis.figures.moved"
local roadmap = require "reis.roadmap.roadmap"
local say = require "reis.roadmap.say"

local explained = {}

local function find_row(P, name)
    for _, list in ipairs { P.actions, P.left_out } do
        for _, row in ipairs(list) do
            if row.name == name then return row, list == P.actions end
        end
    end
end

--- Whether plans can be made again as this one was: not one that was found elsewhere, for its regret.
local function again(ctx) return ctx.options.given == nil end

--- The changes of a limit that put a row in, found once. searched: also where no plan is proven, by the same search.
local function flips_of(ctx, row, searched)
    if not row.flips and row.entry and again(ctx) and (ctx.proven or not ctx.method.optimal or searched) then
        row.flips, row.all_looked_for = flip.of(ctx, row.entry, row.reasons)
        row.searched = ctx.searched
    end
    return row.flips
end

local LATE = { horizon = true, chain = true }

--- How many periods it takes for a row that finds no time; nil where it is kept out by something else, or by more than
-- twelve periods.
local function periods_for(P, ctx, row)
    local first = row.reasons[1]
    local late = LATE[first.limit] or first.reasons and LATE[first.reasons[1].limit]
    for more = 1, late and 12 or 0 do
        local options = { periods = P.periods + more }
        for name, v in next, ctx.options do options[name] = options[name] or v end
        local other = roadmap.plan(ctx.model, ctx.F, options)
        local _, taken = find_row(other or P, row.name)
        if taken then return { what = "periods", value = options.periods } end
    end
end

-- More actions than this, and only explain looks for the changes that would put one in.
local FLIPS_MOST = 12

--- Adds to every reason to leave an action out the smallest change of the limit in the way, where they are few enough.
function explained.flips(P)
    local ctx = roadmap.context(P)
    if ctx and #ctx.entries <= FLIPS_MOST then
        for _, row in ipairs(P.left_out) do
            if flips_of(ctx, row) then row.why = say.left_out(ctx.voice, row, 1) end
        end
    end
    return P
end

--- All there is to say of an action in a plan (its name). -> { row = (nil: it is not open), taken =, brings = (of
-- reis.roadmap.explain; nil where it could not take part) }; row.flips: what puts it in, row.holds: up to what it stays in
local function of(P, name)
    local row, taken = find_row(P, name)
    if not row then return {} end
    local ctx = roadmap.context(P)
    if taken then
        if not row.holds then row.holds, row.searched = again(ctx) and flip.holds(ctx, row.entry) or {}, ctx.searched end
    elseif not flips_of(ctx, row, true) or #row.flips == 0 then
        row.flips = { row.entry and periods_for(P, ctx, row) }
        row.no_limit = #row.flips == 0 and row.all_looked_for or nil
    end
    if not taken and row.gain == nil then row.gain = gain.least(ctx, row, P.money and 1 or 0.001) or false end
    return { row = row, taken = taken, brings = row.entry and explain.of(ctx, row.entry) }
end

--- Why it is in or out, and the changes that would turn that, in words.
local function why(V, one)
    if not one.row then return V.L "plan.closed" end
    return one.taken and say.holds(V, one.row) or say.left_out(V, one.row)
end

--- Why an action is in or out of a plan, the smallest changes that would put it in or how much it may take and stay in,
-- and below that what it brings, through what and with which others.
function explained.text(P, name, lang)
    local one, V = of(P, name), say.voice(P, lang)
    if not one.row then return why(V, one) end
    local more = not one.taken and one.row.gain and V.L("plan.explain.more", say.least(V, one.row.gain)) or ""
    return V.L(one.taken and "plan.explain.in" or "plan.explain.out", why(V, one)) .. more .. (one.brings and say.brings(V, one.brings) or "")
end

-- for programs ----------------------------------------------------------------------------------

local function each(list, f)
    local out = {}
    for i, one in ipairs(list or {}) do out[i] = f(one) end
    return out
end

local function reason_json(reason)
    local object = json.fields(reason, { "limit", "amount", "period", "team", "other" })
    if reason.reasons then table.insert(object.object, { "reasons", each(reason.reasons, reason_json) }) end
    return object
end

local function flip_json(one)
    if one.what == "together" then return json.object { { "what", one.what }, { "all", each(one.all, flip_json) } } end
    local object = json.fields(one, { "what", "value" })
    if one.team then table.insert(object.object, { "team", one.team }) end
    if one.what == "capacity" then table.insert(object.object, { "more", one.more == true }) end
    return object
end

--- The touchpoints of the journeys that an action changes, a row for each persona for whom it does.
local function through_json(journeys)
    local out = {}
    for _, journey in ipairs(journeys) do
        for _, one in ipairs(moved.parts(journey)) do
            out[#out + 1] = json.object { { "journey", journey.name }, { "touchpoint", one.touchpoint },
                { "persona", one.persona or json.null }, { "experience", one.experience or json.null },
                { "leave", one.leave or json.null }, { "duration", one.minutes or json.null }, { "routed", one.routed },
                { "killers", each(one.killers, function(k) return json.fields(k, { "name", "probability", "change" }) end) } }
        end
    end
    return out
end

local function apart(interplay, sign)
    local out = {}
    for _, one in ipairs(interplay) do
        if one.amount * sign > 0 then out[#out + 1] = json.object { { "name", one.name }, { "amount", one.amount } } end
    end
    return out
end

--- The same as JSON: see the manual, `reis help roadmap`.
function explained.json(P, name, lang)
    local one = of(P, name)
    local row, brings = one.row or {}, one.brings or { through = {}, interplay = {} }
    local object = json.fields(P, { "roadmap", "method", "proven" })
    local function add(key, value)
        if value == nil then value = json.null end
        table.insert(object.object, { key, value })
    end
    add("action", name)
    add("in", one.taken == true)
    for _, field in ipairs { "start", "finish", "rank", "cost", "costs", "effort", "adds" } do add(field, row[field]) end
    add("alone", brings.alone)
    add("marginal", brings.beside)
    add("why", why(say.voice(P, lang), one))
    add("reasons", each(row.reasons, reason_json))
    add("must", row.taken and row.taken.must or false)
    add("needed_by", row.taken and row.taken.needed or {})
    add("without", row.taken and row.taken.without)
    add("flips", each(one.taken and row.holds or row.flips, flip_json))
    add("flips_proven", row.searched ~= true)
    add("through", through_json(brings.through))
    add("synergy", apart(brings.interplay, 1))
    add("overlap", apart(brings.interplay, -1))
    if row.gain then add("more", row.gain) end
    return json.encode(object)
end

return explained
