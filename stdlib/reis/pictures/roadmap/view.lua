-- The roadmap: horizons and periods, a lane per owner, bars with what they bring, what waits for
-- what, money below.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local frame = require "reis.pictures.frame"
local calendar = require "reis.pictures.roadmap.calendar"
local tasks = require "reis.pictures.roadmap.tasks"
local paging = require "reis.pictures.roadmap.paging"
local head = require "reis.pictures.roadmap.head"
local bars = require "reis.pictures.roadmap.bars"
local gains = require "reis.pictures.roadmap.gains"
local money = require "reis.pictures.roadmap.money"
local steps = require "reis.pictures.roadmap.steps"
local left_out = require "reis.pictures.roadmap.left_out"

local LANES, LABEL = 94.5, { 66, 110 } -- where lanes begin; the width of the column of their labels, least and most

local function empty(ctx)
    local page = ink.page(ctx, ctx.L "kicker.roadmap")
    frame.header(page, { kicker = ctx.L "kicker.roadmap", title = ctx.L "road.none",
        evidence = ctx.L "road.none.sub", back = { label = ctx.L "back.ecosystem",
        url = ctx.link "ecosystem", name = ctx.L "to.ecosystem" } })
    frame.legend(page, {}, frame.footer(ctx, 1, 1))
    return { page }
end

--- The column of the lanes' labels: wide enough for the longest word of a name, as far as bars can spare it.
local function label_width(lanes)
    local w = LABEL[1]
    for _, lane in ipairs(lanes) do
        for word in lane.name:gmatch("%S+") do w = math.max(w, scene.width(word, 7.2, true) + 9) end
    end
    return math.min(w, LABEL[2])
end

local function build(ctx)
    local plan = ctx.plan
    if not plan or #plan.actions + #plan.left_out == 0 then return empty(ctx) end
    local brings = gains.of(ctx, plan)
    local lanes = tasks.lanes(ctx, plan)
    local bottom = ctx.paper.h - 31 - 4
    local o = { x0 = ink.M + label_width(lanes), x1 = ctx.paper.w - ink.M, w = ctx.paper.w, room = bottom - LANES,
        periods = plan.periods, left = left_out.of(ctx, plan) }
    local curve = #plan.actions > 0 and (plan.curve and "money" or brings and "steps") or nil
    o.curve = curve ~= nil
    local sets = paging.split(ctx, plan, lanes, o)
    local title, pages, names = head.line(ctx, plan, lanes), {}, calendar.names(plan.roadmap_thing, plan.periods, ctx.L)
    for i, set in ipairs(sets) do
        local page = ink.page(ctx, ctx.L("road.page", title))
        head.draw(page, ctx, plan, brings, title, i, #sets)
        local top = #set.lanes == 0 and not set.curve and 62 or LANES -- without a time axis where only what is left out follows
        local y = #set.lanes > 0 and bars.lanes(page, ctx, plan, set, set.axis, top, names) or top
        local left = set.left
        local down = left and set.curve and not set.alone and bottom - left.h or set.curve and bottom or y
        if set.curve then
            local most = set.alone or set.tall
            if most then down = math.min(bottom, y + most) end
            if curve == "money" then
                money.draw(page, ctx, plan, set.axis, y, down)
            else
                steps.draw(page, ctx, plan, brings.level, set.axis, y, down)
            end
        end
        if top == LANES then head.axis(page, ctx, plan, set.axis, down) end
        if left then left_out.draw(page, ctx, left, o.x0, o.x1, down + (set.curve and 0 or 6)) end
        head.legend(page, ctx, plan, set, i, #sets)
        pages[i] = page
    end
    return pages
end

return { name = "roadmap", build = build }
