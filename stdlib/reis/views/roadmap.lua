-- The roadmap: horizons and periods, a lane per owner, bars with what they bring, what waits for what, money below.

local scene = require "scene"
local ink = require "reis.ink"
local frame = require "reis.frame"
local format = require "reis.format"
local calendar = require "reis.timeline.calendar"
local tasks = require "reis.timeline.tasks"
local routes = require "reis.timeline.routes"
local bars = require "reis.timeline.bars"
local gains = require "reis.timeline.gains"
local money = require "reis.timeline.money"
local steps = require "reis.timeline.steps"
local left_out = require "reis.timeline.left_out"

local X0, PLATES, HEADS, LANES = 86, 64, 81, 94.5
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
local function headline(ctx, plan, lanes)
    local n, all = #plan.actions, #plan.actions + #plan.left_out
    if n == 0 then return ctx.L("road.zero", all) end
    local s = n == all and (n == 1 and ctx.L "road.title.one" or ctx.L("road.title.all", number_word(ctx, n)))
        or ctx.L("road.title", number_word(ctx, n), number_word(ctx, all))
    local first, killer, moment = math.huge, false, false
    for _, a in ipairs(plan.actions) do first = math.min(first, a.start) end
    for _, lane in ipairs(lanes) do
        for _, task in ipairs(lane.tasks) do
            if task.from == first then killer, moment = killer or task.killer, moment or task.moment end
        end
    end
    if killer then s = s .. ctx.L "road.killer" elseif moment then s = s .. ctx.L "road.moment" end
    return (s:gsub("^%l", string.upper))
end

local function method_text(ctx, plan)
    if plan.method == "optimal" then return ctx.L(plan.proven and "road.proven" or "road.best") end
    return ctx.L("road.ranked", plan.title or plan.method)
end

local function header(page, ctx, plan, brings, title, number, count)
    local L, company = ctx.L, ctx.model.company
    local currency = company and company.currency
    local parts = {}
    if company then parts[1] = company.name end
    parts[#parts + 1] = plan.roadmap
    parts[#parts + 1] = method_text(ctx, plan)
    if #plan.actions > 0 then
        local period = plan.roadmap_thing and plan.roadmap_thing.period or "quarter"
        parts[#parts + 1] = L("road.gain." .. period, tasks.gain_text(ctx, plan, plan.gain) or "–", plan.lookahead)
    end
    local kicker = count > 1 and L("kicker.page", L "kicker.roadmap", number, count) or L "kicker.roadmap"
    frame.header(page, { kicker = kicker, title = title, evidence = table.concat(parts, " · "), max = 440,
        back = { label = L "back.ecosystem", url = ctx.link "ecosystem", name = L "to.ecosystem" } })
    local effort = 0
    for _, a in ipairs(plan.actions) do effort = effort + (a.effort or 0) end
    local function x(i) return page.w - 332 + 112 * (i - 1) end
    frame.figure(page, x(1), format.short_money(plan.cost, currency, ctx.lang), plan.budget
        and L("road.of_budget", format.short_money(plan.budget, currency, ctx.lang)) or L "road.one_off")
    frame.figure(page, x(2), tasks.gain_text(ctx, plan, brings and brings.live or plan.gain) or "–",
        L(brings and "road.live" or "road.gain.mean"), { color = ink.GREEN })
    frame.figure(page, x(3), L("road.weeks", format.number(effort / 5, effort < 50 and 1 or 0, ctx.lang)), L "road.person_effort")
end

--- Horizon plates, the names of the periods and the rules under them, down to y.
local function time_axis(page, ctx, plan, axis, y)
    local long, short, period = calendar.names(plan.roadmap_thing, plan.periods, ctx.L)
    local h, from = plan.horizons, 1
    local edges = { { "now", h.now }, { "next", h.next }, { "later", math.max(h.later, plan.periods) } }
    for _, edge in ipairs(edges) do
        local key, to = edge[1], math.min(edge[2], plan.periods)
        if to >= from then
            local x, w = axis.x0 + (from - 1) * axis.cw, (to - from + 1) * axis.cw
            local last = to == plan.periods
            local color = key == "later" and ink.INK or ink.WHITE
            local name = ctx.L("road.horizon." .. key)
            page:add { "polygon", points = ink.plate(x + (from > 1 and 1.2 or 0), PLATES, w - (last and 5 or 1.2), 17, { first = from == 1 }),
                fill = PLATE[key], name = name .. ", " .. calendar.span(period, from, to, ctx.L) }
            local size = ink.fit(name, w - 14, 8.4, { bold = true })
            page:line(x + 9, PLATES + 8.5, ink.cut(name, w - 14, size, true), { size = size, bold = true, color = color })
            local span, nw = calendar.span(period, from, to, ctx.L), scene.width(name, size, true)
            if nw + 24 + scene.width(span, 6.4) < w then
                page:line(x + 15 + nw, PLATES + 8.6, span, { size = 6.4, color = key == "later" and ink.INK2 or ink.PALE })
            end
            if from > 1 then page:rule(x, HEADS + 1, x, y, ink.EDGE, 0.6) end
            from = to + 1
        end
    end
    local names, every = long, 1
    local function widest(list)
        local w = 0
        for _, s in ipairs(list) do w = math.max(w, scene.width(s, 6.4)) end
        return w
    end
    if widest(long) + 6 > axis.cw then
        names = short
        while (widest(short) + 5) > axis.cw * every do every = every + 1 end
    end
    for i = 1, plan.periods do
        local x = axis.x0 + (i - 1) * axis.cw
        page:rule(x, HEADS + 2, x, y, ink.COL, 0.4)
        if (i - 1) % every == 0 then
            page:line(x + math.min(6, axis.cw * 0.12 + 1), HEADS + 7, names[i], { size = 6.4, color = ink.INK2, tip = long[i] })
        end
    end
    page:rule(axis.x1, HEADS + 2, axis.x1, y, ink.COL, 0.4)
end

-- ---- how much goes on a page ----

local CURVES = { 150, 118, 96, 76 }

--- The rows a little taller, as far as the curve keeps its height and the next level is not reached.
local function stretch(lanes, axis, room, level, curve, most)
    local best = level
    for i = 1, 8 do
        local h = level.h + (most - level.h) * i / 9
        local try = { h = h, t = level.t, b = level.b, title = level.title, rows = level.rows, gap = level.gap + 0.25 * i }
        if tasks.layout(lanes, axis, try) + curve > room then break end
        best = try
    end
    tasks.layout(lanes, axis, best)
    return best
end

--- The level of detail and the height of the curve that fit all lanes on one page; nil when none does.
local function fit(lanes, axis, room, curve)
    for i, level in ipairs(tasks.LEVELS) do
        local total = tasks.layout(lanes, axis, level)
        local heights = not curve and { 0 } or i <= 2 and { 150 } or i <= 3 and { 150, 118, 96 } or CURVES
        for _, h in ipairs(heights) do
            if total + h <= room then
                local above = tasks.LEVELS[i - 1]
                return above and stretch(lanes, axis, room, level, curve and math.max(h, 130) or 0, above.h) or level, h
            end
        end
    end
end

-- Lanes cut over pages at the rows, at a middle level of detail.
local function cut(lanes, axis, room)
    local level = tasks.LEVELS[6]
    tasks.layout(lanes, axis, level)
    local pages, page, used = {}, {}, 0
    for _, lane in ipairs(lanes) do
        local by_row = {}
        for _, task in ipairs(lane.tasks) do
            by_row[task.row] = by_row[task.row] or {}
            table.insert(by_row[task.row], task)
        end
        local part
        for r = 1, lane.rows do
            local h = level.h + level.gap
            if used + h + (part and 0 or 2 * level.gap + 6) > room then
                pages[#pages + 1], page, used, part = page, {}, 0, nil
            end
            if not part then
                part = { name = lane.name, none = lane.none, tasks = {}, effort = lane.effort, cost = lane.cost, thing = lane.thing }
                page[#page + 1] = part
                used = used + 2 * level.gap + 6
            end
            for _, task in ipairs(by_row[r]) do table.insert(part.tasks, task) end
            used = used + h
        end
    end
    pages[#pages + 1] = page
    return pages, level
end

--- Splits a plan over pages. -> list of { lanes, level, curve = height or nil, left = height of what is left out or nil }
local function paginate(lanes, axis, room, curve, left)
    for _, rows in ipairs { 24, 12, 8, 6, 4 } do
        local left_h = left_out.height(left, rows)
        local level, h = fit(lanes, axis, room - left_h, curve)
        if level and (level.rows == 2 or rows == 4) then
            return { { lanes = lanes, level = level, curve = curve and h, left = left_h } }
        end
    end
    local sets, middle = cut(lanes, axis, room)
    local pages = {}
    for i, set in ipairs(sets) do pages[i] = { lanes = set, level = middle } end
    local last, left_h = pages[#pages], left_out.height(left, 6)
    local used = tasks.layout(last.lanes, axis, middle)
    if used + left_h + (curve and 96 or 0) > room then
        left_h = left_out.height(left, 24)
        last = { lanes = {}, level = middle }
        pages[#pages + 1], used = last, 0
    end
    last.left, last.curve = left_h, curve and room - used - left_h
    return pages
end

-- ---- drawing ----

local function draw_lanes(page, ctx, plan, set, axis, y)
    local all, names = {}, calendar.names(plan.roadmap_thing, plan.periods, ctx.L)
    for i, lane in ipairs(set.lanes) do
        if i % 2 == 1 then page:rect(ink.M, y, axis.x1 - ink.M, lane.h, ink.BAND) end
        page:rule(ink.M, y, axis.x1, y)
        local used = lane.rows * set.level.h + (lane.rows - 1) * set.level.gap
        local first = y + (lane.h - used) / 2
        for _, task in ipairs(lane.tasks) do
            task.ground = i % 2 == 1 and ink.BAND or ink.WHITE
            task.y, task.h = first + (task.row - 1) * (set.level.h + set.level.gap), set.level.h
            all[#all + 1] = task
        end
        bars.lane(page, ctx, lane, y + (lane.h < 32 and 0 or 2), lane.h, axis.x0 - ink.M - 8)
        y = y + lane.h
        if set.level.gap >= 4 then set.load = bars.load(page, ctx, plan, lane, axis, y - 3, names) or set.load end
    end
    page:rule(ink.M, y, axis.x1, y)
    routes.draw(page, all, axis, function(from, to) return ctx.L("road.requires", to.id, from.id) end)
    for _, task in ipairs(all) do bars.draw(page, ctx, task, set.level) end
    return y
end

local function legend(page, ctx, plan, set, number, count)
    local L, key, entries = ctx.L, frame.key, {}
    entries = { key.chip(L "action.horizon.now", "now"), key.chip(L "action.horizon.next", "next"),
        key.chip(L "action.horizon.later", "later"), key.words(L "road.legend.rank"),
        key.of(12, L "road.legend.effort", function(p, x, y)
            for i = 0, 2 do p:add { "box", x = x + 4.2 * i, y = y - 1.7, w = 3.4, h = 3.4, fill = ink.GREEN } end
        end),
        key.words(L(plan.money and "road.legend.money" or "road.legend.points")), key.words(L "road.legend.length"),
        key.words(L "road.legend.tp") }
    local requires, killer, moment = false, false, false
    for _, lane in ipairs(set.lanes) do
        for _, task in ipairs(lane.tasks) do
            requires, killer, moment = requires or task.into and task.into > 0, killer or task.killer, moment or task.moment
        end
    end
    if set.load then
        entries[#entries + 1] = key.of(12, L "road.legend.load", function(p, x, y)
            p:add { "box", x = x, y = y - 0.8, w = 12, h = 1.6, fill = ink.RULE }
            p:add { "box", x = x, y = y - 0.8, w = 7, h = 1.6, fill = ink.INK3 }
        end)
    end
    if requires then
        entries[#entries + 1] = key.of(17, L "road.legend.requires", function(p, x, y)
            p:stroke(x, y, x + 17, y, { stroke = ink.INK2, width = 0.85, arrow = 2.5 })
            p:add { "circle", x = x + 1.6, y = y, r = 1.6, fill = ink.INK2 }
        end)
    end
    if killer then entries[#entries + 1] = key.killer(L "road.legend.killer") end
    if moment then entries[#entries + 1] = key.moment(L "legend.moment") end
    local footer = frame.footer(ctx, number, count)
    local width = scene.width(footer, 5.6) + 20 - 6
    for _, e in ipairs(entries) do width = width + e.width + 3.4 + scene.width(e.label, 5.8) + 6 end
    if width > page.w - 2 * ink.M then -- what goes without saying goes first
        width = width - scene.width(entries[7].label, 5.8) - 9.4
        table.remove(entries, 7)
    end
    return frame.legend(page, entries, footer, width <= page.w - 2 * ink.M and 1 or 2)
end

local function empty(ctx)
    local page = ink.page(ctx, ctx.L "kicker.roadmap")
    frame.header(page, { kicker = ctx.L "kicker.roadmap", title = ctx.L "road.none", evidence = ctx.L "road.none.sub",
        back = { label = ctx.L "back.ecosystem", url = ctx.link "ecosystem", name = ctx.L "to.ecosystem" } })
    frame.legend(page, {}, frame.footer(ctx, 1, 1))
    return { page }
end

local function build(ctx)
    local plan = ctx.plan
    if not plan or #plan.actions + #plan.left_out == 0 then return empty(ctx) end
    local brings = gains.of(ctx, plan)
    local lanes = tasks.lanes(ctx, plan, brings)
    local axis = { x0 = X0, x1 = ctx.paper.w - ink.M }
    axis.cw = (axis.x1 - axis.x0) / plan.periods
    local left = left_out.of(ctx, plan)
    local curve = #plan.actions > 0 and (plan.curve and "money" or brings and "steps" or nil) or nil
    local bottom = ctx.paper.h - 31 - 4
    local sets = paginate(lanes, axis, bottom - LANES, curve, left)
    local title, pages = headline(ctx, plan, lanes), {}
    for i, set in ipairs(sets) do
        local page = ink.page(ctx, ctx.L("road.page", title))
        tasks.layout(set.lanes, axis, set.level)
        header(page, ctx, plan, brings, title, i, #sets)
        local y = draw_lanes(page, ctx, plan, set, axis, LANES)
        local foot = bottom - (set.left or 0)
        local down = y
        if set.left and set.curve then
            down = foot
            if curve == "money" then
                money.draw(page, ctx, plan, axis, y, down)
            else
                steps.draw(page, ctx, plan, brings.level, axis, y, down)
            end
        end
        time_axis(page, ctx, plan, axis, down)
        if set.left and #left > 0 then left_out.draw(page, ctx, left, axis.x0, axis.x1, set.curve and foot or down + 6, set.left) end
        legend(page, ctx, plan, set, i, #sets)
        pages[i] = page
    end
    return pages
end

return { name = "roadmap", build = build }
