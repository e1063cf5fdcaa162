-- Draws the bars of a roadmap with what they say, and the labels of their lanes.

local scene = require "scene"
local ink = require "reis.pictures.ink"
local format = require "reis.words.format"
local tasks = require "reis.pictures.roadmap.tasks"
local problem = require "reis.roadmap.problem"

local bars = {}

local BESIDE = { color = ink.INK, second = ink.INK2, block = ink.GREEN }
local WITHIN = {
    now = { color = ink.WHITE, second = ink.WHITE, block = ink.WHITE },
    next = { color = ink.INK, second = ink.LEAF, block = ink.GREEN },
    later = { color = ink.INK, second = ink.INK2, block = ink.GREY },
}

-- One block for ten days; the last may be narrower, a thirteenth is not drawn.
local function blocks(page, task, x, y, size, fill, said)
    local side, left = size * 0.54, math.min(task.effort / 10, 12)
    while left > 1e-9 do
        page:add { "box", x = x, y = y - side / 2, w = side * math.max(0.25, math.min(1, left)),
            h = side, fill = fill, tip = said }
        x, left = x + size * 0.66, left - 1
    end
end

local function says(page, task, level, style, url)
    local x, said = task.text_x, task.said
    local id = tasks.id_width(level)
    local room = (task.within and task.x + task.w - 4 or task.right) - x - id
    local lead_t, lead_b = level.t * 1.16, level.b * 1.2
    local tall = #task.title * lead_t + #task.rows * lead_b
    local top = task.y + (level.h - tall) / 2
    if not task.within then
        page:add { "box", x = x - 1, y = top - 0.5, w = task.right - x + 1, h = tall + 1,
            fill = task.ground, tip = said }
    end
    local o = { size = level.t, bold = true, color = style.color, tip = said, url = url }
    page:line(x, top + lead_t / 2, task.id, { size = level.t, bold = true, color = style.color,
        tip = said, url = url })
    if level.rows > 0 then
        page:line(x, top + lead_t + lead_b / 2, "#" .. task.rank, { size = level.b,
            color = style.second, tip = said, url = url })
    end
    for i, s in ipairs(task.title) do page:line(x + id, top + lead_t * (i - 0.5), s, o) end
    local y = top + #task.title * lead_t + lead_b / 2
    if level.rows == 1 and task.within then
        room = room - (task.killer and 11 or 0) - (task.moment and 11 or 0)
    end
    for i, s in ipairs(task.rows) do
        local size = ink.fit(s, room, level.b, { least = 5.75 })
        local cut = ink.cut(s, room, size)
        page:line(x + id, y, cut, { size = size, color = style.second, tip = said, url = url })
        local after = scene.width(cut, size) + 6
        if i == #task.rows and level.rows == 2 and after + tasks.blocks_width(task, level.b) <= room
            + 2 then
            blocks(page, task, x + id + after, y, level.b, style.block, said)
        end
        y = y + lead_b
    end
end

local function marks(page, ctx, task, level)
    local r = level.rows == 0 and 3.6 or level.rows == 1 and 4.4 or 5
    local x, y = task.x + task.w - 7, task.y + 1.5
    if level.rows < 2 then y = task.y + level.h / 2 end
    if not task.within then x, y = task.x + task.w + 5 + r, task.y + level.h / 2 end
    if task.killer then
        page:killer(x, y, r, ctx.L("road.removes", task.thing.ref.removes[1].killer.name))
        x = x + (task.within and -2.3 * r or 2.3 * r)
    end
    if task.moment then page:moment(x, y, r, ctx.L "legend.moment") end
end

--- The bar of one task.
function bars.draw(page, ctx, task, level)
    local style = ink.CHIP[task.horizon] or ink.CHIP.later
    local phase = task.thing.ref.touchpoints[1] and task.thing.ref.touchpoints[1].phase
    local url = phase and ctx.link("zoom", phase.journey, phase) or nil
    page:add { "box", x = task.x, y = task.y, w = task.w, h = level.h, round = level.h > 10
        and task.w > 10, fill = style.fill, stroke = style.stroke, width = 0.8, name = task.said,
        id = task.id, class = "action " .. task.horizon, url = url }
    says(page, task, level, task.within and (WITHIN[task.horizon] or WITHIN.later) or BESIDE, url)
    marks(page, ctx, task, level)
end

--- How full a team is, as a thin strip per period at the foot of its lane; nothing where no
-- capacity is given.
function bars.load(page, ctx, plan, lane, axis, y, names)
    local days = lane.thing and plan.capacity and plan.capacity[lane.thing]
    if not days then return false end
    for q = 1, plan.periods do
        local used = 0
        for _, a in ipairs(plan.actions) do
            if a.start <= q and a.finish >= q then
                used = used + (a.team_use and a.team_use[lane.thing.name] or 0) / (a.finish
                    - a.start + 1)
            end
        end
        local inset = math.min(5, axis.cw * 0.12)
        local x, w = axis.x0 + (q - 1) * axis.cw + inset, axis.cw - 2 * inset
        local capacity = problem.able(days, q)
        if used > 0 then
            page:rect(x, y, w, 1.5, ink.RULE)
            page:add { "box", x = x, y = y, w = w * (used < capacity and used / capacity or 1), h = 1.5,
                fill = ink.INK3, class = "load", name = ctx.L("road.load", lane.name, names[q],
                format.number(used, 0, ctx.lang), format.number(capacity, 0, ctx.lang)) }
        end
    end
    return true
end

--- The label of a lane: whose it is, what it takes.
function bars.lane(page, ctx, lane, y, w)
    local lines, size = ink.gentle(lane.name, w, 7.2, { bold = not lane.none, max = 2 })
    local currency = ctx.model.company and ctx.model.company.currency
    local parts = {}
    if lane.effort > 0 then
        parts[1] = tasks.weeks(ctx, lane.effort, 15)
    end
    if lane.cost > 0 then parts[#parts + 1] = format.short_money(lane.cost, currency, ctx.lang) end
    local said = lane.name .. ": " .. table.concat(parts, " · ")
    for i, s in ipairs(lines) do
        page:line(ink.M + 3, y + 2 + size * 1.15 * (i - 0.4), s, { size = size,
            bold = not lane.none, italic = lane.none, tip = said, name = i == 1 and said or nil })
    end
    if #parts > 0 then
        local s = table.concat(parts, " · ")
        local fs = ink.fit(s, w, 6.2)
        page:line(ink.M + 3, y + 2 + size * 1.15 * (#lines + 0.6), s, { size = fs, color = ink.INK2,
            tip = said })
    end
end

return bars
