-- The lanes of a roadmap: their bands and labels, their bars and what waits for what, how full a team is.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local format = require "reis.words.format"
local tasks = require "reis.pictures.roadmap.tasks"
local time = require "reis.pictures.roadmap.time"
local routes = require "reis.pictures.roadmap.routes"
local problem = require "reis.roadmap.problem"

local bars = {}

local SIZE, SMALL, LOAD = 7.2, 6.2, 5 -- of a label and what stands under it; the height of a strip

--- What a lane says of itself: its owner's name whole, and what is asked of them. Sets label (lines), size, sums and label_h.
function bars.label(ctx, lane, w)
    lane.label, lane.size = ink.gentle(lane.name, w, SIZE, { bold = not lane.none })
    local currency, parts = ctx.model.company and ctx.model.company.currency, {}
    if lane.effort > 0 then parts[1] = tasks.weeks(ctx, lane.effort, 15) end
    if lane.cost > 0 then parts[#parts + 1] = format.short_money(lane.cost, currency, ctx.lang) end
    lane.sums = #parts > 0 and scene.wrap(table.concat(parts, " · "), w, { size = SMALL }) or {}
    lane.sentence = lane.name .. (#parts > 0 and ": " .. table.concat(parts, " · ") or "")
    lane.label_h = #lane.label * lane.size * 1.15 + #lane.sums * SMALL * 1.2 + 7
end

--- The room that a lane of these rows takes at a level.
function bars.height(lane, rows, level)
    local h = 2 * level.gap + (#rows - 1) * level.gap + (lane.busy and LOAD or 0)
    for _, row in ipairs(rows) do h = h + row.h end
    return math.max(h, lane.label_h)
end

--- Marks the lanes whose team has a capacity in the plan.
function bars.busy(plan, lanes)
    for _, lane in ipairs(lanes) do
        lane.busy = lane.thing and plan.capacity and plan.capacity[lane.thing] ~= nil or false
    end
end

local function draw_label(page, lane, y)
    for i, s in ipairs(lane.label) do
        page:line(ink.M + 3, y + 2 + lane.size * 1.15 * (i - 0.4), s, { size = lane.size, bold = not lane.none, italic = lane.none,
            tip = lane.sentence, name = i == 1 and lane.sentence or nil })
    end
    y = y + 2 + lane.size * 1.15 * #lane.label
    for i, s in ipairs(lane.sums) do
        page:line(ink.M + 3, y + SMALL * 1.2 * (i - 0.35), s, { size = SMALL, color = ink.INK2, tip = lane.sentence })
    end
end

--- How full a team is, as a thin strip per period. -> whether there is something to see
local function load(page, ctx, plan, lane, axis, y, names)
    local any = false
    for q = 1, plan.periods do
        local used = 0
        for _, a in ipairs(plan.actions) do
            if a.start <= q and a.finish >= q then
                used = used + (a.team_use and a.team_use[lane.thing.name] or 0) / (a.finish - a.start + 1)
            end
        end
        if used > 0 then
            local inset = time.inset(axis, q)
            local x, w = axis.edge[q - 1] + inset, time.width(axis, q) - 2 * inset
            local capacity = problem.able(plan.capacity[lane.thing], q)
            page:rect(x, y, w, 1.5, ink.RULE)
            page:add { "box", x = x, y = y, w = w * (used < capacity and used / capacity or 1), h = 1.5,
                fill = ink.INK3, class = "load", name = ctx.L("road.load", lane.name, names[q],
                format.number(used, 0, ctx.lang), format.number(capacity, 0, ctx.lang)) }
            any = true
        end
    end
    return any
end

--- Draws the lanes of a page from y on; names: of the periods. Sets page_set.load where a strip is drawn. -> y below them
function bars.lanes(page, ctx, plan, set, axis, y, names)
    local all, level = {}, set.level
    for i, lane in ipairs(set.lanes) do
        local h = lane.h or bars.height(lane, lane.rows, level)
        if i % 2 == 1 then page:rect(ink.M, y, axis.x1 - ink.M, h, ink.BAND) end
        page:rule(ink.M, y, axis.x1, y)
        local used = bars.height({ label_h = 0 }, lane.rows, level) - 2 * level.gap
        local at = y + (h - (lane.busy and LOAD or 0) - used) / 2
        for k, row in ipairs(lane.rows) do
            if k > 1 and set.style.ruled then page:rule(axis.names, at - level.gap / 2, axis.x1, at - level.gap / 2, ink.HAIR, 0.4) end
            for _, task in ipairs(row.tasks) do
                task.y, task.h, task.ground = at, row.h, i % 2 == 1 and ink.BAND or ink.WHITE
                set.style.settle(task)
                all[#all + 1] = task
            end
            at = at + row.h + level.gap
        end
        draw_label(page, lane, y + math.min(2, (h - lane.label_h) / 2))
        y = y + h
        if lane.busy then set.load = load(page, ctx, plan, lane, axis, y - 3, names) or set.load end
    end
    page:rule(ink.M, y, axis.x1, y)
    routes.draw(page, all, axis, function(from, to) return ctx.L("road.requires", to.id, from.id) end)
    for _, task in ipairs(all) do set.style.draw(page, ctx, task, level) end
    return y
end

return bars
