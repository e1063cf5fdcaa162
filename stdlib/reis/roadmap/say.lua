-- A plan's reasons, changes and warnings in words, in the language asked for.

local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local moved = require "reis.figures.moved"

local say = {}

--- What words need: the language, its labels, and in what gains are counted. P: a plan, or { money =, currency = }.
function say.voice(P, lang)
    return { L = i18n.of(lang or "en"), lang = lang or "en", money = P.money, currency = P.currency }
end

--- A number as short as it is exact to a hundredth, rounded up where `up` says so; small ones keep two digits.
local function plain(V, x, up)
    if not (math.abs(x) < 1e13) then return format.number(x, 0, V.lang) end
    local r = up and math.ceil(x * 100 - 1e-6) / 100 or x
    local s = ("%.2f"):format(r):gsub("0+$", ""):gsub("%.$", "")
    if (s == "0" or s == "-0") and math.abs(x) > 1e-12 then s = ("%.2g"):format(x) end
    if V.lang == "nl" then s = s:gsub("%.", ",") end
    return s
end
say.plain = plain

--- Money as it has to be given: whole, or up to the cent that is enough (down where a lower amount is asked for).
function say.amount(V, x, down)
    if not (math.abs(x) < 1e13) then return format.money(x, V.currency, V.lang) end
    local cents = down and math.floor(x * 100 + 1e-6) or math.ceil(x * 100 - 1e-6)
    if cents % 100 == 0 then return format.money(cents / 100, V.currency, V.lang) end
    local whole = cents // 100
    if math.abs(cents) < 10000 then return format.money(cents / 100, V.currency, V.lang) end
    return format.money(whole, V.currency, V.lang) .. (V.lang == "nl" and "," or ".") .. ("%02d"):format(cents - whole * 100)
end

--- What something brings: money a year, or points.
function say.worth(V, x)
    if V.money then return V.L("plan.a_year", format.money(x, V.currency, V.lang)) end
    return V.L("plan.points", format.significant(x, 3, V.lang))
end

--- The least that something has to bring: whole money a year, or points to a thousandth.
function say.least(V, x)
    return V.money and say.worth(V, x) or V.L("plan.points", format.short(x, 3, V.lang))
end

--- n of a thing in words: "1 day", "3 days".
function say.count(V, unit, x, up)
    local s = plain(V, x, up)
    return V.L(i18n.plural("plan." .. unit, s), s)
end

local function within(V, reason)
    return reason.horizon and V.L("plan.why.within", V.L("plan.horizon." .. reason.horizon)) or ""
end

local words = {}

function words.budget(V, r) return V.L("plan.why.budget", say.amount(V, r.amount)) end

function words.budget_per_period(V, r)
    if not r.period then return V.L("plan.why.budget_per_period.all", say.amount(V, r.amount)) end
    return V.L("plan.why.budget_per_period", r.period, say.amount(V, r.amount))
end

function words.capacity(V, r)
    local days = say.count(V, "days", r.amount, true)
    if not r.period then return V.L("plan.why.capacity.all", r.team or "?", days) end
    return V.L("plan.why.capacity", r.team or "?", r.period, days)
end

function words.horizon(V, r) return V.L("plan.why.horizon", within(V, r), say.count(V, "periods", r.periods or 1)) end
function words.chain(V, r) return V.L("plan.why.chain", r.other, r.period or 0, within(V, r)) end
function words.conflict(V, r) return V.L("plan.why.conflict", r.other) end
function words.wont(V) return V.L "plan.why.wont" end
function words.unlisted(V) return V.L "plan.why.unlisted" end

function words.requires(V, r)
    if r.cause then return V.L("plan.why.requires." .. r.cause, r.other) end
    if r.reasons then return V.L("plan.why.requires.because", r.other, say.reasons(V, r.reasons)) end
    return V.L("plan.why.requires", r.other)
end

--- That nobody gets out of a touchpoint, or that a goal loses its figure: the engine's own sentence where it speaks the
-- language.
local function impossible(V, r)
    if r.message and V.lang == "en" then return r.message end
    return r.goal and V.L("plan.why.null", r.goal) or V.L "plan.why.trap.any"
end

function words.trap(V, r) return V.L("plan.why.trap", impossible(V, r)) end

function words.no_gain(V, r)
    local lost, alone = -(r.amount or 0), r.alone
    if alone and alone <= 0 and lost >= -1e-12 then
        return alone < -1e-9 and V.L("plan.why.loses", say.worth(V, -alone)) or V.L "plan.why.no_gain"
    end
    if lost > 1e-9 then return V.L("plan.why.better", r.period or 1, say.worth(V, lost)) end
    if lost < -1e-9 then return V.L(r.robust and "plan.why.robust" or "plan.why.stopped", r.period or 1, say.worth(V, -lost)) end
    return V.L "plan.why.beside"
end

function words.skipped(V) return V.L "plan.why.skipped" end
function words.together(V) return V.L "plan.why.together" end
words.fits = words.together

--- One reason.
function say.reason(V, reason) return words[reason.limit](V, reason) end

--- All reasons that keep an action out.
function say.reasons(V, list)
    local parts = {}
    for k, reason in ipairs(list) do parts[k] = say.reason(V, reason) end
    return table.concat(parts, "; ")
end

--- One change that would put an action in: "a budget of € 12,000".
function say.flip(V, flip)
    if flip.what == "budget" or flip.what == "budget_per_period" then
        return V.L("plan.flip." .. flip.what, say.amount(V, flip.value))
    elseif flip.what == "together" then
        local parts = {}
        for k, one in ipairs(flip.all) do parts[k] = say.flip(V, one) end
        return V.L("plan.flip.together", table.concat(parts, V.L "plan.and"))
    elseif flip.what == "cost" then
        return V.L((flip.parts or 1) > 1 and "plan.flip.costs" or "plan.flip.cost", say.amount(V, flip.value, true))
    elseif flip.what == "effort" then
        return V.L("plan.flip.effort", say.count(V, "days", flip.value))
    elseif flip.what == "periods" then
        return say.count(V, "periods", flip.value)
    end
    return V.L(flip.more and "plan.flip.more" or "plan.flip.capacity", say.count(V, "days", flip.value, true), flip.team)
end

--- That what is said of a change is found by search, where it is.
local function searched(V, row) return row.searched and V.L "plan.flip.searched" or "" end

--- Why an action is out, with the changes that would put it in where they were looked for, at most so many.
function say.left_out(V, row, most)
    local flips, parts, from = row.flips or {}, {}, 1
    local only, text = #row.reasons == 1 and row.reasons[1], nil
    if only and only.limit == "budget" and flips[1] and flips[1].what == "budget"
        and math.abs(flips[1].short - only.amount) < 0.004 then
        text, from = V.L("plan.why.budget.needs", say.amount(V, only.amount)), 2 -- what is short is what it takes
    end
    text = text or say.reasons(V, row.reasons)
    for k = from, math.min(#flips, most or #flips) do parts[#parts + 1] = say.flip(V, flips[k]) end
    if #parts == 0 then return row.no_limit and V.L("plan.flip.none", text) or text end
    return V.L("plan.flip", text, table.concat(parts, V.L "plan.or")) .. searched(V, row)
end

--- Why an action is in.
function say.taken(V, row)
    local t, parts = row.taken, {}
    if t.must then parts[1] = V.L "plan.in.must" end
    if row.adds > 1e-12 then
        parts[#parts + 1] = V.L("plan.in.adds", say.worth(V, row.adds))
    elseif t.without and t.without > 1e-12 then
        parts[#parts + 1] = V.L(#t.needed > 0 and "plan.in.without.both" or "plan.in.without", say.worth(V, t.without))
    end
    if #t.needed > 0 then
        local names = {}
        for k, name in ipairs(t.needed) do names[k] = V.L("plan.quoted", name) end
        parts[#parts + 1] = V.L("plan.in.needed", table.concat(names, ", "))
    end
    if row.shown then parts[#parts + 1] = row.shown(V) end
    return #parts > 0 and table.concat(parts, "; ") or V.L "plan.in"
end

--- The method of a plan: its formula, or the title of the user's own.
function say.method(V, plan)
    return plan.own and (plan.title or plan.method) or V.L("method." .. plan.method)
end

--- Which plan a picture shows: "plan: optimal, proven the best".
function say.foot(V, plan)
    if plan.method ~= "optimal" then return V.L("plan.foot", plan.method) end
    if plan.proven then return V.L("plan.foot.proven", V.L "method.name.optimal") end
    return V.L("plan.foot.found", V.L "method.name.optimal")
end

--- The same with the budget that it keeps to, where there is one.
function say.foot_within(V, plan)
    if not plan.budget then return say.foot(V, plan) end
    return V.L("plan.foot.budget", say.foot(V, plan), format.short_money(plan.budget, V.currency, V.lang))
end

--- Why an action is in, and the cost and effort up to which it stays in (of row.holds).
function say.holds(V, row)
    local parts = {}
    for k, one in ipairs(row.holds) do parts[k] = say.flip(V, one) end
    local text = say.taken(V, row)
    return #parts > 0 and V.L("plan.holds", text, table.concat(parts, V.L "plan.or")) .. searched(V, row) or text
end

--- What something brings, with its sign.
function say.signed(V, x)
    if not x then return "–" end
    return (x < -1e-9 and "−" or x > 1e-9 and "+" or "") .. say.worth(V, math.abs(x))
end

--- What an action brings (of reis.roadmap.explain), a line for each thing to say.
function say.brings(V, b)
    local lines = { "", V.L("plan.brings", say.signed(V, b.alone), say.signed(V, b.beside)) }
    for _, journey in ipairs(b.through) do
        for _, one in ipairs(moved.through(journey, V.lang)) do lines[#lines + 1] = V.L("moved.through", journey.name .. " / " .. one) end
    end
    for _, one in ipairs(b.interplay) do
        lines[#lines + 1] = V.L(one.amount > 0 and "plan.synergy" or "plan.overlap", one.name, say.worth(V, math.abs(one.amount)))
    end
    return table.concat(lines, "\n  ")
end

local WAYS_OUT = { budget = true, budget_per_period = true, capacity = true, horizon = true, chain = true, conflict = true, trap = true }

--- The names of musts, of many the first.
local function musts(V, names)
    local quoted = {}
    for k = 1, math.min(#names, 4) do quoted[k] = V.L("plan.quoted", names[k]) end
    local text = table.concat(quoted, ", ")
    return #names > 4 and V.L("plan.musts.more", text, #names - 4) or text
end

--- That a plan raises utility at the customers' cost (of reis.figures.against); nil where it does not.
function say.against(V, list)
    local parts = {}
    for k = 1, math.min(#list, 3) do
        local one = list[k]
        local from, to = format.apart(one.from, one.to, one.what ~= "experience", V.lang)
        parts[k] = one.persona and V.L("plan.warn.experience", one.persona, one.journey, from, to)
            or V.L("plan.warn." .. one.what, one.journey, from, to)
    end
    if #list > 3 then parts[4] = V.L("plan.warn.more", #list - 3) end
    return #list > 0 and V.L("plan.warn", table.concat(parts, V.L "plan.warn.and")) or nil
end

--- Why no roadmap holds all musts (of why.infeasible), as an error's message.
function say.infeasible(V, found, title)
    local reason, about = found.reason, nil
    if found.needed_by then
        about = V.L("plan.must.needs", found.needed_by, found.about)
    elseif found.about or #found.musts == 1 then
        about = V.L("plan.must", found.about or found.musts[1])
    else
        about = V.L("plan.musts", musts(V, found.musts))
    end
    local text = reason.limit == "budget" and V.L("plan.why.budget.needs", say.amount(V, reason.amount))
        or reason.limit == "trap" and impossible(V, reason) or say.reason(V, reason)
    local way = reason.goal and "goal" or WAYS_OUT[reason.limit] and reason.limit or "together"
    return V.L("plan.infeasible", title, about, text, V.L("plan.way." .. way))
end

return say
