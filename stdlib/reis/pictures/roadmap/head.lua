-- What stands around the bars of a roadmap: headline and figures, the time axis, the legend.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local frame = require "reis.pictures.frame"
local format = require "reis.words.format"
local i18n = require "reis.words.i18n"
local calendar = require "reis.pictures.roadmap.calendar"
local time = require "reis.pictures.roadmap.time"
local tasks = require "reis.pictures.roadmap.tasks"
local say = require "reis.roadmap.say"

local head = {}

local PLATES, HEADS = 64, 81
local PLATE = { now = ink.DEEP, next = ink.INK3, later = ink.RULE }

local function number_word(ctx, n)
    local i = 0
    for word in ctx.L("eco.numbers"):gmatch("%S+") do
        i = i + 1
        if i == n then return word end
    end
    return tostring(n)
end

--- "Eleven of twelve actions, killer first".
function head.line(ctx, plan, lanes)
    local n, all = #plan.actions, #plan.actions + #plan.left_out
    if n == 0 then return ctx.L("road.zero", all) end
    local s = ctx.L("road.title", number_word(ctx, n), number_word(ctx, all))
    if n == all then
        s = n == 1 and ctx.L "road.title.one" or ctx.L("road.title.all", number_word(ctx, n))
    end
    local first -- the one that the ranking starts with: what it does first, the title may say
    for _, lane in ipairs(lanes) do
        for _, task in ipairs(lane.tasks) do
            if not first or task.from < first.from or task.from == first.from and task.rank < first.rank then
                first = task
            end
        end
    end
    if first.killer then s = s .. ctx.L "road.killer" elseif first.moment then s = s .. ctx.L "road.moment" end
    return ink.capital(s)
end

local function method_text(ctx, plan)
    if plan.method == "optimal" then return ctx.L(plan.proven and "road.proven" or "road.best") end
    return ctx.L("road.ranked", say.method(say.voice(plan, ctx.lang), plan))
end

function head.draw(page, ctx, plan, brings, title, number, count)
    local L, company = ctx.L, ctx.model.company
    local currency = company and company.currency
    local parts = {}
    if company then parts[1] = company.name end
    parts[#parts + 1] = plan.roadmap
    parts[#parts + 1] = method_text(ctx, plan)
    if #plan.actions > 0 then
        local period = plan.roadmap_thing and plan.roadmap_thing.period or "quarter"
        parts[#parts + 1] = L(i18n.plural("road.gain." .. period, plan.lookahead),
            tasks.gain_text(ctx, plan, plan.gain) or "–", plan.lookahead)
    end
    local kicker = count > 1 and L("kicker.page", L "kicker.roadmap", number, count)
        or L "kicker.roadmap"
    local wide = page.w > 700 and 112 or 92 -- of a figure
    local function x(i) return page.w + 4 - 3 * wide + wide * (i - 1) end
    frame.header(page, { kicker = kicker, title = title, sub = say.against(say.voice(plan, ctx.lang), plan.against),
        evidence = table.concat(parts, " · "), max = x(1) - ink.M - 26, line = page.w - 2 * ink.M,
        back = { label = L "back.ecosystem", url = ctx.link "ecosystem", name = L "to.ecosystem" } })
    local effort = 0
    for _, a in ipairs(plan.actions) do effort = effort + (a.effort or 0) end
    local budget = plan.budget and format.short_money(plan.budget, currency, ctx.lang)
    frame.figure(page, x(1), format.short_money(plan.cost, currency, ctx.lang),
        budget and L("road.of_budget", budget) or L "road.one_off")
    local gain = tasks.gain_text(ctx, plan, brings and brings.live or plan.gain)
    frame.figure(page, x(2), gain or "–", L(brings and "road.live" or "road.gain.mean"),
        { color = ink.GREEN })
    frame.figure(page, x(3), tasks.weeks(ctx, effort, 50), L "road.person_effort")
end

--- Horizon plates over the periods, with a rule down to y where the next one begins.
local function plates(page, ctx, plan, axis, period, y)
    local h, from = plan.horizons, 1
    local ends = { now = h.now, next = h.next, later = math.max(h.later, plan.periods) }
    for _, key in ipairs { "now", "next", "later" } do
        local to = math.min(ends[key], plan.periods)
        if to >= from then
            local x, w = axis.edge[from - 1], axis.edge[to] - axis.edge[from - 1]
            local name, span = ctx.L("road.horizon." .. key), calendar.span(period, from, to, ctx.L)
            local outline = ink.plate(x + (from > 1 and 1.2 or 0), PLATES,
                w - (to == plan.periods and 5 or 1.2), 17, { first = from == 1 })
            page:add { "polygon", points = outline, fill = PLATE[key], name = name .. ", " .. span }
            local size = ink.fit(name, w - 14, 8.4, { bold = true })
            page:line(x + 9, PLATES + 8.5, ink.cut(name, w - 14, size, true),
                { size = size, bold = true, color = key == "later" and ink.INK or ink.WHITE })
            local after = scene.width(name, size, true)
            if after + 24 + scene.width(span, 6.4) < w then
                page:line(x + 15 + after, PLATES + 8.6, span,
                    { size = 6.4, color = key == "later" and ink.INK2 or ink.PALE })
            end
            if from > 1 then page:rule(x, HEADS + 1, x, y, ink.EDGE, 0.6) end
            from = to + 1
        end
    end
end

--- The names of the periods over their columns: in full where they fit, else short; narrow ones that are too many, not each.
local function periods(page, axis, long, short, y)
    local full, every = 0, 1
    for i = 1, axis.n do full = math.max(full, scene.width(long[i], 6.4) + 6 - time.width(axis, i)) end
    if full > 0 then
        for i = 1, axis.n do
            while scene.width(short[i], 6.4) + 5 > time.width(axis, i) * every do every = every + 1 end
        end
    end
    local widest = 0
    for i = 1, axis.n do widest = math.max(widest, time.width(axis, i)) end
    for i = 1, axis.n do
        local w = time.width(axis, i)
        local name = scene.width(long[i], 6.4) + 6 <= w and (axis.narrow or full <= 0) and long[i] or short[i]
        page:rule(axis.edge[i - 1], HEADS + 2, axis.edge[i - 1], y, ink.COL, 0.4)
        if (i - 1) % every == 0 or axis.narrow and w > widest - 0.5 then
            page:line(axis.edge[i - 1] + math.min(6, w * 0.12 + 1), HEADS + 7, name, { size = 6.4, color = ink.INK2, tip = long[i] })
        end
    end
    page:rule(axis.x1, HEADS + 2, axis.x1, y, ink.COL, 0.4)
end

--- Horizon plates, the names of the periods and the rules under them, down to y.
function head.axis(page, ctx, plan, axis, y)
    local long, short, period = calendar.names(plan.roadmap_thing, plan.periods, ctx.L)
    plates(page, ctx, plan, axis, period, y)
    periods(page, axis, long, short, y)
end

--- Whether some task of a page shows a thing: blocks of effort, where it works, that it waits, a killer, a moment of truth.
local function drawn(set, what)
    for _, lane in ipairs(set.lanes) do
        for _, row in ipairs(lane.rows) do
            for _, task in ipairs(row.tasks) do
                if what == "blocks" and task.said.after or what == "waits" and task.into and task.into > 0 or task[what] then
                    return true
                end
            end
        end
    end
    return false
end

function head.legend(page, ctx, plan, set, number, count)
    local L, key = ctx.L, frame.key
    local entries = { key.chip(L "action.horizon.now", "now"), key.chip(L "action.horizon.next", "next"),
        key.chip(L "action.horizon.later", "later") }
    if #set.lanes == 0 then return frame.legend(page, {}, frame.footer(ctx, number, count, true)) end
    entries[#entries + 1] = key.words(L "road.legend.rank")
    if drawn(set, "blocks") then
        entries[#entries + 1] = key.of(12, L "road.legend.effort", function(p, x, y)
            for i = 0, 2 do p:add { "box", x = x + 4.2 * i, y = y - 1.7, w = 3.4, h = 3.4, fill = ink.GREEN } end
        end)
    end
    entries[#entries + 1] = key.words(L(plan.money and "road.legend.money" or "road.legend.points"))
    entries[#entries + 1] = key.words(L "road.legend.length")
    if drawn(set, "where") then entries[#entries + 1] = key.words(L "road.legend.tp") end
    if set.axis.narrow then entries[#entries + 1] = key.words(L "road.legend.narrow") end
    if set.load then
        entries[#entries + 1] = key.of(12, L "road.legend.load", function(p, x, y)
            p:add { "box", x = x, y = y - 0.8, w = 12, h = 1.6, fill = ink.RULE }
            p:add { "box", x = x, y = y - 0.8, w = 7, h = 1.6, fill = ink.INK3 }
        end)
    end
    if drawn(set, "waits") then
        entries[#entries + 1] = key.of(17, L "road.legend.requires", function(p, x, y)
            p:stroke(x, y, x + 17, y, { stroke = ink.INK2, width = 0.85, arrow = 2.5 })
            p:add { "circle", x = x + 1.6, y = y, r = 1.6, fill = ink.INK2 }
        end)
    end
    if drawn(set, "killer") then entries[#entries + 1] = key.killer(L "road.legend.killer") end
    if drawn(set, "moment") then entries[#entries + 1] = key.moment(L "legend.moment") end
    return frame.legend(page, entries, frame.footer(ctx, number, count, true))
end

return head
