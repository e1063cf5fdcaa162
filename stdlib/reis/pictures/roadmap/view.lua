-- The roadmap: horizons and periods, a lane per owner, bars with what they bring, what waits for
-- what, money below.

local ink = require "reis.pictures.ink"
local frame = require "reis.pictures.frame"
local calendar = require "reis.pictures.roadmap.calendar"
local tasks = require "reis.pictures.roadmap.tasks"
local paging = require "reis.pictures.roadmap.paging"
local head = require "reis.pictures.roadmap.head"
local routes = require "reis.pictures.roadmap.routes"
local bars = require "reis.pictures.roadmap.bars"
local gains = require "reis.pictures.roadmap.gains"
local money = require "reis.pictures.roadmap.money"
local steps = require "reis.pictures.roadmap.steps"
local left_out = require "reis.pictures.roadmap.left_out"

local X0, LANES = 86, 94.5

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
        bars.lane(page, ctx, lane, y + (lane.h < 32 and 0 or 2), axis.x0 - ink.M - 8)
        y = y + lane.h
        if set.level.gap >= 4 then
            set.load = bars.load(page, ctx, plan, lane, axis, y - 3, names) or set.load
        end
    end
    page:rule(ink.M, y, axis.x1, y)
    routes.draw(page, all, axis, function(from, to)
        return ctx.L("road.requires", to.id, from.id)
    end)
    for _, task in ipairs(all) do bars.draw(page, ctx, task, set.level) end
    return y
end

local function empty(ctx)
    local page = ink.page(ctx, ctx.L "kicker.roadmap")
    frame.header(page, { kicker = ctx.L "kicker.roadmap", title = ctx.L "road.none",
        evidence = ctx.L "road.none.sub", back = { label = ctx.L "back.ecosystem",
        url = ctx.link "ecosystem", name = ctx.L "to.ecosystem" } })
    frame.legend(page, {}, frame.footer(ctx, 1, 1))
    return { page }
end

local function build(ctx)
    local plan = ctx.plan
    if not plan or #plan.actions + #plan.left_out == 0 then return empty(ctx) end
    local brings = gains.of(ctx, plan)
    local lanes = tasks.lanes(ctx, plan)
    local axis = { x0 = X0, x1 = ctx.paper.w - ink.M }
    axis.cw = (axis.x1 - axis.x0) / plan.periods
    local left = left_out.of(ctx, plan)
    local curve = #plan.actions > 0 and (plan.curve and "money" or brings and "steps" or nil) or nil
    local bottom = ctx.paper.h - 31 - 4
    local sets = paging.split(lanes, axis, bottom - LANES, curve, left)
    local title, pages = head.line(ctx, plan, lanes), {}
    for i, set in ipairs(sets) do
        local page = ink.page(ctx, ctx.L("road.page", title))
        tasks.layout(set.lanes, axis, set.level)
        head.draw(page, ctx, plan, brings, title, i, #sets)
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
        head.axis(page, ctx, plan, axis, down)
        if set.left and #left > 0 then
            left_out.draw(page, ctx, left, axis.x0, axis.x1, set.curve and foot or down + 6,
                set.left)
        end
        head.legend(page, ctx, plan, set, i, #sets)
        pages[i] = page
    end
    return pages
end

return { name = "roadmap", build = build }
