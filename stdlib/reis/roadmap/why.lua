-- Why an action is in a roadmap, or what keeps it out, in words; and why no roadmap is feasible.

local format = require "reis.words.format"

local why = {}

local function quoted(entry) return ('"%s"'):format(entry.name) end

local function plain(x)
    local s = ("%.2f"):format(x):gsub("0+$", ""):gsub("%.$", "")
    return s == "0" and x ~= 0 and ("%.2g"):format(x) or s
end

--- Money as read: whole amounts, unless they are so small that cents matter.
local function money(model, x)
    local currency = model.company and model.company.currency
    if math.abs(x) < 10 and x ~= math.floor(x) then return plain(x) end
    return format.money(math.ceil(x - 1e-6), currency)
end
why.money = money

local function worth(ctx, x)
    if ctx.money then return money(ctx.model, x) .. " a year" end
    return ("%.3g"):format(x) .. " points"
end

local function team_name(ctx, reason)
    local team = reason.team and ctx.model.teams[reason.team]
    return team and team.name or "?"
end

local function window(entry)
    local horizon = rawget(entry.thing, "horizon")
    return horizon and (" within its horizon (%s)"):format(horizon) or ""
end

--- That an action brings nothing, and what it would lose on its own.
function why.loss(ctx, entry)
    local lost = -(entry.gain_alone or 0)
    return lost > 1e-9 and ("no gain: on its own it loses %s"):format(worth(ctx, lost)) or "no gain"
end

local out = {}

function out.budget(ctx, _, reason)
    return ("budget: needs %s more"):format(money(ctx.model, reason.amount))
end

function out.budget_per_period(ctx, _, reason)
    return ("budget per period: needs %s more in %s"):format(money(ctx.model, reason.amount),
        reason.period and "period " .. reason.period or "all")
end

function out.capacity(ctx, _, reason)
    local days = plain(reason.amount)
    return ('capacity of team "%s"%s: %s day%s short'):format(team_name(ctx, reason),
        reason.period and " in period " .. reason.period or "", days, days == "1" and "" or "s")
end

function out.horizon(_, entry)
    return ("no start%s leaves time to finish: it runs %d period%s"):format(window(entry),
        entry.periods, entry.periods == 1 and "" or "s")
end

function out.chain(ctx, entry, reason)
    return ("waits for %s, which ends in period %d; then it no longer fits%s"):format(
        quoted(ctx.entries[reason.other]), reason.period or 0, window(entry))
end

function out.requires(ctx, _, reason)
    local other = ctx.entries[reason.other]
    local inner = ctx.planner:why(ctx.start, reason.other)
    local text = "is not in"
    if inner.limit ~= "requires" and inner.limit ~= "no_gain" then
        text = "cannot be in: " .. why.limit(ctx, other, inner)
    end
    return ("waits for %s, which %s"):format(quoted(other), text)
end

function out.conflict(ctx, _, reason)
    return "conflicts with " .. quoted(ctx.entries[reason.other])
end

function out.trap(ctx, _, reason)
    return "leaves a trap: " .. (reason.message or "a touchpoint from which nobody gets out")
end

function out.no_gain(ctx, entry, reason)
    local alone, lost = entry.gain_alone, -(reason.amount or 0)
    if alone and alone <= 0 and lost >= -1e-12 then return why.loss(ctx, entry) end
    if lost > 1e-9 then
        return ("it would fit from period %d, but the plan gains %s more without it"):format(
            reason.period or 1, worth(ctx, lost))
    end
    if lost < -1e-9 then
        return ("it fits from period %d and would add %s, but the search stopped short of it")
            :format(reason.period or 1, worth(ctx, -lost))
    end
    return "no gain beside what is taken"
end

function out.skipped() return "left out" end
function out.together() return "the limits together" end
out.fits = out.together

--- A limit in words.
function why.limit(ctx, entry, reason)
    return out[reason.limit](ctx, entry, reason)
end

local SOFT = { no_gain = true, fits = true, together = true, skipped = true }

--- The first that i requires, is not in and cannot be in for a limit of its own; nil where there is none.
local function blocked_requirement(ctx, i)
    local closure = ctx.closure(i)
    for j in ipairs(ctx.entries) do
        if closure[j] and j ~= i and ctx.start[j] == 0 and not SOFT[ctx.planner:why(ctx.start, j).limit] then return j end
    end
end

--- Whether another one requires entry i, and might bring what i itself does not.
local function needed_by_any(ctx, i)
    for j in ipairs(ctx.entries) do
        if j ~= i and ctx.closure(j)[i] then return true end
    end
    return false
end

--- Why entry i is left out, and the reason as data.
function why.left_out(ctx, i)
    local entry = ctx.entries[i]
    local reason = ctx.planner:why(ctx.start, i)
    local text
    if ctx.never and ctx.never[i] then
        text, reason = "wont: marked so in its moscow", { limit = "wont" }
    elseif entry.gain_alone == nil and reason.limit ~= "conflict" then
        text, reason = "leaves a trap: nobody would get out of a touchpoint", { limit = "trap" }
    elseif ctx.skip and ctx.skip[i] or entry.gain_alone and entry.gain_alone <= 0
        and not SOFT[reason.limit] and not needed_by_any(ctx, i) then
        text, reason = why.loss(ctx, entry), { limit = "no_gain", amount = entry.gain_alone }
    else
        for j in pairs(ctx.never and ctx.closure(i) or {}) do
            if ctx.never[j] and ctx.start[j] == 0 then
                return ("waits for %s, which is marked wont"):format(quoted(ctx.entries[j])),
                    { limit = "requires", other = ctx.entries[j].name }
            end
        end
        local blocked = blocked_requirement(ctx, i)
        if blocked then reason = { limit = "requires", other = blocked } end
        text = why.limit(ctx, entry, reason)
    end
    return text, { limit = reason.limit, amount = reason.amount, period = reason.period,
                   team = reason.team and team_name(ctx, reason),
                   other = type(reason.other) == "number" and ctx.entries[reason.other].name
                       or nil }
end

--- Why entry i is in: must, who needs it, and what the plan would lose without it.
function why.taken(ctx, i)
    local parts, needed, without = {}, {}, {}
    if ctx.entries[i].must then parts[1] = "must" end
    for j, entry in ipairs(ctx.entries) do
        without[j] = ctx.start[j]
        if ctx.start[j] > 0 and j ~= i and ctx.closure(j)[i] then
            without[j] = 0
            needed[#needed + 1] = quoted(entry)
        end
    end
    without[i] = 0
    local rest = ctx.planner:gain(without)
    local added = rest and ctx.gain - rest
    if added and added > 1e-12 then
        parts[#parts + 1] = ("adds %s to the plan's gain"):format(worth(ctx, added))
            .. (#needed > 0 and " with what needs it" or "")
    elseif added and not ctx.entries[i].must and #needed == 0 then
        parts[#parts + 1] = ("adds %s on its own, and to this plan %s"):format(
            worth(ctx, ctx.entries[i].gain_alone or 0), worth(ctx, added))
    end
    if #needed > 0 then parts[#parts + 1] = "needed by " .. table.concat(needed, ", ") end
    return #parts > 0 and table.concat(parts, "; ") or "in", added
end

--- The musts, and what they require, as text: at most four names.
local function musts(ctx)
    local names = {}
    for _, entry in ipairs(ctx.entries) do
        if entry.must then names[#names + 1] = quoted(entry) end
    end
    local more = #names - 4
    return table.concat(names, ", ", 1, math.min(#names, 4))
        .. (more > 0 and (" and %d more"):format(more) or "")
end

local WAY_OUT = {
    budget = "raise the budget, or take must off one of them",
    budget_per_period = "raise budget_per_period, add periods, or take must off one of them",
    capacity = "raise the capacity, add periods, or take must off one of them",
    horizon = "add periods, move its horizon, or take its must off",
    chain = "add periods, move its horizon, or take its must off",
    conflict = "only one of the two can be a must",
    trap = "change a reroute or a leave so that everybody gets out",
    together = "loosen one of the limits, or take must off one of them",
}

--- Why no roadmap holds all musts. -> message, the entry it is about (or nil)
function why.infeasible(ctx, reason, title)
    local entry = reason.action and ctx.entries[reason.action]
    local text = why.limit(ctx, entry or ctx.entries[1], reason)
    local about = entry and (entry.must and "the must " or "a must needs ") .. quoted(entry)
        or "the musts " .. musts(ctx)
    local message = ("%s is infeasible: %s cannot be in: %s"):format(title, about, text)
    return message .. "; " .. (WAY_OUT[reason.limit] or WAY_OUT.together), entry
end

return why
